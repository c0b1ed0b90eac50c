"""What a report must admit: what clocks missed, what got worse or missed its target, what the ledger has open; and what
became of last year's (督察工作规定 第二十五条)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhunsheng.cases.ledger import Item, mended, shortcomings
from zhunsheng.indicators import Figure, Kind
from zhunsheng.registers.models import Organ
from zhunsheng.registers.places import place
from zhunsheng.reports.answering import Answers, Whose
from zhunsheng.reports.printing import alike
from zhunsheng.reports.templates import LESS_IS_BETTER, SHORTCOMINGS
from zhunsheng.statutes.words import _

ITEM = "item:"
MOST_ITEMS = 8


@dataclass(frozen=True)
class Shortcoming:
    """One that is proposed: its key (a figure's id, or `item:` and the kind of defect), its title, its source text with the
    figures in braces, the figure, the items of the ledger behind it, a cause and a measure where the ledger has them."""

    key: str
    title: str
    source: str
    figure: str = ""
    items: tuple[Item, ...] = ()
    measure: str = ""

    def as_json(self) -> dict[str, Any]:
        """As the edition freezes it, for the report of the next year."""
        cases = [one.id for one in self.items]
        return {"key": self.key, "title": self.title, "figure": self.figure, "cases": cases}


@dataclass(frozen=True)
class Followed:
    """What last year's report admitted, and the ledger's items mended this year: what no longer stands, what still does."""

    mended: tuple[str, ...]
    unsolved: tuple[str, ...]
    items: tuple[Item, ...]


def proposed(found: Answers, items: Iterable[Item]) -> tuple[Shortcoming, ...]:
    """The shortcomings of the year: figures in their declared order, then the open items by kind of defect."""
    told = {lack.figure: lack for lack in SHORTCOMINGS}
    ids = dict.fromkeys([*told, *found.targets, *found.now])
    by_figure = (_by_figure(found, id, told[id].text if id in told else "") for id in ids if id in found.now)
    return (*(one for one in by_figure if one), *_by_kind(items))


def ledger_items(year: int, whose: Whose) -> tuple[Item, ...]:
    """What the ledger had open at the end of the year, of the units that the report is about."""
    return _concerned(shortcomings(organs_of(whose), year), whose)


def followed(
    year: int, whose: Whose, before: Iterable[Mapping[str, Any]], now: Iterable[Shortcoming]
) -> Followed:
    """`before`: what last year's edition admitted."""
    still = {one.key for one in now}
    fixed = [str(one["title"]) for one in before if one["key"] not in still]
    left = [str(one["title"]) for one in before if one["key"] in still]
    return Followed(tuple(fixed), tuple(left), _concerned(mended(organs_of(whose), year), whose))


def organs_of(whose: Whose) -> list[str]:
    """Whose ledgers count: those of the book (for a department those of its government's), or all."""
    book = whose.book or (place(whose.organ).book if whose.organ else "")
    every = Organ.objects.values_list("code", flat=True)
    return [code for code in every if not book or place(code).book == book]


def _concerned(items: Iterable[Item], whose: Whose) -> tuple[Item, ...]:
    """A department answers for its own."""
    return tuple(one for one in items if not whose.organ or whose.organ in (one.unit, one.organ))


def _by_figure(found: Answers, id: str, text: str) -> Shortcoming | None:
    """Everything that one figure says against the year, in one paragraph."""
    now, before = found.now[id], found.before.get(id)
    parts = [text] if text and _counts(now, rest=_rest(id)) else []
    target = found.targets.get(id)
    worse = before is not None and _worse(now, before)
    if target is not None and target.missed(now.value):
        aim = _("不高于") if target.at_most else _("不低于")
        change = f"{{{id}:change}}" if worse else ""
        parts.append(
            _("{title}{hole}{change}，没有达到{aim}{target}的目标。").format(
                title=now.title, hole=f"{{{id}}}", change=change, aim=aim, target=f"{{{id}:target}}"
            )
        )
    elif worse:
        parts.append(f"{now.title}{{{id}}}{{{id}:change}}。")
    return Shortcoming(id, now.title, "".join(parts), id) if parts else None


def _rest(id: str) -> bool:
    return next((one.rest for one in SHORTCOMINGS if one.figure == id), True)


def _counts(now: Figure, rest: bool) -> bool:
    return bool(now.denominator - now.numerator) if rest else bool(now.value)


def _worse(now: Figure, before: Figure) -> bool:
    """Whether it changed for the worse, as printed; nothing is said where there is nothing to compare."""
    if now.value is None or before.value is None or not alike(now, before) or not before.denominator:
        return False
    if now.id in LESS_IS_BETTER:
        return now.value > before.value
    return now.indicator.kind is Kind.RATE and now.value < before.value


def _by_kind(items: Iterable[Item]) -> Iterator[Shortcoming]:
    kinds: dict[str, list[Item]] = {}
    for one in items:
        kinds.setdefault(one.kind, []).append(one)
    for kind, several in kinds.items():
        listed = "；".join(f"{one.unit_name}{_plain(one.defect)}" for one in several[:MOST_ITEMS])
        more = _("等") if len(several) > MOST_ITEMS else ""
        source = _("“{kind}”方面的问题截至年末尚未整改到位：{listed}{more}。").format(
            kind=_plain(kind), listed=listed, more=more
        )
        measures = dict.fromkeys(_plain(one.measure) for one in several if one.measure)
        yield Shortcoming(ITEM + kind, kind, source, "", tuple(several), "；".join(measures))


def _plain(text: str) -> str:
    """Words of the ledger as part of a sentence and of a source: no full stop at the end, braces doubled."""
    return text.strip().rstrip("。；;").replace("{", "{{").replace("}", "}}")
