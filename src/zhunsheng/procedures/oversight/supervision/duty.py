"""执法责任制: which post, and who in it, answers for which power (第十二条 第四项), with dates."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from zhunsheng.procedures.facts import Facts, Member
from zhunsheng.procedures.roles import CLERK, DEPUTY_HEAD, HEAD, LEGAL_REVIEWER, SECTION_CHIEF, SUPERVISOR
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.words import _

KEEPERS = Who((HEAD, DEPUTY_HEAD, SECTION_CHIEF, LEGAL_REVIEWER, CLERK, SUPERVISOR), overseen=True)


class Duty(Facts):
    """One line of the map: power, post, person."""

    power: str = Field(title=_("权责事项编码"), max_length=40)
    title: str = Field("", title=_("事项名称"), max_length=200)
    post: str = Field(title=_("责任岗位"), max_length=80)
    person: Member | None = Field(None, title=_("责任人"))
    chief: Member | None = Field(None, title=_("分管负责人"))


class Change(Facts):
    """岗位、责任人变动."""

    post: str = Field(title=_("责任岗位"), max_length=80)
    person: Member | None = Field(None, title=_("责任人"))
    reason: str = Field("", title=_("变动原因"), max_length=200)


class Ending(Facts):
    """事项取消、下放."""

    reason: str = Field(title=_("原因"), max_length=200, min_length=1)


class DutyMap(Procedure):
    """执法责任清单. One power's post and person in one organ, changed openly, never overwritten."""

    name = "duty-map"
    title = _("执法责任清单")

    assign = Step(_("确定责任"), Duty, cites=RULES[12], by=KEEPERS, opens=True, stage=_("有效"))
    change = Step(_("变更责任人"), Change, cites=RULES[12], by=KEEPERS, after=(assign,), stage=_("有效"))
    end = Step(
        _("终止"),
        Ending,
        cites=RULES[12],
        by=KEEPERS,
        after=(assign,),
        once=True,
        closes=True,
        stage=_("终止"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The power is the subject, its name the cause."""
        return {"subject": case.fact("power"), "cause": case.fact("title"), "awaits": "section_chief"}


@DutyMap.assign.barred(
    _("该事项的责任岗位已经确定"), cites=RULES[12], instead=_("请在原条目中办理「变更责任人」")
)
def assigned_before(case: Any, facts: Any) -> bool:
    """One line a power and organ."""
    known = case.shelf.about(DutyMap.name, facts.power)
    return any(one.organ == case.case.organ and one.closed is None for one in known)


def answerable(lines: Any, power: str) -> Any:
    """The line among `lines` (cases of the map) that answers for a power; None where nobody does."""
    return next((one for one in lines if one.subject == power and one.closed is None), None)
