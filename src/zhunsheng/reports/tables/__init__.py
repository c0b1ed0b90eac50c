"""Tables 统计表: one engine for every table whose cells are figures; see docs/statistics.md."""

from zhunsheng.reports.tables.declaring import Ask, Source, Table, table_of
from zhunsheng.reports.tables.filling import Cell, Check, Filled, checked, fill, fill_all
from zhunsheng.reports.tables.moving import Moved, moved
from zhunsheng.reports.tables.thawing import period_of, thawed
from zhunsheng.reports.tables.writing import as_csv, as_xlsx, laid_out

__all__ = [
    "Ask",
    "Cell",
    "Check",
    "Filled",
    "Moved",
    "Source",
    "Table",
    "as_csv",
    "as_xlsx",
    "checked",
    "fill",
    "fill_all",
    "laid_out",
    "moved",
    "period_of",
    "table_of",
    "thawed",
]
