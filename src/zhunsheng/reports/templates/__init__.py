"""The sentences of the annual report, by the chapters of 督察工作规定 第二十五条 and the nine matters of the outline."""

from __future__ import annotations

from zhunsheng.reports.templates.digital import DIGITAL
from zhunsheng.reports.templates.enforcement import ENFORCEMENT
from zhunsheng.reports.templates.functions import FUNCTIONS
from zhunsheng.reports.templates.restraint import RESTRAINT
from zhunsheng.reports.templates.sentences import Section, Sentence
from zhunsheng.reports.templates.shortcomings import LESS_IS_BETTER, NONE_FOUND, SHORTCOMINGS, Lack
from zhunsheng.statutes.words import _

RESULTS: tuple[Section, ...] = (FUNCTIONS, ENFORCEMENT, RESTRAINT, DIGITAL)
"""The matters whose systems exist; on the others people write."""

HEADINGS = {
    "results": _("主要举措和成效"),
    "shortcomings": _("存在的不足和原因"),
    "heads": _("党政主要负责人履行推进法治建设第一责任人职责的情况"),
    "plans": _("下一年度的主要安排"),
    "others": _("其他需要报告的情况"),
    "correction": _("更正说明"),
}
"""The headings of the parts; their numbers are given when the report is put together."""

__all__ = [
    "HEADINGS",
    "LESS_IS_BETTER",
    "NONE_FOUND",
    "RESULTS",
    "SHORTCOMINGS",
    "Lack",
    "Section",
    "Sentence",
]
