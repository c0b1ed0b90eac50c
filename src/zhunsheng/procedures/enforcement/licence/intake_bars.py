"""What the law forbids at intake: late, partial or unwritten requests, wrong dates of acceptance, barred applicants."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.procedures.enforcement.licence.intake import Intake
from zhunsheng.procedures.enforcement.licence.terms import (
    application,
    asked_for_corrections,
    corrected,
    fixed_acceptance,
    places,
    received,
    silent_until,
)
from zhunsheng.statutes.catalogue import BUSINESS_RULES, LICENCE_ACT
from zhunsheng.statutes.words import _

ACT = LICENCE_ACT
_NO_REDIRECT = ("no", "none", "not told", "无", "没有", "否", "未告知")


def _barred(case: Any, facts: Any, why: str) -> bool:
    """Whether an earlier application or licence of the same party bars it from this item on the day."""
    item, day = getattr(facts, "item", None), received_on(case, facts).isoformat()
    earlier = (one for one in case.shelf.of_party("licence") if one.subject == item)
    return any(one.facts.get("barred_by") == why and one.facts["barred_until"] >= day for one in earlier)


def received_on(case: Any, facts: Any) -> date:
    """The day on which what is being filed came in."""
    day: date = getattr(facts, "received", None) or case.on
    return day


@Intake.apply.barred(
    _("申请人因提供虚假材料,一年内不得再次申请该许可"),
    cites=ACT[78],
    instead=_("请在一年期满之后申请"),
)
def false_papers_within_a_year(case: Any, facts: Any) -> bool:
    """The year runs from the decision (doubts.md)."""
    return _barred(case, facts, "false-papers")


@Intake.apply.barred(
    _("申请人以欺骗、贿赂等手段取得过该许可,三年内不得再次申请"),
    cites=ACT[79],
    instead=_("请在三年期满之后申请"),
)
def fraud_within_three_years(case: Any, facts: Any) -> bool:
    """The three years run from the revocation."""
    return _barred(case, facts, "fraud")


@Intake.apply.barred(_("收到材料日晚于办理日"), cites=ACT[32], instead=_("请填写实际收到材料的日期"))
def received_later(case: Any, facts: Any) -> bool:
    """Nothing is received before it comes in."""
    return facts.received is not None and facts.received > case.on


@Intake.ask_corrections.barred(
    _("收到申请材料已满五个工作日没有一次告知,自收到之日起即为受理"),
    cites=ACT[32],
    instead=_("请按收到申请材料之日办理「受理」"),
)
def asked_too_late(case: Any, facts: Any) -> bool:
    """Silence for five working days accepts from the day of receipt."""
    first = application(case)
    if first is None:
        return False
    since = corrected(case, first) or first
    return bool(case.on > silent_until(case, since))


@Intake.ask_corrections.barred(
    _("已经受理的申请不再要求补正"), cites=ACT[32], instead=_("请继续审查,依法作出决定")
)
def already_accepted(case: Any, facts: Any) -> bool:
    """What was accepted is reviewed as it is."""
    first = application(case)
    return first is not None and any(act.seq > first.seq for act in case.standing(Intake.accept))


@Intake.ask_corrections.barred(
    _("补正内容应当一次告知,不得就首次申请时已经缺少的材料再次要求补正"),
    cites=ACT[32],
    instead=_("只可以就补正材料本身的缺陷再告知一次"),
)
def asked_before(case: Any, facts: Any) -> bool:
    """One request for everything; a second only for what the corrected paper itself lacks (doubts.md)."""
    first = application(case)
    requests = [act for act in case.standing(Intake.ask_corrections) if first and act.seq > first.seq]
    if not requests:
        return bool(facts.missing_from_start and corrected(case, first)) if first else False
    last = corrected(case, first)
    lacking = last is not None and last.seq > requests[-1].seq and last.facts.complete is not True
    of_the_paper = facts.missing_from_start is False or (
        facts.missing_from_start is None and last is not None and last.facts.complete is False
    )
    return len(requests) > 1 or not (lacking and of_the_paper)


@Intake.ask_corrections.barred(
    _("没有列明需要补正的全部内容"), cites=ACT[32], instead=_("请逐项列明缺少的材料")
)
def nothing_named(case: Any, facts: Any) -> bool:
    """A request names what is missing."""
    return not facts.missing


@Intake.ask_corrections.barred(
    _("补正告知没有采用书面形式"), cites=ACT[32], instead=_("请出具书面的补正告知书")
)
def asked_by_word(case: Any, facts: Any) -> bool:
    """What is asked must be provable."""
    return facts.written is False


@Intake.accept.barred(
    _("受理凭证没有盖章或者没有注明日期"), cites=ACT[32], instead=_("请出具加盖专用印章并注明日期的凭证")
)
def slip_incomplete(case: Any, facts: Any) -> bool:
    """The slip is sealed and dated."""
    return facts.sealed is False or facts.dated is False


@Intake.accept.barred(
    _("已经要求补正,申请人尚未提交补正材料"), cites=ACT[32], instead=_("请等待申请人提交补正材料")
)
def corrections_awaited(case: Any, facts: Any) -> bool:
    """What was found incomplete is accepted when the corrections came in."""
    first = application(case)
    return first is not None and asked_for_corrections(case, first) and corrected(case, first) is None


@Intake.accept.barred(
    _("受理日与法定受理日不符:应为收到全部补正材料之日,或者逾期未告知时收到申请材料之日"),
    cites=ACT[32],
    instead=_("请按法定受理日填写"),
)
def dated_wrongly(case: Any, facts: Any) -> bool:
    """Neither lateness nor silence moves the day of acceptance."""
    said, first = facts.accepted_on, application(case)
    if said is None or first is None:
        return False
    fixed = fixed_acceptance(case, case.on)
    return bool((fixed is not None and said != fixed) or said > case.on or said < received(first))


@Intake.accept.barred(_("本申请已经受理或者不予受理"), cites=ACT[32], instead=_("请在原案中继续办理"))
def accepted_twice(case: Any, facts: Any) -> bool:
    """One application is answered once."""
    first = application(case)
    answered = case.standing(Intake.accept, Intake.refuse_acceptance)
    return first is not None and any(act.seq > first.seq for act in answered)


@Intake.accept.barred(_("同一申请已在另案受理"), cites=ACT[32], instead=_("请在已受理的案件中继续办理"))
def accepted_elsewhere(case: Any, facts: Any) -> bool:
    """The same application is not taken in a second time, here or in another organ of the book."""
    act = case.last(Intake.apply)
    if act is None or places(case) is not None:
        return False
    mine = act.facts
    others = (one for one in case.shelf.of_party("licence") if one.facts.get("accept_on") and not one.closed)
    return any(_same(one, mine) for one in others)


def _same(other: Any, mine: Any) -> bool:
    """Told by the number of the application; without one, by item and place while the other is undecided."""
    number = other.facts.get("apply__application")
    if number and mine.application:
        return bool(number == mine.application)
    alike = other.subject == mine.item and other.facts.get("apply__site") == mine.site
    return alike and not other.outcome


@Intake.refuse_acceptance.barred(
    _("不予受理没有出具书面凭证"), cites=ACT[32], instead=_("请出具加盖专用印章并注明日期的书面凭证")
)
def refused_by_word(case: Any, facts: Any) -> bool:
    """A refusal to accept is a sealed, dated paper."""
    return facts.written is False


@Intake.refuse_acceptance.barred(
    _("不属于本机关职权的,没有告知申请人向哪个机关申请"), cites=ACT[32], instead=_("请写明应当向哪个机关申请")
)
def not_redirected(case: Any, facts: Any) -> bool:
    """Who came to the wrong door is told the right one."""
    said = facts.redirect
    denied = said is not None and said.strip().lower() in ("", *_NO_REDIRECT)
    return denied or (facts.outside_power is True and not said)


@Intake.refuse_acceptance.barred(
    _("收到材料已满五个工作日没有告知补正,申请自收到之日起即为受理"),
    cites=ACT[32],
    instead=_("请办理「受理」,审查后依法决定"),
)
def refused_too_late(case: Any, facts: Any) -> bool:
    """Silence has accepted what was in the organ's power; what was not must still be sent to the right one."""
    first = application(case)
    elsewhere = facts.redirect or facts.no_licence_needed or facts.false_papers
    deemed = first is not None and fixed_acceptance(case, case.on) is not None
    return deemed and not elsewhere


@Intake.refuse_acceptance.barred(
    _("申请已经受理"), cites=ACT[32], instead=_("请审查后作出准予或者不予许可的决定")
)
def refused_after_acceptance(case: Any, facts: Any) -> bool:
    """What was accepted is decided."""
    first = application(case)
    return first is not None and any(act.seq > first.seq for act in case.standing(Intake.accept))


@Intake.refuse_acceptance.barred(
    _("材料齐全、符合法定形式的申请应当受理"),
    cites=ACT[32],
    instead=_("请办理「受理」,或者写明不予受理的法定理由"),
)
def complete_but_refused(case: Any, facts: Any) -> bool:
    """A complete application within the organ's power is accepted."""
    first = application(case)
    complete = first is not None and first.facts.complete is True
    ground = (facts.redirect, facts.outside_power, facts.no_licence_needed, facts.false_papers, facts.reason)
    return complete and not any(ground)


@Intake.refuse_acceptance.barred(
    _("对隐瞒情况、提供虚假材料的申请人没有给予警告"), cites=ACT[78], instead=_("请同时给予警告")
)
def not_warned(case: Any, facts: Any) -> bool:
    """False papers are answered with a warning."""
    return facts.false_papers is True and facts.warning is False


@Intake.commit.barred(
    _("没有书面告知条件和后果,或者申请人没有签署承诺书"),
    cites=BUSINESS_RULES[40],
    instead=_("请先书面告知,并由申请人签署承诺书"),
)
def commitment_unsigned(case: Any, facts: Any) -> bool:
    """A commitment is told and signed."""
    return facts.told_conditions is False or facts.signed is False


__all__ = ["received_on"]
