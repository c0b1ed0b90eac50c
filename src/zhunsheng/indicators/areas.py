"""The areas of the house that answer figures, listed by hand: their questions, breakdowns and derived columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhunsheng.indicators import (
    coercion,
    inspection,
    learning,
    licence,
    listed,
    lists,
    officers,
    penalty,
    review,
    supervision,
    together,
    transfer,
)
from zhunsheng.indicators.breaking import GENERAL
from zhunsheng.indicators.declaring import Dimension, Indicator

Derived = Callable[[Any], dict[str, tuple[str, Any]]]

AREAS = (
    penalty,
    licence,
    coercion,
    inspection,
    transfer,
    together,
    lists,
    officers,
    learning,
    supervision,
    review,
)

INDICATORS: tuple[Indicator, ...] = tuple(one for area in AREAS for one in area.INDICATORS)

DIMENSIONS: tuple[Dimension, ...] = (*GENERAL, *(one for area in AREAS for one in area.DIMENSIONS))
"""The general breakdowns, and those of one area alone; no two share a name."""

DERIVED: dict[str, Derived] = listed.DERIVED | {
    name: how for area in AREAS for name, how in area.DERIVED.items()
}
"""By procedure: what its table works out from its plain columns."""

OUTLINED: dict[str, dict[str, str]] = listed.OUTLINED | {
    name: kinds for area in AREAS for name, kinds in area.OUTLINED.items()
}
"""By procedure: what its outline says beside the columns of every case, with the type."""
