"""Receipts at the desk for what was filed and what was decided; the books below and their alarms for supervisors."""

import json
import re
from datetime import timedelta
from urllib.parse import quote

import pytest

from zhunsheng import record
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import today
from zhunsheng.cases.receipting import FILES, TELLS, receipted
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.record import below, checkpoints, keyring, notes

from .conftest import PERSON


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path / "home"
    for name in ("ZHUNSHENG_WITNESS", "ZHUNSHENG_WITNESSES", "ZHUNSHENG_BELOW", "ZHUNSHENG_PORTAL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def heard(bureau):
    """A case about a person who was told and waived: entries by step."""
    case = bureau.filed(10, party=PERSON)
    day = today() - timedelta(days=9)
    bureau.take(case, "conclude", day)
    bureau.take(case, "notify", day, kinds=["fine"], fine_yuan="2000")
    bureau.take(case, "waive", day, by=["party"])
    row = CaseRow.objects.get(id=case)
    return case, row.book, {one.step: one for one in record.entries(row.book, case)}


def test_what_was_filed_and_what_was_told_offer_a_receipt_and_nothing_else(bureau, heard):
    case, _book, entries = heard
    page = bureau.signed_in("p-1").get(f"/desk/cases/{case}").content.decode()
    offered = {int(seq) for seq in re.findall(rf"/desk/cases/{case}/receipts/(\d+)", page)}
    assert offered == {entries["notify"].seq, entries["waive"].seq}
    assert "给当事人的回执" in page and "给提交人的回执" in page
    inside = f"/desk/cases/{case}/receipts/{entries['conclude'].seq}"
    assert bureau.signed_in("p-1").get(inside).status_code == 404


def test_the_page_and_its_code_hold_an_address_and_nothing_personal(bureau, heard):
    case, book, entries = heard
    one = entries["waive"]
    client = bureau.signed_in("p-1")
    page = client.get(f"/desk/cases/{case}/receipts/{one.seq}").content.decode()
    sheet = page.partition("<article")[2].partition("</article>")[0]
    address = f"http://testserver/r/{quote(book)}/{one.seq}/{one.digest.hex()}"
    assert address in sheet and "<svg" in sheet and "待定" in sheet
    assert not any(word in sheet for word in (PERSON["person"], PERSON["phone"], "赵"))
    assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_the_code_says_that_address(bureau, heard):
    """Drawn once more from the address alone, by the library's own matrix: the picture is no other text."""
    import segno

    from zhunsheng.doors.receipts import code

    assert str(code("https://a.example/r/1/2/ab")) != str(code("https://a.example/r/1/2/ac"))
    assert segno.make("https://a.example/r/1/2/ab", error="m", micro=False).error in ("M", "Q", "H")


def test_the_file_is_pending_before_the_checkpoint_and_whole_after_it(bureau, heard):
    case, book, entries = heard
    one = entries["notify"]
    client = bureau.signed_in("p-1")
    address = f"/desk/cases/{case}/receipts/{one.seq}/file.json"
    assert client.get(address).json()["format"] == "zhunsheng-pending-1"
    checkpoints.make(book)
    answer = client.get(address)
    text = answer.content.decode()
    verdict = record.receipt_check.check(text, keyring.published(notes.origin(book)))
    assert verdict.trusted and verdict.body["seq"] == one.seq and verdict.opened == {}
    assert answer["Cache-Control"] == "no-store" and "receipt-" in answer["Content-Disposition"]
    for entry in entries.values():  # what is personal stands in every entry as a commitment alone
        body = json.loads(record.receipts.make(book, entry.seq))["body"]
        assert PERSON["person"] not in body and PERSON["phone"] not in body


def test_the_neighbours_get_no_receipt(bureau, heard):
    case, _book, entries = heard
    for tail in ("", "/file.json"):
        address = f"/desk/cases/{case}/receipts/{entries['waive'].seq}{tail}"
        assert bureau.signed_in("p-9").get(address).status_code == 404


def test_every_decision_and_every_act_of_an_outsider_gives_a_receipt():
    steps = {(p.name, s.name): receipted(p, s) for p in PROCEDURES for s in p.steps.values()}
    assert steps["penalty", "decide"] == "told" and steps["penalty", "waive"] == "filed"
    assert steps["penalty", "conclude"] == "" and sum(1 for kind in steps.values() if kind == "filed") > 20
    assert all(receipted(p, s) for p in PROCEDURES for s in p.steps.values() if s.issues or s.publishes)


INTERNAL = {
    *(
        ("penalty", "review-defence"),
        ("coercion", "review-statement"),
        ("fault", "hear"),
    ),  # weighed, not yet answered
    *(
        ("penalty", "apply-court"),
        ("coercion", "court-review"),
    ),  # asked of a court, whose ruling is the answer
    *(("licence", "ask-opinion"), ("licence", "report-up"), ("assistance", "dispute")),  # between organs
    *(("qualification", "apply-body"), ("grant", "request")),  # between organs
}
TOUCHING = (
    *("决定", "告知", "通知", "送达", "申请", "投诉", "举报", "意见", "答复", "申辩", "受理", "准予", "撤销"),
    *("吊销", "注销", "查封", "扣押", "冻结", "交付", "催告", "公告", "裁定", "责令", "罚款", "听证权利"),
)


def test_no_act_whose_title_tells_that_it_touches_somebody_is_without_a_receipt():
    """By the words of the titles, not by the table: a step added later must be looked at."""
    without = {
        (p.name, s.name)
        for p in PROCEDURES
        for s in p.steps.values()
        if any(word in s.title for word in TOUCHING) and not receipted(p, s)
    }
    assert without == INTERNAL


def test_what_is_listed_as_told_or_filed_exists():
    named = {p.name: set(p.steps) for p in PROCEDURES}
    for table in (FILES, TELLS):
        for procedure, steps in table.items():
            assert steps <= named[procedure], procedure


def test_whoever_is_a_party_or_of_the_public_gets_a_receipt_whenever_they_act():
    for procedure in PROCEDURES:
        for step in procedure.steps.values():
            if {"party", "applicant", "resident", "interested_party", "enterprise"} & set(step.by.roles):
                assert receipted(procedure, step), (procedure.name, step.name)


@pytest.fixture
def supervisor(bureau):
    from zhunsheng.registers import accounts, people

    from .conftest import LONG_AGO

    people.enrol("p-sup", "监督甲")
    people.appoint("p-sup", bureau.neighbour, "supervisor", LONG_AGO)
    accounts.open_account("sup", "pass-word-1", "p-sup")
    return bureau.signed_in("p-sup")


def test_a_supervisor_sees_the_books_below_and_their_alarms(bureau, supervisor, monkeypatch):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    monkeypatch.setenv("ZHUNSHENG_BELOW", str(notes.Key("zhunsheng/330199", public)))
    assert "逾期" in supervisor.get("/desk/below").content.decode()
    watch = supervisor.get("/desk/watch").content.decode()
    assert "下级账簿有警报" in watch and "330199" in watch
    from datetime import UTC, datetime

    now = datetime.now(UTC)
    below.keep(notes.Checkpoint("zhunsheng/330199", 5, bytes(32)), "note", now)
    assert "下级账簿有警报" not in supervisor.get("/desk/watch").content.decode()
    forked = notes.Checkpoint("zhunsheng/330199", 5, b"\1" * 32)
    below.raise_alarm(below.FORK, forked, 5, "signed evidence", now)
    page = supervisor.get("/desk/below").content.decode()
    assert "分叉" in page and "signed evidence" in page
    assert "分叉" in supervisor.get("/desk/watch").content.decode()
    officer = bureau.signed_in("p-1")
    assert officer.get("/desk/below").status_code == 403
    assert "下级账簿" not in officer.get("/desk/watch").content.decode()


def test_a_program_of_a_supervisor_reads_the_same(bureau, supervisor, client):
    from zhunsheng.registers import accounts
    from zhunsheng.registers.models import Account

    for person, status in (("p-sup", 200), ("p-1", 403)):
        token = accounts.make_token(Account.objects.get(person=person), "test")
        answer = client.get("/api/witness/below", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == status
