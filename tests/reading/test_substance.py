"""Remarks on what a report says; and a clean report that gets none."""

import pytest

from zhunsheng.reading import read_text

PLAIN = "全县各部门认真履行职责,依法办理各类事项,群众反映良好,工作稳步推进。" * 8


def report(body: str, title: str = "丙县2023年法治政府建设情况报告") -> str:
    return (
        f"{title}\n一、主要成效\n(一)健全制度。{PLAIN}\n(二)规范执法。{PLAIN}\n{body}\n二、存在的问题\n{PLAIN}还有薄弱环节。\n"
        f"三、下一步打算\n{PLAIN}\n丙县人民政府\n2024年2月1日\n"
    )


def kinds(text: str) -> set[str]:
    return {f.kind for f in read_text(text).findings}


def test_a_clean_report_gets_no_remark() -> None:
    text = report("(三)化解争议。受理行政复议案件50件,审结40件,其中维持30件、撤销10件。")
    assert [f.kind for f in read_text(text).findings if f.kind != "duplicated_clause"] == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("(三)做好政府规章和行政规范性文件的清理工作。", "no_power_of_rules"),
        ("(三)公布40个县直部门权责清单。55个县直部门进驻大厅。", "departments_disagree"),
    ],
)
def test_what_cannot_be_is_remarked(body: str, kind: str) -> None:
    assert kind in kinds(report(body))


@pytest.mark.parametrize(
    "body",
    [
        "(三)配合做好省政府规章清理工作。",
        "(三)公布55个县直部门权责清单。40个县直部门进驻大厅。",
        "(三)召开推进会3次,分别担任第一组长、组长。免罚金额 218.4万 元,办件 38.6万 件。",
    ],
)
def test_what_may_be_is_left(body: str) -> None:
    assert not kinds(report(body)) - {"duplicated_clause"}


def test_a_city_may_clear_its_rules() -> None:
    assert "no_power_of_rules" not in kinds(
        report("(三)做好政府规章和行政规范性文件的清理工作。", "丁市2023年法治政府建设情况报告").replace(
            "丙县", "丁市"
        )
    )


def test_problems_are_read_item_by_item() -> None:
    text = report("").replace(
        "还有薄弱环节。",
        "\n1.顾问制度落实不够。经费不足,作用有限。行政诉讼存在“一低一高”问题。一是出庭率低。二是败诉率高。\n"
        "2.三项制度推行不平衡。公示范围不完善,法制审核人员不足。\n",
    )
    found = kinds(text)
    assert {"two_problems_in_one", "system_left_out"} <= found
    whole = text.replace("法制审核人员不足", "法制审核人员不足,执法全过程记录不规范")
    assert "system_left_out" not in kinds(whole)


@pytest.mark.parametrize(
    "title",
    [
        "丙县2023年政府信息公开工作年度报告",
        "丙市2023年行政复议与应诉工作报告",
        "关于人大代表建议办理情况的报告",
        "2023年行政审判白皮书",
    ],
)
def test_the_shape_of_the_annual_report_binds_no_other(title: str) -> None:
    text = f"{title}\n{PLAIN * 4}\n共受理30件。\n"
    assert not kinds(text) & {"no_problem_section", "not_a_report_form", "no_date_no_signature", "no_title"}


def test_the_labels_of_a_table_are_no_headings() -> None:
    text = report("一、新收\t3\t1\n二、结转\t1\t0\n(七)总计\t4\t1\n四、结转下年\t0\t0")
    assert "broken_numbering" not in kinds(text)
