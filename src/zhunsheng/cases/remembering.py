"""The acts of cases lately touched, kept in this process, so that a step need not read its whole case again.

What is remembered is used only where the book still holds the very entry it ends with: links are chained and salted,
so an equal link is an equal history. An erasure is an entry of its own and makes the case be read anew.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from zhunsheng import record
from zhunsheng.cases import folding
from zhunsheng.procedures.acts import Act

MOST = 5000
Held = tuple[int, bytes, tuple[Act, ...]]
_held: OrderedDict[str, Held] = OrderedDict()
_lock = Lock()


def acts_of(book: str, case: str) -> tuple[Act, ...]:
    """Every act of a case, as the book has it now."""
    with _lock:
        known = _held.get(case)
    if known is not None and record.end_of(book, case) == known[:2]:
        return known[2]
    return _read(book, case)


def _read(book: str, case: str) -> tuple[Act, ...]:
    entries = record.entries(book, case)
    acts = folding.acts(entries, record.reveal_many(entries))
    if entries:
        remember(case, entries[-1], acts)
    return acts


def remember(case: str, last: record.Entry, acts: tuple[Act, ...]) -> None:
    """Keep the acts of a case that ends with this entry."""
    with _lock:
        _held[case] = (last.seq, last.link, acts)
        _held.move_to_end(case)
        while len(_held) > MOST:
            _held.popitem(last=False)


def forget_one(case: str) -> None:
    """Forget one case: its personal facts were erased. Other processes read it anew when they next touch it."""
    with _lock:
        _held.pop(case, None)


def forget() -> None:
    """Forget everything (tests)."""
    with _lock:
        _held.clear()
