"""The enforcement chapter: every printed number is a figure, comparisons have the right sign, nothing is blank."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.indicators.county import County
from zhunsheng.indicators import figure
from zhunsheng.indicators.figures import figures
from zhunsheng.reading import read_text
from zhunsheng.reports import Edition
from zhunsheng.reports.printing import change, forms_of, printed
from zhunsheng.reports.templates import RESULTS, SHORTCOMINGS


def test_every_digit_of_the_body_stands_in_a_figure_or_is_the_year(composed: Callable[..., Edition]) -> None:
    edition = composed()
    covered = {at for start, end, _piece in edition.spans() for at in range(start, end)}
    body = edition.text.index(edition.paragraphs[0].text)
    for found in re.finditer(r"\d+", edition.text[body:]):
        at = body + found.start()
        assert at in covered or found[0] == "2025"


def test_each_span_prints_its_figure(composed: Callable[..., Edition]) -> None:
    edition = composed()
    for start, end, piece in edition.spans():
        assert edition.text[start:end] == piece.text
        frozen = edition.figures[piece.figure]
        if piece.form == "part":
            assert piece.text == f"{frozen['numerator']}件"
        if piece.form == "whole":
            assert piece.text == f"{frozen['denominator']}件"


def test_a_complete_edition_passes_its_check(composed: Callable[..., Edition]) -> None:
    assert composed().check() == ()


def test_the_projects_own_reader_recomputes_its_rates(composed: Callable[..., Edition]) -> None:
    relations = read_text(composed().text).relations
    assert [one.verdict for one in relations if one.kind == "rate"]
    assert {str(one.verdict) for one in relations} <= {"holds", "unknown"}


def test_missed_clocks_are_proposed_as_shortcomings(composed: Callable[..., Edition], county: County) -> None:
    edition = composed()
    late = figure("published_in_time", 2025, as_of=None)
    missed = int(late.denominator - late.numerator)
    assert missed and f"没有按期公开处罚决定{missed}件" in edition.text


def test_shortcomings_without_causes_do_not_pass(composed: Callable[..., Edition]) -> None:
    assert [one.kind for one in composed(causes="").check()] == ["causes"]


def test_a_year_without_cases_does_not_pass_and_says_why(composed: Callable[..., Edition]) -> None:
    found = composed(2023).check()
    assert [(one.kind, one.chapter) for one in found] == [("part", "results")]
    assert found[0].article == "督察工作规定第二十五条"


def test_a_blank_left_by_hand_does_not_pass(composed: Callable[..., Edition]) -> None:
    edition = composed(plans="明年办理案件 件，完成培训。")
    assert "blank" in {one.kind for one in edition.check()}


def test_a_rate_typed_by_hand_that_does_not_recompute_does_not_pass(composed: Callable[..., Edition]) -> None:
    edition = composed(causes="共收到申请40件，按期办结30件，办结率95.0%。")
    assert "relation" in {one.kind for one in edition.check()}


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("120", "100", "，比上年增长20.0%"),
        ("80", "100", "，比上年下降20.0%"),
        ("100", "100", "，与上年持平"),
        ("1", "3", "，比上年下降66.7%"),
        ("10001", "10000", "，与上年基本持平"),
        ("2001", "2000", "，比上年增长0.1%"),
        ("5", "0", "，上年记录为零"),
        ("0", "5", "，上年记录为5件"),
        ("0", "0", "，上年记录同为零"),
    ],
)
def test_a_change_has_the_right_sign_and_rounding(now: str, before: str, said: str, county: County) -> None:
    blank = figure("penalties", 2025)
    assert change(_with(blank, now), _with(blank, before)) == said


def test_rates_change_by_percentage_points(county: County) -> None:
    rate = figure("decided_in_time", 2025)
    assert change(_with(rate, "95.1"), _with(rate, "93.0")) == "，比上年提高2.1个百分点"
    assert change(_with(rate, "90.0"), _with(rate, "93.0")) == "，比上年降低3.0个百分点"


def test_rates_that_differ_only_before_rounding_are_not_called_equal(county: County) -> None:
    rate = figure("decided_in_time", 2025)
    now = replace(rate, value=Decimal("66.7"), numerator=Decimal(2), denominator=Decimal(3))
    near = replace(rate, value=Decimal("66.7"), numerator=Decimal(667), denominator=Decimal(1000))
    same = replace(rate, value=Decimal("66.7"), numerator=Decimal(4), denominator=Decimal(6))
    assert change(now, near) == "，与上年基本持平" and change(now, same) == "，与上年持平"


def test_a_definition_that_changed_between_the_years_is_not_compared(county: County) -> None:
    one = _with(figure("penalties", 2025), "120")
    other = replace(one, indicator=replace(one.indicator, definition="另一口径"), value=Decimal(100))
    assert change(one, other) == "，统计口径有调整，与上年不可比"


def test_what_cannot_be_computed_is_not_compared(county: County) -> None:
    rate = figure("decided_in_time", 2025)
    none = replace(rate, value=None, numerator=Decimal(0), denominator=Decimal(0))
    assert change(rate, none) == change(none, rate) == change(rate, None) == ""


def test_yuan_become_ten_thousands_rounded_half_up(county: County) -> None:
    fines = figure("fines", 2025)
    assert printed(_with(fines, "1234550"), "wan", None) == "123.46万元"
    assert printed(_with(fines, "50000"), "wan", None) == "5万元"


def test_every_sentence_names_only_known_figures_and_forms(county: County) -> None:
    known = {one.id: one for one in figures(2025)}
    sentences = [one for section in RESULTS for one in section.sentences]
    for sentence in (*sentences, *SHORTCOMINGS):
        for name, form in re.findall(r"\{(\w+)(?::(\w+))?\}", sentence.text):
            assert (form or "value") in forms_of(known[name]), (name, form)
    assert {needed for one in sentences for needed in one.when or ()} <= known.keys()


def _with(figure, value):  # type: ignore[no-untyped-def]
    number = Decimal(value)
    return replace(figure, value=number, numerator=number, denominator=number)
