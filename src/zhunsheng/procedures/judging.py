"""Whether the law allows a step: order, persons, bars, waits. The same answer hides a button, refuses an API call
and words the error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from zhunsheng.procedures.actors import Actor
from zhunsheng.procedures.acts import Trial
from zhunsheng.procedures.clocks import Clock, Face, Kind
from zhunsheng.procedures.facts import Facts, Linked, marked
from zhunsheng.procedures.roles import AUXILIARY, DEPUTY_HEAD, HANDLER, HEAD
from zhunsheng.procedures.vocabulary import Bar, Cites, Procedure, Step, in_force
from zhunsheng.statutes.catalogue import PENALTY_ACT, SUPERVISION_RULES
from zhunsheng.statutes.instruments import Article
from zhunsheng.statutes.words import _


@dataclass(frozen=True)
class Refusal:
    """Why a step is refused: what, which article, what to do next. Texts are Chinese sources with {values}.

    `beside`: further articles in force that order the same.
    """

    rule: str
    message: str
    article: Article | None
    instead: str = ""
    values: dict[str, str] = field(default_factory=dict)
    beside: tuple[Article, ...] = ()


def refusals(trial: Trial, facts: Facts | None) -> Iterator[Refusal]:
    """Everything that stands against taking `trial.step` now; the first is what the user is told.

    Without `facts` only order and persons are asked: whether the step can be offered at all.
    """
    if facts is not None:
        yield from _foremost(trial, facts)
    yield from _order(trial, facts)
    yield from _persons(trial)
    if facts is not None:
        yield from _bars(trial, facts)


class _Asked(Exception):
    """A bar asked what the form or the registers say."""


class _Unknown:
    """Stands for a form that nobody has filled in yet, and for registers not looked up."""

    def __getattr__(self, name: str) -> Any:
        raise _Asked(name)

    def __iter__(self) -> Iterator[Any]:
        raise _Asked

    def __bool__(self) -> bool:
        raise _Asked


def shut(trial: Trial) -> Iterator[Refusal]:
    """The bars that forbid the step whatever its form will say: those that look at the case alone."""
    blank: Any = _Unknown()
    alone = replace(trial, named=blank, others=blank, lists=blank, shelf=blank)
    for bar, article in _in_force(trial.step, trial.on):
        try:
            if bar.forbids(alone, blank):
                yield _by_bar(bar, article, trial.on)
        except _Asked:
            continue


def _foremost(trial: Trial, facts: Facts) -> Iterator[Refusal]:
    """What forbids the step whatever was done before and whoever takes it."""
    for bar, article in _in_force(trial.step, trial.on):
        if bar.foremost and bar.forbids(trial, facts):
            yield _by_bar(bar, article, trial.on)


def _by_bar(bar: Bar, article: Article, day: date) -> Refusal:
    cites = bar.cites if isinstance(bar.cites, tuple) else (bar.cites,)
    beside = tuple(one for one in cites if one != article and one.governs(day))
    return Refusal(bar.name, bar.message, article, bar.instead, beside=beside)


def _order(trial: Trial, facts: Facts | None) -> Iterator[Refusal]:
    step, case = trial.step, trial.case
    begun = any(act.step.opens for act in case.acts)
    if step.opens and begun:
        yield Refusal("opens", _("本案已经开始"), _governing(step.cites, trial.on), _("请在本案中办理下一步"))
    if not (step.opens or step.early or case.acts):
        yield Refusal(
            "unopened",
            _("案件尚未开始"),
            _governing(step.cites, trial.on),
            _("请先办理「{steps}」"),
            {"steps": "」或者「".join(one.title for one in case.procedure.steps.values() if one.opens)},
        )
    if not case.acts:
        return
    if step.needs_open_case and case.closed:
        yield Refusal(
            "closed", _("案件已于{day}结案"), _governing(step.cites, trial.on), "", {"day": str(case.closed)}
        )
    if step.once and case.did(step):
        yield Refusal(
            "once", _("「{step}」已经办理"), _governing(step.cites, trial.on), "", {"step": step.title}
        )
    from_before = getattr(facts, "earlier_steps_done", None) or case.fact("earlier_steps_done")
    before_filing = step.early and not begun
    if step.after and not case.did(*step.after) and not from_before and not before_filing:
        first = step.after[0]
        yield Refusal(
            "order",
            _("尚未办理「{step}」"),
            _governing(step.order_cites, trial.on)
            or _governing(first.cites, trial.on)
            or _governing(step.cites, trial.on),
            _("请先办理「{step}」"),
            {"step": first.title},
        )


def _persons(trial: Trial) -> Iterator[Refusal]:
    step, by = trial.step, trial.by
    who, day = step.by, trial.on
    under = step.persons_under(trial) if step.persons_under else ()
    article = _governing(under, day) or _governing(who.cites or step.cites, day)
    yield from _unqualified(trial)
    for actor in by:
        elsewhere = actor.organ and trial.case.organ and actor.organ != trial.case.organ
        if elsewhere and not who.outsider and not step.moves_to:
            yield Refusal(
                "organ",
                _("{name}不属于办理本案的机关"),
                article,
                _("请由本机关人员办理"),
                {"name": actor.name},
            )
    if who.outsider:
        return
    yield from _gone_elsewhere(trial)
    over = set(who.roles) if who.overseen else set()
    able = [actor for actor in by if actor.roles & set(who.roles) or actor.over & over]
    by_head = HEAD in who.roles and any(actor.roles & {HEAD, DEPUTY_HEAD} for actor in able)
    if who.certified and not by_head:
        yield from _officers(trial, able, who.certified, article)
    if not able:
        values = {"roles": who.title}
        yield Refusal("role", _("应当由{roles}办理"), article, _("请由有权人员办理"), values)
    handled = trial.case.who_took(step.apart_from)
    for actor in by:
        if actor.id in handled:
            apart = _governing(step.apart_cites or step.cites, day)
            yield Refusal(
                "apart",
                _("{name}参与过本案调查,不得办理本步骤"),
                apart,
                _("请另派人员"),
                {"name": actor.name},
            )


def _gone_elsewhere(trial: Trial) -> Iterator[Refusal]:
    """The organ that a file went away from takes no further step in it."""
    moved = next((act for act in reversed(trial.case.acts) if act.step.moves_to and act.stands), None)
    stranger = next((one for one in trial.by if one.organ and not one.roles and not one.over), None)
    if moved is not None and stranger is not None and trial.step is not moved.step:
        message, instead = _("本案已于{day}移交接办机关,原机关不再办理"), _("请由接办机关办理")
        yield Refusal(
            "moved", message, _governing(moved.step.cites, trial.on), instead, {"day": str(moved.on)}
        )


_BODIES = (SUPERVISION_RULES[17], PENALTY_ACT[38])


def _unqualified(trial: Trial) -> Iterator[Refusal]:
    """Only a body on the list of that day enforces the law; an entrusted one only within its entrustment's term."""
    step = trial.step
    if not trial.case.procedure.enforces or step.by.outsider or not step.needs_open_case:
        return
    actor = next((one for one in trial.by if one.organ and not one.organ_qualified), None)
    if actor is None:
        return
    values = {"organ": actor.organ_name, "day": str(trial.on)}
    if actor.organ_kind == "entrusted":
        message, cites = _("{organ}在{day}没有有效的行政执法委托"), PENALTY_ACT[20]
        yield Refusal("unqualified", message, _governing(cites, trial.on), _("请由委托机关办理"), values)
        return
    message = _("{organ}在{day}不在行政执法主体名单上")
    instead = _("请先办理执法主体资格的确认和公布,或者移交有权机关办理")
    yield Refusal("unqualified", message, _governing(_BODIES, trial.on), instead, values)


def _officers(trial: Trial, able: Sequence[Actor], needed: int, article: Article | None) -> Iterator[Refusal]:
    certified = {actor.id for actor in trial.by if HANDLER in actor.roles and actor.certified}
    short = len(certified) < needed
    card = _governing(trial.step.by.card_cites, trial.on) or article
    for actor in trial.by:
        if short and actor.roles == {AUXILIARY}:
            yield Refusal(
                "auxiliary",
                _("{name}是辅助人员,不得单独执法或者计入执法人员"),
                card,
                "",
                {"name": actor.name},
            )
        elif HANDLER in actor.roles and not actor.certified:
            yield Refusal(
                "certificate",
                _("{name}在{day}没有有效的执法证件"),
                card,
                _("请更换持有效证件的执法人员,或者先换发证件"),
                {"name": actor.name, "day": str(trial.on)},
            )
    if short:
        values = {"n": str(needed), "have": str(len(certified))}
        # Where no officer acts at all, it is the qualification that lacks before the number.
        cited = article if any(HANDLER in actor.roles for actor in trial.by) else card
        number = _governing(trial.step.by.cites, trial.on)
        beside = (number,) if number is not None and number != cited else ()
        message, instead = _("执法人员不得少于{n}人(现有{have}人)"), _("请补足持证执法人员")
        yield Refusal("officers", message, cited, instead, values, beside)


def named_cases(facts: Facts) -> Iterator[str]:
    """The numbers of other cases that the facts name."""
    for name in marked(type(facts), Linked):
        value = getattr(facts, name)
        yield from value if isinstance(value, list) else (value,) if value else ()


def _bars(trial: Trial, facts: Facts) -> Iterator[Refusal]:
    for text in named_cases(facts):
        if trial.shelf.named(text) is None:
            message, instead = _("没有编号为「{number}」的案件"), _("请核对所关联案件的编号")
            yield Refusal("unlinked", message, None, instead, {"number": text})
    for bar, article in _in_force(trial.step, trial.on):
        if not bar.foremost and bar.forbids(trial, facts):
            yield _by_bar(bar, article, trial.on)
    for clock in _waits(trial.case.procedure, trial.step):
        face = clock.face(trial.case, trial.on)
        if face is not None and not face.ended and trial.on <= face.binding:
            yield _too_soon(face)


@lru_cache(maxsize=5000)
def _in_force(step: Step, day: date) -> tuple[tuple[Bar, Article], ...]:
    """The bars of a step that are law on that day, each with its article."""
    every = ((bar, in_force(bar.cites, day)) for bar in step.bars)
    return tuple((bar, article) for bar, article in every if article is not None)


_WAITS: dict[tuple[type[Procedure], Step], tuple[Clock, ...]] = {}


def _waits(procedure: type[Procedure], step: Step) -> tuple[Clock, ...]:
    """The waits that must be over before the step; looked up once."""
    found = _WAITS.get((procedure, step))
    if found is None:
        every = procedure.clocks.values()
        found = tuple(clock for clock in every if clock.kind is Kind.WAIT and step in clock.until)
        _WAITS[procedure, step] = found
    return found


def _too_soon(face: Face) -> Refusal:
    values = {"clock": face.clock.title, "day": str(face.binding)}
    return Refusal("wait", _("「{clock}」到{day}才届满"), face.article, _("请在届满之后办理"), values)


def _governing(cites: Cites, day: date) -> Article | None:
    return in_force(cites, day)
