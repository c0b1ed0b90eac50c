"""Commands that answer from a filled installation, called in this process."""

from __future__ import annotations

import json
from datetime import date

import pytest

from zhunsheng import record
from zhunsheng.doors.cli.__main__ import main

DAY = date(2025, 3, 3)
COMPANY = {"kind": "organisation", "name": "某甲有限公司"}


@pytest.fixture
def zhunsheng(office, capsys):
    def call(*words):
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_verify_says_how_many_entries_it_checked(zhunsheng, office):
    office.take(None, "file", DAY, party=COMPANY)
    code, out, _err = zhunsheng("verify", "--json")
    assert (code, json.loads(out)["checked"]) == (0, 1)
    code, out, _err = zhunsheng("verify", "--book", office.book)
    assert (code, "核验 1 条,完好" in out) == (0, True)


def test_verify_names_what_is_wrong_and_fails(zhunsheng, monkeypatch):
    wrong = record.Report("某县", 8)
    wrong.say(5, "body", "正文与摘要不符。")
    monkeypatch.setattr(record, "verify_all", lambda **_how: record.Verification([wrong]))
    code, out, _err = zhunsheng("verify")
    assert code == 1
    assert "第 5 条:正文与摘要不符。" in out


def test_verify_takes_no_fewer_than_one_process(zhunsheng, office):
    code, _out, err = zhunsheng("verify", "--jobs", "0")
    assert (code, "至少是 1" in err) == (1, True)
    office.take(None, "file", DAY, party=COMPANY)
    code, out, _err = zhunsheng("verify", "--jobs", "2", "--json")
    assert (code, json.loads(out)["checked"]) == (0, 1)


def test_an_unknown_book_fails(zhunsheng):
    code, out, _err = zhunsheng("verify", "--book", "别县")
    assert code == 1
    assert "别县" in out


def test_a_book_is_exported_for_a_stranger(zhunsheng, office, tmp_path):
    office.take(None, "file", DAY, party=COMPANY)
    path = tmp_path / "book.jsonl"
    assert zhunsheng("record", "export", "-o", path)[0] == 0
    head, entry = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert head == {"book": office.book, "hash": "sha256"}
    assert entry.keys() == {"seq", "body", "salt", "digest", "link"}
    assert list(tmp_path.iterdir()) == [path]


def test_a_figure_lists_the_numbers_of_its_cases(zhunsheng, office):
    case = office.take(None, "file", DAY, party=COMPANY)
    code, out, _err = zhunsheng("figures", "--year", "2025", "--json")
    assert code == 0
    filed = next(one for one in json.loads(out) if one["id"] == "cases_filed")
    assert filed["value"] == 1
    assert {"value", "unit", "numerator", "denominator", "definition", "article"} <= filed.keys()
    code, out, _err = zhunsheng("figures", "cases_filed", "--year", "2025", "--cases")
    assert out.split() == [case.number]


def test_an_unknown_figure_is_one_clear_line(zhunsheng):
    code, _out, err = zhunsheng("figures", "happiness")
    assert code == 1
    assert len(err.splitlines()) == 1


def test_a_template_is_filled_in_and_imported(zhunsheng, office, tmp_path):
    path = tmp_path / "模板.xlsx"
    assert zhunsheng("template", "file", "-o", path)[0] == 0
    assert zhunsheng("import", path, "--organ", "某县某局", "--by", "h1")[0] == 0
    ledger = tmp_path / "立案.csv"
    ledger.write_text(
        "案号或行号,办理人,办理日期,当事人·当事人类别,当事人·单位名称\n"
        "1,何一、何二,2025-03-03,法人或者其他组织,某甲有限公司\n"
        "2,何一,2025-03-03,法人或者其他组织,某乙有限公司\n",
        encoding="utf-8",
    )
    code, out, _err = zhunsheng("import", ledger, "--organ", "某局", "--by", "h1")
    assert code == 1
    assert "「立案」第3行" in out
    assert "全部未导入" in out
    code, out, _err = zhunsheng("import", ledger, "--organ", office.organ, "--by", "h1", "--rows", "--json")
    assert code == 1
    assert json.loads(out)["done"] == 1


def test_an_interrupted_import_leaves_nothing(zhunsheng, office, tmp_path, monkeypatch):
    from zhunsheng.doors.ledgers.commands import take_in

    def interrupted(*words, **more):
        with record.writing():
            office.take(None, "file", DAY, party=COMPANY)
            raise KeyboardInterrupt

    monkeypatch.setattr(take_in, "import_ledger", interrupted)
    code, _out, err = zhunsheng("import", tmp_path / "立案.csv", "--organ", "某局", "--by", "h1")
    assert code == 130
    assert "完好" in err
    assert record.head(office.book).seq == 0


def test_rebuilding_a_sound_installation_finds_nothing(zhunsheng, office):
    office.take(None, "file", DAY, party=COMPANY)
    code, out, _err = zhunsheng("rebuild", "--json")
    told = json.loads(out)
    assert (code, told["entries"], told["differences"]) == (0, 1, 0)


def test_a_spoilt_cache_is_put_right_and_named(zhunsheng, office):
    from zhunsheng.cases.models import CaseRow

    case = office.take(None, "file", DAY, party=COMPANY)
    CaseRow.objects.update(party="某乙有限公司")
    code, out, _err = zhunsheng("rebuild")
    assert code == 1
    assert "原为 某乙有限公司,应为 某甲有限公司" in out
    assert CaseRow.objects.get(id=case.case.id).party == "某甲有限公司"
    assert zhunsheng("rebuild")[0] == 0


def test_a_draft_of_the_report_says_what_stands_against_publishing_it(zhunsheng, office, tmp_path):
    office.take(None, "file", DAY, party=COMPANY)
    path = tmp_path / "report.docx"
    code, out, _err = zhunsheng("report", "--year", "2025", "-o", path)
    assert code == 0
    assert path.read_bytes().startswith(b"PK")
    assert "尚不能发布" in out
    code, out, _err = zhunsheng("report", "--year", "2025", "--json")
    told = json.loads(out)
    assert (told["year"], told["published"]) == (2025, False)
    assert "causes" in [one["kind"] for one in told["problems"]]
