"""Every indicator, computed twice: by Ibis and DuckDB over Parquet, and by hand over the entries."""

from datetime import date
from random import Random

import pytest

from tests.indicators.by_hand import answer, read
from tests.indicators.county import County, wander
from zhunsheng.indicators import Period, figures
from zhunsheng.indicators.catalogue import INDICATORS
from zhunsheng.procedures.enforcement.penalty import Penalty

AS_OF = date(2026, 2, 1)
OF_PENALTIES = [one.id for one in INDICATORS if one.procedure is Penalty]


@pytest.fixture
def cases(county: County) -> County:
    wander(county, Random(20260101), 160)
    return county


def test_every_indicator_is_the_same_computed_by_hand(cases: County) -> None:
    held = read(cases.book)
    for period in (
        Period.year(2025, AS_OF),
        Period.between(date(2024, 9, 1), date(2025, 3, 31), date(2025, 4, 2)),
    ):
        expected = answer(held, period.first, period.last, period.as_of)
        found = {
            one.id: (one.numerator, one.denominator, one.value) for one in figures(period, ids=OF_PENALTIES)
        }
        assert found == expected


def test_the_random_cases_reach_nearly_every_indicator(cases: County) -> None:
    empty = {one.id for one in figures(2025, ids=OF_PENALTIES, as_of=AS_OF) if not one.denominator}
    assert empty <= {"reconsidered", "court_applications", "penalty_seizures"}


def test_every_breakdown_adds_up_to_its_total(cases: County) -> None:
    for by in ("organ", "town", "quarter", "month", "kind", "track", "party"):
        for one in figures(2025, by=by, as_of=AS_OF):
            if by not in one.indicator.by:
                assert one.breakdown == ()
                continue
            assert sum(part.denominator for part in one.breakdown) == one.denominator
            assert sum(part.numerator for part in one.breakdown) == one.numerator
            if one.indicator.kind in ("count", "sum"):
                assert sum(part.value or 0 for part in one.breakdown) == one.value


def test_two_bureaus_add_up_to_the_county(cases: County) -> None:
    whole = figures(2025, as_of=AS_OF)
    first, second = (figures(2025, organ=code, as_of=AS_OF) for code in cases.bureaus)
    for one, a, b in zip(whole, first, second, strict=True):
        assert a.denominator + b.denominator == one.denominator


def test_the_cases_behind_each_figure_are_as_many_as_it_says(cases: County) -> None:
    for one in figures(2025, by="quarter", ids=OF_PENALTIES, as_of=AS_OF):
        for figure in (one, *one.breakdown):
            if figure.indicator.kind == "mean":
                continue
            seen: list[str] = []
            after, part = None, "numerator"
            while True:
                page = figure.cases(part, after, size=7)
                seen += [case.id for case in page.items]
                after = page.after
                if after is None:
                    break
            assert len(seen) == len(set(seen)) == figure.numerator
            rest = figure.cases("rest", size=1000).items
            assert len(rest) == figure.denominator - figure.numerator
            assert not {case.id for case in rest} & set(seen)
