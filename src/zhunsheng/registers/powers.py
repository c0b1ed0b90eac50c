"""The powers an organ holds, by day."""

from __future__ import annotations

from datetime import date

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


def holds_power(organ: str, code: str, day: date) -> bool:
    """Whether the organ holds that power on that day."""
    return Power.objects.filter(in_force(day), organ_id=organ, code=code).exists()
