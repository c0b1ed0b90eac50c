"""The head of an organ erases a person's facts in a browser, wrong input and all; then the home's files are read."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.doors.browser_house import ARGUMENTS, CHROMIUM, PASSWORD, House, open_house

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed on this machine"),
]
NAME, PHONE = "欧阳清泉", "13911112222"
ADDRESS = "清泉路一号院二单元" * 9  # long: where it lay, what follows does not cover it
OPENED = """
import django; django.setup()
from zhunsheng import record
print([record.reveal_many(record.walk(book)) for book in record.books()])
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "house").mkdir()
    return tmp_path / "house"


@pytest.fixture
def house(home: Path) -> Iterator[House]:
    opened = open_house(home)
    yield opened
    opened.stop()


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


def signed_in(browser: Browser, house: House, username: str) -> Page:
    page = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{house.address}/desk/work")
    page.fill("#username", username)
    page.fill("#password", PASSWORD)
    page.click("main button")
    expect(page.locator("h1")).to_have_text("我的工作")
    return page


def filed(page: Page, house: House, photo: Path) -> str:
    """A case against a person, with a photo; its address."""
    page.goto(f"{house.address}/desk/new/penalty/file")
    page.select_option("select[name='with']", label="何二")
    page.check("input[name='f.party.kind'][value='person']")
    page.fill("[name='f.party.person']", NAME)
    page.fill("[name='f.party.phone']", PHONE)
    page.fill("[name='f.party.address']", ADDRESS)
    page.fill("[name='f.cause']", "无照经营")
    page.set_input_files("#files", photo)
    page.wait_for_selector("[name=stored]", state="attached")
    page.get_by_role("button", name="办理", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("已办理「立案」")
    expect(page.locator("main")).to_contain_text(NAME)
    return page.url


def ordered(page: Page, ground: str, document: str) -> None:
    page.select_option("#ground", ground)
    page.fill("#document", document)
    page.check("[name=sure]")
    page.get_by_role("button", name="删除", exact=True).click()


def narrow(page: Page) -> None:
    """On a telephone nothing stands beyond the edge."""
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.set_viewport_size({"width": 1440, "height": 900})


def sealed(home: Path) -> list[bytes]:
    """The sealed values as the database holds them, in pieces: what is left of one may be half overwritten."""
    with sqlite3.connect(home / "zhunsheng.sqlite3") as database:
        rows = database.execute("SELECT value FROM record_vault WHERE value IS NOT NULL").fetchall()
    database.close()
    return [bytes(value)[at : at + 12] for (value,) in rows for at in range(0, len(value) - 11, 4)]


def opened(home: Path) -> str:
    """Everything that the keys of the house open, as a program tells it."""
    env = dict(os.environ, ZHUNSHENG_HOME=str(home), DJANGO_SETTINGS_MODULE="zhunsheng.site.settings")
    env.pop("ZHUNSHENG_DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-c", OPENED], env=env, capture_output=True, check=True
    ).stdout.decode()


def holding(home: Path, wanted: list[bytes]) -> set[str]:
    """The files that hold any of these bytes."""
    files = [path for path in home.rglob("*") if path.is_file()]
    return {path.name for path in files if any(one in path.read_bytes() for one in wanted)}


def test_the_head_erases_a_person_and_no_file_of_the_house_tells_the_person(
    browser: Browser, house: House, home: Path, tmp_path: Path
) -> None:
    out, photo = io.BytesIO(), tmp_path / "照片.jpg"
    Image.new("RGB", (800, 600), "red").save(out, "JPEG", comment=NAME.encode())
    photo.write_bytes(out.getvalue())
    digest = hashlib.sha256(out.getvalue()).hexdigest()
    case = filed(signed_in(browser, house, "h1"), house, photo)
    page = signed_in(browser, house, "head")
    page.goto(case)
    expect(page.locator("main section:has(#entries) img").first).to_be_visible()
    values = sealed(home)
    assert NAME in opened(home) and holding(home, values) and list(home.rglob(f"{digest[2:]}*"))

    page.get_by_role("link", name="删除个人信息").click()
    expect(page.locator("section[aria-labelledby=going]")).to_contain_text("姓名(公民、经营者)")
    narrow(page)
    page.get_by_role("button", name="删除", exact=True).click()  # nothing chosen: the browser itself stops
    assert page.evaluate("document.querySelector('#ground').matches(':invalid')")
    for ground, document, told in (
        ("expired", "市监删〔2026〕1号", "案件尚未办结"),
        ("other", "市监删〔2026〕1号", "没有写明规定删除的法律、行政法规条文"),
        ("unlawful", f"{NAME}申请", "请只写文号,不写姓名、号码"),
    ):
        ordered(page, ground, document)
        expect(page.get_by_role("alert")).to_contain_text(told)
        assert page.input_value("#document") == document
        assert not page.is_checked("[name=sure]")  # to be confirmed anew
    assert NAME in opened(home)

    ordered(page, "unlawful", "市监删〔2026〕1号")
    expect(page.get_by_role("status")).to_contain_text("已删除3项个人信息、1件证据")
    expect(page.locator("main")).to_contain_text("个人信息保护法第四十七条第一款第(四)项 · 市监删〔2026〕1号")
    expect(page.locator("main")).not_to_contain_text(NAME)
    assert page.locator("main section:has(#entries) img").count() == 0
    narrow(page)
    page.get_by_role("link", name="删除个人信息").click()
    expect(page.locator("main")).to_contain_text("本案没有可以删除的个人信息")

    assert NAME not in opened(home)
    texts = [
        text.encode(code)
        for text in (NAME, PHONE, ADDRESS)
        for code in ("utf-8", "utf-16-le", "unicode-escape")
    ]
    assert holding(home, [*texts, *values]) == set()
    assert [path for path in home.rglob("*") if digest[2:] in path.name] == []
