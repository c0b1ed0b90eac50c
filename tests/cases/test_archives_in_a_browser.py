"""An archive unpacked on a machine without network: its own page verifies it, and names what was changed."""

from __future__ import annotations

import base64
import io
import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.db import connections
from playwright.sync_api import Page, sync_playwright

from tests.cases.conftest import PERSON, County
from tests.doors.browser_house import ARGUMENTS, CHROMIUM
from tests.record import samples
from zhunsheng import record
from zhunsheng.cases.archives import archive_of
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import take
from zhunsheng.cases.viewing import PUBLIC, Viewer, viewer_of
from zhunsheng.procedures.enforcement.lists.recording import Device, Recording

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed on this machine"),
]
NOW, DAY = datetime(2026, 4, 1, 2, 0, tzinfo=UTC), date(2026, 3, 2)
FILM = samples.EACH["a.mp4"] + bytes(500)


@pytest.fixture
def page() -> Iterator[Page]:
    # The driver keeps a loop of its own running in this thread, which Django would refuse to share, and beside which it
    # keeps a connection of its own.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser.new_context(locale="zh-CN", offline=True).new_page()
        browser.close()
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def case(county: County, settings, tmp_path: Path) -> str:
    """A decided case of a person; its service was filmed; everything stands under a checkpoint."""
    settings.HOME = tmp_path / "home"
    found = county.decided(DAY, party=PERSON)
    county.take(found, "serve", DAY, by=["h1"], manner="direct")
    device = {"code": "D-1", "model": "甲型", "team": "一队"}
    at = {"by": ["h1"], "on": DAY, "organ": county.bureau}
    take(None, Device.enter, device, procedure=Device, **at)
    film = {
        "case": found,
        "step": "serve",
        "recorded_on": DAY,
        "kind": "video",
        "holder": "h1",
        "device": "D-1",
    }
    film |= {"digest": record.evidence.store(FILM), "keep_until": date(2031, 3, 2)}
    take(None, Recording.index, film, procedure=Recording, evidence=(film["digest"],), **at)
    record.checkpoints.make(county.book)
    return found


def unpacked(viewer: Viewer, case: str, folder: Path) -> Path:
    file = io.BytesIO()
    archive_of(viewer, case, file, NOW)
    with ZipFile(file) as found:
        found.extractall(folder)
    return folder


def opened(page: Page, folder: Path, keys: str = "") -> list[str]:
    """The verdicts on the entries, as the page says them."""
    page.goto(f"{folder.as_uri()}/verify.html")
    page.wait_for_selector("#entries li")
    if keys:
        page.fill("#keys", keys)
        page.evaluate("delete document.body.dataset.entries")
        page.click("#again")
    page.wait_for_selector("body[data-entries], #entries .bad")
    return page.locator("#entries li").all_inner_texts()


def summed(page: Page, folder: Path) -> list[str]:
    page.set_input_files("#folder", folder)
    page.wait_for_selector("body[data-files]")
    return page.locator("#files .bad, #files .open").all_inner_texts()


def test_every_entry_and_every_file_of_it_stand(
    page: Page, county: County, case: str, tmp_path: Path
) -> None:
    complaints: list[str] = []
    page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
    folder = unpacked(viewer_of("h1", date(2026, 4, 1)), case, tmp_path / "a")
    said = opened(page, folder)
    assert len(said) == len(list((folder / "entries").iterdir())) == 7  # six acts and the recording of one
    assert all(one.startswith("✓") and "成立" in one for one in said), said
    assert summed(page, folder) == [] and complaints == []
    index = page.goto(f"{folder.as_uri()}/index.html") and page.content()
    assert index and "设备 D-1" in index and "09" not in re.findall(r"设备 D-1.*", index)[0]
    assert page.locator("video").get_attribute("src") == f"evidence/{record.evidence.store(FILM)}.mp4"
    assert complaints == []


def test_what_was_changed_is_named(page: Page, county: County, case: str, tmp_path: Path) -> None:
    folder = unpacked(viewer_of("h1", date(2026, 4, 1)), case, tmp_path / "a")
    source = (folder / "data.js").read_text()
    for old, new in (
        ("2000", "2001"),  # a body: the fine
        ("赵小敏", "赵大敏"),  # a disclosed value
    ):
        assert old in source
        (folder / "data.js").write_text(source.replace(old, new))
        assert any(one.startswith("✗") for one in opened(page, folder)), old
    (folder / "data.js").write_text(source)
    film = next(one for one in (folder / "evidence").iterdir())
    film.write_bytes(FILM + b"x")
    (folder / "papers" / "more.docx").write_bytes(b"more")
    opened(page, folder)
    wrong = summed(page, folder)
    assert len(wrong) == 2 and "被改动过" in wrong[0] and "more.docx" in wrong[1], wrong


def test_another_house_s_key_verifies_nothing(page: Page, county: County, case: str, tmp_path: Path) -> None:
    folder = unpacked(viewer_of("h1", date(2026, 4, 1)), case, tmp_path / "a")
    key = record.notes.Key((folder / "keys.txt").read_text().split("+")[0], bytes(range(32)))
    assert all("不是由所给的公钥签名" in one for one in opened(page, folder, str(key)))
    published = (folder / "keys.txt").read_text()
    assert all(one.startswith("✓") for one in opened(page, folder, published))


def test_the_public_copy_verifies_too_and_shows_nothing_more(
    page: Page, county: County, case: str, tmp_path: Path
) -> None:
    CaseRow.objects.filter(id=case).update(published=date(2026, 3, 9))
    folder = unpacked(PUBLIC, case, tmp_path / "a")
    said = opened(page, folder)
    assert said and all(one.startswith("✓") for one in said)
    text = (folder / "data.js").read_text()
    data = json.loads(text.removeprefix("const ARCHIVE = ").removesuffix(";\n"))["data"]
    assert all(not {"body", "salt", "opened"} & json.loads(one["text"]).keys() for one in data["entries"])
    assert base64.b64encode(FILM[:30]).decode() not in text and "赵小敏" not in text and "D-1" not in text
    assert not (folder / "evidence").exists()
