"""Suspected crimes: transferred, taken up or not, sent back (行政执法机关移送涉嫌犯罪案件的规定)."""

from collections.abc import Callable
from functools import partial
from typing import Any

import ibis

from zhunsheng.indicators.breaking import EVERYWHERE
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.procedures.enforcement.transfer import Transfer
from zhunsheng.statutes.catalogue import PENALTY_ACT, TRANSFER_RULES
from zhunsheng.statutes.words import _

_count = partial(
    Indicator, systems=("S115",), procedure=Transfer, kind=Kind.COUNT, unit=_("件"), by=EVERYWHERE
)


def _all(t: Any, p: Period) -> Any:
    return ibis.literal(True)


INDICATORS: tuple[Indicator, ...] = (
    _count(
        id="crimes_transferred",
        title=_("移送公安机关的涉嫌犯罪案件数"),
        title_en="Suspected crimes sent to the police",
        definition=_("期内移送公安机关的涉嫌犯罪案件数"),
        dated_by="transfer_on",
        cites=TRANSFER_RULES[5],
        of=_all,
    ),
    _count(
        id="crimes_taken_up",
        title=_("公安机关立案数"),
        title_en="Taken up by the police",
        definition=_("期内公安机关决定立案的移送案件数"),
        dated_by="police_file_on",
        cites=TRANSFER_RULES[8],
        of=_all,
    ),
    _count(
        id="crimes_refused",
        title=_("公安机关不予立案数"),
        title_en="Refused by the police",
        definition=_("期内公安机关决定不予立案的移送案件数"),
        dated_by="police_refuse_on",
        cites=TRANSFER_RULES[8],
        of=_all,
    ),
    _count(
        id="crimes_returned",
        title=_("司法机关退回数"),
        title_en="Sent back for a penalty",
        definition=_("期内司法机关退回、应当给予行政处罚的案件数"),
        dated_by="return_case_on",
        cites=PENALTY_ACT[27],
        of=_all,
    ),
)
DIMENSIONS: tuple[Dimension, ...] = ()
DERIVED: dict[str, Callable[[Any], dict[str, tuple[str, Any]]]] = {}
OUTLINED: dict[str, dict[str, str]] = {}
