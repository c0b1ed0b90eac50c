"""What people-and-powers procedures refuse, judged in memory: no registers, no book."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from zhunsheng.procedures.actors import Actor, Certificate
from zhunsheng.procedures.acts import Case, Trial
from zhunsheng.procedures.catalogue import named
from zhunsheng.procedures.enforcement.officers.teams import readiness
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.judging import refusals
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT, SUPERVISION_RULES

DAY = date(2026, 3, 2)
CARD = Certificate("Z-1", date(2020, 1, 1), date(2030, 1, 1), True)


def officer(name: str, *roles: str, **words: Any) -> Actor:
    """Somebody of the organ `o`."""
    told = {"organ_qualified": True, "organ_kind": "statutory", "certificate": CARD} | words
    return Actor(name, name, "o", frozenset(roles), told["certificate"], False, "某局", told["organ_qualified"],
                 organ_kind=told["organ_kind"])  # fmt: skip


def against(procedure: str, step: str, *by: Actor, on: date = DAY, **facts: Any) -> list[tuple[str, str]]:
    """Rule and article of everything that stands against an opening step."""
    found = named(procedure)
    one = found.steps[step]
    given = {
        name: info.json_schema_extra["granted"]
        for name, info in one.facts.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
    }
    valid = one.facts.model_validate(given | facts)
    people = {actor.id: actor for actor in by}
    trial = Trial(Case(found, "c", organ="o"), one, on, by, people)
    return [(no.rule, str(no.article)) for no in refusals(trial, valid)]


DOCUMENT = {"to": "某队", "matter": "占道经营", "since": "2026-03-02", "until": "2026-12-31"}
HEAD = officer("head", "head")


@pytest.mark.parametrize(
    ("changed", "article"),
    [
        ({"written": False}, PENALTY_ACT[20]),
        ({"until": None}, PENALTY_ACT[20]),
        ({"until": "2026-03-01"}, PENALTY_ACT[20]),
        ({"matter": " "}, PENALTY_ACT[20]),
        ({"matter": "查封违法场所"}, COERCION_ACT[17]),
        ({"matter": "行政拘留"}, PENALTY_ACT[18]),
        ({"fit": False}, PENALTY_ACT[21]),
    ],
)
def test_a_document_of_entrustment_is_refused_under_its_article(
    changed: dict[str, Any], article: Any
) -> None:
    assert against("entrustment", "entrust", HEAD, **(DOCUMENT | changed))[0][1] == str(article)


def test_a_document_in_order_stands() -> None:
    assert against("entrustment", "entrust", HEAD, **DOCUMENT) == []
    assert against("entrustment", "entrust", HEAD, **(DOCUMENT | {"until": "2026-03-02"})) == []


def test_an_entrusted_body_entrusts_nobody() -> None:
    body = officer("head", "head", organ_kind="entrusted")
    assert against("entrustment", "entrust", body, **DOCUMENT) == [("entrusted_itself", str(PENALTY_ACT[20]))]


def test_who_is_on_no_list_does_not_enforce_under_whichever_law_was_in_force() -> None:
    pair = [officer(name, "handler", organ_qualified=False) for name in ("h1", "h2")]
    filing = {"party": {"kind": "organisation", "name": "某甲有限公司"}}
    assert against("penalty", "file", *pair, **filing) == [("unqualified", str(SUPERVISION_RULES[17]))]
    before = against("penalty", "file", *pair, on=date(2025, 3, 3), **filing)
    assert before == [("unqualified", str(PENALTY_ACT[38]))]
    # Registers may be kept by a body that does not enforce.
    assert against("training", "hold-training", pair[0], title="某培训", hours=2) == []
    assert Penalty.enforces


@pytest.mark.parametrize("helpers", [("aux",), ("aux", "aux2")])
def test_an_assistant_never_fills_one_of_the_two_fields(helpers: tuple[str, ...]) -> None:
    team = [officer("h1", "handler"), *(officer(one, "auxiliary") for one in helpers)]
    found = against(
        "penalty", "summary-decide", *team, party={"kind": "person", "person": "某"}, kinds=["fine"]
    )
    assert ("officers", str(PENALTY_ACT[42])) in found
    assert found[0] == ("auxiliary", str(PENALTY_ACT[42]))


def test_readiness_is_a_fifth_for_each_of_five_things() -> None:
    quota = SimpleNamespace(moved_down=60, transferred=24, premises=None, budget=True)
    assert readiness(quota, None) == 0
    filled = SimpleNamespace(filled=84, certified=2, vehicles=1, premises=True, budget=None)
    assert readiness(quota, filled) == 100
    assert readiness(quota, SimpleNamespace(**{**vars(filled), "filled": 67})) == 80
    assert readiness(quota, SimpleNamespace(**{**vars(filled), "certified": 1, "vehicles": 0})) == 60
