"""Service, publicity, money, remedies, the court and the file, as they go in the demo county."""

from __future__ import annotations

from datetime import date, timedelta

from zhunsheng.cases.demo.plan import P, Plan
from zhunsheng.statutes.days import count, months

PUBLIC = ["当事人名称", "违法事实", "处罚种类", "处罚依据", "处罚内容", "决定日期"]


def serve(plan: Plan) -> None:
    """送达, mostly in time."""
    decided = plan.day
    if plan.wants("present"):
        pass
    elif plan.wants("late-service"):
        plan.past(plan.workdays(decided, 7), 6)
    else:
        plan.day = plan.workdays(decided, plan.rng.randint(1, 6))
    manner = plan.rng.choice(("direct", "direct", "mail", "leaving"))
    plan.received = plan.day
    plan.do(P.serve, *plan.pair, manner=manner, signed=manner != "leaving", received=plan.day)


def published_and_paid(plan: Plan, decided: date) -> None:
    """Two branches in the order of their days: the decision is made public, the fine is paid."""
    publish_on, pay_on = _publication_day(plan, decided), _payment_day(plan)
    if pay_on < publish_on:
        perform(plan, pay_on)
        publish(plan, publish_on)
    else:
        publish(plan, publish_on)
        perform(plan, pay_on)


def _publication_day(plan: Plan, decided: date) -> date:
    term = 20 if plan.team.office.key == "market" else 7
    if plan.wants("late-publication"):
        return plan.workdays(decided, term + plan.rng.randint(1, 15))
    return plan.workdays(decided, plan.rng.randint(max(1, term // 3), term))


def _payment_day(plan: Plan) -> date:
    """Where the fine is simply paid, some day of the term; else the publication comes first."""
    if plan.wants("instalments", "surcharge", "court"):
        return date.max
    term = 0 if plan.wants("collected") else plan.rng.randint(0, 15)
    return plan.received + timedelta(days=term)


def publish(plan: Plan, day: date) -> None:
    """公开, unless it is forgotten."""
    if plan.wants("unpublished"):
        return
    plan.day = max(plan.day, day)
    plan.do(P.publish, plan.one("clerk"), fields=PUBLIC, address="青溪县行政执法信息公示平台(示例)")
    if plan.some(0.5):
        plan.do(P.push_publication, plan.one("clerk"))


def report(plan: Plan) -> None:
    """Major penalties are filed with the justice bureau; a few are forgotten."""
    if plan.large and not plan.some(0.1):
        plan.later(1, 6)
        plan.do(P.report_major, plan.one("clerk"), to="青溪县司法局(示例)")


def _pay(plan: Plan, amount: int) -> None:
    plan.do(P.pay, "bank", plan.one("clerk"), paid_yuan=amount)


def perform(plan: Plan, day: date) -> None:
    """The fine is paid: at once, by instalments, late with a surcharge, or the court is asked."""
    if not plan.fine or plan.wants("unpaid"):
        return
    due = plan.term(plan.received, 15)
    if plan.wants("collected"):
        _collect(plan)
    elif plan.wants("instalments"):
        _by_instalments(plan)
    elif plan.wants("surcharge"):
        plan.past(due, 12)
        late = (plan.day - due).days
        extra = min(plan.fine, plan.fine * 3 * late // 100)
        first = due + timedelta(days=1)
        plan.do(
            P.surcharge,
            plan.one("clerk"),
            first_day=first,
            base_yuan=plan.fine,
            rate_percent=3,
            total_yuan=extra,
        )
        _pay(plan, plan.fine + extra)
    elif plan.wants("court"):
        _to_court(plan, due)
    else:
        plan.day = max(plan.day, day)
        _pay(plan, plan.fine)


def _collect(plan: Plan) -> None:
    plan.do(P.collect_on_spot, plan.pair[0], collected_yuan=plan.fine)
    plan.later(0, 1)
    plan.do(P.hand_in, plan.one("clerk"), collected_yuan=plan.fine)
    plan.later(0, 1)
    plan.do(P.bank, "bank", plan.one("clerk"), collected_yuan=plan.fine)


def _by_instalments(plan: Plan) -> None:
    times = plan.rng.randint(2, 4)
    plan.later(2, 5)
    plan.do(P.instalment_apply, "party", plan.one("clerk"), instalments=times, reason="经济困难")
    plan.later(1, 5)
    each, last = plan.fine // times, plan.day + timedelta(days=30 * times)
    plan.do(P.instalment_approve, plan.head, instalment_yuan=each, last=last)
    for turn in range(times):
        plan.later(20, 28)
        _pay(plan, each if turn < times - 1 else plan.fine - each * (times - 1))


def _to_court(plan: Plan, due: date) -> None:
    """After both terms of remedy, a demand and ten working days, within three months."""
    plan.past(due, 8)
    plan.do(
        P.surcharge,
        plan.one("clerk"),
        first_day=due + timedelta(days=1),
        base_yuan=plan.fine,
        rate_percent=3,
        total_yuan=plan.fine,
    )
    remedies = count(plan.received, months(6), calendar=plan.calendar).plain
    plan.past(plan.calendar.first_workday_on_or_after(remedies), 6)
    plan.do(P.demand, plan.one("clerk"), fine_yuan=plan.fine, surcharge_yuan=plan.fine, served=plan.day)
    plan.past(plan.workdays(plan.day, 10), 8)
    plan.do(P.apply_court, plan.one("clerk"), base_yuan=plan.fine * 2)
    plan.later(40, 90)


def dispute(plan: Plan) -> None:
    """行政复议, or the organ finds its own mistake; what is undone leaves the public page, mostly in time."""
    if plan.wants("reconsidered"):
        plan.past(plan.received + timedelta(days=5), 15)
        plan.do(P.reconsideration_apply, "party", plan.one("clerk"), accepted=plan.day)
        plan.later(35, 58)
        outcome = "维持" if plan.wants("upheld") else plan.rng.choice(("撤销", "变更", "确认违法"))
        by = ("reconsideration_organ", plan.one("clerk"))
        plan.do(P.reconsideration_decide, *by, outcome=outcome, received=plan.day)
    elif plan.wants("revoked"):
        plan.past(plan.received + timedelta(days=30), 30)
        plan.do(P.revoke, plan.team.of("head")[0].id, ground="复查发现事实认定有误")
    if plan.wants("reconsidered", "revoked") and not plan.wants("upheld", "unpublished"):
        if plan.wants("late-withdrawal"):
            plan.past(plan.workdays(plan.day, 3), 6)
        else:
            plan.day = plan.workdays(plan.day, plan.rng.randint(1, 3))
        plan.do(P.withdraw_publication, plan.one("clerk"), reason="处罚决定已被撤销或者变更")


def close(plan: Plan, manner: str) -> None:
    """结案 and 归档; a few files wait for long."""
    if plan.wants("unpaid"):
        return
    plan.later(1, 8)
    plan.do(P.close, plan.pair[0], manner=manner)
    if plan.some(0.95):
        plan.later(3, 28)
        number = f"{plan.opened.year}-{plan.team.office.short}-{plan.serial:04d}"
        plan.do(P.archive, plan.one("clerk"), file_number=number, pages=plan.rng.randint(12, 160))
