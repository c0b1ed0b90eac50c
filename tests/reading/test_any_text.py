"""Whatever the text, there is an answer, and its offsets fit."""

import json

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
    ],
)
def test_a_long_repetition_is_answered(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert read_text(text).text == text


def test_five_million_digits_are_no_figure() -> None:
    assert not read_text("9" * 5_000_000).figures
