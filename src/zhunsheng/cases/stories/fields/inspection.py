"""How stories of the field «inspection» are told: the visit, its plan and draws, supervision, and the penalty after it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from zhunsheng.cases.stories.casting import Cast
from zhunsheng.cases.stories.fields import penalty
from zhunsheng.cases.stories.fields.manner import Manner, Scene
from zhunsheng.cases.stories.telling import Story, Told
from zhunsheng.procedures.enforcement import inspection, officers
from zhunsheng.procedures.enforcement.inspection import Inspection, InspectionPlan
from zhunsheng.procedures.enforcement.inspection.words import SELF, from_above, said_no
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.oversight import supervision
from zhunsheng.procedures.oversight.supervision import Supervision
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.registers import local_rules

_OF_PENALTY = frozenset({"file", "notify", "decide"})
_OF_SUPERVISION = frozenset(
    {
        *("supervision-letter", "supervision-opinion", "supervision-decision", "objection", "report-back"),
        *("key-supervision", "special-supervision", "propose-decision", "answer-objection"),
    }
)
_VISITED = frozenset({"draw-objects", "approve-inspection", "inspect", "record-result"})
NOBODY = "无人批准"


def choose(scene: Scene) -> type[Procedure] | None:
    """The procedure that a word of several means here."""
    step, said = scene.told.step, scene.said()
    before = _before(scene)
    above = from_above(scene.cast.people.get(one, one) for one in scene.told.who)
    if step == "file":
        if above:
            return Penalty if said & {"notify", "decide"} or _says_penalty(scene.told.what) else Supervision
        return Supervision if _about_supervision(said) and not said & {"notify", "decide"} else Penalty
    if above and step in ("review", "revoke"):
        return Supervision
    if step == "revoke" and scene.held(Supervision.name) and not _penalised(scene):
        return Supervision
    if step in ("conclude", "review", "close", "serve", "revoke"):
        if above or (step in ("revoke", "review") and said & _OF_SUPERVISION and not said & _OF_PENALTY):
            return None
        return Inspection if step == "conclude" and not said & _OF_PENALTY else Penalty
    if step == "publish":
        if above:
            return Supervision
        if "decide" in before and "record-result" not in said:
            return Penalty
        return InspectionPlan if "approve-plan" in said and not before & _VISITED else None
    if step == "inspect":
        return _inspects(scene, above and bool(said & _OF_SUPERVISION))
    if step in ("correct-at-once", "guide", "approve-plan") and (above or _about_supervision(said)):
        return next((one for one in supervision.PROCEDURES if step in one.steps), None)
    return None


def _inspects(scene: Scene, over_an_organ: bool) -> type[Procedure] | None:
    """A visit to an enterprise; or supervision looking at an organ; or inquiry in a penalty case already filed."""
    told = scene.told
    if over_an_organ and told.facts.keys() <= Supervision.steps["inspect"].facts.model_fields.keys():
        return Supervision
    if scene.held("penalty") and not scene.held("inspection"):
        known = Penalty.steps["inspect"].facts.model_fields.keys()
        return Penalty if told.facts.keys() <= known and not told.beside else None
    return None


def _penalised(scene: Scene) -> bool:
    case = scene.case_of(Penalty.name)
    return case is not None and bool(case.did(Penalty.decide))


def _says_penalty(what: str) -> bool:
    return any(word in what for word in ("处罚", "罚款", "当事人", "企业", "代替", "公司"))


def reads(scene: Scene) -> str | None:
    """What a supervision body makes public is its circular (行政执法监督条例 第三十一条)."""
    above = from_above(scene.cast.people.get(one, one) for one in scene.told.who)
    return "circular" if scene.told.step == "publish" and above else None


def takers(scene: Scene, step: Step, who: tuple[str, ...]) -> tuple[str, ...]:
    """An organ or an entrusted body that the story names acts by its own people."""
    mine = (Inspection, InspectionPlan, Penalty)
    if step.by.outsider or not any(step in one.steps.values() for one in mine):
        return who
    role = step.by.roles[0] if step.by.roles[0] in ("handler", "head", "clerk") else "handler"
    found: list[str] = []
    for one in who:
        if one in ("entrusted_body", "enforcement_organ"):
            found += scene.cast.stand_in(role, scene.cast.organ, max(1, step.by.certified))
        else:
            found.append(one)
    return tuple(dict.fromkeys(found))


def anew(scene: Scene, step: Step) -> bool:
    """A further visit to the same enterprise is a case of its own once the earlier one was made; what regularises an
    urgent visit belongs to that visit."""
    held = scene.case_of(Inspection.name)
    if held is None or scene.told.facts.get("regularises"):
        return False
    if step is Inspection.approve_inspection:
        asked = held.last(Inspection.approve_inspection)
        return asked is not None and (held.did(Inspection.inspect) or scene.told.on > asked.on)
    return step is Inspection.inspect and (held.closed is not None or _approval_refused(scene, held))


def _approval_refused(scene: Scene, held: Any) -> bool:
    """Whether an approval told since the last visit did not come about: a further visit stands on none."""
    asked, visit = held.last(Inspection.approve_inspection), held.last(Inspection.inspect)
    before = [act.step for act in scene.acts()[: scene.acts().index(scene.told)] if not act.conduct]
    told = [step for step in before if step in ("approve-inspection", "inspect")]
    taken = asked is not None and visit is not None and asked.seq > visit.seq
    return visit is not None and not taken and told[-1:] == ["approve-inspection"] and "inspect" in told


def prepare(story: Story, cast: Cast) -> None:
    """A body told as entrusted acts under an entrustment, whose end keeps it out."""
    told = next((one for one in story.settings if one.get("key") == "entrustment"), None)
    county = cast.county
    if told is None and any(one.get("role") == "entrusted_body" for one in story.cast):
        local_rules.set_rule("entrustment", True, "故事的设定", date(1996, 10, 1), None, jurisdiction=county)
        return
    until = str(told.get("until") or "")[:10] if told is not None else ""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", until):
        after = date.fromisoformat(until) + timedelta(days=1)
        ended = {"until": until}
        local_rules.set_rule("entrustment", ended, "故事的设定", after, None, jurisdiction=county)


def _before(scene: Scene) -> set[str]:
    acts = scene.acts()
    return {act.step for act in acts[: acts.index(scene.told)] if not act.conduct}


def _about_supervision(said: set[str]) -> bool:
    """Whether the story is about supervision alone."""
    return bool(said & _OF_SUPERVISION) and not said & _VISITED


def facts_for(assumed: Step, scene: Scene) -> dict[str, Any]:
    """An approval that nobody told is for what the story tells of the visit."""
    if assumed is Inspection.approve_inspection:
        return _of_the_visit(scene)
    if assumed.name in Penalty.steps and assumed is Penalty.steps[assumed.name]:
        return penalty.facts_for(assumed, scene)
    return {}


def _of_the_visit(scene: Scene) -> dict[str, Any]:
    """Why the party is inspected, as the visit that is told, or that an approval is for, tells it."""
    visits = _visits(scene)
    facts: dict[str, Any] = {}
    complaint = next((one for act in visits if not said_no(one := act.facts.get("complaint"))), None)
    if complaint is not None:
        facts["complaint"] = str(complaint)
    elif scene.said() & {"draw-objects", "draw-inspectors"} or any(act.facts.get("drawn") for act in visits):
        facts["track"] = "double-random"
    elif any(act.facts.get("key_field") for act in visits):
        facts["track"] = "key-field"
    return facts


def _visits(scene: Scene) -> list[Told]:
    """The visit that an approval is for: the act told, or the first after it; all of them where it is told afterwards."""
    told, acts = scene.told, [act for act in scene.acts() if not act.conduct]
    if told.step == "inspect":
        return [told]
    after = acts[acts.index(told) + 1 :] if told in acts else []
    upto = next((n for n, act in enumerate(after) if act.step == "approve-inspection"), len(after))
    visits = [act for act in after[:upto] if act.step == "inspect"]
    return visits[:1] or [act for act in acts if act.step == "inspect"]


def complete(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """What the story does not repeat, and what it says by leaving empty."""
    told, fields = scene.told, step.facts.model_fields
    if step in (Inspection.approve_inspection, Inspection.inspect):
        _approval(facts, told)
        if told.at is not None and "hour" not in told.facts:
            facts["hour"] = _hour(told)
    if step is Inspection.approve_inspection:
        for name, value in _of_the_visit(scene).items():
            facts.setdefault(name, value)
    if step is Inspection.inspect:
        _in_whose_name(facts, scene)
        _entrusting(facts, scene)
    if step is Inspection.record_result and not _names_somebody(facts.get("against"), scene):
        facts["against"] = None
    if step is InspectionPlan.replace_object and "reason" not in told.facts:
        facts["reason"] = "故事未述"
    if step is InspectionPlan.approve_plan and "special-supervision" in scene.said():
        facts["supervision"] = True
    if step is InspectionPlan.approve_plan and "task" in fields:
        facts.setdefault("task", "故事未述")
    if step in Penalty.steps.values():
        penalty.complete(facts, step, scene)


def _approval(facts: dict[str, Any], told: Told) -> None:
    """«approved_by: none» says that nobody approved; leaving it out says nothing."""
    said = {**told.beside, **told.facts}
    if "approved_by" in said and said_no(said["approved_by"]):
        facts["approved_by"] = NOBODY


def _in_whose_name(facts: dict[str, Any], scene: Scene) -> None:
    """The body entrusted, named as the cast names it, is the body itself; a member stands for his organ."""
    for name in ("name_of", "matter"):
        if name in facts and said_no(facts[name]):
            facts[name] = None
    named = str(facts.get("name_of") or "")
    member = next(
        (one for one in scene.story.cast if named and named in (one.get("id"), one.get("name"))), None
    )
    bodies = [one for one in scene.story.cast if one.get("role") == "entrusted_body"]
    if named and named in {str(one.get(key)) for one in bodies for key in ("id", "name", "organ")}:
        facts["name_of"] = SELF[0]
    elif member is not None and member.get("organ"):
        facts["name_of"] = str(member["organ"])


def _entrusting(facts: dict[str, Any], scene: Scene) -> None:
    """Officers of an entrusted body inspect with the approval of the head of who entrusts them."""
    cast, told = scene.cast, scene.told
    bodies = {str(one.get("id")) for one in scene.story.cast if one.get("role") == "entrusted_body"}
    own = next((cast.organ_of[who] for who in told.who if who in bodies and who in cast.organ_of), None)
    approver = next((n for n, who in cast.people.items() if who == facts.get("approved_by")), None)
    if own and approver is not None and set(cast.posts.get(approver, ())) & {"head", "deputy_head"}:
        facts["approved_by"] = cast.stand_in("head", own, 1)[0]


def _hour(told: Told) -> str:
    """YAML reads 14:30 without quotes as 870 minutes."""
    return f"{told.at // 60:02d}:{told.at % 60:02d}" if isinstance(told.at, int) else str(told.at)[:5]


_NAME = re.compile(
    r"(?!该|本|被检查|同一|the |this )(.*(公司|厂|店|商行|超市|合作社|集团|ltd|limited|inc)|.*(another|other |另一|他人|其他))",
    re.I,
)


def _names_somebody(said: Any, scene: Scene) -> bool:
    """Whether the words name a party of the cast, or some other enterprise; else they mean whoever was inspected."""
    text = str(said or "").strip()
    return text in _parties(scene) or _NAME.match(text) is not None


def _parties(scene: Scene) -> set[str]:
    """The names of the parties in the cast."""
    return {str(one.get("name") or one.get("person")) for one in scene.cast.parties.values()}


def opening(scene: Scene, procedure: type[Procedure]) -> str | None:
    """How a case began that the story begins midway."""
    if procedure is Penalty:
        return penalty.opening(scene, procedure)
    if procedure is Inspection and scene.told.step == "inspect" and scene.told.facts.get("urgent"):
        return None  # what could not wait was not approved beforehand
    return next((name for name, step in procedure.steps.items() if step.opens), None)


def besides(scene: Scene, procedure: type[Procedure]) -> tuple[str, ...]:
    """Evidence of a visit that nobody told comes from a lawful one."""
    if procedure is Penalty:
        return penalty.besides(scene, procedure)
    told = {act.step for act in scene.acts()}
    return ("inspect",) if scene.told.step == "use-evidence" and "inspect" not in told else ()


MANNER = Manner(
    "inspection",
    (*inspection.PROCEDURES, *supervision.PROCEDURES, *officers.PROCEDURES, Penalty),
    reads=reads,
    prepare=prepare,
    choose=choose,
    anew=anew,
    takers=takers,
    opening=opening,
    besides=besides,
    facts_for=facts_for,
    complete=complete,
    told_since=penalty.MANNER.told_since,
)
