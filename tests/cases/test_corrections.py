"""A correction is a new entry that names the one it corrects; it stands where the old one stood."""

from datetime import date

import pytest

from tests.cases.conftest import COMPANY, County
from zhunsheng import record
from zhunsheng.cases import folding, rebuilding
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow, Paper
from zhunsheng.cases.offers import case_view
from zhunsheng.cases.viewing import viewer_of
from zhunsheng.registers.holidays import calendar_now

DAY = date(2026, 3, 2)


def number_of(county: County, case: str, step: str) -> int:
    return next(entry.seq for entry in record.entries(county.book, case) if entry.step == step)


def test_a_corrected_fine_counts_and_the_old_entry_stays_readable(county: County) -> None:
    case = county.decided(DAY)
    wrong = number_of(county, case, "decide")
    taken = county.take(case, "decide", DAY, by=["head"], kinds=["fine"], fine_yuan="1500", corrects=wrong)
    assert taken.entry.corrects == wrong
    assert CaseRow.objects.get(id=case).facts["decide__fine_yuan"] == 1500
    decisions = [act for act in case_view(viewer_of("h1", DAY), case).acts if act.step == "decide"]
    assert [(act.seq, act.stands) for act in decisions] == [(wrong, False), (taken.entry.seq, True)]


def test_a_corrected_decision_keeps_its_number(county: County) -> None:
    case = county.decided(DAY)
    county.take(
        case,
        "decide",
        DAY,
        by=["head"],
        kinds=["fine"],
        fine_yuan="1500",
        corrects=number_of(county, case, "decide"),
    )
    assert Paper.objects.filter(case_id=case, kind="decision").count() == 1


def test_a_correction_is_judged_as_the_case_stood_then(county: County) -> None:
    """The notice proposed 2,000: a decision corrected to 3,000 is as little allowed as one decided so."""
    case = county.decided(DAY)
    wrong = number_of(county, case, "decide")
    with pytest.raises(Forbidden, match="重于告知"):
        county.take(case, "decide", DAY, by=["head"], kinds=["fine"], fine_yuan="3000", corrects=wrong)


def test_the_opening_of_a_case_can_be_corrected(county: County) -> None:
    case = county.decided(DAY)
    county.take(
        case,
        "file",
        date(2026, 1, 12),
        party=COMPANY,
        cause="超范围经营",
        corrects=number_of(county, case, "file"),
    )
    row = CaseRow.objects.get(id=case)
    assert (row.cause, row.outcome) == ("超范围经营", "penalised")


def test_another_step_corrects_nothing_and_what_was_corrected_is_not_corrected_again(county: County) -> None:
    case = county.decided(DAY)
    wrong = number_of(county, case, "decide")
    with pytest.raises(Forbidden, match="另一步骤"):
        county.take(case, "conclude", DAY, corrects=wrong)
    county.take(case, "decide", DAY, by=["head"], kinds=["fine"], fine_yuan="1500", corrects=wrong)
    with pytest.raises(Forbidden, match="已经更正过"):
        county.take(case, "decide", DAY, by=["head"], kinds=["fine"], fine_yuan="1000", corrects=wrong)


def test_the_book_alone_remakes_a_corrected_case(county: County) -> None:
    case = county.decided(DAY)
    taken = county.take(
        case,
        "decide",
        DAY,
        by=["head"],
        kinds=["fine"],
        fine_yuan="1500",
        corrects=number_of(county, case, "decide"),
    )
    again = folding.fold(record.entries(county.book, case), calendar_now(), {}, county.bureau)
    assert [(a.number, a.stands, a.facts) for a in again.acts] == [
        (a.number, a.stands, a.facts) for a in taken.case.acts
    ]
    assert rebuilding.rebuild().total == 0
