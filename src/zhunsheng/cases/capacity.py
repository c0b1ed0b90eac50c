"""Whether there are people enough: reviewers to officers, towns with none, who is shared, posts and readiness (S120, S128)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import organ_names
from zhunsheng.methods.marking import rate
from zhunsheng.procedures.enforcement.officers.teams import ReviewerShare, TeamPost
from zhunsheng.registers.models import Organ, Post, in_force

FLOOR = Decimal(5)
"""Percent of officers: 国办发〔2018〕118号（十一）."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """One body on one day: officers, qualified reviewers of its own, reviewers shared with it, the ratio in percent."""

    organ: str
    name: str
    officers: int
    reviewers: int
    shared: int
    load: int

    @property
    def ratio(self) -> Decimal | None:
        """Reviewers of its own in percent of its officers."""
        return rate(self.reviewers, self.officers)

    @property
    def short(self) -> bool:
        """Whether it has officers and fewer reviewers than the floor asks for."""
        return self.officers > 0 and Decimal(100 * self.reviewers) < FLOOR * self.officers


def capacities(day: date) -> list[Capacity]:
    """Every body qualified to enforce on that day, those without a reviewer first. `load`: open penalty cases."""
    posts = Post.objects.filter(in_force(day))
    officers = Counter(posts.filter(role="handler").values_list("organ_id", flat=True))
    shared_pairs = _shared(day)
    reviewing = posts.filter(role="legal_reviewer", qualified=True).values_list("organ_id", "person_id")
    own: Counter[str] = Counter(organ for organ, person in reviewing if (person, organ) not in shared_pairs)
    shared = Counter(organ for _person, organ in shared_pairs)
    open_cases = CaseRow.objects.filter(procedure="penalty", closed=None).values_list("organ", flat=True)
    load = Counter(open_cases)
    codes = {one.code for one in Organ.objects.all() if one.qualified(day)}
    found = [
        Capacity(code, name, officers[code], own[code], shared[code], load[code])
        for code, name in organ_names(codes).items()
    ]
    return sorted(found, key=lambda one: (one.reviewers + one.shared, one.name))


def _shared(day: date) -> set[tuple[str, str]]:
    """Reviewer and unit of every sharing that holds on that day."""
    found = set()
    rows = CaseRow.objects.filter(procedure=ReviewerShare.name, opened__lte=day)
    for subject, facts in rows.values_list("subject", "facts"):
        until = facts.get("end_share__last_day") or facts.get("assign__until") or "9999"
        if str(facts["assign__since"]) <= day.isoformat() <= str(until):
            found |= {(subject, str(town)) for town in facts["assign__towns"]}
    return found


def without_reviewer(day: date) -> list[Capacity]:
    """The bodies with officers that have no reviewer, neither their own nor a shared one."""
    return [one for one in capacities(day) if one.officers and not one.reviewers and not one.shared]


@dataclass(frozen=True, slots=True)
class Team:
    """One town's enforcement team: quota, filled, readiness out of a hundred."""

    town: str
    name: str
    posts: int
    filled: int
    law_posts: int
    readiness: int


def teams() -> list[Team]:
    """Every town's team, the least ready first."""
    rows = list(CaseRow.objects.filter(procedure=TeamPost.name).values_list("subject", "facts"))
    names = organ_names({subject for subject, _facts in rows})
    found = [
        Team(
            subject,
            names.get(subject, subject),
            *(
                int(str(facts.get(key) or 0))
                for key in ("posts", "filled", "set_quota__law_posts", "readiness")
            ),
        )
        for subject, facts in rows
    ]
    return sorted(found, key=lambda one: (one.readiness, one.name))
