"""行政执法证件: exam, application up the levels, issue, yearly check, renewal, off duty, end (行政执法监督条例第十、十七条)."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.clocks import Local, deadline, limit, whole
from zhunsheng.procedures.enforcement.officers import certificate_facts as facts
from zhunsheng.procedures.enforcement.officers.words import (
    DECIDERS,
    KEEPERS,
    MANAGED,
    QUALIFIED,
    SANCTIONED,
    SUPERVISORS,
)
from zhunsheng.procedures.roles import AUXILIARY, HANDLER
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.catalogue import CERTIFICATES
from zhunsheng.statutes.days import days, years
from zhunsheng.statutes.words import _

APPLYING, HELD, ENDED = _("申领"), _("持证"), _("已收回")


class CertificateCase(Procedure):
    """One officer's card for one organ."""

    name = "certificate"
    title = _("行政执法证件")

    exam = Step(_("执法资格考试"), facts.Examined, cites=QUALIFIED, by=KEEPERS, opens=True, stage=APPLYING)
    re_exam = Step(_("补考"), facts.Examined, cites=QUALIFIED, by=KEEPERS, after=(exam,))
    apply = Step(_("申领证件"), facts.Application, cites=QUALIFIED, by=KEEPERS, after=(exam,), stage=APPLYING)
    register = Step(
        _("登记已有证件"),
        facts.Registration,
        cites=MANAGED,
        by=KEEPERS,
        opens=True,
        public=("number", "since", "until"),
        stage=HELD,
    )
    forward = Step(_("逐级呈报"), facts.Forwarding, cites=QUALIFIED, by=KEEPERS, after=(apply,))
    issue_certificate = Step(
        _("核发证件"),
        facts.Issue,
        cites=QUALIFIED,
        by=SUPERVISORS,
        after=(apply,),
        once=True,
        publishes=True,
        public=("number", "since", "until"),
        stage=HELD,
    )
    yearly_check = Step(
        _("证件年审"),
        facts.YearlyCheck,
        cites=MANAGED,
        by=KEEPERS,
        after=(issue_certificate, register),
        public=("year", "passed"),
    )
    renew = Step(
        _("换发证件"),
        facts.Renewal,
        cites=MANAGED,
        by=DECIDERS,
        after=(issue_certificate, register),
        public=("until",),
    )
    off_duty = Step(
        _("离岗、暂扣证件"), facts.OffDuty, cites=SANCTIONED, by=DECIDERS, after=(issue_certificate, register)
    )
    back_on_duty = Step(
        _("恢复上岗"),
        facts.BackOnDuty,
        cites=MANAGED,
        by=DECIDERS,
        after=(off_duty,),
        sets_aside=(off_duty,),
    )
    revoke = Step(
        _("收回、注销证件"),
        facts.Revocation,
        cites=MANAGED,
        by=DECIDERS,
        after=(issue_certificate, register),
        closes=True,
        public=("ending",),
        stage=ENDED,
    )

    validity = limit(
        _("证件有效期"),
        Local("certificate_grace_days", days(0)),
        since=(issue_certificate, register, renew),
        until=(renew, revoke),
        cites=CERTIFICATES["省级办法"],
        from_day=lambda case, act: getattr(act.facts, "since", None) or act.on,
        named="until",
        carries_over=False,
    )
    checking = deadline(
        _("证件年审"),
        Local("certificate_check_years", years(1)),
        since=(issue_certificate, register, yearly_check),
        until=(yearly_check,),
        cites=CERTIFICATES["省级办法"],
        ended_by=(revoke,),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Whose card, its number, from when to when; ended or not."""
        person, number = case.fact("person"), case.fact("number")
        ended = case.did(cls.revoke)
        outcome = "revoked" if ended else "held" if number else "failed" if failed(case) else None
        first = case.first(cls.issue_certificate, cls.register)
        newest = case.last(cls.issue_certificate, cls.register, cls.renew)
        return {
            "subject": person or "",
            "cause": number or "",
            "outcome": outcome,
            "decided": first.on if first else None,
            "number": number,
            "since": first.facts.since.isoformat() if first else None,
            "until": newest.facts.until.isoformat() if newest else None,
        }


def failed(case: Any) -> bool:
    """Whether the last exam noted in the case was not passed."""
    last = case.last(CertificateCase.exam, CertificateCase.re_exam)
    return last is not None and not last.facts.passed


def _sittings(case: Any, person: str) -> list[Any]:
    return [one for one in case.shelf.about("sitting", person) if one.outcome]


def _passed_both(case: Any, person: str) -> bool | None:
    """Whether the sittings on the book passed both papers; None where the person never sat here."""
    sat = _sittings(case, person)
    if not sat:
        return None
    passed = {one.facts.get("paper") for one in sat if one.outcome == "passed"}
    return {"general", "special"} <= passed


for _step in (CertificateCase.exam, CertificateCase.re_exam):

    @_step.barred(
        _("综合法律、专业法律两门考试没有都合格"),
        cites=QUALIFIED,
        instead=_("请核对考试成绩,或者等补考合格后再登记"),
    )
    def not_both_papers(case: Any, facts: Any) -> bool:
        """What is noted agrees with the sittings on the book."""
        person = facts.person or case.fact("person")
        return bool(facts.passed and person) and _passed_both(case, person) is False


def _examined(case: Any, person: str | None) -> bool:
    last = case.last(CertificateCase.exam, CertificateCase.re_exam)
    if last is not None:
        return bool(last.facts.passed)
    return bool(person) and _passed_both(case, str(person)) is True


@CertificateCase.apply.barred(
    _("没有通过行政执法资格考试"), cites=QUALIFIED, instead=_("请先参加考试,两门合格后再申领")
)
def not_examined(case: Any, facts: Any) -> bool:
    """Only who passed both papers applies."""
    return not _examined(case, facts.person)


@CertificateCase.apply.barred(
    _("没有通过资格审查"), cites=QUALIFIED, instead=_("请先审查是否为在编在岗的执法人员")
)
def not_reviewed(case: Any, facts: Any) -> bool:
    """Reviewed first."""
    return facts.reviewed is False


def _assistant(case: Any, person: str | None) -> bool:
    roles = case.roles_of(person) if person else frozenset()
    return bool(roles & {AUXILIARY, "borrowed"}) and HANDLER not in roles


@CertificateCase.apply.barred(
    _("执法辅助人员、借调人员不符合申领执法证件的条件"),
    cites=QUALIFIED,
    instead=_("辅助人员只能协助执法人员,不得申领执法证件"),
)
def assistant(case: Any, facts: Any) -> bool:
    """Assistants never carry a card."""
    return _assistant(case, facts.person)


@CertificateCase.issue_certificate.barred(
    _("没有通过行政执法资格考试"), cites=QUALIFIED, instead=_("请先参加考试,两门合格后再核发")
)
def issued_unexamined(case: Any, facts: Any) -> bool:
    """A card is the proof of both papers passed."""
    return not _examined(case, case.fact("person"))


for _step in (CertificateCase.issue_certificate, CertificateCase.register):

    @_step.barred(_("证件有效期止日早于起日"), cites=MANAGED, instead=_("请核对有效期"))
    def ends_before_it_begins(case: Any, facts: Any) -> bool:
        """A term runs forwards."""
        return bool(facts.until < facts.since)


for _step in (CertificateCase.issue_certificate,):

    @_step.barred(_("证件不得倒签:生效日早于核发日"), cites=QUALIFIED, instead=_("请自核发之日起计算有效期"))
    def dated_back(case: Any, facts: Any) -> bool:
        """A card makes nobody an officer for yesterday."""
        return bool(facts.since < case.on)


@CertificateCase.renew.barred(_("换发后的有效期没有延后"), cites=MANAGED, instead=_("请填写新的有效期止日"))
def not_later(case: Any, facts: Any) -> bool:
    """A renewal goes on to a later day."""
    newest = case.last(CertificateCase.issue_certificate, CertificateCase.register, CertificateCase.renew)
    return bool(facts.until <= newest.facts.until)


@CertificateCase.renew.barred(_("最近一次年审不合格"), cites=MANAGED, instead=_("请先补训并重新年审"))
def last_check_failed(case: Any, facts: Any) -> bool:
    """Who failed the yearly check waits for the next."""
    last = case.last(CertificateCase.yearly_check)
    return last is not None and not last.facts.passed


@CertificateCase.yearly_check.barred(
    _("该年度已经年审"), cites=MANAGED, instead=_("请核对年度,或者更正原年审记录")
)
def checked_twice(case: Any, facts: Any) -> bool:
    """Once a year; a failed one may be done again."""
    every = case.standing(CertificateCase.yearly_check)
    return any(one.facts.year == facts.year and one.facts.passed for one in every)


@CertificateCase.yearly_check.barred(
    _("培训学时不足或者有违法违纪行为,不能年审合格"),
    cites=MANAGED,
    instead=_("请补足学时,或者记为年审不合格"),
)
def not_fit(case: Any, facts: Any) -> bool:
    """Hours under the local floor, or conduct, fail the check."""
    floor = whole(case.setting("training_floor_hours"))
    short = floor is not None and facts.hours is not None and facts.hours < floor
    return bool(facts.passed) and (short or facts.conduct_ok is False)


@CertificateCase.off_duty.barred(_("离岗期止日早于起日"), cites=MANAGED, instead=_("请核对离岗起止日期"))
def off_backwards(case: Any, facts: Any) -> bool:
    """A term runs forwards."""
    return facts.until is not None and facts.until < facts.since


for _step in (CertificateCase.off_duty, CertificateCase.revoke):

    @_step.barred(_("本人不得决定自己离岗、收证"), cites=SANCTIONED, instead=_("请由负责人或者监督机构决定"))
    def own_cause(case: Any, facts: Any) -> bool:
        """Nobody decides of himself."""
        return (facts.officer or case.fact("person")) in case.ids()


OUTCOMES = {"held": _("持证"), "revoked": _("已收回"), "failed": _("考试未合格")}
