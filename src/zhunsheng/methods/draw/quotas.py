"""How many are drawn: a number or a ratio, of the whole pool or of each stratum. Exact, rounded up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from zhunsheng.methods.draw.pool import ALL, Entrant
from zhunsheng.methods.draw.problems import NotDrawn
from zhunsheng.statutes.words import _


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of a stratum: `count`, or `ratio` as "3/100" or "3%" of it, rounded up to whole ones."""

    count: int | None = None
    ratio: str | None = None
    stratum: str = ALL

    def as_json(self) -> dict[str, Any]:
        """The stratum, and the count or the ratio."""
        how = {"count": self.count} if self.count is not None else {"ratio": self.ratio}
        return {"stratum": self.stratum, **how}

    def of(self, size: int) -> int:
        """How many of `size`. Raises NotDrawn where it asks for more than there are, or is no ratio."""
        if self.count is not None:
            wanted = self.count
        else:
            share = fraction(self.ratio or "")
            wanted = -(-size * share.numerator // share.denominator)
        if not 0 <= wanted <= size:
            message = _("「{stratum}」只有{size}个,不能抽取{n}个。请调整数量或者比例。")
            raise NotDrawn(message, "too-many", stratum=self.stratum, size=size, n=wanted)
        return wanted


def quota(text: str) -> Quota:
    """«5», «3%», «高:20%» as a quota. Raises NotDrawn."""
    name, colon, how = text.replace("\uff1a", ":").rpartition(":")
    stratum, how = name.strip() if colon else ALL, how.strip()
    if how.isascii() and how.isdigit():
        return Quota(count=int(how), stratum=stratum)
    fraction(how)
    return Quota(ratio=how, stratum=stratum)


def fraction(text: str) -> Fraction:
    """3%, 2.5%, 3/100 or 0.03 as an exact fraction from 0 to 1. Raises NotDrawn."""
    said = re.fullmatch(
        r"\s*(\d{1,9}(?:\.\d{1,6})?)\s*(?:(%)|/\s*(\d{1,9}))?\s*", text.replace("\uff05", "%")
    )
    found = Fraction(said[1]) / (100 if said[2] else int(said[3] or 1) or 1) if said else Fraction(2)
    if not 0 <= found <= 1 or (said and said[3] and not int(said[3])):
        raise NotDrawn(_("「{ratio}」不是比例。请写成 3% 或者 3/100。"), "ratio", ratio=text)
    return found


def numbers(pool: Iterable[Entrant], quotas: Iterable[Quota]) -> dict[str, int]:
    """How many are drawn of each stratum. Raises NotDrawn where the quotas do not fit the strata of the pool."""
    asked = list(quotas)
    sizes = Counter(one.stratum for one in pool)
    names = [one.stratum for one in asked]
    for name in names:
        if names.count(name) > 1:
            raise NotDrawn(_("分层「{stratum}」规定了两次。请只保留一个。"), "strata", stratum=name)
    for name in [*sorted(sizes.keys() - set(names)), *(one for one in names if one not in sizes)]:
        message = (
            _("没有规定「{stratum}」层抽取多少。请补充。")
            if name in sizes
            else _("名录中没有「{stratum}」层。请核对分层名称。")
        )
        raise NotDrawn(message, "strata", stratum=name)
    found = {one.stratum: one.of(sizes[one.stratum]) for one in asked}
    if not sum(found.values()):
        raise NotDrawn(_("按规定的数量或者比例一个也抽不到。请调整。"), "too-few")
    return found
