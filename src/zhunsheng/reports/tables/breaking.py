"""Which cases break a balance: in the whole and in no part, in a part and not in the whole, in several parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

MOST = 20
"""So many of the cases that break a sum are named."""
FAR = 100_000
"""So many cases of a cell are looked through."""


def breaking(whole: Sequence[Any], parts: Sequence[Any]) -> tuple[str, ...]:
    """The numbers of the cases counted differently in the whole and in its parts, the earliest first.

    Cells that were filled by hand have none. Cells of amounts show the cases that are in one side only.
    """
    left, names = _counted(whole)
    right, others = _counted(parts)
    if not names and not others:
        return ()
    names |= others
    odd = [case for case in names if left[case] != right[case]]
    return tuple(names[case] for case in sorted(odd, key=lambda case: (names[case], case))[:MOST])


def _counted(cells: Sequence[Any]) -> tuple[Counter[str], dict[str, str]]:
    """How often each case is behind these cells, and its number."""
    times: Counter[str] = Counter()
    names: dict[str, str] = {}
    for cell in cells:
        for part, figure in cell.behind():
            after: str | None = None
            while True:
                page = figure.cases(part, after, 1000)
                times.update(case.id for case in page.items)
                names |= {case.id: case.number for case in page.items}
                after = page.after
                if after is None or len(names) >= FAR:
                    break
    return times, names
