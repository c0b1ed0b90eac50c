"""The reader at the desk: a report pasted, remarks in the margin; several uploaded, side by side."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.doors.desk.conftest import Bureau

REPORT = "甲县2023年法治政府建设报告\n全年受理申请50件,办结30件,办结率90%。\n受理行政复议  件。甲县人民政府"


def test_a_pasted_report_is_checked_with_remarks_in_the_margin(bureau: Bureau) -> None:
    client = bureau.signed_in("p-3")
    assert 'name="file"' in client.get("/desk/reading").text
    page = client.post("/desk/reading", {"text": REPORT}).text
    assert "90%:与60.00%不符" in page
    assert '<div class="notes"><p class="wrong"><a href="#f' in page


def test_several_reports_are_compared(bureau: Bureau) -> None:
    files = [
        SimpleUploadedFile("a.txt", REPORT.encode()),
        SimpleUploadedFile("b.html", f"<html><p>{REPORT.replace('甲县', '乙县')}</p></html>".encode()),
    ]
    page = bureau.signed_in("p-3").post("/desk/reading", {"file": files}).text
    assert "甲县 2023" in page and "乙县 2023" in page and "<svg" in page


def test_a_file_that_is_no_report_is_refused_with_what_to_do(bureau: Bureau) -> None:
    answer = bureau.signed_in("p-3").post(
        "/desk/reading", {"file": SimpleUploadedFile("a.txt", b"\x89PNG" + b"\0" * 99)}
    )
    assert answer.status_code == 400
    assert ".docx" in answer.text


def test_nobody_reads_without_signing_in() -> None:
    assert Client().post("/desk/reading", {"text": REPORT}).status_code in {302, 403}
