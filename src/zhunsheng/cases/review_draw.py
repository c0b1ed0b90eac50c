"""File review from the record: the pool of closed files to draw from, and what the reviews of a year found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from zhunsheng.cases.models import CaseRow
from zhunsheng.methods.draw import DrawFile, Entrant, Quota, Source, announce
from zhunsheng.procedures.oversight.review.file_review import Mode
from zhunsheng.procedures.oversight.review.sheet import defects_of
from zhunsheng.statutes.words import _

FILES = ("penalty", "licence", "coercion")
"""Procedures whose closed cases are enforcement files."""


def pool(
    organs: Iterable[str], year: int, procedures: Sequence[str] = FILES, track: str | None = None
) -> tuple[Entrant, ...]:
    """The files of these organs (credit codes) closed in that year, by case number, a stratum an organ.

    `track`: only of that way of handling ("quick": the quality check of quick handling).
    """
    rows = CaseRow.objects.filter(
        organ__in=list(organs),
        procedure__in=list(procedures),
        closed__range=(date(year, 1, 1), date(year, 12, 31)),
    )
    rows = rows.filter(track=track) if track else rows
    return tuple(
        Entrant(number, 1, organ) for number, organ in rows.order_by("number").values_list("number", "organ")
    )


def announced(
    name: str,
    organs: Sequence[str],
    year: int,
    each: int,
    source: Source,
    at: str,
    *,
    track: str | None = None,
) -> DrawFile:
    """The draw file to publish: `each` files of every organ, all of an organ that closed fewer.

    Raises NotDrawn where no organ closed any, or the source of randomness is known already.
    """
    every = pool(organs, year, track=track)
    sizes = Counter(one.stratum for one in every)
    quotas = [Quota(count=min(each, size), stratum=organ) for organ, size in sorted(sizes.items())]
    return announce(name, _("案卷评查"), every, quotas, source, at)


@dataclass(slots=True)
class Reviewed:
    """What the reviews of one mode found: files, by grade, by unit; defects by kind."""

    files: int = 0
    grades: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    defects: Counter[str] = field(default_factory=Counter)


def reviewed(organs: Iterable[str], year: int) -> dict[Mode, Reviewed]:
    """The files whose review these organs confirmed in that year, self-review and central review apart."""
    rows = CaseRow.objects.filter(
        procedure="reviewed-file",
        organ__in=list(organs),
        closed__range=(date(year, 1, 1), date(year, 12, 31)),
    )
    found = {mode: Reviewed() for mode in Mode}
    for facts in rows.values_list("facts", flat=True).iterator():
        one = found[Mode(str(facts["open__mode"]))]
        last = "appeal_decide" if "appeal_decide_on" in facts else "settle"
        one.files += 1
        one.grades[str(facts[f"{last}__grade"])] += 1
        one.units[str(facts["open__unit"])] += 1
        faults = facts.get(f"{last}__defects") or []
        assert isinstance(faults, list)
        one.defects.update(defect.kind for defect in defects_of(faults))
    return found
