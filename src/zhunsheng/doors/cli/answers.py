"""How commands answer: JSON in UTF-8, progress on stderr, tables in columns that Chinese does not shift."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias
from unicodedata import east_asian_width

from tqdm import tqdm

Bar: TypeAlias = "tqdm[Any]"


def as_json(value: Any) -> None:
    """Print a value as JSON; dates and amounts as text."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def table(rows: Iterable[Sequence[Any]], heads: Sequence[str] = ()) -> None:
    """Print rows in columns; a Chinese character takes two places."""
    lines = [[str("" if cell is None else cell) for cell in row] for row in ([heads] if heads else [])]
    lines += [[str("" if cell is None else cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def progress(title: str, unit: str = "条", total: int | None = None) -> Bar:
    """A progress bar on stderr, silent where stderr is no terminal."""
    tqdm.monitor_interval = 0  # its thread would not survive the server's fork
    return tqdm(desc=title, unit=unit, total=total, file=sys.stderr, disable=None, leave=False)


def telling(bar: Bar) -> Callable[..., None]:
    """A callback that moves the bar: called with how many more are done, and the total where it is known."""

    def tell(more: int = 1, total: int | None = None) -> None:
        if total:
            bar.total = total
        bar.update(more)

    return tell


def reaching(bar: Bar) -> Callable[[int, int], None]:
    """A callback that moves the bar: called with how many are done of how many."""

    def tell(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return tell
