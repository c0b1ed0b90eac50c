"""The cases behind a figure: a page at a time, counted, or all of them as they are read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from zhunsheng.indicators.asking import Scope, listing
from zhunsheng.indicators.declaring import Indicator, Period, Together
from zhunsheng.indicators.errors import Unanswerable
from zhunsheng.indicators.past import Then
from zhunsheng.indicators.store import ask
from zhunsheng.statutes.words import Said, _

PARTS = ("numerator", "denominator", "rest")
LONG = 200_000
"""Rows of a table from which on a page is looked for in two steps."""
CHUNK = 50_000
"""Rows read at once where all are wanted."""


@dataclass(frozen=True)
class CaseRef:
    """A case behind a figure."""

    id: str
    number: str
    organ: str
    opened: date


@dataclass(frozen=True)
class CaseLine(CaseRef):
    """A case behind a figure with what it adds: whether it stands in the numerator, and the amount added up, if any."""

    counted: bool
    amount: Decimal | int | str | None


@dataclass(frozen=True)
class CasePage:
    """Some of the cases behind a figure, the earliest first; `after` asks for the next page, None when there is none."""

    items: tuple[CaseRef, ...]
    after: str | None


@dataclass(frozen=True)
class Behind:
    """Which cases: those of a part (see PARTS) of the indicator in the period and scope, and of one key where it is
    asked by one. `public`: only those that anybody may read now. `organs`: only these organs' cases, None for all.
    """

    indicator: Indicator
    period: Period
    scope: Scope
    part: str
    by: str = ""
    key: Any = None
    public: bool = False
    organs: Collection[str] | None = None

    def page(self, then: Then, after: str | None, size: int) -> CasePage:
        """A page by keyset. Raises Unanswerable for another part or a broken token."""
        found = self._page(then, "id, number, organ, opened", None if after is None else _token(after), size)
        items = tuple(CaseRef(*row) for row in found[:size])
        more = len(found) > size and items
        return CasePage(items, f"{items[-1].opened}|{items[-1].id}" if more else None)

    def count(self, then: Then) -> int:
        """How many there are. Raises Unanswerable."""
        sql, values = self._sql(then, "count(*)", [], [])
        return int(ask(then.manifest, self.indicator.procedure, sql, self.scope.sql()[0], values)[0][0])

    def lines(self, then: Then) -> Iterator[CaseLine]:
        """Every one, the earliest first, read as they are asked for; few are held at once. Raises Unanswerable."""
        point: tuple[date, str] | None = None
        while True:
            found = self._page(then, "id, number, organ, opened, counted_, amount_", point, CHUNK)
            yield from (CaseLine(*row) for row in found[:CHUNK])
            if len(found) <= CHUNK:
                return
            id, _number, _organ, opened, *_rest = found[CHUNK - 1]
            point = opened, id

    def _page(self, then: Then, picked: str, point: tuple[date, str] | None, size: int) -> list[Any]:
        """The rows after a point, and one more than asked for where there are more."""
        where, values = self._days(then, point, size) if self.long(then) else ([], [])
        if point is not None:
            # The plain bound beside the pair is what lets whole stretches of the table be passed over.
            where, values = [*where, "opened >= ? AND (opened, id) > (?, ?)"], [*values, point[0], *point]
        return self._ask(then, picked, where, values, "opened, id", size)

    def long(self, then: Then) -> bool:
        """Whether the table is so long that reading it takes a while."""
        procedure = self.indicator.procedure
        members = procedure.members if isinstance(procedure, Together) else (procedure,)
        return sum(then.manifest.tables[one.name].base_rows for one in members) > LONG

    def _days(self, then: Then, point: tuple[date, str] | None, size: int) -> tuple[list[str], list[Any]]:
        """The days that a page lies within, found by reading the days alone: names are then read of these days only."""
        beyond = ([], []) if point is None else (["opened > ?"], [point[0]])
        found = self._ask(then, "opened", *beyond, "opened", size)
        if point is None and not found:
            return ["false"], []
        first = [] if point is not None else [found[0][0]]
        last = [found[-1][0]] if len(found) > size else []
        return ["opened >= ?"] * len(first) + ["opened <= ?"] * len(last), [*first, *last]

    def _ask(
        self, then: Then, picked: str, where: list[str], values: list[Any], order: str, size: int
    ) -> list[Any]:
        sql, values = self._sql(then, picked, where, values)
        sql += f" ORDER BY {order} LIMIT {int(size) + 1}"
        return ask(then.manifest, self.indicator.procedure, sql, self.scope.sql()[0], values)

    def _sql(self, then: Then, picked: str, where: list[str], values: list[Any]) -> tuple[str, list[Any]]:
        if self.part not in PARTS:
            raise Unanswerable(
                Said(_("没有「{part}」这一部分。可选:{known}。"), part=self.part[:80], known="、".join(PARTS))
            )
        given = list(self.scope.sql()[1])
        inner = listing(self.indicator, self.period, self.part, self.by, self.key)
        conditions = []
        if self.organs is not None:
            conditions.append("organ IN (SELECT unnest(?::VARCHAR[]))")
            given.append(sorted(self.organs))
        if self.public:
            condition, more = then.opened()
            conditions.append(condition)
            given += more
        narrowed = " AND ".join([*conditions, *where])
        return f"SELECT {picked} FROM ({inner}){f' WHERE {narrowed}' if narrowed else ''}", [*given, *values]


def _token(after: str) -> tuple[date, str]:
    day, _bar, id = after.partition("|")
    try:
        return date.fromisoformat(day), id
    except ValueError:
        raise Unanswerable(Said(_("翻页标记无效。请从第一页重新打开。"))) from None
