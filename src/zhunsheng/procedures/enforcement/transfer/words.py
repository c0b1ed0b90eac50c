"""Words in free text that the rules on transfer must understand: papers, outcomes, leads."""

from __future__ import annotations

from collections.abc import Iterable

from zhunsheng.procedures.enforcement.penalty.words import says

_NOT_FILED = (
    *("uph", "maint", "no ", "not", "refus", "reject", "declin", "confirm", "stand", "without", "unfiled"),
    *("维持", "不予", "不立", "不成立", "未", "驳回"),
)
_FILED = (
    "fil",
    "accept",
    "open",
    "order",
    "support",
    "uphold-filing",
    "revers",
    "revok",
    "chang",
    "立案",
    "撤销",
    "采纳",
    "通知",
)
_LETTER = ("letter", "移送书", "transfer doc", "transfer form", "notice", "transfer")
_REPORT = ("调查报告", "investigat", "case report", "情况", "report", "facts")
_LIST = ("list", "inventory", "清单", "object", "items", "goods", "物品", "property")
_TEST = ("test", "apprais", "expert", "lab", "检验", "检测", "鉴定", "检疫")
_DISCIPLINE = (
    *("disciplin", "not transfer", "refuse to transfer", "refused to transfer", "hid", "conceal", "destroy"),
    *("split", "sanction", "拒不移送", "不移送", "隐匿", "私分", "销毁", "以罚代", "处分"),
)


def files(outcome: str | None) -> bool:
    """Whether an answer says that the case is to be investigated as a crime."""
    return says(outcome, _FILED) and not says(outcome, _NOT_FILED)


def lacking(papers: Iterable[str]) -> list[str]:
    """Which of the papers that always go along are not named: letter, investigation report, list of objects."""
    said = [one.lower().replace("-", " ").replace("_", " ") for one in papers]
    reports = [one for one in said if says(one, _REPORT) and not says(one, _TEST)]
    letters = [one for one in said if says(one, _LETTER) and not says(one, (*_LIST, *_TEST, "report"))]
    named = {
        "移送书": letters,
        "调查报告": reports,
        "涉案物品清单": [one for one in said if says(one, _LIST)],
    }
    return [paper for paper, found in named.items() if not found]


def tested(papers: Iterable[str]) -> bool:
    """Whether a test report or an expert opinion is among them."""
    return any(says(one, _TEST) for one in papers)


def of_discipline(lead: str) -> bool:
    """Whether a lead is about the duty to transfer itself (第十八条), and not about a crime of office (第十九条)."""
    return says(lead, _DISCIPLINE)
