"""The powers an organ holds, by day."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from zhunsheng.registers.models import Organ, Power, in_force
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.writing import add, change, known


def grant_power(
    organ: str, code: str, title: str, basis: str, since: date, until: date | None = None, source: str = ""
) -> Power:
    """Enter a power with its legal basis. Raises Refused, also where the organ holds it already on the first day."""
    holder = known(Organ, organ, "organ")
    if holds_power(organ, code, since):
        raise Refused(f"{holder.name}在{since}已有事项{code}。请先终止原事项。", "code")
    return add(
        Power(organ=holder, code=code, title=title, basis=basis, since=since, until=until, source=source)
    )


@transaction.atomic
def withdraw_power(organ: str, code: str, last_day: date) -> Power:
    """End a power in force on its last day, itself included. Raises Refused if there is none."""
    power = Power.objects.filter(in_force(last_day), organ_id=organ, code=code).first()
    if power is None:
        raise Refused(f"{last_day}没有生效的事项{code}。请核对编码和日期。", "code")
    power.until = last_day
    return change(power, "until")


def powers_of(organ: str, day: date) -> list[Power]:
    """The powers an organ holds on that day, by code."""
    return list(Power.objects.filter(in_force(day), organ_id=organ).order_by("code"))


def has_list(organ: str, day: date) -> bool:
    """Whether a list of powers was begun for the organ by that day, even if nothing is left on it."""
    return Power.objects.filter(organ_id=organ, since__lte=day).exists()


def holds_power(organ: str, code: str, day: date) -> bool:
    """Whether the organ holds that power on that day."""
    return Power.objects.filter(in_force(day), organ_id=organ, code=code).exists()


def held_by_another(organ: str, code: str, day: date) -> bool:
    """Whether the organ has or had the power on other days, and on this day another organ has it instead."""
    rows = Power.objects.filter(code=code)
    if rows.filter(in_force(day), organ_id=organ).exists() or not rows.filter(organ_id=organ).exists():
        return False
    return rows.filter(in_force(day)).exclude(organ_id=organ).exists()


def move_power(code: str, giver: str, taker: str, first_day: date, source: str = "") -> Power:
    """Let a power pass from one organ to another from `first_day` on. Raises Refused."""
    held = Power.objects.filter(in_force(first_day), organ_id=giver, code=code).first()
    if held is None:
        raise Refused(f"{first_day}没有可以移交的事项{code}。请核对编码、机关和日期。", "code")
    with transaction.atomic():
        if held.since < first_day:
            withdraw_power(giver, code, first_day - timedelta(days=1))
            return grant_power(taker, code, held.title, held.basis, first_day, held.until, source)
        raise Refused(
            f"事项{code}自{held.since}起才由原机关行使,不能自{first_day}移交。请核对日期。", "since"
        )
