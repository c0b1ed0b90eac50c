"""The twin: it fits its published schema, its offsets cut the numbers out, and it gives the same edition back."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.outputs.editions import DAY, PLACE, edition
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.reports.edition import Edition, Paragraph, Piece
from zhunsheng.reports.outputs.addresses import of_figure
from zhunsheng.reports.outputs.format import schema
from zhunsheng.reports.outputs.twin import Place, as_json, edition_from, twin

SCHEMA = Path(__file__).parents[3] / "docs" / "report-format.schema.json"
TYPES = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list, "null": type(None)}


def wrong(value: Any, rule: dict[str, Any], whole: dict[str, Any], at: str = "") -> list[str]:
    """Where a value does not fit a schema: the words that ours uses, written apart from pydantic."""
    if "$ref" in rule:
        rule = whole["$defs"][rule["$ref"].rpartition("/")[2]]
    if "anyOf" in rule:
        ways = [wrong(value, one, whole, at) for one in rule["anyOf"]]
        return [] if [] in ways else ways[0]
    if "enum" in rule and value not in rule["enum"] or "const" in rule and value != rule["const"]:
        return [f"{at}: {value!r}"]
    if "type" in rule and not isinstance(value, TYPES[rule["type"]]):
        return [f"{at}: no {rule['type']}"]
    found = []
    if isinstance(value, dict):
        known = rule.get("properties", {})
        found += [f"{at}: {name} is missing" for name in rule.get("required", ()) if name not in value]
        if rule.get("additionalProperties") is False:
            found += [f"{at}: {name} is unknown" for name in value if name not in known]
        for name, one in value.items():
            found += wrong(one, known.get(name, {}), whole, f"{at}/{name}")
    if isinstance(value, list):
        for n, one in enumerate(value):
            found += wrong(one, rule.get("items", {}), whole, f"{at}/{n}")
    return found


def frozen(made: Edition) -> Edition:
    """The edition as its entry gives it back."""
    return Edition.of(AnnualReport.draft.facts.model_validate(made.facts()))  # type: ignore[arg-type]


def test_the_published_schema_is_that_of_the_program() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema()


@pytest.mark.parametrize("place", [None, PLACE, Place(*("C-1", "b", 3, "aa", "bb"), DAY, "笔误", True)])
def test_a_twin_fits_the_published_schema(place: Place | None) -> None:
    rules = json.loads(SCHEMA.read_text(encoding="utf-8"))
    told = json.loads(as_json(edition(), DAY, place))
    assert wrong(told, rules, rules) == []
    assert told["status"] == ("draft" if place is None else "corrected" if place.corrected else "published")


def test_the_schema_notices_what_does_not_fit() -> None:
    rules = json.loads(SCHEMA.read_text(encoding="utf-8"))
    told = json.loads(as_json(edition(), DAY, PLACE))
    del told["numbers"][0]["figure"]
    told["paragraphs"][0]["colour"] = "red"
    told["entry"]["seq"] = "41"
    assert len(wrong(told, rules, rules)) == 3


def test_every_number_is_cut_out_of_the_text_by_its_offsets() -> None:
    told = json.loads(as_json(edition("首要的问题是😀人员不足。"), DAY, PLACE))
    assert [told["text"][one["start"] : one["end"]] for one in told["numbers"]] == [
        "1266件",
        "1204件",
        "95.1%",
    ]
    pieces = [piece for one in told["paragraphs"] for piece in one["pieces"]]
    assert all(told["text"][one["start"] : one["end"]] == one["text"] for one in pieces)
    assert told["sha256"] == sha256(told["text"].encode()).hexdigest()
    known = {one["ref"]: one for one in told["figures"]}
    assert {one["figure"] for one in told["numbers"]} == set(known)
    rate = known["in_time"]
    assert (rate["value"], rate["numerator"], rate["denominator"]) == ("95.1", 1204, 1266)
    assert rate["version"]["name"] == "usual" and rate["article"] == "督察工作规定第二十五条"


def test_an_address_asks_for_the_figure_as_of_the_heads_of_the_edition() -> None:
    told = twin(edition(), DAY, PLACE)
    parts = urlsplit(told["numbers"][2]["address"])
    assert parts.path == "/figures/2025/in_time"
    assert parse_qs(parts.query) == {
        "book": ["330182"],
        "as_of": ["2026-02-01"],
        "definition": ["usual"],
        "head": ["330182:40:" + "ef" * 8],
    }
    assert told["entry"]["address"] == "/reports/C-1?edition=41" and told["site"] == "https://portal.example"


def test_a_part_of_a_breakdown_is_asked_for_by_its_key() -> None:
    one = edition().figures["cases_filed"] | {"by": "quarter", "key": 1, "label": "一季度"}
    asked = parse_qs(urlsplit(of_figure(edition(), one, "330182")).query, keep_blank_values=True)
    assert (asked["by"], asked["key"]) == (["quarter"], ["1"])
    unknown = of_figure(edition(), one | {"key": None}, "330182")
    assert parse_qs(urlsplit(unknown).query, keep_blank_values=True)["key"] == [""]


def test_the_twin_gives_the_same_edition_back() -> None:
    made = edition()
    back = edition_from(json.loads(as_json(made, DAY, PLACE)))
    assert back == frozen(made) and back.text == made.text and list(back.spans()) == list(made.spans())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=5),
    st.text("号文", max_size=3),
)
def test_whatever_people_wrote_comes_back(lines: list[str], number: str) -> None:
    written = tuple(Paragraph("plans", (Piece(line),), own=True) for line in lines)
    made = edition(number=number, paragraphs=(*edition().paragraphs, *written))
    assert edition_from(json.loads(as_json(made, DAY))) == frozen(made)


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert (
        as_json(edition(), DAY, PLACE)
        == as_json(edition(), DAY, PLACE)
        != as_json(edition(), date(2026, 4, 1))
    )
