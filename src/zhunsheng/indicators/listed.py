"""Public lists in the tables: from when to when an entry is listed, its facts as they now stand, and counting it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import ibis

from zhunsheng.cases.folding import analysed
from zhunsheng.indicators.breaking import STANDING
from zhunsheng.indicators.declaring import Indicator, Kind, Period
from zhunsheng.indicators.kinds import kind_of
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.listing import PublicList

LISTS: tuple[type[PublicList], ...] = tuple(one for one in PROCEDURES if issubclass(one, PublicList))


def outlined(one: type[PublicList]) -> dict[str, str]:
    """What the outline of an entry says: its days, and each fact of its item."""
    items = {f"item__{name}": kind_of(one.item.model_fields[name]) for name in analysed(one.item)}
    return {"listed_from": "DATE", "listed_until": "DATE"} | items


def derived(t: Any) -> dict[str, tuple[str, Any]]:
    """The first day on which the entry no longer holds, and whose it is."""
    holder = ibis.coalesce(t.item__organ, t.organ)
    return {
        "unlisted": ("DATE", t.listed_until + ibis.interval(days=1)),
        "holder": ("VARCHAR", holder),
    }


OUTLINED = {one.name: outlined(one) for one in LISTS}
DERIVED: dict[str, Callable[[Any], dict[str, tuple[str, Any]]]] = {one.name: derived for one in LISTS}


def everything(t: Any, p: Period) -> Any:
    """Every entry in force."""
    return ibis.literal(True)


in_force = partial(
    Indicator,
    kind=Kind.COUNT,
    dated_by="listed_from",
    stock=True,
    until="unlisted",
    of=everything,
    by=STANDING,
)
"""An indicator over the entries that hold at the end of the period, as they now read."""
