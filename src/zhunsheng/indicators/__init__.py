"""Indicators 指标: a question declared once, answered by a Figure that opens the cases behind it."""

from zhunsheng.indicators.behind import CaseLine, CasePage, CaseRef
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.indicators.errors import NoSuchIndicator, Unanswerable
from zhunsheng.indicators.figure import Figure, Problem
from zhunsheng.indicators.figures import figure, figures
from zhunsheng.indicators.heads import OtherBook, pointed, pointers
from zhunsheng.indicators.tables import catch_up, rebuild
from zhunsheng.indicators.trend import Change, Month, Trend, trend
from zhunsheng.indicators.years import NoSuchYear, within, years

__all__ = [
    "CaseLine",
    "CasePage",
    "CaseRef",
    "Change",
    "Dimension",
    "Figure",
    "Indicator",
    "Kind",
    "Month",
    "NoSuchIndicator",
    "NoSuchYear",
    "OtherBook",
    "Period",
    "Problem",
    "Trend",
    "Unanswerable",
    "catch_up",
    "figure",
    "figures",
    "pointed",
    "pointers",
    "rebuild",
    "trend",
    "within",
    "years",
]
