"""季度通报: columns against a second count, ranking, repeated faults, the quarters beside it; frozen and published."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.indicators.county import County
from tests.reports.grids import by_hand
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import take
from zhunsheng.indicators import Unanswerable
from zhunsheng.procedures.grids import Block, Frame, Row
from zhunsheng.procedures.openness.bulletin import Bulletin as B
from zhunsheng.registers import people
from zhunsheng.reports.bulletins import (
    ENFORCEMENT,
    RECONSIDERATION,
    Composed,
    compose,
    draft,
    quarter_named,
    reread,
)
from zhunsheng.reports.bulletins.printing import change, official
from zhunsheng.reports.outputs import Line, Table
from zhunsheng.reports.tables import as_csv
from zhunsheng.reports.tables.publishing import frozen, issued

LOOKED = date(2025, 11, 20)
Q3 = quarter_named("2025Q3")


@pytest.fixture
def bulletin(county: County) -> Composed:
    return compose(ENFORCEMENT, Q3, LOOKED, county.book)


def test_a_quarter_is_named_and_has_its_neighbours() -> None:
    assert quarter_named("2025-q1").days == (date(2025, 1, 1), date(2025, 3, 31))
    assert quarter_named("2024Q1").before().name == "2023Q4" and Q3.year_ago().name == "2024Q3"
    for odd in ("2025Q5", "2025", "Q1", "25Q1"):
        with pytest.raises(Unanswerable, match="2025Q3"):
            quarter_named(odd)


def counted(organ: str, column: str, quarter: Any) -> int:
    first, last = quarter.days
    wanted = {f"{column}__range": (first, last)}
    return CaseRow.objects.filter(procedure="penalty", organ=organ, **wanted).exclude(decided=None).count()


def test_every_organ_has_a_line_and_the_counts_agree_with_the_rows(
    county: County, bulletin: Composed
) -> None:
    assert [one.organ for one in bulletin.lines] == [*sorted(county.bureaus), "all"]
    for line in bulletin.lines[:-1]:
        (decided,) = (one for one in line.cells if one.now.code.endswith("cases_decided"))
        assert decided.now.value == counted(line.organ, "decided", Q3)
        assert decided.before == counted(line.organ, "decided", Q3.before())
        assert decided.year_ago == counted(line.organ, "decided", Q3.year_ago())
    assert bulletin.table.checks == ()


def test_the_ranking_follows_its_rule_from_numbers_that_are_shown(bulletin: Composed) -> None:
    rates = [n for n, one in enumerate(ENFORCEMENT.columns) if one.duty]
    for line in bulletin.lines[:-1]:
        figures = [figure for n in rates for figure in line.cells[n].now.figures]
        done, due = sum(f.numerator for f in figures), sum(f.denominator for f in figures)
        assert line.share == (Fraction(int(done), int(due)) if due else None)
        better = [one for one in bulletin.lines[:-1] if one.share and line.share and one.share > line.share]
        assert line.rank == (len(better) + 1 if due else None)
    assert bulletin.whole.rank is None


def test_equals_share_a_rank_and_who_had_nothing_to_do_has_none(county: County) -> None:
    quiet = compose(ENFORCEMENT, quarter_named("2019Q1"), LOOKED, county.book)
    assert {one.rank for one in quiet.lines} == {None}


def test_the_same_fault_in_two_quarters_running_is_repeated(county: County) -> None:
    for filed, decided in ((date(2022, 1, 10), date(2022, 2, 10)), (date(2022, 4, 10), date(2022, 5, 10))):
        county.decided(filed, decided)  # decided and never published
    second = compose(ENFORCEMENT, quarter_named("2022Q2"), LOOKED, county.book)
    first = compose(ENFORCEMENT, quarter_named("2022Q1"), LOOKED, county.book)
    line = next(one for one in second.lines if one.organ == county.bureaus[0])
    assert "unpublished" in [fault.code for fault in line.repeated]
    assert next(one for one in first.lines if one.organ == county.bureaus[0]).repeated == ()
    (fault, beside), *_more = second.typical()
    assert beside.now.value == 1 and fault.code in {one.code for one in ENFORCEMENT.faults}


def test_every_number_opens_as_many_cases(bulletin: Composed) -> None:
    for cell in bulletin.table.cells.values():
        if cell.unit != "件" or not cell.value:
            continue
        assert sum(len(f.cases(part, size=1000).items) for part, f in cell.behind()) == cell.value


def test_the_reconsideration_bulletin_says_what_it_waits_for(county: County) -> None:
    found = compose(RECONSIDERATION, Q3, LOOKED, county.book)
    assert [one.organ for one in found.lines] == ["all"] and found.table.table.waits == ("行政复议",)
    assert all(one.value is None for one in found.table.cells.values())
    assert "不以零代替" in as_csv(found.table).decode("utf-8-sig")


@pytest.fixture
def clerk(county: County) -> str:
    people.enrol("clerk", "内勤某")
    people.appoint("clerk", county.bureaus[0], "clerk", date(2015, 1, 1))
    return "clerk"


def test_a_bulletin_is_frozen_signed_after_its_quarter_and_published(
    county: County, bulletin: Composed, clerk: str
) -> None:
    who = {"by": (clerk,), "on": date(2025, 10, 9), "organ": county.bureaus[0]}
    case = draft(bulletin, "某县司法局", remarks="请对照整改。", **who).case.id
    assert CaseRow.objects.get(id=case).next_due == date(2025, 10, 30)
    with pytest.raises(Forbidden, match="已经起草"):
        draft(bulletin, "某县司法局", **who)
    take(case, B.sign, {}, by=("b0head",), on=date(2025, 10, 10))
    take(case, B.publish, {}, by=(clerk,), on=date(2025, 10, 11))
    (found,) = issued(B)
    assert found.title == "2025年第3季度行政执法监督通报" and found.table["heads"]
    assert set(found.table["ranks"]) == set(county.bureaus)


def test_a_quarter_that_runs_is_not_signed_and_one_that_waits_not_published(
    county: County, clerk: str
) -> None:
    who = {"by": (clerk,), "on": date(2025, 10, 9), "organ": county.bureaus[0]}
    running = draft(compose(ENFORCEMENT, Q3.after(), LOOKED, county.book), "某局", **who).case.id
    with pytest.raises(Forbidden, match="尚未结束"):
        take(running, B.sign, {}, by=("b0head",), on=date(2025, 12, 31))
    waiting = draft(compose(RECONSIDERATION, Q3, LOOKED, county.book), "某局", **who).case.id
    take(waiting, B.sign, {}, by=("b0head",), on=date(2025, 10, 10))
    with pytest.raises(Forbidden, match="空格不是零"):
        take(waiting, B.publish, {}, by=(clerk,), on=date(2025, 10, 11))


def test_how_a_number_moved_is_said_with_sign_and_rounding() -> None:
    said = [
        ("12", "8", "件", "增加4件(增长50.0%)"),
        ("7", "8", "件", "减少1件(下降12.5%)"),
        ("239", "0", "件", "增加239件"),
        ("98.7", "98.3", "%", "上升0.4个百分点"),
        ("89.2", "90.8", "%", "下降1.6个百分点"),
        ("5", "5", "件", "持平"),
        (None, "5", "件", "—"),
        ("1", "6", "件", "减少5件(下降83.3%)"),
    ]
    for now, then, unit, words in said:
        assert change(Decimal(now) if now else None, Decimal(then), unit) == words


def test_a_bulletin_is_written_with_its_ranking_and_what_is_asked_of_units(bulletin: Composed) -> None:
    lines = [one.text for one in official(bulletin, "某局", LOOKED, "请整改。").body if isinstance(one, Line)]
    assert lines[0] == "一、各单位情况" and "请整改。" in lines and ENFORCEMENT.rule in lines
    waiting = official(compose(RECONSIDERATION, Q3, LOOKED), "某局", LOOKED)
    tables = [one for one in waiting.body if isinstance(one, Table)]
    assert len(tables) == 1 and "等待「行政复议」" in tables[0].note


def test_what_was_frozen_is_written_as_it_was_composed(bulletin: Composed) -> None:
    told = json.loads(frozen(bulletin.table, **bulletin.beside()))
    again = reread(told, bulletin.bulletin.about)
    for now, then in zip(
        official(again, "某局", LOOKED).body, official(bulletin, "某局", LOOKED).body, strict=True
    ):
        assert now == then
    assert [(one.rank, one.done, one.due) for one in again.lines[:-1]] == [
        (one.rank, one.done, one.due) for one in bulletin.lines[:-1]
    ]
    assert again.as_json() | {"heads": told["heads"]} == told


def test_a_name_that_looks_like_a_formula_is_a_text_in_the_file() -> None:
    risky = Frame("t", "表", (Block("b", "块", (Row("r", "=1+1", "件"),)),))
    lines = list(csv.reader(io.StringIO(as_csv(by_hand(risky, {"r": -3})).decode("utf-8-sig"))))
    assert lines[1][1] == "'=1+1" and lines[1][3] == "-3"
