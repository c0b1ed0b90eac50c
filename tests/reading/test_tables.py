"""Tables: what a cell counts comes from its row and its column; totals and stocks are recomputed."""

from decimal import Decimal

from zhunsheng.reading import Reading, read_text

CASES = "表一 单位:件\n部门\t受理\t办结\n公安局\t12\t10\n自然资源局\t8\t8\n合计\t20\t18\n说明:无。"
YEARS = "指标\t2021年\t2022年\n行政复议受理数(件)\t30\t45\n出庭应诉率(%)\t90.5\t100\n"
REQUESTS = (
    "办理情况\t\t自然人\t企业\t总计\n一、本年新收政府信息公开申请数量\t\t{new}\t2\t12\n二、上年结转政府信息公开申请数量\t\t1\t0\t1\n"
    "三、本年度办理结果\t(一)予以公开\t9\t1\t10\n\t(七)总计\t9\t1\t10\n四、结转下年度继续办理\t\t2\t1\t3\n"
)


def relations(read: Reading, kind: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [
        (r.result.verbatim, tuple(o.verbatim for o in r.operands), str(r.verdict))
        for r in read.relations
        if r.kind == kind
    ]


def test_a_cell_is_named_by_its_row_and_its_column_and_takes_the_unit_above() -> None:
    figures = read_text(CASES).figures
    assert [(f.verbatim, f.unit, f.measure_zh) for f in figures][:3] == [
        ("12", "件", "公安局·受理"),
        ("10", "件", "公安局·办结"),
        ("8", "件", "自然资源局·受理"),
    ]


def test_columns_of_years_give_the_period_and_heads_give_units() -> None:
    figures = read_text(YEARS).figures
    assert [(f.value, f.norm_unit, f.period) for f in figures] == [
        (Decimal(30), "件", "2021"),
        (Decimal(45), "件", "2022"),
        (Decimal("0.905"), "ratio", "2021"),
        (Decimal(1), "ratio", "2022"),
    ]


def test_a_column_of_serial_numbers_counts_nothing() -> None:
    read = read_text("序号\t单位\t案件数\n1\t甲局\t7\n2\t乙局\t9\n")
    assert [f.verbatim for f in read.figures] == ["7", "9"]


def test_totals_of_a_table_are_added_up() -> None:
    assert relations(read_text(CASES), "sum") == [("20", ("12", "8"), "holds"), ("18", ("10", "8"), "holds")]
    wrong = CASES.replace("合计\t20", "合计\t21")
    assert ("21", ("12", "8"), "fails") in relations(read_text(wrong), "sum")


def test_the_disclosure_table_keeps_its_balance_or_says_where_not() -> None:
    held = relations(read_text(REQUESTS.format(new=10)), "stock")
    assert {v for _, _, v in held} == {"holds"} and len(held) == 3
    wrong = relations(read_text(REQUESTS.format(new=11)), "stock")
    assert ("2", ("1", "11", "9"), "fails") in wrong
