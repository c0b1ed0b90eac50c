"""The bodies of a story about people and powers: who is entrusted, who is confirmed, to whom a power passes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from zhunsheng.cases.stories.casting import FAR, INSIDE, LONG_AGO, Cast, add_organ, day_of
from zhunsheng.cases.stories.telling import Story, Told
from zhunsheng.procedures.enforcement.officers.certificate import CertificateCase
from zhunsheng.procedures.enforcement.officers.entrustment import Entrustment
from zhunsheng.procedures.enforcement.officers.qualification import Qualification
from zhunsheng.procedures.enforcement.penalty import Penalty

ABOVE = ("司法", "监督", "人民政府", "法制", "justice", "supervis")
"""Words in the name of a body that confirms others."""
BODY = ("entrusted_body",)
_TO = (
    "to",
    "body",
    "entrusted",
    "entrusted_body",
    "value",
    "organ",
    "name",
    "taker",
    "new",
    "new_organ",
    "town",
)
_FROM = ("from", "old", "old_organ", "giver", "department", "entrusting", "by")
MOVED = "故事职权"
"""The code under which a story's power stands in the registers."""


def flat(data: dict[str, Any]) -> dict[str, Any]:
    """A setting with what stands inside its value drawn up beside it."""
    inner = data.get("value")
    return {**data, **inner} if isinstance(inner, dict) else data


def settings(story: Story, *keys: str) -> list[dict[str, Any]]:
    """The settings of these keys."""
    return [flat(one) for one in story.settings if one.get("key") in keys]


def told_of(story: Story, *steps: str) -> list[Told]:
    """The acts of these steps, in their order."""
    return [act for act in story.acts if act.step in steps and not act.conduct]


def organ_named(cast: Cast, said: Any) -> str | None:
    """The organ (credit code) that a text means: by its name, by a part of it, or by a member of the cast."""
    text = str(said or "").strip()
    if not text:
        return None
    if text in cast.organ_of:
        return cast.organ_of[text]
    name = cast.names.get(text, text)
    exact = cast.organs.get(name)
    return exact or next((code for full, code in cast.organs.items() if name in full or full in name), None)


def above(cast: Cast) -> set[str]:
    """The organs of the story that confirm and supervise others."""
    return {code for name, code in cast.organs.items() if any(word in name.lower() for word in ABOVE)}


def entrusted(story: Story, cast: Cast) -> str | None:
    """The body that the story entrusts, as an organ of the registers."""
    names = [act.facts.get("to") for act in told_of(story, "entrust")]
    for one in settings(story, "entrustment", "entrusted_body"):
        names += [one[name] for name in _TO if isinstance(one.get(name), str)]
    members = [m for m in story.cast if "entrusted_body" in _roles(m)]
    names += [m.get("organ") for m in members] + [m.get("id") for m in members]
    return next(
        (code for said in names if (code := organ_named(cast, said)) and code != entruster(story, cast)), None
    )


def _roles(member: dict[str, Any]) -> list[str]:
    said = member.get("role", "handler")
    return [str(one) for one in (said if isinstance(said, list) else [said])]


def organ_of_role(story: Story, cast: Cast, role: str) -> str | None:
    """The organ that the cast names for members of an outside role."""
    members = [one for one in story.cast if role in _roles(one)]
    names = [str(one[field]) for field in ("organ", "name") for one in members if one.get(field)]
    return next((cast.organs[name] for name in names if name in cast.organs), None)


def seat_police(story: Story, cast: Cast) -> None:
    """The police, where they decide or inquire in the story and not only answer, as an organ of their own."""
    for member in story.cast:
        said = {str(member.get("id")), str(member.get("name"))}
        steps = [Penalty.steps.get(act.step) for act in story.acts if said & set(act.who) and not act.conduct]
        acts = any(step is not None and not step.by.outsider for step in steps)
        if "police" in _roles(member) and acts and organ_of_role(story, cast, "police") is None:
            add_organ(cast, str(member.get("name") or "公安机关"), cast.county)


def entruster(story: Story, cast: Cast) -> str:
    """The organ that entrusts: of whoever takes that step, else the first of the cast."""
    for act in told_of(story, "entrust"):
        for who in act.who:
            if who in cast.organ_of:
                return cast.organ_of[who]
    for one in settings(story, "entrustment"):
        for name in _FROM:
            if code := organ_named(cast, one.get(name)):
                return code
    others = [code for code in cast.organs.values() if code not in above(cast)]
    return others[0] if others else cast.organ


def tells_of_entrustment(story: Story) -> bool:
    """Whether anybody acts by entrustment in the story."""
    steps = {"entrust", "sub-entrust", "publish-entrustment"}
    return bool(told_of(story, *steps) or settings(story, "entrustment", "entrusted_body"))


def seat(story: Story, cast: Cast) -> str:
    """The entrusted body as an organ, entered where the cast names it only as a role; its members act there."""
    body = entrusted(story, cast)
    members = [m for m in story.cast if "entrusted_body" in _roles(m)]
    if body is None:
        told = next((act.facts.get("to") for act in told_of(story, "entrust")), None)
        name = next((str(m.get("name", "")) for m in members), "") or cast.names.get(
            str(told), str(told or "受委托组织")
        )
        body = cast.organs.get(name) or add_organ(cast, name, cast.county)
    for member in members:
        if not set(_roles(member)) & INSIDE:
            cast.organ_of.setdefault(str(member.get("id", member.get("name"))), body)
    return body


def confirmed(story: Story, cast: Cast) -> str:
    """The body whose standing the story tells of: of whoever enforces in it, else the first that supervises nobody."""
    known = above(cast)
    acts = [act for act in story.acts if act.step in Penalty.steps and not act.conduct]
    said = [name for act in told_of(story, "confirm-body") for name in act.facts.values()]
    for name in (*said, *(who for act in acts for who in act.who), *cast.organ_of):
        code = organ_named(cast, name)
        if code is not None and code not in known:
            return code
    return next((code for code in cast.organs.values() if code not in known), cast.organ)


def candidates(story: Story, cast: Cast) -> list[str]:
    """The members of the cast who are examined and given a card, as the story names them."""
    acts = told_of(story, "exam", "issue-certificate")
    found = [
        one for act in acts for one in (*act.who, *map(str, act.facts.values())) if _may_learn(story, one)
    ]
    carried = {str(m.get("id", m.get("name"))) for m in story.cast if isinstance(m.get("certificate"), dict)}
    without = [one for one in _members(story, ("handler", *_ASIDE)) if one not in carried]
    named = [
        one for one in without if any(one in act.what or cast.names.get(one, one) in act.what for act in acts)
    ]
    every = _members(story, ("handler", *_ASIDE))
    return list(dict.fromkeys(found or (*named, *without[:1], *every[:1])))


_ASIDE = ("auxiliary", "borrowed", "applicant")


def _members(story: Story, roles: Iterable[str]) -> list[str]:
    wanted = set(roles)
    return [str(m.get("id", m.get("name"))) for m in story.cast if wanted & set(_roles(m))]


def _may_learn(story: Story, name: str) -> bool:
    return name in _members(story, ("handler", *_ASIDE))


def power_moves(story: Story, cast: Cast) -> list[tuple[str, str, date]]:
    """From which organ to which a power passes on which day, as far as a setting says so."""
    found = []
    for one in settings(story, "power", "enforcement_power"):
        since = day_of(one.get("since") or one.get("effective") or one.get("value"))
        taker = next(
            (c for n in _TO if isinstance(one.get(n), str) and (c := organ_named(cast, one[n]))), None
        )
        giver = next((c for n in _FROM if (c := organ_named(cast, one.get(n)))), None)
        if giver is None and tells_of_entrustment(story):
            continue
        taker = taker or _successor(story, cast, one)
        others = [code for code in cast.organs.values() if code != taker and code not in above(cast)]
        giver = giver or next(iter(others), None)
        if since and taker and giver and taker != giver and since > LONG_AGO:
            found.append((giver, taker, since))
    return found


_TOWNS = ("镇", "乡", "街道", "town", "street", "subdistrict")


def _successor(story: Story, cast: Cast, said: dict[str, Any]) -> str | None:
    """Who takes the power where no organ is named: who takes the file over, else the town if a town is spoken of."""
    for act in told_of(story, "take-over"):
        for who in act.who:
            if who in cast.organ_of:
                return cast.organ_of[who]
    text = " ".join(str(value).lower() for value in said.values())
    if not any(word in text for word in _TOWNS):
        return None
    return next((c for name, c in cast.organs.items() if any(w in name.lower() for w in _TOWNS)), None)


def eve(first: date) -> date:
    """The day before."""
    return first - timedelta(days=1)


PROCEDURES = (CertificateCase, Qualification, Entrustment)
__all__ = ["FAR", "LONG_AGO", "PROCEDURES", "candidates", "confirmed", "entrusted", "entruster"]
