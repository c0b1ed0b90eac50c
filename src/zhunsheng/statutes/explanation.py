"""How a date was counted, in lines that a party can check with a calendar on the wall."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.lengths import Length, Pause, Roll, Unit, shift_months
from zhunsheng.statutes.words import _

if TYPE_CHECKING:
    from zhunsheng.statutes.days import Counted

Value = date | datetime | int | str | Unit | tuple[str, ...]
DAY = timedelta(1)
WEEKDAYS = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))
# Plain weekends are named one by one up to this many; beyond it only their sum is told.
WEEKENDS_TOLD = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of an explanation: a template to translate, and the values to put into it."""

    template: str
    values: Mapping[str, Value]

    def text(self, translate: Callable[[str], str] = str) -> str:
        """The sentence, template and words translated; dates as 2026-02-10(周二)."""
        return translate(self.template).format(**{k: _shown(v, translate) for k, v in self.values.items()})


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of a period: the original length, or an extension going on from its end."""

    start: date
    length: Length
    end: date
    stops: tuple[Pause, ...]


def _shown(value: Value, translate: Callable[[str], str]) -> str:
    if isinstance(value, Unit):
        return translate(value.word)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value.isoformat()}({translate(WEEKDAYS[value.weekday()])})"
    if isinstance(value, tuple):
        return translate("、").join(translate(word) for word in value)
    return translate(value) if isinstance(value, str) and value else str(value)


def lines(counted: Counted) -> Iterator[Line]:
    """The whole explanation of a counted period."""
    yield Line(
        _("{start}当日不计入,向前倒数。") if counted.backward else _("{start}当日不计入,从次日起算。"),
        {"start": counted.start},
    )
    for number, phase in enumerate(counted.phases):
        if number:
            yield Line(
                _("延长{count}{unit},接{day}之后计算。"),
                {"count": phase.length.count, "unit": phase.length.unit, "day": phase.start},
            )
        yield from _phase(phase, counted.calendar, counted.backward)
    yield from _roll(counted)
    yield from _provisional(counted)


def hour_lines(start: datetime, number: int, due: datetime) -> Iterator[Line]:
    """The explanation of a period in hours."""
    yield Line(
        _("从{start}起连续计算{count}小时,夜间和节假日不扣除,至{due}。"),
        {"start": start, "count": number, "due": due},
    )


def _phase(phase: Phase, calendar: Calendar, backward: bool) -> Iterator[Line]:
    length = phase.length
    if length.unit is Unit.WORKDAY:
        yield from _rest(phase, calendar, backward)
    elif length.unit is not Unit.DAY:
        yield _corresponding(phase, backward)
    moved = yield from _pauses(phase, calendar)
    values: dict[str, Value] = {"count": length.count, "unit": length.unit, "day": phase.end}
    if length.unit in (Unit.DAY, Unit.WORKDAY):
        yield Line(_("倒数第{count}{unit}为{day}。") if backward else _("第{count}{unit}为{day}。"), values)
    elif moved:
        yield Line(_("顺延后的最后一日为{day}。"), values)


def _corresponding(phase: Phase, backward: bool) -> Line:
    length = phase.length
    number = length.count * (12 if length.unit is Unit.YEAR else 1) * (-1 if backward else 1)
    day = shift_months(phase.start, number)
    values: dict[str, Value] = {"count": length.count, "unit": length.unit, "day": day}
    if day.day == phase.start.day:
        template = (
            _("{count}{unit}前的对应日为{day}。") if backward else _("{count}{unit}后的对应日为{day}。")
        )
        return Line(template, values)
    return Line(_("到期的月没有对应日,以月末日{day}为最后一日(民法典第二百零二条)。"), values)


def _pauses(phase: Phase, calendar: Calendar) -> Generator[Line, None, bool]:
    """Yields the spans not counted; returns whether there was one."""
    moved = False
    for stop in phase.stops:
        first = max(stop.first, phase.start + DAY)
        if first > stop.last or first > phase.end:
            continue
        by_workdays = phase.length.unit is Unit.WORKDAY
        number = (
            calendar.workdays_between(first - DAY, stop.last) if by_workdays else (stop.last - first).days + 1
        )
        values: dict[str, Value] = {
            "first": first,
            "last": stop.last,
            "why": stop.why,
            "count": number,
            "unit": Unit.WORKDAY if by_workdays else Unit.DAY,
        }
        moved = True
        yield Line(_("{first}至{last}因{why}不计入,共{count}{unit}。"), values)
    return moved


def _rest(phase: Phase, calendar: Calendar, backward: bool) -> Iterator[Line]:
    """Rest days passed over, and weekend days worked: festivals one by one, plain weekends summed up."""
    low, high = (phase.end, phase.start - DAY) if backward else (phase.start + DAY, phase.end)
    paused = {
        stop.first + timedelta(n) for stop in phase.stops for n in range((stop.last - stop.first).days + 1)
    }
    passed = [low + timedelta(n) for n in range((high - low).days + 1)]
    resting = [day for day in passed if day not in paused and not calendar.is_workday(day)]
    spans = [(span, _festivals(span, calendar)) for span in _spans(resting)]
    weekends = [span for span, names in spans if not names]
    if len(weekends) > WEEKENDS_TOLD:
        yield Line(_("其间周末休息共{count}日,不计入。"), {"count": sum(len(span) for span in weekends)})
    for span, names in spans:
        if names or len(weekends) <= WEEKENDS_TOLD:
            yield _span_line(span, names or (_("周末"),))
    for day in passed:
        name = calendar.makeup_name(day)
        if name is not None and day not in paused:
            yield Line(_("{day}为调休上班日({name}),计入。"), {"day": day, "name": name or _("节假日")})


def _span_line(span: list[date], names: tuple[str, ...]) -> Line:
    if len(span) == 1:
        return Line(_("{day}休息({names}),不计入。"), {"day": span[0], "names": names})
    return Line(
        _("{first}至{last}休息({names}),不计入。"), {"first": span[0], "last": span[-1], "names": names}
    )


def _spans(ordered: list[date]) -> list[list[date]]:
    spans = [[day] for day in ordered[:1]]
    for before, day in pairwise(ordered):
        if day - before == DAY:
            spans[-1].append(day)
        else:
            spans.append([day])
    return spans


def _festivals(span: list[date], calendar: Calendar) -> tuple[str, ...]:
    """The names of the festivals in a run of rest days, each once; empty for a plain weekend."""
    found = (calendar.rest_name(day) for day in span)
    return tuple(dict.fromkeys(name or _("节假日") for name in found if name is not None))


def _roll(counted: Counted) -> Iterator[Line]:
    if not counted.rest_day:
        return
    values: dict[str, Value] = {
        "day": counted.plain,
        "before": counted.last_workday_before,
        "after": counted.first_workday_after,
    }
    if counted.roll is Roll.BACK:
        yield Line(_("{day}是休息日,机关应在此前最后一个工作日{before}以前办结。"), values)
    elif counted.roll is Roll.FORWARD:
        yield Line(_("{day}是休息日,顺延至其后第一个工作日{after}(民法典第二百零三条)。"), values)
    else:
        yield Line(_("{day}是休息日;此前最后一个工作日为{before},其后第一个工作日为{after}。"), values)


def _provisional(counted: Counted) -> Iterator[Line]:
    if not counted.provisional:
        return
    calendar = counted.calendar
    by_workdays = any(phase.length.unit is Unit.WORKDAY for phase in counted.phases)
    if max(counted.start, counted.plain, counted.due) <= calendar.known_until:
        template = _("{known_from}以前的放假安排不在日历中,按周末和法定节日暂算。")
    elif by_workdays or counted.roll is not Roll.NONE:
        template = _("{known_until}以后的放假通知尚未录入,按周末和法定节日暂算;录入后此日可能变动。")
    else:
        template = _("{known_until}以后的放假通知尚未录入,此日是否休息待通知确定。")
    yield Line(template, {"known_until": calendar.known_until, "known_from": calendar.known_from})
