"""行政执法委托: in writing, within one's own powers, to a fit body, published, filed, supervised (行政处罚法第二十、二十一条)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline, limit
from zhunsheng.procedures.enforcement.officers.words import DECIDERS, KEEPERS
from zhunsheng.procedures.facts import Facts, Flag, Money
from zhunsheng.procedures.forms import duty
from zhunsheng.procedures.roles import CLERK, HANDLER, HEAD, outsider
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT, PENALTY_ACT_NOTICE
from zhunsheng.statutes.days import days, workdays
from zhunsheng.statutes.words import _

COERCIVE = (
    *("查封", "扣押", "冻结", "强制", "暂扣"),
    *("seal", "seiz", "freez", "coerc", "detain", "compulsory"),
)
"""Words by which a matter shows itself a coercive measure."""
LIBERTY = ("拘留", "限制人身自由", "detention")


class Entrusting(Facts):
    """委托书: to whom, which matters, how far, from when to when."""

    to: str = Field(title=_("受委托组织"), max_length=100)
    body: str | None = Field(None, title=_("受委托组织统一社会信用代码"), max_length=18)
    matter: str = Field(title=_("委托事项"), max_length=300)
    max_fine_yuan: Money | None = Field(None, title=_("委托的罚款权限(元以下)"))
    since: date = Field(title=_("委托期限起"))
    until: date | None = Field(None, title=_("委托期限止"))
    written: Flag = duty(_("已签订书面委托书"))
    basis: str | None = Field(None, title=_("委托依据"), max_length=200)
    fit: Flag = duty(_("受委托组织依法成立、管理公共事务,有取得执法资格的人员"))
    individual: Flag | None = Field(None, title=_("受委托的是个人"))
    reviewed: Flag | None = Field(None, title=_("已经合法性审核"))


class SubEntrusting(Facts):
    """再委托."""

    to: str | None = Field(None, title=_("再委托对象"), max_length=100)


class EntrustmentPublication(Facts):
    """公布委托书."""

    address: str | None = Field(None, title=_("公布地址"), max_length=200)


class EntrustmentFiling(Facts):
    """委托书备案."""

    receipt: str | None = Field(None, title=_("备案号"), max_length=80)


class EntrustmentEnd(Facts):
    """终止委托: the last day on which it holds."""

    last_day: date = Field(title=_("最后有效日"))
    reason: str = Field(title=_("原因"), max_length=200)


class EntrustmentCheck(Facts):
    """对受委托组织的监督检查."""

    found: str | None = Field(None, title=_("检查情况"), max_length=300)
    outside_scope: Flag | None = Field(None, title=_("发现超越委托范围、期限执法"))


class Entrustment(Procedure):
    """One entrustment document."""

    name = "entrustment"
    title = _("行政执法委托")

    entrust = Step(
        _("委托执法"),
        Entrusting,
        cites=PENALTY_ACT[20],
        by=DECIDERS,
        opens=True,
        public=("to", "matter", "max_fine_yuan", "since", "until", "basis"),
        stage=_("委托中"),
    )
    publish_entrustment = Step(
        _("公布委托书"),
        EntrustmentPublication,
        cites=PENALTY_ACT[20],
        by=KEEPERS,
        after=(entrust,),
        publishes=True,
        public=("address",),
    )
    file_entrustment = Step(
        _("委托书备案"),
        EntrustmentFiling,
        cites=PENALTY_ACT_NOTICE["五（十四）"],
        by=KEEPERS,
        after=(entrust,),
    )
    sub_entrust = Step(
        _("再委托"),
        SubEntrusting,
        cites=PENALTY_ACT[20],
        by=outsider("entrusted_body", HANDLER, HEAD, CLERK),
        after=(entrust,),
    )
    check_entrusted = Step(
        _("监督受委托组织"), EntrustmentCheck, cites=PENALTY_ACT[20], by=KEEPERS, after=(entrust,)
    )
    end_entrustment = Step(
        _("终止委托"),
        EntrustmentEnd,
        cites=PENALTY_ACT[20],
        by=DECIDERS,
        after=(entrust,),
        closes=True,
        public=("last_day", "reason"),
        stage=_("已终止"),
    )

    publishing = deadline(
        _("公布委托书"),
        Local("entrustment_publication_working_days", workdays(20)),
        since=(entrust,),
        until=(publish_entrustment,),
        cites=PENALTY_ACT[20],
    )
    term = limit(
        _("委托期限"),
        Local("entrustment_grace_days", days(0)),
        since=(entrust,),
        until=(end_entrustment,),
        cites=PENALTY_ACT[20],
        from_day=lambda case, act: act.facts.since,
        named="until",
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """To whom, for what, how far and how long."""
        told, end = case.last(cls.entrust), case.last(cls.end_entrustment)
        if told is None:
            return {"subject": "", "cause": ""}
        said = told.facts
        days_ = [day for day in (said.until, end.facts.last_day if end else None) if day]
        return {
            "subject": said.body or said.to[:80],
            "cause": said.matter[:200],
            "outcome": "ended" if end else "entrusted",
            "decided": told.on,
            "until": min(days_).isoformat() if days_ else None,
        }


@Entrustment.entrust.barred(
    _("委托没有采用书面形式"), cites=PENALTY_ACT[20], instead=_("请签订书面委托书,载明事项、权限和期限")
)
def unwritten(case: Any, facts: Any) -> bool:
    """In writing, or not at all."""
    return facts.written is False


@Entrustment.entrust.barred(
    _("委托书没有载明期限,或者期限的止日早于起日"),
    cites=PENALTY_ACT[20],
    instead=_("请填写委托期限的起止日期"),
)
def without_term(case: Any, facts: Any) -> bool:
    """The document names its term."""
    return facts.until is None or facts.until < facts.since


@Entrustment.entrust.barred(
    _("委托书没有载明具体事项"), cites=PENALTY_ACT[20], instead=_("请逐项写明委托的事项")
)
def without_matter(case: Any, facts: Any) -> bool:
    """The document names its matters."""
    return not facts.matter.strip()


@Entrustment.entrust.barred(
    _("行政强制措施权不得委托"), cites=COERCION_ACT[17], instead=_("请由委托机关自己实施行政强制措施")
)
def coercion_entrusted(case: Any, facts: Any) -> bool:
    """Coercive measures are nobody's to entrust."""
    return any(word in facts.matter.lower() for word in COERCIVE)


@Entrustment.entrust.barred(
    _("限制人身自由的行政处罚不得委托"), cites=PENALTY_ACT[18], instead=_("请由公安机关办理")
)
def liberty_entrusted(case: Any, facts: Any) -> bool:
    """Liberty penalties stay with the police."""
    return any(word in facts.matter.lower() for word in LIBERTY)


@Entrustment.entrust.barred(
    _("行政处罚不得委托个人实施"), cites=PENALTY_ACT[20], instead=_("请委托符合条件的组织")
)
def to_a_person(case: Any, facts: Any) -> bool:
    """Only organisations are entrusted."""
    return bool(facts.individual)


@Entrustment.entrust.barred(
    _("受委托组织不具备法定条件"), cites=PENALTY_ACT[21], instead=_("请委托依法成立、管理公共事务的组织")
)
def unfit(case: Any, facts: Any) -> bool:
    """Lawfully founded, managing public affairs, with qualified staff."""
    return facts.fit is False


@Entrustment.entrust.barred(
    _("受委托组织不得再委托"), cites=PENALTY_ACT[20], instead=_("请由原委托机关直接委托")
)
def entrusted_itself(case: Any, facts: Any) -> bool:
    """Who acts by entrustment entrusts nobody."""
    return any(actor.organ_kind == "entrusted" and actor.organ == case.organ for actor in case.by)


@Entrustment.sub_entrust.barred(
    _("受委托组织不得再委托其他组织或者个人"), cites=PENALTY_ACT[20], instead=_("请由委托机关直接委托")
)
def sub_entrusted(case: Any, facts: Any) -> bool:
    """Never, to nobody."""
    return True


def holds(known: Any, day: date) -> bool:
    """Whether an entrustment found on the shelf holds on that day: within its term and not ended."""
    since, until = known.facts.get("entrust__since"), known.facts.get("until")
    return since is not None and since <= day.isoformat() <= (until or "9999")


def last_day(case: Any) -> date:
    """The last day of the entrustment as the case tells it."""
    end = case.last(Entrustment.end_entrustment)
    if end is not None:
        return date.fromisoformat(end.facts.last_day.isoformat())
    until: date | None = case.last(Entrustment.entrust).facts.until
    return until or case.last(Entrustment.entrust).facts.since - timedelta(days=1)


OUTCOMES = {"entrusted": _("委托中"), "ended": _("已终止")}
