"""Coercion taken for true: objects in the register of property, papers, the demo plan, what statistics count."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.cases.conftest import COMPANY, County
from zhunsheng import record
from zhunsheng.cases.demo import coercion as demo
from zhunsheng.cases.demo.places import COUNTY
from zhunsheng.cases.demo.rules import enter_places
from zhunsheng.cases.demo.staff import enter_staff
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.papers import coercion as papers
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.enforcement.coercion import Coercion, PropertyInCase
from zhunsheng.procedures.vocabulary import Procedure

DRINKS, MACHINE = "饮料500箱", "灌装机一台"


def do(county: County, case: str | None, step: str, on: date, *by: str, **facts: Any) -> Taken:
    return _do(Coercion, county, case, step, on, *by, **facts)


def _do(
    procedure: type[Procedure], county: County, case: str | None, name: str, on: date, *by: str, **facts: Any
) -> Taken:
    step = procedure.steps[name]
    given = {
        fact: info.json_schema_extra["granted"]
        for fact, info in step.facts.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
    }
    who = by or (("h1", "h2") if "handler" in step.by.roles else ("head",))
    return take(case, step, given | facts, by=who, on=on, organ=county.bureau, procedure=procedure)


def seized(county: County) -> str:
    case = do(county, None, "file", date(2026, 3, 2), party=COMPANY, cause="销售不合格饮料").case.id
    do(county, case, "approve-measure", date(2026, 3, 2), "head", measure="seize")
    do(county, case, "seize", date(2026, 3, 2), items=[DRINKS, MACHINE], custody="一号库")
    return case


def objects(case: str) -> dict[str, CaseRow]:
    return {row.cause: row for row in CaseRow.objects.filter(procedure="property", subject=case)}


def test_every_object_on_the_list_is_entered_in_the_register(county: County) -> None:
    found = objects(seized(county))
    assert set(found) == {DRINKS, MACHINE}
    assert found[DRINKS].stage == "在库"
    assert found[DRINKS].facts["clock_keeping__due"] == "2026-04-01"
    assert found[DRINKS].party == "某甲有限公司"


def test_the_register_keeps_the_term_that_was_extended(county: County) -> None:
    case = seized(county)
    do(county, case, "extend", date(2026, 3, 30), "head", extra_days=10)
    assert objects(case)[MACHINE].facts["clock_keeping__due"] == "2026-04-11"


def test_each_object_ends_in_one_outcome_and_then_the_case_may_close(county: County) -> None:
    case = seized(county)
    do(county, case, "decide", date(2026, 3, 20), "head", kinds=["confiscate-goods"])
    with pytest.raises(Forbidden, match="清单上还有财物.*第二十七条"):
        do(county, case, "close", date(2026, 3, 21))
    do(county, case, "dispose", date(2026, 3, 23), items=[DRINKS], outcome="confiscated")
    assert (objects(case)[DRINKS].outcome, objects(case)[MACHINE].outcome) == ("confiscated", "")
    do(county, case, "lift", date(2026, 3, 23), returned=date(2026, 3, 23), items=[MACHINE])
    assert objects(case)[MACHINE].outcome == "returned"
    assert do(county, case, "close", date(2026, 3, 24)).case.closed == date(2026, 3, 24)


def test_an_object_released_in_the_register_itself_lets_the_case_close(county: County) -> None:
    case = seized(county)
    for row in objects(case).values():
        _do(PropertyInCase, county, row.id, "return", date(2026, 3, 20), to="某甲有限公司")
    do(county, case, "lift", date(2026, 3, 20), what="seize", returned=date(2026, 3, 20))
    assert do(county, case, "close", date(2026, 3, 20))


def test_an_object_is_not_dealt_with_twice(county: County) -> None:
    case = seized(county)
    do(county, case, "dispose", date(2026, 3, 10), items=[DRINKS], outcome="returned")
    with pytest.raises(Forbidden, match="已经处理"):
        do(county, case, "dispose", date(2026, 3, 11), items=[DRINKS], outcome="destroyed")


def test_after_the_term_nothing_is_confiscated_without_a_decision(county: County) -> None:
    case = seized(county)
    with pytest.raises(Forbidden, match="期限已经届满.*第二十八条"):
        do(county, case, "dispose", date(2026, 4, 2), outcome="destroyed")
    row = objects(case)[DRINKS]
    with pytest.raises(Forbidden, match="第二十八条"):
        _do(PropertyInCase, county, row.id, "sell", date(2026, 4, 2))


def test_a_measure_against_an_enterprise_needs_its_impact_weighed(county: County) -> None:
    case = do(county, None, "file", date(2026, 3, 2), party=COMPANY).case.id
    with pytest.raises(Forbidden, match="影响.*优化营商环境条例第十四条"):
        do(county, case, "approve-measure", date(2026, 3, 2), "head", impact_note=False)


def test_a_repealed_article_is_no_basis(county: County) -> None:
    case = do(county, None, "file", date(2026, 3, 2), party=COMPANY).case.id
    do(county, case, "approve-measure", date(2026, 3, 2), "head")
    with pytest.raises(Forbidden, match="现行有效"):
        do(county, case, "seize", date(2026, 3, 2), cited=["《行政处罚法》(2017)第三十七条"])
    assert do(county, case, "seize", date(2026, 3, 2), cited=["《行政处罚法》第五十六条"])


def test_the_papers_are_drawn_up_from_the_case(county: County) -> None:
    case = do(county, None, "approve-measure", date(2026, 3, 2), "head", party=COMPANY).case.id
    taken = do(county, case, "seize", date(2026, 3, 2), items=[DRINKS])
    assert papers.render(taken.case, "seizure-decision", "某市监强〔2026〕1号")[:2] == b"PK"
    assert taken.papers["seizure-decision"]


def test_the_row_tells_what_statistics_count(county: County) -> None:
    row = CaseRow.objects.get(id=seized(county))
    assert row.facts["measures"] == ["seize"]
    assert (row.facts["seize_on"], row.facts["objects_left"]) == ("2026-03-02", 2)
    assert (row.outcome, row.decided) == ("measure-standing", date(2026, 3, 2))


def test_a_penalty_cites_what_is_law(county: County) -> None:
    old = "《行政处罚法》(2017)第二十三条"
    with pytest.raises(Forbidden, match="现行有效.*第三十七条"):
        county.decided(basis=old)
    assert county.decided(basis="《行政处罚法》第二十八条")


def test_a_penalty_does_not_close_over_things_of_unknown_fate(county: County) -> None:
    case = county.take(None, "file", date(2026, 1, 12), party=COMPANY).case.id
    county.take(case, "approve-measure", date(2026, 1, 12), by=["head"])
    county.take(case, "seize", date(2026, 1, 12))
    county.take(case, "decide-no-penalty", date(2026, 1, 20), by=["head"], ground="没有违法事实")
    county.take(case, "dispose-evidence", date(2026, 1, 20))
    with pytest.raises(Forbidden, match="没有写明处理结果"):
        county.take(case, "close", date(2026, 1, 21))
    county.take(case, "dispose-evidence", date(2026, 1, 21), outcome="退还当事人")
    assert county.take(case, "close", date(2026, 1, 21))


@pytest.mark.django_db
def test_the_demo_cases_are_all_taken() -> None:
    record.open_book(COUNTY)
    enter_places()
    enter_staff()
    planned = demo.steps(datetime(2026, 11, 20, 12, tzinfo=UTC))
    cases: dict[Any, str] = {}
    for one in planned:
        taken = take(
            cases.get(one.case),
            one.step,
            one.facts,
            by=one.by,
            on=one.on,
            organ=one.organ,
            procedure=one.procedure,
            at=one.at,
        )
        cases[one.case] = taken.case.id
    assert len(cases) == sum(number for _name, _course, number in demo.COURSES)
