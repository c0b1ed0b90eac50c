"""Each worked sentence is read as a person worked it out."""

from decimal import Decimal

import pytest

from zhunsheng.reading import read_text

from .golden import Worked, worked

SENTENCES = pytest.mark.parametrize("case", worked(), ids=lambda case: case.sentence[:16])


@SENTENCES
def test_the_figures_are_those_of_the_worked_answer(case: Worked) -> None:
    read = read_text(case.sentence)
    found = [(f.verbatim, round(f.value, 6), f.unit, f.norm_unit, f.qualifier, f.role) for f in read.figures]
    assert found == [(v, Decimal(n), *rest) for v, n, *rest in case.figures]


@SENTENCES
def test_the_relations_are_those_of_the_worked_answer(case: Worked) -> None:
    found = [
        (r.kind, str(r.verdict), r.result.verbatim, tuple(o.verbatim for o in r.operands))
        for r in read_text(case.sentence).relations
    ]
    assert found == case.relations


@SENTENCES
def test_the_findings_are_those_of_the_worked_answer(case: Worked) -> None:
    found = [(f.kind, case.sentence[f.start : f.end]) for f in read_text(case.sentence).findings]
    assert len(found) == len(case.findings), found
    for kind, text in case.findings:
        assert any(k == kind and text in said for k, said in found), (kind, text, found)


@SENTENCES
def test_every_offset_gives_its_verbatim_text_back(case: Worked) -> None:
    before = "\ufeff前文。\r\n"
    read = read_text(before + case.sentence)
    for figure in read.figures:
        assert (before + case.sentence)[figure.start : figure.end] == figure.verbatim


def test_an_item_number_glued_to_a_count_is_no_decimal() -> None:
    read = read_text("1.出台文件3件。\n2.3个镇完成改革,5个街道挂牌。\n3.2022年检查12次。\n增幅为1.5倍。")
    assert [f.verbatim for f in read.figures] == ["3", "3", "5", "12", "1.5"]
