"""Relations whose numbers stand apart, in tables or in words; wrong ones are told, doubtful ones are not.

Every answer is worked out by hand from the numbers of the sentence.
"""

import pytest

from zhunsheng.reading import read_text

from .test_relations_of_the_genre import Told, relations


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # rates: 489/547 = 89.4 %, 279/294 = 94.9 %, 706/2018 = 35.0 %, 259/318 = 81.4 %
        ("收到申请547件。受理489件,受理率91.4%。", ("rate", "fails", "91.4%", "489,547")),
        ("承办建议294件。其中满意279件、基本满意15件,满意率97.9%。", ("rate", "fails", "97.9%", "279,294")),
        ("处罚2018件,其中简易程序1312件,普通程序706件;普通程序占53.8%。", ("rate", "fails", "53.8%", "706,2018")),
        ("立案318起。事前立案占比81.4%,即259起。", ("rate", "holds", "81.4%", "259,318")),
        ("共提建议207件。重点督办建议12件,由8位领导领办,占建议总数的5.8%。", ("rate", "holds", "5.8%", "12,207")),
        # growth: 98 against 70, 187 against 206, 13 more than 105, 28 against 19, down though said to be up
        ("受理91件,申请98件。\n审结86件。案件数量较2020年增长40%(70件)。", ("growth", "holds", "40%", "98,70")),
        ("立案216宗,处罚187宗,同比分别下降14.3%和9.2%(上年分别为252宗和206宗)。", ("decline", "holds", "9.2%", "187,206")),
        ("承办提案118件。\n与上年相比,提案总数增加13件,增长12.4%。", ("growth", "holds", "12.4%", "13,118")),
        ("听证28件,同比由19件增加到28件,增长57.4%。", ("growth", "fails", "57.4%", "28,19")),
        ("收到申请减少61件(上年608件),增长10.0%。", ("growth", "fails", "10.0%", "61,608")),
        ("2022年,实施处罚36218宗。\n2022年与2021年相比,减少2417宗,降幅6.3%;2021年为38535宗。", ("diff", "fails", "2417", "36218,38535")),
        ("2014年72件、2018年143件、2023年318件,2023年是2014年的4.4倍。", ("times", "holds", "4.4", "318,72")),
        # totals: by their shares, by a list beside, by what is not, of the first two, of what was said twice
        ("提案591件。解决148件,占25.2%;列入364件,占61.9%;限制66件,占11.2%;参考10件,占1.7%。", ("sum", "fails", "591", "148,364,66,10")),
        ("立案1874件。按程序分,普通1233件,简易641件。按领域分,食品744件、药品123件、特种设备86件、广告214件、价格191件、其他506件。", ("sum", "fails", "1874", "744,123,86,214,191,506")),
        ("申请执行1206宗,准予1187宗,准予率98.4%,不予执行29宗。", ("sum", "fails", "1206", "1187,29")),
        ("A级8412家、B级21306家、C级3118家、D级412家,合计33238家。", ("sum", "fails", "33238", "8412,21306,3118,412")),
        ("城东区327件、城西区288件、白沙县193件、永安县164件,前两位合计615件。", ("sum", "holds", "615", "327,288")),
        ("网站发布6842条,其中政务3906条;新媒体发布5310条,其中微信2688条。两项合计12152条。", ("sum", "holds", "12152", "6842,5310")),
        ("应出庭1043件。其中,市直应出庭214件、出庭214件;县区应出庭586件、出庭577件;乡镇应出庭243件。", ("sum", "holds", "1043", "214,586,243")),
        ("办结4836件,其中30日内办结1209件,60日内办结3411件,延期办结216件。", ("sum", "holds", "4836", "1209,3411,216")),
        # products, means, rests
        ("举办培训18期,每期65人,共培训1170人次。", ("product", "holds", "1170", "18,65")),
        ("举办培训18期,每期65人,共培训1070人次。", ("product", "fails", "1070", "18,65")),
        ("评查案卷320卷,其中不合格9卷。共发现问题417个,平均每卷1.3个。", ("mean", "holds", "1.3", "417,320")),
        ("应出庭1043件,实际出庭1032件。未出庭的11件中,说明9件。", ("diff", "holds", "11", "1043,1032")),
        ("收到申请214件,同比上升14.4%。答复结果为:公开118件、不予公开17件、其他74件,共答复209件,5件结转下年。", ("stock", "holds", "5", "214,209")),
    ],
)  # fmt: skip
def test_what_stands_apart_is_recomputed(text: str, told: tuple[str, str, str, str]) -> None:
    assert told in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        # what is behind a semicolon has a subject of its own
        "环节由11个压减至4个;承诺时限压缩78.2%。",
        "受理90件,不予受理6件,另有转送。",
        "较上年新增3项、取消5项,净减少2项。",
        "近六成(58.9%)案件在复议阶段化解;270件占456件的近六成。",
        "收到申请37件、申请62件。去年受理率91.4%。",
        "A级120家、B级80家,合计350家。",
        "每期65人,共培训1170人次,发放资料18份。",
    ],
)
def test_what_is_not_sure_is_not_accused(text: str) -> None:
    assert [r for r in relations(text) if r[1] == "fails"] == []


UPRIGHT = "类型 |\n2022年(件) |\n2023年(件) |\n增减(件) |\n增减幅度 |\n处罚 |\n1,024 |\n1,187 |\n163 |\n15.9% |\n确认 |\n318 |\n286 |\n-32 |\n-10.1% |\n合计 |\n1,342 |\n1,473 |\n131 |\n9.8% |\n"


def test_cells_with_signs_and_thousands_are_read_one_a_line() -> None:
    told = relations(UPRIGHT + "从上表看,处罚类占总数的80.6%。\n")
    assert ("sum", "holds", "1,473", "1,187,286") in told
    assert ("diff", "holds", "-32", "286,318") in told
    assert ("growth", "holds", "-10.1%", "286,318") in told
    assert ("rate", "holds", "80.6%", "1,187,1,473") in told


def test_one_row_under_its_heads_is_a_table() -> None:
    heads = ("表一", "行政处罚实施数量(宗)", "警告", "罚款", "合计(宗)", "罚没金额(元)")
    text = " |\n".join(heads) + " |\n|\n3 |\n9 |\n12 |\n685,300 |\n说明:\n"
    assert [f.verbatim for f in read_text(text).figures] == ["3", "9", "12", "685,300"]
    assert ("sum", "holds", "12", "3,9") in relations(text)


def test_licences_given_and_refused_are_what_was_accepted() -> None:
    head = "单位\t申请数量\t受理数量\t许可数量\t不予许可数量\n"
    assert ("sum", "holds", "840", "832,8") in relations(head + "住建局\t842\t840\t832\t8\n")
    assert ("sum", "fails", "840", "838,8") in relations(head + "住建局\t842\t840\t838\t8\n")
    # some may be withdrawn
    assert not [r for r in relations(head + "住建局\t842\t840\t820\t8\n") if r[0] == "sum"]


def test_a_rate_of_a_year_is_that_of_the_year_s_column() -> None:
    table = "项目\t2022年\t2023年\t同比\n审结(件)\t1155\t1421\t23.0%\n纠错(件)\t127\t119\t-6.3%\n"
    told: Told = relations(table + "2023年纠错率8.4%。\n")
    assert ("rate", "holds", "8.4%", "119,1421") in told


@pytest.mark.parametrize(
    ("other", "seen"),
    [
        ("东坪县各部门完成轮训。", ["东坪县"]),
        ("赴东坪县学习考察。", []),
        ("东平县。", []),
        ("西屏县人民政府来函。", []),
    ],
)
def test_one_place_misspelt_before_its_own_organs_is_seen(other: str, seen: list[str]) -> None:
    text = f"东屏县2022年法治政府建设报告\n东屏县共有执法人员892人。东屏县人民政府高度重视。\n{other}\n"
    read = read_text(text)
    assert [text[f.start : f.end] for f in read.findings if f.kind == "two_names"] == seen


def test_what_is_counted_again_is_no_figure() -> None:
    text = "甲类30件、乙类20件,两类合计50件,前三类占九成;上述四个单位共60件。"
    assert "两" not in [f.verbatim for f in read_text(text).figures]
    assert not {"三", "四"} & {f.verbatim for f in read_text(text).figures}
