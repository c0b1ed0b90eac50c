"""What must be told as wrong, and what must not be taken for wrong: sentences of our own, worked by hand."""

import pytest

from zhunsheng.reading import read_text


def told(text: str) -> list[tuple[str, str, str, str]]:
    """(kind, verdict, result, operands) of what could be recomputed."""
    return [
        (r.kind, str(r.verdict), r.result.verbatim, ",".join(o.verbatim for o in r.operands))
        for r in read_text(text).relations
        if r.verdict != "unknown"
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a decline called growth; a time that got shorter
        ("处罚案件由2021年的800件下降到720件,增长10.0%。", ("growth", "fails", "10.0%", "720,800")),
        ("处罚案件由2021年的800件下降到720件,下降10.0%。", ("decline", "holds", "10.0%", "720,800")),
        ("平均用时12.0天,较法定20天提速40%。", ("decline", "holds", "40%", "12.0,20")),
        # a rate of its two neighbours; a share of the count right before it
        ("提出建议200条,采纳180条,采纳率94%。", ("rate", "fails", "94%", "180,200")),
        ("出庭应诉240次,其中正职90次,占47.5%。", ("rate", "fails", "47.5%", "90,240")),
        # lists that leave nothing out
        ("清理文件144件,继续有效101件,修改18件,废止和失效27件。", ("sum", "fails", "144", "101,18,27")),
        ("受理事项286件,其中线上121件、线下155件。", ("sum", "fails", "286", "121,155")),
        ("抽查案卷150份,合格131份,基本合格12份,不合格8份,合格率87.3%。", ("sum", "fails", "150", "131,12,8")),
        # the rest, the part above its whole, the part of what the sentence before counts
        ("发现问题27件,已整改13件,其余9件正在推进。", ("diff", "fails", "9", "27,13")),
        ("应出庭208件,负责人出庭215件。", ("le", "fails", "215", "208")),
        ("负责人出庭应诉200次。其中正职90次,占55.5%。", ("rate", "fails", "55.5%", "90,200")),
        ("出庭率98.9%,比考核目标(90%)高8.9个百分点。", ("diff", "holds", "8.9", "98.9%,90%")),
        # means: of cases, of people, of villages, in a bracket behind
        ("查处案件40件,罚款6.2万元,案均1550元。", ("mean", "holds", "1550", "6.2万,40")),
        ("查处案件40件,罚款6.2万元,案均1750元。", ("mean", "fails", "1750", "6.2万,40")),
        ("全镇20个村共有调解员110名,平均每村5.5名。", ("mean", "holds", "5.5", "110,20")),
        ("为300名工人追回欠薪451.2万元,人均1.5万元。", ("mean", "holds", "1.5万", "451.2万,300")),
        ("投入经费640万元,人均3.2元(常住人口200万人)。", ("mean", "holds", "3.2", "640万,200万")),
        # several items together
        ("受理案件350件。甲类142件、乙类128件、丙类50件、其他30件。前两类共270件。", ("sum", "holds", "270", "142,128")),
        ("城东院187件、城西院164件、城北院98件。城东、城西两区合计351件。", ("sum", "holds", "351", "187,164")),
        ("受理案件127件,投诉举报49件、处罚33件,两类合计占64.6%。", ("sumrate", "holds", "64.6%", "49,33,127")),
        # a part by its name, though others stand nearer
        ("受理案件279件,普通程序201件,简易程序78件,普通程序占72.0%。", ("rate", "holds", "72.0%", "201,279")),
        ("审结20件,胜诉18件,撤诉1件,败诉1件,胜诉率90%。", ("rate", "holds", "90%", "18,20")),
        ("类别\t2019年(件)\t2020年(件)\t同比\t罚款(万元)\n道路\t164\t193\t17.7%\t151.2\n公路\t80\t72\t-10.0%\t74.9\n", ("growth", "holds", "17.7%", "193,164")),
        # last year's rate in brackets, this year's in the sentence before; the new count two sentences up
        ("直接纠错率12.1%。听证9次。直接纠错率较上年(9.9%)提高3.2个百分点。", ("diff", "fails", "3.2", "12.1%,9.9%")),
        ("直接纠错率12.1%。听证9次。直接纠错率较上年(9.9%)提高2.2个百分点。", ("diff", "holds", "2.2", "12.1%,9.9%")),
        ("申请800件,受理700件。\n上年结转60件,审结690件,结转下年70件。", ("stock", "holds", "70", "60,700,690")),
        ("预算5.00亿元,实际采购4.60亿元,节约资金0.40亿元,节约率8.0%。", ("rate", "holds", "8.0%", "0.40亿,5.00亿")),
        # parts of the count before the one that stands nearest
        ("排查纠纷214件,调处209件,其中邻里86件、婚姻53件、土地47件、其他28件。", ("sum", "holds", "214", "86,53,47,28")),
    ],
)  # fmt: skip
def test_relation_is_told(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        # last year's rate is not made of this year's counts
        "2022年工作报告。审结900件,败诉90件,败诉率10.0%,上年败诉率为14.6%。",
        # a part of a list need not be all
        "受理案件300件,其中处罚120件、许可65件。",
        # no mean is told of a rhythm; nobody counted the days
        "查处案件40件,每季度召开1次会议,平均用时12天。",
        "清理文件512件,其中修改20件,其余已经归档。",
        # nine tenths in words are round
        "办理案件5903件,其中一般程序1771件,占三成。",
        # made, published and the stock stand side by side
        "项目\t本年新制作数量\t本年新公开数量\t对外公开总数量\n文件\t2\t2\t5\n规章\t3\t3\t9\n",
    ],
)
def test_nothing_is_accused(text: str) -> None:
    assert [r for r in told(text) if r[1] == "fails"] == []


def test_saving_is_not_measured_by_what_was_spent() -> None:
    assert not [
        r for r in told("预算5.62亿元,实际采购5.18亿元,节约资金0.44亿元,节约率8.5%。") if "5.18亿" in r[3]
    ]


def test_outcomes_do_not_make_what_is_carried_over() -> None:
    text = "审结600件,结转下年50件。其中撤销20件,确认违法16件,变更4件,责令履行10件。"
    assert not any(r[0] == "sum" and r[2] == "50" for r in told(text))


def test_disclosure_table_with_three_heads_over_seven_columns() -> None:
    """总计 is the last column, whatever empty cells stand over the labels."""
    table = (
        "\t自然人\t法人或其他组织\t总计\n\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
        "一、本年新收政府信息公开申请数量\t20\t4\t0\t0\t1\t0\t25\n"
        "二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n"
        "三、本年度办理结果\t(一)予以公开\t9\t3\t0\t0\t1\t0\t13\n"
        "\t(二)部分公开\t4\t1\t0\t0\t0\t0\t6\n"
    )
    assert [(v, result) for kind, v, result, _ in told(table) if kind == "sum"] == [
        ("holds", "25"),
        ("holds", "13"),
        ("fails", "6"),
    ]


FILLER = "各部门依法履职,按期公开工作情况,接受社会监督。" * 40


def kinds(text: str) -> list[tuple[str, str]]:
    return [(f.kind, text[f.start : f.end]) for f in read_text(text).findings]


def test_bulletin_of_a_part_of_the_year_may_be_signed_within_it() -> None:
    body = f"\n2025年,受理诉求400件。今年以来,已办结380件。{FILLER}\n2025年7月3日\n"
    early = {"signed_early", "mixed_periods"}
    assert not early & {kind for kind, _ in kinds("青溪县2025年上半年行政执法通报\n" + body)}
    assert early <= {kind for kind, _ in kinds("青溪县2025年度法治政府建设情况报告\n" + body)}


def test_one_county_is_not_also_a_district() -> None:
    text = f"青溪县2023年法治政府建设情况报告\n2023年,青溪县依法行政。青溪县推进公开。青溪区个别部门迟缓。{FILLER}"
    assert ("two_names", "青溪区") in kinds(text)
    assert not [k for k in kinds(text.replace("迟缓", "迟缓,正在撤县设区")) if k[0] == "two_names"]


def test_number_has_one_decimal_point() -> None:
    assert ("garbled_number", "12.5.3万元") in kinds("投入普法经费12.5.3万元。")
    assert not [k for k in kinds("依照12.5.3条投入12.53万元。") if k[0] == "garbled_number"]
