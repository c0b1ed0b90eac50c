"""A question about days, asked in words, answered in words: the face of the counting for doors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.days import Length, Line, Roll, Unit, between, count, count_hours
from zhunsheng.statutes.words import _

UNIT_NAMES = {"working": Unit.WORKDAY, "calendar": Unit.DAY} | {unit.value: unit for unit in Unit}
UNIT_NAMES |= {f"{name}s": unit for name, unit in list(UNIT_NAMES.items())}


class BadQuestion(ValueError):
    """The question about days cannot be answered; the message says what to change."""


def explain_days(
    start: date | datetime,
    number: int | None = None,
    unit: str = "working",
    *,
    to: date | None = None,
    backward: bool = False,
    roll: str = "none",
    calendar: Calendar | None = None,
    translate: Callable[[str], str] = str,
) -> dict[str, Any]:
    """The day that a period ends on, or with `to` the number of units in between.

    Answers `{"date", "provisional", "explanation"}` (and `"plain"`, the day before the roll), or
    `{"count", "unit", "provisional", "explanation"}`. Dates are ISO strings, the explanation a list of sentences.
    Units: working or workday, calendar or day, month, year, hour. Raises BadQuestion.
    """
    known, rolled = _unit(unit), _roll(roll)
    days = calendar or Calendar.standard()
    if (number is None) == (to is None):
        raise BadQuestion("请给出天数(--count)或者截止日期(--to),二者给出其一。")
    try:
        if number is None:
            return _distance(_date(start), _date(to or start), known, days, translate)
        if known is Unit.HOUR:
            moment = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)
            timed = count_hours(moment, number)
            return _answer(timed.due.isoformat(), False, timed.explanation, translate)
        counted = count(_date(start), Length(number, known), calendar=days, backward=backward, roll=rolled)
        answer = _answer(counted.due.isoformat(), counted.provisional, counted.explanation, translate)
        return {**answer, "plain": counted.plain.isoformat()}
    except OverflowError:
        raise BadQuestion("算出的日期超出公历可表示的范围。请核对天数。") from None
    except ValueError as error:
        raise BadQuestion(str(error)) from error


def _unit(name: str) -> Unit:
    try:
        return UNIT_NAMES[name.lower()]
    except KeyError:
        raise BadQuestion(f"不认识的单位「{name}」。可用:working、calendar、month、year、hour。") from None


def _roll(name: str) -> Roll:
    try:
        return Roll(name)
    except ValueError:
        raise BadQuestion(f"不认识的顺延方式「{name}」。可用:none、back、forward。") from None


def _date(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _distance(
    a: date, b: date, unit: Unit, calendar: Calendar, translate: Callable[[str], str]
) -> dict[str, Any]:
    number = between(a, b, unit, calendar)
    lines = [
        Line(
            _("{start}当日不计入,至{day}共{count}{unit}。"),
            {"start": a, "day": b, "count": number, "unit": unit},
        )
    ]
    provisional = unit is Unit.WORKDAY and not (calendar.is_known(a) and calendar.is_known(b))
    if provisional:
        lines.append(
            Line(
                _("放假通知只录入{first}至{last},其外按周末和法定节日暂算。"),
                {"first": calendar.known_from, "last": calendar.known_until},
            )
        )
    return {
        "count": number,
        "unit": unit.value,
        "provisional": provisional,
        "explanation": [line.text(translate) for line in lines],
    }


def _answer(
    day: str, provisional: bool, lines: tuple[Line, ...], translate: Callable[[str], str]
) -> dict[str, Any]:
    return {
        "date": day,
        "provisional": provisional,
        "explanation": [line.text(translate) for line in lines],
    }
