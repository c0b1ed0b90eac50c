"""双公示: each item of each line is checked, what is late or missing is named, no personal number goes out whole."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from tests.doors.conftest import Office
from zhunsheng.cases.decided import everything
from zhunsheng.cases.taking import take
from zhunsheng.cases.viewing import viewer_of
from zhunsheng.doors.cli.__main__ import main
from zhunsheng.procedures.enforcement.inspection import Inspection
from zhunsheng.procedures.enforcement.licence import Licence
from zhunsheng.procedures.identity import credit_code, masked_number, resident_id
from zhunsheng.registers import local_rules
from zhunsheng.reports.credit import FORMS, as_csv, as_xlsx, compose
from zhunsheng.reports.credit.items import Item, always
from zhunsheng.reports.credit.penalty import ITEMS

CODE = credit_code("91330182MA2AB0001")
COMPANY = {"kind": "organisation", "name": "某甲有限公司", "credit_code": CODE, "representative": "甲一"}
PERSON = {"kind": "person", "person": "王小明", "resident_id": resident_id("33018219900101123")}
FIRST, LAST, TODAY = date(2025, 1, 1), date(2025, 12, 31), date(2026, 2, 1)
FACTS = {"kinds": ["warning", "fine"], "fine_yuan": "2500"}


def punished(office: Office, party=COMPANY, on=date(2025, 4, 1), **facts) -> str:
    """A penalty decided on that day: the case's id."""
    case = office.take(None, "file", date(2025, 3, 3), party=party, cause="无照经营").case.id
    office.take(case, "conclude", date(2025, 3, 4))
    office.take(case, "notify", date(2025, 3, 5), **FACTS)
    office.take(case, "waive", date(2025, 3, 5), by=("party", "h1"))
    words = {"facts_found": "未取得许可从事经营", "basis": "某条例第三条", "remedies_told": True}
    office.take(case, "decide", on, by=("boss",), **(FACTS | words | facts))
    return case


def composed(office: Office, viewer=None, **given):
    return compose(FORMS["penalty"], viewer or viewer_of("h1", TODAY), FIRST, LAST, TODAY, **given)


def test_there_are_thirty_items_and_no_code_twice():
    assert len(ITEMS) == len({one.code for one in ITEMS}) == 30


def test_a_penalty_of_a_company_keeps_every_rule(office: Office):
    case = punished(office)
    office.take(case, "publish", date(2025, 4, 3))
    found = composed(office)
    (line,) = found.lines
    assert found.faults == () and found.tardy == ()
    assert line["CF_XDR_SHXYM"] == CODE and line["CF_FRDB"] == "甲一"
    # 2,500 yuan are a quarter of ten thousand.
    assert (line["CF_CFLB"], line["CF_NR_FK"]) == ("警告;罚款", "0.25")
    assert (line["CF_JDRQ"], line["CF_CFJGDM"]) == ("2025/04/01", office.organ)
    assert line["CF_WSH"] and line["CF_NR"] == "警告;罚款2,500元"


@pytest.mark.parametrize(
    ("party", "facts", "code", "said"),
    [
        (COMPANY | {"credit_code": None}, {}, "CF_XDR_SHXYM", "必填"),
        (COMPANY | {"representative": None}, {}, "CF_FRDB", "必填"),
        (COMPANY, {"basis": None}, "CF_YJ", "必填"),
        (COMPANY | {"name": "某" * 199 + "厂厂"}, {}, "CF_XDR_MC", "最多200"),
    ],
)
def test_what_breaks_a_rule_is_named_by_case_and_item(office: Office, party, facts, code, said):
    if code == "CF_XDR_MC":
        (item,) = (one for one in ITEMS if one.code == code)
        assert said in item.wrong({code: party["name"]})
        return
    punished(office, party, **facts)
    (fault,) = composed(office).faults
    assert (fault.code, said in fault.message) == (code, True)
    assert fault.number


@pytest.mark.parametrize(
    ("item", "value", "good"),
    [
        (Item("X", "日", "date"), "2025/02/29", False),
        (Item("X", "日", "date"), "2024/02/29", True),
        (Item("X", "额", "amount"), "123456789012.123456", True),
        (Item("X", "额", "amount"), "1.1234567", False),
        (Item("X", "额", "amount"), "-1", False),
        (Item("X", "码", "credit"), CODE, True),
        (Item("X", "码", "credit"), CODE[:-1] + "0", False),
        (Item("X", "类", choices=("警告", "罚款")), "警告;罚款", True),
        (Item("X", "类", choices=("警告",)), "训斥", False),
        (Item("X", "名", needed=always), "", False),
        (Item("X", "号", "masked"), "330182199001011234", False),
    ],
)
def test_each_rule_tells_good_from_bad(item: Item, value: str, good: bool):
    assert (item.wrong({"X": value}) == "") is good


def test_a_person_is_left_out_unless_the_local_catalogue_says_otherwise(office: Office):
    punished(office, PERSON)
    assert composed(office).lines == ()


def test_a_persons_number_goes_out_masked_and_from_outside_not_at_all(office: Office):
    local_rules.set_rule("publish_persons", True, "测试目录", date(2015, 1, 1), organ=office.organ)
    punished(office, PERSON)
    (line,) = composed(office).lines
    assert line["CF_XDR_MC"] == "王小明" and line["CF_XDR_ZJHM"].startswith("330182********123")
    outside = composed(office, everything())
    assert "王小明" not in as_csv(outside).decode("utf-8-sig")
    assert {one.code for one in outside.faults} >= {"CF_XDR_MC", "CF_XDR_ZJHM"}


def test_the_day_of_birth_is_hidden():
    assert masked_number("330182199001011234") == "330182********1234"
    assert masked_number("E12345") == "******"


def test_late_and_missing_are_named_from_the_eighth_working_day(office: Office):
    # Decided on Tuesday 1 April 2025; 4 April is a holiday, so the seventh working day is 11 April.
    for published in (date(2025, 4, 11), date(2025, 4, 14), None):
        case = punished(office, COMPANY | {"name": f"某{published}公司"})
        if published:
            office.take(case, "publish", published)
    found = composed(office).tardy
    assert [(one.due, one.published) for one in found] == [
        (date(2025, 4, 11), date(2025, 4, 14)),
        (date(2025, 4, 11), None),
    ]
    assert [one.message for one in found] == ["迟3日公示", "逾期未公示"]


def test_a_withdrawn_decision_leaves_the_file(office: Office):
    case = punished(office)
    office.take(case, "publish", date(2025, 4, 3))
    office.take(case, "revoke", date(2025, 5, 6), by=("boss",), ground="事实有误")
    office.take(case, "withdraw-publication", date(2025, 5, 7))
    assert composed(office).lines == ()


def test_what_a_viewer_may_not_see_is_not_in_the_file(office: Office):
    punished(office)
    assert composed(office, viewer_of("h9", TODAY)).lines == ()


def test_the_sheets_hold_the_lines_the_faults_and_the_late(office: Office):
    punished(office, COMPANY | {"credit_code": None})
    found = composed(office)
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(found)))
    assert book.sheet_names == ["行政处罚", "问题清单", "迟报漏报"]
    heads, codes, line = book.get_sheet_by_name("行政处罚").to_python()
    assert heads[0] == "行政相对人名称" and codes[17] == "CF_CFLB" and line[0] == "某甲有限公司"
    assert book.get_sheet_by_name("问题清单").to_python()[1][1] == "CF_XDR_SHXYM"
    assert len(book.get_sheet_by_name("迟报漏报").to_python()) == 2
    rows = list(csv.reader(io.StringIO(as_csv(found).decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["行政相对人名称", "某甲有限公司"]


def test_a_text_that_looks_like_a_formula_is_harmless(office: Office):
    punished(office, facts_found="=HYPERLINK(1)")
    assert ",'=HYPERLINK(1)," in as_csv(composed(office)).decode("utf-8-sig")


def test_the_command_writes_the_file_and_says_what_is_wrong(office: Office, tmp_path, capsys):
    punished(office, COMPANY | {"credit_code": None})
    path = tmp_path / "双公示.xlsx"
    words = ["credit", "penalty", str(path), "--from", "2025-01-01", "--to", "2025-12-31", "--by", "h1"]
    assert main(words) == 1
    assert "CF_XDR_SHXYM" in capsys.readouterr().out and path.stat().st_size
    assert main([*words[:-2], "--organ", "没有的机关"]) == 1


def licensed(office: Office, **decision) -> str:
    """A licence granted on the spot: the case's id."""
    facts = {"party": COMPANY, "item": "XK-001", "item_title": "食品经营许可", "category": "ordinary"}
    taken = taken_step(office, None, Licence, "apply", ("applicant", "h1"), **facts)
    told = {"outcome": "granted", "content": "食品销售", "valid_to": "2030-04-01"}
    return taken_step(office, taken, Licence, "decide-on-spot", ("h1",), **(told | decision))


def taken_step(office: Office, case, procedure, step, by, on=date(2025, 4, 1), **facts) -> str:
    found = procedure.steps[step]
    every = found.facts.model_fields.items()
    extras = {n: i.json_schema_extra for n, i in every}
    duties = {n: e["granted"] for n, e in extras.items() if isinstance(e, dict) and "granted" in e}
    taken = take(case, found, duties | facts, by=by, on=on, organ=office.organ, procedure=procedure)
    return taken.case.id


def of_form(name: str):
    return compose(FORMS[name], viewer_of("h1", TODAY), FIRST, LAST, TODAY)


def test_a_licence_keeps_every_rule_and_a_late_one_is_named(office: Office):
    case = licensed(office)
    found = of_form("licence")
    assert found.faults == ()
    (line,) = found.lines
    assert (line["XK_XKLB"], line["XK_NR"], line["XK_YXQZI"]) == ("普通", "食品销售", "2030/04/01")
    assert line["XK_ZT"] == "1" and line["XK_XDR_SHXYM"] == CODE
    # Seven working days from 1 April 2025, a holiday between: 11 April.
    assert [(one.due, one.published) for one in found.tardy] == [(date(2025, 4, 11), None)]
    taken_step(office, case, Licence, "publish", ("h1",), on=date(2025, 4, 11))
    assert of_form("licence").tardy == ()


def test_a_refused_licence_is_in_no_file(office: Office):
    licensed(office, outcome="refused", reason="不符合条件")
    assert of_form("licence").lines == ()


def test_an_inspection_record_names_each_missing_code(office: Office):
    asked = {"party": COMPANY, "item": "消防检查", "track": "daily"}
    case = taken_step(office, None, Inspection, "approve-inspection", ("boss",), **asked)
    taken_step(office, case, Inspection, "inspect", ("h1", "h2"), on=date(2025, 4, 2))
    taken_step(office, case, Inspection, "record-result", ("h1",), on=date(2025, 4, 3), result="no-problem")
    found = of_form("inspection")
    assert {one.code for one in found.faults} == {"MLBM", "QDBM"}
    (line,) = found.lines
    assert (line["JCSJ"], line["BSSJ"], line["JCJG"]) == ("2025/04/02", "2025/04/03", "未发现问题")
    assert line["XZQH"] == "330182" and line["JCRY"] == "h1、h2"


@pytest.mark.parametrize(
    ("code", "value", "good"),
    [
        ("MLBM", "12345678901234", True),
        ("MLBM", "1234567890123", False),
        ("QDBM", CODE + "1A", True),
        ("QDBM", CODE + "9", False),
        ("BSSJ", "2025/04/01", False),
        ("BSSJ", "2025/04/03", True),
    ],
)
def test_codes_of_an_inspection_record_keep_their_form(code: str, value: str, good: bool):
    (item,) = (one for one in FORMS["inspection"].items if one.code == code)
    assert (item.wrong({code: value, "JCSJ": "2025/04/02"}) == "") is good
