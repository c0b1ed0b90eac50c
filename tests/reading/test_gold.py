"""The reader against worked answers to published reports, where they lie beside the repository."""

import pytest

from zhunsheng.reading import Reading, read_file

from . import scoring

NAMES = sorted(p.stem for p in scoring.REPORTS.glob("*.txt")) if scoring.GOLD.is_dir() else []
pytestmark = pytest.mark.skipif(
    not NAMES, reason="no published reports with worked answers here; set ZHUNSHENG_REPORTS to their folder"
)


@pytest.fixture(params=NAMES or ["none"])
def report(request: pytest.FixtureRequest) -> tuple[str, Reading]:
    return request.param, read_file(scoring.REPORTS / f"{request.param}.txt")


def test_figures_are_found_with_value_and_unit(report: tuple[str, Reading]) -> None:
    name, read = report
    scores = scoring.figures(read, name)
    assert scores["spans"].precision >= 0.98, scores
    assert scores["spans"].recall >= 0.98, scores
    assert scores["values"].recall >= 0.99, scores
    assert scores["units"].recall >= 0.99, scores


def test_relations_are_found_with_operands_and_verdict(report: tuple[str, Reading]) -> None:
    name, read = report
    score = scoring.relations(read, name)
    assert score.precision >= 0.95, score
    assert score.recall >= 0.95, score


def test_defects_are_found(report: tuple[str, Reading]) -> None:
    name, read = report
    score = scoring.defects(read, name)
    assert score.precision >= 0.9, score
    assert score.recall >= 0.95, score


def _of(prefix: str) -> Reading:
    name = next((n for n in NAMES if n.startswith(prefix)), None)
    if name is None:
        pytest.skip(f"report {prefix} is not among those in ZHUNSHENG_REPORTS")
    return read_file(scoring.REPORTS / f"{name}.txt")


def test_the_number_missing_before_its_unit_is_found_in_002() -> None:
    read = _of("002")
    said = [read.text[f.start : f.end] for f in read.findings if f.kind == "blank_number"]
    assert len(said) == 1
    assert said[0].endswith(" 件")


@pytest.mark.parametrize(
    ("prefix", "rates"),
    [
        ("001", {("99.8%", "fails"), ("89.4%", "fails"), ("75.5%", "truncated")}),
        ("004", {("91.5%", "truncated")}),
    ],
)
def test_the_rates_that_do_not_recompute_are_found(prefix: str, rates: set[tuple[str, str]]) -> None:
    read = _of(prefix)
    wrong = {
        (r.result.verbatim, str(r.verdict)) for r in read.relations if r.verdict in {"fails", "truncated"}
    }
    assert wrong == rates


@pytest.mark.parametrize("prefix", sorted(scoring.ODDITIES))
def test_the_oddities_that_a_program_can_see_are_found(prefix: str) -> None:
    assert {f.kind for f in _of(prefix).findings} >= scoring.ODDITIES[prefix]
