"""The shared words of the casebook: each is known, and each is used by a story."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.procedures.casebook import STORIES, WORDS, told
from zhunsheng.cases.stories.casting import Cast
from zhunsheng.cases.stories.telling import Told
from zhunsheng.cases.stories.understanding import Unknown, facts_of
from zhunsheng.cases.taking import validated
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.enforcement.penalty.kinds import Kind
from zhunsheng.procedures.enforcement.penalty.kinds import Told as ToldRight
from zhunsheng.procedures.vocabulary import ROLES

PENALTY: dict[str, dict[str, str]] = WORDS["penalty"]
VALUES: dict[str, list[Any]] = {
    "yes-no": [True, False],
    "number": [1, 200],
    "date": [date(2026, 3, 2)],
    "text": ["party", "某甲", True],
    "list": [],
}
LISTS = {
    "kinds": WORDS["kinds"],
    "told": WORDS["told"],
    "waives": ["state", "defend", "hearing"],
    "fields": ["name", "fine"],
    "remedies_told": ["reconsideration", "litigation"],
}


def _acts() -> list[dict[str, Any]]:
    return [act for path in STORIES for act in told(path)["acts"]]


@pytest.mark.parametrize("step", PENALTY)
def test_every_step_and_fact_is_known_with_every_value_it_may_take(step: str) -> None:
    declared = Penalty.steps[step]
    for fact, kind in PENALTY[step].items():
        values = [LISTS.get(fact, [100, 200])] if kind == "list" else VALUES[kind]
        for value in values:
            act = Told(1, date(2026, 3, 2), None, "A", (), step, {fact: value}, False, {})
            needed = {"hearing_on": date(2026, 3, 20), "officer": "h1"} if fact != "hearing_on" else {}
            wanted = {name: one for name, one in needed.items() if name in declared.facts.model_fields}
            facts = wanted | facts_of(declared, act, Cast("s1", ""), None)
            validated(declared, facts)


@pytest.mark.parametrize("step", PENALTY)
def test_every_step_and_fact_is_told_in_a_story(step: str) -> None:
    acts = [act for act in _acts() if act["step"] == step]
    assert acts
    used = {fact for act in acts for fact in act.get("facts") or {}}
    assert set(PENALTY[step]) <= used


def test_every_kind_and_right_and_role_is_known() -> None:
    assert set(WORDS["kinds"]) <= {str(kind) for kind in Kind}
    assert set(WORDS["told"]) == {str(right) for right in ToldRight}
    assert set(WORDS["roles"]) <= set(ROLES)


def test_every_kind_is_told_in_a_story() -> None:
    used = {kind for act in _acts() for kind in (act.get("facts") or {}).get("kinds", [])}
    assert set(WORDS["kinds"]) <= used


def test_a_word_that_nobody_declared_is_named() -> None:
    act = Told(1, date(2026, 3, 2), None, "A", (), "decide", {"fine_in_gold": 1}, False, {})
    with pytest.raises(Unknown, match="fine_in_gold"):
        facts_of(Penalty.steps["decide"], act, Cast("s1", ""), None)
