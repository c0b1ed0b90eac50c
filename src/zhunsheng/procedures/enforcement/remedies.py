"""Where and until when a decision may be challenged, from the body that made it and its basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhunsheng.statutes.catalogue import (
    LITIGATION_ACT,
    RECONSIDERATION_ACT,
    RECONSIDERATION_ACT_2017,
)
from zhunsheng.statutes.days import Length, days, months
from zhunsheng.statutes.instruments import Article
from zhunsheng.statutes.words import _


class Body(StrEnum):
    """What kind of body made the decision; it decides who reconsiders."""

    DEPARTMENT = "department"
    """A department of a local government at county level or above."""
    JUSTICE = "justice"
    """The local department of justice, which is the reconsideration office itself."""
    VERTICAL = "vertical"
    """Tax, finance, foreign exchange, state security: led from above."""
    CUSTOMS = "customs"
    """Led from above too; its cases begin in the intermediate court."""
    TOWN = "town"
    """The government of a town or township."""
    GOVERNMENT = "government"
    """A government of a county or city."""
    PROVINCE = "province"
    """A provincial government."""
    MINISTRY = "ministry"
    """A department of the State Council."""
    AGENCY = "agency"
    """A branch office (派出机构) of a department, acting in its own name."""
    AUTHORISED = "authorised"
    """An organisation empowered by a law, regulation or rule."""


class Forum(StrEnum):
    """Who reconsiders."""

    OWN_GOVERNMENT = "own-government"
    OWN_OR_UPPER_DEPARTMENT = "own-or-upper-department"
    OWN_OR_UPPER_JUSTICE = "own-or-upper-justice"
    UPPER_DEPARTMENT = "upper-department"
    UPPER_GOVERNMENT = "upper-government"
    ITSELF = "itself"
    PARENTS_GOVERNMENT = "parents-government"
    PARENT_OR_ITS_GOVERNMENT = "parent-or-its-government"
    MANAGER = "manager"


FORUMS = {
    Forum.OWN_GOVERNMENT: _("本级人民政府"),
    Forum.OWN_OR_UPPER_DEPARTMENT: _("本级人民政府或者上一级主管部门"),
    Forum.OWN_OR_UPPER_JUSTICE: _("本级人民政府或者上一级司法行政部门"),
    Forum.UPPER_DEPARTMENT: _("上一级主管部门"),
    Forum.UPPER_GOVERNMENT: _("上一级人民政府"),
    Forum.ITSELF: _("作出决定的机关"),
    Forum.PARENTS_GOVERNMENT: _("设立该派出机构的部门的本级人民政府"),
    Forum.PARENT_OR_ITS_GOVERNMENT: _("设立该派出机构的部门或者其本级人民政府"),
    Forum.MANAGER: _("直接管理该组织的地方人民政府或者部门"),
}


class Court(StrEnum):
    """Which court hears the suit in first instance."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"


COURTS = {Court.BASIC: _("基层人民法院"), Court.INTERMEDIATE: _("中级人民法院")}


@dataclass(frozen=True)
class Remedies:
    """What a decision tells about remedies: forum, court, terms, each with its article."""

    forum: Forum
    forum_cites: Article
    reconsider_within: Length
    reconsider_cites: Article
    court: Court
    court_cites: Article
    sue_within: Length
    sue_cites: Article
    reconsider_first: bool
    first_cites: Article | None

    def text(self) -> str:
        """The sentence for a paper, in Chinese."""
        ask = f"自收到本决定书之日起{self.reconsider_within}内向{FORUMS[self.forum]}申请行政复议"
        sue = f"自收到本决定书之日起{self.sue_within}内向有管辖权的{COURTS[self.court]}提起行政诉讼"
        if self.reconsider_first:
            return f"如不服本决定,应当先{ask};对复议决定不服的,可以自收到复议决定书之日起15日内提起行政诉讼。"
        return f"如不服本决定,可以{ask};也可以{sue}。"


_SINCE_2024 = {
    Body.DEPARTMENT: (Forum.OWN_GOVERNMENT, 24),
    Body.JUSTICE: (Forum.OWN_OR_UPPER_JUSTICE, 28),
    Body.VERTICAL: (Forum.UPPER_DEPARTMENT, 27),
    Body.CUSTOMS: (Forum.UPPER_DEPARTMENT, 27),
    Body.TOWN: (Forum.UPPER_GOVERNMENT, 24),
    Body.GOVERNMENT: (Forum.UPPER_GOVERNMENT, 24),
    Body.PROVINCE: (Forum.ITSELF, 24),
    Body.MINISTRY: (Forum.ITSELF, 25),
    Body.AGENCY: (Forum.PARENTS_GOVERNMENT, 24),
    Body.AUTHORISED: (Forum.OWN_GOVERNMENT, 24),
}
_BEFORE_2024 = {
    Body.DEPARTMENT: (Forum.OWN_OR_UPPER_DEPARTMENT, 12),
    Body.JUSTICE: (Forum.OWN_OR_UPPER_DEPARTMENT, 12),
    Body.VERTICAL: (Forum.UPPER_DEPARTMENT, 12),
    Body.CUSTOMS: (Forum.UPPER_DEPARTMENT, 12),
    Body.TOWN: (Forum.UPPER_GOVERNMENT, 13),
    Body.GOVERNMENT: (Forum.UPPER_GOVERNMENT, 13),
    Body.PROVINCE: (Forum.ITSELF, 14),
    Body.MINISTRY: (Forum.ITSELF, 14),
    Body.AGENCY: (Forum.PARENT_OR_ITS_GOVERNMENT, 15),
    Body.AUTHORISED: (Forum.MANAGER, 15),
}
_HIGH = frozenset({Body.GOVERNMENT, Body.PROVINCE, Body.MINISTRY, Body.CUSTOMS})
RECONSIDERED_FIRST = frozenset({"summary", "natural-resources", "inaction", "disclosure"})
"""Matters that go to reconsideration before any suit since 2024 (行政复议法 第二十三条)."""


def remedies(body: Body, day: date, *, matter: str = "") -> Remedies:
    """The remedies against a decision made on `day` by a body of that kind.

    `matter`: one of RECONSIDERED_FIRST where the decision is of that kind. A suit against a government at county level
    or above, a ministry or the customs begins in the intermediate court (行政诉讼法 第十五条).
    """
    new = RECONSIDERATION_ACT[24].governs(day)
    forum, number = (_SINCE_2024 if new else _BEFORE_2024)[body]
    term = RECONSIDERATION_ACT[20] if new else RECONSIDERATION_ACT_2017[9]
    first = new and matter in RECONSIDERED_FIRST
    return Remedies(
        forum=forum,
        forum_cites=(RECONSIDERATION_ACT if new else RECONSIDERATION_ACT_2017)[number],
        reconsider_within=days(60),
        reconsider_cites=term,
        court=Court.INTERMEDIATE if body in _HIGH else Court.BASIC,
        court_cites=LITIGATION_ACT[15 if body in _HIGH else 18],
        sue_within=months(6),
        sue_cites=LITIGATION_ACT[46],
        reconsider_first=first,
        first_cites=RECONSIDERATION_ACT[23] if first else None,
    )
