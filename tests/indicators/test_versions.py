"""Definitions in versions: each computed a second way, chosen by dated local rules, told by the figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from tests.indicators.by_hand import answer, read
from tests.indicators.county import County, wander
from tests.indicators.versions_by_hand import cut, versions
from zhunsheng.indicators import Period, Unanswerable, figure, figures
from zhunsheng.indicators.catalogue import INDICATORS, indicator
from zhunsheng.indicators.choosing import Use, _own, uses
from zhunsheng.indicators.declaring import Kind
from zhunsheng.indicators.figures import definitions_of, others
from zhunsheng.indicators.versions import TRUNCATED, Version
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.registers import local_rules
from zhunsheng.registers.models import Jurisdiction, Organ

AS_OF = date(2026, 2, 1)
YEAR = Period.year(2025, AS_OF)
REFS = [
    one.under(version.name).ref for one in INDICATORS if one.procedure is Penalty for version in one.versions
]
MATTER = [ref for ref in REFS if not ref.endswith("@truncated")]
RULE = "definition:penalties"


def test_every_version_is_the_same_computed_by_hand_and_its_parts_add_up(county: County) -> None:
    wander(county, Random(20260202), 90)
    held = read(county.book)
    usual = answer(held, YEAR.first, YEAR.last, YEAR.as_of)
    expected = versions(held, YEAR.first, YEAR.last, YEAR.as_of)
    assert set(expected) == set(MATTER)
    for ref in set(REFS) - set(MATTER):
        part, whole, _value = usual[ref.partition("@")[0]]
        expected[ref] = part, whole, cut(part, whole, 1)
    found = {
        one.indicator.ref: (one.numerator, one.denominator, one.value) for one in figures(YEAR, ids=REFS)
    }
    assert found == expected
    differing = [ref for ref in MATTER if expected[ref] != usual[ref.partition("@")[0]]]
    assert len(differing) >= 10, differing
    for by in ("organ", "quarter", "town", "kind"):
        for one in figures(YEAR, by=by, ids=REFS):
            if by in one.indicator.by:
                assert sum(part.denominator for part in one.breakdown) == one.denominator
                assert sum(part.numerator for part in one.breakdown) == one.numerator
                assert {part.version.name for part in one.breakdown} <= {one.version.name}
    for one in figures(YEAR, ids=["penalties@standing", "decided_in_time@due"]):
        assert len(one.cases(size=500).items) == one.numerator


@pytest.fixture
def annulled(county: County) -> County:
    """Two penalties of 2025, one annulled in 2026; one of 2024, annulled too."""
    for filed, decided, gone in (
        (date(2025, 3, 3), date(2025, 4, 1), False),
        (date(2025, 3, 4), date(2025, 4, 2), True),
        (date(2024, 3, 4), date(2024, 4, 2), True),
    ):
        case = county.decided(filed, decided)
        if gone:
            county.take(case, "revoke", date(2026, 1, 5), ("b0head",), ground="事实有误")
    return county


def test_a_local_rule_of_the_county_chooses_the_definition_from_its_day(annulled: County) -> None:
    local_rules.set_rule(RULE, "standing", "某县司法局〔2025〕1号", date(2025, 6, 1), jurisdiction="330182")
    this, last = figure("penalties", 2025), figure("penalties", 2024)
    assert (this.version.name, this.value) == ("standing", 1)
    assert (last.version.name, last.value) == ("usual", 1)
    assert this.choice.source == "某县司法局〔2025〕1号" and "撤销" in this.definition
    told = this.as_json()["version"]
    assert (told["name"], told["chosen_by"]) == ("standing", "rule")
    assert figure("penalties", 2025, book=annulled.book).version.name == "standing"
    assert figure("penalties", 2025, organ=annulled.bureaus[0]).version.name == "standing"


def test_an_organ_of_its_own_rule_is_counted_by_it(annulled: County) -> None:
    local_rules.set_rule(RULE, "closed", "局文", date(2020, 1, 1), organ=annulled.bureaus[0])
    found = figure("penalties", 2025, organ=annulled.bureaus[0])
    assert (found.version.name, found.value) == ("closed", 0)
    assert figure("penalties", 2025).version.name == "usual"


def test_last_year_is_asked_under_this_years_definition_and_says_so(annulled: County) -> None:
    local_rules.set_rule(RULE, "standing", "县文", date(2025, 1, 1), jurisdiction="330182")
    now = figures(2025, ids=["penalties", "fines"])
    before = figures(2024, ids=["penalties", "fines"], definitions=definitions_of(now))
    assert [one.version.name for one in before] == ["standing", "usual"]
    assert before[0].value == 0 and "通行口径" in before[0].note and not before[1].note
    with pytest.raises(Unanswerable, match="混用了两种口径"):
        definitions_of([*now, figure("penalties", 2024)])


def test_the_other_definitions_say_what_they_would_give(annulled: County) -> None:
    found = figure("penalties", 2025)
    assert found.value == 2 and found.choice.by == "default"
    assert {one.version.name: one.value for one in others(found)} == {"standing": 1, "closed": 0}
    (bureau,) = figure("penalties", 2025, by="organ").breakdown
    assert [one.value for one in others(bureau)] == [1]
    asked = figure("penalties", 2025, definition="standing")
    assert asked.choice.by == "asked" and [one.value for one in others(asked)] == [2, 0]
    assert "当地采用的口径为「通行口径」" in asked.note


def test_an_unknown_definition_is_refused_with_the_list(county: County) -> None:
    with pytest.raises(Unanswerable, match=r"没有口径「nought」。可选:usual\(通行口径\)、standing"):
        figure("penalties", 2025, definition="nought")
    local_rules.set_rule(RULE, "nought", "县文", date(2020, 1, 1), jurisdiction="330182")
    found = figure("penalties", 2025)
    assert found.version.name == "usual" and [one.kind for one in found.problems] == ["definition"]
    assert "可选:usual、standing、closed" in found.problems[0].message


def test_a_version_holds_on_its_days() -> None:
    old = Version("old", "旧", "Old", until=date(2021, 7, 14))
    new = Version("new", "新", "New", since=date(2021, 7, 15))
    one = replace(indicator("penalties"), versions=(old,), version=new)
    assert _own(one, date(2021, 7, 14), {}).own == "old"
    assert _own(one, date(2021, 7, 15), {}).own == "new"


def test_the_local_rules_in_force_say_who_uses_which_definition(county: County) -> None:
    organ, one = county.bureaus[0], indicator("penalties")
    local_rules.set_rule(RULE, "standing", "县文〔2025〕1号", date(2025, 6, 1), jurisdiction="330182")
    local_rules.set_rule(RULE, "closed", "局文", date(2020, 1, 1), date(2025, 11, 30), organ=organ)
    county_name = Jurisdiction.objects.get(pk="330182").name
    organ_name = Organ.objects.get(pk=organ).name
    here = Use(county_name, "县文〔2025〕1号", date(2025, 6, 1))
    assert uses(one, date(2025, 5, 31)) == {"closed": (Use(organ_name, "局文", date(2020, 1, 1)),)}
    assert uses(one, date(2025, 12, 1)) == {"standing": (here,)}
    assert uses(one, date(2025, 7, 1))["standing"] == (here,) and len(uses(one, date(2025, 7, 1))) == 2
    local_rules.set_rule(RULE, "usual", "县文〔2026〕2号", date(2026, 1, 1), jurisdiction="330182")
    later = Use(county_name, "县文〔2026〕2号", date(2026, 1, 1))
    assert uses(one, date(2026, 1, 1)) == {"usual": (later,)}
    assert uses(indicator("fines"), date(2026, 1, 1)) == {}


def test_every_version_is_named_once_in_two_languages_and_differs() -> None:
    for one in INDICATORS:
        names = [version.name for version in one.every_version]
        assert len(set(names)) == len(names), one.id
        for version in one.versions:
            assert version.changes() and version.title and version.title_en.isascii()
            assert bool(version.definition) == bool(version.definition_en)
            assert version is TRUNCATED or version.definition
            other = one.under(version.name)
            assert other.id == one.id and other.under(one.version.name) is one
    plain = {one.id for one in INDICATORS if set(one.versions) - {TRUNCATED}}
    assert len(plain) >= 15
    rates = [one for one in INDICATORS if one.kind is Kind.RATE]
    assert all(TRUNCATED in one.versions for one in rates)


@pytest.mark.parametrize(("part", "whole", "shown"), [(683, 904, "75.5"), (1893, 2067, "91.5")])
def test_a_rate_that_a_report_cut_off_is_reproduced(part: int, whole: int, shown: str) -> None:
    assert cut(Decimal(part), Decimal(whole), 1) == Decimal(shown)
