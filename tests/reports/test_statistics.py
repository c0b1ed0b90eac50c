"""The yearly table of enforcement: its counting rules, its sums, its cells that open, its files."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.indicators.by_hand import read
from tests.indicators.county import COMPANY, LONG_AGO, County
from zhunsheng.cases.models import CaseRow
from zhunsheng.indicators import Period
from zhunsheng.indicators.catalogue import dimension, indicator
from zhunsheng.procedures.enforcement.penalty.kinds import PENALTIES, WEIGHT, Kind, heaviest
from zhunsheng.procedures.grids import Frame
from zhunsheng.registers import local_rules
from zhunsheng.reports import tables
from zhunsheng.reports.statistics import ENFORCEMENT
from zhunsheng.reports.tables import Filled, Table, as_csv, as_xlsx, table_of

YEAR = Period.year(2025, date(2026, 2, 1))


def punish(county: County, decided: date, **amounts: Any) -> str:
    """A case filed, told, waived and decided with these kinds and amounts: its id."""
    case = county.take(None, "file", date(2025, 3, 3), party=COMPANY, cause="某事")
    county.take(case, "conclude", date(2025, 3, 4))
    county.take(case, "notify", date(2025, 3, 5), **amounts)
    county.take(case, "waive", date(2025, 3, 5))
    return county.take(case, "decide", decided, ("b0head",), **amounts)


def fill(period: Period, organ: str | None = None, table: Table = ENFORCEMENT) -> Filled:
    return tables.fill(table, period, organ)


def value(table: Filled, code: str) -> Decimal | None:
    return table.cell(code).value


def test_a_case_of_several_penalties_counts_once_under_the_heaviest(county: County) -> None:
    before = fill(YEAR)
    punish(county, date(2025, 3, 20), kinds=["warning", "fine", "confiscate-gains"], fine_yuan="500")
    after = fill(YEAR)
    grown = {
        code
        for code, cell in after.cells.items()
        if cell.value != value(before, code) and code.startswith("penalty-")
    }
    assert grown >= {"penalty-confiscate-gains", "penalty-total", "penalty-amount", "penalty-ordinary"}
    assert not {"penalty-fine", "penalty-warning"} & grown


def test_a_penalty_revoked_later_stays_in_the_table_of_its_year(county: County) -> None:
    case = punish(county, date(2025, 12, 20), kinds=["fine"], fine_yuan="500")
    before = fill(YEAR)
    county.take(case, "revoke", date(2026, 1, 5), ("b0head",), ground="事实有误")
    after = fill(YEAR)
    assert value(after, "penalty-fine") == value(before, "penalty-fine")
    assert value(after, "penalty-amount") == value(before, "penalty-amount")


def test_the_table_agrees_with_a_count_by_hand(county: County) -> None:
    table = fill(YEAR)
    told = [c for c in read(county.book) if c.punished and c.decided and c.decided.year == 2025]
    for kind in PENALTIES:
        mine = [c for c in told if heaviest([Kind(k) for k in c.kinds]) is kind]
        assert value(table, f"penalty-{kind.value}") == len(mine), kind
    assert value(table, "penalty-total") == len(told) > 20
    assert value(table, "penalty-amount") == sum(c.fine + c.taken for c in told)
    assert table.checks == ()


def test_the_totals_of_every_organ_add_up_to_the_county(county: County) -> None:
    whole = fill(YEAR)
    parts = [fill(YEAR, organ) for organ in county.bureaus]
    for code in ("penalty-total", "penalty-amount", "penalty-fine", "penalty-closed"):
        assert sum((value(one, code) or 0 for one in parts), Decimal(0)) == value(whole, code)


def test_the_rank_of_kinds_is_a_dated_setting(county: County) -> None:
    # One province counts a revoked licence below a restriction, another above a ban from the trade.
    kinds = [Kind.REVOKE_LICENCE, Kind.RESTRICT]
    assert heaviest(kinds) is Kind.RESTRICT
    rank = [*(k.value for k in Kind if k is not Kind.REVOKE_LICENCE), Kind.REVOKE_LICENCE.value]
    assert heaviest(kinds, rank) is Kind.REVOKE_LICENCE
    local_rules.set_rule("kind_rank", ["fine", "warning"], "某省统计报表", LONG_AGO, jurisdiction="330182")
    case = punish(county, date(2025, 3, 20), kinds=["warning", "fine"], fine_yuan="500")
    assert CaseRow.objects.get(id=case).facts["heaviest"] == "warning"


@pytest.mark.parametrize("kind", sorted(PENALTIES))
def test_the_order_of_weight_is_that_of_the_form(kind: Kind) -> None:
    order = (
        "warning criticise fine confiscate-gains confiscate-goods suspend-licence downgrade revoke-licence"
    )
    order += " restrict order-to-stop order-to-close bar detention"
    lighter = [Kind(one) for one in order.split()[: order.split().index(kind.value)]]
    assert all(WEIGHT[one] < WEIGHT[kind] for one in lighter)


def test_what_is_not_recorded_is_left_open_and_says_so(county: County) -> None:
    cell = fill(YEAR).cell("other-levy")
    assert (cell.value, cell.shown) == (None, "—") and "不以零代替" in cell.why


def test_every_cell_opens_as_many_cases_as_it_counts(county: County) -> None:
    for cell in fill(YEAR).cells.values():
        if not cell.figures or cell.unit == "元" or not cell.value:
            continue
        cases = [case for part, one in cell.behind() for case in one.cases(part, size=1000).items]
        assert len(cases) == cell.value


def test_a_penalty_without_a_kind_stands_under_other_and_the_sum_still_holds(county: County) -> None:
    punish(county, date(2025, 3, 20), fine_yuan="500")
    table = fill(YEAR)
    assert value(table, "penalty-other") == 1 and table.checks == ()


def test_a_total_that_is_not_its_sum_names_the_cases(county: County) -> None:
    penalty = ENFORCEMENT.frame.blocks[0]
    total = penalty.balances[0]
    parts = tuple(code for code in total.parts if code != "penalty-fine")
    block = replace(penalty, balances=(replace(total, parts=parts),))
    broken = table_of(
        Frame("broken", "表", (block,)), {c: ENFORCEMENT.sources[c] for c, _r, _n in block.cells()}
    )
    (check,) = fill(YEAR, table=broken).checks
    numbers = {row.number for row in CaseRow.objects.filter(facts__heaviest="fine")}
    assert check.cases and set(check.cases) <= numbers


def test_the_files_hold_the_same_numbers(county: County) -> None:
    table = fill(YEAR)
    told = {c["code"]: c["value"] for b in table.as_json()["blocks"] for c in b["rows"]}
    rows = list(csv.DictReader(io.StringIO(as_csv(table).decode("utf-8-sig"))))
    assert len(rows) == len(told)
    total = next(row for row in rows if (row["栏目"], row["项目"]) == ("行政处罚实施情况", "合计"))
    assert int(total["数量"]) == told["penalty-total"]
    assert next(row["数量"] for row in rows if row["项目"] == "行政征收") == ""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(table, "某县2025年"))).get_sheet_by_index(0)
    lines = {(row[0], row[1]): row[3] for row in sheet.to_python()[2:]}
    assert lines["行政处罚实施情况", "合计"] == told["penalty-total"]


def test_each_cell_asks_what_there_is() -> None:
    codes = ENFORCEMENT.frame.codes()
    assert len(set(codes)) == len(codes)
    for source in ENFORCEMENT.sources.values():
        for ask in source.asks:
            assert indicator(ask.indicator)
            assert not ask.by or ask.by in indicator(ask.indicator).by
            assert not ask.by or dimension(ask.by)
    for block in ENFORCEMENT.frame.blocks:
        for balance in block.balances:
            assert {*balance.whole, *balance.parts} <= set(codes)
