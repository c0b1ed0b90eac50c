"""Enforcement certificates: issued, suspended, revoked (行政执法监督条例第十七条)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from zhunsheng.registers.models import Certificate, Organ, Person, Suspension
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.writing import add, change, known


def issue_certificate(
    person: str, organ: str, number: str, valid_from: date, valid_until: date
) -> Certificate:
    """Issue a certificate for one organ, first and last day included. Raises Refused, also for a number in use."""
    holder, place = known(Person, person, "person"), known(Organ, organ, "organ")
    if Certificate.objects.filter(number=number).exists():
        raise Refused(f"证号{number}已经发出。请使用新的证号。", "number")
    return add(
        Certificate(person=holder, organ=place, number=number, valid_from=valid_from, valid_until=valid_until)
    )


def certificate(number: str) -> Certificate:
    """The certificate of that number. Raises Refused."""
    found = Certificate.objects.filter(number=number).first()
    if found is None:
        raise Refused(f"没有证号为{number}的执法证。请核对证号。", "number")
    return found


@transaction.atomic
def suspend_certificate(number: str, since: date, until: date | None = None, why: str = "") -> Suspension:
    """Hold a certificate back from `since` to `until`, both included. Raises Refused."""
    held = certificate(number)
    if held.revoked_on is not None and held.revoked_on <= since:
        raise Refused(f"执法证{number}已于{held.revoked_on}收回,不能再暂扣。", "number")
    return add(Suspension(certificate=held, since=since, until=until, why=why))


@transaction.atomic
def resume_certificate(number: str, first_day: date) -> int:
    """Give a certificate back: what held it ends the day before. Answers how many suspensions ended. Raises Refused."""
    running = [
        hold
        for hold in Suspension.objects.filter(certificate=certificate(number))
        if hold.in_force(first_day) and hold.since < first_day
    ]
    if not running:
        raise Refused(f"执法证{number}在{first_day}并未暂扣。请核对日期。", "number")
    for hold in running:
        hold.until = date.fromordinal(first_day.toordinal() - 1)
        change(hold, "until")
    return len(running)


@transaction.atomic
def revoke_certificate(number: str, on: date, why: str) -> Certificate:
    """Take a certificate away: acts are refused from that day on, not earlier ones. Raises Refused."""
    held = certificate(number)
    if held.revoked_on is not None:
        raise Refused(f"执法证{number}已于{held.revoked_on}收回。不必再收回。", "number")
    if not why.strip():
        raise Refused("收回执法证须写明原因。请填写原因。", "revoked_why")
    held.revoked_on, held.revoked_why = on, why
    return change(held, "revoked_on", "revoked_why")


@transaction.atomic
def extend_certificate(number: str, valid_until: date) -> Certificate:
    """Let a certificate go on under its number to a later day. Raises Refused."""
    held = certificate(number)
    if held.revoked_on is not None:
        raise Refused(f"执法证{number}已于{held.revoked_on}收回,不能换发。请重新申领。", "number")
    if valid_until <= held.valid_until:
        raise Refused(f"执法证{number}的有效期本来就到{held.valid_until}。请填写更晚的日期。", "valid_until")
    held.valid_until = valid_until
    return change(held, "valid_until")


def numbers_of(person: str, organ: str, day: date) -> list[str]:
    """The numbers of a person's certificates for an organ that are not taken away on that day."""
    held = Certificate.objects.filter(person_id=person, organ_id=organ).order_by("valid_from")
    return [one.number for one in held if one.revoked_on is None or one.revoked_on > day]
