"""The shared words of the casebook: each is known in its field, and each is used by a story."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.procedures.casebook import STORIES, WORDS, told
from zhunsheng.cases.errors import BadFacts
from zhunsheng.cases.stories.casting import Cast
from zhunsheng.cases.stories.fields import Scene, manner_of
from zhunsheng.cases.stories.telling import Story, Told
from zhunsheng.cases.stories.understanding import Unknown, facts_of
from zhunsheng.cases.taking import validated
from zhunsheng.procedures.enforcement.penalty.kinds import Kind
from zhunsheng.procedures.enforcement.penalty.kinds import Told as ToldRight
from zhunsheng.procedures.vocabulary import ROLES

FIELDS = ("penalty", "licence", "coercion", "inspection", "transfer", "people")
EVERY = [f"{field}:{step}" for field in FIELDS for step in WORDS[field]]
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


def _facts(field: str, step: str, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts of one told step, and what is wrong with them: {fact: message}."""
    day = date(2026, 3, 2)
    act = Told(1, day, None, "A", (), step, facts, False, {})
    scene = Scene(Story(1, field, day, (), (), (act,), {}), Cast("s1", ""), act, {})
    manner = manner_of(field)
    assert manner is not None
    found = manner.find(scene)
    assert found is not None, f"{field}: {step}"
    complete = facts_of(found[1], scene, manner.complete)
    try:
        validated(found[1], complete)
    except BadFacts as bad:
        return {path.partition(".")[0]: wrong for path, _title, wrong in bad.problems}
    return {}


@pytest.mark.parametrize("word", EVERY)
def test_every_step_and_fact_is_known_with_every_value_it_may_take(word: str) -> None:
    field, _colon, step = word.partition(":")
    for fact, kind in WORDS[field][step].items():
        for value in [LISTS.get(fact, [100, 200])] if kind == "list" else VALUES[kind]:
            assert fact not in _facts(field, step, {fact: value}), (fact, value)


@pytest.mark.parametrize("word", EVERY)
def test_every_step_and_fact_is_told_in_a_story(word: str) -> None:
    field, _colon, step = word.partition(":")
    acts = [act for path in STORIES if path.parent.name == field for act in told(path)["acts"]]
    mine = [act for act in acts if act["step"] == step]
    assert mine
    used = {fact for act in mine for fact in act.get("facts") or {}}
    assert set(WORDS[field][step]) <= used | {"approved_by", "presides", "performer"}


def test_every_kind_and_right_and_role_is_known() -> None:
    assert set(WORDS["kinds"]) <= {str(kind) for kind in Kind}
    assert set(WORDS["told"]) == {str(right) for right in ToldRight}
    assert set(WORDS["roles"]) <= set(ROLES)


def test_every_kind_is_told_in_a_story() -> None:
    acts = [act for path in STORIES for act in told(path)["acts"]]
    used = {kind for act in acts for kind in (act.get("facts") or {}).get("kinds", [])}
    assert set(WORDS["kinds"]) <= used


def test_a_word_that_nobody_declared_is_named() -> None:
    with pytest.raises(Unknown, match="fine_in_gold"):
        _facts("penalty", "decide", {"fine_in_gold": 1})
