"""Taking a step from the desk: opened, checked, refused with nothing lost, taken."""

from __future__ import annotations

import re
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.doors.desk.conftest import COMPANY, PERSON, Bureau, form
from zhunsheng import record
from zhunsheng.cases.models import CaseRow, Worker
from zhunsheng.cases.queries import today
from zhunsheng.doors.desk import attachments


def filing(**more: str) -> dict[str, str]:
    """A filing as a browser sends it."""
    sent = form(
        "file", **{"f.party.kind": "organisation", "f.party.name": "某甲有限公司", "f.cause": "无照经营"}
    )
    return sent | {"with": "p-2", "f.track": "ordinary"} | more


def test_a_case_is_opened_from_the_desk(bureau: Bureau) -> None:
    client = bureau.signed_in("p-1")
    answer = client.post("/desk/new/penalty/file", filing())
    row = CaseRow.objects.get()
    assert answer.status_code == 302 and answer.url == f"/desk/cases/{row.id}"
    assert set(Worker.objects.values_list("person", flat=True)) == {"p-1", "p-2"}
    page = client.get(answer.url).text
    assert "已办理「立案」" in page and row.number in page and "某甲有限公司" in page


def test_an_error_stands_beside_its_field_and_what_was_typed_stays(bureau: Bureau) -> None:
    sent = filing(**{"f.party.credit_code": "123", "f.violation": "昨天"})
    answer = bureau.signed_in("p-1").post("/desk/new/penalty/file", sent)
    assert answer.status_code == 422 and CaseRow.objects.count() == 0
    assert re.search(r'value="123"[^>]*aria-invalid="true"', answer.text)
    assert (
        "统一社会信用代码应为18位" in answer.text
        and "应为日期" in answer.text
        and 'value="无照经营"' in answer.text
    )


def test_a_day_that_is_none_is_asked_again(bureau: Bureau) -> None:
    answer = bureau.signed_in("p-1").post("/desk/new/penalty/file", filing(on="someday"))
    assert answer.status_code == 422 and "应为日期" in answer.text


def test_one_officer_alone_is_refused_with_the_article(bureau: Bureau) -> None:
    sent = filing()
    del sent["with"]
    answer = bureau.signed_in("p-1").post("/desk/new/penalty/file", sent)
    assert answer.status_code == 422 and CaseRow.objects.count() == 0
    assert (
        "不得少于2人" in answer.text
        and "行政处罚法第四十二条" in answer.text
        and 'value="无照经营"' in answer.text
    )


def test_nobody_acts_in_the_name_of_others_alone(bureau: Bureau) -> None:
    sent = filing() | {"with": ["p-1", "p-2"]}
    bureau.signed_in("p-4").post("/desk/new/penalty/file", sent)
    for row in CaseRow.objects.all():
        entry = record.entries(row.book, row.id)[0]
        assert "p-4" in entry.by


def test_the_check_says_beforehand_what_the_law_forbids(bureau: Bureau) -> None:
    case = bureau.filed()
    bureau.take(case, "conclude", today() - timedelta(days=9))
    sent = form("decide", **{"f.kinds": "fine", "f.fine_yuan": "2000"})
    client = bureau.signed_in("p-3")
    answer = client.post(f"/desk/cases/{case}/steps/decide/check", sent, headers={"hx-request": "true"})
    assert answer.status_code == 200 and "行政处罚法第四十四条" in answer.text and "<html" not in answer.text
    assert client.post(f"/desk/cases/{case}/steps/decide", sent).status_code == 422
    assert len(record.entries(CaseRow.objects.get().book, case)) == 2


def test_the_check_of_a_half_filled_form_names_what_is_missing(bureau: Bureau) -> None:
    case = bureau.filed()
    client = bureau.signed_in("p-1")
    answer = client.post(
        f"/desk/cases/{case}/steps/inspect/check", {"on": today().isoformat(), "with": "p-2"}
    )
    assert "还需填写或者改正" in answer.text and "已制作笔录" in answer.text


def test_two_at_once_one_is_told_of_the_other_and_loses_nothing(bureau: Bureau) -> None:
    case = bureau.filed()
    version = CaseRow.objects.get().version
    sent = form("inspect", **{"with": "p-2", "f.found": "货架上有十二件"}) | {"expecting": str(version)}
    client = bureau.signed_in("p-1")
    assert client.post(f"/desk/cases/{case}/steps/inspect", sent).status_code == 302
    answer = client.post(f"/desk/cases/{case}/steps/inspect", sent)
    assert (
        answer.status_code == 409 and "刚刚在本案中办理了" in answer.text and "货架上有十二件" in answer.text
    )
    newer = re.search(r'name="expecting" value="(\d+)"', answer.text)
    assert newer is not None and int(newer[1]) > version
    assert client.post(f"/desk/cases/{case}/steps/inspect", sent | {"expecting": newer[1]}).status_code == 302


def test_the_decision_starts_from_what_the_notice_proposed(bureau: Bureau) -> None:
    case = bureau.told()
    page = bureau.signed_in("p-3").get(f"/desk/cases/{case}/steps/decide").text
    assert re.search(r'name="f.fine_yuan"[^>]*value="2000"', page)
    assert re.search(r'value="fine" checked', page)


def test_a_party_s_act_is_written_down_by_an_officer(bureau: Bureau) -> None:
    case = bureau.told()
    sent = form("defend", **{"for": "party", "f.text": "请求从轻"})
    assert bureau.signed_in("p-1").post(f"/desk/cases/{case}/steps/defend", sent).status_code == 302
    assert record.entries(CaseRow.objects.get().book, case)[-1].by == ("party", "p-1")


def test_another_organ_s_clerk_may_write_nothing_into_the_case(bureau: Bureau) -> None:
    case = bureau.told()
    answer = bureau.signed_in("p-9").post(
        f"/desk/cases/{case}/steps/defend", form("defend", **{"for": "party"})
    )
    assert answer.status_code == 404


def test_evidence_is_kept_by_its_digest_and_given_back_as_it_came(bureau: Bureau) -> None:
    case = bureau.filed(party=PERSON)
    client = bureau.signed_in("p-1")
    sent = form("inspect", **{"with": "p-2"}) | {
        "files": SimpleUploadedFile("现场.jpg", b"\xff\xd8\xff photo")
    }
    client.post(f"/desk/cases/{case}/steps/inspect", sent)
    (digest,) = record.entries(CaseRow.objects.get().book, case)[-1].evidence
    link = re.search(rf"/desk/cases/{case}/evidence/\d+/{digest}", client.get(f"/desk/cases/{case}").text)
    assert link is not None
    answer = client.get(link[0])
    assert b"".join(answer.streaming_content) == b"\xff\xd8\xff photo"
    assert answer.headers["Content-Disposition"].startswith("attachment") and digest[:12] in str(
        answer.headers
    )
    assert bureau.signed_in("p-9").get(link[0]).status_code == 404


def test_a_refused_form_keeps_its_files(bureau: Bureau) -> None:
    case = bureau.filed()
    client = bureau.signed_in("p-1")
    sent = form("inspect") | {"files": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}
    refused = client.post(f"/desk/cases/{case}/steps/inspect", sent)
    token = re.search(r'name="stored" value="([^"]+)"', refused.text)
    assert refused.status_code == 422 and token is not None and "a.pdf" in refused.text
    again = form("inspect", **{"with": "p-2"}) | {"stored": token[1]}
    assert client.post(f"/desk/cases/{case}/steps/inspect", again).status_code == 302
    assert len(record.entries(CaseRow.objects.get().book, case)[-1].evidence) == 1


def test_a_made_up_file_token_brings_no_file(bureau: Bureau) -> None:
    case = bureau.filed()
    sent = form("inspect", **{"with": "p-2"}) | {"stored": "ab" * 32}
    bureau.signed_in("p-1").post(f"/desk/cases/{case}/steps/inspect", sent)
    assert record.entries(CaseRow.objects.get().book, case)[-1].evidence == ()


def test_a_file_too_large_is_named_with_the_limit(bureau: Bureau, monkeypatch: object) -> None:
    case = bureau.filed()
    monkeypatch.setattr(attachments, "MOST", 10)  # type: ignore[attr-defined]
    sent = form("inspect", **{"with": "p-2"}) | {"files": SimpleUploadedFile("big.mp4", b"x" * 11)}
    answer = bureau.signed_in("p-1").post(f"/desk/cases/{case}/steps/inspect", sent)
    assert answer.status_code == 422 and "big.mp4" in answer.text and "没有保存" in answer.text


def test_an_unknown_step_or_procedure_is_not_found(bureau: Bureau) -> None:
    case = bureau.filed()
    client = bureau.signed_in("p-1")
    for address in (
        "/desk/new/penalty/decide",
        "/desk/new/nothing/file",
        f"/desk/cases/{case}/steps/nothing",
    ):
        assert client.get(address).status_code == 404
    assert client.get(f"/desk/new/penalty/file?organ={bureau.neighbour}").status_code == 404
    assert COMPANY["name"] in client.get(f"/desk/cases/{case}").text


def test_a_slip_is_corrected_from_the_timeline_and_the_first_entry_stays(bureau: Bureau) -> None:
    case = bureau.filed()
    seq, client = CaseRow.objects.get(id=case).version, bureau.signed_in("p-1")
    link = f"/desk/cases/{case}/steps/file?corrects={seq}"
    assert link in client.get(f"/desk/cases/{case}").text
    shown = client.get(link).text
    assert 'value="无照经营"' in shown and f"更正第{seq}号记录" in shown
    sent = filing(**{"f.cause": "超范围经营", "corrects": str(seq), "expecting": str(seq)})
    answer = client.post(f"/desk/cases/{case}/steps/file", sent)
    assert answer.status_code == 302
    page = client.get(f"/desk/cases/{case}").text
    assert CaseRow.objects.get(id=case).cause == "超范围经营" and "已不再有效" in page
