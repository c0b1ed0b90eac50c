"""Analytic tables of any size: the demo county's penalty cases many times over, each copy on other days.

Run as `python -m bench.multiplied N`; writes the tables of the installation that ZHUNSHENG_HOME names.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

from bench import ground

ground.install()

from zhunsheng import indicators  # noqa: E402  # Django must stand first
from zhunsheng.cases.demo import filling  # noqa: E402
from zhunsheng.indicators import store  # noqa: E402
from zhunsheng.indicators.columns import columns  # noqa: E402
from zhunsheng.procedures.enforcement.penalty import Penalty  # noqa: E402

TODAY = date(2026, 11, 21)
DAYS = 365
"""A copy's days move back by up to so many: every copy is a lawful case of another time."""


def fill() -> None:
    """The demo county, through `take`."""
    filling.fill(scale=1.0, today=TODAY)
    indicators.rebuild()


def multiply(number: int) -> None:
    """Put a table of about so many cases in the place of the penalties' table: what is measured is reading it."""
    with store.writing():
        now = store.current()
        held = now.tables[Penalty.name]
        copies = max(1, number // max(1, held.base_rows))
        here = store.engine()
        name = f"{Penalty.name}-times{copies}.parquet"
        here.execute(
            f"COPY (SELECT {_columns()} FROM ({store.source(held)}), range({copies}) AS n(n)"
            f") TO {store.quoted(store.folder() / name)} (FORMAT parquet, COMPRESSION zstd)"
        )
        rows = copies * held.base_rows
        tables = now.tables | {Penalty.name: store.Files(name, base_rows=rows)}
        store.replace(replace(now, generation=now.generation + 1, tables=tables), now)


def _columns() -> str:
    back = f"(hash(id, n) % {DAYS})::INTEGER"
    ways = {"VARCHAR": '"{0}"', "DATE": f'"{{0}}" - {back} AS "{{0}}"'}
    picked = []
    for column, kind in columns(Penalty).items():
        if column in ("id", "number"):
            picked.append(f"{column} || '-' || n AS {column}")
        else:
            picked.append(ways.get(kind, '"{0}"').format(column))
    return ", ".join(picked)


if __name__ == "__main__":
    fill()
    multiply(int(sys.argv[1]))
