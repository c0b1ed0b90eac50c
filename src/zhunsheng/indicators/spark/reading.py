"""The Parquet files of a procedure's table as Spark reads them, the changed cases in the place of the older ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from zhunsheng.indicators.columns import BASE, columns
from zhunsheng.indicators.declaring import Together
from zhunsheng.indicators.kinds import MONEY
from zhunsheng.indicators.store import REPLACES, Files, Manifest
from zhunsheng.procedures.vocabulary import Procedure

ROW = "file_row_number"
"""The number of a row in its file, from nought, as a delta names it."""
_SPARK = {
    "VARCHAR": "STRING",
    "BIGINT": "BIGINT",
    "DATE": "DATE",
    "BOOLEAN": "BOOLEAN",
    MONEY: MONEY,
    "VARCHAR[]": "ARRAY<STRING>",
    f"{MONEY}[]": f"ARRAY<{MONEY}>",
}


@dataclass(frozen=True)
class File:
    """One file of the tables. `schema`: its columns with Spark's types; `extra`: what a view of it adds to them."""

    name: str
    schema: str
    extra: str = ""

    @property
    def view(self) -> str:
        """The name under which it is known in a session."""
        return re.sub(r"\W", "_", self.name.removesuffix(".parquet"))


def files(manifest: Manifest, procedure: type[Procedure] | Together) -> list[File]:
    """Every file that a question of this procedure reads."""
    found = []
    for one in _members(procedure):
        held, schema = manifest.tables[one.name], _schema(one)
        if held.delta:
            found.append(File(held.delta, f"{schema}, {REPLACES} BIGINT"))
            found.append(File(held.base, schema, f"_metadata.row_index AS {ROW}"))
        else:
            found.append(File(held.base, schema))
    return found


def table(manifest: Manifest, procedure: type[Procedure] | Together, where: str) -> str:
    """The table that a question names, as SQL over the views; `where` stands in it once for each member."""
    members = _members(procedure)
    if not isinstance(procedure, Together):
        return _cases(members[0], manifest.tables[procedure.name], where)
    narrowed = ((one.name, _cases(one, manifest.tables[one.name], where)) for one in members)
    picked = ", ".join(BASE)
    return " UNION ALL ".join(f"SELECT {picked}, '{name}' AS procedure FROM ({s})" for name, s in narrowed)


def quoted(name: str) -> str:
    """A name as Spark SQL text."""
    return "`" + name.replace("`", "``") + "`"


def address(path: Path) -> str:
    """A file of this machine, or of a folder that all machines share, as Spark names it; Spark would expand patterns."""
    return "file://" + re.sub(r"([\\*?\[\]{}])", r"\\\1", str(path.absolute()))


def _members(procedure: type[Procedure] | Together) -> tuple[type[Procedure], ...]:
    return procedure.members if isinstance(procedure, Together) else (procedure,)


def _schema(procedure: type[Procedure]) -> str:
    return ", ".join(f"{quoted(name)} {_SPARK[kind]}" for name, kind in columns(procedure).items())


def _cases(procedure: type[Procedure], held: Files, where: str) -> str:
    """See `store.source`: the rows of the base that the delta does not replace, and the delta."""
    picked = ", ".join(map(quoted, columns(procedure)))
    base, delta = (File(name, "").view for name in (held.base, held.delta))
    cases = f"SELECT {picked} FROM {base}"
    if held.delta:
        cases += (
            f" LEFT ANTI JOIN {delta} ON {base}.{ROW} = {delta}.{REPLACES}"
            f" UNION ALL SELECT {picked} FROM {delta}"
        )
    return f"SELECT * FROM ({cases}) {where}" if where else cases
