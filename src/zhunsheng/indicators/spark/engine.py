"""Asking Spark: the same declarations, compiled for Spark SQL, over the same files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zhunsheng.indicators.declaring import Together
from zhunsheng.indicators.spark.reading import File, address, files, quoted, table
from zhunsheng.indicators.spark.session import open_session
from zhunsheng.indicators.store import Manifest, folder
from zhunsheng.procedures.vocabulary import Procedure


class Spark:
    """A session on `local[N]` (threads of this machine) or on a cluster; one a process. Close it when done.

    Raises NoSpark where Java, the package or the cluster is missing. `options`: further Spark settings.
    """

    dialect = "pyspark"

    def __init__(self, master: str = "local[*]", options: Mapping[str, str] | None = None) -> None:
        self._session = open_session(master, options or {})
        self._known: set[File] = set()

    def ask(
        self,
        manifest: Manifest,
        procedure: type[Procedure] | Together,
        sql: str,
        where: str,
        values: list[Any],
    ) -> list[Any]:
        """See `Engine`."""
        for file in files(manifest, procedure):
            self._know(file)
        members = len(procedure.members) if isinstance(procedure, Together) else 1
        asked = where.count("?")
        given = [*values[:asked] * members, *values[asked:]]
        every = table(manifest, procedure, where)
        found = self._session.sql(f"WITH {quoted(procedure.name)} AS ({every}) {sql}", args=given).collect()
        return [tuple(row) for row in found]

    def close(self) -> None:
        """End the session and its processes on the cluster."""
        self._session.stop()

    def _know(self, file: File) -> None:
        # A file never changes once written, so a name stands for one content.
        if file not in self._known:
            read = self._session.read.schema(file.schema).parquet(address(folder() / file.name))
            wanted = read.selectExpr("*", file.extra) if file.extra else read
            wanted.createOrReplaceTempView(file.view)
            self._known.add(file)
