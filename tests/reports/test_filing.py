"""Who has reported by 1 March and published by 1 April, and who has not; and the beginnings proposed to writers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.indicators.county import County
from zhunsheng.cases.taking import take
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.reports import Edition, clear, compose, draft, publish, review, sign
from zhunsheng.reports.answering import Whose
from zhunsheng.reports.filing import filings
from zhunsheng.reports.proposing import choices, proposals

DAY = date(2026, 1, 20)


def test_each_organ_of_the_book_stands_with_its_report_or_without(
    composed: Callable[..., Edition], county: County
) -> None:
    case = draft(composed(department=True), by=["b1h1"], on=DAY, organ=county.bureaus[1]).case.id
    review(case, by=["b1rev"], on=DAY)
    sign(case, by=["mayor"], on=DAY)

    def state(day: date) -> dict[str, tuple[str, ...]]:
        return {one.organ: one.late for one in filings(2025, county.book, day)}

    first, second = county.bureaus
    assert state(date(2026, 3, 1)) == {first: (), second: ()}
    assert state(date(2026, 3, 2)) == {first: ("report",), second: ("report",)}
    for step, on in (
        (AnnualReport.report_government, date(2026, 2, 27)),
        (AnnualReport.report_above, date(2026, 3, 1)),
    ):
        take(case, step, {"to": "某县人民政府"}, by=["b1h1"], on=on)
    clear(case, by=["b1h1"], on=DAY)
    publish(case, by=["b1h1"], on=date(2026, 4, 2))
    assert state(date(2026, 4, 2)) == {first: ("report", "publish"), second: ("publish",)}
    (filed,) = [one for one in filings(2025, county.book, date(2026, 4, 2)) if one.case]
    assert (filed.signed, filed.reported, filed.published) == (DAY, date(2026, 3, 1), date(2026, 4, 2))


def test_what_is_proposed_for_a_chapter_composes_to_the_same_sentences(county: County) -> None:
    as_of = date(2026, 2, 1)
    proposed = proposals(2025, Whose(), as_of)
    auto = compose(2025, issuer="某县", as_of=as_of)
    taken_over = compose(
        2025, issuer="某县", as_of=as_of, manuscript={"enforcement": proposed["enforcement"]}
    )
    assert _chapter(auto, "enforcement") == _chapter(taken_over, "enforcement") != []
    assert (
        "[published_in_time] " in proposed["causes"] and "没有按期公开处罚决定{" in proposed["shortcomings"]
    )
    assert proposed["plans"].startswith("针对“")


def test_every_figure_may_be_picked_in_each_form_that_is_offered(county: County) -> None:
    as_of = date(2026, 2, 1)
    found = choices(2025, Whose(), as_of)
    source = "\n".join(
        f"{one.title}{one.hole}" + "".join(f"，{hole}" for hole, _t, _s in one.forms) for one in found
    )
    edition = compose(2025, issuer="某县", as_of=as_of, manuscript={"others": source})
    lines = [one.text for one in edition.paragraphs if one.chapter == "others"]
    assert len(lines) == len(found) + 1 > 140
    filed = next(one for one in found if one.hole == "{cases_filed}")
    assert filed.shown in next(one for one in lines if one.startswith(filed.title))
    assert ("quarter", "季度") in filed.breakdowns


def _chapter(edition: Edition, chapter: str) -> list[str]:
    return [one.text for one in edition.paragraphs if one.chapter == chapter]
