"""Asking Spark: the same declarations, compiled for Spark SQL, over the same files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zhunsheng.indicators.declaring import Together
from zhunsheng.indicators.spark.reading import members, opened, quoted, table, view
from zhunsheng.indicators.spark.session import executors, open_session
from zhunsheng.indicators.store import Files, Manifest
from zhunsheng.procedures.vocabulary import Procedure


class Spark:
    """A session on `local[N]` (threads of this machine) or on a cluster; one a process. Close it when done.

    Raises NoSpark where Java, the package or the cluster is missing. `options`: further Spark settings.
    """

    dialect = "pyspark"
    splits = False
    """Planning a question takes longer than reading the table once."""

    def __init__(self, master: str = "local[*]", options: Mapping[str, str] | None = None) -> None:
        self._session = open_session(master, options or {})
        self._known: set[Files] = set()

    def ask(
        self,
        manifest: Manifest,
        procedure: type[Procedure] | Together,
        sql: str,
        where: str,
        values: list[Any],
    ) -> list[Any]:
        """See `Engine`."""
        for one in members(procedure):
            self._know(one, manifest.tables[one.name])
        asked = where.count("?")
        given = [*values[:asked] * len(members(procedure)), *values[asked:]]
        every = table(manifest, procedure, where)
        found = self._session.sql(f"WITH {quoted(procedure.name)} AS ({every}) {sql}", args=given).collect()
        return [tuple(row) for row in found]

    def processes(self) -> int:
        """How many processes of workers there are now; none on `local`, where this one does all."""
        return executors(self._session)

    def close(self) -> None:
        """End the session and its processes on the cluster."""
        self._session.stop()

    def _know(self, procedure: type[Procedure], held: Files) -> None:
        # A file never changes once written, so a name stands for one content, and the view is worked out once.
        if held not in self._known:
            opened(self._session, procedure, held).createOrReplaceTempView(view(held))
            self._known.add(held)
