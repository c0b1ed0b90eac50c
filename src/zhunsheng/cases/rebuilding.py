"""Remaking every cache from the book alone: rows, workers, papers, series. What differs is reported and put right.

A few hundred cases at a time, each batch in a transaction of its own, so that work may go on beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import connection

from zhunsheng import record
from zhunsheng.cases import attached, folding, list_keeping, rows
from zhunsheng.cases.comparing import Difference, Differences
from zhunsheng.cases.numbers import counted, series_of
from zhunsheng.procedures.acts import Act, Case
from zhunsheng.procedures.catalogue import named
from zhunsheng.registers import edition
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.registers.local_rules import settings_for

BATCH = 300
Progress = Callable[[int], object]
"""Told after each batch how many more entries were gone through."""
Last = dict[tuple[str, str, int], int]
"""Organ, series and year: the last number given."""

__all__ = ["Difference", "Differences", "rebuild"]


@dataclass(slots=True)
class Remade:
    """One case as its entries make it."""

    row: rows.Row
    workers: attached.Workers
    papers: attached.Papers
    listed: list[list_keeping.Kept]


def rebuild(progress: Progress | None = None) -> Differences:
    """Remake all caches from the books; answers every difference there was.

    Raises record.RecordUnavailable, record.VaultLocked.
    """
    found, seen = Differences(), set[str]()
    last: Last = {}
    heads = {book: record.head(book).seq for book in record.books()}
    for book in heads:
        after: str | None = ""
        while after is not None:
            with record.writing():
                entries = record.by_case(book, after, BATCH)
                after = _batch(book, entries, found, last, seen) if entries else None
            if progress is not None and entries:
                progress(len(entries))
    _unknown(found, seen)
    _series(found, last, heads)
    with record.writing():
        for _n in range(list_keeping.retally()):
            found.note("listed", "", "tally", None, None)
    for digest, *place in record.evidence.named.take_out():
        found.note("evidence", "", digest, str(place), None)
    return found


def _batch(book: str, entries: list[record.Entry], found: Differences, last: Last, seen: set[str]) -> str:
    """Remake these cases and put right what differs; answers the id of the last one."""
    now = edition.stamp()
    revealed = dict(zip((e.seq for e in entries), record.reveal_many(entries), strict=True))
    made: dict[str, Remade] = {}
    for case, group in groupby(entries, key=attrgetter("case")):
        mine = list(group)
        found.entries += len(mine)
        acts = folding.acts(mine, [revealed[entry.seq] for entry in mine])
        if acts:
            made[case] = _remade(book, case, mine, acts, now)
            _count(last, mine)
    for digest, *place in record.evidence.named.put_in(entries):
        found.note("evidence", "", digest, None, str(place))
    found.cases += len(made)
    seen.update(made)
    _put_right(made, found)
    return entries[-1].case


def _remade(book: str, case: str, entries: list[record.Entry], acts: tuple[Act, ...], now: str) -> Remade:
    told = case_of(case, entries, acts, now)
    row = rows.of_case(told, number_in(entries), book)
    workers = {person: rows.due_of(row) for person in rows.workers_of(acts)}
    return Remade(row, workers, attached.papers_of(entries), list_keeping.of_case(told, book))


def case_of(case: str, entries: list[record.Entry], acts: tuple[Act, ...], now: str) -> Case:
    """The case that entries tell, under the calendar and the local rules of that edition of the registers."""
    organ, day = _organ(entries), acts[-1].on
    rules = settings_for(organ, day, now)
    return Case(named(entries[0].procedure), case, acts, calendar_now(now), rules, organ)


def number_in(entries: list[record.Entry]) -> str:
    """The number that the case was given when it was opened."""
    return str(entries[0].facts["_"]["number"])


def _organ(entries: Iterable[record.Entry]) -> str:
    """The organ that the case is with: that which its latest move names, else that of its first entry."""
    named_organs = [entry.facts["_"]["organ"] for entry in entries if "organ" in entry.facts.get("_", {})]
    return str(named_organs[-1])


def _count(last: Last, entries: Iterable[record.Entry]) -> None:
    """The highest number of each series that the entries gave out."""
    organ = None
    for entry in entries:
        beside = entry.facts.get("_", {})
        organ = beside.get("organ", organ)
        given = dict(beside.get("papers", {}))
        if "number" in beside:
            given[series_of(beside["number"])] = beside["number"]
        for series, number in given.items():
            year, place = counted(number)
            key = (str(organ), series, year)
            last[key] = max(last.get(key, 0), place)


def _put_right(made: dict[str, Remade], found: Differences) -> None:
    cases = list(made)
    stored = rows.stored(cases, lock=True, facts=True) if cases else {}
    workers, papers, listed = attached.workers(cases), attached.papers(cases), list_keeping.stored(cases)
    for case, one in made.items():
        before = stored.get(case)
        if before != one.row:
            _note_row(found, case, before, one.row)
            rows.write(one.row, before)
        if workers.get(case, {}) != one.workers:
            _note_keyed(found, "worker", case, workers.get(case, {}), one.workers)
            attached.rewrite_workers(case, one.workers)
        if papers.get(case, {}) != one.papers:
            _note_keyed(found, "paper", case, papers.get(case, {}), one.papers)
            attached.rewrite_papers(case, one.papers)
        if (was := listed.get(case, [])) != one.listed:
            found.note("listed", case, "", len(was), len(one.listed))
            list_keeping.rewrite(case, was, one.listed)


def _note_row(found: Differences, case: str, before: rows.Row | None, row: rows.Row) -> None:
    if before is None:
        found.note("case", case, "", None, row["number"])
        return
    for name, value in row.items():
        if name == "facts":
            _note_keyed(found, "case", case, before[name], value, "facts.")
        elif before[name] != value:
            found.note("case", case, name, before[name], value)


def _note_keyed(
    found: Differences,
    table: str,
    case: str,
    was: Mapping[str, Any],
    becomes: Mapping[str, Any],
    under: str = "",
) -> None:
    for key in sorted(was.keys() | becomes.keys()):
        if was.get(key) != becomes.get(key):
            found.note(table, case, f"{under}{key}", was.get(key), becomes.get(key))


def _unknown(found: Differences, seen: set[str]) -> None:
    """Rows of cases that no book knows go."""
    with record.writing(), connection.cursor() as cursor:
        cursor.execute("SELECT id, book, number FROM cases_caserow")
        for case, book, number in cursor.fetchall():
            if case in seen or (book in record.books() and record.entries(book, case)):
                continue
            found.note("case", case, "", number, None)
            attached.rewrite_workers(case, {})
            attached.rewrite_papers(case, {})
            list_keeping.rewrite(case, list_keeping.stored([case]).get(case, []), [])
            cursor.execute("DELETE FROM cases_caserow WHERE id = %s", [case])


def _series(found: Differences, last: Last, heads: dict[str, int]) -> None:
    """The last numbers given, those given while the rebuilding ran among them."""
    with record.writing(), connection.cursor() as cursor:
        for book, head in heads.items():
            for entry in record.walk(book, after=head):
                if entry.procedure == folding.RECORD:
                    continue
                told = (one for one in record.entries(book, entry.case) if one.seq <= entry.seq)
                beside = {"organ": _organ(told)} | entry.facts.get("_", {})
                _count(last, [replace(entry, facts={"_": beside})])
        cursor.execute("SELECT organ, series, year, last FROM cases_series")
        stored = {(organ, series, year): number for organ, series, year, number in cursor.fetchall()}
        for key in sorted(stored.keys() | last.keys()):
            if stored.get(key, 0) != last.get(key, 0):
                found.note("series", "/".join(map(str, key)), "last", stored.get(key), last.get(key))
                cursor.execute("DELETE FROM cases_series WHERE organ = %s AND series = %s AND year = %s", key)
                if key in last:
                    sql = "INSERT INTO cases_series (organ, series, year, last) VALUES (%s, %s, %s, %s)"
                    cursor.execute(sql, [*key, last[key]])
