"""One item a defect: owner, measure, day, proof, verification by another; reopened when it recurs (S11)."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from tests.procedures.review.conftest import County
from zhunsheng.cases.acting import acting
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.offers import case_view
from zhunsheng.cases.shelf import BookShelf
from zhunsheng.cases.viewing import viewer_of
from zhunsheng.procedures.oversight.review import Defect, owed_items


def _found(county: County, on: date = date(2026, 3, 2), **facts: Any) -> str:
    told = {
        "source": "inspection",
        "unit": county.organs["bureau"],
        "defect": "送达回证缺日期",
        "kind": "送达",
    }
    return county.take(None, "rectification/find", on, "bclerk", "bureau", **(told | facts)).case.id


def _proved(county: County) -> str:
    item = _found(county)
    due = date(2026, 3, 31)
    county.take(
        item, "rectification/assign", date(2026, 3, 3), "boss", owner="h1", measure="补正并培训", due=due
    )
    county.take(item, "rectification/prove", date(2026, 3, 20), "h1", proof="已补正12件送达回证")
    return item


def test_an_item_goes_from_finding_to_closing(county: County) -> None:
    item = _proved(county)
    county.take(item, "rectification/verify", date(2026, 3, 25), "rev")
    done = county.take(item, "rectification/close", date(2026, 3, 25), "rev").case
    (row,) = county.items()
    assert (row.stage, row.outcome, row.closed) == ("已销号", "rectified", date(2026, 3, 25))
    face = done.procedure.clocks["rectifying"].face(done, date(2026, 12, 1))
    assert face is not None
    assert (face.binding, face.done, face.outcome) == (date(2026, 3, 31), date(2026, 3, 20), "met")


def test_a_measure_has_five_working_days(county: County) -> None:
    _found(county)
    (row,) = county.items()
    # Monday 2 March: the five working days end on Monday the 9th.
    assert (row.next_clock, row.next_due) == ("assigning", date(2026, 3, 9))


def test_the_owner_does_not_verify_what_the_owner_did(county: County) -> None:
    item = _proved(county)
    county.take(
        item, "rectification/assign", date(2026, 3, 21), "boss", owner="rev", measure="再核", due="2026-04-30"
    )
    said = county.refused(item, "rectification/verify", date(2026, 3, 25), "rev")
    assert "责任人不得核查自己的整改" in said


def test_what_is_sent_back_is_due_again_on_its_old_day(county: County) -> None:
    item = _proved(county)
    case = county.take(item, "rectification/send-back", date(2026, 3, 24), "rev", reason="缺培训记录").case
    face = case.procedure.clocks["rectifying"].face(case, date(2026, 4, 2))
    assert face is not None
    assert (face.binding, face.outcome, face.late_by) == (date(2026, 3, 31), "missed", 2)
    assert "尚未办理" in county.refused(item, "rectification/verify", date(2026, 3, 25), "rev")


def test_the_same_defect_is_not_entered_twice(county: County) -> None:
    _found(county)
    told = {"source": "report", "unit": county.organs["bureau"], "defect": "又缺日期", "kind": "送达"}
    said = county.refused(None, "rectification/find", date(2026, 4, 1), "bclerk", "bureau", **told)
    assert "再次发现" in said


def test_it_reopens_when_it_recurs_and_asks_for_a_new_measure(county: County) -> None:
    item = _proved(county)
    county.take(item, "rectification/verify", date(2026, 3, 25), "rev")
    county.take(item, "rectification/close", date(2026, 3, 25), "rev")
    county.take(item, "rectification/reopen", date(2026, 9, 1), "bclerk", source="report", defect="又缺日期")
    (row,) = county.items()
    assert (row.closed, row.stage, row.facts["reopen_n"]) == (None, "待整改", 1)
    said = county.refused(item, "rectification/prove", date(2026, 9, 2), "h1", proof="改了")
    assert "尚未重新明确责任和措施" in said


def test_what_was_closed_over_a_year_ago_is_a_new_item(county: County) -> None:
    item = _proved(county)
    county.take(item, "rectification/verify", date(2026, 3, 25), "rev")
    county.take(item, "rectification/close", date(2026, 3, 25), "rev")
    trial = _trial(county, item, date(2027, 3, 25))
    (again,) = owed_items(trial, source="x", unit=county.organs["bureau"], defects=[Defect("送达", "a")])
    assert (again.step, again.case) == ("reopen", item)
    trial = _trial(county, item, date(2027, 3, 26))
    (new,) = owed_items(trial, source="x", unit=county.organs["bureau"], defects=[Defect("送达", "a")])
    assert (new.step, new.organ) == ("find", county.organs["bureau"])


def test_defects_of_one_kind_found_together_are_one_item(county: County) -> None:
    found = [
        Defect("送达", "甲", date(2026, 6, 1)),
        Defect("证据", "乙"),
        Defect("送达", "丙", date(2026, 5, 1)),
    ]
    owed = owed_items(
        _trial(county, "c", date(2026, 3, 1)), source="x", unit=county.organs["bureau"], defects=found
    )
    assert [(one.facts["kind"], one.facts["defect"]) for one in owed] == [("送达", "甲；丙"), ("证据", "乙")]
    assert owed[0].facts["due"] == date(2026, 5, 1)


def _trial(county: County, case: str, on: date) -> Any:
    told = SimpleNamespace(id=case, setting=lambda key, default=None: default)
    return SimpleNamespace(case=told, on=on, shelf=BookShelf(county.book, ""))


def test_a_supervisor_verifies_in_the_unit_that_is_looked_over(county: County) -> None:
    item = _proved(county)
    done = county.take(item, "rectification/verify", date(2026, 3, 25), "sup")
    assert done.case.organ == county.organs["bureau"]
    county.take(item, "rectification/close", date(2026, 3, 25), "sup")


def test_a_reviewer_of_another_bureau_does_not(county: County) -> None:
    item = _proved(county)
    assert "应当由" in county.refused(item, "rectification/verify", date(2026, 3, 25), "frev")
    # Nor does a supervisor take the steps that are the organ's own.
    told = {"party": {"kind": "organisation", "name": "某公司"}}
    assert "执法人员不得少于2人" in county.refused(
        None, "penalty/file", date(2026, 3, 25), "sup", "bureau", **told
    )


def test_at_the_desk_oversight_is_offered_and_the_rest_is_not(county: County) -> None:
    item = _proved(county)
    view = case_view(viewer_of("sup", date.today()), item)
    assert {one.step.name for one in view.offers if one.refusal is None} >= {"verify", "send-back"}
    assert "prove" not in {one.step.name for one in view.offers}
    verify, prove = (view.procedure.steps[name] for name in ("verify", "prove"))
    assert acting("sup", county.organs["bureau"], (), verify, date(2026, 3, 25)) == ("sup",)
    with pytest.raises(Forbidden):
        acting("sup", county.organs["bureau"], (), prove, date(2026, 3, 25))
    with pytest.raises(Forbidden):
        acting("frev", county.organs["bureau"], (), verify, date(2026, 3, 25))
