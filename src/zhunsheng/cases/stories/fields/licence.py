"""How stories of licences are told: one item a story, whose application, acceptance and grant may go without saying."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zhunsheng.cases.stories.casting import LONG_AGO, Cast
from zhunsheng.cases.stories.fields.manner import Manner, Scene
from zhunsheng.cases.stories.telling import Story, Told
from zhunsheng.procedures.enforcement.licence import Licence, SupervisionNotice
from zhunsheng.procedures.enforcement.licence.choices import Result, read_result
from zhunsheng.procedures.enforcement.licence.terms import application, corrected, joint, received
from zhunsheng.procedures.enforcement.licence.words import power_lost, says
from zhunsheng.procedures.enforcement.licence.words import told as all_of
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.registers import local_rules

_OF_RENEWAL = frozenset({"renew-apply", "renew-decide", "deem-renewed"})
_NO_NEED = ("not needed", "no licence", "no permit", "needs no", "not require", "不需要", "无需", "无须")
_ENDED = (
    *("death", "died", "dissol", "wound up", "closed down", "force majeure", "gave up", "at its own request"),
    *("死亡", "终止", "解散", "破产", "不可抗力", "丧失行为能力", "申请注销", "注销登记"),
)
_RAN_OUT = ("expir", "lapsed", "not renewed", "届满未", "期满未", "到期未", "已届满", "已到期", "已过期")
_UNNOTICED = ("without notice", "no notice", "not noticed", "未通知", "没有通知", "未提前")
_AGAIN = ("again", "second time", "twice", "same application", "同一", "再次", "又", "重复")
_OLDER = frozenset({"cancel", "revoke", "withdraw"})
"""Steps about a licence that stood before the application told."""


def opening(scene: Scene, procedure: type[Procedure]) -> str:
    """A story of renewal begins with the application for it; every other one with an application."""
    if procedure is not Licence:
        return "notify"
    said = scene.said()
    if scene.told.step in _OLDER:
        return "apply"
    return "renew-apply" if said & _OF_RENEWAL and not said & {"accept", "decide"} else "apply"


def anew(scene: Scene, step: Step) -> bool:
    """An application after the earlier one was answered is a case of its own."""
    held = scene.case_of(Licence.name)
    return step.opens and held is not None and Licence.outline(held)["outcome"] is not None


def prepare(story: Story, cast: Cast) -> None:
    """Until a power moves to one organ of the story, the others hold it."""
    moving = next(
        (one for one in story.settings if one.get("key") == "power" and _day(one.get("since"))), None
    )
    if moving is None:
        return
    value = moving.get("value", moving)
    new = [name for name in cast.organs if name in all_of(value) and not power_lost(value, name)]
    old = [name for name in cast.organs if name not in new]
    if new and old:
        local_rules.set_rule("power", {"holder": old}, "故事的设定", LONG_AGO, jurisdiction=cast.county)


def besides(scene: Scene, procedure: type[Procedure]) -> tuple[str, ...]:
    """A file taken over with its day of acceptance was accepted."""
    said, held = scene.said(), scene.held(Licence.name)
    if scene.told.step == "take-over":
        return ("accept",) if "accepted_on" in scene.told.facts and "accept" not in said else ()
    mine = _organ_of(scene.told, scene)
    moved = held is not None and mine is not None and held.case.organ != mine
    # A file whose power moved goes with it, unless the story tells how.
    return ("take-over",) if moved and "take-over" not in said and _holds(scene, mine) else ()


def home(scene: Scene) -> str | None:
    """A file that is taken over began in another organ than the one that takes it over."""
    taker = next((act for act in scene.acts() if act.step == "take-over"), None)
    to = _organ_of(taker, scene) if taker is not None else None
    if taker is None or to is None:
        return None
    before = scene.acts()[: scene.acts().index(taker)]
    acted = [organ for act in before if (organ := _organ_of(act, scene))]
    others = (organ for organ in scene.cast.organs.values() if organ != to)
    return acted[0] if acted else next(others, None)


def _organ_of(told: Told, scene: Scene) -> str | None:
    return next((scene.cast.organ_of[who] for who in told.who if who in scene.cast.organ_of), None)


def _holds(scene: Scene, organ: str | None) -> bool:
    """Whether the setting «power» names the organ as the one that holds the power on the day."""
    for one in scene.story.settings:
        since = _day(one.get("since"))
        if one.get("key") == "power" and (since is None or since <= scene.told.on):
            names = [name for name, code in scene.cast.organs.items() if code == organ]
            value = one.get("value", one)
            return any(name in all_of(value) and not power_lost(value, name) for name in names)
    return False


def facts_for(assumed: Step, scene: Scene) -> dict[str, Any]:
    """The facts of an application or acceptance that nobody told: its day as far as other acts tell it."""
    if assumed.name == "accept":
        return {"accepted_on": _accepted(scene) or _came_in(scene)}
    if assumed.name == "renew-apply":
        return {"licence_valid_to": _valid_to(scene)}
    if assumed.name in ("decide", "renew-decide"):
        last = _last_day_told(scene)
        return {"outcome": Result.GRANTED} | ({"valid_to": last} if last else {})
    if assumed.name == "take-over":
        return {"organ": _organ_of(scene.told, scene)}
    return {"application": scene.told.case} if assumed.name == "apply" else {}


def opened_on(scene: Scene) -> date | None:
    """An application for renewal that nobody told came in before the licence expired."""
    last = _last_day_told(scene)
    if opening(scene, Licence) == "renew-apply" and last is not None and scene.story.opened > last:
        return last - timedelta(days=30)
    accepted = next((act for act in scene.acts() if act.step == "accept"), None)
    if accepted is not None:
        return _day(accepted.facts.get("accepted_on")) or accepted.on
    # What a further case of a story takes for granted did not happen before that story began to tell of it.
    further = scene.told.case != scene.story.acts[0].case
    return _accepted(scene) or (scene.told.on if further else None)


def complete(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """Outcomes in whatever word, who takes a file over, how long a licence holds, and grounds told in the act's title."""
    fields, told = step.facts.model_fields, scene.told
    if "outcome" in fields:
        result = read_result(told.facts.get("outcome", facts.get("outcome")))
        facts["outcome"] = result if result in tuple(Result) else Result.GRANTED
    if step.name == "apply":
        _of_the_item(facts, scene)
    elif step.name == "renew-apply":
        facts.setdefault("licence_valid_to", _valid_to(scene))
    elif step.name == "take-over":
        _taken_over(facts, scene)
    elif step.name == "verify" and "staff" not in facts and not told.who:
        facts["staff"] = 2
    elif step.name == "refuse-acceptance" and says(told.what, _NO_NEED):
        facts["no_licence_needed"] = True
    elif step.name == "refuse-acceptance" and "redirect" in facts and facts["redirect"] is None:
        facts["redirect"] = "no"
    elif step.name == "extend" and "extra_working_days" not in told.facts:
        case = scene.case_of(Licence.name)
        facts["extra_working_days"] = 15 if case is not None and joint(case) else 10
    elif step.name == "ask-corrections":
        facts["missing"] = [str(one) for one in facts["missing"]]
    elif step.name == "hold-hearing":
        facts.setdefault("noticed", "hearing-notice" not in scene.said() and not says(told.what, _UNNOTICED))
    elif step.name in ("cancel", "revoke"):
        _ground(facts, step, scene)


def _ground(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """The ground as far as the act's own words tell it."""
    told = scene.told
    if step.name == "cancel":
        untold = not scene.said() & {"decide", "issue-certificate", "renew-decide", "deem-renewed"}
        unknown = _last_day_told(scene) is None and (untold or says(told.what, _RAN_OUT))
        tells = unknown or says(told.what, _ENDED)
    else:
        tells = "ground" not in told.facts
    if tells:
        facts["ground"] = told.what[:400] or step.title


def _of_the_item(facts: dict[str, Any], scene: Scene) -> None:
    """What later acts show of the item: inspectors assigned mean that it is one to be tested."""
    said = scene.said()
    if "assign" in said or any("standard_named" in act.facts for act in scene.acts()):
        facts["needs_testing"] = True
    # Cases of one story are about different applications, unless it says that one was entered again.
    if "application" not in scene.told.facts and not says(scene.told.what, _AGAIN):
        facts["application"] = f"{scene.told.case}-{scene.told.n}"


def _taken_over(facts: dict[str, Any], scene: Scene) -> None:
    """The organ of who takes the file over; where that is not told, another organ of the cast."""
    held = scene.held(Licence.name)
    now = held.case.organ if held is not None else scene.cast.organ
    organs = [scene.cast.organ_of[who] for who in scene.told.who if who in scene.cast.organ_of]
    others = [organ for organ in (*organs, *scene.cast.organs.values()) if organ != now]
    facts["organ"] = organs[0] if organs and organs[0] != now else next(iter(others), now)


def _accepted(scene: Scene) -> date | None:
    """The day of acceptance that some act of the case tells, where none of them accepts."""
    if "accept" in scene.said():
        return None
    told = (_day(act.facts.get("accepted_on")) for act in scene.acts())
    day = next((one for one in told if one), None)
    if day is not None:
        return day
    began = scene.story.acts[0].case == scene.told.case and scene.story.opened < scene.told.on
    return scene.story.opened if began and "apply" not in scene.said() else None


def _came_in(scene: Scene) -> date:
    """The day on which the application, or its last correction, came in."""
    case = scene.case_of(Licence.name)
    first = application(case) if case is not None else None
    if case is None or first is None:
        return scene.told.on
    last = corrected(case, first)
    return received(last if last is not None else first)


def _valid_to(scene: Scene) -> date:
    """The last day of the licence that the story tells anywhere; else sixty days on."""
    return _last_day_told(scene) or scene.told.on + timedelta(days=60)


def _last_day_told(scene: Scene) -> date | None:
    """That day as far as anything tells it: a renewal deemed begins when the licence is over."""
    told = [_day(act.facts.get("licence_valid_to")) for act in scene.acts()]
    days = (*told, _day(_setting(scene, "licence_valid_to")))
    deemed = (_day(act.facts.get("effective")) for act in scene.acts())
    over = (day - timedelta(days=1) for day in deemed if day)
    return next((one for one in days if one), next(over, None))


def _setting(scene: Scene, key: str) -> Any:
    return next((one.get("value") for one in scene.story.settings if one.get("key") == key), None)


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


MANNER = Manner(
    "licence",
    (Licence, SupervisionNotice),
    opening=opening,
    besides=besides,
    facts_for=facts_for,
    complete=complete,
    anew=anew,
    further=True,
    opened_on=opened_on,
    home=home,
    prepare=prepare,
    older=_OLDER,
)
