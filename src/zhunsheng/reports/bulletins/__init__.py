"""季度通报: what every organ did in a quarter, against the quarter before and the same of last year; ranked by a rule."""

from zhunsheng.reports.bulletins.composing import Composed, Line, compose, draft, reread
from zhunsheng.reports.bulletins.declared import BULLETINS, ENFORCEMENT, RECONSIDERATION, Bulletin
from zhunsheng.reports.bulletins.quarters import Quarter, quarter_named

__all__ = [
    "BULLETINS",
    "ENFORCEMENT",
    "RECONSIDERATION",
    "Bulletin",
    "Composed",
    "Line",
    "Quarter",
    "compose",
    "draft",
    "quarter_named",
    "reread",
]
