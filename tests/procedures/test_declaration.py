"""What is declared of the penalty, held against the statutes it cites."""

from __future__ import annotations

from datetime import date

import pytest

from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.clocks import Clock, Local
from zhunsheng.procedures.describing import describe, versions
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.vocabulary import ROLES, Procedure, Step, in_force
from zhunsheng.registers.roles import ROLES as POSTS
from zhunsheng.statutes.catalogue import COERCION_ACT, LITIGATION_ACT, PENALTY_ACT, PENALTY_ACT_2017, find

STEPS = [(one, step) for one in PROCEDURES for step in one.steps.values()]
CLOCKS = [(one, clock) for one in PROCEDURES for clock in one.clocks.values()]
DEFAULTS = {
    "being-heard": "doubts.md: five working days where the notice names no day",
    "announcing-2021": "periods: sixty days before 2022, noted at the article",
}


@pytest.mark.parametrize(("procedure", "step"), STEPS, ids=lambda one: getattr(one, "name", ""))
def test_every_step_can_be_reached_and_taken_by_somebody(procedure: type[Procedure], step: Step) -> None:
    reached: set[Step] = {one for one in procedure.steps.values() if one.opens or one.early}
    while more := {s for s in procedure.steps.values() if s not in reached and _follows(s, reached)}:
        reached |= more
    assert step in reached
    assert step.by.outsider or set(step.by.roles) & set(POSTS)
    assert set(step.by.roles) <= set(ROLES)


def _follows(step: Step, reached: set[Step]) -> bool:
    return not step.after or bool(set(step.after) & reached)


def _before(steps: set[Step]) -> set[Step]:
    """The steps and everything that may have led to them."""
    while more := {one for step in steps for one in step.after} - steps:
        steps = steps | more
    return steps


def test_every_stage_but_the_last_leaves_something_to_do() -> None:
    for stage in {step.stage for step in Penalty.steps.values() if step.stage} - {"归档"}:
        entering = {step for step in Penalty.steps.values() if step.stage == stage}
        taken = _before(entering)
        closed = any(step.closes for step in entering)
        left = [
            step
            for step in Penalty.steps.values()
            if step not in taken and set(step.after) & taken and not (closed and step.needs_open_case)
        ]
        assert left, stage


@pytest.mark.parametrize(("procedure", "step"), STEPS, ids=lambda one: getattr(one, "name", ""))
def test_every_step_and_bar_cites_articles_that_exist(procedure: type[Procedure], step: Step) -> None:
    cited = [*versions(step.cites), *(article for bar in step.bars for article in versions(bar.cites))]
    for article in cited:
        assert find(article.instrument.short)[article.label] == article
    assert all(bar.message for bar in step.bars)


@pytest.mark.parametrize(("procedure", "clock"), CLOCKS, ids=lambda one: getattr(one, "name", ""))
def test_every_length_stands_in_the_article_or_is_a_local_setting(
    procedure: type[Procedure], clock: Clock
) -> None:
    for article in clock.articles:
        stands = clock.usual in article.spans or any(rule.fixed_date for rule in article.rules)
        assert stands or isinstance(clock.length, Local) or clock.name in DEFAULTS, (clock.name, str(article))


@pytest.mark.parametrize(("procedure", "clock"), CLOCKS, ids=lambda one: getattr(one, "name", ""))
def test_no_two_versions_of_a_clock_govern_one_day(procedure: type[Procedure], clock: Clock) -> None:
    for day in (date(2010, 1, 1), date(2018, 6, 1), date(2021, 7, 14), date(2021, 7, 15), date(2026, 1, 1)):
        assert sum(article.governs(day) for article in clock.articles) <= 1, clock.name


def test_the_new_act_governs_from_its_first_day() -> None:
    before, after = date(2021, 7, 14), date(2021, 7, 15)
    decide = Penalty.steps["decide"]
    bars = {bar.name: bar.cites for bar in decide.bars}
    assert in_force(bars["untold"], before) == PENALTY_ACT_2017[31]
    assert in_force(bars["untold"], after) == PENALTY_ACT[44]
    assert in_force(bars["a_child"], before) == PENALTY_ACT_2017[25]
    assert in_force(bars["fined_twice"], before) == PENALTY_ACT_2017[24]
    assert in_force(bars["late_without_reason"], before) is None
    assert in_force(Penalty.steps["extend"].cites, before) is None
    assert in_force(decide.cites, before) == PENALTY_ACT_2017[38]


@pytest.mark.parametrize("day", [date(2008, 1, 2), date(2016, 1, 4), date(2019, 1, 2), date(2024, 1, 2)])
def test_the_rules_that_every_version_knew_hold_in_every_year(day: date) -> None:
    bars = {(step.name, bar.name): bar.cites for step in Penalty.steps.values() for bar in step.bars}
    for known in (
        ("decide", "untold"),
        ("decide", "heavier_for_defending"),
        ("decide", "hearing_owed"),
        ("decide", "no_order_to_correct"),
        ("decide", "a_child"),
        ("file", "too_old"),
        ("summary-decide", "over_the_ceiling"),
        ("collect-on-spot", "not_collectable"),
        ("hold-hearing", "investigator_presides"),
    ):
        assert in_force(bars[known], day) is not None, known


def test_what_is_described_has_a_row_for_each_version() -> None:
    found = describe(Penalty)
    assert {row["name"] for row in found["steps"]} == set(Penalty.steps)
    paying = {row["instrument"]: row for row in found["clocks"] if row["name"] == "paying"}
    assert paying["行政处罚法"]["article"] == "第六十七条"
    assert paying["行政处罚法"]["in_force"] == {"from": "2021-07-15", "to": None}
    assert paying["行政处罚法(2017)"]["in_force"]["to"] == "2021-07-14"
    assert (paying["行政处罚法"]["length"], paying["行政处罚法"]["unit"]) == (15, "day")
    assert {row["step"] for row in found["bars"]} <= set(Penalty.steps)


def test_the_court_and_the_remedies_cite_their_own_acts() -> None:
    clocks = Penalty.clocks
    assert clocks["applying"].articles == (COERCION_ACT[53],)
    assert clocks["suing"].articles == (LITIGATION_ACT[46],)
    assert clocks["holding"].articles == (COERCION_ACT[25],)


def test_no_two_procedures_share_a_name_or_a_title() -> None:
    assert len({one.name for one in PROCEDURES}) == len({one.title for one in PROCEDURES}) == len(PROCEDURES)
