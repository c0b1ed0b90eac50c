"""Supervision of enforcement: matters, papers, replies, joint checks, social supervisors."""

from functools import partial
from typing import Any

import ibis

from zhunsheng.indicators.breaking import EVERYWHERE, STANDING
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.procedures.oversight.supervision import (
    Fault,
    JointSupervision,
    MonitoringCard,
    SocialSupervisor,
    Supervision,
)
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.words import _

_WAYS = (*EVERYWHERE, "subject")
_count = partial(Indicator, systems=("S109",), procedure=Supervision, kind=Kind.COUNT, unit=_("件"), by=_WAYS)


def _all(t: Any, p: Period) -> Any:
    return ibis.literal(True)


def derived_social(t: Any) -> dict[str, tuple[str, Any]]:
    """The first day on which the appointment no longer runs."""
    over = t.appoint__until + ibis.interval(days=1)
    return {"over": ("DATE", ibis.least(ibis.coalesce(t.closed, over), over))}


INDICATORS: tuple[Indicator, ...] = (
    _count(
        id="supervisions",
        title=_("行政执法监督立项数"),
        title_en="Matters supervised",
        definition=_("期内行政执法监督立项数"),
        dated_by="file_on",
        cites=RULES[14],
        of=_all,
    ),
    _count(
        id="supervision_letters",
        systems=("S113",),
        title=_("监督督办函数"),
        title_en="Supervision letters",
        definition=_("期内制发过督办函的监督事项数"),
        dated_by="supervision_letter_on",
        cites=RULES[27],
        of=_all,
    ),
    _count(
        id="supervision_opinions",
        systems=("S113",),
        title=_("监督意见书数"),
        title_en="Supervision opinions",
        definition=_("期内制发过意见书的监督事项数"),
        dated_by="supervision_opinion_on",
        cites=RULES[28],
        of=_all,
    ),
    _count(
        id="supervision_decisions",
        systems=("S113",),
        title=_("监督决定书数"),
        title_en="Supervision decisions",
        definition=_("期内制发过决定书的监督事项数"),
        dated_by="supervision_decision_on",
        cites=RULES[29],
        of=_all,
    ),
    Indicator(
        id="supervised_units",
        systems=("S109",),
        title=_("被监督单位数"),
        title_en="Units supervised",
        definition=_("期内立项监督的单位数,同一单位计为一个"),
        procedure=Supervision,
        kind=Kind.DISTINCT,
        unit=_("个"),
        dated_by="file_on",
        cites=RULES[14],
        of=lambda t, p: t.subject != "",
        amount=lambda t: t.subject,
        by=EVERYWHERE,
    ),
    Indicator(
        id="self_checked_units",
        systems=("S109", "S110"),
        serves=("F222",),
        title=_("报送自查台账的部门数"),
        title_en="Departments that checked themselves",
        definition=_("最后一份自查台账在期内报送的联合监督检查中,报送自查台账的部门数之和"),
        procedure=JointSupervision,
        kind=Kind.SUM,
        unit=_("个"),
        dated_by="self_check_on",
        cites=RULES[22],
        of=_all,
        amount=lambda t: t.self_check_n,
        by=EVERYWHERE,
    ),
    Indicator(
        id="social_supervisors",
        systems=("S112",),
        serves=("F363",),
        title=_("社会监督员数"),
        title_en="Social supervisors",
        definition=_("期末在聘期内的行政执法社会监督员数"),
        procedure=SocialSupervisor,
        kind=Kind.COUNT,
        unit=_("名"),
        dated_by="appoint__since",
        cites=RULES[23],
        of=_all,
        stock=True,
        until="over",
        by=STANDING,
    ),
    Indicator(
        id="monitoring_cards",
        systems=("S59",),
        title=_("电子监察预警数"),
        title_en="Monitoring cards issued",
        definition=_("期内发出的黄牌、红牌数"),
        procedure=MonitoringCard,
        kind=Kind.COUNT,
        unit=_("张"),
        dated_by="opened",
        cites=RULES[22],
        of=_all,
        by=_WAYS,
    ),
    Indicator(
        id="faults_examined",
        systems=("S114",),
        title=_("执法过错调查数"),
        title_en="Faults examined",
        definition=_("期内立案调查的行政执法过错数"),
        procedure=Fault,
        kind=Kind.COUNT,
        unit=_("件"),
        dated_by="opened",
        cites=RULES[32],
        of=_all,
        by=EVERYWHERE,
    ),
)
DIMENSIONS: tuple[Dimension, ...] = ()
DERIVED = {"social-supervisor": derived_social}
OUTLINED: dict[str, dict[str, str]] = {}
