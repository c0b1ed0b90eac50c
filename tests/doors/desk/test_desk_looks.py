"""The log of reading at the desk: every look at a sensitive case is in it, and its auditor alone reads it."""

import csv
import io
import re

import pytest
from django.db import connection
from django.test import Client

from tests.doors.desk.conftest import COMPANY, LONG_AGO, PERSON, Bureau
from zhunsheng import record
from zhunsheng.cases.models import CaseRow
from zhunsheng.record.reading_log import Look
from zhunsheng.registers import accounts, people
from zhunsheng.registers.edition import bump
from zhunsheng.registers.models import Account, Post

ADDRESS = "/desk/looks"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"


@pytest.fixture
def three(bureau: Bureau) -> Bureau:
    """The three administrators: p-sys, p-sec, p-aud."""
    for person, role in (("p-sys", "system_admin"), ("p-sec", "security_admin"), ("p-aud", "audit_admin")):
        people.enrol(person, f"{person}某")
        people.appoint(person, bureau.organ, role, LONG_AGO)
        accounts.open_account(f"u-{person}", None, person)
    return bureau


def looks(case: str) -> list[tuple[str, str, str]]:
    return [
        (one.look.who, one.look.what, one.look.target) for one in reversed(record.reading_log.of_case(case))
    ]


def shown(text: str) -> list[str]:
    """The numbers of the looks on a page."""
    return re.findall(r'<tr><td class="num">(\d+)</td>', text)


def test_opening_the_page_of_a_sensitive_case_is_one_look_an_hour(bureau: Bureau) -> None:
    case = bureau.filed(party=PERSON)
    for _n in range(3):
        assert bureau.signed_in("p-1").get(f"/desk/cases/{case}").status_code == 200
    bureau.signed_in("p-3").get(f"/desk/cases/{case}/steps/conclude")
    bureau.signed_in("p-3").get(f"/desk/cases/{case}")
    assert looks(case) == [("p-1", "page", case), ("p-3", "page", case)]
    look = record.reading_log.of_case(case)[0].look
    assert (look.book, look.address) == (CaseRow.objects.get(id=case).book, "127.0.0.1")


def test_who_oversees_is_written_down_too_though_names_are_masked(bureau: Bureau) -> None:
    people.enrol("p-sup", "督一")
    people.appoint("p-sup", bureau.neighbour, "supervisor", LONG_AGO)
    accounts.open_account("u-p-sup", None, "p-sup")
    case = bureau.filed(party=PERSON)
    assert "赵小敏" not in bureau.signed_in("p-sup").get(f"/desk/cases/{case}").text
    assert looks(case) == [("p-sup", "page", case)]


def test_neither_a_case_without_personal_facts_nor_a_refusal_is_a_look(bureau: Bureau) -> None:
    company, person = bureau.filed(party=COMPANY), bureau.filed(party=PERSON)
    assert bureau.signed_in("p-1").get(f"/desk/cases/{company}").status_code == 200
    assert bureau.signed_in("p-9").get(f"/desk/cases/{person}").status_code == 404
    assert record.reading_log.head()[0] == 0


def test_a_paper_taken_along_is_written_each_time(bureau: Bureau) -> None:
    case = bureau.filed(party=PERSON)
    bureau.take(case, "conclude", CaseRow.objects.get(id=case).opened)
    bureau.take(case, "notify", CaseRow.objects.get(id=case).opened, kinds=["fine"], fine_yuan="2000")
    for _n in range(2):
        assert bureau.signed_in("p-1").get(f"/desk/cases/{case}/papers/advance-notice").status_code == 200
    assert looks(case) == [("p-1", "download", "paper/advance-notice")] * 2


def test_what_cannot_be_written_is_not_shown(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    case = bureau.filed(party=PERSON)

    def full(*_args: object) -> None:
        raise record.RecordUnavailable("磁盘已满")

    monkeypatch.setattr(record.reading_log, "log", full)
    answer = bureau.signed_in("p-1").get(f"/desk/cases/{case}")
    assert answer.status_code == 503 and "赵小敏" not in answer.text


def test_only_the_auditor_reads_the_log(three: Bureau) -> None:
    for person in ("p-1", "p-3", "p-9", "p-sys", "p-sec"):
        for end in ("", "?as=csv", "/state"):
            answer = three.signed_in(person).get(ADDRESS + end)
            assert answer.status_code == 403 and "安全审计员" in answer.text
    assert record.reading_log.head()[0] == 0
    assert three.signed_in("p-aud").get(ADDRESS).status_code == 200


def test_an_auditor_who_was_given_another_role_by_force_reads_nothing(three: Bureau) -> None:
    Post.objects.create(person_id="p-aud", organ_id=three.organ, role="system_admin", since=LONG_AGO)
    bump()
    assert three.signed_in("p-aud").get(ADDRESS).status_code == 403
    assert three.signed_in("p-aud").get("/desk/accounts").status_code == 403
    text = three.signed_in("p-sys").get("/desk/accounts").text
    assert "p-aud某(p-aud)" in text and "三员分立" in text


def test_the_three_see_no_case_and_begin_on_pages_of_their_own(three: Bureau) -> None:
    case = three.filed(party=PERSON)
    for person, begins in (("p-sys", "accounts"), ("p-sec", "below"), ("p-aud", "looks")):
        client = three.signed_in(person)
        assert client.get(f"/desk/cases/{case}").status_code == 404
        assert client.get(f"/desk/cases/{case}/archive").status_code == 404
        assert client.get("/desk/work").headers["Location"] == f"/desk/{begins}"
        assert client.get(f"/desk/{begins}").status_code == 200
        assert 'href="/desk/cases"' not in client.get(f"/desk/{begins}").text
    assert three.signed_in("p-1").get("/desk/below").status_code == 403
    assert three.signed_in("p-aud").get("/desk/below").status_code == 403
    for person, status in (("p-sys", 403), ("p-sec", 200), ("p-aud", 403)):
        token = accounts.make_token(Account.objects.get(person=person))
        answer = Client().get("/api/witness/below", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == status


def test_the_security_administrator_sees_the_keys_and_checkpoints_of_the_house(three: Bureau) -> None:
    three.filed()
    (book,) = record.books()
    assert "还没有检查点" in three.signed_in("p-sec").get("/desk/below").text
    record.checkpoints.make(book)
    told = three.signed_in("p-sec").get("/desk/below").text
    assert all(str(key) in told for key in record.checkpoints.public_keys(book)) and "第1条" in told


def test_the_log_says_who_when_which_case_and_what_but_no_party(three: Bureau) -> None:
    case = three.filed(party=PERSON)
    three.signed_in("p-1").get(f"/desk/cases/{case}")
    text = three.signed_in("p-aud").get(ADDRESS).text
    number = CaseRow.objects.get(id=case).number
    assert "何一" in text and number in text and "查看案件" in text and "127.0.0.1" in text
    assert "赵" not in text and "13900000000" not in text


def test_looking_at_the_log_is_a_look_and_so_is_each_export(three: Bureau) -> None:
    client = three.signed_in("p-aud")
    for _n in range(2):
        client.get(ADDRESS)
        b"".join(client.get(f"{ADDRESS}?as=csv").streaming_content)
    every = [(one.look.who, one.look.what, one.look.target) for one in record.reading_log.walk()]
    assert every == [("p-aud", "log", "log"), *[("p-aud", "download", "log.csv")] * 2]


def test_pages_of_fifty_go_on_where_the_last_ended_and_filters_hold(three: Bureau) -> None:
    case = three.filed(party=PERSON)
    for n in range(60):
        record.reading_log.log(Look("p-1", "b", case, "download", f"{n:064}", "10.0.0.7"))
    record.reading_log.log(Look("p-2", "b", "other", "play", "a" * 64, "10.0.0.8"))
    client = three.signed_in("p-aud")
    first = client.get(ADDRESS).text
    assert shown(first) == [str(n) for n in range(62, 12, -1)]
    (onward,) = re.findall(r'rel="next" href="([^"]*)"', first)
    assert shown(client.get(ADDRESS + onward.replace("&amp;", "&")).text) == [
        str(n) for n in range(12, 0, -1)
    ]
    number = CaseRow.objects.get(id=case).number
    assert shown(client.get(ADDRESS, {"who": "何二"}).text) == ["61"]
    assert shown(client.get(ADDRESS, {"who": "p-2", "what": "play"}).text) == ["61"]
    assert shown(client.get(ADDRESS, {"who": "p-2", "what": "page"}).text) == []
    assert shown(client.get(ADDRESS, {"case": "other"}).text) == ["61"]
    assert len(shown(client.get(ADDRESS, {"case": number, "what": "download"}).text)) == 50
    assert shown(client.get(ADDRESS, {"who": "p-2", "until": "2020-01-01"}).text) == []
    assert shown(client.get(ADDRESS, {"who": "p-2", "since": "2020-01-01"}).text) == ["61"]
    assert (
        client.get(ADDRESS, {"since": "0001-01-01", "until": "9999-12-31", "before": "x"}).status_code == 200
    )


def test_the_export_holds_every_look_of_the_filter(three: Bureau) -> None:
    for n in range(55):
        record.reading_log.log(Look("=p", "b", "c", "download", f"{n:064}", "10.0.0.7"))
    answer = three.signed_in("p-aud").get(ADDRESS, {"as": "csv", "who": "=p"})
    text = b"".join(answer.streaming_content).decode()
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert text.startswith("\ufeff") and len(rows) == 55 and head[0] == "编号" and head[-1] == "链值"
    assert rows[0][2] == "'=p" and rows[0][-1] == record.reading_log.links([55])[55].hex()


def test_the_state_of_the_log_is_told_and_a_broken_chain_is_an_alarm(three: Bureau) -> None:
    case = three.filed(party=PERSON)
    three.signed_in("p-1").get(f"/desk/cases/{case}")
    book = CaseRow.objects.get(id=case).book
    record.checkpoints.make(book)
    client = three.signed_in("p-aud")
    told = client.get(f"{ADDRESS}/state").text
    assert "逐条核验到第1条" in told and record.reading_log.head()[1].hex() in told and "alert" not in told
    from_page = client.get(ADDRESS).text
    assert 'hx-get="/desk/looks/state"' in from_page and 'href="?state=1"' in from_page
    assert "逐条核验到第2条" in client.get(f"{ADDRESS}?state=1").text
    forge()
    for address in (f"{ADDRESS}/state", f"{ADDRESS}?state=1"):
        told = client.get(address).text
        assert 'role="alert"' in told and "查阅日志不完整或者被改动" in told and "重新链接" in told


def forge() -> None:
    """The first look told of somebody else, and everything after it chained anew."""
    every = [one.look for one in record.reading_log.walk()]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE record_reading DISABLE TRIGGER ALL")
            cursor.execute("GRANT ALL ON record_reading TO CURRENT_USER")
        else:
            for name in ("no_update", "no_delete", "forward"):
                cursor.execute(f"DROP TRIGGER record_reading_{name}")
        cursor.execute("DELETE FROM record_reading")
    for look in every:
        record.reading_log.log(
            Look("somebody" if look.who == "p-1" else look.who, "b", "c", "download", "t", "::1")
        )
