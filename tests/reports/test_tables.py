"""The engine of tables: balances on hand-made grids, the cases that break them, what waits, what moved."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.indicators.county import COMPANY, County
from tests.reports.grids import as_text, by_hand, requests, whole_report
from zhunsheng.cases.models import CaseRow
from zhunsheng.indicators import Period
from zhunsheng.procedures.grids import Balance, Block, Frame, Row, awaited, cell
from zhunsheng.procedures.openness.disclosure.frame import APPLICANTS, DISCLOSURE, RESULTS, SECTION_THREE
from zhunsheng.procedures.openness.frozen import in_order, incomplete
from zhunsheng.procedures.openness.reconsideration_frame import RECONSIDERATION as RECONSIDERATION_FRAME
from zhunsheng.reports.openness import DISCLOSURE as DISCLOSURE_TABLE
from zhunsheng.reports.reconsideration import RECONSIDERATION
from zhunsheng.reports.tables import Ask, Source, as_csv, as_xlsx, fill, laid_out, moved, table_of

YEAR = Period.year(2025, date(2026, 2, 1))
THREE = Frame("three", "表三", (SECTION_THREE,))

# A city's report of 2025, its column of totals, as recomputed in the notes on standards.
TOTALS = {
    "new": 14069,
    "carried-in": 560,
    "granted": 5548,
    "partial": 2168,
    **dict(
        zip(
            ("d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8"), (13, 30, 11, 51, 104, 85, 286, 150), strict=True
        )
    ),
    **dict(zip(("u1", "u2", "u3"), (3222, 180, 19), strict=True)),
    **dict(zip(("p1", "p2", "p3", "p4", "p5"), (203, 148, 0, 101, 5), strict=True)),
    **dict(zip(("o1", "o2", "o3"), (318, 203, 965), strict=True)),
    "done": 13810,
    "carried-out": 819,
}


def test_the_printed_totals_of_a_city_balance_down_the_column() -> None:
    table = by_hand(THREE, {cell(row, "total"): value for row, value in TOTALS.items()})
    # The other columns are not known: only across do the balances miss something.
    assert all("空着" in one.message for one in table.checks)
    assert len(table.checks) == len(TOTALS)


@given(st.integers(0, 10_000))
def test_a_balanced_grid_has_nothing_against_it(seed: int) -> None:
    assert by_hand(THREE, requests(Random(seed))).checks == ()


@given(st.integers(0, 10_000), st.data())
def test_any_one_number_changed_breaks_a_balance(seed: int, data: Any) -> None:
    told = requests(Random(seed))
    code = data.draw(st.sampled_from(sorted(told)))
    told[code] += data.draw(st.integers(1, 9))
    assert by_hand(THREE, told).checks


def test_a_blank_among_numbers_is_named_and_is_not_zero() -> None:
    told: dict[str, int | None] = dict(requests(Random(1)))
    told["d3.natural"] = None
    messages = [one.message for one in by_hand(THREE, told).checks]
    assert len(messages) == 2 and all("空格不是零" in one for one in messages)


def test_an_empty_grid_is_not_unbalanced_but_it_is_not_complete() -> None:
    table = by_hand(DISCLOSURE, {})
    assert table.checks == () and in_order(as_text(table), DISCLOSURE)
    assert incomplete(as_text(table), DISCLOSURE)
    assert not incomplete(as_text(by_hand(DISCLOSURE, whole_report(Random(6)))), DISCLOSURE)


def test_nothing_is_below_zero() -> None:
    told = whole_report(Random(2)) | {"fees.amount": -1}
    (check,) = by_hand(DISCLOSURE, told).checks
    assert "负数" in check.message


def test_a_table_that_hides_its_balances_is_still_checked_against_the_form() -> None:
    told = whole_report(Random(3))
    told["done.natural"] += 1
    read = by_hand(DISCLOSURE, told).as_json()
    read["checks"] = []
    for block in read["blocks"]:
        block["balances"] = []
    text = json.dumps(read)
    assert in_order(text) and not in_order(text, DISCLOSURE)


def test_table_three_has_seven_columns_and_twenty_one_results() -> None:
    assert len(APPLICANTS) == 7 and len(RESULTS) == 21
    assert [len([r for r in RESULTS if r.code[0] == k and r.code[1:].isdigit()]) for k in "dupo"] == [
        8,
        3,
        5,
        3,
    ]
    # Two balances a column, one a row; each of the 175 cells is under some balance.
    assert len(SECTION_THREE.balances) == 7 * 2 + 25
    balanced = {code for one in SECTION_THREE.balances for code in (*one.whole, *one.parts)}
    assert balanced == {code for code, _row, _column in SECTION_THREE.cells()}


def test_cells_of_systems_not_built_wait_and_are_never_zero(county: County) -> None:
    table = fill(DISCLOSURE_TABLE, YEAR)
    answered = {code for code, one in table.cells.items() if one.value is not None}
    assert answered == {"licences.decided", "penalties.decided", "coercion.decided"}
    assert table.cell("penalties.decided").value == fill_count(county)
    assert all(one.source.waits for code, one in table.cells.items() if code not in answered)
    assert set(awaited(table.as_json())) == {
        "规章和行政规范性文件",
        "行政事业性收费",
        "依申请公开",
        "行政复议和行政应诉",
    }


def fill_count(county: County) -> int:
    decided = CaseRow.objects.filter(procedure="penalty", decided__year=2025)
    return sum(1 for row in decided if row.outcome not in ("not-punished", "") and row.facts.get("heaviest"))


def test_the_reconsideration_table_waits_as_a_whole(county: County) -> None:
    table = fill(RECONSIDERATION, YEAR)
    assert table.checks == () and not any(one.value is not None for one in table.cells.values())
    assert awaited(table.as_json()) == ["行政复议"]


RECONSIDERED = {
    "new": 79,
    "carried-in": 4,
    "accepted": 70,
    "refused": 5,
    "redirected": 3,
    "otherwise": 1,
    "examined": 79,
    "unexamined": 3,
    "correcting": 1,
}


def test_what_came_in_is_examined_pending_or_awaiting_correction() -> None:
    intake = Frame("intake", "收案", RECONSIDERATION_FRAME.blocks[:1])
    assert by_hand(intake, RECONSIDERED).checks == ()
    (lost,) = by_hand(intake, RECONSIDERED | {"unexamined": 2}).checks
    assert lost.message.startswith("「收案和审查」新收与结转:83,各项之和82")


def test_every_way_of_dividing_what_came_in_adds_up_to_it() -> None:
    for block in RECONSIDERATION_FRAME.blocks[2:6]:
        frame = Frame("one", "一", (RECONSIDERATION_FRAME.blocks[0], block))
        rows = [row.code for row in block.rows]
        told = RECONSIDERED | dict.fromkeys(rows, 0) | {rows[0]: 79}
        assert by_hand(frame, told).checks == ()
        (wrong,) = by_hand(frame, told | {rows[-1]: 1}).checks
        assert wrong.block == block.code


def summary(county: County, day: date) -> str:
    case = county.take(None, "summary-decide", day, party=COMPANY, kinds=["fine"], fine_yuan="100")
    return str(CaseRow.objects.get(id=case).number)


def test_the_cases_that_break_a_sum_are_named(county: County) -> None:
    on_the_spot = summary(county, date(2023, 3, 3))
    ordinary = CaseRow.objects.get(id=county.decided(date(2023, 3, 3), date(2023, 3, 20))).number
    year = Period.year(2023, date(2026, 2, 1))

    def check(*parts: Ask) -> tuple[str, ...]:
        rows = (Row("all", "合计"), *(Row(f"r{n}", "项") for n, _ask in enumerate(parts)))
        balance = Balance("合计", ("all",), tuple(row.code for row in rows[1:]))
        frame = Frame("t", "表", (Block("b", "栏", rows, balances=(balance,)),))
        sources = {f"r{n}": Source((ask,)) for n, ask in enumerate(parts)}
        found = fill(table_of(frame, sources | {"all": Source((Ask("penalties"),))}), year).checks
        return found[0].cases if found else ()

    both = Ask("penalties_summary"), Ask("penalties_ordinary")
    assert check(*both) == ()
    # In the whole and in no part; in two parts at once.
    assert check(both[0]) == (ordinary,)
    assert check(*both, Ask("penalties_summary")) == (on_the_spot,)
    assert set(check(both[0], Ask("penalties", "kind", "warning"))) == {ordinary}


def test_a_cell_says_what_was_not_done_and_opens_those_cases(county: County) -> None:
    frame = Frame("t", "表", (Block("b", "栏", (Row("late", "迟"), Row("due", "应"))),))
    rest, due = Ask("published_in_time", part="rest"), Ask("published_in_time", part="denominator")
    table = fill(table_of(frame, {"late": Source((rest,)), "due": Source((due,))}), YEAR)
    for code in ("late", "due"):
        ((part, figure),) = table.cell(code).behind()
        assert len(figure.cases(part, size=1000).items) == table.cell(code).value


def test_what_the_record_says_otherwise_later_is_told(county: County) -> None:
    frame = Frame("t", "表", (Block("b", "栏", (Row("filed", "立案"), Row("fined", "罚款", "元"))),))
    table = table_of(frame, {"filed": Source((Ask("cases_filed"),)), "fined": Source((Ask("fines"),))})
    march = Period.between(date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 2))
    before = fill(table, march)
    assert moved(before.as_json(), fill(table, march)) == []
    county.decided(date(2024, 3, 5), date(2024, 3, 25), fine="333.50")
    now = {one.now.code: (one.before, one.now.value) for one in moved(before.as_json(), fill(table, march))}
    filed, fined = before.values()["filed"], before.values()["fined"]
    assert filed is not None and fined is not None
    assert now == {"filed": (filed, filed + 1), "fined": (fined, fined + Decimal("333.50"))}


def test_a_cell_without_a_source_is_an_error() -> None:
    frame = Frame("t", "表", (Block("b", "栏", (Row("a", "甲"),)),))
    with pytest.raises(ValueError, match="differ"):
        table_of(frame, {})
    with pytest.raises(ValueError, match="waits"):
        table_of(frame, {"a": Source()})


def test_the_form_is_laid_out_as_the_national_one() -> None:
    table = by_hand(DISCLOSURE, whole_report(Random(4)))
    grid = laid_out(table, SECTION_THREE)
    assert grid.stub == 3 and grid.columns == 10 and len(grid.rows) == 25
    assert grid.headings[0][4:9] == ("法人或其他组织",) * 5 and grid.headings[1][4] == "商业企业"
    assert grid.rows[4][:3] == ("三、本年度办理结果", "(三)不予公开", "1.属于国家秘密")


def test_the_files_hold_every_cell() -> None:
    told = whole_report(Random(5))
    table = by_hand(DISCLOSURE, told)
    lines = as_csv(table).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(DISCLOSURE.codes()) == 1 + 6 + 1 + 2 + 1 + 175 + 15
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(table, "年报")))
    assert len(book.sheet_names) == 1 + len(DISCLOSURE.blocks)
    sheet = book.get_sheet_by_name("收到和处理政府信息公开申请情况").to_python()
    assert sheet[2][-1] == told["new.total"] and sheet[-1][-1] == told["carried-out.total"]
