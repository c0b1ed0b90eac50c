"""Forms follow from facts: every field has an input, and what is typed comes back as the facts that were meant."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_origin

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tests.doors.desk.conftest import COMPANY, Bureau, granted
from zhunsheng.doors.desk.choices import GROUNDS, SELDOM, WORDS
from zhunsheng.doors.desk.filling import facts_of, texts_from, texts_of
from zhunsheng.doors.desk.forms import PREFIX, Entered, Input, area_and_name, form_of
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.facts import _credit_code, marks
from zhunsheng.procedures.identity import credit_code
from zhunsheng.procedures.vocabulary import Step

STEPS = [step for procedure in PROCEDURES for step in procedure.steps.values()]


def every(inputs: tuple[Input, ...]) -> list[Input]:
    """The inputs and those inside them."""
    return [one for outer in inputs for one in (outer, *every(outer.parts))]


def required(model: type[BaseModel]) -> dict[str, Any]:
    """Something that each required fact can take, from its type alone."""
    return {name: some(info) for name, info in model.model_fields.items() if info.is_required()}


def some(info: Any) -> Any:
    """A value of the field's type: its own example where it gives one."""
    kinds = marks(info)
    if examples := [one for kind in (info, *kinds) for one in getattr(kind, "examples", None) or ()]:
        return examples[0]
    if any(getattr(one, "func", None) is _credit_code for one in kinds):
        return credit_code("11330182000000001")
    lists = [one for one in kinds if get_origin(one) is list]
    if lists:
        (inner,) = get_args(lists[0])
        least = next((one.min_length for one in kinds if getattr(one, "min_length", None)), 1)
        return [some(FieldInfo.from_annotation(inner))] * least
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Enum):
            return next(iter(kind)).value
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return required(kind)
    patterns = [
        one.pattern
        for kind in kinds
        for one in (kind, *getattr(kind, "metadata", ()))
        if hasattr(one, "pattern")
    ]
    if wanted := next((one for one in patterns if isinstance(one, str)), None):
        return next(
            one for one in ("a" * 64, "2026-01-12", "2025", "1" * 18, "12:30") if re.search(wanted, one)
        )
    plain = {bool: True, date: "2026-01-12"}
    most = next((one.le for one in kinds if getattr(one, "le", None) is not None), 2025)
    return next((value for kind, value in plain.items() if kind in kinds), str(min(2025, int(most))))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_every_fact_of_a_step_has_an_input_with_a_title(step: Step) -> None:
    form = form_of(step.facts, Entered())
    named = {one.name for one in every((*form.first, *form.seldom))}
    assert {f"{PREFIX}{name}" for name in step.facts.model_fields} <= named
    assert all(one.title for one in every((*form.first, *form.seldom)))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_the_lawful_answers_of_a_step_come_back_through_its_form(step: Step) -> None:
    party = {"party": COMPANY} if "party" in step.facts.model_fields else {}
    meant = step.facts.model_validate(required(step.facts) | granted(step) | party)
    texts = texts_from(step.facts, meant.model_dump(mode="json", exclude_none=True))
    assert step.facts.model_validate(facts_of(step.facts, texts)) == meant


def test_an_amount_may_be_typed_as_people_write_it() -> None:
    sent = QueryDict("f.kinds=fine&f.fine_yuan=50,000.50 元&f.told=facts&f.respond_by=2026-03-01")
    facts = Penalty.notify.facts.model_validate(facts_of(Penalty.notify.facts, texts_of(sent)))
    assert facts.fine_yuan == Decimal("50000.50") and facts.respond_by == date(2026, 3, 1)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(["、", ",", ",", "-", " ", "~", "—"]))
def test_a_range_is_two_amounts_however_they_are_parted(low: int, high: int, between: str) -> None:
    facts = facts_of(Penalty.decide.facts, {"f.range_yuan": [f"{low}{between}{high}"]})
    assert facts["range_yuan"] == [str(low), str(high)]


@given(st.text(max_size=50))
def test_any_text_typed_anywhere_is_answered_with_words_and_not_with_a_crash(text: str) -> None:
    for step in (Penalty.file, Penalty.notify, Penalty.decide):
        form = form_of(step.facts, Entered())
        texts = {one.name: [text] for one in every((*form.first, *form.seldom))}
        facts = facts_of(step.facts, texts)
        assert set(facts) <= set(step.facts.model_fields)
        form_of(step.facts, Entered(texts, dict.fromkeys(facts, "未填写")))


def test_the_words_offered_belong_to_fields_that_exist() -> None:
    known = {(step.facts.__name__, name) for step in STEPS for name in step.facts.model_fields}
    assert set(WORDS) | set(GROUNDS) <= known
    fields: dict[str, set[str]] = {}
    for model in {step.facts for step in STEPS}:
        for name in (model.__name__, area_and_name(model)):
            fields.setdefault(name, set()).update(model.model_fields)
    assert all(names <= fields[model] for model, names in SELDOM.items())


def test_every_form_can_be_opened(bureau: Bureau) -> None:
    case, client = bureau.told(), bureau.signed_in("p-1")
    for step in Penalty.steps.values():
        address = f"/desk/new/penalty/{step.name}" if step.opens else f"/desk/cases/{case}/steps/{step.name}"
        answer = client.get(address)
        assert answer.status_code == 200 and f"<h1>{step.title}</h1>" in answer.text
