"""One report in many layouts: broken lines, tables pasted every way; the same figures come out."""

import pytest

from zhunsheng.reading import Reading, read_text

PARAGRAPH = (
    "全县共受理行政复议申请一百二十六件,比上年的112件增加14件,增长12.5%,其中受理98件,不予受理17件,作其他处理11件;"
    "全年审结90件,维持41件,驳回13件,撤销和确认违法8件,调解终止28件,直接纠错率为8.9%。各部门检查企业4230户次,立案388起,"
    "结案388起,结案率100%;罚没款1,024.6万元。人民调解委员会调解纠纷2,905件,成功2,876件,成功率99%。"
)
ROWS = (
    ("部门", "受理", "办结", "办结率"),
    ("公安局", "12", "9", "75.0%"),
    ("水利局", "8", "8", "100%"),
    ("合计", "20", "17", "85.0%"),
)


def wrapped(text: str, width: int, end: str = "\n") -> str:
    return end.join(text[i : i + width] for i in range(0, len(text), width))


def told(read: Reading) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted(
        (r.kind, str(r.verdict), tuple(str(f.value) for f in (r.result, *r.operands)))
        for r in read.relations
        if r.verdict != "unknown"
    )


@pytest.mark.parametrize("width", [24, 31, 38, 45])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n　"])
def test_lines_broken_at_a_width_read_like_the_paragraph(width: int, end: str) -> None:
    whole = read_text(PARAGRAPH)
    text = "标题:某县工作情况\n" + wrapped(PARAGRAPH, width, "\n" if end == "\n　" else end) + "\n附注。\n"
    read = read_text(text)
    assert [f.value for f in read.figures] == [f.value for f in whole.figures]
    assert told(read) == told(whole)
    for figure in read.figures:
        assert text[figure.start : figure.end] == figure.verbatim
        assert figure.end <= figure.tail <= len(text)


def test_paragraphs_and_headings_are_not_joined() -> None:
    text = "一、总体情况\n受理复议案件30件,办结24件。\n二、主要做法\n开展培训3次。\n"
    assert read_text(text * 20).findings == read_text(text * 20).findings
    assert len(read_text(text).figures) == 3


def pasted() -> dict[str, str]:
    return {
        "tabs": "\n".join("\t".join(row) for row in ROWS),
        "bars": "\n".join("| " + " | ".join(row) + " |" for row in ROWS),
        "bars with a rule": "\n".join(
            [*("|".join(row) for row in ROWS[:1]), "---|---|---|---", *("|".join(row) for row in ROWS[1:])]
        ),
        "blanks": "\n".join("  ".join(row) for row in ROWS),
        "one blank": "\n".join(" ".join(row) for row in ROWS),
        "upright": "\n\n".join(cell for row in ROWS for cell in row),
        "upright with bars": " |\n".join(cell for row in ROWS for cell in row),
    }


@pytest.mark.parametrize("how", pasted())
def test_a_table_reads_alike_however_it_was_pasted(how: str) -> None:
    text = "单位:件\n" + pasted()[how] + "\n以上为全年数。\n"
    read = read_text(text)
    assert [f.verbatim for f in read.figures] == ["12", "9", "75.0%", "8", "8", "100%", "20", "17", "85.0%"]
    assert {f.measure_zh for f in read.figures} >= {"公安局·受理", "水利局·办结"}
    sums = [(r.result.verbatim, str(r.verdict)) for r in read.relations if r.kind == "sum"]
    assert sums == [("20", "holds"), ("17", "holds")]
    rates = [(r.result.verbatim, str(r.verdict)) for r in read.relations if r.kind == "rate"]
    assert rates == [("75.0%", "holds"), ("100%", "holds"), ("85.0%", "holds")]


def test_shares_growth_and_the_hundred_per_cent_of_tables() -> None:
    shares = "方式\t件数\t占比\n维持\t20\t50.0%\n撤销\t5\t12.5%\n终止\t15\t37.5%\n合计\t40\t100%\n"
    assert ("sum", "holds", ("1", "0.5", "0.125", "0.375")) in told(read_text(shares))
    growth = "项目\t2021年\t2022年\t同比\n复议\t30\t45\t50%\n应诉\t20\t15\t-25%\n"
    assert [v for k, v, _ in told(read_text(growth)) if k == "growth"] == ["holds", "holds"]
    yearly = "年度\t收案(件)\t比上年增减(%)\n2017年\t9840\t—\n2018年\t10923\t11.0\n2019年\t10464\t-4.2\n"
    assert [v for k, v, _ in told(read_text(yearly)) if k == "growth"] == ["holds", "holds"]


def test_a_row_of_the_disclosure_table_may_lack_its_label() -> None:
    table = (
        "| 办理情况 | 自然人 | 法人 | 总计 |\n| 一、本年新收 | 4 | 1 | 5 | |\n| 二、上年结转 | 1 | 0 | 1 | |\n"
        "| 三、办理结果 | (一)予以公开 | 3 | 1 | 4 |\n| (三)不予公开 | 1 | 0 | 1 |\n| | 其他 | 0 | 0 | 0 |\n"
        "| (七)总计 | 4 | 1 | 5 | |\n| 四、结转下年度 | 1 | 0 | 1 | |\n"
    )
    found = told(read_text(table))
    assert not [r for r in found if r[1] == "fails"]
    assert ("stock", "holds", ("1", "5", "1", "5")) in [
        (k, v, (o[0], o[2], o[1], o[3])) for k, v, o in found if k == "stock"
    ]


def test_lines_broken_around_numbers_are_joined() -> None:
    text = "全年大厅共受理各类业务\n1054029\n件,日均业务量由成立之初的\n1400\n多件增长到目前的\n4500\n多件,窗口累计收到表扬信\n131封。\n"
    read = read_text(text)
    assert [(f.verbatim, f.unit, f.qualifier) for f in read.figures] == [
        ("1054029", "件", ""),
        ("1400", "件", "多"),
        ("4500", "件", "多"),
        ("131", "封", ""),
    ]
    assert all(text[f.start : f.end] == f.verbatim for f in read.figures)
