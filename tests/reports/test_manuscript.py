"""Figures picked into free text: what each hole prints, worked out by hand, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.indicators.county import County, found_county
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.reports import Edition, compose
from zhunsheng.reports.holes import BadSource, Hole, parts_of

DAY = date(2026, 2, 1)


@pytest.fixture
def county(book: str, tmp_path: Path, settings: Any) -> County:
    """Four decided cases in 2024; in 2025 five: two filed in the first quarter, three in the second, one of these by the
    other bureau; fines of 2,000 yuan, one of 12,500."""
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    made = found_county(book)
    for month in (2, 5, 8, 11):
        made.decided(date(2024, month, 4), date(2024, month, 20))
    for n, (month, bureau, fine) in enumerate(
        ((2, 0, "2000"), (3, 0, "2000"), (4, 0, "12500"), (5, 0, "2000"), (6, 1, "2000"))
    ):
        filed = date(2025, month, 10)
        made.decided(filed, filed + timedelta(days=10 + n), fine, bureau)
    return made


@pytest.fixture
def line(county: County) -> Callable[[str], str]:
    """A line of the enforcement chapter as the report of 2025 prints it."""

    def printed(source: str) -> str:
        edition = compose(2025, issuer="某县", as_of=DAY, manuscript={"enforcement": source})
        return next(one.text for one in edition.paragraphs if one.source == source)

    return printed


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("立案{cases_filed}。", "立案5件。"),
        ("立案{行政处罚立案数}。", "立案5件。"),
        ("立案{cases_filed}{cases_filed:change}。", "立案5件，比上年增长25.0%。"),
        ("上年立案{cases_filed:before}。", "上年立案4件。"),
        ("立案{cases_filed|quarter=2}。", "立案3件。"),
        ("立案{cases_filed|季度=第一季度}。", "立案2件。"),
        ("第一季度{cases_filed|quarter=1:change}。", "第一季度，比上年增长100.0%。"),
        ("第四季度{cases_filed|quarter=4:change}。", "第四季度，上年记录为1件。"),
        ("第四季度{cases_filed|quarter=4}。", "第四季度0件。"),
        ("第二局{cases_filed|organ=某县第2局}。", "第二局1件。"),
        ("罚款{fines:wan}。", "罚款2.05万元。"),
        ("罚款{fines:万元}。", "罚款2.05万元。"),
        ("应决定{decided_in_time:whole}，按期{decided_in_time:part}。", "应决定5件，按期5件。"),
        ("按期率{decided_in_time}{decided_in_time:change}。", "按期率100.0%，与上年持平。"),
        ("{year}年比{last_year}年。", "2025年比2024年。"),
        ("花括号{{照写}}。", "花括号{照写}。"),
    ],
)
def test_a_hole_prints(source: str, said: str, line: Callable[[str], str]) -> None:
    assert line(source) == said


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("{cases_fled}", "没有名为「cases_fled」的数字。是否为:cases_filed"),
        ("{行政处罚立案}", "行政处罚立案数"),
        ("{cases_filed:changes}", "没有名为「changes」的形式。是否为:change"),
        (
            "{cases_filed:part}",
            "「行政处罚立案数」不能写成「分子」。可选:value(数值)、change(比上年)、before(上年)",
        ),
        ("{decided_in_time:wan}", "不能写成「万元」"),
        ("{cases_filed|moon=1}", "没有名为「moon」的分列"),
        ("{power_organs|quarter=1}", "不能按「季度」分列。可以按:机关、镇街"),
        ("{cases_filed|quarter=5}", "没有「5」这一部分。可选:第一季度、第二季度"),
        ("{cases_filed|organ=某县第9局}", "没有「某县第9局」这一部分。可选:某县第1局、某县第2局"),
        ("{cases_filed", "没有配对"),
        ("cases_filed}", "没有配对"),
        ("{}", "看不懂"),
        ("前言{auto}", "应当独占一行"),
        ("{cases_filed:change:part}", "看不懂"),
        ("{decided_in_time:target}", "没有设定目标"),
    ],
)
def test_what_cannot_be_filled_in_is_refused_with_what_there_is(
    source: str, why: str, line: Callable[[str], str]
) -> None:
    with pytest.raises(BadSource) as refused:
        line(source)
    assert why in str(refused.value)


def test_a_part_is_frozen_beside_its_whole_and_opens_its_own_cases(county: County) -> None:
    edition = compose(2025, issuer="某县", as_of=DAY, manuscript={"enforcement": "{cases_filed|quarter=2}"})
    piece = next(piece for _start, _end, piece in edition.spans() if piece.by)
    assert (piece.figure, piece.by, piece.key, piece.ref) == (
        "cases_filed",
        "quarter",
        "2",
        "cases_filed|quarter=2",
    )
    frozen = Edition.of(_facts(edition))
    assert (
        frozen.figures["cases_filed|quarter=2"]["value"] == 3 and frozen.figures["cases_filed"]["value"] == 5
    )
    assert frozen.text == edition.text and list(frozen.spans()) == list(edition.spans())
    assert frozen.paragraphs == edition.paragraphs and frozen.manuscript == edition.manuscript


def test_the_sentences_stand_where_people_ask_for_them(county: County) -> None:
    edition = compose(2025, issuer="某县", as_of=DAY, manuscript={"enforcement": "前言。\n{auto}\n后语。"})
    body = [one for one in edition.paragraphs if one.chapter == "enforcement" and one.kind == "text"]
    assert (body[0].text, body[-1].text) == ("前言。", "后语。") and body[0].own
    assert any("立案查处行政处罚案件5件，比上年增长25.0%" in one.text and not one.own for one in body[1:-1])


def test_a_number_typed_by_hand_is_listed_and_a_picked_one_is_not(county: County) -> None:
    source = "开展宣讲350场次。立案{cases_filed}，比上年增长25.0%。"
    edition = compose(2025, issuer="某县", as_of=DAY, manuscript={"leadership": source})
    typed = [one for one in edition.notes() if one.kind == "typed"]
    assert [edition.text[one.start : one.end] for one in typed] == ["350场次", "25.0%"]
    assert all(one.chapter == "leadership" and not one.stops for one in typed)
    assert "手写数字,未关联案件" in typed[0].message


def test_a_department_counts_its_own_cases_and_says_so(county: County) -> None:
    edition = compose(
        2025,
        issuer="某县第2局",
        as_of=DAY,
        organ=county.bureaus[1],
        department=True,
        addressee="某县人民政府",
    )
    assert edition.figures["cases_filed"]["value"] == 1 and edition.department
    assert Edition.of(_facts(edition)).addressee == "某县人民政府"


def test_a_year_before_the_last_is_reported_as_well(county: County) -> None:
    edition = compose(2024, issuer="某县", as_of=DAY)
    assert "立案查处行政处罚案件4件。" in edition.text, "2023 has no record: nothing is compared"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲{fines}乙", ("甲", Hole("fines"), "乙")),
        ("{ fines : wan }", (Hole("fines", "wan"),)),
        ("{罚款金额|机关=某局:比上年}", (Hole("fines", "change", "organ", "某局"),)),
        ("", ()),
    ],
)
def test_a_source_is_cut_into_texts_and_holes(text: str, parts: tuple[Any, ...]) -> None:
    assert parts_of(text) == parts


def _facts(edition: Edition) -> Any:
    return AnnualReport.draft.facts.model_validate(edition.facts())
