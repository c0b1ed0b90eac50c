"""What follows from what, told as other places tell it; and what must not be accused."""

import pytest

from zhunsheng.reading import read_text

Told = list[tuple[str, str, str, str]]


def relations(text: str) -> Told:
    """(kind, verdict, result, operands) of what could be recomputed."""
    return [
        (r.kind, str(r.verdict), r.result.verbatim, ",".join(o.verbatim for o in r.operands))
        for r in read_text(text).relations
        if r.verdict != "unknown"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # shares: a neighbour's base, the count that the parts add up to, a named total, a bracket
        ("共收到提案146件。\n已落实的122件,占84%;计划落实的24件,占16%。", [("sum", "holds", "146", "122,24"), ("rate", "holds", "84%", "122,146"), ("rate", "holds", "16%", "24,146")]),
        ("收到申请6200件。县政府收到1186件,占收到申请总数的19.1%;部门收到1584件,占25.6%。", [("rate", "holds", "19.1%", "1186,6200"), ("rate", "fails", "25.6%", "1584,6200")]),
        ("工业类98件,农业类121件,其他类326件,分别占总数545件的18.0%、22.2%和59.8%。", [("sum", "holds", "545", "98,121,326"), ("rate", "holds", "18.0%", "98,545"), ("rate", "holds", "22.2%", "121,545"), ("rate", "holds", "59.8%", "326,545")]),
        ("受理建议545件。工业类98件,农业类447件,分别占18.0%、82.0%。", [("sum", "holds", "545", "98,447"), ("rate", "holds", "18.0%", "98,545"), ("rate", "holds", "82.0%", "447,545")]),
        ("办理工单2495件。交通类783件、建设类579件、政法类562件,占工单总量的77%。", [("sumrate", "holds", "77%", "783,579,562,2495")]),
        ("办结90件,维持41件(占45.6%),驳回13件(占14.4%),纠错36件(占40%)。", [("rate", "holds", "45.6%", "41,90"), ("rate", "holds", "14.4%", "13,90"), ("sum", "holds", "90", "41,13,36"), ("rate", "holds", "40%", "36,90")]),
        ("受理96件,上年结转14件,办结90件,办结率81.8%,年底未结20件。", [("sumrate", "holds", "81.8%", "90,96,14"), ("stock", "holds", "20", "14,96,90")]),
        ("甲类20件,占45.6%;乙类24件,占54.4%。两类合计占100%。", [("sum", "holds", "100%", "45.6%,54.4%")]),
        # both counts in a bracket right behind; what may be a day accuses nobody
        ("按期办结率94.1%(95/101)。", [("rate", "holds", "94.1%", "95/101")]),
        ("办结率为95%（95/101）。", [("rate", "fails", "95%", "95/101")]),
        ("办结率为95%(95件/101件)。", [("rate", "fails", "95%", "95,101")]),
        ("抽查率为30%(3件/10件)。", [("rate", "holds", "30%", "3,10")]),
        ("办结率为95%(9/10)。", []),
        ("罚款履行率95.7%(971/1015),出庭率100%(12/12)。", [("rate", "holds", "95.7%", "971/1015"), ("rate", "holds", "100%", "12/12")]),
        # sums over shares, over a line, in a bracket, before their total
        ("收到建议128件:一是经济类20件,占15.6%;二是城建类108件,占84.4%。", [("sum", "holds", "128", "20,108"), ("rate", "holds", "15.6%", "20,128"), ("rate", "holds", "84.4%", "108,128")]),
        ("政务服务事项515项,行政许可事项218项,公共服务事项297项。", [("sum", "holds", "515", "218,297")]),
        ("被申请复议6件,维持4件、终止2件。", [("sum", "holds", "6", "4,2")]),
        ("建议203件,闭会期间11件,合计214件。", [("sum", "holds", "214", "203,11")]),
        ("清理文件96件,其中有效71件、修改9件、废止14件。", [("sum", "fails", "96", "71,9,14")]),
        # growth: nearest pair, years by name, brackets, respectively, rest
        ("市级由上年的816件上升到1087件,增长33.21%;县级由上年的192件上升到207件,增长7.81%。", [("growth", "holds", "33.21%", "1087,816"), ("growth", "holds", "7.81%", "207,192")]),
        ("2022年3268件、2023年3698件,2023年较2022年增长13.2%。", [("growth", "holds", "13.2%", "3698,3268")]),
        ("受理7976件(2019年6593件),审结7982件(2019年6803件),同比分别增长20.98%和17.33%。", [("growth", "holds", "20.98%", "7976,6593"), ("growth", "holds", "17.33%", "7982,6803")]),
        ("环节由17个减到5个,压减70.6%。", [("decline", "holds", "70.6%", "5,17")]),
        ("出庭率由91.2%提高到99.6%,提升8.4个百分点。", [("diff", "holds", "8.4", "99.6%,91.2%")]),
        ("发现问题107个,已整改104个,3个正在整改。", [("diff", "holds", "3", "107,104")]),
        ("处罚1085件,是上年(868件)的1.25倍。", [("times", "holds", "1.25", "1085,868")]),
    ],
)  # fmt: skip
def test_what_can_be_recomputed_is(text: str, told: Told) -> None:
    found = relations(text)
    assert sorted(found) == sorted(told)


@pytest.mark.parametrize(
    "text",
    [
        "甲、乙、丙三市分别收案3595件、2398件、1998件,占全省收案数的61.9%。",
        "新收7232件,其中一审4050件,收案数居前五位的领域占收案总数的63.3%。",
        "调解组织98个,行业性组织7个,化解纠纷2991件,调解成功率99%。",
        "确认违法70件,变更10件,责令履行85件,直接纠错率为20%。",
        "新收767件,较上年同期867件减少100件;较上半年新增306件。",
        "受理98件,不予受理9件,办结94件(含去年结转15件)。",
        "收案73件,结案118件。",
        "培训2次4场,满意率50%。",
        "共处罚1736件,其中简易629件、一般1107件,较上年的2105件减少约400件。",
    ],
)
def test_nobody_is_accused_without_proof(text: str) -> None:
    assert not [r for r in relations(text) if r[1] in {"fails", "truncated"}]
