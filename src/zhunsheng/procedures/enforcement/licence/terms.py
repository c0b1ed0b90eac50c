"""The days that a licence is counted from: receipt, acceptance, expiry; and what its item says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from zhunsheng.procedures.clocks import Local
from zhunsheng.procedures.enforcement.licence.choices import Result
from zhunsheng.procedures.enforcement.licence.words import (
    about_deciding,
    about_renewal,
    in_workdays,
    number_of,
    on,
)
from zhunsheng.statutes.days import Length, Unit, count, days, workdays

CORRECTING = workdays(5)
APPLYING = ("apply", "renew-apply", "change-apply")


def _acts(case: Any, *names: str) -> list[Any]:
    return [act for act in case.acts if act.stands and act.step.name in names]


def application(case: Any, before: int | None = None) -> Any:
    """The application that is being handled: the latest one."""
    found = [act for act in _acts(case, *APPLYING) if before is None or act.seq < before]
    return found[-1] if found else None


def asked(case: Any, name: str, default: Any = None) -> Any:
    """What the application said of its item."""
    act = application(case)
    value = getattr(act.facts, name, None) if act is not None else None
    return default if value is None else value


def received(act: Any) -> date:
    """The day on which an application or its corrections came in."""
    day: date = getattr(act.facts, "received", None) or act.on
    return day


def silent_until(case: Any, act: Any) -> date:
    """The last day to ask for corrections of what came in with `act`."""
    return count(received(act), CORRECTING, calendar=case.calendar).plain


def corrected(case: Any, since: Any) -> Any:
    """The last corrections that came in after the application."""
    found = [act for act in _acts(case, "submit-corrections") if act.seq > since.seq]
    return found[-1] if found else None


def asked_for_corrections(case: Any, since: Any) -> bool:
    """Whether corrections were asked for after `since`."""
    return any(act.seq > since.seq for act in _acts(case, "ask-corrections"))


def fixed_acceptance(case: Any, day: date) -> date | None:
    """The day on which the application counts as accepted whatever is written: the day the last correction came in, or
    the day of receipt once five working days passed in silence. None while the organ may still choose."""
    first = application(case)
    if first is None:
        return None
    last = corrected(case, first)
    if last is not None:
        return received(last)
    silent = not asked_for_corrections(case, first) and day > silent_until(case, first)
    return received(first) if silent else None


def accepted_on(case: Any, act: Any) -> date:
    """The day of acceptance (受理) that an act of acceptance records."""
    said: date | None = act.facts.accepted_on
    return said or fixed_acceptance(case, act.on) or act.on


def granted(case: Any, act: Any) -> bool:
    """Whether the act grants what was asked for."""
    return getattr(act.facts, "outcome", Result.GRANTED) is Result.GRANTED


def acceptance(case: Any) -> date | None:
    """The day of acceptance of the application being handled; None before it."""
    first, found = application(case), _acts(case, "accept")
    if not found or (first is not None and found[-1].seq < first.seq):
        return None
    return accepted_on(case, found[-1])


def joint(case: Any) -> bool:
    """Whether several departments handle it together (第二十六条)."""
    return bool(asked(case, "joint")) or on(case.setting("joint_handling"))


def safety(case: Any) -> bool:
    """Whether the licence concerns public safety, health, life and property."""
    return bool(asked(case, "safety")) or on(case.setting("safety_licence"))


def own_term(case: Any) -> int | None:
    """Working days that another law or regulation sets for this item; None where none does."""
    said: int | None = asked(case, "statutory_working_days")
    rule = case.setting("special_rule")
    return said or (None if rule is None or _of_the_lead(case, rule) else number_of(rule))


def _of_the_lead(case: Any, rule: Any) -> bool:
    """Whether a special rule says how early to apply for renewal: in words, or a bare number where a renewal is asked."""
    act = application(case)
    renewal = act is not None and act.step.name == "renew-apply"
    return about_renewal(rule) or (renewal and not in_workdays(rule) and not about_deciding(rule))


def promised(case: Any) -> int | None:
    """Working days that the organ promised for this item."""
    said: int | None = asked(case, "promised_working_days")
    return said or number_of(case.setting("promised_working_days"))


def places(case: Any) -> int | None:
    """How many licences of this item there may be; None where it is not limited."""
    said: int | None = asked(case, "quota")
    if said:
        return said
    rule = case.setting("quota")
    return (number_of(rule) or 1) if on(rule) else None


def valid_to(case: Any) -> date | None:
    """The last day of the licence that stands in this case, or that its renewal is about."""
    for act in reversed(_acts(case, "issue-certificate", "renew-decide", "deem-renewed", "change-decide",
                              "decide", "decide-on-spot", "renew-apply")):  # fmt: skip
        day: date | None = getattr(act.facts, "valid_to", None) or getattr(
            act.facts, "licence_valid_to", None
        )
        if day is not None:
            return day
    said = case.setting("licence_valid_to")
    try:
        return said if isinstance(said, date) else date.fromisoformat(str(said))
    except ValueError:
        return None


class OwnTerm(Local):
    """The time to decide that another law sets for the item."""

    def of(self, case: Any) -> Length:
        """So many working days."""
        return workdays(own_term(case) or self.default.count)


class Promise(Local):
    """The time that the organ promised for the item, never longer than the statutory one is counted."""

    def of(self, case: Any) -> Length:
        """So many working days."""
        return workdays(promised(case) or self.default.count)


class Lead(Local):
    """How long before expiry a renewal is applied for; a special rule on renewal may say otherwise (第五十条)."""

    def of(self, case: Any) -> Length:
        """Calendar days, or working days where the rule counts in those."""
        rule = case.setting("special_rule")
        number = number_of(rule) if rule is not None and _of_the_lead(case, rule) else None
        if number is None:
            return self.default
        return replace(self.default, count=number, unit=Unit.WORKDAY if in_workdays(rule) else Unit.DAY)


class ToExpiry(Local):
    """From the application for renewal to the last day of the licence."""

    def of(self, case: Any) -> Length:
        """As many days as are left."""
        act = next(iter(reversed(_acts(case, "renew-apply"))), None)
        left = (act.facts.licence_valid_to - act.on).days if act is not None else 0
        return days(max(0, left))


class Announced(Local):
    """The time that an excluded procedure needs, as told to the applicant (第四十五条)."""

    def of(self, case: Any) -> Length:
        """Working days of the latest announcement."""
        act = next(iter(reversed(_acts(case, "exclude-start"))), None)
        return workdays((act.facts.needed_working_days if act else None) or self.default.count)


def announced_end(case: Any, act: Any) -> date | None:
    """The last day not counted because of one announcement; what runs over counts again unless announced anew."""
    needed = act.facts.needed_working_days
    return count(act.on, workdays(needed), calendar=case.calendar).plain if needed else None
