"""Recordings that come with a step: file, device and holder below its form; they and the step stand or fall together."""

from __future__ import annotations

import os
import re
import struct
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.doors.desk.conftest import Bureau, form
from tests.record import samples
from zhunsheng import record
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import today
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.lists.recording import Device
from zhunsheng.registers import local_rules

FILM = samples.EACH["a.mp4"] + os.urandom(2000)
WANTED = "应当音像记录,没有记录"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def device(bureau: Bureau) -> str:
    told = {"code": "J-1", "model": "甲型", "team": "一队"}
    taken = take(
        None,
        Device.enter,
        told,
        by=["p-1"],
        on=today() - timedelta(days=20),
        organ=bureau.organ,
        procedure=Device,
    )
    return taken.case.id


def filed(bureau: Bureau) -> str:
    """A case in which the head approved a seizure for today."""
    case = bureau.filed()
    bureau.take(case, "approve-measure", today(), by=["p-3"])
    return case


def seized(bureau: Bureau, case: str, **more: Any):
    sent = form("seize", **{"with": "p-2"}) | {name.replace("__", "."): value for name, value in more.items()}
    return bureau.signed_in("p-1").post(f"/desk/cases/{case}/steps/seize", sent)


def film(**told: str) -> dict[str, Any]:
    row = {"file": SimpleUploadedFile("现场.mp4", FILM), "device": "J-1", "holder": "p-1"} | told
    years = today().replace(year=today().year + 6, day=1)
    row |= {"keep_until": years.isoformat()}
    return {f"r.0.{name}": value for name, value in row.items()}


def recordings() -> list[CaseRow]:
    return list(CaseRow.objects.filter(procedure="recording"))


@pytest.mark.usefixtures("device")
def test_a_step_and_the_film_of_it_are_entered_in_one_go(bureau: Bureau) -> None:
    case = filed(bureau)
    answer = seized(bureau, case, **film(began="09:30", ended="10:05"))
    assert answer.status_code == 302, answer.text
    (made,) = recordings()
    facts = made.facts
    assert (made.subject, made.cause) == (case, "seize")
    assert (facts["index__kind"], facts["index__device"], facts["index__holder"]) == ("video", "J-1", "p-1")
    assert facts["index__recorded_on"] == today().isoformat()
    (entry,) = record.entries(made.book, made.id)
    assert entry.evidence == (facts["index__digest"],)
    text = bureau.signed_in("p-1").get(f"/desk/cases/{case}").text
    player = re.search(rf'<video [^>]*src="(/desk/cases/{made.id}/evidence/\d+/[0-9a-f]+/played)"', text)
    assert player and WANTED not in text and "09:30–10:05" in text
    played = bureau.signed_in("p-2").get(player[1])
    assert b"".join(played.streaming_content) == FILM


def test_an_unregistered_device_refuses_the_step_with_it_and_the_file_is_kept_in_the_form(
    bureau: Bureau,
) -> None:
    case = filed(bureau)
    answer = seized(bureau, case, **film(device="J-1"))
    assert answer.status_code == 422 and "不能办理「记录入库」" in answer.text
    assert "记录设备没有登记" in answer.text and "（八）" in answer.text
    assert recordings() == [] and record.entries(CaseRow.objects.get(id=case).book, case)[-1].step != "seize"
    token = re.search(r'name="r\.0\.stored" value="([^"]+)"', answer.text)
    assert token
    again = {"r.0.stored": token[1].replace("&#x3D;", "="), "r.0.device": "", "r.0.holder": "p-1"}
    until = (today() + timedelta(days=3000)).isoformat()
    answer = seized(bureau, case, **again, **{"r.0.keep_until": until})
    assert answer.status_code == 302, answer.text
    assert "没有写明在册的记录设备" in bureau.signed_in("p-1").get(f"/desk/cases/{case}").text


@pytest.mark.usefixtures("device")
def test_a_wrong_time_is_said_beside_its_row(bureau: Bureau) -> None:
    answer = seized(bureau, filed(bureau), **film(began="25:99"))
    assert answer.status_code == 422 and recordings() == []
    assert re.search(r'id="r-0-began"[^>]*aria-invalid="true"', answer.text)


def test_a_file_that_is_no_recording_at_all_is_refused(bureau: Bureau) -> None:
    wrong = SimpleUploadedFile("现场.mp4", b"MZ" + bytes(100))
    answer = seized(bureau, filed(bureau), **film(), **{"r.1.file": wrong})
    assert answer.status_code == 422 and "可执行" in answer.text and recordings() == []


@pytest.mark.usefixtures("device")
def test_film_of_another_day_is_taken_and_marked(bureau: Bureau) -> None:
    case = filed(bureau)
    before = (today() - timedelta(days=2)).isoformat()
    assert seized(bureau, case, **film(recorded_on=before)).status_code == 302
    assert "记录日期不是办理日期" in bureau.signed_in("p-1").get(f"/desk/cases/{case}").text


@pytest.mark.usefixtures("device")
def test_the_day_that_the_film_tells_of_itself_counts_where_nobody_typed_one(bureau: Bureau) -> None:
    case, before = filed(bureau), today() - timedelta(days=2)
    seconds = (before - date(1904, 1, 1)).days * 86400 + 3600 * 4  # noon in China
    mvhd = struct.pack(">I4sIII", 108, b"mvhd", 0, seconds, seconds) + bytes(88)
    brand = struct.pack(">I4s", 24, b"ftyp") + b"isom" + bytes(4) + b"isommp42"
    dated = brand + struct.pack(">I4s", 8 + len(mvhd), b"moov") + mvhd
    row = film() | {"r.0.file": SimpleUploadedFile("现场.mp4", dated)}
    assert seized(bureau, case, **row).status_code == 302
    (made,) = recordings()
    assert made.facts["index__recorded_on"] == before.isoformat()
    assert "记录日期不是办理日期" in bureau.signed_in("p-1").get(f"/desk/cases/{case}").text


def test_what_had_to_be_filmed_and_was_not_is_open_on_the_page_and_for_the_reviewer(bureau: Bureau) -> None:
    case = filed(bureau)
    shown = bureau.signed_in("p-1").get(f"/desk/cases/{case}/steps/seize").text
    assert "本步骤应当全程音像记录" in shown and "缺失会列给法制审核" in shown
    assert seized(bureau, case).status_code == 302
    text = bureau.signed_in("p-1").get(f"/desk/cases/{case}").text
    link = re.search(r'href="(/desk/new/recording/index\?[^"]+)"', text)
    assert WANTED in text and link
    bureau.take(case, "conclude", today())
    page = bureau.signed_in("p-4").get(f"/desk/cases/{case}/steps/review").text
    assert "缺少音像记录" in page and "查封、扣押" in page.partition("缺少音像记录")[2][:400]
    # It stops nothing where the place has not ruled so.
    sent = form("review", f__outcome="passed")
    assert bureau.signed_in("p-4").post(f"/desk/cases/{case}/steps/review", sent).status_code == 302
    late = bureau.signed_in("p-1").get(link[1].replace("&amp;", "&")).text
    number = CaseRow.objects.get(id=case).number
    assert f'value="{number}"' in late and 'value="seize"' in late


def test_where_the_place_rules_so_the_review_waits_for_the_film(bureau: Bureau) -> None:
    local_rules.set_rule("recording_required", True, "某政〔2026〕1号", date(2020, 1, 1), organ=bureau.organ)
    case = filed(bureau)
    assert seized(bureau, case).status_code == 302
    bureau.take(case, "conclude", today())
    reviewer = bureau.signed_in("p-4")
    address = f"/desk/cases/{case}/steps/review"
    answer = reviewer.post(address, form("review", f__outcome="passed"))
    assert answer.status_code == 422 and "还没有记录" in answer.text and "（八）" in answer.text
    assert reviewer.post(address, form("review", f__outcome="不通过")).status_code == 302


def test_an_act_that_nobody_need_film_says_nothing(bureau: Bureau) -> None:
    case = bureau.filed()
    client = bureau.signed_in("p-1")
    assert "应当记录" not in client.get(f"/desk/cases/{case}/steps/conclude").text
    assert "按需要音像记录" in client.get(f"/desk/cases/{case}/steps/inspect").text
    assert 'class="filming' not in client.get(f"/desk/cases/{case}/steps/defend").text  # the party's own act
    assert WANTED not in client.get(f"/desk/cases/{case}").text


@pytest.mark.usefixtures("device")
def test_the_page_of_a_recording_names_the_step_by_its_title(bureau: Bureau) -> None:
    assert seized(bureau, filed(bureau), **film()).status_code == 302
    (made,) = recordings()
    text = bureau.signed_in("p-1").get(f"/desk/cases/{made.id}").text
    told = text.partition("所记录的步骤")[2][:60]
    assert "查封、扣押" in told and "seize" not in told
    form_of = bureau.signed_in("p-1").get("/desk/new/recording/index").text
    assert '<option value="J-1">' in form_of and '<option value="seize">' in form_of
