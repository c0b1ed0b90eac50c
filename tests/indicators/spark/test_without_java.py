"""What holds without a cluster: what is written for Spark, what lies in the files, and what is said where Spark is missing."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.indicators.spark.county import EVER
from zhunsheng.doors.cli.__main__ import main
from zhunsheng.indicators import Kind, rebuild
from zhunsheng.indicators.asking import _batches, statement
from zhunsheng.indicators.catalogue import DIMENSIONS, INDICATORS
from zhunsheng.indicators.columns import columns, table
from zhunsheng.indicators.spark import NoSpark, Spark
from zhunsheng.indicators.spark.reading import _SPARK, address
from zhunsheng.indicators.store import engine, scan
from zhunsheng.procedures.catalogue import PROCEDURES


@pytest.mark.parametrize("by", ["", *(one.name for one in DIMENSIONS)])
def test_every_declaration_can_be_said_in_sparks_sql(db: None, by: str) -> None:
    ids = [one.id for one in INDICATORS if not by or by in one.by]
    for procedure, batch in _batches(ids, by, splits=False):
        sql = statement(batch, EVER, by, (), "pyspark")
        assert f"FROM `{procedure.name}`" in sql
        assert "MAKE_DATE(1801" not in sql


def test_a_question_of_spark_is_put_once_a_procedure_and_of_duckdb_more_often() -> None:
    ids = [one.id for one in INDICATORS]
    once = _batches(ids, "", splits=False)
    assert (
        len(once) == len({procedure.name for procedure, _batch in once}) < len(_batches(ids, "", splits=True))
    )


def test_a_median_is_of_whole_numbers_which_both_engines_halve_exactly() -> None:
    """DuckDB halves decimals as decimals, Spark as binary fractions: an amount of money would need another way."""
    medians = [one for one in INDICATORS if one.kind is Kind.MEDIAN]
    assert medians
    for one in medians:
        assert one.amount is not None
        assert one.amount(table(one.procedure)).type().is_integer(), one.id


def test_the_files_hold_the_types_that_are_declared(db: None, tmp_path: Path, settings: Any) -> None:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    manifest = rebuild()
    for one in PROCEDURES:
        found = engine().execute(f"DESCRIBE SELECT * FROM {scan(manifest.tables[one.name].base)}").fetchall()
        assert {name: kind for name, kind, *_rest in found} == columns(one), one.name
        assert set(columns(one).values()) <= _SPARK.keys()


def test_a_folder_may_have_any_name() -> None:
    assert address(Path("/数据/a [1]/{b}*?.parquet")) == r"file:///数据/a \[1\]/\{b\}\*\?.parquet"


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something that is called java, so that what comes after it is reached on any machine."""
    binary = tmp_path / "jre" / "bin" / "java"
    binary.parent.mkdir(parents=True)
    binary.touch()
    monkeypatch.setenv("JAVA_HOME", str(binary.parent.parent))


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Something that is called pyspark, likewise."""
    monkeypatch.setitem(sys.modules, "pyspark", SimpleNamespace())
    monkeypatch.setitem(sys.modules, "pyspark.sql", SimpleNamespace())


def test_without_the_package_it_is_said_how_to_install_it(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(NoSpark, match=r"pyspark.*scripts/setup spark"):
        Spark("local[1]")
    assert main(["figures", "--engine", "spark"]) == 1
    told = capsys.readouterr()
    assert told.out == "" and "scripts/setup spark" in told.err and "Traceback" not in told.err


def test_without_java_the_package_to_install_is_named(
    package: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoSpark, match="openjdk-17-jre-headless"):
        Spark("local[1]")


@pytest.mark.parametrize(
    ("master", "said"),
    [
        ("10.0.0.5:7077", "不是 Spark 主节点"),
        ("local[two]", "不是 Spark 主节点"),
        ("spark://10.0.0.5", "地址不完整"),
        ("spark://10.0.0.5:port", "地址不完整"),
        ("spark://127.0.0.1:1", "连不上 Spark 主节点"),
    ],
)
def test_a_wrong_master_is_named_at_once(package: None, java: None, master: str, said: str) -> None:
    with pytest.raises(NoSpark, match=said) as told:
        Spark(master)
    assert master in str(told.value)


def test_a_master_without_the_engine_is_not_silently_left_aside(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures", "--master", "local[1]"]) == 1
    assert "--engine spark" in capsys.readouterr().err
