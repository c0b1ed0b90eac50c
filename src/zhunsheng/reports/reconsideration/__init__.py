"""行政复议统计: the frame stands with its balances; its cells wait for the reconsideration system."""

from zhunsheng.procedures.openness.reconsideration_frame import RECONSIDERATION as FRAME
from zhunsheng.reports.tables import Source, Table, table_of
from zhunsheng.statutes.words import _

SYSTEM = _("行政复议")

RECONSIDERATION: Table = table_of(
    FRAME, {code: Source(waits=SYSTEM) for code in FRAME.codes()}, article="行政复议法实施条例第六十六条"
)

__all__ = ["RECONSIDERATION", "SYSTEM"]
