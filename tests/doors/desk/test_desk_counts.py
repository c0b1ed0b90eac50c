"""Numbers with units, and texts put together below: read as Chinese, told in the reader's language."""

from __future__ import annotations

import copy
import json
import pickle
import re
from decimal import Decimal
from typing import Any

import pytest

from tests.doors.desk.conftest import COMPANY, Bureau
from zhunsheng.cases.queries import today
from zhunsheng.doors import counts
from zhunsheng.doors.counts import counted, put
from zhunsheng.doors.desk.wording import t, valued
from zhunsheng.doors.portal.words import in_words
from zhunsheng.indicators.catalogue import INDICATORS
from zhunsheng.procedures.facts import briefs
from zhunsheng.procedures.openness.frozen import briefly
from zhunsheng.procedures.oversight.annual_report.facts import Correction
from zhunsheng.reports import openness, statistics
from zhunsheng.reports.bulletins import BULLETINS
from zhunsheng.reports.bulletins.printing import change
from zhunsheng.reports.bulletins.quarters import Quarter
from zhunsheng.reports.sheets import SHEETS
from zhunsheng.statutes.words import Count, Said

PLAIN = ("", "%")
HAN_COUNT = re.compile(r"[\d.] ?(?:件|元|日|次|户|个|项|人|名|辆|支|家|张|轮|学时|段|章)")


@pytest.fixture
def other_tongue(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language that says «one» and «many», and marks what it was asked to translate."""
    monkeypatch.setattr(counts, "ngettext", lambda one, _many, n: "%(num)s one" if n == 1 else "%(num)s many")
    monkeypatch.setattr(counts, "gettext", lambda text: f"<{text}>")


def test_every_unit_is_counted_in_the_readers_language() -> None:
    tables = [*SHEETS.values(), statistics.ENFORCEMENT, openness.DISCLOSURE]
    units = {version.unit or one.unit for one in INDICATORS for version in one.every_version}
    units |= {row.unit for table in tables for block in table.frame.blocks for row in block.rows}
    units |= {column.unit for one in BULLETINS for column in one.columns}
    long = json.dumps(["x", "y"])
    told = [brief.told(long) for name, brief in briefs(Correction).items() if name != "heads"]
    units |= {one.unit for one in told if isinstance(one, Count)}
    assert {"段", "章", "处", "件", "元"} <= units
    assert sorted(units - set(PLAIN) - set(counts.UNITS)) == []


@pytest.mark.parametrize(
    ("number", "said"), [("1", "1 one"), ("0", "0 many"), ("1.0", "1.0 many"), ("1,001", "1,001 many")]
)
def test_one_is_one_and_all_else_is_many(other_tongue: None, number: str, said: str) -> None:
    assert counted(number, "件") == said == put(Count(number, "件"))
    assert valued(Count(number, "段")) == t(Count(number, "段")) == in_words(Count(number, "段")) == said


def test_what_is_not_there_is_not_counted() -> None:
    assert counted("—", "件") == "—" and counted("5.0", "%") == "5.0%" and counted("3", "") == "3"


def test_a_text_with_values_reads_as_chinese_and_is_translated_part_by_part(other_tongue: None) -> None:
    text = Said("增加{told}(增长{share}%)", told=Count("3", "件"), share="12.5")
    assert text == "增加3件(增长12.5%)" and put(text) == "<增加3 many(增长<12.5>%)>"
    both = Said.joined([text, Said("至")])
    assert both == text + "至" and put(both) == put(text) + "<至>"
    assert (
        put(Quarter("2025Q3").title) == "<<2025>年第<3>季度>" and Quarter("2025Q3").title == "2025年第3季度"
    )


def test_a_copy_is_the_same_text() -> None:
    text = Said("增加{told}", told=Count("3", "件"))
    for one in (copy.deepcopy(text), pickle.loads(pickle.dumps(text))):
        assert one == text and one.parts == text.parts and one.parts[0][1]["told"].unit == "件"


def test_what_a_frozen_table_says_of_itself_is_translated(other_tongue: None) -> None:
    table = {"blocks": [], "period": {"first": "2025-01-01", "last": "2025-12-31"}, "as_of": "2026-01-05"}
    told = briefly(json.dumps(table))
    assert told == "0格,其中0格有数,统计期间2025-01-01至2025-12-31,截至2026-01-05"
    assert valued(told).startswith("<<0>格") and valued(told).count("<2025-01-01>") == 1


@pytest.mark.parametrize(
    ("now", "then", "unit", "said"),
    [
        (5, 5, "件", "持平"),
        (6, 4, "件", "增加2件(增长50.0%)"),
        (3, 4, "元", "减少1元(下降25.0%)"),
        (3, 0, "件", "增加3件"),
        (90, 92, "%", "下降2.0个百分点"),
    ],
)
def test_a_change_is_said_in_the_official_words(now: int, then: int, unit: str, said: str) -> None:
    assert change(Decimal(now), Decimal(then), unit) == said


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["figures", "figures/cases_filed", "bulletins", "statistics"])
def test_an_english_page_leaves_no_number_with_a_chinese_unit(
    bureau: Bureau, settings: Any, tmp_path: Any, other_tongue: None, page: str
) -> None:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    bureau.take(None, "file", today(), party=COMPANY, cause="无照经营")
    client = bureau.signed_in("p-1")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    told = client.get(f"/desk/{page}", {} if page == "bulletins" else {"year": today().year}).text
    main = re.sub(r"<[^<>]*>", " ", told.partition("<main")[2])
    assert HAN_COUNT.findall(main) == []
    assert f"{today().year}年" not in main.replace(f"&lt;{today().year}年&gt;", "")
    if page.startswith("figures"):
        assert "1 one" in main


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        "figures?year=2090",
        "figures/nothing",
        "figures/cases_filed?by=x",
        "figures/cases_filed?head=x",
        "figures/cases_filed?after=x",
        "figures/cases_filed?definition=x",
        "bulletins?quarter=x",
        "sheets?month=x",
        "sheets?month=0001-01",
    ],
)
def test_a_wrong_question_is_answered_in_the_readers_language(
    bureau: Bureau, settings: Any, tmp_path: Any, other_tongue: None, asked: str
) -> None:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    bureau.take(None, "file", today(), party=COMPANY, cause="无照经营")
    answer = bureau.signed_in("p-1").get(f"/desk/{asked}")
    said = re.findall(r'role="alert"><p>(.*?)</p>', answer.text)
    assert answer.status_code in (400, 404) and len(said) == 1
    assert said[0].startswith("&lt;") and said[0].endswith("&gt;"), "it was not asked to be translated"


@pytest.mark.django_db
def test_a_report_of_a_year_without_figures_is_not_begun(bureau: Bureau) -> None:
    cover = {"issuer": "某局", "organ": bureau.organ, "year": str(today().year + 60)}
    answer = bureau.signed_in("p-1").post("/desk/reports/new", cover)
    assert answer.status_code == 422 and f"没有{today().year + 60}年的数字" in answer.text
