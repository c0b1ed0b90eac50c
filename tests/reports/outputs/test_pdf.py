"""The PDF: its text is the edition's, its fonts are embedded, its pages are those of GB/T 9704, and no text is markup."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PageObject, PdfReader

from tests.reports.outputs.editions import DAY, edition
from zhunsheng.reports.outputs import Line, NoFonts, Official, Search, Table, pdf
from zhunsheng.reports.outputs.report import official

MM = 72 / 25.4


def reader(data: bytes) -> PdfReader:
    """The pages of a PDF."""
    return PdfReader(BytesIO(data))


def squeezed(text: str) -> str:
    """Without white space, and without page numbers."""
    return re.sub(r"\s+", "", re.sub(r"— ?\d+ ?—", "", text))


def text_of(data: bytes) -> str:
    """All its text, without white space."""
    return squeezed("\n".join(page.extract_text() for page in reader(data).pages))


def plain(body: tuple[Line | Table, ...], **given: object) -> Official:
    """A document without head."""
    return Official(("某项报告",), "某县人民政府", DAY, body, **given)  # type: ignore[arg-type]


def test_the_text_of_the_edition_can_be_taken_out_again() -> None:
    made = edition("一线执法人员不足；送达与公开衔接不紧。" * 40)
    found = text_of(pdf(official(made, DAY)))
    body = squeezed("\n".join(paragraph.text for paragraph in made.paragraphs))
    assert body in found
    head, tail = found.split(body)
    title = made.title
    assert head == squeezed(f"{made.issuer}文件{made.number}签发人：张某某{title}某市人民政府：")
    assert tail.startswith("某县人民政府2026年3月10日") and "抄送：县委办公室，县人大常委会办公室。" in tail
    assert tail.endswith("某县人民政府2026年3月10日印发")


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert pdf(official(edition(), DAY)) == pdf(official(edition(), DAY))
    assert pdf(official(edition(), DAY)) != pdf(official(edition(), date(2026, 3, 11)))


def test_every_font_is_embedded() -> None:
    fonts = 0
    for page in reader(pdf(official(edition(), DAY))).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            for inner in font.get_object().get("/DescendantFonts", [font]):
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
                fonts += 1
    assert fonts >= 3


def test_it_is_tagged_archivable_and_names_its_title_and_language() -> None:
    found = reader(pdf(official(edition(), DAY)))
    root = found.trailer["/Root"]
    assert found.metadata is not None and found.metadata.title == edition().title
    assert found.metadata.creation_date is not None and found.metadata.creation_date.date() == DAY
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root  # type: ignore[index]
    assert str(root["/Lang"]).lower() in ("zh", "zh-cn")  # type: ignore[index]
    assert b"pdfaid:part>2<" in root["/Metadata"].get_data()  # type: ignore[index]
    assert [one["/Title"] for one in found.outline if isinstance(one, dict)] == [
        "一、主要举措和成效",
        "二、存在的不足和原因",
    ]


def left(page: PageObject, sign: str) -> float:
    """Where the first run of text with this sign begins, in millimetres from the left edge."""
    at: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], *_more: object) -> None:
        if sign in text:
            at.append(cm[0] * tm[4] + cm[2] * tm[5] + cm[4])

    page.extract_text(visitor_text=note)
    return min(at) / MM


def test_a_page_holds_twenty_two_lines_of_twenty_eight_signs_in_the_margins_of_the_standard() -> None:
    page = reader(pdf(plain((Line("text", "准绳" * 28 * 22),)))).pages[1]
    lines = [line for line in page.extract_text().splitlines() if "准" in line]
    assert len(lines) == 22 and {len(line) for line in lines} == {28}
    assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == (210, 297)
    # The second page is a left-hand one: its binding margin is on the right.
    assert left(page, "准") == pytest.approx(26, abs=0.5)


def test_page_numbers_stand_on_the_outer_side() -> None:
    for number, page in enumerate(reader(pdf(plain((Line("text", "准绳" * 28 * 22),)))).pages, 1):
        assert f"— {number} —" in page.extract_text().replace("\n", "")
        assert (left(page, "—") > 105) == (number % 2 == 1)


@pytest.mark.parametrize("signs", [100, 300, 420, 520, 700, 1000, 1200])
def test_the_imprint_stands_at_the_foot_of_the_last_page_which_is_even(signs: int) -> None:
    found = reader(pdf(official(edition("理" * signs), DAY)))
    assert len(found.pages) % 2 == 0
    assert "抄送" in found.pages[-1].extract_text()
    assert all("抄送" not in page.extract_text() for page in found.pages[:-1])


def test_a_joined_table_keeps_all_its_texts() -> None:
    table = Table(
        headings=(("项目", "申请人", "申请人", "总计"), ("项目", "自然人", "其他", "总计")),
        rows=(("新收", "3", "2", "5"), ("办结", "3", "1", "4")),
        caption="办理情况",
        note="注：测试。",
    )
    found = text_of(pdf(plain((table,))))
    assert found.count("申请人") == found.count("总计") == 1 and "办结314" in found and "注：测试。" in found


def test_without_a_chinese_font_the_message_names_the_package(tmp_path: Path) -> None:
    with pytest.raises(NoFonts, match="fonts-noto-cjk") as refused:
        pdf(official(edition(), DAY), Search(str(tmp_path), system=False))
    assert "ZHUNSHENG_FONTS" in str(refused.value)


MARKUP = "#$*_`<>@\\[]{}()~=+-/\"'&%;,.:|^?!abc012令甲“”"


@settings(max_examples=30, deadline=None)
@given(st.text(MARKUP, min_size=1, max_size=60))
def test_what_looks_like_markup_is_printed_as_it_stands(hostile: str) -> None:
    made = official(edition(hostile, title=f"报告{hostile}", issuer=f"机关{hostile}"), DAY)
    table = Table(headings=(("项", hostile),), rows=(("一", "1"),))
    found = text_of(pdf(Official(**(vars(made) | {"body": (*made.body, table), "attachments": (hostile,)}))))
    assert found.count(squeezed(hostile)) >= 5


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40), st.text(max_size=20))
def test_any_text_at_all_gives_a_document(words: str, title: str) -> None:
    assert pdf(official(edition(words, title=title, number=title), DAY)).startswith(b"%PDF-1.7")


def test_nothing_is_read_from_the_machine_or_the_network() -> None:
    hostile = '#read("/etc/passwd") #import "@preview/x:1.0.0" #image("/etc/passwd")'
    assert squeezed(hostile) in text_of(pdf(official(edition(hostile), DAY)))
