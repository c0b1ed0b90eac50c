"""The papers of a penalty: layout by GB/T 9704, what stands in them, the same bytes each time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
import segno
from docx import Document
from docx.oxml.ns import qn

from tests.cases.conftest import PERSON, County
from zhunsheng import record
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.models import Paper
from zhunsheng.cases.numbers import SIGNS
from zhunsheng.cases.papers import NoSuchPaper, paper_of, render
from zhunsheng.cases.papers.amounts import capitals, digits
from zhunsheng.cases.papers.issuing import ROOMS
from zhunsheng.cases.viewing import PUBLIC, Viewer, viewer_of
from zhunsheng.procedures.catalogue import PROCEDURES

DAY = date(2026, 3, 2)


def _text(data: bytes) -> str:
    return "\n".join(p.text for p in Document(BytesIO(data)).paragraphs)


def test_a_decision_says_who_what_how_much_and_how_to_challenge_it(county: County) -> None:
    case = county.decided(DAY, basis="《测试条例》第九条")
    text = _text(paper_of(viewer_of("h1", DAY), case, "decision").data)
    number = Paper.objects.get(case_id=case, kind="decision").number
    for part in (
        "某县市场监管局",
        "行政处罚决定书",
        number,
        "某甲有限公司",
        "《测试条例》第九条",
        "罚款人民币贰仟元整（2000元）",
        "六十日内依法申请行政复议",
        "六个月内依法提起行政诉讼",
        "2026年3月2日",
    ):
        assert part in text


def test_the_same_case_gives_the_same_bytes(county: County) -> None:
    case = county.decided(DAY)
    viewer = viewer_of("h1", DAY)
    assert paper_of(viewer, case, "decision").data == paper_of(viewer, case, "decision").data


def test_the_page_is_a4_with_the_margins_and_type_of_the_standard(county: County) -> None:
    document = Document(BytesIO(paper_of(viewer_of("h1", DAY), county.decided(DAY), "decision").data))
    section = document.sections[0]
    page = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [round(one.mm) for one in (*page, section.left_margin, section.right_margin)] == [
        *(210, 297, 37, 35),
        *(28, 26),
    ]
    faces = {
        run._element.rPr.rFonts.get(qn("w:eastAsia")): run.font.size.pt
        for p in document.paragraphs
        for run in p.runs
    }
    assert faces == {"方正小标宋简体": 22, "仿宋_GB2312": 16}


def test_particulars_of_a_person_are_hidden_outside_the_organ(county: County) -> None:
    case = county.take(
        None, "summary-decide", DAY, party=PERSON, cause="占道经营", kinds=["fine"], fine_yuan="50"
    ).case.id
    inside = _text(paper_of(viewer_of("h1", DAY), case, "summary-decision").data)
    outside = _text(paper_of(viewer_of("sup", DAY), case, "summary-decision").data)
    assert PERSON["resident_id"] in inside
    assert PERSON["resident_id"] not in outside and PERSON["person"] not in outside


def test_a_stranger_gets_no_paper(county: County) -> None:
    case = county.decided(DAY)
    for viewer in (PUBLIC, Viewer("x", frozenset({county.justice}))):
        with pytest.raises(NoSuchCase):
            paper_of(viewer, case, "decision")


def test_a_paper_not_issued_is_named(county: County) -> None:
    case = county.take(None, "file", DAY, party=PERSON, cause="占道经营")
    with pytest.raises(NoSuchPaper, match="行政处罚决定书"):
        render(case.case, "decision", "某〔2026〕1号")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("10", "壹拾元整"),
        ("100.05", "壹佰元零伍分"),
        ("1234.5", "壹仟贰佰叁拾肆元伍角整"),
        ("1001", "壹仟零壹元整"),
        ("10000", "壹万元整"),
        ("10010", "壹万零壹拾元整"),
        ("120000", "壹拾贰万元整"),
        ("1000001", "壹佰万零壹元整"),
        ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"),
    ],
)
def test_amounts_stand_in_capital_characters(amount: str, words: str) -> None:
    assert capitals(Decimal(amount)) == words


def test_amounts_in_digits_have_no_needless_zeros() -> None:
    assert [digits(Decimal(one)) for one in ("50000", "12.50", "0.10")] == ["50000元", "12.5元", "0.1元"]


def test_every_paper_that_a_step_issues_has_a_sign_and_a_room() -> None:
    issued = {step.issues for one in PROCEDURES for step in one.steps.values() if step.issues}
    assert issued <= SIGNS.keys()
    assert issued <= {kind for room in ROOMS for kind in room.TITLES}


def test_a_paper_that_goes_out_ends_with_the_code_of_its_entry(county: County) -> None:
    case = county.decided(DAY)
    asked: list[tuple[str, int, str]] = []

    def address(book: str, seq: int, digest: str) -> str:
        asked.append((book, seq, digest))
        return f"https://portal.test/r/{seq}/{digest}"

    viewer = viewer_of("h1", DAY)
    plain, coded = paper_of(viewer, case, "decision"), paper_of(viewer, case, "decision", address)
    (entry,) = [one for one in record.entries(county.book, case) if one.step == "decide"]
    assert asked == [(county.book, entry.seq, entry.digest.hex())]
    assert _text(coded.data).removeprefix(_text(plain.data)).strip().startswith("扫码核验")
    parts = Document(BytesIO(coded.data)).part.related_parts.values()
    (picture,) = [one.blob for one in parts if one.partname.endswith(".png")]
    wanted = BytesIO()
    segno.make(asked[0] and address(*asked[0]), error="m", micro=False).save(wanted, kind="png", scale=6)
    assert picture == wanted.getvalue()
    assert paper_of(viewer, case, "decision", address).data == coded.data
