"""Chinese numerals and printed magnitudes as exact numbers."""

from decimal import Decimal

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
MAGNITUDES = {
    "": 1, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "万亿": 10**12,
}  # fmt: skip


def chinese(text: str) -> Decimal | None:
    """The value of a Chinese numeral (两 is 2, 百 alone is 100); None where it is not one."""
    if not text or len(text) > 16:
        return None
    if len(text) > 1 and all(c in DIGITS for c in text):
        return None if "两" in text else Decimal("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    seen = False
    for c in text:
        if c in DIGITS:
            if seen and digit:
                return None
            digit, seen = DIGITS[c], True
        elif c in SMALL:
            section += (digit if seen and digit else 1) * SMALL[c]
            digit, seen = 0, False
        elif c in "万亿":
            section += digit
            total = (total + (section or 1)) * (10**4 if c == "万" else 10**8)
            section = digit = 0
            seen = False
        else:
            return None
    return Decimal(total + section + digit)


def arabic(text: str) -> Decimal | None:
    """The value of digits with thousands commas or blanks and a point; None beyond fifteen digits (a code)."""
    plain = text.replace(",", "").replace(" ", "")
    return None if len(plain) > 16 else Decimal(plain)
