"""The columns of a procedure's analytic table, typed from its declaration alone."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

import ibis

from zhunsheng.cases.folding import analysed
from zhunsheng.indicators.areas import DERIVED, OUTLINED
from zhunsheng.indicators.compiled import kept
from zhunsheng.indicators.declaring import Together
from zhunsheng.indicators.kinds import MONEY, kind_of
from zhunsheng.procedures.catalogue import named
from zhunsheng.procedures.vocabulary import Procedure

BASE = {
    "id": "VARCHAR",
    "book": "VARCHAR",
    "version": "BIGINT",
    "number": "VARCHAR",
    "organ": "VARCHAR",
    "town": "VARCHAR",
    "opened": "DATE",
    "closed": "DATE",
    "decided": "DATE",
    "published": "DATE",
    "withdrawn": "DATE",
    "outcome": "VARCHAR",
    "track": "VARCHAR",
    "party_kind": "VARCHAR",
    "stage": "VARCHAR",
    "subject": "VARCHAR",
    "cause": "VARCHAR",
}
"""What every case has: the columns of its row."""

COUNTED = {"entries": "BIGINT", "lag_days": "BIGINT", "history": "BIGINT", "defects": "BIGINT"}
"""What folding counts over the whole case, beside the facts of its steps."""

_IBIS = {
    "VARCHAR": "string",
    "BIGINT": "int64",
    "DATE": "date",
    "BOOLEAN": "boolean",
    MONEY: "decimal(18,2)",
    "VARCHAR[]": "array<string>",
    f"{MONEY}[]": "array<decimal(18,2)>",
}


def facts_columns(procedure: type[Procedure]) -> dict[str, str]:
    """Names and DuckDB types of what folding writes for a case: steps, their facts, clocks."""
    return _facts_columns(procedure.name)


@cache
def _facts_columns(name: str) -> dict[str, str]:
    procedure, found = named(name), COUNTED | OUTLINED.get(name, {})
    for step in procedure.steps.values():
        name = step.name.replace("-", "_")
        found[f"{name}_on"], found[f"{name}_n"] = "DATE", "BIGINT"
        for fact in analysed(step.facts):
            kind = kind_of(step.facts.model_fields[fact])
            found[f"{name}__{fact}"] = kind
            if kind == MONEY:
                found[f"{name}__{fact}__sum"] = MONEY
    for clock in procedure.clocks.values():
        name = f"clock_{clock.name.replace('-', '_')}"
        found |= {f"{name}__due": "DATE", f"{name}__done": "DATE", f"{name}__state": "VARCHAR"}
    return found


def columns(procedure: type[Procedure]) -> dict[str, str]:
    """All columns of the procedure's table, in their order: what it has, then what is worked out from that."""
    found = {name: kind for name, (kind, _how) in _derived(procedure.name).items()}
    return BASE | facts_columns(procedure) | found


@cache
def _derived(name: str) -> dict[str, tuple[str, Any]]:
    return DERIVED[name](_table(name, plain=True)) if name in DERIVED else {}


@cache
def working_out(name: str) -> str:
    """SQL over the plain columns of a procedure that gives all of them and the derived ones."""
    if name not in DERIVED:
        return f'SELECT * FROM "{name}"'
    return kept(("working out", name), lambda: _working_out(name))


def _working_out(name: str) -> str:
    found = {column: how.cast(_IBIS[kind]) for column, (kind, how) in _derived(name).items()}
    sql = ibis.to_sql(_table(name, plain=True).mutate(**found), dialect="duckdb")
    # What Ibis takes for a day already it does not cast; DuckDB makes a time of a day and an interval.
    typed = ", ".join(
        f'CAST("{column}" AS {kind}) AS "{column}"' for column, (kind, _) in _derived(name).items()
    )
    return f"SELECT * REPLACE ({typed}) FROM ({sql})"


def table(procedure: type[Procedure] | Together) -> Any:
    """The table as indicators are declared over it: an Ibis table without a database."""
    if isinstance(procedure, Together):
        kinds = BASE | {"procedure": "VARCHAR"}
        return ibis.table({column: _IBIS[kind] for column, kind in kinds.items()}, name=procedure.name)
    return _table(procedure.name)


@cache
def _table(name: str, plain: bool = False) -> Any:
    kinds = BASE | facts_columns(named(name)) if plain else columns(named(name))
    schema = {column: _IBIS[kind] for column, kind in kinds.items()}
    return ibis.table(schema, name=name)


@cache
def fingerprint(procedures: tuple[type[Procedure], ...]) -> str:
    """Changes whenever a declaration changes a column: tables written under another are made anew."""
    return kept(("fingerprint", *(one.name for one in procedures)), lambda: _fingerprint(procedures))


def _fingerprint(procedures: tuple[type[Procedure], ...]) -> str:
    plain = json.dumps([[one.name, columns(one), working_out(one.name)] for one in procedures])
    return hashlib.sha256(plain.encode()).hexdigest()[:16]
