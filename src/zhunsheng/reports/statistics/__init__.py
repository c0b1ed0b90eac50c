"""行政执法统计年报: the yearly table of enforcement, every cell a question that opens its cases."""

from zhunsheng.reports.statistics.declared import BLOCKS, Ask, Block, Row
from zhunsheng.reports.statistics.filling import Cell, Check, Filled, Statistics, fill
from zhunsheng.reports.statistics.publishing import Issued, draft, issued
from zhunsheng.reports.statistics.writing import as_csv, as_xlsx

__all__ = [
    "BLOCKS",
    "Ask",
    "Block",
    "Cell",
    "Check",
    "Filled",
    "Issued",
    "Row",
    "Statistics",
    "as_csv",
    "as_xlsx",
    "draft",
    "fill",
    "issued",
]
