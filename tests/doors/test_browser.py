"""One datum through the whole house, as people do it: in a browser, with the accounts that each step asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.doors.browser_house import ARGUMENTS, CHROMIUM, PASSWORD, House, open_house

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed on this machine"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    opened = open_house(tmp_path_factory.mktemp("house"))
    yield opened
    opened.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Desk:
    """One officer's browser. What the page's scripts complain of is kept, so that a test can look at it."""

    def __init__(self, browser: Browser, house: House, username: str, **context: Any) -> None:
        self.page: Page = browser.new_context(locale="zh-CN", **context).new_page()
        self.page.set_default_timeout(30_000)
        self.address, self.complaints = house.address, list[str]()
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(f"{house.address}/desk/work")
        self.page.fill("#username", username)
        self.page.fill("#password", PASSWORD)
        self.page.click("main button")
        expect(self.page.locator("h1")).to_have_text("我的工作")

    def open(self, case: str, step: str) -> None:
        """Open a case by its number from the list, and the form of one of its steps."""
        self.page.goto(f"{self.address}/desk/cases?text={case}")
        self.page.click("a.case-link")
        expect(self.page.locator("#entries")).to_be_visible()
        folded = self.page.locator("details.more:not([open]) > summary")
        while folded.count():
            folded.first.click()
        self.page.locator("main").get_by_role("link", name=step, exact=True).click()
        expect(self.page.locator("h1")).to_have_text(step)

    def duties(self) -> None:
        """Answer every duty with yes, and every list of what must be told with everything."""
        for duty in self.page.locator("fieldset.duty").all():
            duty.get_by_label("是", exact=True).check()
        for told in self.page.locator("input[name='f.told']").all():
            if told.is_visible():
                told.check()

    def fill_in(self, on: str) -> None:
        """The day, the second officer where one is asked for, and the duties."""
        self.page.fill("#on", on)
        if self.page.locator("select[name='with']").count():
            self.page.select_option("select[name='with']", label="何二")
        self.duties()

    def send(self, step: str) -> None:
        """Send the form and see that the step stands."""
        self.page.get_by_role("button", name="办理", exact=True).click()
        expect(self.page.get_by_role("status")).to_contain_text(f"已办理「{step}」")

    def take(self, case: str, step: str, on: str, **facts: str) -> None:
        """A whole step: open, say the day, answer the duties, fill in, send."""
        self.open(case, step)
        self.fill_in(on)
        for name, value in facts.items():
            self.page.fill(f"[name='f.{name}']", value)
        self.send(step)


REPORT_PAGES = (
    "/chapters/enforcement",
    "/chapters/shortcomings",
    "/chapters/causes",
    "/chapters/plans/versions",
    "/remarks",
    "/editions",
    "/revise",
)


def last_year(month: int, day: int) -> str:
    """A day of the year that a report can be written about now."""
    year = datetime.now(ZoneInfo("Asia/Shanghai")).year - 1
    return date(year, month, day).isoformat()


def file_case(desk: Desk, cause: str, name: str, on: str) -> str:
    """File a case against a company; its number."""
    page = desk.page
    page.goto(f"{desk.address}/desk/new")
    page.get_by_role("link", name=re.compile("^立案")).click()
    page.select_option("select[name='with']", label="何二")
    page.check("input[name='f.party.kind'][value='organisation']")
    page.fill("[name='f.party.name']", name)
    page.fill("[name='f.cause']", cause)
    page.fill("#on", on)
    desk.send("立案")
    number = page.locator(".page-head .num").first.inner_text()
    assert re.search(r"某市监立〔\d{4}〕\d+号", number)
    return number


@pytest.fixture(scope="module")
def published(browser: Browser, house: House) -> str:
    """A case taken from filing to publicity through the pages; its number."""
    handler, head = Desk(browser, house, "h1"), Desk(browser, house, "head")
    number = file_case(handler, "销售超过保质期的食品", "某甲商贸有限公司", last_year(6, 2))
    handler.take(number, "现场检查", last_year(6, 3), found="货架上有超过保质期的食品十二件。")
    handler.take(number, "调查终结", last_year(6, 4))
    handler.open(number, "事先告知")
    handler.page.check("input[name='f.kinds'][value='fine']")
    handler.page.fill("[name='f.fine_yuan']", "2,000")
    handler.fill_in(last_year(6, 5))
    handler.send("事先告知")
    expect(handler.page.locator("main")).to_contain_text("某市监罚告〔")
    handler.take(number, "放弃陈述申辩、听证", last_year(6, 6))
    head.take(number, "处罚决定", last_year(6, 9), facts_found="销售超过保质期的食品十二件。")
    expect(head.page.locator("main")).to_contain_text("某市监罚决〔")
    handler.take(number, "送达", last_year(6, 10), received=last_year(6, 10))
    head.take(number, "公开处罚决定", last_year(6, 11))
    expect(head.page.locator("main")).to_contain_text("已公开")
    assert handler.complaints == head.complaints == []
    return number


@pytest.fixture(scope="module")
def report(browser: Browser, house: House, published: str) -> str:
    """Last year's report, drafted by an officer, reviewed, signed and published; its address on the desk."""
    handler, head = Desk(browser, house, "h1"), Desk(browser, house, "head")
    page = handler.page
    page.goto(f"{house.address}/desk/reports/new")
    page.get_by_role("button", name="开始起草").click()
    expect(page.get_by_role("status")).to_contain_text("报告稿已存入记录")
    address = page.url
    for chapter, text in (
        ("不足的原因", "节前积压较多,调查力量安排不够及时。"),
        ("党政主要负责人履行推进法治建设第一责任人职责的情况", "主要负责人听取工作汇报,研究解决重大问题。"),
        ("下一年度的主要安排", "加强执法培训,补齐公开短板。"),
    ):
        page.get_by_role("link", name=chapter, exact=True).first.click()
        page.fill("#source", text)
        expect(page.locator("#preview")).to_contain_text(text)
        page.get_by_role("button", name="保存本章").click()
        expect(page.get_by_role("status")).to_contain_text("已保存")
    page.goto(f"{address}/revise")
    page.get_by_role("button", name="存为报告稿").click()
    expect(page.locator("#check")).to_contain_text("检查通过")
    reviewer = Desk(browser, house, "rev")
    for desk, step in ((reviewer, "合法性审核"), (head, "签发"), (handler, "保密审查"), (head, "公开")):
        desk.page.goto(address)
        desk.page.get_by_role("link", name=f"办理「{step}」", exact=True).click()
        for duty in desk.page.locator("fieldset.duty").all():
            duty.get_by_label("否" if step == "保密审查" else "是", exact=True).check()
        desk.send(step)
    assert handler.complaints == head.complaints == reviewer.complaints == []
    return address


def test_a_case_goes_from_filing_to_publicity_through_the_pages(
    browser: Browser, house: House, published: str
) -> None:
    public = browser.new_context(locale="zh-CN").new_page()
    public.goto(f"{house.address}/penalties")
    expect(public.locator("main")).to_contain_text("某甲商贸有限公司")
    desk = Desk(browser, house, "h1")
    desk.page.goto(f"{house.address}/desk/cases?text={published}")
    desk.page.click("a.case-link")
    titles = desk.page.locator(".timeline h3").all_inner_texts()
    assert titles == [
        "公开处罚决定",
        "送达",
        "处罚决定",
        "放弃陈述申辩、听证",
        "事先告知",
        "调查终结",
        "现场检查",
        "立案",
    ]


def test_a_figure_in_the_annual_report_leads_to_a_case_s_entry_and_its_article(
    browser: Browser, house: House, published: str, report: str
) -> None:
    desk = Desk(browser, house, "h1")
    desk.page.goto(report)
    sentence = desk.page.locator(".edition p", has_text="全年立案")
    sentence.get_by_role("link", name="1件").first.click()
    expect(desk.page.locator(".figure-big")).to_have_text("1件")
    desk.page.get_by_role("link", name=published).click()
    entry = desk.page.locator(".timeline > li").last
    expect(entry.locator("h3")).to_have_text("立案")
    expect(entry).to_contain_text("行政处罚法第五十四条")
    entry.locator("details summary").click()
    expect(entry.locator(".proof .mono").first).to_have_text(re.compile("^[0-9a-f]{64}$"))
    assert desk.complaints == []


def test_a_figure_is_picked_by_hand_and_printed_at_the_caret(
    browser: Browser, house: House, report: str
) -> None:
    """After the report: the preview needs its year's cases."""
    desk = Desk(browser, house, "h1")
    page = desk.page
    page.goto(f"{report}/chapters/opening")
    page.fill("#source", "全年立案")
    page.fill("#q", "行政处罚立案")
    page.locator("#found").get_by_role("link", name="行政处罚立案数").first.click()
    page.locator("#found [data-insert='{行政处罚立案数}']").click()
    expect(page.locator("#source")).to_have_value("全年立案{行政处罚立案数}")
    expect(page.locator("#preview a")).to_have_text("1件")
    page.fill("#source", "全年立案{行政处罚立案}")
    expect(page.locator("#preview")).to_contain_text("是否为")
    assert desk.complaints == []


def test_the_public_goes_from_the_report_to_a_figure_its_cases_and_one_case(
    browser: Browser, house: House, published: str, report: str
) -> None:
    desk = Desk(browser, house, "h1")
    desk.page.goto(report)
    desk.page.get_by_role("link", name="门户上的报告").click()
    expect(desk.page.locator("h1")).to_contain_text("法治政府建设年度报告")
    public = browser.new_context(locale="zh-CN").new_page()
    public.goto(desk.page.url)
    public.locator(".report-page p", has_text="作出行政处罚").get_by_role("link", name="1件").first.click()
    expect(public.locator("main")).to_contain_text("1件")
    public.locator("main a[href*='/cases?'], main a[href$='/cases']").first.click()
    public.locator("a.case-link").first.click()
    expect(public.locator("main")).to_contain_text("某甲商贸有限公司")


def test_what_the_law_forbids_is_said_before_the_form_is_sent(browser: Browser, house: House) -> None:
    handler = Desk(browser, house, "h1")
    number = file_case(handler, "无照经营", "某乙商店", date.today().isoformat())
    handler.take(number, "调查终结", date.today().isoformat())
    head = Desk(browser, house, "head")
    head.page.goto(handler.page.url + "/steps/decide")
    head.page.check("input[name='f.kinds'][value='fine']")
    head.page.fill("[name='f.fine_yuan']", "2000")
    head.duties()
    expect(head.page.locator("#check")).to_contain_text("行政处罚法第四十四条")
    head.page.get_by_role("button", name="办理", exact=True).click()
    expect(head.page.get_by_role("alert")).to_contain_text("不能办理「处罚决定」")
    assert head.page.input_value("[name='f.fine_yuan']") == "2000"


def test_the_pages_fit_a_phone(browser: Browser, house: House, report: str) -> None:
    desk = Desk(browser, house, "h1", viewport={"width": 390, "height": 800})
    for place in (
        "/desk/work",
        "/desk/cases",
        "/desk/new",
        "/desk/new/penalty/file",
        "/desk/figures",
        "/desk/reports",
        "/desk/reports/new",
        *(f"{report.removeprefix(house.address)}{rest}" for rest in ("", *REPORT_PAGES)),
    ):
        desk.page.goto(house.address + place)
        wide = desk.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, f"{place} is {wide} pixels wide"
