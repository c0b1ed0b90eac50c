"""What a story's settings say an organ may not do: a power it does not hold, an entrustment never made, a body unfit for one."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any

from zhunsheng.cases.stories.casting import LONG_AGO, Cast, day_of
from zhunsheng.cases.stories.fields import bodies
from zhunsheng.cases.stories.fields.manner import Scene
from zhunsheng.cases.stories.telling import Story
from zhunsheng.registers import powers

LACKING = "故事所缺职权"
"""The code of a power that nobody in the story holds."""
_OTHER = "故事其他职权"
_NO = re.compile(r"(no|none|not|without|never|lacks?|false)\b|[无没未非不否]", re.IGNORECASE)
_MATTERS = ("matter", "matters", "scope", "item", "items", "violations", "value")
_HOLDERS = ("to", "organ", "taker", "town", "holder", "name")
_TOWNS = ("镇", "乡", "街道", "town", "street")
_MOVING = re.compile(
    r"[交移转下][由给交接放]|承接|赋权|行使|决定|授权|政府|[镇乡局]|街道|取得|transfer|moved?\b|hand|grant|town|bureau|since|from",
    re.IGNORECASE,
)
"""Words of a text that tells of powers that pass, not of a matter."""
_PERSON = re.compile(r"个人|公民|自然人|居民|某人|网格员|person|individual|citizen|resident", re.IGNORECASE)
_FIRM = re.compile(r"公司|企业|商店|合伙|协会|物业|company|firm|enterprise|ltd|association", re.IGNORECASE)
_PEOPLE = frozenset({"resident", "witness", "auxiliary", "handler", "borrowed"})
_FIRMS = frozenset({"company", "enterprise", "third_party", "bank"})


def denies(said: Any) -> bool:
    """Whether a value says no: false, none, 0, or words that begin so."""
    if said is False or (said == 0 and said is not None):
        return True
    return isinstance(said, str) and bool(_NO.match(said.strip()))


def authorised(story: Story, cast: Cast) -> list[str]:
    """The organisations that a setting says to be authorised by a law or regulation (行政处罚法 第十九条)."""
    found = []
    for one in bodies.settings(story, "power"):
        text = " ".join(str(value).lower() for name, value in one.items() if name != "key")
        holder = next((c for n in _HOLDERS if (c := bodies.organ_named(cast, one.get(n)))), None)
        if holder and re.search(r"授权|authoris|authoriz", text) and not _NO.match(text):
            found.append(holder)
    return found


def never_entrusted(story: Story) -> bool:
    """Whether a setting says that there is no entrustment."""
    found = bodies.settings(story, "entrustment")
    return any(denies(one.get("value")) or denies(one.get("made")) for one in found)


def individual(story: Story, cast: Cast, said: Any) -> bool:
    """Whether who is to be entrusted is a person and no organisation."""
    member = _member(story, said)
    if member is not None:
        roles = set(_roles(member))
        return member.get("kind") == "person" or bool(member.get("born")) or bool(roles & _PEOPLE)
    return bool(_PERSON.search(str(said or "")))


def unfit(story: Story, cast: Cast, said: Any) -> bool:
    """Whether who is to be entrusted lacks what 行政处罚法 第二十一条 asks for: a firm, or a body of which a setting says so."""
    member = _member(story, said)
    if member is not None and set(_roles(member)) & _FIRMS:
        return True
    name = str(member.get("name", "")) if member else str(said or "")
    if _FIRM.search(name):
        return True
    for one in bodies.settings(story, "entrusted_body"):
        told = {k: v for k, v in one.items() if k not in ("key", "since", "until", "value", "name", "organ")}
        value = one.get("value")
        if denies(value) or any(denies(v) for v in told.values()):
            return True
        if isinstance(value, str) and re.search(
            r"没有|不具备|不符合|未取得|无(?!线)|lack|without|\bno\b", value
        ):
            return True
        if any(isinstance(v, str) and _FIRM.search(v) for v in (value, *told.values())):
            return True
    return False


def _member(story: Story, said: Any) -> dict[str, Any] | None:
    text = str(said or "")
    return next((m for m in story.cast if text and text in (str(m.get("id")), str(m.get("name")))), None)


def _roles(member: dict[str, Any]) -> list[str]:
    said = member.get("role", "handler")
    return [str(one) for one in (said if isinstance(said, list) else [said])]


def lacks_power(scene: Scene, matter: Any) -> bool:
    """Whether a setting says that the organ of whoever acts has no such power: none at all, or others than this one."""
    cast = scene.cast
    organ = next((cast.organ_of[who] for who in scene.told.who if who in cast.organ_of), None)
    if organ is None or bodies.tells_of_entrustment(scene.story):
        return False
    for one in bodies.settings(scene.story, "power", "enforcement_power"):
        holder = next((c for n in _HOLDERS if (c := bodies.organ_named(cast, one.get(n)))), None)
        if any(denies(one.get(name)) for name in ("value", "held", "has", "holds")):
            if holder in (None, organ):
                return True
        elif (
            one.get("key") == "power"
            and _holder_is(organ, holder, one, scene)
            and matter
            and not _covered(one, str(matter))
        ):
            return True
    return False


def _holder_is(organ: str, holder: str | None, said: dict[str, Any], scene: Scene) -> bool:
    """Whether the setting is about this organ: named in it, or the only one, or the town where none is named."""
    if holder is not None:
        return holder == organ
    name = next((name for name, code in scene.cast.organs.items() if code == organ), "")
    others = [code for code in scene.cast.organs.values() if code not in bodies.above(scene.cast)]
    return len(others) <= 1 or any(word in name.lower() for word in _TOWNS)


def _covered(said: dict[str, Any], matter: str) -> bool:
    """Whether the power named covers the matter; words of another language are not compared."""
    named = [one for name in _MATTERS for one in _texts(said.get(name))]
    alike = [one for raw in named if (one := _matter_in(raw)) and one.isascii() == matter.isascii()]
    return not alike or any(_alike(one.lower(), matter.lower()) for one in alike)


def _matter_in(said: str) -> str:
    """The matter that a text names; nothing where it tells of a move rather than of a matter."""
    if _MOVING.search(said):
        return ""
    return re.sub(r"(方面|领域)?的?(行政)?(处罚权|职权|权限|处罚|事项)$", "", said.strip())


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [str(one) for one in value]
    return [value] if isinstance(value, str) and not day_of(value) else []


def _alike(named: str, asked: str) -> bool:
    if named in asked or asked in named:
        return True
    if named.isascii():
        words = {word for word in re.findall(r"[a-z]+", asked) if len(word) > 3}
        return bool(words & set(re.findall(r"[a-z]+", named)))
    shared = SequenceMatcher(None, named, asked).find_longest_match().size
    return shared >= min(4, len(asked))


def enter_lacking(scene: Scene) -> str:
    """The code of the power that is lacking; the organ that acts is entered as having another one."""
    cast = scene.cast
    organ = next(cast.organ_of[who] for who in scene.told.who if who in cast.organ_of)
    if not powers.holds_power(organ, _OTHER, LONG_AGO):
        powers.grant_power(organ, _OTHER, "故事所述以外的职权", "故事", LONG_AGO)
    return LACKING
