"""The table of systems stays true: its files, procedures, pages, proofs and figures are there."""

from __future__ import annotations

import re

import pytest
import yaml
from django.urls import resolve

from tests.house.tree import ROOT, SRC
from zhunsheng.indicators.coverage import coverage
from zhunsheng.procedures.catalogue import PROCEDURES

TABLE = (ROOT / "docs" / "systems.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("| ").split(" | ")]
    for line in re.findall(r"^\| S\d.*$", TABLE, re.M)
]
NAMES = {one.name for one in PROCEDURES}


def test_every_system_of_enforcement_has_a_row() -> None:
    told = {row[0] for row in ROWS}
    assert {f"S{n}" for n in (11, 58, 59, 60, 65, 66, 67, *range(93, 133))} <= told


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_row_names_is_there(row: list[str]) -> None:
    _id, _title, procedures, file, page, proof, *_figures = row
    assert set(re.findall(r"`([a-z-]+)`", procedures)) <= NAMES
    assert (SRC / file.strip("`")).exists()
    assert resolve(page.partition("?")[0])
    assert all((ROOT / "tests" / one).exists() for one in proof.split(" · "))
    asked = page.partition("?procedure=")[2] or (page.split("/")[2] if page.startswith("/published/") else "")
    assert not asked or asked in NAMES


@pytest.mark.parametrize("number", (11, 58, 59, 60, 65, 66, 67, *range(93, 133)))
def test_every_system_of_enforcement_has_its_story(number: int) -> None:
    proofs = next(row[5] for row in ROWS if row[0] == f"S{number}").split(" · ")
    (story,) = (ROOT / "tests" / one for one in proofs if one.startswith("casebook/systems/"))
    told = yaml.safe_load(story.read_text(encoding="utf-8"))
    verdicts = {act["expect"]["verdict"] for act in told["acts"]}
    assert (told["id"], verdicts) == (number, {"allowed", "refused"})


def test_every_figure_of_these_systems_has_an_indicator_or_a_reason() -> None:
    known = {one.figure: one for one in coverage()}
    wanted = {one for row in ROWS for one in re.findall(r"F\d{3}", row[-1])}
    bare = [one for one in sorted(wanted) if not (known[one].indicator or known[one].why)]
    assert bare == []
