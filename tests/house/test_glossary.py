"""Every word of the procedures stands in the glossary: Chinese, identifier, English."""

import re

from tests.house.tree import ROOT
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.clocks import Kind
from zhunsheng.procedures.titles import CHOICES, OUTCOMES, TRACKS
from zhunsheng.procedures.vocabulary import ROLES

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = {
    (m[1], m[2]): m[3].strip() for m in re.finditer(r"^\| ([^|]+) \| `([^`|]+)` \| ([^|]*)\|", GLOSSARY, re.M)
}


def words() -> set[tuple[str, str]]:
    """Title and identifier of every step, clock, role and kind."""
    found = {(title, name) for name, title in ROLES.items()}
    for one in PROCEDURES:
        found |= {(step.title, step.name) for step in one.steps.values()}
        found |= {(clock.title, clock.name) for clock in one.clocks.values()}
    for titles in CHOICES.values():
        found |= {(title, word.value) for word, title in titles.items()}
    for named in (*OUTCOMES.values(), *TRACKS.values()):
        found |= {(title, name) for name, title in named.items()}
    return found


def test_every_step_clock_role_and_kind_is_in_the_glossary() -> None:
    assert sorted(words() - ROWS.keys()) == [], "run scripts/glossary"


def test_every_word_of_the_glossary_says_its_english() -> None:
    assert [row for row, english in ROWS.items() if not english] == []


def test_every_kind_of_clock_is_named() -> None:
    assert {kind.value for kind in Kind} <= {name for _title, name in ROWS}


def test_one_identifier_means_one_thing_among_the_steps() -> None:
    for one in PROCEDURES:
        assert not one.steps.keys() & one.clocks.keys(), "a step and a clock share a name"
