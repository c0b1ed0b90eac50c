"""Coercion: measures by kind, execution by kind, the court (行政强制法)."""

from functools import partial
from typing import Any

import ibis

from zhunsheng.indicators.breaking import EVERYWHERE
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.procedures.enforcement.coercion import Coercion
from zhunsheng.statutes.catalogue import COERCION_ACT
from zhunsheng.statutes.words import _

_WAYS = (*EVERYWHERE, "party")
_count = partial(Indicator, systems=("S99",), procedure=Coercion, kind=Kind.COUNT, unit=_("件"), by=_WAYS)

EXECUTIONS = {
    "transfer": _("划拨存款、汇款"),
    "auction": _("拍卖或者依法处理"),
    "demolish": _("排除妨碍、恢复原状"),
    "substitute": _("代履行"),
    "enforce": _("其他强制执行"),
}


def _all(t: Any, p: Period) -> Any:
    return ibis.literal(True)


def derived(t: Any) -> dict[str, tuple[str, Any]]:
    """The day of the last seizure, whether a measure ran past its term."""
    return {"seized": ("DATE", ibis.coalesce(t.seize_on, t.emergency_seize_on))}


INDICATORS: tuple[Indicator, ...] = (
    _count(
        id="measures_seal",
        title=_("查封数"),
        title_en="Sealings",
        definition=_("期内决定查封场所、设施或者财物的案件数"),
        dated_by="seal_on",
        cites=COERCION_ACT[24],
        of=_all,
    ),
    _count(
        id="measures_seize",
        title=_("扣押数"),
        title_en="Seizures",
        definition=_("期内决定扣押财物的案件数,含情况紧急当场扣押"),
        dated_by="seized",
        cites=COERCION_ACT[24],
        of=_all,
    ),
    _count(
        id="measures_freeze",
        title=_("冻结数"),
        title_en="Freezings",
        definition=_("期内决定冻结存款、汇款的案件数"),
        dated_by="freeze_on",
        cites=COERCION_ACT[30],
        of=_all,
    ),
    _count(
        id="measures_other",
        title=_("其他强制措施数"),
        title_en="Other measures",
        definition=_("期内限制人身自由等其他强制措施的案件数"),
        dated_by="restrain_on",
        cites=COERCION_ACT[20],
        of=_all,
    ),
    _count(
        id="executions",
        title=_("行政机关强制执行数"),
        title_en="Executions by the organ",
        definition=_("期内由行政机关强制执行完毕的案件数,按最后一种执行方式归类"),
        dated_by="executed",
        cites=COERCION_ACT[37],
        of=_all,
        by=(*_WAYS, "execution"),
    ),
    _count(
        id="coercion_surcharges",
        title=_("强制执行中加处罚款、滞纳金数"),
        title_en="Surcharges in execution",
        definition=_("期内在强制执行案件中加处罚款或者滞纳金的案件数"),
        dated_by="surcharge_on",
        cites=COERCION_ACT[45],
        of=_all,
    ),
    _count(
        id="coercion_court_applications",
        title=_("强制案件申请法院执行数"),
        title_en="Coercion cases brought to the court",
        definition=_("期内在强制执行案件中申请人民法院强制执行的案件数"),
        dated_by="apply_court_on",
        cites=COERCION_ACT[53],
        of=_all,
    ),
    Indicator(
        id="objects_left",
        systems=("S130",),
        title=_("未处理的涉案财物数"),
        title_en="Objects not yet dealt with",
        definition=_("期内立案的强制措施案件中,查封、扣押后尚未处理的财物件数"),
        procedure=Coercion,
        kind=Kind.SUM,
        unit=_("件"),
        dated_by="opened",
        cites=COERCION_ACT[27],
        of=lambda t, p: t.objects_left > 0,
        amount=lambda t: t.objects_left,
        by=_WAYS,
    ),
)
DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("execution", _("执行方式"), lambda t, day: t.execution, EXECUTIONS),
)
DERIVED = {"coercion": derived}
OUTLINED = {
    "coercion": {
        "measures": "VARCHAR[]",
        "objects": "BIGINT",
        "objects_left": "BIGINT",
        "execution": "VARCHAR",
        "executed": "DATE",
    }
}
