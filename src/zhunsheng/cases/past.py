"""Cases as they stood when their book was shorter, folded again from the entries that were there by then."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

import orjson

from zhunsheng import record
from zhunsheng.cases import feed, folding, rows
from zhunsheng.cases.rebuilding import case_of, number_in
from zhunsheng.registers import edition

BATCH = 300
Then = tuple[str, str, tuple[Any, ...] | None]
"""Procedure and id of a case and, of its row as of then, the columns asked for and the facts as text; None before its
first entry."""


def changed(book: str, seq: int, columns: Collection[str]) -> Iterator[Then]:
    """Every case that moved after entry `seq` of the book, as it stood at that entry.

    The clocks are counted with the calendar and the local rules as they are known now; a personal value erased since
    is hidden. Raises record.VaultLocked.
    """
    every = feed.moved(book, seq)
    for start in range(0, len(every), BATCH):
        yield from _as_of(book, seq, every[start : start + BATCH], columns)


def _as_of(book: str, seq: int, cases: list[tuple[str, str]], columns: Collection[str]) -> Iterator[Then]:
    entries, now = record.of_cases(book, [id for id, _procedure in cases], seq), edition.stamp()
    revealed = {e.seq: facts for e, facts in zip(entries, record.reveal_many(entries), strict=True)}
    known = {case: list(mine) for case, mine in groupby(entries, key=attrgetter("case"))}
    for id, procedure in cases:
        mine = known.get(id, [])
        acts = folding.acts(mine, [revealed[entry.seq] for entry in mine])
        if not acts:
            yield procedure, id, None
            continue
        row = rows.of_case(case_of(id, mine, acts, now), number_in(mine), book)
        told = orjson.dumps(row["facts"]).decode()
        yield procedure, id, (*(row[name] for name in columns), told)
