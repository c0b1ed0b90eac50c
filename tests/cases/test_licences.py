"""Licences through `take`: silence that acts, the notice to supervision, the file that moves, what the public may read."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import docx
import pytest

from tests.cases.conftest import COMPANY, LONG_AGO, County
from zhunsheng import record
from zhunsheng.cases.demo import licences
from zhunsheng.cases.demo.places import COUNTY
from zhunsheng.cases.demo.rules import enter_places
from zhunsheng.cases.demo.staff import enter_staff
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.offers import public_view
from zhunsheng.cases.papers import licence
from zhunsheng.cases.queries import published
from zhunsheng.cases.rebuilding import rebuild
from zhunsheng.cases.silence import act_on_silence
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.enforcement.licence import Licence, SupervisionNotice
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.registers import organs, people
from zhunsheng.registers.identity import make_credit_code
from zhunsheng.registers.powers import grant_power, withdraw_power

ITEM = {"item": "许可-01", "item_title": "食品经营许可"}


def do(
    county: County,
    case: str | None,
    step: str,
    on: str,
    *by: str,
    kind: type[Procedure] = Licence,
    **facts: Any,
) -> Taken:
    """Take a step of a licence with the lawful answers filled in."""
    found = kind.steps[step]
    given = {
        name: info.json_schema_extra["granted"]
        for name, info in found.facts.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
    }
    day = date.fromisoformat(on)
    return take(case, found, given | facts, by=by or ("h1",), on=day, organ=county.bureau, procedure=kind)


def accepted(county: County, on: str = "2026-03-02", **facts: Any) -> str:
    case = do(county, None, "apply", on, "applicant", party=COMPANY, **(ITEM | facts)).case.id
    do(county, case, "accept", on)
    return case


def row(case: str) -> CaseRow:
    return CaseRow.objects.get(id=case)


def test_silence_accepts_from_the_day_of_receipt(county: County) -> None:
    case = do(county, None, "apply", "2026-03-02", "applicant", party=COMPANY, **ITEM).case.id
    assert act_on_silence(date(2026, 3, 9)) == []
    (taken,) = act_on_silence(date(2026, 3, 10))
    assert (taken.case.id, taken.entry.step, taken.entry.by) == (case, "accept", ("system",))
    assert row(case).facts["accepted"] == "2026-03-02"
    # Twenty working days from 2 March, Qingming begins on 4 April.
    assert row(case).facts["clock_deciding__due"] == "2026-03-30"
    assert act_on_silence(date(2026, 3, 10)) == []


def test_silence_does_not_accept_while_corrections_are_awaited(county: County) -> None:
    case = do(county, None, "apply", "2026-03-02", "applicant", party=COMPANY, **ITEM).case.id
    do(county, case, "ask-corrections", "2026-03-04", missing=["平面图"])
    assert act_on_silence(date(2026, 4, 1)) == []
    do(county, case, "submit-corrections", "2026-04-07", "applicant", complete=True)
    assert act_on_silence(date(2026, 4, 14)) == []
    (taken,) = act_on_silence(date(2026, 4, 15))
    assert taken.case.id == case
    assert row(case).facts["accepted"] == "2026-04-07"


def test_silence_renews_when_the_licence_expires(county: County) -> None:
    facts = {"party": COMPANY, "item": "许可-01", "licence_valid_to": date(2026, 6, 30)}
    case = do(county, None, "renew-apply", "2026-05-20", "applicant", **facts).case.id
    assert [one.entry.step for one in act_on_silence(date(2026, 6, 30))] == ["accept"]
    (taken,) = act_on_silence(date(2026, 7, 1))
    assert taken.entry.facts["effective"] == "2026-07-01"
    assert (row(case).outcome, row(case).track) == ("renewed", "renewal")


def test_a_grant_owes_a_notice_that_comes_back_with_its_result(county: County) -> None:
    case = accepted(county)
    do(county, case, "decide", "2026-03-10", supervising_organ=county.justice, content="热食类")
    notice = CaseRow.objects.get(procedure="supervision-notice")
    assert (notice.organ, notice.outcome, notice.subject) == (county.justice, "unmatched", case)
    assert notice.party == "某甲有限公司"
    # Five working days to confirm, twenty more for the first check: 10 March + 5 = 17 March, + 20 = 15 April.
    assert notice.next_due == date(2026, 3, 17)
    words: dict[str, Any] = {"kind": SupervisionNotice}
    with pytest.raises(Forbidden, match="确认接收"):
        do(county, notice.id, "first-check", "2026-03-16", "other", **words)
    do(county, notice.id, "confirm", "2026-03-17", "other", **words)
    assert row(notice.id).next_due == date(2026, 4, 15)
    do(county, notice.id, "first-check", "2026-03-30", "other", in_order=False, **words)
    do(
        county,
        notice.id,
        "push-back",
        "2026-04-01",
        "other",
        result="已责令停业整改",
        suspended=True,
        **words,
    )
    assert row(notice.id).outcome == "reported"
    assert row(case).facts["note_supervision__result"] == "已责令停业整改"
    assert row(case).facts["note_supervision__suspended"] is True


def test_a_refusal_and_ones_own_supervision_owe_nothing(county: County) -> None:
    refused, own = accepted(county, application="A-1"), accepted(county, application="A-2")
    do(county, refused, "decide", "2026-03-10", outcome="refused", supervising_organ=county.justice)
    do(county, own, "decide", "2026-03-10", supervising_organ=county.bureau)
    assert not CaseRow.objects.filter(procedure="supervision-notice").exists()


def test_one_application_number_is_accepted_once_in_the_whole_book(county: County) -> None:
    accepted(county, application="A-1")
    again = do(county, None, "apply", "2026-03-04", "applicant", party=COMPANY, application="A-1", **ITEM)
    with pytest.raises(Forbidden, match="另案受理.*第三十二条"):
        do(county, again.case.id, "accept", "2026-03-04")
    assert accepted(county, application="A-2")


@pytest.fixture
def moved(county: County) -> County:
    """The power goes from the bureau to an approval bureau on 1 April 2026."""
    code = make_credit_code("330182", 3)
    organs.confirm_organ(code, "某县行政审批局", "330182", short_name="某审批", qualified_from=LONG_AGO)
    people.enrol("k1", "柯某")
    people.appoint("k1", code, "handler", LONG_AGO)
    grant_power(county.bureau, "许可-01", "食品经营许可", "《某法》第一条", LONG_AGO)
    grant_power(county.bureau, "检查-01", "食品检查", "《某法》第二条", LONG_AGO)
    withdraw_power(county.bureau, "许可-01", date(2026, 3, 31))
    grant_power(code, "许可-01", "食品经营许可", "划转文件", date(2026, 4, 1))
    return county


def test_the_file_moves_with_its_clock_and_the_old_organ_stops(moved: County) -> None:
    case = accepted(moved, "2026-03-16")
    due = row(case).next_due
    with pytest.raises(Forbidden, match="权责清单.*第二十二条"):
        do(moved, case, "decide", "2026-04-02", "head")
    code = make_credit_code("330182", 3)
    do(moved, case, "take-over", "2026-04-02", "k1", organ=code, document="某政发〔2026〕1号")
    assert (row(case).organ, row(case).next_due) == (code, due)
    with pytest.raises(Forbidden, match="第二十五条"):
        do(moved, case, "decide", "2026-04-03", "head")
    do(moved, case, "decide", "2026-04-03", "k1")
    assert row(case).outcome == "granted"


def test_what_the_public_reads_is_the_licence_and_no_person(county: County) -> None:
    party = {"kind": "individual_business", "name": "某记面馆", "person": "赵小敏"}
    case = do(county, None, "apply", "2026-03-02", "applicant", party=party, **ITEM).case.id
    facts = {"certificate_number": "JY-1", "valid_from": date(2026, 3, 2), "valid_to": date(2031, 3, 1)}
    do(county, case, "decide-on-spot", "2026-03-02", content="热食类", **facts)
    do(county, case, "publish", "2026-03-04")
    (line,) = published(procedure="licence").items
    assert (line.cause, line.outcome, line.track) == ("食品经营许可", "granted", "on-the-spot")
    said = [text for act in public_view(line.number).acts for _title, text in act.facts]
    assert {"准予许可", "热食类", "JY-1", "2026-03-02", "2031-03-01"} <= set(said)
    assert not any("赵" in text for text in said)


def test_the_rows_are_remade_from_the_book(moved: County) -> None:
    case = accepted(moved, "2026-03-16", safety=True)
    do(moved, case, "take-over", "2026-04-02", "k1", organ=make_credit_code("330182", 3))
    do(moved, case, "decide", "2026-04-03", "k1", outcome="refused", false_papers=True)
    assert row(case).facts["barred_until"] == "2027-04-03"
    assert rebuild().found == []


def test_every_paper_can_be_printed_and_tells_what_was_decided(county: County) -> None:
    case = do(county, None, "apply", "2026-03-02", "applicant", party=COMPANY, **ITEM).case.id
    asked = do(county, case, "ask-corrections", "2026-03-03", missing=["平面图"])
    do(county, case, "submit-corrections", "2026-03-05", "applicant", complete=True)
    slip = do(county, case, "accept", "2026-03-05")
    refused = do(county, case, "decide", "2026-03-20", outcome="refused", reason="场所不符合条件")
    assert (slip.papers, asked.papers) == (
        {"licence-acceptance": "某市监许受〔2026〕1号"},
        {"licence-correction": "某市监许补〔2026〕1号"},
    )
    # Twenty working days from 5 March 2026: 2 April.
    assert "2026年4月2日前作出决定" in text_of(slip, "licence-acceptance")
    assert "1.平面图" in text_of(asked, "licence-correction")
    said = text_of(refused, "licence-decision")
    assert "不予行政许可决定书" in said and "场所不符合条件" in said and "行政复议" in said


def text_of(taken: Taken, kind: str) -> str:
    """The words of a paper as it was issued with that step."""
    data = licence.render(taken.case, kind, taken.papers[kind])
    return "\n".join(one.text for one in docx.Document(BytesIO(data)).paragraphs)


@pytest.mark.django_db
def test_every_step_of_the_demo_is_taken() -> None:
    record.open_book(COUNTY)
    enter_places()
    enter_staff()
    licences.enter_items()
    planned = licences.steps(datetime(2026, 11, 20, 12, tzinfo=UTC))
    cases: dict[Any, str] = {}
    for one in planned:
        words: dict[str, Any] = {"by": one.by, "on": one.on, "organ": one.organ, "at": one.at}
        taken = take(cases.get(one.case), one.step, one.facts, procedure=one.procedure, **words)
        cases[one.case] = taken.case.id
    assert len(cases) == sum(number for _course, number in licences.COURSES)
    outcomes = Counter(CaseRow.objects.filter(procedure="licence").values_list("outcome", flat=True))
    assert set(outcomes) >= {"granted", "refused", "not-accepted", "renewed", "changed", "cancelled"}
