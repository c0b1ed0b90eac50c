"""Identifying numbers taken apart: GB 32100 credit codes, GB 11714 marks, GB 11643 resident numbers. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from zhunsheng.procedures import identity
from zhunsheng.registers.refused import Refused


@dataclass(frozen=True, slots=True)
class CreditCode:
    """A checked unified social credit code: registering department, kind, region (6 digits), subject mark (9)."""

    text: str

    @property
    def region(self) -> str:
        """The six digits of the division that registered the body."""
        return self.text[2:8]

    @property
    def subject(self) -> str:
        """The nine characters of GB 11714."""
        return self.text[8:17]

    @property
    def government(self) -> bool:
        """Whether it is an organ's code (机构编制, kind 机关)."""
        return self.text.startswith("11")


@dataclass(frozen=True, slots=True)
class ResidentId:
    """A checked resident identity number."""

    text: str
    born: date

    @property
    def region(self) -> str:
        """The six digits of the division where it was first given."""
        return self.text[:6]

    @property
    def female(self) -> bool:
        """Whether the sequence number is even."""
        return int(self.text[16]) % 2 == 0


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().upper()


def is_subject_mark(text: str) -> bool:
    """Whether nine characters are a subject mark of GB 11714 (check character of modulus 11)."""
    letters = text[:8].isascii() and text[:8].isalnum() and text[:8] == text[:8].upper()
    return len(text) == 9 and letters and identity.body_code(text[:8]) == text


def credit_code(text: str, field: str = "code", *, subject: bool = True) -> CreditCode:
    """The code, spaces and full-width characters put right; Refused if a check character is wrong.

    `subject=False` does not look at the GB 11714 part: some old codes of parties fail it.
    """
    plain = _plain(text)
    if len(plain) != 18:
        raise Refused(f"统一社会信用代码应为18位,现为{len(plain)}位。请照登记证书重新填写。", field)
    if not identity.is_credit_code(plain):
        raise Refused(f"统一社会信用代码{plain}的校验码不符(GB 32100)。请照登记证书逐位核对。", field)
    if subject and not is_subject_mark(plain[8:17]):
        raise Refused(f"统一社会信用代码{plain}第9至17位校验码不符(GB 11714)。请照登记证书逐位核对。", field)
    return CreditCode(plain)


def resident_id(text: str, field: str = "id_number", *, today: date | None = None) -> ResidentId:
    """The resident number; Refused if its check character is wrong or its birth date is no day or lies after `today`."""
    plain = _plain(text)
    if len(plain) != 18:
        raise Refused(f"居民身份证号码应为18位,现为{len(plain)}位。请照证件重新填写。", field)
    if not identity.is_resident_id(plain):
        raise Refused("居民身份证号码的出生日期或者校验码不符(GB 11643)。请照证件逐位核对。", field)
    born = date(int(plain[6:10]), int(plain[10:12]), int(plain[12:14]))
    if today is not None and born > today:
        raise Refused("居民身份证号码中的出生日期晚于今天。请照证件逐位核对。", field)
    return ResidentId(plain, born)


def make_credit_code(region: str, serial: int, prefix: str = "11") -> str:
    """A well-formed code for an invented body: prefix (11 organ, 91 company), region of 6 digits, serial below 10^8."""
    return identity.credit_code(prefix + region + identity.body_code(f"{serial:08d}"))
