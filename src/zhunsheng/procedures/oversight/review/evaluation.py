"""行政执法三项制度评估: rounds with a panel and a check-list; one case for each department visited in a round."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from zhunsheng.procedures.facts import CaseRef, Facts, PersonName, Text
from zhunsheng.procedures.oversight.review.file_review import ORGANISERS
from zhunsheng.procedures.oversight.review.owing import owed_items
from zhunsheng.procedures.oversight.review.sheet import POINTS, Fault, defects_of
from zhunsheng.procedures.roles import CLERK, SUPERVISOR, SYSTEM
from zhunsheng.procedures.vocabulary import Owed, Procedure, Step, Who
from zhunsheng.statutes.catalogue import SUPERVISION_RULES, THREE_SYSTEMS
from zhunsheng.statutes.words import _

BY_RULE = (SUPERVISION_RULES[12], THREE_SYSTEMS["（十四）"])
"""The three systems are supervised in so many words since 2026-02-01; before, whoever leads an organ answers for them."""
OPENLY = (SUPERVISION_RULES[19], THREE_SYSTEMS["（十四）"])


class Seat(StrEnum):
    CONGRESS = "congress-deputy"
    CPPCC = "cppcc-member"
    SUPERVISOR = "supervisor"
    LAWYER = "lawyer"
    EXPERT = "expert"


SEATS = {
    Seat.CONGRESS: _("人大代表"),
    Seat.CPPCC: _("政协委员"),
    Seat.SUPERVISOR: _("行政执法监督员"),
    Seat.LAWYER: _("律师"),
    Seat.EXPERT: _("专家"),
}
SYSTEMS = {"publicity": _("公示"), "recording": _("全过程记录"), "review": _("法制审核")}

Point = Annotated[
    str,
    StringConstraints(pattern=r"^(公示|全过程记录|法制审核)[:：].{1,100}[:：]\d{1,3}$"),
    Field(examples=["公示:处罚决定按期公开:20"]),
]
"""«公示:处罚决定七个工作日内公开:10» — the system, what is looked at, its weight."""


class RoundPlan(Facts):
    """评估方案: which round of the year, which departments, the check-list of a hundred points."""

    title: str = Field(title=_("评估名称"), max_length=200)
    year: int = Field(title=_("年度"), ge=2018, le=2999)
    number: int = Field(title=_("轮次"), ge=1, le=12)
    departments: list[str] = Field(title=_("被评估部门(统一社会信用代码)"), min_length=1)
    checklist: list[Point] = Field(title=_("评估清单(制度:内容:分值)"), min_length=3)


class Panelist(Facts):
    """评估组成员."""

    person: PersonName = Field(title=_("姓名"))
    seat: Seat = Field(title=_("身份"))


class Start(Facts):
    """开始评估."""

    remark: str | None = Field(None, title=_("说明"), max_length=300)


class RoundBulletin(Facts):
    """评估通报."""

    text: Text = Field(title=_("通报内容"), min_length=1)
    address: str | None = Field(None, title=_("公开地址"), max_length=300)


class Visit(Facts):
    """列入评估."""

    round: CaseRef = Field(title=_("评估轮次"))
    unit: str = Field(title=_("被评估部门(统一社会信用代码)"), max_length=18)


def _points(title: str) -> Any:
    return Field(title=title, ge=0, le=100, json_schema_extra={"unit": POINTS})


class Score(Facts):
    """评分: each system by the points of the check-list."""

    publicity: Decimal = _points(_("行政执法公示"))
    recording: Decimal = _points(_("全过程记录"))
    review: Decimal = _points(_("重大执法决定法制审核"))
    defects: list[Fault] = Field(default_factory=list, title=_("问题(类型:说明)"))
    remark: str | None = Field(None, title=_("评语"), max_length=400)

    @property
    def points(self) -> Decimal:
        """Of a hundred."""
        return self.publicity + self.recording + self.review


def _visits(trial: Any, facts: Any) -> list[Owed]:
    plan = trial.case.first(EvaluationRound.plan).facts
    told = {"round": trial.case.id}
    return [Owed(Evaluation.name, "open", told | {"unit": unit}) for unit in dict.fromkeys(plan.departments)]


def _items(trial: Any, facts: Any) -> list[Owed]:
    unit = trial.case.first(Evaluation.open).facts.unit
    return owed_items(trial, source=_("三项制度评估"), unit=unit, defects=defects_of(facts.defects))


class EvaluationRound(Procedure):
    """三项制度评估(轮次)."""

    name = "evaluation-round"
    title = _("三项制度评估轮次")

    plan = Step(_("制定评估方案"), RoundPlan, cites=BY_RULE, by=ORGANISERS, opens=True, stage=_("方案"))
    seat = Step(_("确定评估组成员"), Panelist, cites=BY_RULE, by=ORGANISERS, after=(plan,))
    start = Step(
        _("开始评估"),
        Start,
        cites=BY_RULE,
        by=ORGANISERS,
        after=(seat,),
        once=True,
        owes=_visits,
        stage=_("评估中"),
    )
    bulletin = Step(
        _("通报评估结果"),
        RoundBulletin,
        cites=OPENLY,
        by=ORGANISERS,
        after=(start,),
        once=True,
        closes=True,
        publishes=True,
        public=("text", "address"),
        stage=_("已通报"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Its title; year and number, for lookups."""
        plan, done = case.first(cls.plan), case.last(cls.bulletin)
        found = {"outcome": "reported" if done else None, "decided": done.on if done else None}
        if plan is None:
            return found
        told = plan.facts
        return found | {"cause": told.title, "subject": f"{told.year}-{told.number}", "awaits": "supervisor"}


class Evaluation(Procedure):
    """三项制度评估(部门). One department in one round."""

    name = "evaluation"
    title = _("三项制度部门评估")

    open = Step(
        _("列入评估"),
        Visit,
        cites=BY_RULE,
        by=Who((SYSTEM, SUPERVISOR, CLERK)),
        opens=True,
        stage=_("待评估"),
    )
    score = Step(
        _("实地评分"),
        Score,
        cites=BY_RULE,
        by=ORGANISERS,
        after=(open,),
        once=True,
        closes=True,
        owes=_items,
        stage=_("已评估"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """About which round."""
        opened, scored = case.first(cls.open), case.last(cls.score)
        return {
            "subject": opened.facts.round if opened else None,
            "outcome": "evaluated" if scored else None,
            "decided": scored.on if scored else None,
            "awaits": "supervisor",
        }


def weights(checklist: list[str]) -> dict[str, int]:
    """The points that the check-list gives to each system."""
    found = dict.fromkeys(SYSTEMS, 0)
    names = {title: name for name, title in SYSTEMS.items()}
    for point in checklist:
        parts = point.replace("：", ":").split(":")
        found[names[parts[0]]] += int(parts[-1])
    return found


@EvaluationRound.plan.barred(
    _("评估清单没有覆盖三项制度,或者分值合计不是一百分"), cites=BY_RULE, instead=_("请补全清单")
)
def checklist_incomplete(case: Any, facts: Any) -> bool:
    """Publicity, recording and review are each looked at, out of a hundred."""
    found = weights(facts.checklist)
    return not all(found.values()) or sum(found.values()) != 100


@EvaluationRound.plan.barred(_("这一轮评估已经立项"), cites=BY_RULE, instead=_("请在该轮中办理,或者改填轮次"))
def round_again(case: Any, facts: Any) -> bool:
    """One round a number."""
    return bool(case.shelf.about(EvaluationRound.name, f"{facts.year}-{facts.number}"))


@EvaluationRound.start.barred(
    _("评估组缺少人大代表、政协委员或者行政执法监督员"), cites=BY_RULE, instead=_("请先确定评估组成员")
)
def panel_incomplete(case: Any, facts: Any) -> bool:
    """The panel has eyes from outside."""
    seats = {act.facts.seat for act in case.standing(EvaluationRound.seat)}
    return not {Seat.CONGRESS, Seat.CPPCC, Seat.SUPERVISOR} <= seats


@EvaluationRound.bulletin.barred(_("还有部门没有评分"), cites=OPENLY, instead=_("请先完成各部门的评分"))
def unscored(case: Any, facts: Any) -> bool:
    """The bulletin tells of all that were to be visited."""
    me = case.shelf.named(case.id)
    names = (case.id, me.number) if me is not None else (case.id,)
    return any(one.closed is None for name in names for one in case.shelf.about(Evaluation.name, name))


@Evaluation.open.barred(_("本轮已有该部门的评估"), cites=BY_RULE, instead=_("请在已有的记录中评分"))
def visited_already(case: Any, facts: Any) -> bool:
    """A department is scored once a round."""
    return any(
        one.facts.get("open__unit") == facts.unit for one in case.shelf.about(Evaluation.name, facts.round)
    )


@Evaluation.score.barred(_("得分超过评估清单的分值"), cites=BY_RULE, instead=_("请按清单分值评分"))
def over_the_weight(case: Any, facts: Any) -> bool:
    """No system earns more than the check-list gives it."""
    found = case.shelf.named(case.first(Evaluation.open).facts.round)
    most = weights(found.facts.get("plan__checklist") or []) if found is not None else {}
    return any(getattr(facts, name) > points for name, points in most.items())
