"""How stories of licences are told: one item a story, whose application, acceptance and grant may go without saying."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zhunsheng.cases.stories.fields.manner import Manner, Scene
from zhunsheng.procedures.enforcement.licence import Licence, SupervisionNotice
from zhunsheng.procedures.enforcement.licence.choices import Result, read_result
from zhunsheng.procedures.enforcement.licence.terms import application, corrected, joint, received
from zhunsheng.procedures.enforcement.licence.words import says
from zhunsheng.procedures.vocabulary import Procedure, Step

_OF_RENEWAL = frozenset({"renew-apply", "renew-decide", "deem-renewed"})
_NO_NEED = ("not needed", "no licence", "no permit", "needs no", "not require", "不需要", "无需", "无须")
_ENDED = (
    *("death", "died", "dissol", "wound up", "closed down", "force majeure", "gave up", "at its own request"),
    *("死亡", "终止", "解散", "破产", "不可抗力", "丧失行为能力", "申请注销", "注销登记"),
)


def opening(scene: Scene, procedure: type[Procedure]) -> str:
    """A story of renewal begins with the application for it; every other one with an application."""
    if procedure is not Licence:
        return "notify"
    said = scene.said()
    return "renew-apply" if said & _OF_RENEWAL and not said & {"accept", "decide"} else "apply"


def anew(scene: Scene, step: Step) -> bool:
    """An application after the earlier one was answered is a case of its own."""
    held = scene.case_of(Licence.name)
    return step.opens and held is not None and Licence.outline(held)["outcome"] is not None


def besides(scene: Scene, procedure: type[Procedure]) -> tuple[str, ...]:
    """A file taken over with its day of acceptance was accepted."""
    taken_over = scene.told.step == "take-over" and "accepted_on" in scene.told.facts
    return ("accept",) if taken_over and "accept" not in scene.said() else ()


def facts_for(assumed: Step, scene: Scene) -> dict[str, Any]:
    """The facts of an application or acceptance that nobody told: its day as far as other acts tell it."""
    if assumed.name == "accept":
        return {"accepted_on": _accepted(scene) or _came_in(scene)}
    if assumed.name == "renew-apply":
        return {"licence_valid_to": _valid_to(scene)}
    if assumed.name in ("decide", "renew-decide"):
        last = _day(_setting(scene, "licence_valid_to"))
        return {"outcome": Result.GRANTED} | ({"valid_to": last} if last else {})
    return {}


def complete(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """Outcomes in whatever word, who takes a file over, how long a licence holds, and grounds told in the act's title."""
    fields, told = step.facts.model_fields, scene.told
    if "outcome" in fields:
        result = read_result(facts.get("outcome"))
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
    elif step.name in ("cancel", "revoke"):
        _ground(facts, step, scene)


def _ground(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """The ground as far as the act's own words tell it."""
    told = scene.told
    tells = says(told.what, _ENDED) if step.name == "cancel" else "ground" not in told.facts
    if told.what and tells:
        facts["ground"] = told.what[:400]


def _of_the_item(facts: dict[str, Any], scene: Scene) -> None:
    """What later acts show of the item: inspectors assigned mean that it is one to be tested."""
    said = scene.said()
    if "assign" in said or any("standard_named" in act.facts for act in scene.acts()):
        facts["needs_testing"] = True


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
    return scene.story.opened if scene.story.opened < scene.told.on and "apply" not in scene.said() else None


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
    told = (_day(act.facts.get("licence_valid_to")) for act in scene.acts())
    days = (*told, _day(_setting(scene, "licence_valid_to")))
    return next((one for one in days if one), scene.told.on + timedelta(days=60))


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
    opened_on=_accepted,
)
