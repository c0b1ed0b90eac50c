"""How stories over several procedures are told: `exam/announce` names procedure and step, facts name other cases by key."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from zhunsheng.cases.stories.casting import Cast
from zhunsheng.cases.stories.fields import coercion, inspection, licence, penalty, transfer
from zhunsheng.cases.stories.fields.manner import Manner, Scene
from zhunsheng.cases.stories.telling import Story, Told
from zhunsheng.cases.taking import Taken
from zhunsheng.methods import draw
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.facts import Linked, marked, tables
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.registers import local_rules

CODE = "统一社会信用代码"
"""Facts whose title says so name an organ by its credit code: a story names it as the cast does."""
_OWN = {
    one.MANNER.procedures[0].name: one.MANNER for one in (penalty, licence, coercion, inspection, transfer)
}
"""Procedures that the shared words tell of: what such a story leaves out is taken for granted here too."""
_BY_NAME = {procedure.name: procedure for procedure in PROCEDURES}
_STEPS = {step: procedure for procedure in PROCEDURES for step in procedure.steps.values()}


def case_named(scene: Scene, key: str) -> Taken | None:
    """The case that `KEY` or `KEY/procedure` names; None where the story holds no such case."""
    name, _slash, procedure = key.partition("/")
    held = (one for place, one in scene.cases.items() if place[0] == name and procedure in ("", place[1]))
    return next(held, None)


def choose(scene: Scene) -> type[Procedure] | None:
    """The procedure that stands before the slash; None where none stands there, or one that nobody knows."""
    return _BY_NAME.get(scene.told.step.rpartition("/")[0])


def reads(scene: Scene) -> str | None:
    """The step that stands after the slash, by the words of its own field; what its procedure has not is no step."""
    procedure, word = choose(scene), scene.told.step
    if procedure is None:
        return word
    own, bare = _OWN.get(procedure.name), _bare(scene.told).step
    if own is not None:
        bare = own.reads(_plain(scene)) or own.aliases.get(bare, bare)
    return bare if bare in procedure.steps else word


def _bare(told: Told) -> Told:
    return replace(told, step=told.step.rpartition("/")[2])


def _plain(scene: Scene) -> Scene:
    """The scene as a story of one field alone would tell it."""
    acts = tuple(_bare(act) for act in scene.story.acts)
    here = next((n for n, act in enumerate(scene.story.acts) if act is scene.told), None)
    told = acts[here] if here is not None else _bare(scene.told)
    return replace(scene, told=told, story=replace(scene.story, acts=acts))


def _own(step: Step) -> Manner | None:
    return _OWN.get(_STEPS[step].name) if step in _STEPS else None


def opening(scene: Scene, procedure: type[Procedure]) -> str | None:
    """Nothing is assumed, save in the procedures that the shared words tell of."""
    own = _OWN.get(procedure.name)
    return own.opening(_plain(scene), procedure) if own else None


def besides(scene: Scene, procedure: type[Procedure]) -> tuple[str, ...]:
    """As the procedure's own field has it."""
    own = _OWN.get(procedure.name)
    return own.besides(_plain(scene), procedure) if own else ()


def facts_for(step: Step, scene: Scene) -> dict[str, Any]:
    """As the procedure's own field has it."""
    own = _own(step)
    return own.facts_for(step, _plain(scene)) if own else {}


def ungranted(scene: Scene, step: Step) -> bool:
    """What must come before is told, save in the procedures that the shared words tell of."""
    return _own(step) is None


def takers(scene: Scene, step: Step, who: tuple[str, ...]) -> tuple[str, ...]:
    """As the procedure's own field has it."""
    own = _own(step)
    return own.takers(_plain(scene), step, who) if own else who


def complete(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """Other cases and organs by the names that the story gives them; draws from what they are drawn of."""
    own = _own(step)
    if own is not None:
        own.complete(facts, step, _plain(scene))
    if isinstance(scene.told.facts.get("draw"), dict):
        facts["draw"] = _drawn(scene.told.facts["draw"], step, scene)
    facts |= _named(facts, step.facts, scene)


def _named(facts: dict[str, Any], model: Any, scene: Scene) -> dict[str, Any]:
    """The facts that name a case or an organ, with its id or credit code."""
    linked, rows = marked(model, Linked), tables(model)
    found: dict[str, Any] = {}
    for name, value in facts.items():
        info = model.model_fields.get(name)
        if name in linked:
            found[name] = _each(value, lambda one: _case(one, scene))
        elif info is not None and CODE in (info.title or ""):
            found[name] = _each(value, lambda one: scene.cast.organs.get(one, one))
        elif name in rows and isinstance(value, list):
            found[name] = [
                one | _named(one, rows[name], scene) if isinstance(one, dict) else one for one in value
            ]
    return found


def _each(value: Any, meant: Any) -> Any:
    if isinstance(value, list):
        return [meant(one) for one in value]
    return meant(value) if isinstance(value, str) else value


def _case(key: str, scene: Scene) -> str:
    held = case_named(scene, key)
    return held.case.id if held is not None else key


def _drawn(said: dict[str, Any], step: Step, scene: Scene) -> str:
    """A draw file: announced from `pool` (cases by their keys, or other ids), or drawn from the announced one.

    `parties` commit and reveal on the day of the draw, each a nonce made from its name, so that anybody can repeat it;
    a `pool` told again at the draw stands for one that was changed after it was published.
    """
    procedure = _STEPS[step]
    held = scene.held(procedure.name)
    told = held.case.last(procedure.steps["announce"]) if held is not None else None
    file = draw.parse(told.facts.draw) if told is not None else None
    if file is None or "pool" in said:
        file = _announced(said, file, scene)
    if step.name == "announce":
        return file.text()
    day = scene.told.on
    parties = tuple(getattr(file.source, "parties", ()))
    for one in parties:
        file = draw.commit(file, one, draw.commitment(nonce(one), one), f"{day}T09:00:00+08:00")
    for one in parties:
        file = draw.reveal(file, one, nonce(one), f"{day}T15:00:00+08:00")
    return draw.draw(file, f"{day}T16:00:00+08:00").text()


def nonce(party: str) -> str:
    """What a party of a told draw commits to."""
    return sha256(party.encode()).hexdigest()


def _announced(said: dict[str, Any], before: draw.DrawFile | None, scene: Scene) -> draw.DrawFile:
    pool = [_entrant(str(one), scene) for one in said["pool"]]
    if before is not None:
        return draw.announce(
            before.name, before.purpose, pool, before.quotas, before.source, before.announced_at
        )
    source = draw.CommitReveal(tuple(said.get("parties", ("甲方", "乙方"))))
    quotas = [draw.quota(str(one)) for one in said["quotas"]]
    at = f"{scene.told.on}T09:00:00+08:00"
    return draw.announce(
        said.get("name", scene.told.what), said.get("purpose", "抽取"), pool, quotas, source, at
    )


def _entrant(said: str, scene: Scene) -> draw.Entrant:
    """«专家01@示例省»: an id and its stratum; a case of the story by its number."""
    name, _at, stratum = said.partition("@")
    held = case_named(scene, name)
    plain = held.number if held is not None else name
    return draw.Entrant(plain, 1, stratum) if stratum else draw.Entrant(plain)


def prepare(story: Story, cast: Cast) -> None:
    """Settings that name an organ as the cast does hold its credit code."""
    for one in story.settings:
        key, value = str(one.get("key", "")), one.get("value")
        if key.endswith("_organ") and value in cast.organs:
            since = one.get("since") or story.opened
            local_rules.set_rule(key, cast.organs[value], "故事的设定", since, jurisdiction=cast.county)


MANNER = Manner(
    "enforcement",
    PROCEDURES,
    reads=reads,
    choose=choose,
    opening=opening,
    besides=besides,
    facts_for=facts_for,
    complete=complete,
    prepare=prepare,
    takers=takers,
    ungranted=ungranted,
)
