"""From a ledger's rows to steps with facts: which step a sheet is for, what each column means, who and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhunsheng.cases.errors import BadFacts
from zhunsheng.cases.taking import validated
from zhunsheng.cases.taking_in import organ_named, people_named
from zhunsheng.doors.ledgers import cells
from zhunsheng.doors.ledgers.columns import (
    BY,
    FIXED,
    ON,
    ORGAN,
    REF,
    Column,
    columns,
    sheet_name,
    step_called,
)
from zhunsheng.doors.ledgers.outcome import Wrong, letter
from zhunsheng.doors.ledgers.sheets import Ledger, Row, Sheet
from zhunsheng.procedures.facts import Facts
from zhunsheng.procedures.vocabulary import ROLES, Procedure, Step


@dataclass(frozen=True)
class Planned:
    """One row understood: what is to be taken in."""

    sheet: str
    row: int
    ref: str
    step: Step
    facts: Facts
    by: tuple[str, ...]
    on: date


@dataclass
class Plan:
    """All rows understood, and all that could not be."""

    rows: list[Planned] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    """The references of rows that could not be understood: what follows in the same case cannot be taken either."""


class Planner:
    """Understands the rows of one import: for one organ, brought by one person."""

    def __init__(self, procedure: type[Procedure], organ: str, person: str, history: bool = False) -> None:
        self.procedure, self.organ, self.person, self.history = procedure, organ, person, history
        self._organs: dict[str, str | None] = {}
        self._people: dict[tuple[str, date], tuple[str, ...]] = {}

    def plan(self, ledger: Ledger) -> Plan:
        """Every row of the ledger; nothing is written."""
        plan = Plan()
        for sheet in ledger.sheets:
            if sheet.rows or sheet.titles:
                self._sheet(sheet, plan)
        # Within a case the acts follow their days; on one day they follow the order of the statute.
        order = {name: place for place, name in enumerate(self.procedure.steps)}
        plan.rows.sort(key=lambda one: (one.on, order[one.step.name], one.row))
        return plan

    def _sheet(self, sheet: Sheet, plan: Plan) -> None:
        step = step_called(self.procedure, sheet.name)
        if step is None:
            known = "、".join(sheet_name(one) for one in list(self.procedure.steps.values())[:6])
            message = f"没有这个步骤。请把工作表(CSV 的文件名)改为步骤名称,如:{known}"
            plan.wrong.append(Wrong(sheet.name, sheet.head, "", sheet.name, message))
            return
        meant = {one.title: one for one in columns(step.facts)}
        fixed = {title: at for at, title in sheet.titles.items() if title in FIXED}
        strange = [
            (at, title) for at, title in sheet.titles.items() if title not in meant and title not in FIXED
        ]
        for at, title in strange:
            message = "不是本步骤的项目。请删去该列,或者改用模板的列名"
            plan.wrong.append(Wrong(sheet.name, sheet.head, letter(at), title, message))
        absent = [title for title in (REF, ON) if title not in fixed]
        if absent:
            message = f"缺少「{'」「'.join(absent)}」列。请使用模板"
            plan.wrong.append(Wrong(sheet.name, sheet.head, "", "", message))
        if strange or absent:
            return
        by_index = {at: meant[title] for at, title in sheet.titles.items() if title in meant}
        for row in sheet.rows:
            found = _Reader(self, sheet, step, fixed, by_index, row)
            planned = found.read()
            if planned is not None:
                plan.rows.append(planned)
            else:
                plan.wrong += found.wrong
                plan.lost.add(found.ref)

    def same_organ(self, text: str) -> bool:
        """Whether the organ named in a row is the one that the import is for."""
        if text not in self._organs:
            self._organs[text] = organ_named(text)
        return self._organs[text] == self.organ

    def people(self, name: str, on: date) -> tuple[str, ...]:
        """The people meant by a name on a day."""
        key = (name, on)
        if key not in self._people:
            self._people[key] = tuple(people_named(name, self.organ, on, self.history))
        return self._people[key]


class _Reader:
    """One row being read; errors gather in `wrong`."""

    def __init__(
        self,
        planner: Planner,
        sheet: Sheet,
        step: Step,
        fixed: dict[str, int],
        meant: dict[int, Column],
        row: Row,
    ) -> None:
        self.planner, self.sheet, self.step, self.row = planner, sheet, step, row
        self.fixed, self.meant = fixed, meant
        self.wrong: list[Wrong] = []
        self.ref = self._fixed(REF)

    def read(self) -> Planned | None:
        """The row understood, or None with what is wrong."""
        if not self.ref:
            self._say(REF, "未填写。请填案号;新立的案件自编一个行号")
        organ = self._fixed(ORGAN)
        if organ and not self.planner.same_organ(organ):
            self._say(ORGAN, f"「{organ}」不是本次导入的机关。请分机关导入,或者核对名称")
        on = cells.day(self.row.cells.get(self.fixed[ON]))
        if not isinstance(on, date):
            self._say(ON, "应为日期,如 2026-01-31" if on is not None else "未填写")
            return None
        by = tuple(self._people(BY, self._fixed(BY), on)) or (self.planner.person,)
        facts = self._facts(on)
        if self.wrong or facts is None:
            return None
        return Planned(self.sheet.name, self.row.number, self.ref, self.step, facts, by, on)

    def _fixed(self, title: str) -> str:
        at = self.fixed.get(title)
        try:
            return cells.words(self.row.cells[at]) if at is not None and at in self.row.cells else ""
        except cells.BadCell as no:
            self._say(title, str(no))
            return ""

    def _people(self, title: str, text: str, on: date) -> Iterator[str]:
        roles = {ROLES[role]: role for role in self.step.by.roles} if self.step.by.outsider else {}
        for name in cells.names(text):
            if name in roles or name in roles.values():
                yield roles.get(name, name)
                continue
            found = self.planner.people(name, on)
            if len(found) == 1:
                yield found[0]
            elif found:
                self._say(title, f"本机关有{len(found)}位「{name}」。请改填人员编号:{'、'.join(found)}")
            else:
                self._say(title, f"本机关在{on}没有「{name}」。请核对姓名,或者改填人员编号")

    def _facts(self, on: date) -> Facts | None:
        raw: dict[str, Any] = {}
        for at, column in self.meant.items():
            if at not in self.row.cells:
                continue
            try:
                value = cells.fact(column, self.row.cells[at])
            except cells.BadCell as no:
                self._say(column.title, str(no), at)
                continue
            if column.person:
                value = next(self._people(column.title, str(value), on), None)
            _put(raw, column.path, value)
        if self.wrong:
            return None
        if self.planner.history:
            raw = _unrecorded(self.step) | raw
        try:
            return validated(self.step, raw)
        except BadFacts as no:
            for path, title, wrong in no.problems:
                self._bad(path, title, wrong)
            return None

    def _bad(self, path: str, title: str, wrong: str) -> None:
        """A problem with a fact stands in the column that it came from, or belongs in."""
        parts = [part for part in path.split(".") if not part.isdigit()]
        for at, column in self.meant.items():
            if list(column.path) == parts:
                return self._say(column.title, wrong, at)
        inside = next(
            (one for one in columns(self.step.facts) if one.path[: len(parts)] == tuple(parts)), None
        )
        return self._say(inside.title if inside else title, wrong, -1)

    def _say(self, title: str, message: str, at: int | None = None) -> None:
        where = self.fixed.get(title, -1) if at is None else at
        if at is None and where < 0:
            where = next((one for one, column in self.meant.items() if column.title == title), -1)
        place = letter(where) if where >= 0 else ""
        said = message if place or not title else f"「{title}」{message}"
        self.wrong.append(Wrong(self.sheet.name, self.row.number, place, title, said))


def _unrecorded(step: Step) -> dict[str, Any]:
    """What an old ledger does not say was done counts as not done: it becomes a defect, not a guess."""
    found: dict[str, Any] = {}
    for name, info in step.facts.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and "granted" in extra and info.is_required():
            granted = extra["granted"]
            if isinstance(granted, bool | list):
                found[name] = [] if isinstance(granted, list) else False
    return found


def _put(raw: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for part in path[:-1]:
        raw = raw.setdefault(part, {})
    raw[path[-1]] = value
