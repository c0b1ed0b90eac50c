"""涉案财物: the register of property in cases, one case an object, from its entry to its one outcome."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import limit
from zhunsheng.procedures.enforcement.coercion.measure_facts import Measure
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Money, Party, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.procedures.roles import CLERK, DEPUTY_HEAD, HANDLER, HEAD, SECTION_CHIEF, SYSTEM
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import COERCION_ACT
from zhunsheng.statutes.days import days
from zhunsheng.statutes.words import _

A = COERCION_ACT
KEEPERS = Who((HANDLER, CLERK, SECTION_CHIEF, HEAD, DEPUTY_HEAD, SYSTEM))


class Entry(Facts):
    """入库: which measure took the object, what it is, where it lies."""

    measure: CaseRef | None = Field(None, title=_("采取措施的案件"))
    party: Party | None = Field(None, title=_("当事人"))
    kind: Measure | None = Field(None, title=_("措施"))
    place: int | None = Field(None, title=_("清单序号"), ge=1)
    object: str = Field(title=_("财物(名称、规格)"), max_length=300)
    quantity: str | None = Field(None, title=_("数量"), max_length=60)
    value_yuan: Money | None = Field(None, title=_("估值"))
    custody: str | None = Field(None, title=_("保管地点、保管人"), max_length=200)
    perishable: Flag | None = Field(None, title=_("鲜活、易腐等不易保管"))
    until: date | None = Field(None, title=_("措施期限届满日"))


class Move(Facts):
    """移库、更换保管人."""

    custody: str = Field(title=_("新的保管地点、保管人"), max_length=200)
    storage_by_organ: Flag = duty(_("保管费用由本机关承担"))


class Check(Facts):
    """盘点: the object is there, whole and unused."""

    whole: Flag = duty(_("完好,未被使用、损毁"))
    text: Text | None = Field(None, title=_("盘点情况"))


class Term(Facts):
    """延长后的期限."""

    until: date = Field(title=_("措施期限届满日"))


class Release(Facts):
    """出库: to whom, for how much."""

    to: str | None = Field(None, title=_("接收人、接收单位"), max_length=200)
    amount_yuan: Money | None = Field(None, title=_("所得价款"))
    text: Text | None = Field(None, title=_("说明"))


class PropertyInCase(Procedure):
    """涉案财物."""

    name = "property"
    series = "coercion"
    title = _("涉案财物")

    enter = Step(_("入库登记"), Entry, cites=A[26], by=KEEPERS, opens=True, stage=_("在库"))
    move = Step(_("移库、更换保管人"), Move, cites=A[26], by=KEEPERS, after=(enter,))
    check = Step(_("盘点"), Check, cites=A[26], by=KEEPERS, after=(enter,))
    prolong = Step(_("期限变更"), Term, cites=A[25], by=KEEPERS, after=(enter,))
    return_ = Step(
        _("退还"),
        Release,
        cites=A[28],
        by=KEEPERS,
        after=(enter,),
        closes=True,
        stage=_("已退还"),
        name="return",
    )
    confiscate = Step(
        _("没收"), Release, cites=A[27], by=KEEPERS, after=(enter,), closes=True, stage=_("已没收")
    )
    destroy = Step(
        _("销毁"), Release, cites=A[27], by=KEEPERS, after=(enter,), closes=True, stage=_("已销毁")
    )
    sell = Step(
        _("拍卖、变卖"), Release, cites=A[28], by=KEEPERS, after=(enter,), closes=True, stage=_("已变价")
    )
    hand_over = Step(
        _("随案移送"), Release, cites=A[21], by=KEEPERS, after=(enter,), closes=True, stage=_("已移送")
    )

    keeping = limit(
        _("查封、扣押财物的期限"),
        days(30),
        since=(enter, prolong),
        until=(return_, confiscate, destroy, sell, hand_over),
        cites=A[25],
        named="until",
        from_day=lambda case, act: case.first(PropertyInCase.enter).on,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The object, the measure that took it, and its outcome."""
        entry = case.first(cls.enter)
        last = case.last(cls.return_, cls.confiscate, cls.destroy, cls.sell, cls.hand_over)
        return {
            "subject": entry.facts.measure if entry else None,
            "cause": entry.facts.object[:200] if entry else None,
            "outcome": ENDS[last.step.name] if last else None,
            "decided": last.on if last else None,
            "awaits": None if last else "handler",
        }


ENDS = {
    "return": "returned",
    "confiscate": "confiscated",
    "destroy": "destroyed",
    "sell": "sold",
    "hand-over": "transferred",
}


@PropertyInCase.move.barred(_("保管费用不得由当事人承担"), cites=A[26], instead=_("请由本机关承担保管费用"))
def storage_charged(case: Any, facts: Any) -> bool:
    """The organ pays for the keeping."""
    return facts.storage_by_organ is False


@PropertyInCase.enter.barred(
    _("该案件不是采取查封、扣押措施的案件"), cites=A[26], instead=_("请核对采取措施的案件编号")
)
def no_such_measure(case: Any, facts: Any) -> bool:
    """An object comes from a measure: a coercion case, or a penalty case that seized or registered it."""
    known = case.shelf.named(facts.measure) if facts.measure else None
    return known is not None and known.procedure not in ("coercion", "penalty")


for _step in (PropertyInCase.confiscate, PropertyInCase.destroy, PropertyInCase.sell):

    @_step.barred(
        _("查封、扣押期限已经届满,措施没有解除也没有处理决定"),
        cites=A[28],
        instead=_("请退还财物;已经作出没收等决定的,请在措施案件中登记决定后处理"),
    )
    def lapsed_and_undecided(case: Any, facts: Any) -> bool:
        """After its term the object goes back, unless a decision was made on it."""
        face = case.face(PropertyInCase.keeping)
        known = case.shelf.named(case.fact("measure") or "")
        decided = known is None or bool(known.facts.get("decide_on"))
        return face is not None and case.on > face.binding and not decided
