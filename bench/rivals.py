"""The twenty figures' own SQL on another database: `python -m bench.rivals sqlite|postgresql`.

The columns asked about are loaded from our Parquet file first; loading is not measured. Answers must be ours.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench import ground

ground.install()

import psycopg  # noqa: E402  # Django must stand first

from bench.millions import TYPICAL  # noqa: E402
from zhunsheng.indicators import Period, asking, store  # noqa: E402
from zhunsheng.indicators.registered import towns  # noqa: E402
from zhunsheng.indicators.tables import catch_up  # noqa: E402
from zhunsheng.procedures.enforcement.penalty import Penalty  # noqa: E402

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31), date(2026, 11, 20))
ROWS = 50_000
KINDS = {"DATE": "date", "BOOLEAN": "boolean", "BIGINT": "bigint", "VARCHAR": "text"}
Ask = Callable[[str], Any]


def statements(dialect: str) -> list[tuple[tuple[str, ...], str]]:
    """The questions as that database words them: which figures, and the SQL."""
    found = []
    for _procedure, batch in asking._batches(TYPICAL, ""):
        sql = asking.statement(batch, YEAR, "", towns(), dialect)
        for name in ("first", "last", "as_of"):  # SQLite has no days, only texts
            sql = sql.replace(f"'{getattr(asking.ANY, name)}'", f"'{getattr(YEAR, name)}'")
        found.append((batch, sql))
    return found


def wanted(files: store.Files) -> dict[str, str]:
    """The columns that the questions name, with their types in our file."""
    named = {name for _batch, sql in statements("duckdb") for name in re.findall(r'"t\d+"\."(\w+)"', sql)}
    described = store.engine().execute(f"DESCRIBE {store.source(files)}").fetchall()
    return {name: kind for name, kind, *_more in described if name in named}


def sqlite(files: store.Files, columns: dict[str, str], room: Path) -> Ask:
    """A table in a file."""
    there = sqlite3.connect(room / "rival.sqlite3")
    there.execute(f"CREATE TABLE penalty ({', '.join(columns)})")
    picked = ", ".join(
        f"{name}::VARCHAR" if kind == "DATE" else f"{name}::DOUBLE" if kind.startswith("DECIMAL") else name
        for name, kind in columns.items()
    )
    reading = store.engine().execute(f"SELECT {picked} FROM ({store.source(files)})")
    marks = ", ".join("?" * len(columns))
    while some := reading.fetchmany(ROWS):
        there.executemany(f"INSERT INTO penalty VALUES ({marks})", some)
    there.commit()
    return lambda sql: there.execute(sql).fetchone()


def postgresql(files: store.Files, columns: dict[str, str], room: Path) -> Ask:
    """A table without a log, in the throw-away database."""
    there = psycopg.connect(os.environ["ZHUNSHENG_BENCH_DATABASE_URL"], autocommit=True)
    kinds = ", ".join(f"{name} {KINDS.get(kind, 'numeric')}" for name, kind in columns.items())
    there.execute("DROP TABLE IF EXISTS penalty")
    there.execute(f"CREATE UNLOGGED TABLE penalty ({kinds})")
    plain = room / "rival.csv"
    picked = ", ".join(columns)
    rows = f"SELECT {picked} FROM ({store.source(files)})"
    store.engine().execute(f"COPY ({rows}) TO '{plain}' (FORMAT csv, HEADER false)")
    copied = "COPY penalty FROM STDIN (FORMAT csv)"
    with there.cursor() as cursor, plain.open("rb") as lines, cursor.copy(copied) as copying:
        while block := lines.read(1 << 20):
            copying.write(block)
    plain.unlink()
    there.execute("VACUUM ANALYZE penalty")
    return lambda sql: there.execute(sql).fetchone()  # type: ignore[arg-type]


def agree(ours: Any, theirs: Any) -> bool:
    """Whether both said the same numbers; SQLite adds amounts as floating point."""
    pairs = zip(ours, theirs, strict=True)
    return all(abs(float(a or 0) - float(b or 0)) <= 1e-9 * abs(float(a or 0)) for a, b in pairs)


def main(name: str) -> None:
    """Load, ask twice, hold the answers against ours, print the seconds of the second time."""
    files = catch_up().tables[Penalty.name]
    with tempfile.TemporaryDirectory(dir=store.folder()) as room:
        load, dialect = {"sqlite": (sqlite, "sqlite"), "postgresql": (postgresql, "postgres")}[name]
        ask = load(files, wanted(files), Path(room))
        for _time in range(2):
            start = time.perf_counter()
            theirs = [ask(sql) for _batch, sql in statements(dialect)]
            seconds = time.perf_counter() - start
        every = store.source(files)
        ours = [
            store.engine().execute(f'WITH "{Penalty.name}" AS ({every}) {sql}').fetchone()
            for _batch, sql in statements("duckdb")
        ]
        assert all(agree(a, b) for a, b in zip(ours, theirs, strict=True)), "the answers differ"
    print(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main(sys.argv[1])
