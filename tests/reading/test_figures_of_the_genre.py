"""Numbers as other places print them: sentences of our own in their manner, read as a person reads them."""

from decimal import Decimal

import pytest

from zhunsheng.reading import read_text


def figures(text: str) -> list[tuple[str, Decimal, str]]:
    return [(f.verbatim, f.value.normalize(), f.unit) for f in read_text(text).figures]


def worked(*told: tuple[str, str, str]) -> list[tuple[str, Decimal, str]]:
    return [(verbatim, Decimal(value).normalize(), unit) for verbatim, value, unit in told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("共計處罰1,234宗,罰款12萬3千元,參與人數兩千餘人。", [("1,234", "1234", "宗"), ("12萬3千", "123000", "元"), ("兩千", "2000", "人")]),
        ("投诉量同比增长-3.2%,罚没收入同比增加-1.5万元。", [("-3.2%", "-0.032", "%"), ("-1.5万", "-15000", "元")]),
        ("评查用了1个半小时,整改用了两个半月。", [("1", "1.5", "小时"), ("两", "2.5", "个月")]),
        ("出具决定书45 317份、裁定书8 739份,名单见甲县(7 241)、乙县(6512)。", [("45 317", "45317", "份"), ("8 739", "8739", "份"), ("7 241", "7241", "-"), ("6512", "6512", "-")]),
        ("阅读量5000+,共审结案件4696,维持42、撤销3。", [("5000", "5000", "-"), ("4696", "4696", "-"), ("42", "42", "-"), ("3", "3", "-")]),
        ("上百件建议、近九成案件、合同三百一十六件。", [("百", "100", "件"), ("九", "0.9", "成"), ("三百一十六", "316", "件")]),
        ("0投诉,未发生一起事故,无一例延误,较上年增长了一倍。", [("0", "0", "-"), ("一", "0", "起"), ("一", "0", "例"), ("一", "1", "倍")]),
        ("PM2.5浓度31微克/立方米,用房120㎡以上,巡查里程30km,全国31省份。", [("31", "31", "微克"), ("120", "120", "㎡"), ("30", "30", "km"), ("31", "31", "省份")]),
        ("检查123辆次,答复家(次)数56家(次),七日内办结。", [("123", "123", "辆次"), ("56", "56", "家(次)"), ("七", "7", "日")]),
    ],
)  # fmt: skip
def test_numbers_in_another_dress_are_read(text: str, told: list[tuple[str, str, str]]) -> None:
    assert figures(text) == worked(*told)


@pytest.mark.parametrize(
    "text",
    [
        "数十次走访,几百份笔录。",
        "注:办结率=办结÷受理×100%,保留1位小数。",
        "并处两种以上处罚的,按一宗计。",
        "融入三个“一号工程”,较前两个季度有所增加。",
        "根据市人大(三次会议)精神,在九届五次会议期间。",
        "2023.1.5,2023/1/5,5月12日,二〇二三年一月五日,12·4宪法日,9时30分。",
        "甲政发〔2021〕7号,甲政发[2021]7号,国务院令第711号,(2023)甲01行终123号。",
        "第57条第1款第(2)项,GB/T 9704-2012,DB61/T 1234,4.0版,7×24小时,12345热线。",
        "邮编:710024,电话0123-8830330,手机13800138000,索引号:014416330/2018-04736。",
        "“1+N”体系,“四个一批”,第八个五年,三级网络,3A级景区,九三学社,5楼501室。",
    ],
)
def test_what_measures_nothing_is_passed_over(text: str) -> None:
    assert figures(text) == []


def test_a_slogan_between_straight_quotes_is_no_count() -> None:
    assert figures('解读"惠企30条"等政策393次。') == worked(("393", "393", "次"))
