"""Major penalties are found in the record, filed, reviewed; what is missing is named by unit (S103)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.procedures.review.conftest import County
from zhunsheng.cases.major import filings
from zhunsheng.registers.local_rules import set_rule

YEAR = date(2026, 1, 1), date(2026, 12, 31)
SOUND = {"facts_clear": True, "evidence_sufficient": True, "procedure_lawful": True, "law_right": True}


@pytest.fixture
def ruled(county: County) -> County:
    for key, value in (
        ("major_filing_fine_organisation_yuan", 50_000),
        ("major_filing_kinds", ["order-to-stop", "revoke-licence"]),
        ("major_filing_organ", county.organs["justice"]),
    ):
        set_rule(key, value, "某府办〔2020〕1号(示例)", date(2020, 1, 1), jurisdiction="330182")
    return county


def test_the_system_finds_them_and_starts_the_clock(ruled: County) -> None:
    slight = ruled.penalty(fine="49999")
    heavy = ruled.penalty(date(2026, 3, 2), fine="50000").case
    face = heavy.procedure.clocks["reporting-major"].face(heavy, date(2026, 3, 3))
    assert face is not None
    # Monday 2 March: fifteen working days end on Monday the 23rd.
    assert face.binding == date(2026, 3, 23)
    found = filings([ruled.organs["bureau"]], *YEAR)
    assert [one.id for one in found.should] == [heavy.id]
    assert heavy.id != slight.case.id
    assert found.missing_by_unit == {ruled.organs["bureau"]: 1}
    assert found.missing[0].late(date(2026, 3, 24))
    assert not found.missing[0].late(date(2026, 3, 23))


def test_without_a_local_rule_what_opens_a_hearing_is_major_but_no_clock_runs(county: County) -> None:
    county.penalty(fine="99999")
    heavy = county.penalty(date(2026, 3, 2), fine="100000").case
    assert heavy.procedure.clocks["reporting-major"].face(heavy, date(2026, 3, 3)) is None
    (one,) = filings([county.organs["bureau"]], *YEAR).should
    assert (one.id, one.due) == (heavy.id, date(2026, 3, 23))


def test_reporting_it_files_it_with_the_justice_bureau(ruled: County) -> None:
    case = ruled.penalty(date(2026, 3, 2), fine="50000").case.id
    ruled.take(case, "penalty/report-major", date(2026, 3, 20), "bclerk", "bureau", to="司法局")
    (filing,) = ruled.items("major-filing")
    assert (filing.organ, filing.subject) == (ruled.organs["justice"], case)
    found = filings([ruled.organs["bureau"]], *YEAR)
    assert (len(found.filed), len(found.missing)) == (1, 0)
    assert not found.filed[0].late(date(2026, 12, 31))
    told = {"penalty": case, "unit": ruled.organs["bureau"]}
    assert "已经备案" in ruled.refused(None, "major-filing/file", date(2026, 3, 21), "jclerk", **told)


def _received(ruled: County) -> str:
    case = ruled.penalty(date(2026, 3, 2), fine="50000").case.id
    ruled.take(case, "penalty/report-major", date(2026, 3, 20), "bclerk", "bureau")
    filing = ruled.items("major-filing")[0].id
    ruled.take(filing, "major-filing/receive", date(2026, 3, 23), "jclerk")
    return filing


def test_a_sound_one_is_closed_and_a_defective_one_is_put_right_first(ruled: County) -> None:
    filing, day = _received(ruled), date(2026, 3, 30)
    wrong = SOUND | {"procedure_lawful": False}
    said = ruled.refused(filing, "major-filing/review", day, "jrev", **wrong, verdict="sound")
    assert "不符" in said
    told = wrong | {"verdict": "defective", "defects": ["程序:告知书未载明听证权"]}
    ruled.take(filing, "major-filing/review", day, "jrev", **told)
    assert "还没有纠正" in ruled.refused(filing, "major-filing/close", day, "jrev")
    ruled.take(filing, "major-filing/opinion", day, "jhead", text="请补告知")
    ruled.take(filing, "major-filing/correct", date(2026, 4, 10), "enforcement_organ jclerk", text="已纠正")
    ruled.take(filing, "major-filing/close", date(2026, 4, 10), "jrev")
    (item,) = ruled.items()
    assert (item.organ, item.facts["find__kind"]) == (ruled.organs["bureau"], "程序")


def test_nobody_is_told_to_correct_what_is_sound(ruled: County) -> None:
    filing, day = _received(ruled), date(2026, 3, 30)
    ruled.take(filing, "major-filing/review", day, "jrev", **SOUND, verdict="sound")
    assert "没有发现问题" in ruled.refused(filing, "major-filing/opinion", day, "jhead", text="x")
    ruled.take(filing, "major-filing/close", day, "jrev")


def test_papers_that_lack_something_start_no_clock(ruled: County) -> None:
    case = ruled.penalty(date(2026, 3, 2), fine="50000").case.id
    ruled.take(case, "penalty/report-major", date(2026, 3, 20), "bclerk", "bureau")
    filing = ruled.items("major-filing")[0].id
    day = date(2026, 3, 23)
    assert "没有写明需补充" in ruled.refused(filing, "major-filing/receive", day, "jclerk", complete=False)
    ruled.take(filing, "major-filing/receive", day, "jclerk", complete=False, lacking="听证笔录")
    assert ruled.items("major-filing")[0].next_due is None
    said = ruled.refused(filing, "major-filing/review", day, "jrev", **SOUND, verdict="sound")
    assert "尚不齐全" in said
    ruled.take(filing, "major-filing/receive", day, "jclerk")
    # Monday 23 March: fifteen working days; Qingming (Monday 6 April) does not count.
    assert ruled.items("major-filing")[0].next_due == date(2026, 4, 14)


def test_quick_handling_needs_clear_facts_and_may_turn_ordinary(county: County) -> None:
    party = {"kind": "organisation", "name": "某快公司"}
    quick = {"party": party, "track": "quick", "admits": True, "consents": True}
    day = date(2026, 3, 2)
    said = county.refused(None, "penalty/file", day, "h1 h2", "bureau", **quick, facts_clear=False)
    assert "不得快速办理" in said
    assert "书面同意" in county.refused(
        None, "penalty/file", day, "h1 h2", "bureau", **(quick | {"consents": False})
    )
    case = county.take(None, "penalty/file", day, "h1 h2", "bureau", **quick).case
    face = case.procedure.clocks["quick-deciding"].face(case, day)
    assert face is not None
    assert face.binding == date(2026, 3, 16)
    assert "没有写明" in county.refused(case.id, "penalty/convert", day, "h1 h2", "bureau")
    done = county.take(
        case.id, "penalty/convert", date(2026, 3, 5), "h1 h2", "bureau", text="当事人翻供"
    ).case
    face = done.procedure.clocks["quick-deciding"].face(done, date(2026, 4, 1))
    assert face is not None
    assert face.outcome == "superseded"
    (row,) = county.items("penalty")
    assert row.track == "ordinary"
    other = county.take(None, "penalty/file", day, "h1 h2", "bureau", party=party, cause="x").case.id
    assert "不是快速办理" in county.refused(other, "penalty/convert", day, "h1 h2", "bureau", text="x")
