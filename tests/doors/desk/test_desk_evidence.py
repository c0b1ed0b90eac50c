"""Evidence at the desk: it comes in parts, is shown and played through the gate, and every look is logged."""

from __future__ import annotations

import hashlib
import os
import re
from base64 import b64encode
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.doors.desk.conftest import PERSON, Bureau, form
from tests.record import samples
from zhunsheng import record
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import today
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.lists.recording import Device, Recording
from zhunsheng.record.evidence import arriving
from zhunsheng.registers import people

FILM = samples.EACH["a.mp4"] + os.urandom(300_000)
TUS = {"Tus-Resumable": "1.0.0"}


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


def begun(client: Client, name: str, content: bytes, digest: str = "") -> str:
    told = ",".join(
        f"{key} {b64encode(value.encode()).decode()}"
        for key, value in (("filename", name), ("sha256", digest))
    )
    answer = client.post(
        "/desk/uploads", headers=TUS | {"Upload-Length": str(len(content)), "Upload-Metadata": told}
    )
    assert answer.status_code == 201, answer.text
    return answer.headers["Location"]


def patched(client: Client, address: str, offset: int, part: bytes):
    return client.patch(
        address,
        part,
        content_type="application/offset+octet-stream",
        headers=TUS | {"Upload-Offset": str(offset)},
    )


def uploaded(client: Client, name: str, content: bytes) -> str:
    """The token of a file sent in three parts."""
    address, step = begun(client, name, content), len(content) // 3 + 1
    for at in range(0, len(content), step):
        answer = patched(client, address, at, content[at : at + step])
        assert answer.status_code == 204, answer.text
    return answer.headers["Zhunsheng-Stored"]


def inspected(bureau: Bureau, **files: bytes) -> tuple[str, str]:
    """A case with these files at its inspection, and the address of its evidence but for the digest."""
    case, client = bureau.filed(party=PERSON), bureau.signed_in("p-1")
    stored = [uploaded(client, name.replace("_", "."), content) for name, content in files.items()]
    sent = client.post(
        f"/desk/cases/{case}/steps/inspect", form("inspect", **{"with": "p-2"}) | {"stored": stored}
    )
    assert sent.status_code == 302, sent.text
    seq = record.entries(CaseRow.objects.get().book, case)[-1].seq
    return case, f"/desk/cases/{case}/evidence/{seq}"


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def content_of(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_film_in_parts_survives_a_break_and_a_new_browser(bureau: Bureau) -> None:
    client = bureau.signed_in("p-1")
    address = begun(client, "现场.mp4", FILM, digest_of(FILM))
    assert patched(client, address, 0, FILM[:100_000]).headers["Upload-Offset"] == "100000"
    arriving._running.clear()
    later = bureau.signed_in("p-1")
    stands = later.head(address, headers=TUS)
    assert (stands.headers["Upload-Offset"], stands.headers["Upload-Length"]) == ("100000", str(len(FILM)))
    done = patched(later, address, 100_000, FILM[100_000:])
    assert done.headers["Zhunsheng-Digest"] == digest_of(FILM)
    assert later.head(address, headers=TUS).headers["Zhunsheng-Digest"] == digest_of(FILM)


def test_what_the_protocol_and_the_limits_refuse_has_its_status(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = bureau.signed_in("p-1")
    told = client.options("/desk/uploads").headers
    assert told["Tus-Version"] == "1.0.0" and told["Tus-Max-Size"] == str(2048 * 1024 * 1024)
    address = begun(client, "a.mp4", FILM)
    assert patched(client, address, 5, b"x").status_code == 409
    assert patched(client, address, 0, bytes(8 * 1024 * 1024 + 1)).status_code == 413
    assert client.patch(address, b"x", content_type="text/plain").status_code == 415
    assert client.post("/desk/uploads", headers=TUS).status_code == 400
    assert patched(bureau.signed_in("p-2"), address, 0, b"x").status_code == 404
    assert Client().head(address).status_code == 302
    assert client.delete(address).status_code == 204 and client.head(address).status_code == 404
    monkeypatch.setenv("ZHUNSHENG_EVIDENCE_MOST_MB", "1")
    wanted = {"Upload-Length": str(2 * 1024 * 1024)}
    refused = client.post("/desk/uploads", headers=TUS | wanted)
    assert refused.status_code == 422 and "1 MB" in refused.text


def test_a_program_in_a_paper_s_clothes_is_refused_both_ways(bureau: Bureau) -> None:
    client, case = bureau.signed_in("p-1"), bureau.filed()
    content = b"MZ" + bytes(100)
    answer = patched(client, begun(client, "笔录.pdf", content), 0, content)
    assert answer.status_code == 422 and "可执行" in answer.text
    whole = form("inspect", **{"with": "p-2"}) | {"files": SimpleUploadedFile("笔录.pdf", content)}
    answer = client.post(f"/desk/cases/{case}/steps/inspect", whole)
    assert answer.status_code == 422 and "笔录.pdf" in answer.text and "可执行" in answer.text


def test_the_case_page_shows_pictures_players_and_the_digest(bureau: Bureau) -> None:
    photo, sound = samples.picture("PNG", (900, 600)), samples.sound()
    case, address = inspected(bureau, a_png=photo, b_wav=sound, c_mp4=FILM, d_pdf=samples.EACH["a.pdf"])
    text = bureau.signed_in("p-1").get(f"/desk/cases/{case}").text
    assert f'<img src="{address}/{digest_of(photo)}/small.jpg"' in text
    assert re.search(rf'<audio [^>]*src="{address}/{digest_of(sound)}/played"', text)
    assert re.search(rf'<video [^>]*src="{address}/{digest_of(FILM)}/played"', text)
    assert digest_of(samples.EACH["a.pdf"]) in text and "PDF" in text


def test_a_film_is_played_in_ranges_and_never_as_a_page(bureau: Bureau) -> None:
    _case, address = inspected(bureau, a_mp4=FILM)
    place, client = f"{address}/{digest_of(FILM)}/played", bureau.signed_in("p-1")
    part = client.get(place, headers={"Range": "bytes=65530-65550"})
    assert part.status_code == 206 and content_of(part) == FILM[65530:65551]
    assert part.headers["Content-Range"] == f"bytes 65530-65550/{len(FILM)}"
    tail = client.get(place, headers={"Range": "bytes=-10"})
    assert content_of(tail) == FILM[-10:]
    assert client.get(place, headers={"Range": f"bytes={len(FILM)}-"}).status_code == 416
    stale = client.get(place, headers={"Range": "bytes=0-1", "If-Range": '"other"'})
    assert stale.status_code == 200 and content_of(stale) == FILM
    assert part.headers["X-Content-Type-Options"] == "nosniff" and part.headers["Content-Type"] == "video/mp4"
    assert "sandbox" in part.headers["Content-Security-Policy"]


def test_the_original_is_taken_along_unaltered_and_in_parts(bureau: Bureau) -> None:
    _case, address = inspected(bureau, a_mp4=FILM)
    client = bureau.signed_in("p-1")
    whole = client.get(f"{address}/{digest_of(FILM)}")
    assert content_of(whole) == FILM and whole.headers["Content-Disposition"].startswith("attachment")
    assert whole.headers["Content-Type"] == "application/octet-stream"
    rest = client.get(f"{address}/{digest_of(FILM)}", headers={"Range": "bytes=1000-"})
    assert content_of(rest) == FILM[1000:]


def test_a_picture_is_drawn_anew(bureau: Bureau) -> None:
    active = samples.picture("PNG", (900, 600)) + b"<script>alert(1)</script>"
    _case, address = inspected(bureau, a_png=active, b_pdf=samples.EACH["a.pdf"])
    client = bureau.signed_in("p-1")
    for size in ("small", "large"):
        drawn = client.get(f"{address}/{digest_of(active)}/{size}.jpg")
        assert drawn.content[:3] == b"\xff\xd8\xff" and b"script" not in drawn.content
        assert drawn.headers["Content-Type"] == "image/jpeg"
    assert client.get(f"{address}/{digest_of(active)}/huge.jpg").status_code == 404
    assert client.get(f"{address}/{digest_of(samples.EACH['a.pdf'])}/small.jpg").status_code == 404
    assert client.get(f"{address}/{digest_of(active)}/played").status_code == 404


def test_nobody_gets_past_the_gate_by_an_address(bureau: Bureau) -> None:
    _case, address = inspected(bureau, a_mp4=FILM)
    other = bureau.filed()
    for end in ("", "/played", "/small.jpg"):
        assert bureau.signed_in("p-9").get(f"{address}/{digest_of(FILM)}{end}").status_code == 404
        assert Client().get(f"{address}/{digest_of(FILM)}{end}").status_code == 302
        moved = f"/desk/cases/{other}/evidence/1/{digest_of(FILM)}{end}"
        assert bureau.signed_in("p-1").get(moved).status_code == 404
    looks = {(one.look.who, one.look.what) for one in record.reading_log.walk()}
    assert looks == {("p-1", "page")}  # of the step's form, by whom the case is


def test_every_look_is_logged_once_and_every_download_each_time(bureau: Bureau) -> None:
    photo = samples.picture("PNG")
    case, address = inspected(bureau, a_mp4=FILM, b_png=photo)
    client, film = bureau.signed_in("p-1"), digest_of(FILM)
    for start in (0, 1000, 2000):
        client.get(f"{address}/{film}/played", headers={"Range": f"bytes={start}-"})
    client.get(f"{address}/{digest_of(photo)}/small.jpg")
    client.get(f"{address}/{digest_of(photo)}/large.jpg")
    client.get(f"{address}/{film}")
    bureau.signed_in("p-3").get(f"{address}/{film}")
    found = [(one.look.who, one.look.what) for one in reversed(record.reading_log.of_case(case))]
    assert found == [
        ("p-1", "page"),
        ("p-1", "play"),
        ("p-1", "thumbnail"),
        ("p-1", "picture"),
        ("p-1", "download"),
        ("p-3", "download"),
    ]
    assert record.reading_log.verify() == 6


def test_what_cannot_be_logged_is_not_shown(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    _case, address = inspected(bureau, a_mp4=FILM)

    def full(*_args: object) -> None:
        raise record.RecordUnavailable("磁盘已满")

    monkeypatch.setattr(record.reading_log, "log", full)
    for end in ("", "/played"):
        assert bureau.signed_in("p-1").get(f"{address}/{digest_of(FILM)}{end}").status_code == 503


def recording(bureau: Bureau, case: str, content: bytes | None, **facts: object) -> str:
    told = {
        "case": CaseRow.objects.get(id=case).number,
        "step": "inspect",
        "recorded_on": today().isoformat(),
        "kind": "video",
        "holder": "p-1",
        "began": "09:30",
        "ended": "10:05",
        "digest": digest_of(content or b"elsewhere"),
        "keep_until": (today() + timedelta(days=4000)).isoformat(),
    }
    stored = [record.evidence.store(content)] if content else []
    return take(
        *(None, Recording.index, told | facts),
        by=["p-5"],
        on=today(),
        organ=bureau.organ,
        procedure=Recording,
        evidence=stored,
    ).case.id


@pytest.fixture
def keeper(bureau: Bureau) -> None:
    people.enrol("p-5", "档一")
    people.appoint("p-5", bureau.organ, "clerk", today() - timedelta(days=100))


def entered(bureau: Bureau, code: str, on: date) -> str:
    told = {"code": code, "model": "甲型", "team": "一队"}
    return take(None, Device.enter, told, by=["p-5"], on=on, organ=bureau.organ, procedure=Device).case.id


@pytest.mark.usefixtures("keeper")
def test_a_recording_stands_beside_the_act_with_a_player(bureau: Bureau) -> None:
    case, _address = inspected(bureau, d_pdf=samples.EACH["a.pdf"])
    entered(bureau, "J-1", today())
    made = recording(bureau, case, FILM, device="J-1")
    text = bureau.signed_in("p-1").get(f"/desk/cases/{case}").text
    assert "09:30–10:05" in text and "何一" in text and "J-1" in text and "录像" in text
    assert "不在登记册上" not in text and "不是本次办理人员" not in text
    player = re.search(rf'src="(/desk/cases/{made}/evidence/\d+/{digest_of(FILM)}/played)"', text)
    assert player and bureau.signed_in("p-1").get(player[1]).status_code == 200


@pytest.mark.usefixtures("keeper")
def test_what_is_wrong_with_a_recording_is_said_with_its_article(bureau: Bureau) -> None:
    case, _address = inspected(bureau, d_pdf=samples.EACH["a.pdf"])
    before = (today() - timedelta(days=1)).isoformat()
    device = entered(bureau, "J-9", today() - timedelta(days=3))
    recording(bureau, case, None, device="J-9", holder="p-4", recorded_on=before)
    lost = today() - timedelta(days=2)
    take(device, Device.lose, {"reason": "早已遗失"}, by=["p-5"], on=lost, procedure=Device)
    text = bureau.signed_in("p-1").get(f"/desk/cases/{case}").text
    for said in (
        "设备当日不在登记册上",
        "记录人不是本次办理人员",
        "记录日期不是办理日期",
        "只登记了摘要",
    ):
        assert re.search(rf"{said}\([^)]*第?[^)]+\)", text), said
