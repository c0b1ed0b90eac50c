"""行政执法统计年报: the yearly table of enforcement, every cell a question that opens its cases."""

from zhunsheng.reports.statistics.declared import ENFORCEMENT
from zhunsheng.reports.statistics.publishing import draft

__all__ = ["ENFORCEMENT", "draft"]
