"""The Parquet files of a procedure's table as Spark reads them, the changed cases in the place of the older ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from zhunsheng.indicators.columns import BASE, columns
from zhunsheng.indicators.declaring import Together
from zhunsheng.indicators.kinds import MONEY
from zhunsheng.indicators.store import REPLACES, Files, Manifest, folder
from zhunsheng.procedures.vocabulary import Procedure

_SPARK = {
    "VARCHAR": "STRING",
    "BIGINT": "BIGINT",
    "DATE": "DATE",
    "BOOLEAN": "BOOLEAN",
    MONEY: MONEY,
    "VARCHAR[]": "ARRAY<STRING>",
    f"{MONEY}[]": f"ARRAY<{MONEY}>",
}


def members(procedure: type[Procedure] | Together) -> tuple[type[Procedure], ...]:
    """The procedures whose tables a question reads."""
    return procedure.members if isinstance(procedure, Together) else (procedure,)


def table(manifest: Manifest, procedure: type[Procedure] | Together, where: str) -> str:
    """The table that a question names, as SQL over the views; `where` stands in it once for each member."""
    narrowed = [
        (one.name, f"SELECT * FROM {view(manifest.tables[one.name])} {where}") for one in members(procedure)
    ]
    if not isinstance(procedure, Together):
        return narrowed[0][1]
    picked = ", ".join(BASE)
    return " UNION ALL ".join(f"SELECT {picked}, '{name}' AS procedure FROM ({s})" for name, s in narrowed)


def view(held: Files) -> str:
    """The name under which a session knows a table as these files have it."""
    return re.sub(r"\W", "_", f"{held.base}_{held.delta}")


def opened(session: Any, procedure: type[Procedure], held: Files) -> Any:
    """The cases of a table as they are now: the rows of the base that the delta does not replace, and the delta.

    Each file is read as its declaration says; one of other types is an error when its rows are read.
    """
    names = list(columns(procedure))
    schema = ", ".join(f"{quoted(name)} {_SPARK[kind]}" for name, kind in columns(procedure).items())
    base = session.read.schema(schema).parquet(address(folder() / held.base))
    if not held.delta:
        return base
    delta = session.read.schema(f"{schema}, {REPLACES} BIGINT").parquet(address(folder() / held.delta))
    gone = delta.select(REPLACES)
    numbered = base.selectExpr("*", "_metadata.row_index AS file_row_number")
    kept = numbered.join(gone, numbered.file_row_number == gone[REPLACES], "left_anti")
    # Of the past: without an id nothing stands in the place of the row.
    return kept.select(*names).unionAll(delta.where("id IS NOT NULL").select(*names))


def quoted(name: str) -> str:
    """A name as Spark SQL text."""
    return "`" + name.replace("`", "``") + "`"


def address(path: Path) -> str:
    """A file of this machine, or of a folder that all machines share, as Spark names it; Spark would expand patterns."""
    return "file://" + re.sub(r"([\\*?\[\]{}])", r"\\\1", str(path.absolute()))
