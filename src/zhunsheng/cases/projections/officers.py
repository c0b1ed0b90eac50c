"""What people-and-powers steps enter in the registers: cards, bodies on the list, entrustments, powers that move, posts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.projections.projecting import Projection
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.enforcement.officers.certificate import CertificateCase
from zhunsheng.procedures.enforcement.officers.entrustment import Entrustment
from zhunsheng.procedures.enforcement.officers.grant import Grant
from zhunsheng.procedures.enforcement.officers.qualification import Qualification, body_of
from zhunsheng.procedures.enforcement.officers.reform import Reform
from zhunsheng.procedures.enforcement.officers.teams import AssistantsHandover, ReviewerShare
from zhunsheng.procedures.roles import AUXILIARY, LEGAL_REVIEWER
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.registers import certificates, organs, people, powers
from zhunsheng.registers.models import Certificate, Organ
from zhunsheng.registers.refused import Refused

_DAY = timedelta(days=1)


def _organ(case: Case) -> str:
    """The organ that a card serves: the officer's own, where the supervision body keeps the case."""
    return str(case.fact("organ", CertificateCase.apply, CertificateCase.register) or case.organ)


def _issue(case: Case, act: Any) -> None:
    said = act.facts
    person = str(case.fact("person"))
    certificates.issue_certificate(person, _organ(case), said.number, said.since, said.until)


def _register(case: Case, act: Any) -> None:
    """A card issued before the book began: entered, or held against what is entered."""
    held = Certificate.objects.filter(number=act.facts.number).first()
    if held is None:
        _issue(case, act)
    elif (held.person_id, held.organ_id) != (act.facts.person, _organ(case)):
        raise Refused(f"证号{act.facts.number}登记在他人或者其他单位名下。请核对证号。", "number")


def _renew(case: Case, act: Any) -> None:
    number = str(case.fact("number", CertificateCase.issue_certificate, CertificateCase.register))
    if act.facts.number and act.facts.number != number:
        held = certificates.certificate(number)
        first_day = max(act.on, held.valid_until + _DAY)
        person = str(case.fact("person"))
        certificates.issue_certificate(
            person, _organ(case), act.facts.number, min(first_day, act.facts.until), act.facts.until
        )
    else:
        certificates.extend_certificate(number, act.facts.until)


def _off_duty(case: Case, act: Any) -> None:
    """Held back from the day of the decision at the earliest: what was done before stays done."""
    said = act.facts
    for number in certificates.numbers_of(said.officer, _organ(case), act.on):
        since = max(said.since, act.on)
        if said.until is None or said.until >= since:
            certificates.suspend_certificate(number, since, said.until, said.reason or "")


def _back_on_duty(case: Case, act: Any) -> None:
    number = case.fact("number", CertificateCase.issue_certificate, CertificateCase.register)
    certificates.resume_certificate(str(number), act.facts.first_day)


def _revoke(case: Case, act: Any) -> None:
    person = act.facts.officer or case.fact("person")
    why = act.facts.reason or act.facts.ending.value
    for number in certificates.numbers_of(person, _organ(case), act.on):
        certificates.revoke_certificate(number, act.on, why)


def _publish_body(case: Case, act: Any) -> None:
    said = case.last(Qualification.confirm_body)
    kind = said.facts.kind.value if said else "statutory"
    body = Organ.objects.filter(pk=body_of(case)).first()
    entruster = body.entrusted_by_id if body is not None and kind == "entrusted" else None
    organs.qualify(body_of(case), act.on, kind=kind, entrusted_by=entruster)


def _end_body(case: Case, act: Any) -> None:
    organs.end_qualification(body_of(case), act.facts.last_day)


def _entrust(case: Case, act: Any) -> None:
    """A body in the registers is qualified for the term; one that is not is known by its name alone."""
    said = act.facts
    if said.body and Organ.objects.filter(pk=said.body).exists():
        organs.qualify(said.body, said.since, said.until, kind="entrusted", entrusted_by=case.organ)


def _end_entrustment(case: Case, act: Any) -> None:
    told = case.last(Entrustment.entrust)
    body = told.facts.body if told else None
    others = CaseRow.objects.filter(procedure="entrustment", subject=body, closed=None).exclude(pk=case.id)
    organ = Organ.objects.filter(pk=body).first() if body else None
    if organ is not None and organ.kind == "entrusted" and not others.exists():
        organs.end_qualification(organ.code, act.facts.last_day)


def _announce(case: Case, act: Any) -> None:
    code, giver = (str(case.fact(name, Grant.guide)) for name in ("code", "department"))
    town = str(case.fact("town", Grant.request))
    powers.move_power(code, giver, town, act.facts.effective, act.facts.document)


def _take_back(case: Case, act: Any) -> None:
    code, giver = (str(case.fact(name, Grant.guide)) for name in ("code", "department"))
    town = str(case.fact("town", Grant.request))
    powers.move_power(code, town, giver, act.facts.effective, act.facts.document or "")


def _reform(case: Case, act: Any) -> None:
    plan = case.last(Reform.plan)
    if plan is None:
        return
    for body in plan.facts.predecessors:
        organs.end_qualification(body, act.facts.effective - _DAY)
    if plan.facts.successor:
        organs.qualify(plan.facts.successor, act.facts.effective)


def _hand_over(case: Case, act: Any) -> None:
    told, day = case.last(AssistantsHandover.list_over), act.facts.effective
    if told is None:
        return
    for person in told.facts.assistants:
        people.end_post(person, case.organ, AUXILIARY, day - _DAY)
        people.appoint(person, told.facts.to, AUXILIARY, day)


def _share(case: Case, act: Any) -> None:
    said = act.facts
    for unit in said.towns:
        people.appoint(said.reviewer, unit, LEGAL_REVIEWER, said.since, said.until, qualified=True)


def _end_share(case: Case, act: Any) -> None:
    told = case.last(ReviewerShare.assign)
    last: date = act.facts.last_day
    if told is None:
        return
    for unit in told.facts.towns:
        people.end_post(told.facts.reviewer, unit, LEGAL_REVIEWER, last)


STEPS: dict[Step, Projection] = {
    CertificateCase.issue_certificate: _issue,
    CertificateCase.register: _register,
    CertificateCase.renew: _renew,
    CertificateCase.off_duty: _off_duty,
    CertificateCase.back_on_duty: _back_on_duty,
    CertificateCase.revoke: _revoke,
    Qualification.publish_body: _publish_body,
    Qualification.end_body: _end_body,
    Entrustment.entrust: _entrust,
    Entrustment.end_entrustment: _end_entrustment,
    Grant.announce: _announce,
    Grant.take_back: _take_back,
    Reform.complete: _reform,
    AssistantsHandover.complete: _hand_over,
    ReviewerShare.assign: _share,
    ReviewerShare.end_share: _end_share,
}
