"""From a course to a plan: the party, the penalty, and all that happens from the opening to the file."""

from __future__ import annotations

from datetime import date, datetime
from random import Random

from zhunsheng.cases.demo import deciding, inquiring, performing
from zhunsheng.cases.demo.courses import Choice, threshold
from zhunsheng.cases.demo.plan import P, Plan
from zhunsheng.cases.demo.staff import Officer

MISHAPS = ((0.03, "late-service"), (0.05, "late-publication"), (0.015, "unpublished"))
_UNTOUCHED = frozenset({"revoked", "reconsidered"})


def draw(
    serial: int,
    wishes: frozenset[str],
    rng: Random,
    opened: date,
    now: datetime,
    choice: Choice,
    pair: tuple[Officer, Officer] | None = None,
) -> Plan:
    """Plan one case of that course."""
    mishaps = {name for chance, name in MISHAPS if rng.random() < chance and not wishes & _UNTOUCHED}
    plan = Plan(serial, choice.team, choice.matter, wishes | mishaps, rng, opened, now, pair)
    _weigh(plan, choice.kinds)
    run(plan)
    return plan


def _weigh(plan: Plan, kinds: str) -> None:
    """Party kind and penalty: within the range, under or over what opens a hearing."""
    rng, matter = plan.rng, plan.matter
    kind = rng.choice(kinds)
    plan.party = {"kinds": kind}
    limit = threshold(plan.team.office.key, kind)
    plan.large = plan.wants("large")
    low, high = matter.low, matter.high
    if plan.wants("spot"):
        high = min(high, 3000 if kind == "o" else 100 if plan.wants("collected") else 200)
    elif plan.large:
        low = max(low, limit)
    else:
        high = min(high, limit - 10)
    step = 1000 if high > 20_000 else 100 if high > 2000 else 10
    low, high = -(-low // step), max(-(-low // step), high // step)
    plan.fine = min(int(rng.triangular(low, high + 1, low)), high) * step
    plan.kinds = ["fine"] if plan.fine else ["warning"]
    if plan.wants("spot"):
        return
    if "d" in matter.traits and plan.some(0.3):
        plan.kinds.append("detention")
    if "c" in matter.traits and plan.some(0.4):
        plan.kinds.append("confiscate-gains")
        plan.confiscated = min(plan.fine * rng.randint(2, 9) // 10, limit - 1)
    if "x" in matter.traits and plan.large and plan.some(0.4):
        plan.kinds.append(rng.choice(("order-to-stop", "revoke-licence")))


def run(plan: Plan) -> None:
    """Let the course happen, from the opening to the file."""
    if plan.wants("spot"):
        deciding.on_the_spot(plan)
        performing.published_and_paid(plan, plan.received)
        performing.close(plan, "performed")
        return
    inquiring.file(plan)
    inquiring.investigate(plan)
    if plan.wants("transfer"):
        plan.later(5, 20)
        head = plan.team.of("head")[0].id
        plan.do(P.transfer, head, papers=["移送书", "证据材料"], approved_by=head, to="青溪县公安局(示例)")
        performing.close(plan, "transferred")
        return
    if plan.wants("spare"):
        deciding.spare(plan)
    else:
        inquiring.conclude(plan)
        deciding.tell(plan)
        deciding.review(plan)
        deciding.decide(plan)
    decided = plan.day
    performing.serve(plan)
    performing.report(plan)
    performing.published_and_paid(plan, decided)
    performing.dispute(plan)
    manner = "no-penalty" if plan.wants("spare") else "court" if plan.wants("court") else "performed"
    performing.close(plan, manner)
