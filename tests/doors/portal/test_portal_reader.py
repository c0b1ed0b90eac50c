"""The reader: a report pasted or uploaded, and what is wrong with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from zhunsheng.doors import readings
from zhunsheng.reading import read_text
from zhunsheng.reading.margins import pieces

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
    monkeypatch.setattr(readings, "MOST_CHARACTERS", 100)
    assert sent(client, text="数" * 101)[0] == 400
    monkeypatch.setattr(readings, "MOST_BYTES", 10)
    assert sent(client, file=SimpleUploadedFile("a.txt", b"1" * 11))[0] == 400


def test_the_form_is_refused_without_its_token() -> None:
    assert (
        Client(enforce_csrf_checks=True).post(reverse("portal:reader"), {"text": REPORT}).status_code == 403
    )


OTHER = (
    "乙县2023年法治政府建设报告\n2023年,全县受理行政复议案件40件,评查案卷80份,罚没金额2.5万元。乙县人民政府"
)
ONE = "甲县2023年法治政府建设报告\n2023年,全县受理行政复议案件25件,评查案卷60份。甲县人民政府"


def test_several_reports_stand_side_by_side_with_a_chart_and_files(client: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", text.encode()) for n, text in (("甲", ONE), ("乙", OTHER))]
    status, page = sent(client, file=files)
    assert status == 200
    assert "甲县 2023" in page and "乙县 2023" in page and "行政复议受理数" in page
    assert "<svg" in page and page.count("download=") == 2


def test_remarks_stand_in_the_margin_of_their_paragraph(client: Client) -> None:
    _status, page = sent(client, text=REPORT)
    assert '<div class="notes"><p class="wrong">' in page


def test_too_many_files_are_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "MOST_FILES", 1)
    files = [SimpleUploadedFile(f"{n}.txt", ONE.encode()) for n in "ab"]
    assert sent(client, file=files)[0] == 400
