"""The same declarations on Spark and on DuckDB over the same files: equal figures, on a cluster of a master and two workers."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.indicators.spark.cluster import PATIENCE, cluster
from tests.indicators.spark.county import EVER, filled
from zhunsheng.doors.cli.__main__ import main
from zhunsheng.indicators import figures
from zhunsheng.indicators.asking import Scope, answers
from zhunsheng.indicators.catalogue import DIMENSIONS, INDICATORS
from zhunsheng.indicators.engines import EMBEDDED
from zhunsheng.indicators.spark import Spark
from zhunsheng.indicators.store import REPLACES, Manifest, engine, scan
from zhunsheng.registers.models import Organ

EVERY_WAY = tuple(
    ref for one in INDICATORS for ref in (one.id, *(one.under(way.name).ref for way in one.versions))
)
# A test is over before the second compiler's work would pay; it would take half of two processors.
SHORT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
# Some hundred questions, each asked once of a few thousand rows: writing and compiling Java for each, and planning it
# anew on the way, would cost more than the answers. The command at the end asks as a user does.
PLAIN = {"spark.sql.codegen.wholeStage": "false", "spark.sql.adaptive.enabled": "false"}
OPTIONS = {"spark.driver.extraJavaOptions": SHORT, "spark.executor.extraJavaOptions": SHORT} | PLAIN


@pytest.mark.spark
def test_a_cluster_finds_what_duckdb_finds(
    db: None, tmp_path: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """One test for all, so that one cluster serves it wherever the tests are spread over processes."""
    # Spark would read these signs as a pattern.
    settings.ANALYTICS_DIR = tmp_path / "表 [1] {甲,乙}*"
    before, manifest = filled()
    assert changed(manifest) >= 20
    with cluster(tmp_path) as master:
        spark = Spark(master, OPTIONS)
        try:
            both_workers(spark)
            equal_answers(manifest, spark)
            equal_figures(before, spark)
        finally:
            spark.close()
        the_command_tells_the_same(master, capsys)


def changed(manifest: Manifest) -> int:
    """How many cases of the bases stand otherwise in a delta: what only a right replacement counts once."""
    deltas = [one.delta for one in manifest.tables.values() if one.delta]
    return sum(engine().execute(f"SELECT count({REPLACES}) FROM {scan(d)}").fetchall()[0][0] for d in deltas)


def both_workers(spark: Spark) -> None:
    """The driver and a process on each worker have reported."""
    until = time.monotonic() + PATIENCE
    while spark.processes() < 2 and time.monotonic() < until:
        time.sleep(0.1)
    assert spark.processes() == 2


def equal_answers(manifest: Manifest, spark: Spark) -> None:
    """Every indicator under every definition, and every indicator by every breakdown that it allows: value, both numbers,
    what is missing, key by key."""
    counted, keys = set(), 0
    for by in ("", *(one.name for one in DIMENSIONS)):
        refs = [one.id for one in INDICATORS if by in one.by] if by else EVERY_WAY
        here, there = (answers(manifest, refs, EVER, Scope(), by, one) for one in (EMBEDDED, spark))
        assert {(ref, key): (here[ref].get(key), there[ref].get(key))
                for ref in refs for key in {*here[ref], *there[ref]}
                if here[ref].get(key) != there[ref].get(key)} == {}  # fmt: skip
        counted |= {ref for ref in refs if any(one.whole for one in here[ref].values())}
        keys += sum(len(found) for found in here.values())
    # Equal nothings would prove nothing.
    assert len(counted & {one.id for one in INDICATORS}) >= 125
    assert keys > 4000


def equal_figures(before: Manifest, spark: Spark) -> None:
    """Whole figures: of one organ, of one book, and as of the books' earlier ends."""
    organ = Organ.objects.get(name__contains="市场监督管理局").code
    book = next(iter(before.positions))
    scopes: list[dict[str, Any]] = [
        {"organ": organ, "by": "quarter"},
        {"book": book},
        {"heads": before.positions},
    ]
    for given in scopes:
        here, there = (figures(EVER, engine=one, **given) for one in (EMBEDDED, spark))
        assert here == there
        assert sum(one.denominator > 0 for one in here) > 10


def the_command_tells_the_same(master: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`zhunsheng figures` with and without the engine, in a session of its own, which it ends."""
    words = ["figures", "penalties", "--year", "2025", "--by", "kind", "--json"]
    told = []
    for more in ([], ["--engine", "spark", "--master", master]):
        assert main([*words, *more]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    assert told[0]["value"] > 0
