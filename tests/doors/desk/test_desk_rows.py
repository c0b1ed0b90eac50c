"""A fact that is a list of things (an inventory, a roster) is filled in row by row, by form and by sheet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from pydantic import Field

from zhunsheng.cases import folding
from zhunsheng.cases.errors import BadFacts
from zhunsheng.cases.taking import validated
from zhunsheng.cases.viewing import PUBLIC, Viewer, shown_facts
from zhunsheng.doors.desk.filling import facts_of, texts_from, texts_of
from zhunsheng.doors.desk.forms import BLANK, Entered, form_of
from zhunsheng.doors.ledgers.cells import BadCell, fact
from zhunsheng.doors.ledgers.columns import columns
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.facts import Facts, Money, PersonName
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.record import Sealed


class Thing(Facts):
    """One object."""

    name: str = Field(title="物品", max_length=40)
    value_yuan: Money | None = Field(None, title="价值")
    owner: PersonName | None = Field(None, title="所有人")


class Inventory(Facts):
    """A list of objects."""

    things: list[Thing] = Field(title="清单")


SENT = QueryDict("f.things.0.name=电动机&f.things.0.value_yuan=1,200&f.things.1.name=&f.things.2.name=铜线")


def test_rows_are_read_and_blank_ones_left_out() -> None:
    facts = Inventory.model_validate(facts_of(Inventory, texts_of(SENT)))
    assert [(one.name, one.value_yuan) for one in facts.things] == [("电动机", Decimal(1200)), ("铜线", None)]


def test_what_was_filled_in_comes_back_with_blank_rows_below() -> None:
    meant = Inventory.model_validate({"things": [{"name": "电动机"}, {"name": "铜线", "value_yuan": "3"}]})
    texts = texts_from(Inventory, meant.model_dump(mode="json", exclude_none=True))
    assert Inventory.model_validate(facts_of(Inventory, texts)) == meant
    (rows,) = form_of(Inventory, Entered(texts)).first
    assert [row[0].value for row in rows.rows] == ["电动机", "铜线", *[""] * BLANK]


def test_a_wrong_row_is_named_by_its_number() -> None:
    step = Step("清点", Inventory, cites=Penalty.file.cites, by=Penalty.file.by)
    with pytest.raises(BadFacts, match="清单第2项·物品"):
        validated(step, {"things": [{"name": "电动机"}, {"value_yuan": "1"}]})


def test_a_cell_holds_a_row_a_line() -> None:
    (column,) = columns(Inventory)
    assert "物品|价值|所有人" in column.hint
    read: Any = fact(column, "电动机|1,200\n铜线||赵小敏")
    assert read == [{"name": "电动机", "value_yuan": "1200"}, {"name": "铜线", "owner": "赵小敏"}]
    with pytest.raises(BadCell, match="4项"):
        fact(column, "a|1|b|c")


def test_persons_in_a_row_are_sealed_and_masked() -> None:
    facts = Inventory.model_validate({"things": [{"name": "铜线", "owner": "赵小敏"}]})
    (row,) = folding.sealed(facts)["things"]
    assert isinstance(row["owner"], Sealed) and row["name"] == "铜线"
    inside = Viewer("h1", frozenset({"x"}), {"x": frozenset({"handler"})})
    assert [text for _title, text in shown_facts(facts, inside, "x")] == ["物品 铜线；所有人 赵小敏"]
    assert "赵小敏" not in str(list(shown_facts(facts, Viewer("h1"), "x")))
    assert list(shown_facts(facts, PUBLIC, "x")) == []
    assert "things" not in folding.analysed(Inventory)
