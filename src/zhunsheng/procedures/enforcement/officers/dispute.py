"""职权争议: two bodies claim or disown a matter; talks, coordination, the government's decision (S60; 监督条例第十三条)."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from zhunsheng.procedures.enforcement.officers.words import KEEPERS, SUPERVISORS
from zhunsheng.procedures.facts import CaseRef, Facts, Flag
from zhunsheng.procedures.roles import SUPERVISOR
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import PENALTY_ACT, SUPERVISION_RULES
from zhunsheng.statutes.words import _

DISPUTED = (SUPERVISION_RULES[13], PENALTY_ACT[25])
GOVERNMENT = Who(("government", "head_of_government", SUPERVISOR), overseen=True)


class Raised(Facts):
    """提出职权争议."""

    other: str = Field(title=_("争议对方(统一社会信用代码)"), max_length=18)
    matter: str = Field(title=_("争议事项"), max_length=200)
    case: CaseRef | None = Field(None, title=_("涉及的案件"))
    claims: Flag = Field(True, title=_("主张由本机关管辖"))


class Talked(Facts):
    """协商、协调结果."""

    agreed: Flag = Field(title=_("达成一致"))
    to: str | None = Field(None, title=_("由谁行使(统一社会信用代码)"), max_length=18)
    opinion: str | None = Field(None, title=_("意见"), max_length=300)


class Settled(Facts):
    """政府决定、指定管辖."""

    to: str = Field(title=_("由谁行使(统一社会信用代码)"), max_length=18)
    document: str | None = Field(None, title=_("文号"), max_length=120)


class CompetenceDispute(Procedure):
    """One matter that two bodies both claim, or neither."""

    name = "competence-dispute"
    title = _("行政执法职权争议")

    raise_dispute = Step(_("提出争议"), Raised, cites=DISPUTED, by=KEEPERS, opens=True, stage=_("协商"))
    negotiate = Step(_("双方协商"), Talked, cites=PENALTY_ACT[25], by=KEEPERS, after=(raise_dispute,))
    coordinate = Step(
        _("监督机构协调"),
        Talked,
        cites=DISPUTED,
        by=SUPERVISORS,
        after=(raise_dispute,),
        stage=_("协调"),
    )
    settle = Step(
        _("决定由谁行使"),
        Settled,
        cites=DISPUTED,
        by=GOVERNMENT,
        after=(negotiate, coordinate),
        closes=True,
        publishes=True,
        public=("to", "document"),
        stage=_("已决定"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """With whom, about what, and who got it."""
        settled = case.last(cls.settle)
        return {
            "subject": case.fact("other", cls.raise_dispute) or "",
            "cause": case.fact("matter", cls.raise_dispute) or "",
            "outcome": "settled" if settled else None,
            "decided": settled.on if settled else None,
            "decided_for": settled.facts.to if settled else None,
        }


@CompetenceDispute.raise_dispute.barred(
    _("争议对方不能是本机关"), cites=DISPUTED, instead=_("请核对争议对方")
)
def with_itself(case: Any, facts: Any) -> bool:
    """It takes two."""
    return bool(facts.other == case.organ)


@CompetenceDispute.settle.barred(
    _("决定的机关不是争议双方之一"), cites=DISPUTED, instead=_("请填写争议双方之一,或者另行办理指定管辖")
)
def to_a_third(case: Any, facts: Any) -> bool:
    """One of the two gets it."""
    return facts.to not in (case.organ, case.fact("other", CompetenceDispute.raise_dispute))


@CompetenceDispute.settle.barred(
    _("与协商、协调达成的一致意见不符"), cites=DISPUTED, instead=_("请按达成一致的意见办理")
)
def against_the_agreement(case: Any, facts: Any) -> bool:
    """What both agreed on holds."""
    last = case.last(CompetenceDispute.negotiate, CompetenceDispute.coordinate)
    return bool(last.facts.agreed and last.facts.to and last.facts.to != facts.to)


OUTCOMES = {"settled": _("已决定")}
