"""What the desk offers next, and what an organ sees of what another organ sent it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.doors.desk.conftest import COMPANY, Bureau, granted
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import today
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.coercion import Coercion
from zhunsheng.procedures.enforcement.licence import Licence
from zhunsheng.procedures.oversight.supervision import Supervision
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.registers import accounts, organs, people
from zhunsheng.registers.identity import make_credit_code
from zhunsheng.registers.powers import grant_power

pytestmark = pytest.mark.django_db


def do(kind: type[Procedure], organ: str, case: str | None, step: str, *by: str, **facts: Any) -> str:
    """Take a step today with the lawful answers filled in; the case's id."""
    found = kind.steps[step]
    given = granted(found) | facts
    return take(case, found, given, by=by, on=today(), organ=organ, procedure=kind).case.id


def offered(page: str) -> str:
    """What the page offers as the next step, what is folded away left out."""
    return page.partition('id="next"')[2].partition("</section>")[0].partition("<details")[0]


def test_an_application_once_accepted_is_not_offered_for_acceptance_again(bureau: Bureau) -> None:
    grant_power(
        bureau.organ, "XK-1", "食品经营许可", "食品安全法第三十五条", today().replace(year=2020, day=1)
    )
    item = {"item": "XK-1", "item_title": "食品经营许可"}
    case = do(Licence, bureau.organ, None, "apply", "applicant", party=COMPANY, complete=True, **item)
    assert "steps/accept" in offered(bureau.signed_in("p-1").get(f"/desk/cases/{case}").content.decode())
    do(Licence, bureau.organ, case, "accept", "p-1")
    page = bureau.signed_in("p-1").get(f"/desk/cases/{case}").content.decode()
    assert "steps/decide" in offered(page)
    assert f"{case}/steps/accept" not in page.partition("办理记录")[0]
    assert bureau.signed_in("p-1").get(f"/desk/cases/{case}/steps/decide").status_code == 200
    do(Licence, bureau.organ, case, "decide", "p-1", outcome="granted")
    page = bureau.signed_in("p-1").get(f"/desk/cases/{case}").content.decode()
    assert "steps/publish" in offered(page)
    assert "steps/revoke" not in offered(page)


def test_a_part_that_may_be_left_out_asks_for_none_of_its_parts(bureau: Bureau) -> None:
    case = do(Coercion, bureau.organ, None, "file", "p-1", "p-2", party=COMPANY, cause="无照经营")
    page = bureau.signed_in("p-1").get(f"/desk/cases/{case}/steps/seize").content.decode()
    kinds = [tag for tag in page.split("<") if 'name="f.party.kind"' in tag]
    assert kinds and not any("required" in tag for tag in kinds)


def test_an_organ_reads_and_answers_what_was_sent_to_it_and_not_before(bureau: Bureau) -> None:
    justice = make_credit_code("330182", 7)
    organs.confirm_organ(
        justice, "某县司法局", "330182", short_name="某司", qualified_from=today().replace(year=2015, day=1)
    )
    people.enrol("s-1", "督一")
    people.appoint("s-1", justice, "supervisor", today().replace(year=2015, day=1))
    accounts.open_account("u-s-1", None, "s-1")
    case = do(Supervision, justice, None, "file", "s-1", unit=bureau.organ, matter="未按规定公示")
    head, neighbour = bureau.signed_in("p-3"), bureau.signed_in("p-9")
    assert head.get(f"/desk/cases/{case}").status_code == 404
    do(Supervision, justice, case, "inspect", "s-1", way="暗访", found="三件案卷未公示")
    do(Supervision, justice, case, "supervision-opinion", "s-1", found="三件案卷未公示", measures="补正")
    page = head.get(f"/desk/cases/{case}").content.decode()
    assert "补正" in page and "暗访" not in page
    assert case in head.get("/desk/work?as=addressed").content.decode()
    assert neighbour.get(f"/desk/cases/{case}").status_code == 404
    sent = {"on": today().isoformat(), "for": "enforcement_organ", "f.performed": "yes", "f.text": "已补"}
    expecting = CaseRow.objects.get(pk=case).version
    answer = head.post(f"/desk/cases/{case}/steps/report-back", sent | {"expecting": expecting})
    assert answer.status_code == 302, answer.content.decode()
    assert head.get(f"/desk/cases/{case}/steps/close").status_code == 403
