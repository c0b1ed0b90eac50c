"""What answers a compiled question: DuckDB inside this process, or another engine over the same Parquet files."""

from __future__ import annotations

from typing import Any, Protocol

from zhunsheng.indicators import store
from zhunsheng.indicators.declaring import Together
from zhunsheng.indicators.store import Manifest
from zhunsheng.procedures.vocabulary import Procedure


class Engine(Protocol):
    """Something that runs SQL over the files of a manifest; figures are remembered by the engine that computed them."""

    def __hash__(self) -> int: ...

    @property
    def dialect(self) -> str:
        """Ibis's name of the SQL that it understands."""

    @property
    def splits(self) -> bool:
        """Whether many small questions are quicker than one large one: where a scan is dear and a question cheap."""

    def ask(
        self,
        manifest: Manifest,
        procedure: type[Procedure] | Together,
        sql: str,
        where: str,
        values: list[Any],
    ) -> list[Any]:
        """The rows that `sql`, which names the procedure's table, gives over the cases that `where` leaves."""


class Embedded:
    """DuckDB inside this process: what answers where nothing else is asked for."""

    dialect, splits = "duckdb", True

    def ask(
        self,
        manifest: Manifest,
        procedure: type[Procedure] | Together,
        sql: str,
        where: str,
        values: list[Any],
    ) -> list[Any]:
        """See `Engine`."""
        return store.ask(manifest, procedure, sql, where, values)


EMBEDDED = Embedded()
