"""How stories of the field «people» are told: exams and cards, bodies, entrustments, powers that move, and the cases
in which such people act."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zhunsheng.cases.stories.casting import FAR, LONG_AGO, Cast, day_of
from zhunsheng.cases.stories.fields import bodies, holding, penalty
from zhunsheng.cases.stories.fields.manner import Manner, Scene
from zhunsheng.cases.stories.telling import Story
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.officers.certificate import CertificateCase, failed
from zhunsheng.procedures.enforcement.officers.entrustment import Entrustment
from zhunsheng.procedures.enforcement.officers.qualification import Qualification
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.oversight import supervision
from zhunsheng.procedures.roles import SYSTEM
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.registers import certificates, people, powers
from zhunsheng.registers.models import Organ
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.writing import change

_CARDS = frozenset(CertificateCase.steps.values())
_OFFICE_WORK = frozenset({CertificateCase.exam, CertificateCase.re_exam, Entrustment.publish_entrustment})
"""Steps that a story tells of whom they are about, not of who writes them down."""
_BODIES = ("entrusted_body", "enforcement_organ", "other_organ", "police")
"""Bodies that a story names for the people who act there."""
_OF_MATTERS = ("事项", "内容", "范围", "matter", "scope")
_OWN_NAME = ("own", "self", "itself", "entrusted", "自己", "本组织", "受委托")
_ENTRUSTING_NAME = (
    "entrusting",
    "entruster",
    "enforcement_organ",
    "delegating",
    "principal",
    "委托机关",
    "委托行政机关",
)


def prepare(story: Story, cast: Cast) -> None:
    """Who supervises, who is not yet a body, who carries no card yet, whose power it is on which day."""
    for name, organ in cast.organ_of.items():
        if organ in bodies.above(cast) and cast.people[name] not in ("system",):
            _appoint_above(cast.people[name], organ)
    bodies.seat_police(story, cast)
    if bodies.told_of(story, "confirm-body", "publish-body"):
        _unqualify(bodies.confirmed(story, cast), "statutory", None)
    if bodies.tells_of_entrustment(story):
        entruster = bodies.entruster(story, cast)
        body = bodies.seat(story, cast)
        _unqualify(body, "entrusted", entruster)
        if not bodies.told_of(story, "entrust") and not holding.never_entrusted(story):
            _entrust_as_set(story, cast, entruster, body)
    if bodies.told_of(story, "exam", "issue-certificate"):
        for name in _yet_without(story, cast):
            _take_card(cast, name)
    for code in holding.authorised(story, cast):
        holder = Organ.objects.get(pk=code)
        holder.kind = "authorised"
        change(holder, "kind")
    for giver, taker, since in bodies.power_moves(story, cast):
        powers.grant_power(giver, bodies.MOVED, "故事所述职权", "故事", LONG_AGO, bodies.eve(since))
        powers.grant_power(taker, bodies.MOVED, "故事所述职权", "故事", since)


def _yet_without(story: Story, cast: Cast) -> list[str]:
    """Who is named as examined; where nobody is, the first who may be meant."""
    every = bodies.candidates(story, cast)
    acts = bodies.told_of(story, "exam")
    named = [one for one in every if any(one in (*act.who, *map(str, act.facts.values())) for act in acts)]
    return named or every[:1]


def _appoint_above(person: str, organ: str) -> None:
    try:
        people.appoint(person, organ, "supervisor", LONG_AGO)
    except Refused:
        return


def _unqualify(code: str, kind: str, entruster: str | None) -> None:
    organ = Organ.objects.get(pk=code)
    organ.qualified_from, organ.kind, organ.entrusted_by_id = None, kind, entruster
    change(organ, "qualified_from", "kind", "entrusted_by")


def _take_card(cast: Cast, name: str) -> None:
    """Who is only now examined or given a card carries none before, unless the story says so."""
    number = f"{cast.people.get(name, '')}-证"
    try:
        if certificates.certificate(number).valid_from == LONG_AGO:
            certificates.revoke_certificate(number, LONG_AGO, "故事:尚未领证")
    except Refused:
        return


def _entrust_as_set(story: Story, cast: Cast, entruster: str, body: str) -> None:
    """An entrustment that the story does not tell but takes as given, by its setting."""
    said: dict[str, Any] = {}
    for one in bodies.settings(story, "entrustment", "entrusted_body"):
        said |= one
    since = day_of(said.get("since")) or LONG_AGO
    facts = {
        "to": next(name for name, code in cast.organs.items() if code == body)[:100],
        "body": body,
        "matter": str(said.get("matter") or "故事所述事项"),
        "max_fine_yuan": said.get("max_fine_yuan"),
        "since": since,
        "until": day_of(said.get("until")) or FAR,
        **_LAWFUL,
    }
    taken = take(
        None, Entrustment.entrust, facts, by=(SYSTEM,), on=since, organ=entruster, procedure=Entrustment
    )
    take(taken.case.id, Entrustment.publish_entrustment, {}, by=(SYSTEM,), on=since)


_LAWFUL = {"written": True, "fit": True}


def choose(scene: Scene) -> type[Procedure] | None:
    """What is done towards a party is a step of its penalty case, whatever supervision may call so."""
    word = scene.told.step
    officers = any(word in one.steps for one in bodies.PROCEDURES)
    return Penalty if word in Penalty.steps and not officers else None


def opening(scene: Scene, procedure: type[Procedure]) -> str | None:
    """A card that goes off duty was there before; one that is issued was earned; the rest begins as declared."""
    if procedure is CertificateCase:
        return "exam" if scene.told.step in ("apply", "forward", "issue-certificate") else "register"
    if procedure is Penalty:
        return penalty.opening(scene, procedure)
    return next((name for name, step in procedure.steps.items() if step.opens), None)


def besides(scene: Scene, procedure: type[Procedure]) -> tuple[str, ...]:
    """As in penalties."""
    return penalty.besides(scene, procedure) if procedure is Penalty else ()


def facts_for(assumed: Step, scene: Scene) -> dict[str, Any]:
    """The facts of a step that nobody told."""
    facts: dict[str, Any] = {}
    complete(facts, assumed, scene)
    return facts | (penalty.facts_for(assumed, scene) if assumed in Penalty.steps.values() else {})


def complete(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """What the story does not repeat: whose card, which body, in whose name, to which organ."""
    cast, fields = scene.cast, step.facts.model_fields
    if step in _CARDS:
        _of_the_card(facts, step, scene)
    elif step in (Qualification.confirm_body, Qualification.apply_body):
        facts.setdefault("body", bodies.confirmed(scene.story, cast) or None)
        if step is Qualification.confirm_body and bodies.tells_of_entrustment(scene.story):
            facts.setdefault("nature", "public-body")
    elif step is Entrustment.entrust:
        _of_the_document(facts, scene)
    elif step is Penalty.take_over:
        facts.setdefault("to", _taker(scene) or cast.organ)
    if step in Penalty.steps.values():
        penalty.complete(facts, step, scene)
    if facts.get("name_of"):
        facts["name_of"] = _in_whose_name(str(facts["name_of"]), scene)
    if "violation_code" in fields and step.opens:
        if holding.lacks_power(scene, facts.get("matter")):
            facts.setdefault("violation_code", holding.enter_lacking(scene))
        elif bodies.power_moves(scene.story, cast):
            facts.setdefault("violation_code", bodies.MOVED)


def _of_the_card(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    cast, told = scene.cast, scene.told
    fields = step.facts.model_fields
    name = _officer(scene)
    person = cast.people.get(name, name)
    for field in ("person", "officer"):
        if field in fields and not facts.get(field) and person:
            facts[field] = person
    if "organ" in fields and name in cast.organ_of:
        facts.setdefault("organ", cast.organ_of[name])
    if "number" in fields:
        old = step is CertificateCase.register
        facts.setdefault("number", f"{person}-证" if old else f"{person}-新证-{told.n}")
    if "since" in fields:
        facts.setdefault("since", LONG_AGO if step is CertificateCase.register else told.on)
    if "until" in fields and step is not CertificateCase.off_duty:
        default = FAR if step is CertificateCase.register else told.on + timedelta(days=5 * 365)
        facts.setdefault("until", default)


def _officer(scene: Scene) -> str:
    """Whom a card is about: who is named, else who is examined in the story, else the first officer."""
    said = scene.told.facts.get("officer") or scene.told.facts.get("person")
    if said:
        names = scene.cast.names
        return next((who for who, name in names.items() if name == str(said)), str(said))
    if scene.told.step in ("exam", "apply", "issue-certificate", "forward"):
        every = bodies.candidates(scene.story, scene.cast)
        mine = [who for who in scene.told.who if who in every]
        return next(iter((*mine, *_waiting(scene, every), *every)), "")
    return next((who for who in scene.cast.organ_of), "")


def _waiting(scene: Scene, candidates: list[str]) -> list[str]:
    """Whom a card may be meant for where nobody is named: who is spoken of, else who passed and has none yet."""
    cast, cards = scene.cast, [one.case for one in scene.cases.values() if one.case.did(CertificateCase.exam)]
    spoken = [one for one in candidates if cast.names.get(one, one) in scene.told.what]
    by_person = {cast.people.get(one, one): one for one in candidates}
    open_ones = [
        (bool(failed(case)), by_person[person])
        for case in cards
        if (person := case.fact("person")) in by_person and not case.did(CertificateCase.issue_certificate)
    ]
    return [*spoken, *(name for _failed, name in sorted(open_ones, key=lambda one: one[0]))]


def _of_the_document(facts: dict[str, Any], scene: Scene) -> None:
    cast = scene.cast
    body = bodies.entrusted(scene.story, cast)
    name = next((name for name, code in cast.organs.items() if code == body), "受委托组织")
    said = scene.told.facts.get("to")
    facts.setdefault("to", name)
    facts.setdefault("individual", holding.individual(scene.story, cast, said))
    if not facts["individual"] and holding.unfit(scene.story, cast, said):
        facts["fit"] = False
    if not (facts["individual"] or facts.get("fit") is False):
        facts.setdefault("body", bodies.organ_named(cast, said) or body)
    told = {name for name in ("matter", "since", "until") if scene.told.facts.get(name)}
    # A document told in its particulars but for one leaves that one out; told in none it is taken for complete.
    unsaid = told == {"since", "until"} and any(word in scene.told.what for word in _OF_MATTERS)
    facts.setdefault("matter", "" if unsaid else "故事所述事项")
    facts.setdefault("since", scene.told.on)
    facts.setdefault("until", None if told == {"matter", "since"} else FAR)


def _taker(scene: Scene) -> str | None:
    """The organ that takes a file over: of whoever takes it, else the one that the power passed to."""
    organ_of = scene.cast.organ_of
    mine = next((organ_of[who] for who in scene.told.who if who in organ_of), None)
    moves = bodies.power_moves(scene.story, scene.cast)
    return mine or (moves[-1][1] if moves else None)


def _in_whose_name(said: str, scene: Scene) -> str:
    """The name as the registers have it: the body's own, or that of the organ which entrusted it."""
    cast = scene.cast
    body, entruster = bodies.entrusted(scene.story, cast), bodies.entruster(scene.story, cast)
    meant = bodies.organ_named(cast, said)
    if meant is None and any(word in said.lower() for word in _ENTRUSTING_NAME):
        meant = entruster
    if meant is None and any(word in said.lower() for word in _OWN_NAME):
        meant = body
    return next((name for name, code in cast.organs.items() if code == meant), said)[:100]


def takers(scene: Scene, step: Step, who: tuple[str, ...]) -> tuple[str, ...]:
    """Who really takes the step: the office writes down exams; officers of an entrusted body stand for it."""
    if step in _OFFICE_WORK or (step.by.roles[0] == "supervisor" and _about_himself(scene, who)):
        return (SYSTEM,)
    if step in Penalty.steps.values() and not step.by.outsider:
        return _standing_for(scene, step, who)
    return who


def _about_himself(scene: Scene, who: tuple[str, ...]) -> bool:
    """Nobody is named, or the candidate alone: a story tells so of whom the card is for."""
    mine = {scene.cast.people.get(name, name) for name in bodies.candidates(scene.story, scene.cast)}
    return not scene.told.who or who == ("supervisor",) or bool(who) and set(who) <= mine


def _standing_for(scene: Scene, step: Step, who: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for one in who:
        if one not in _BODIES:
            found.append(one)
            continue
        body = bodies.entrusted(scene.story, scene.cast) if one == "entrusted_body" else None
        role = (
            step.by.roles[0]
            if step.by.roles[0] in ("handler", "head", "legal_reviewer", "clerk")
            else "handler"
        )
        own = bodies.organ_of_role(scene.story, scene.cast, one) if one == "police" else None
        organ = body or own or _taker(scene) or scene.cast.organ
        found += scene.cast.stand_in(role, organ, max(1, step.by.certified))
    return tuple(dict.fromkeys(found))


def opened_on(scene: Scene) -> date | None:
    """A file that is taken over began on the day that the taking over tells."""
    every = [scene.told, *scene.acts()]
    return next((day for act in every if (day := day_of(act.facts.get("opened")))), None)


def home(scene: Scene) -> str | None:
    """A file that is taken over began with the organ that gives it away; a document is that of who entrusts."""
    if scene.told.step in Entrustment.steps:
        return bodies.entruster(scene.story, scene.cast)
    if scene.told.step != "take-over":
        police = scene.cast.all_are(scene.told.who, "police") and scene.told.who
        return bodies.organ_of_role(scene.story, scene.cast, "police") if police else None
    moves = bodies.power_moves(scene.story, scene.cast)
    taker = _taker(scene)
    others = [code for code in scene.cast.organs.values() if code not in {taker} | bodies.above(scene.cast)]
    return moves[-1][0] if moves else next(iter(others), None)


def anew(scene: Scene, step: Step) -> bool:
    """Each document, each body confirmed, is a case of its own."""
    return step in (Entrustment.entrust, Qualification.confirm_body)


def about(scene: Scene, step: Step) -> str | None:
    """Each officer's card is a case of its own."""
    if step not in _CARDS:
        return None
    return _officer(scene) or None


class _People(Manner):
    def find(self, scene: Scene) -> tuple[type[Procedure], Step] | None:
        """An exam told when one is noted already is a re-sit."""
        found = super().find(scene)
        if found is not None and found[1] is CertificateCase.exam and scene.held(CertificateCase.name):
            return CertificateCase, CertificateCase.re_exam
        return found


MANNER = _People(
    "people",
    (*bodies.PROCEDURES, *supervision.PROCEDURES, Penalty),
    choose=choose,
    opening=opening,
    besides=besides,
    facts_for=facts_for,
    complete=complete,
    anew=anew,
    about=about,
    told_since={"conclude": ("supplement",)},
    prepare=prepare,
    takers=takers,
    opened_on=opened_on,
    home=home,
)
