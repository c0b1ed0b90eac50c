"""Numbers and names that identify: GB 32100 credit codes, GB 11643 resident numbers, masking."""

from __future__ import annotations

from datetime import date

_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def credit_code(first17: str) -> str:
    """The 18-character code that begins with `first17` (GB 32100, check character of modulus 31)."""
    total = sum(_CODE_SIGNS.index(sign) * weight for sign, weight in zip(first17, _CODE_WEIGHTS, strict=True))
    return first17 + _CODE_SIGNS[(31 - total % 31) % 31]


def body_code(first8: str) -> str:
    """The nine-character subject mark (GB 11714, check character of modulus 11, X for ten)."""
    value = {sign: number for number, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
    check = 11 - sum(value[sign] * weight for sign, weight in zip(first8, _BODY_WEIGHTS, strict=True)) % 11
    return first8 + ("X" if check == 10 else "0" if check == 11 else str(check))


def is_credit_code(text: str) -> bool:
    """Whether `text` is a well-formed unified social credit code."""
    return len(text) == 18 and all(sign in _CODE_SIGNS for sign in text) and credit_code(text[:17]) == text


def resident_id(first17: str) -> str:
    """The 18-character resident number that begins with `first17` (GB 11643, modulus 11-2)."""
    total = sum(int(sign) * weight for sign, weight in zip(first17, _ID_WEIGHTS, strict=True))
    return first17 + "10X98765432"[total % 11]


def is_resident_id(text: str) -> bool:
    """Whether `text` is a resident number: 17 digits, a real birth date, the right check character."""
    if len(text) != 18 or not text[:17].isascii() or not text[:17].isdigit():
        return False
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    return resident_id(text[:17]) == text.upper()


def masked_number(number: str) -> str:
    """330182199001011234 → 330182********1234: the day of birth is hidden; a number of another length but for its ends."""
    hidden = max(len(number) - 10, 0)
    return number[:6] + "*" * hidden + number[-4:] if hidden else "*" * len(number)


def masked_name(name: str) -> str:
    """王小明 → 王某某; one sign stays, as many follow as were there (at most two)."""
    return name[:1] + "某" * max(1, min(2, len(name) - 1))
