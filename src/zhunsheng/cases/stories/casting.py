"""The cast of a story: its organs, officers and outsiders entered in the registers of the throw-away installation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from zhunsheng import record
from zhunsheng.cases.stories.telling import Story, Told
from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.vocabulary import ROLES
from zhunsheng.registers import certificates, local_rules, organs, people
from zhunsheng.registers.identity import make_credit_code
from zhunsheng.registers.keys import AMOUNT, COUNT, KEYS
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.roles import ROLES as POSTS

LONG_AGO = date(1996, 10, 1)
FAR = date(2099, 12, 31)
INSIDE = frozenset(
    {"handler", "head", "deputy_head", "section_chief", "legal_reviewer", "hearing_officer", "clerk"}
) | {"auxiliary", "borrowed", "supervisor"}
PARTIES = ("party", "enterprise", "company", "applicant", "resident")
STAND_INS = (
    *(("handler", "甲"), ("handler", "乙"), ("head", "首"), ("legal_reviewer", "审"), ("clerk", "内")),
    ("hearing_officer", "听"),
    ("deputy_head", "副"),
)
_POSTS = (
    ("deputy_head", ("deputy", "vice", "副", "分管")),
    ("section_chief", ("section", "科长", "股长", "队长", "所长")),
    ("head", ("head", "director", "yes", "局长", "正职", "负责人", "首长")),
    ("handler", ("handler", "officer", "执法人员", "承办人", "办案人")),
)
"""Posts as free text names them, the more particular first."""
_CARRYING = frozenset({"police", "entrusted_body", "enforcement_organ", "other_organ"})
"""Outside roles whose members, where the story gives them an organ and a card of their own, are officers of that organ."""
SOMEBODY = {"kind": "organisation", "name": "某甲有限公司"}


@dataclass
class Cast:
    """Who is who: story names to what `take` wants."""

    mark: str
    organ: str
    county: str = ""
    people: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    organs: dict[str, str] = field(default_factory=dict)
    organ_of: dict[str, str] = field(default_factory=dict)
    posts: dict[str, list[str]] = field(default_factory=dict)
    parties: dict[str, dict[str, Any]] = field(default_factory=dict)
    party_by_case: dict[str, str] = field(default_factory=dict)
    violations: dict[str, date] = field(default_factory=dict)

    def stand_in(self, role: str, organ: str, n: int = 2) -> tuple[str, ...]:
        """Officers that the story takes for granted."""
        return tuple(f"{self.mark}-{organ[-6:]}-{r}{i}" for i, (r, _n) in enumerate(STAND_INS) if r == role)[
            :n
        ]

    def member(self, said: str, organ: str) -> str:
        """The person meant: a member of the cast by id or name, or whoever holds the post named; else as it was said."""
        by_name = next((who for who, name in self.names.items() if name == said and who in self.people), said)
        if by_name in self.people:
            return self.people[by_name]
        plain = said.lower()
        post = next((post for post, words in _POSTS if any(word in plain for word in words)), "")
        held = (who for who, posts in self.posts.items() if post in posts and self.organ_of[who] == organ)
        found = next(held, None)
        return self.people[found] if found else next(iter(self.stand_in(post, organ, 1)), said)

    def party_of(self, case: str) -> dict[str, Any]:
        """The party of one of the story's cases: whom its acts name, else the first of the cast."""
        first = next(iter(self.parties), "")
        return self.parties.get(self.party_by_case.get(case, first), SOMEBODY)

    def all_are(self, names: Iterable[str], role: str) -> bool:
        """Whether all these names stand for one outside role."""
        return all(self.people.get(name) == role for name in names)


def cast(story: Story, serial: int) -> Cast:
    """Enter the story's people; each story has a county, a book and organs of its own."""
    mark, code = f"s{serial}", f"{330000 + serial % 9000:06d}"
    record.open_book(mark)
    organs.found_jurisdiction(code, f"故事县{serial}", "county", book=mark)
    made = Cast(mark, "", code)
    names = [str(one["organ"]) for one in story.cast if one.get("organ")] or ["某县某局"]
    for name in dict.fromkeys(names):
        add_organ(made, name, code)
    made.organ = made.organs[names[0]]
    # Where one officer of an organ is given a certificate, those without one carry none.
    told = {str(one.get("organ", "")) for one in story.cast if isinstance(one.get("certificate"), dict)}
    for member in story.cast:
        _enter(made, member, taken_as_read=str(member.get("organ", "")) not in told)
    for one in story.settings:
        _set(_with_people(made, one), code)
    _meet(made, story)
    return made


def add_organ(made: Cast, name: str, county: str) -> str:
    """Enter one more organ of the story with its stand-ins; answers its credit code."""
    n = len(made.organs) + 1
    code = make_credit_code(county, n)
    organ = organs.confirm_organ(code, name, county, short_name=f"{made.mark}局{n}", qualified_from=LONG_AGO)
    made.organs[name] = organ.code
    _stand_ins(made, organ.code)
    return organ.code


def _stand_ins(made: Cast, organ: str) -> None:
    for i, (role, name) in enumerate(STAND_INS):
        person = f"{made.mark}-{organ[-6:]}-{role}{i}"
        people.enrol(person, f"{name}(故事默认)")
        people.appoint(person, organ, role, LONG_AGO, qualified=role == "legal_reviewer")
        if role == "handler":
            certificates.issue_certificate(person, organ, f"{person}-证", LONG_AGO, FAR)


def _enter(made: Cast, member: dict[str, Any], taken_as_read: bool) -> None:
    name, said = str(member.get("id", member.get("name"))), member.get("role", "handler")
    roles = [str(one) for one in (said if isinstance(said, list) else [said])]
    if isinstance(member.get("certificate"), dict) and member.get("organ") and set(roles) & _CARRYING:
        roles = ["handler"]
    organ = made.organs.get(str(member.get("organ", "")), made.organ)
    made.names[name] = str(member.get("name", name))
    if not set(roles) & INSIDE and set(roles) & ROLES.keys():
        made.people[name] = next(role for role in roles if role in ROLES)
        if set(roles) & set(PARTIES):
            made.parties[name] = _party(member)
        return
    person = made.people.get(name) or f"{made.mark}-{name}"
    if name not in made.people:
        people.enrol(person, made.names[name])
    made.people[name], made.organ_of[name], made.posts[name] = person, organ, roles
    for role in roles:
        if role in POSTS:
            people.appoint(person, organ, role, LONG_AGO, qualified=bool(member.get("qualified", True)))
    card = member.get("certificate")
    if isinstance(card, dict):
        since, until = day_of(card.get("from")) or LONG_AGO, day_of(card.get("to")) or FAR
        certificates.issue_certificate(person, organ, f"{person}-证", since, until)
    elif "handler" in roles and (card is True or ("certificate" not in member and taken_as_read)):
        certificates.issue_certificate(person, organ, f"{person}-证", LONG_AGO, FAR)


def _party(member: dict[str, Any]) -> dict[str, Any]:
    kind, name = str(member.get("kind") or "organisation"), str(member.get("name", "某甲"))
    if kind not in ("person", "organisation", "individual_business"):
        kind = "person" if member.get("born") or kind in ("individual", "citizen") else "organisation"
    party: dict[str, Any] = {"kind": kind, "person" if kind == "person" else "name": name}
    born = day_of(member.get("born"))
    return party | ({"born": born.isoformat()} if born else {})


def _meet(made: Cast, story: Story) -> None:
    """Which party each case is about: whom its acts name or tell of; and for cases in two organs about one party,
    the day of the violation that only one of them tells."""
    for key in dict.fromkeys(act.case for act in story.acts):
        acts = [act for act in story.acts if act.case == key]
        named = next((one for act in acts for one in made.parties if _mentions(act, one, made)), None)
        if named:
            made.party_by_case[key] = named
    days = [day_of(act.facts.get("violation")) for act in story.acts]
    first = next((day for day in days if day), None) or story.opened
    if len(made.organs) > 1 and len({act.case for act in story.acts}) > 1:
        told = {act.case for act in story.acts if day_of(act.facts.get("violation"))}
        made.violations = {act.case: first for act in story.acts if act.case not in told}


def _mentions(act: Told, party: str, made: Cast) -> bool:
    told = act.facts.values()
    return party in act.who or party in told or made.names[party] in told or made.names[party] in act.what


def _with_people(made: Cast, data: dict[str, Any]) -> dict[str, Any]:
    """An interest as the members of the cast whom the setting names, under whatever word."""
    if data.get("key") != "interest":
        return data
    said = " ".join(str(value) for name, value in data.items() if name not in ("key", "since", "until"))
    words = set(re.findall(r"[\w-]+", said)) | set(re.findall(r"[A-Za-z0-9_-]+", said))
    named = [
        who for n, who in made.people.items() if n in made.organ_of and (n in words or made.names[n] in said)
    ]
    return data | {"value": named} if named else data


def _set(data: dict[str, Any], county: str) -> None:
    key = data.get("key")
    if not key:
        return
    value, kind = _said(data), KEYS.get(str(key), ("", ""))[0]
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind in (AMOUNT, COUNT) and not number and not (value := whole(value)):
        return
    since = day_of(data.get("since")) or LONG_AGO
    try:
        local_rules.set_rule(
            str(key), value, "故事的设定", since, day_of(data.get("until")), jurisdiction=county
        )
    except Refused as no:
        raise Refused(f"设定「{key}」:{no}") from no


def _said(data: dict[str, Any]) -> Any:
    """The value of a setting; whatever else it says where it gives none. Days are told as text."""
    rest = {str(name): one for name, one in data.items() if name not in ("key", "value", "since", "until")}
    value = data.get("value")
    if value in ("", [], {}):
        return "none"
    return _plain((rest or True) if value is None or value is True else value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def day_of(value: Any) -> date | None:
    """A day as a story writes it; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return None
