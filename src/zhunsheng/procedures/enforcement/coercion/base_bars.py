"""What the law forbids in the decision that is to be enforced, and in serving papers."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.cited import outdated
from zhunsheng.procedures.enforcement.coercion.base import Base
from zhunsheng.procedures.enforcement.coercion.execution import Execution
from zhunsheng.procedures.enforcement.coercion.measures import TAKING
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.kinds import imposes_penalty
from zhunsheng.procedures.enforcement.penalty.words import ELECTRONIC, IN_PERSON, STRANGERS, says
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT, PERIODS
from zhunsheng.statutes.days import count, workdays
from zhunsheng.statutes.words import _

A, B, E = COERCION_ACT, Base, Execution


@B.decide.barred(
    _("决定书没有载明救济途径和期限"), cites=(PENALTY_ACT[59], *OLD[39]), instead=_("请补全决定书")
)
def remedies_left_out(case: Any, facts: Any) -> bool:
    """The decision says where and until when it can be challenged."""
    return facts.remedies_told is False


@B.decide.barred(
    _("没有同时责令改正违法行为"), cites=(PENALTY_ACT[28], *OLD[23]), instead=_("请责令当事人改正")
)
def no_order(case: Any, facts: Any) -> bool:
    """A penalty comes with an order to correct."""
    return facts.order_to_correct is False and imposes_penalty(facts)


@B.decide.barred(
    _("听取陈述申辩的期限尚未届满"),
    cites=(PENALTY_ACT[45], *OLD[32]),
    instead=_("请等待告知后的五个工作日届满,或者由当事人书面放弃"),
)
def decided_too_soon(case: Any, facts: Any) -> bool:
    """Five working days from the notice are left to be heard (doubts.md)."""
    if facts.notified is None or not imposes_penalty(facts):
        return False
    return bool(case.on <= count(facts.notified, workdays(5), calendar=case.calendar).due)


for _step in (*TAKING, B.decide, E.enforcement_decision):

    @_step.barred(
        _("引用的条文在当日不是现行有效的规定"),
        cites=(PENALTY_ACT[37], A[10])
        if _step is B.decide
        else (A[37] if _step is E.enforcement_decision else A[10],),
        instead=_("请改引当日现行有效的条文"),
    )
    def out_of_force(case: Any, facts: Any) -> bool:
        """What is cited is law on the day of the act."""
        return bool(outdated(facts.cited, case.on))


def _of_enforcement(case: Any) -> bool:
    return bool(case.did(E.enforcement_decision, E.substitute_decision, E.demand))


def _not_served(facts: Any) -> bool:
    unsigned = facts.signed is False and says(facts.manner, IN_PERSON)
    return unsigned or (facts.signed is False and says(facts.manner, ELECTRONIC))


@B.serve.barred(
    _("文书没有送达当事人:直接送达须有签收"),
    cites=A[38],
    instead=_("当事人拒收或者无法直接送达的,请依民事诉讼法以留置、邮寄、公告等方式送达"),
)
def paper_unserved(case: Any, facts: Any) -> bool:
    """Papers of enforcement are handed over, or served as the law on civil procedure says."""
    return _of_enforcement(case) and _not_served(facts)


@B.serve.barred(
    _("决定书没有送达当事人:直接送达须有签收"),
    cites=(PENALTY_ACT[61], *OLD[40]),
    instead=_("请改用留置、邮寄、公告等方式送达,并留下记录"),
)
def decision_unserved(case: Any, facts: Any) -> bool:
    """So is the decision itself."""
    return not _of_enforcement(case) and _not_served(facts)


@B.serve.barred(
    _("送达给了依法不能代收的人"),
    cites=PERIODS["民事诉讼法 第八十八条"],
    instead=_("请送达本人、同住成年家属、单位负责人或者收件人员"),
)
def handed_to_a_stranger(case: Any, facts: Any) -> bool:
    """Only the party, a grown-up of the household, or who receives for an organisation takes the paper."""
    return says(facts.to, STRANGERS)
