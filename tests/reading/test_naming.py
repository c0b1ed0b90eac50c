"""Names of laws, organs and places; periods; document numbers and dates that lost something."""

import re
from importlib import resources

import pytest

from zhunsheng.indicators.catalogue import INDICATORS
from zhunsheng.reading import read_text
from zhunsheng.reading.labels import _table

YEAR = "2023年全县法治政府建设工作报告。\n"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(f.kind, text[f.start : f.end]) for f in read_text(text).findings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (YEAR + "落实《法治政府建设与责任落实督查工作规定》。", [("law_name", "《法治政府建设与责任落实督查工作规定》")]),
        (YEAR + "落实《法治政府建设与责任落实督察工作规定》。", []),
        (YEAR + "落实《某省重大行政决策程序规定》和《某县行政执法监督办法》。", []),
        (YEAR + "依照《中华人民共和国合同法》办理。", [("superseded_law", "《中华人民共和国合同法》")]),
        (YEAR + "《合同法》已经废止。", []),
        ("2019年全县法治政府建设工作报告。\n依照《合同法》办理。", []),
        (YEAR + "县行政审批局牵头,县行政审批服务局落实。", [("two_names", "县行政审批服务局")]),
        (YEAR + "县市场监管局和县市场监督管理局。", []),
        (YEAR + "整治南河滩农贸市场,南河滩村农贸城已完工。", [("two_names", "南河滩村农贸城")]),
        (YEAR + "按照国发(2021)7号要求。", [("docnum_brackets", "按照国发(2021)7号")]),
        (YEAR + "甲政办〔2021〕7文件。", [("garbled_docnum", "甲政办〔2021〕7")]),
        (YEAR + "甲政办〔2021〕7、8号,(2021)甲01行初3号。", []),
        (YEAR + "202年3月召开会议。", [("garbled_date", "202年")]),
        (YEAR + "已有200年历史。", []),
        (YEAR + "2023年2月7印发。", [("garbled_date", "2023年2月7")]),
        (YEAR + "网站点击率36万余次。", [("count_called_rate", "点击率36万余次")]),
    ],
)  # fmt: skip
def test_a_name_a_number_or_a_date_is_judged(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text) == found


def test_one_measure_with_two_values_contradicts_itself() -> None:
    text = YEAR + "全县行政机关受理行政复议案件79件。\n有关情况如下。\n全县行政机关受理行政复议案件97件。"
    assert [(r.kind, str(r.verdict)) for r in read_text(text).relations] == [("same", "fails")]


def test_a_plan_is_not_recomputed() -> None:
    text = (
        YEAR + "全县办结案件30件。" * 9 + "\n三、2024年工作打算\n培训执法人员200人,合格100人,合格率达到90%。"
    )
    assert not [r for r in read_text(text).relations if r.result.verbatim == "90%"]


def test_labels_that_our_indicators_bear_are_theirs() -> None:
    ours = {i.id for i in INDICATORS}
    labels = [name for name, *_rest in _table()]
    assert len(ours & set(labels)) >= 35
    text = "综合法律知识考试参考225人,合格125人,通过率55.6%。培训行政执法人员150名。评查案卷446件。"
    assert [f.measure for f in read_text(text).figures] == [
        "general_exam_sittings", "general_exam_passed", "general_exam_pass_rate", "officers_trained", "files_reviewed",
    ]  # fmt: skip


def test_every_row_of_the_names_is_whole() -> None:
    text = resources.files("zhunsheng.reading").joinpath("names.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        assert line.startswith("#") or re.fullmatch(r"[^\t]+\t[^\t]+\t\d+\t(name|gone|bare)", line), line
