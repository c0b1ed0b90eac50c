"""The disclosure report as an official document: six sections in the order of the national form."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.procedures.openness.disclosure.frame import SECTION_FOUR, SECTION_THREE, SECTION_TWO
from zhunsheng.reports.outputs import Official
from zhunsheng.reports.tables import Filled
from zhunsheng.reports.tables.printing import blocks, headed, paragraphs


def official(table: Filled, told: Any, dated: date) -> Official:
    """The report with its texts (`told`: issuer, overall, problems, others) and tables."""
    return Official(
        (f"{told.issuer}{table.period.first.year}年", "政府信息公开工作年度报告"),
        told.issuer,
        dated,
        (
            headed(1, "总体情况"),
            *paragraphs(told.overall),
            headed(2, "主动公开政府信息情况"),
            *blocks(table, SECTION_TWO),
            headed(3, "收到和处理政府信息公开申请情况"),
            *blocks(table, (SECTION_THREE,), named=False),
            headed(4, "政府信息公开行政复议、行政诉讼情况"),
            *blocks(table, (SECTION_FOUR,), named=False),
            headed(5, "存在的主要问题及改进情况"),
            *paragraphs(told.problems),
            headed(6, "其他需要报告的事项"),
            *paragraphs(told.others),
        ),
    )
