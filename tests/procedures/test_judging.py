"""What stands against a step, asked of the law alone: persons, order, and bars that a story cannot tell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.procedures.made import Made, case_of, granted
from zhunsheng.procedures.actors import Actor, Certificate
from zhunsheng.procedures.acts import Other, Trial
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.judging import Refusal, refusals

FINE = {"kinds": ["fine"], "fine_yuan": 5000}
FILED: Made = ("file", date(2026, 3, 2), {"violation": date(2026, 2, 20), "cause": "无照经营"})
READY: list[Made] = [
    FILED,
    ("conclude", date(2026, 3, 9), {}),
    ("notify", date(2026, 3, 10), FINE),
]


def _person(name: str, *roles: str, certified: bool = False) -> Actor:
    card = Certificate("1", date(2020, 1, 1), date(2030, 1, 1), True) if certified else None
    return Actor(name, name, "o", frozenset(roles), card, False, "某县某局", True)


H1, H2 = _person("h1", "handler", certified=True), _person("h2", "handler", certified=True)
HEAD, AUXILIARY = _person("head", "head"), _person("aux", "auxiliary")


def _against(
    acts: list[Made], step: str, on: date, *by: Actor, others: tuple[Other, ...] = (), **told: Any
) -> list[Refusal]:
    declared = Penalty.steps[step]
    facts = declared.facts.model_validate(granted(step) | told)
    trial = Trial(case_of(acts), declared, on, by, {}, others)
    return list(refusals(trial, facts))


def _rules(found: list[Refusal]) -> set[str]:
    return {one.rule for one in found}


def test_a_late_decision_needs_its_reason_in_writing_and_then_is_taken() -> None:
    late = date(2026, 6, 15)
    assert _rules(_against(READY, "decide", late, HEAD, **FINE, late_reason=None)) == {"late_without_reason"}
    assert not _against(READY, "decide", late, HEAD, **FINE, late_reason="等待外省协查")
    assert not _against(READY, "decide", date(2026, 5, 31), HEAD, **FINE, late_reason=None)


def test_a_head_may_file_alone_and_a_single_officer_may_not() -> None:
    facts = {"party": {"kind": "organisation", "name": "青禾商贸有限公司"}}
    assert not _against([], "file", date(2026, 3, 2), HEAD, **facts)
    assert not _against([], "file", date(2026, 3, 2), H1, H2, **facts)
    assert _rules(_against([], "file", date(2026, 3, 2), H1, **facts)) == {"officers"}


def test_an_auxiliary_may_help_two_officers_but_not_stand_for_one() -> None:
    day = date(2026, 3, 3)
    assert not _against([FILED], "inspect", day, H1, H2, AUXILIARY)
    assert _rules(_against([FILED], "inspect", day, H1, AUXILIARY)) == {"auxiliary", "officers"}


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        (Other("n", "p", date(2026, 3, 1), date(2026, 2, 20), "别的案由", True, False), "fined_twice"),
        (Other("n", "p", date(2026, 3, 1), date(2026, 2, 20), "", False, False), "filed_later"),
        (Other("n", "p", date(2026, 3, 3), date(2026, 2, 20), "", False, False), None),
        (Other("n", "p", date(2026, 3, 1), date(2026, 2, 20), "", False, True), None),
        (Other("n", "p", date(2026, 3, 1), date(2026, 2, 21), "", True, False), None),
        (Other("n", "o", date(2026, 3, 1), date(2026, 2, 20), "无照经营", True, False), "fined_twice"),
        (Other("n", "o", date(2026, 3, 1), date(2026, 2, 20), "占道经营", True, False), None),
        (Other("n", "p", date(2026, 3, 1), None, "无照经营", True, False), None),
    ],
)
def test_one_act_is_fined_once_and_by_who_filed_first(other: Other, rule: str | None) -> None:
    day = date(2026, 3, 20)
    found = _rules(_against(READY, "decide", day, HEAD, others=(other,), **FINE))
    assert found == ({rule} if rule else set())
    assert not _against(READY, "decide", day, HEAD, others=(other,), **FINE, distinct_act="地点和行为均不同")
    restoring = _against(READY, "decide", day, HEAD, others=(other,), kinds=["order-to-restore"])
    assert not restoring


def test_what_stands_against_a_decision_is_listed_whole_the_weightiest_first() -> None:
    found = _against([FILED, ("conclude", date(2026, 3, 9), {})], "decide", date(2026, 3, 20), HEAD, **FINE)
    assert [str(one.article) for one in found] == ["行政处罚法第四十四条", "行政处罚法第六十二条"]
    assert all(one.instead for one in found)


def test_a_step_is_offered_on_order_and_persons_alone() -> None:
    trial = Trial(case_of([FILED]), Penalty.steps["decide"], date(2026, 3, 20), (HEAD,))
    assert _rules(list(refusals(trial, None))) == {"order"}


@pytest.mark.parametrize(
    ("outcome", "falls"),
    [("撤销", True), ("变更", True), ("confirmed illegal", True), ("varied", True), ("维持", False),
     ("upheld", False), ("驳回", False), ("revoked in part", True), ("unchanged", False)],
)  # fmt: skip
def test_an_outcome_in_words_is_understood(outcome: str, falls: bool) -> None:
    acts: list[Made] = [
        *READY,
        ("decide", date(2026, 3, 18), FINE),
        ("publish", date(2026, 3, 19), {"fields": ["name"]}),
        ("reconsideration-apply", date(2026, 3, 25), {}),
        ("reconsideration-decide", date(2026, 5, 20), {"outcome": outcome, "received": date(2026, 5, 21)}),
    ]
    face = Penalty.clocks["withdrawing"].face(case_of(acts), date(2026, 5, 22))
    assert (face is not None) is falls


def test_what_was_never_public_need_not_be_withdrawn() -> None:
    acts: list[Made] = [
        *READY,
        ("decide", date(2026, 3, 18), FINE),
        ("revoke", date(2026, 4, 1), {"ground": "误"}),
    ]
    assert Penalty.clocks["withdrawing"].face(case_of(acts), date(2026, 4, 2)) is None
