"""Whatever the text, there is an answer, and its offsets fit."""

import functools
import io
import json

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhunsheng.reading import Unreadable, read_bytes, read_text

PIECES = st.sampled_from(
    ["1", "23", "4.5", "12,345", "%", "件", "人", "万", "余", "两", "十", "一是", "三是", "。", ",", ";", "\n", "《", "》", "“", "”",
     "(", ")", "受理", "办结率", "占总数的", "同比增长", "较上年", "其中", "共", "2020年", "第", "号", "〔2021〕", "至", "-", "+", " ", "XX", "、"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_mixture_of_the_genre_is_answered_in_order(text: str) -> None:
    read = read_text(text)
    ends = 0
    for figure in read.figures:
        assert ends <= figure.start < figure.end <= figure.tail <= len(text)
        assert text[figure.start : figure.end] == figure.verbatim
        ends = figure.end
    for finding in read.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.message()
    json.dumps(read.as_json())


@given(st.text())
def test_any_unicode_is_answered(text: str) -> None:
    assert read_text(text).text == text


@given(st.binary(max_size=400))
def test_any_bytes_are_answered_or_refused(data: bytes) -> None:
    for head in (
        b"",
        b"PK\x03\x04",
        b"%PDF-1.4\n",
        b"<html><table><tr><td colspan=",
        "件".encode("gb18030") * 40,
    ):
        try:
            read_bytes("x.txt", head + data)
        except Unreadable as refusal:
            assert refusal.text()


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1件",
        "1,",
        "1.",
        "一",
        "《",
        "“",
        "a",
        "(",
        "第一",
        "2020年",
        "其中1件,",
        "程序和",
        "占1%",
        "1-",
        "X",
        "\n",
        " ",
        "下一步\n",
        "1\t2\t3\n",
        "1\t",
        "甲\t1\n",
        "合计\t1\n",
        "<p>",
        "《合同法》",
        "建材市场",
        "甲局\n3\n",
        "| 甲 | 3 |\n",
        "占1%、",
        "3件,占1%;",
        "甲3件、",
        "上年结转1件,受理2件,办结1件,未结2件。",
        "由2件增加到3件,增长50%,",
        "分别占1%、",
        '"',
        "全县各部门受理复议案件三十件其中维持二十件撤销十\n",
    ],
)
def test_a_long_repetition_is_answered(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert read_text(text).text == text


def test_five_million_digits_are_no_figure() -> None:
    assert not read_text("9" * 5_000_000).figures


@functools.cache
def whole_files() -> tuple[bytes, ...]:
    """A Word document with a table, a page with scripts, texts in three encodings."""
    document = docx.Document()
    document.add_paragraph("全县受理案件30件,办结24件,办结率80%。")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "罚款", "12件"
    held = io.BytesIO()
    document.save(held)
    text = "全县受理案件30件,办结24件,办结率80%。\n部门\t件数\n甲局\t3\n" * 3
    page = f"<html><head><script>if (1 < 2) document.write('99件')</script></head><body><p>{text}</p></body></html>"
    return held.getvalue(), page.encode(), text.encode("utf-16"), text.encode("gb18030"), text.encode()


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_file_is_answered_or_refused(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(whole_files()))
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    at = data.draw(st.integers(0, len(cut)))
    noise = data.draw(st.binary(max_size=40))
    for damaged in (cut, cut[:at] + noise + cut[at:], cut[:at] + noise + cut[at + len(noise) :]):
        try:
            read = read_bytes("x", damaged)
        except Unreadable as refusal:
            assert refusal.text()
        else:
            assert json.dumps(read.as_json())


CELLS = st.sampled_from(["12", "3.5", "40%", "-2.1%", "合计", "甲局", "", "—", "/", "2020年", "总计(件)", "占比", "同比", "(七)总计", "四、结转下年度"])  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=7), max_size=9), st.sampled_from(["\t", " | ", "  ", "\n", " |\n"]))
def test_any_table_is_answered(rows: list[list[str]], mark: str) -> None:
    text = "\n".join(mark.join(row) for row in rows)
    read = read_text(text)
    ends = 0
    for figure in read.figures:
        assert ends <= figure.start and text[figure.start : figure.end] == figure.verbatim
        ends = figure.end
    json.dumps(read.as_json())


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, min_size=30, max_size=200).map("".join), st.integers(18, 60))
def test_any_broken_lines_keep_their_offsets(text: str, width: int) -> None:
    broken = "\n".join(text[i : i + width] for i in range(0, len(text), width))
    read = read_text(broken)
    for figure in read.figures:
        assert broken[figure.start : figure.end] == figure.verbatim
        assert figure.end <= figure.tail <= len(broken)
    for finding in read.findings:
        assert 0 <= finding.start <= finding.end <= len(broken)
    known = {f.start for f in read.figures}
    assert all(r.result.start in known and all(o.start in known for o in r.operands) for r in read.relations)
