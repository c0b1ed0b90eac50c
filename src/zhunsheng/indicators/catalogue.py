"""Every indicator and breakdown that this house knows."""

from __future__ import annotations

from zhunsheng.indicators.areas import DIMENSIONS, INDICATORS
from zhunsheng.indicators.declaring import Dimension, Indicator
from zhunsheng.indicators.errors import NoSuchIndicator, Unanswerable

_BY_ID = {one.id: one for one in INDICATORS}
_BY_NAME = {one.name: one for one in DIMENSIONS}


def indicator(id: str) -> Indicator:
    """The indicator of that name. Raises NoSuchIndicator."""
    if id not in _BY_ID:
        raise NoSuchIndicator(id)
    return _BY_ID[id]


def dimension(name: str) -> Dimension:
    """The breakdown of that name. Raises Unanswerable."""
    if name not in _BY_NAME:
        raise Unanswerable(f"不能按「{name}」分列。可以按:{'、'.join(_BY_NAME)}。")
    return _BY_NAME[name]


__all__ = ["DIMENSIONS", "INDICATORS", "dimension", "indicator"]
