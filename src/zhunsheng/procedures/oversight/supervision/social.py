"""社会监督员: appointed for a term, trained, given tasks; what they say is answered (第二十三条)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, PersonName, Phone, Text
from zhunsheng.procedures.oversight.supervision.whom import SUPERVISORS
from zhunsheng.procedures.roles import CLERK
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _

KEEPERS = Who((*SUPERVISORS.roles, CLERK), overseen=True)


class Appointment(Facts):
    """聘任."""

    person: PersonName = Field(title=_("姓名"))
    phone: Phone | None = Field(None, title=_("联系电话"))
    card: str = Field(title=_("聘书编号"), max_length=40)
    comes_from: str = Field("", title=_("来自(人大代表、政协委员、行业代表等)"), max_length=60)
    since: date = Field(title=_("聘期开始"))
    until: date = Field(title=_("聘期届满"))


class Training(Facts):
    """培训."""

    topic: str = Field(title=_("内容"), max_length=100)
    hours: int = Field(title=_("学时"), ge=1, le=200)


class Task(Facts):
    """参加监督活动."""

    task: str = Field(title=_("活动"), max_length=200)
    supervision: CaseRef | None = Field(None, title=_("监督案件"))


class Opinion(Facts):
    """监督意见."""

    number: int = Field(title=_("意见编号"), ge=1)
    unit: str | None = Field(None, title=_("所涉单位(统一社会信用代码)"), max_length=18)
    text: Text = Field(title=_("意见内容"), min_length=1)


class Reply(Facts):
    """对意见的答复."""

    number: int = Field(title=_("意见编号"), ge=1)
    adopted: Flag = Field(title=_("采纳"))
    text: Text = Field(title=_("答复"), min_length=1)


class Ending(Facts):
    """解聘、聘期届满."""

    reason: str = Field(title=_("原因"), max_length=200, min_length=1)


class SocialSupervisor(Procedure):
    """社会监督员. One person's term: training, tasks, opinions with their replies."""

    name = "social-supervisor"
    title = _("行政执法社会监督员")

    appoint = Step(_("聘任"), Appointment, cites=RULES[23], by=KEEPERS, opens=True, stage=_("在聘"))
    train = Step(_("培训"), Training, cites=RULES[35], by=KEEPERS, after=(appoint,))
    task = Step(_("参加监督"), Task, cites=RULES[23], by=KEEPERS, after=(appoint,))
    opinion = Step(_("提出意见"), Opinion, cites=RULES[23], by=KEEPERS, after=(appoint,))
    reply = Step(_("答复意见"), Reply, cites=RULES[23], by=KEEPERS, after=(opinion,))
    end = Step(
        _("解聘"),
        Ending,
        cites=RULES[23],
        by=KEEPERS,
        after=(appoint,),
        once=True,
        closes=True,
        stage=_("离任"),
    )

    replying = deadline(
        _("答复监督员意见"),
        Local("social_supervisor_reply_working_days", workdays(15)),
        since=(opinion,),
        until=(reply,),
        cites=RULES[23],
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The letter of appointment is the subject: never the name."""
        return {"subject": case.fact("card"), "cause": case.fact("comes_from"), "awaits": "clerk"}


@SocialSupervisor.appoint.barred(_("聘期届满早于开始"), cites=RULES[23], instead=_("请核对聘期"))
def term_backwards(case: Any, facts: Any) -> bool:
    """A term ends after it begins."""
    return bool(facts.until < facts.since)


for _step in (SocialSupervisor.task, SocialSupervisor.opinion):

    @_step.barred(_("不在聘期内"), cites=RULES[23], instead=_("请先续聘"))
    def out_of_term(case: Any, facts: Any) -> bool:
        """Who is not appointed that day does not supervise."""
        held = case.last(SocialSupervisor.appoint).facts
        return bool(case.on < held.since or case.on > held.until)


@SocialSupervisor.task.barred(_("尚未培训"), cites=RULES[35], instead=_("请先办理「培训」"))
def untrained(case: Any, facts: Any) -> bool:
    """Training comes before the first task."""
    return not case.did(SocialSupervisor.train)


@SocialSupervisor.opinion.barred(_("意见编号已经登记"), cites=RULES[23], instead=_("请另编号码"))
def number_taken(case: Any, facts: Any) -> bool:
    """One number, one opinion."""
    return any(act.facts.number == facts.number for act in case.standing(SocialSupervisor.opinion))


@SocialSupervisor.reply.barred(_("没有登记过该意见"), cites=RULES[23], instead=_("请先办理「提出意见」"))
def no_such_opinion(case: Any, facts: Any) -> bool:
    """What was not said cannot be answered."""
    return all(act.facts.number != facts.number for act in case.standing(SocialSupervisor.opinion))


def unanswered(case: Any) -> list[int]:
    """The numbers of the opinions that wait for a reply."""
    done = {act.facts.number for act in case.standing(SocialSupervisor.reply)}
    return [
        act.facts.number for act in case.standing(SocialSupervisor.opinion) if act.facts.number not in done
    ]


@SocialSupervisor.end.barred(_("还有意见没有答复"), cites=RULES[23], instead=_("请先答复意见"))
def opinions_left(case: Any, facts: Any) -> bool:
    """Nobody leaves unanswered."""
    return bool(unanswered(case))
