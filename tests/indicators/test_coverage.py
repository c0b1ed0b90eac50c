"""Every figure of the five published reports is accounted for; those covered are replayed through `take`."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from zhunsheng.cases.replaying import Meaning
from zhunsheng.cases.replaying.plans import PLANS
from zhunsheng.doors.cli.replay import compared
from zhunsheng.indicators.catalogue import INDICATORS, indicator
from zhunsheng.indicators.coverage import YEARS, State, coverage
from zhunsheng.indicators.declaring import Kind


def test_every_figure_stands_once_and_is_answered_waits_or_is_no_quantity() -> None:
    every = coverage()
    assert [one.figure for one in every] == [f"F{n:03d}" for n in range(1, 386)]
    assert set(YEARS) == {one.report for one in every}
    for one in every:
        assert one.state is not State.WAITING or one.systems, one
        assert (one.state is State.NO_QUANTITY) == bool(one.why)
        assert not (one.indicator and one.why)


def test_every_measure_of_enforcement_and_powers_has_an_indicator() -> None:
    mine = {f"S{n}" for n in (11, 58, 59, 60, 65, 66, 67, *range(93, 133))}
    waiting = [one.figure for one in coverage() if mine & set(one.systems) and one.state is State.WAITING]
    # The number of remote evaluations of tenders is not printed in the report.
    assert set(waiting) <= {"F358"}


def test_no_sentence_of_a_report_is_copied() -> None:
    for one in coverage():
        assert len(one.why) <= 12 and len(one.printed) <= 12


def test_every_measure_is_a_quantity() -> None:
    counts = Counter(one.kind for one in coverage() if one.state is not State.NO_QUANTITY)
    assert counts["measure"] == sum(one.kind == "measure" for one in coverage())
    assert set(counts) <= {"measure", "target", "blank"}


@pytest.mark.parametrize(
    ("text", "unit", "good", "bad"),
    [
        ("326", "人", ["326"], ["325", "327"]),
        ("10余", "部门", ["11", "19"], ["10", "20"]),
        ("1800余", "件", ["1801", "1899"], ["1800", "1900"]),
        ("1596万余", "元", ["15960000.01", "15969999.99"], ["15960000", "15970000"]),
        ("约21.6", "万元", ["215500", "216000", "216499"], ["215000", "216600"]),
        ("近500", "件", ["499", "460"], ["501", "400"]),
        ("≥两 (2)", "次/年", ["2", "9"], ["1"]),
    ],
)
def test_a_printed_number_allows_what_it_means(text: str, unit: str, good: list[str], bad: list[str]) -> None:
    meaning = Meaning.of(text, unit)
    assert meaning is not None and meaning.holds(meaning.pick())
    assert all(meaning.holds(Decimal(one)) for one in good)
    assert not any(meaning.holds(Decimal(one)) for one in bad)


def test_what_was_not_printed_has_no_meaning() -> None:
    assert Meaning.of("(none)") is None


def test_every_covered_figure_has_a_plan() -> None:
    planned = {figure for plan in PLANS for figure in plan.figures}
    covered = {one.figure: one for one in coverage() if one.state is State.COVERED and one.kind == "measure"}
    # A report may speak of a quantity and print no number: there is nothing to replay.
    covered = {figure: one for figure, one in covered.items() if one.printed != "(none)"}
    lacking = {f for f, one in covered.items() if indicator(one.indicator).kind is not Kind.RATE} - planned
    assert lacking == set()
    assert planned <= {one.figure for one in coverage() if one.indicator}


@pytest.mark.parametrize("report", sorted(YEARS))
def test_each_report_replayed_small_gives_its_printed_figures(db: None, tables: object, report: str) -> None:
    found = compared(report, scale=60)
    assert [one.covered.figure for one in found if not one.holds] == []


def test_no_two_indicators_share_a_name_or_a_title() -> None:
    assert not [id for id, n in Counter(one.id for one in INDICATORS).items() if n > 1]
    assert not [title for title, n in Counter(one.title for one in INDICATORS).items() if n > 1]
