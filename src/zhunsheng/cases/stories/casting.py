"""The cast of a story: its organs, officers and outsiders entered in the registers of the throw-away installation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhunsheng import record
from zhunsheng.cases.stories.telling import Story
from zhunsheng.procedures.vocabulary import ROLES
from zhunsheng.registers import certificates, local_rules, organs, people
from zhunsheng.registers.identity import make_credit_code
from zhunsheng.registers.roles import ROLES as POSTS

LONG_AGO = date(1996, 10, 1)
FAR = date(2099, 12, 31)
OUTSIDE = (
    frozenset(ROLES)
    - {"handler", "head", "deputy_head", "section_chief", "legal_reviewer", "hearing_officer"}
    - {
        "clerk",
        "auxiliary",
        "borrowed",
        "supervisor",
    }
)
STAND_INS = (("handler", "甲"), ("handler", "乙"), ("head", "首"), ("legal_reviewer", "审"), ("clerk", "内"))


@dataclass
class Cast:
    """Who is who: story names to what `take` wants."""

    mark: str
    organ: str
    people: dict[str, str] = field(default_factory=dict)
    organs: dict[str, str] = field(default_factory=dict)
    organ_of: dict[str, str] = field(default_factory=dict)
    party: dict[str, Any] = field(default_factory=dict)

    def by(self, who: tuple[str, ...]) -> tuple[str, ...]:
        """Story names as persons or outside roles; an unknown name stays as it is and is refused by the registers."""
        return tuple(dict.fromkeys(self.people.get(name, name) for name in who))

    def stand_in(self, role: str, organ: str, n: int = 2) -> tuple[str, ...]:
        """Officers that the story takes for granted."""
        return tuple(f"{self.mark}-{organ[-6:]}-{r}{i}" for i, (r, _n) in enumerate(STAND_INS) if r == role)[
            :n
        ]


def cast(story: Story, serial: int) -> Cast:
    """Enter the story's people; each story has a county, a book and organs of its own."""
    mark, code = f"s{serial}", f"{330000 + serial % 9000:06d}"
    record.open_book(mark)
    organs.found_jurisdiction(code, f"故事县{serial}", "county", book=mark)
    made = Cast(mark, "")
    names = [str(one["organ"]) for one in story.cast if one.get("organ")] or ["某县某局"]
    for n, name in enumerate(dict.fromkeys(names), 1):
        organ = organs.confirm_organ(
            make_credit_code(code, n), name, code, short_name=f"{mark}局{n}", qualified_from=LONG_AGO
        )
        made.organs[name] = organ.code
        _stand_ins(made, organ.code)
    made.organ = made.organs[names[0]]
    for member in story.cast:
        _enter(made, member)
    for one in story.settings:
        _set(one, code)
    return made


def _stand_ins(made: Cast, organ: str) -> None:
    for i, (role, name) in enumerate(STAND_INS):
        person = f"{made.mark}-{organ[-6:]}-{role}{i}"
        people.enrol(person, f"{name}(故事默认)")
        people.appoint(person, organ, role, LONG_AGO, qualified=role == "legal_reviewer")
        if role == "handler":
            certificates.issue_certificate(person, organ, f"{person}-证", LONG_AGO, FAR)


def _enter(made: Cast, member: dict[str, Any]) -> None:
    name, role = str(member["id"]), str(member.get("role", "handler"))
    organ = made.organs.get(str(member.get("organ", "")), made.organ)
    if role in OUTSIDE:
        made.people[name] = role
        if role in ("party", "enterprise", "company", "applicant", "resident") and not made.party:
            made.party = _party(member)
        return
    person = f"{made.mark}-{name}"
    people.enrol(person, str(member.get("name", name)))
    people.appoint(
        person,
        organ,
        role if role in POSTS else "handler",
        LONG_AGO,
        qualified=bool(member.get("qualified", True)),
    )
    made.people[name], made.organ_of[name] = person, organ
    card = member.get("certificate")
    if card:
        since, until = card.get("from") or LONG_AGO, card.get("to") or FAR
        certificates.issue_certificate(person, organ, f"{person}-证", since, until)
    elif role == "handler" and "certificate" not in member:
        certificates.issue_certificate(person, organ, f"{person}-证", LONG_AGO, FAR)


def _party(member: dict[str, Any]) -> dict[str, Any]:
    kind, name = str(member.get("kind", "organisation")), str(member.get("name", "某甲"))
    party: dict[str, Any] = {"kind": kind, "person" if kind == "person" else "name": name}
    if member.get("born"):
        party["born"] = str(member["born"])
    return party


def _set(data: dict[str, Any], county: str) -> None:
    key = data.get("key")
    if key:
        since = data.get("since") if isinstance(data.get("since"), date) else LONG_AGO
        value = data.get("value", True)
        local_rules.set_rule(str(key), value, "故事的设定", since or LONG_AGO, jurisdiction=county)
