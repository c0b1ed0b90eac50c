"""The reader: a report pasted or uploaded, and what is wrong with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from zhunsheng.doors.portal import reader
from zhunsheng.doors.portal.highlighting import pieces
from zhunsheng.reading import read_text

pytestmark = pytest.mark.django_db
REPORT = "2024年,全年办结行政处罚案件200件,其中按期办结150件,按期办结率80%。受理行政复议  件。"


def sent(client: Client, **fields: object) -> tuple[int, str]:
    """The status and the page after sending the form."""
    answer = client.post(reverse("portal:reader"), fields)
    return answer.status_code, answer.content.decode()


def test_a_pasted_report_is_marked_and_recomputed(client: Client) -> None:
    status, page = sent(client, text=REPORT)
    assert status == 200
    assert "<mark" in page and "75.00%" in page


@pytest.mark.parametrize("text", [REPORT, "", "没有数字。", "一" * 50, REPORT * 5, "<b>12件</b>&amp;"])
def test_the_pieces_together_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(read_text(text))) == text


def test_an_anchor_is_given_once() -> None:
    anchors = [piece.anchor for piece in pieces(read_text(REPORT * 3)) if piece.anchor]
    assert len(anchors) == len(set(anchors))


def test_markup_in_a_report_stays_text(client: Client) -> None:
    _status, page = sent(client, text="<script>alert(1)</script> 办结12件")
    assert "<script>" not in page and "&lt;script&gt;" in page


def test_an_uploaded_gb18030_file_is_read(client: Client) -> None:
    status, page = sent(client, file=SimpleUploadedFile("报告.txt", REPORT.encode("gb18030")))
    assert status == 200 and "150" in page


def test_nothing_sent_is_answered_with_what_to_do(client: Client) -> None:
    status, page = sent(client, text="  ")
    assert status == 400 and "请粘贴报告正文" in page


def test_a_picture_is_refused_with_what_to_do(client: Client) -> None:
    status, page = sent(client, file=SimpleUploadedFile("a.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100))
    assert status == 400 and ".docx" in page


def test_too_long_a_text_and_too_big_a_file_are_refused(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MOST_CHARACTERS", 100)
    assert sent(client, text="数" * 101)[0] == 400
    monkeypatch.setattr(reader, "MOST_BYTES", 10)
    assert sent(client, file=SimpleUploadedFile("a.txt", b"1" * 11))[0] == 400


def test_the_form_is_refused_without_its_token() -> None:
    assert (
        Client(enforce_csrf_checks=True).post(reverse("portal:reader"), {"text": REPORT}).status_code == 403
    )
