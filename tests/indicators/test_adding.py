"""Adding an indicator touches one file: the house is copied, one area file changed, and everything knows the new one."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.cases.installed import installed
from tests.house.tree import ROOT, SRC
from zhunsheng.indicators.breaking import EVERYWHERE, STANDING
from zhunsheng.indicators.catalogue import INDICATORS
from zhunsheng.indicators.coverage import State, coverage, serving

NEW = """
    _count(
        id="crimes_judged",
        title="甲乙丙丁数",
        title_en="Nobody knows this one",
        definition="只为试验而设",
        definition_en="Only to try it.",
        dated_by="police_file_on",
        cites=TRANSFER_RULES[8],
        of=_all,
        serves=("FIGURE",),
    ),
"""
ASK = """
import json, os, django
django.setup()
from django.test import Client
from zhunsheng.indicators import figure
from zhunsheng.indicators.coverage import coverage
from zhunsheng.doors.api.figures import every
from zhunsheng.indicators.years import years
(year,) = years()  # of an empty book, this one
here = Client(headers={"accept-language": "en"})
chinese = Client(headers={"accept-language": "zh-hans"})
print(json.dumps({
    "value": str(figure("crimes_judged", year, by="organ").value),
    "coverage": [one.told for one in coverage() if one.figure == "FIGURE"],
    "api": [one["id"] for one in every(None, year)],
    "list": chinese.get(f"/figures/{year}").content.decode(),
    "english": here.get(f"/figures/{year}/crimes_judged").content.decode(),
}))
"""


def test_one_more_entry_in_an_area_file_is_a_figure_everywhere(tmp_path: Path) -> None:
    house = tmp_path / "src"
    shutil.copytree(SRC, house / "zhunsheng", ignore=shutil.ignore_patterns("__pycache__"))
    area = house / "zhunsheng/indicators/transfer/__init__.py"
    waiting = next(one.figure for one in coverage() if one.state is State.WAITING)
    head = "INDICATORS: tuple[Indicator, ...] = ("
    text = area.read_text(encoding="utf-8")
    assert text.count(head) == 1
    area.write_text(text.replace(head, head + NEW.replace("FIGURE", waiting)), encoding="utf-8")
    with installed() as installation:
        env = installation.env | {"PYTHONPATH": str(house)}
        done = subprocess.run(
            [sys.executable, "-c", ASK.replace("FIGURE", waiting)],
            env=env,
            capture_output=True,
            text=True,
            timeout=300,
            cwd=tmp_path,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["value"] == "0" and told["coverage"] == ["crimes_judged"]
    assert "crimes_judged" in told["api"] and "甲乙丙丁数" in told["list"]
    assert "Nobody knows this one" in told["english"] and "Only to try it." in told["english"]


def test_each_figure_is_claimed_once_and_by_a_system_that_it_belongs_to() -> None:
    by_id = {one.id: one for one in INDICATORS}
    known = {one.figure: one for one in coverage()}
    assert set(serving(INDICATORS)) <= set(known)
    rows = set(re.findall(r"^\| (S\d+) ", (ROOT / "docs/systems.md").read_text(encoding="utf-8"), re.M))
    assert all(one.systems and set(one.systems) <= rows for one in INDICATORS)
    strange = {
        figure
        for figure, one in known.items()
        if one.indicator and not set(one.systems) & set(by_id[one.indicator].systems)
    }
    # Sittings of town officers: the report tells them under the teams of towns.
    assert strange <= {"F224"}


def test_what_happens_on_a_day_divides_by_organ_town_quarter_and_month_and_what_stands_by_place() -> None:
    for one in INDICATORS:
        wanted = STANDING if one.stock else EVERYWHERE
        assert set(wanted) <= set(one.by), one.id
        assert not (one.stock and {"quarter", "month"} & set(one.by)), one.id
