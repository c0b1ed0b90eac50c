"""Looks from elsewhere than the desk: programs through the API, the command line; and what a rebuilding makes of anchors."""

import json
from datetime import date

import pytest

from zhunsheng import record
from zhunsheng.cases import rebuilding
from zhunsheng.cases.models import CaseRow
from zhunsheng.doors.cli.__main__ import main
from zhunsheng.registers import accounts, people
from zhunsheng.registers.edition import bump
from zhunsheng.registers.models import Post

DAY, LONG_AGO = date(2025, 3, 3), date(2015, 1, 1)
PERSON = {"kind": "person", "person": "赵小敏", "phone": "13900000000"}
COMPANY = {"kind": "organisation", "name": "某甲有限公司"}


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"


@pytest.fixture
def case(office) -> str:
    return office.take(None, "file", DAY, party=PERSON).case.id


def looks(case: str) -> list[tuple[str, str, str, str]]:
    found = [one.look for one in reversed(record.reading_log.of_case(case))]
    return [(one.who, one.what, one.target, one.address) for one in found]


def test_a_program_that_reads_a_sensitive_case_is_written_down_once_an_hour(office, case, client) -> None:
    token = accounts.make_token(accounts.open_account("api-h1", None, "h1"))
    company = office.take(None, "file", DAY, party=COMPANY).case.id
    for _n in range(2):
        for one in (case, company):
            answer = client.get(f"/api/cases/{one}", headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 200
    assert looks(case) == [("h1", "api", case, "127.0.0.1")] and looks(company) == []


def test_an_archive_made_on_the_command_line_is_written_down_and_the_public_one_is_not(
    office, case, tmp_path, capsys, monkeypatch
) -> None:
    record.checkpoints.make(office.book)
    path = tmp_path / "a.zip"
    number = CaseRow.objects.get(id=case).number
    assert main(["archive", number, "--by", "h1", "-o", str(path)]) == 0 and path.exists()
    assert looks(case) == [("h1", "download", "archive", "zhunsheng archive")]
    assert main(["archive", number, "--public", "-o", str(tmp_path / "b.zip")]) == 1
    assert len(looks(case)) == 1

    def full(*_args: object) -> None:
        raise record.RecordUnavailable("磁盘已满")

    monkeypatch.setattr(record.reading_log, "log", full)
    assert main(["archive", number, "--by", "h1", "-o", str(tmp_path / "c.zip")]) == 1
    assert sorted(one.name for one in tmp_path.glob("*.zip*")) == ["a.zip"]


def test_a_sealed_value_opened_in_a_receipt_is_written_down(office, case, tmp_path, capsys) -> None:
    record.checkpoints.make(office.book)
    told = ["record", "receipt", "--seq", "1", "-o", str(tmp_path / "r.json")]
    assert main(told) == 0 and looks(case) == []
    assert main([*told, "--open", "/party/person"]) == 0
    assert looks(case) == [("", "opened", "1 /party/person", "zhunsheng record")]


def test_anchors_are_no_case_and_rebuilding_passes_over_them(office, case, capsys) -> None:
    record.reading_log.log(record.reading_log.Look("h1", office.book, case, "page", case, "::1"))
    record.checkpoints.make(office.book)
    assert record.head(office.book).seq == 2

    def during(_count: int) -> None:
        """While the rebuilding runs, somebody looks, a checkpoint is made and a case is filed."""
        if record.head(office.book).seq == 2:
            record.reading_log.log(record.reading_log.Look("h2", office.book, case, "page", case, "::1"))
            record.checkpoints.make(office.book)
            office.take(None, "file", DAY, party=COMPANY)

    found = rebuilding.rebuild(during)
    assert found.total == 0 and (found.cases, found.entries) == (1, 2)
    assert record.head(office.book).seq == 4 and record.verify_all().ok
    assert main(["verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reading"] == []


def test_the_command_line_lists_who_combines_what_must_stay_apart(office, capsys) -> None:
    assert main(["account", "check"]) == 0 and "没有人兼任" in capsys.readouterr().out
    people.enrol("adm", "管某")
    people.appoint("adm", office.organ, "audit_admin", LONG_AGO)
    assert main(["account", "check"]) == 0
    Post.objects.create(person_id="adm", organ_id=office.organ, role="security_admin", since=LONG_AGO)
    bump()
    capsys.readouterr()
    assert main(["account", "check"]) == 1
    told = capsys.readouterr().out
    assert "管某(adm)" in told and "安全审计员和安全管理员" in told and "请终止其中一项任职" in told
    assert main(["account", "add"]) == 1
