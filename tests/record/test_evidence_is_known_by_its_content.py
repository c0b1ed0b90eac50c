"""What a file is: by its content, never by its name; programs, pages, archives and bombs are refused."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.record import samples
from zhunsheng.record import EvidenceWrong
from zhunsheng.record.evidence.kinds import KINDS, agreed, kind_of


def kind(content: bytes) -> str:
    return kind_of(io.BytesIO(content), len(content)).name


@pytest.mark.parametrize("name", samples.EACH)
def test_each_kind_is_known_and_its_name_agrees(name: str) -> None:
    content = samples.EACH[name]
    found = kind_of(io.BytesIO(content), len(content))
    assert agreed(name, found)
    assert name.endswith(("csv", "jpg", "tif")) or found.name == name[2:]


def test_every_kind_has_a_sample() -> None:
    assert {kind(content) for content in samples.EACH.values()} == set(KINDS)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ\x90\0" + bytes(200), "可执行程序"),
        (b"\x7fELF\x02\x01" + bytes(200), "可执行程序"),
        (b"\xca\xfe\xba\xbe" + bytes(200), "可执行程序"),
        (b"#!/bin/sh\nrm x\n", "可执行程序"),
        (b"<!DOCTYPE html><p>x", "网页"),
        ("说明\n<svg onload=alert(1)>".encode(), "网页"),
        (b"<?xml version='1.0'?><a/>", "网页"),
        (b"a < script >x", "网页"),
        (samples.packed(a_txt="x"), "压缩包"),
        (samples.packed(word__document_xml="<w/>", word__vbaProject_bin="x"), "宏"),
        (samples.compound("WordDocument", "Macros"), "宏"),
        (samples.compound("Property"), "不能识别"),
        (samples.packed(word__document_xml="0" * 300_000_000), "过大"),
        (samples.word()[:-30], "不完整"),
        (bytes(300), "不能识别"),
        (b"abc\x07def", "不能识别"),
        (b"\x1aE\xdf\xa3" + bytes(80), "不能识别"),
        (b"\xff\xff\xff\xff" * 20, "不能识别"),
    ],
)
def test_what_is_no_evidence_is_refused_with_its_reason(content: bytes, said: str) -> None:
    with pytest.raises(EvidenceWrong, match=said):
        kind(content)


def test_a_directory_of_a_zip_that_would_fill_the_memory_is_not_read() -> None:
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, 0xFFFF0000, 0, 0)
    with pytest.raises(EvidenceWrong, match="过大"):
        kind(b"PK\x03\x04" + bytes(100) + end)


@pytest.mark.parametrize("name", ["x.html", "x.svg", "x.js", "x.EXE", "x.txt.bat", "x.docm"])
def test_a_name_that_makes_a_machine_run_it_is_refused_whatever_the_content(name: str) -> None:
    with pytest.raises(EvidenceWrong, match="扩展名"):
        agreed(name, KINDS["txt"])


def test_a_name_that_says_another_kind_disagrees() -> None:
    assert not agreed("照片.pdf", KINDS["jpeg"]) and not agreed("照片", KINDS["jpeg"])
    assert agreed("照片.JPEG", KINDS["jpeg"])


@given(
    st.one_of(
        st.binary(max_size=700), st.binary(max_size=600).map(lambda b: b"PK\x03\x04" + b + b"PK\x05\x06" + b)
    )
)
def test_any_bytes_are_a_kind_or_refused(content: bytes) -> None:
    try:
        assert kind(content) in KINDS
    except EvidenceWrong as no:
        assert "。" in str(no)


@given(st.binary(max_size=900), st.integers(8, 511))
def test_any_compound_file_is_a_kind_or_refused(noise: bytes, at: int) -> None:
    content = bytearray(samples.compound("WordDocument"))
    content[at : at + len(noise)] = noise
    try:
        assert kind(bytes(content)) in KINDS
    except EvidenceWrong as no:
        assert "。" in str(no)
