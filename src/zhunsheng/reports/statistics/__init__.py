"""行政执法统计年报: the yearly table of enforcement, every cell a question that opens its cases."""

from zhunsheng.reports.statistics.declared import ENFORCEMENT

__all__ = ["ENFORCEMENT"]
