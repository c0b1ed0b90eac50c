"""Discretion benchmarks and leniency lists, as the penalty procedure consults them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from zhunsheng.registers.models import Benchmark, Jurisdiction, Leniency, in_force
from zhunsheng.registers.places import place
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.writing import add, change, known

R = TypeVar("R", Benchmark, Leniency)


def set_benchmark(
    jurisdiction: str,
    code: str,
    violation: str,
    title: str,
    grade: str,
    fine: tuple[Decimal | int, Decimal | int],
    since: date,
    source: str,
    *,
    until: date | None = None,
    circumstances: str = "",
) -> Benchmark:
    """Enter the range of the fine (yuan, both ends included) for a violation at one grade. Raises Refused."""
    where = known(Jurisdiction, jurisdiction, "jurisdiction")
    return add(
        Benchmark(
            jurisdiction=where,
            code=code,
            violation=violation,
            title=title,
            circumstances=circumstances,
            grade=grade,
            fine_min=Decimal(fine[0]),
            fine_max=Decimal(fine[1]),
            since=since,
            until=until,
            source=source,
        )
    )


def list_leniency(
    jurisdiction: str,
    code: str,
    violation: str,
    title: str,
    kind: str,
    conditions: Iterable[str],
    since: date,
    source: str,
    *,
    until: date | None = None,
) -> Leniency:
    """Enter an item of the no-penalty ("exempt") or light-penalty ("light") list. Raises Refused."""
    where = known(Jurisdiction, jurisdiction, "jurisdiction")
    return add(
        Leniency(
            jurisdiction=where,
            code=code,
            violation=violation,
            title=title,
            kind=kind,
            conditions=list(conditions),
            since=since,
            until=until,
            source=source,
        )
    )


def end_benchmark(jurisdiction: str, code: str, last_day: date) -> Benchmark:
    """Let a grade in force on its last day end with it. Raises Refused where there is none."""
    return _end(Benchmark, jurisdiction, code, last_day)


def end_leniency(jurisdiction: str, code: str, last_day: date) -> Leniency:
    """Let an item of leniency in force on its last day end with it. Raises Refused where there is none."""
    return _end(Leniency, jurisdiction, code, last_day)


def _end(table: type[R], jurisdiction: str, code: str, last_day: date) -> R:
    row = table._default_manager.filter(in_force(last_day), jurisdiction_id=jurisdiction, code=code).first()
    if row is None:
        raise Refused(f"{last_day}没有生效的{table._meta.verbose_name}{code}。请核对编码和日期。", "code")
    row.until = last_day
    return change(row, "until")


def consult(organ: str, violation: str, day: date) -> list[Benchmark]:
    """The benchmarks that bind this organ for a violation on that day, by lowest fine.

    Those of the nearest division that has any: the county's before the city's before the province's.
    """
    found = Benchmark.objects.filter(
        in_force(day), violation=violation, jurisdiction_id__in=place(organ).divisions
    )
    return sorted(_nearest(list(found), organ), key=lambda row: (row.fine_min, row.fine_max, row.code))


def leniency(organ: str, violation: str, day: date) -> list[Leniency]:
    """The leniency items that bind this organ for a violation on that day, of the nearest division that has any."""
    found = Leniency.objects.filter(
        in_force(day), violation=violation, jurisdiction_id__in=place(organ).divisions
    )
    return sorted(_nearest(list(found), organ), key=lambda row: (row.kind, row.code))


def _nearest(rows: list[R], organ: str) -> list[R]:
    for division in place(organ).divisions:
        here = [row for row in rows if row.jurisdiction_id == division]
        if here:
            return here
    return []
