"""单位月报表: each unit's month from the record, confirmed by the unit; late, blank and moved ones are seen."""

from zhunsheng.reports.sheets.confirming import confirm, confirmed, open_month, open_sheet, sheet
from zhunsheng.reports.sheets.declared import SHEETS
from zhunsheng.reports.sheets.watching import State, Status, kept_since, states

__all__ = [
    "SHEETS",
    "State",
    "Status",
    "confirm",
    "confirmed",
    "kept_since",
    "open_month",
    "open_sheet",
    "sheet",
    "states",
]
