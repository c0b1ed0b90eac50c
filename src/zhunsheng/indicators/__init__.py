"""Indicators 指标: a question declared once, answered by a Figure that opens the cases behind it."""

from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.indicators.errors import NoSuchIndicator, Unanswerable
from zhunsheng.indicators.figure import CasePage, Figure, Problem
from zhunsheng.indicators.figures import figure, figures
from zhunsheng.indicators.tables import catch_up, rebuild

__all__ = [
    "CasePage",
    "Dimension",
    "Figure",
    "Indicator",
    "Kind",
    "NoSuchIndicator",
    "Period",
    "Problem",
    "Unanswerable",
    "catch_up",
    "figure",
    "figures",
    "rebuild",
]
