"""`zhunsheng erase`: lists, asks, erases; every refusal in one line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from zhunsheng.doors.cli.__main__ import main
from zhunsheng.record import RecordUnavailable

PERSON = {"kind": "person", "person": "赵小敏", "phone": "13900000000"}
ORDER = ("--ground", "unlawful", "--document", "某市监删〔2026〕1号", "--by", "boss")


@pytest.fixture
def erase(office: Any, capsys: Any, settings: Any, tmp_path: Any) -> Any:
    settings.HOME = tmp_path / "home"
    case = office.take(None, "file", date(2025, 3, 3), party=PERSON)
    case = getattr(case, "case", case)

    def call(*words: str) -> tuple[int, str, str]:
        code = main(["erase", str(getattr(case, "id", case)), *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_without_a_ground_it_lists_and_erases_nothing(erase: Any) -> None:
    code, out, _err = erase()
    assert code == 0 and "没有删除" in out and "立案" in out
    assert json.loads(erase("--json")[1])["values"] == 2


def test_it_erases_once_confirmed_and_says_so(erase: Any) -> None:
    code, _out, err = erase(*ORDER)
    assert code != 0 and "--yes" in err
    code, out, _err = erase(*ORDER, "--yes")
    assert code == 0 and "已删除 2 项个人信息" in out and "--rotate" in out
    code, _out, err = erase(*ORDER, "--yes")
    assert code != 0 and "没有可以删除的个人信息" in err


def test_one_value_alone(erase: Any) -> None:
    said = json.loads(erase("--json")[1])["losing"][0]
    words = ("--entry", str(said["seq"]), "--path", "/party/phone")
    assert json.loads(erase(*ORDER, *words, "--yes", "--json")[1])["values"] == 1
    assert json.loads(erase("--json")[1])["losing"][0]["paths"] == ["/party/person"]
    assert "请加 --entry" in erase("--path", "/party/phone")[2]


def test_who_may_not_order_it_is_told_whom_to_ask(erase: Any) -> None:
    code, _out, err = erase(*ORDER[:-1], "h1", "--yes")
    assert code != 0 and "请报本机关负责人决定" in err
    code, _out, err = erase(*ORDER[:-2], "--yes")
    assert code != 0 and "请加 --by" in err


def test_a_store_that_refuses_is_told_by_the_background_work_and_stops_nothing(
    office: Any, capsys: Any, settings: Any, tmp_path: Any, monkeypatch: Any
) -> None:
    settings.HOME = tmp_path / "home"

    def refuse() -> list[str]:
        raise RecordUnavailable("证据存储拒绝了请求。")

    monkeypatch.setattr("zhunsheng.record.evidence.erasing.sweep", refuse)
    assert main(["work", "--once"]) == 0
    told = capsys.readouterr()
    assert "证据存储拒绝了请求。" in told.err and "分析表已到" in told.out
