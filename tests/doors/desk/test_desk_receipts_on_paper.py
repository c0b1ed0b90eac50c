"""The receipt printed: one sheet of A4, and a code that reads as the address that it stands for."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pypdf
import pytest
from django.contrib.staticfiles import finders
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.doors.browser_house import ARGUMENTS, CHROMIUM
from tests.doors.qr_reader import read
from zhunsheng.record import checkpoints, keyring

from .test_desk_receipts import heard, home

__all__ = ["heard", "home"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed on this machine"),
]


@pytest.fixture
def page():
    # The driver keeps a loop of its own running in this thread, which Django would refuse to share.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser.new_context(offline=True, device_scale_factor=2).new_page()
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def shown(page: Page, html: str) -> None:
    """The page with its style sheets in it: no server is needed to print it."""

    def sheet(link: re.Match[str]) -> str:
        return f"<style>{Path(finders.find(link[1])).read_text(encoding='utf-8')}</style>"

    html = re.sub(r'<link rel="stylesheet" href="/static/([\w.-]+?\.css)">', sheet, html)
    assert "/static/receipt" not in html
    page.set_content(re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL))


@pytest.mark.parametrize("keys", [1, 3])
def test_it_prints_on_one_sheet_and_its_code_can_be_read(page, bureau, heard, keys):
    case, book, entries = heard
    one = entries["waive"]
    for _ in range(keys - 1):
        keyring.set_up()
        keyring.rotate()
    checkpoints.make(book)
    html = bureau.signed_in("p-1").get(f"/desk/cases/{case}/receipts/{one.seq}").content.decode()
    shown(page, html)
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    width, height = (round(float(side) / 72 * 25.4) for side in sheets[0].mediabox[2:])
    assert (len(sheets), width, height) == (1, 210, 297)
    assert one.digest.hex()[:32] in re.sub(r"\s", "", sheets[0].extract_text())
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 658, "height": 971})  # what the margins leave of A4, at 96 dots an inch
    picture = Image.open(io.BytesIO(page.locator("svg.qr").screenshot()))
    assert read(picture) == page.locator(".address").inner_text()
    assert one.digest.hex() in read(picture)
    assert page.locator("svg.qr").bounding_box()["width"] / 96 * 25.4 >= 40  # millimetres
    for hidden in (".top", ".crumbs", ".actions"):
        assert not page.locator(hidden).first.is_visible(), hidden
