"""A large film sent from a browser: the line breaks, the page is left, the server is killed; the digest is the film's."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, sync_playwright

from tests.doors.browser_house import ARGUMENTS, CHROMIUM, PASSWORD, House, open_house
from tests.record import samples

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed on this machine"),
]
MB, SETTINGS = 1024 * 1024, "zhunsheng.site.settings"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    (tmp_path / "house").mkdir()
    opened = open_house(tmp_path / "house")
    yield opened
    opened.stop()


@pytest.fixture
def page(house: House) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_context(locale="zh-CN").new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{house.address}/desk/work")
        page.fill("#username", "h1")
        page.fill("#password", PASSWORD)
        page.click("main button")
        page.wait_for_selector("h1:has-text('我的工作')")
        yield page
        browser.close()


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Twenty megabytes: three parts."""
    made = tmp_path / "现场.mp4"
    made.write_bytes(samples.EACH["a.mp4"] + os.urandom(20 * MB))
    return made


def chosen(page: Page, house: House, film: Path) -> None:
    page.goto(f"{house.address}/desk/new/penalty/file")
    page.set_input_files("#files", film)


def arrived(page: Page) -> str:
    """The first signs of the digest that the page shows once the file is whole."""
    page.wait_for_selector("[name=stored]", state="attached")
    return page.locator(".arriving li").inner_text().split()[-1]


def offsets(page: Page) -> list[int]:
    """Where each part begins that the browser sends."""
    sent: list[int] = []
    page.on(
        "request",
        lambda one: sent.append(int(one.headers["upload-offset"])) if one.method == "PATCH" else None,
    )
    return sent


def test_after_a_break_and_a_page_left_it_goes_on_where_it_stopped(
    page: Page, house: House, film: Path
) -> None:
    sent, broken = offsets(page), list[int]()

    def break_the_second(route: Route) -> None:
        wanted = route.request.method == "PATCH" and route.request.headers["upload-offset"] != "0"
        if wanted and len(broken) < 2:
            broken.append(1)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/desk/uploads/**", break_the_second)
    chosen(page, house, film)
    while not broken:
        page.wait_for_timeout(100)
    chosen(page, house, film)  # the page anew, the same file
    assert arrived(page) == hashlib.sha256(film.read_bytes()).hexdigest()[:12]
    assert sent.count(0) == 1 and broken


def killed(house: House) -> None:
    """Master and workers at once, with no word of farewell."""
    master = house.process.pid
    workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    for one in (master, *map(int, workers)):
        os.kill(one, signal.SIGKILL)
    house.process.wait(20)


def test_a_server_killed_in_the_middle_loses_one_part_at_most(
    page: Page, house: House, film: Path, tmp_path: Path
) -> None:
    sent, held = offsets(page), list[Route]()

    def hold_the_second(route: Route) -> None:
        if route.request.method == "PATCH" and route.request.headers["upload-offset"] != "0" and not held:
            held.append(route)
        else:
            route.continue_()

    page.route("**/desk/uploads/**", hold_the_second)
    chosen(page, house, film)
    while not held:
        page.wait_for_timeout(100)
    killed(house)
    held[0].abort("connectionreset")
    env = dict(os.environ, ZHUNSHENG_HOME=str(tmp_path / "house"), DJANGO_SETTINGS_MODULE=SETTINGS)
    env.pop("ZHUNSHENG_DATABASE_URL", None)
    again = subprocess.Popen(house.process.args, env=env, stderr=subprocess.DEVNULL)
    try:
        assert arrived(page) == hashlib.sha256(film.read_bytes()).hexdigest()[:12]
        assert sent.count(0) == 1
    finally:
        again.terminate()
        again.wait(20)
