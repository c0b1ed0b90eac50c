"""What the law forbids in transferring. One small function a rule."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.transfer.owed import penalty_of
from zhunsheng.procedures.enforcement.transfer.steps import Clocks, Steps
from zhunsheng.procedures.enforcement.transfer.words import files, lacking, tested
from zhunsheng.procedures.roles import HEAD
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT
from zhunsheng.statutes.catalogue import TRANSFER_RULES as RULES
from zhunsheng.statutes.words import _


@Steps.transfer_group.barred(
    _("专案组不足两人"), cites=RULES[5], instead=_("请指定两名以上执法人员组成专案组")
)
def group_of_one(case: Any, facts: Any) -> bool:
    """Two officers or more."""
    return bool(max(facts.group, len(facts.members)) < 2)


@Steps.transfer_report.barred(
    _("移送涉嫌犯罪案件应当提出书面报告"), cites=RULES[5], instead=_("请先写出书面报告")
)
def not_in_writing(case: Any, facts: Any) -> bool:
    """The report is written."""
    return facts.written is False


def _by_the_chief(case: Any, facts: Any) -> bool:
    """Decided by the chief, or by who presides over the work where a local setting names them."""
    named = getattr(facts, "approved_by", None)
    people = {named: case.roles_of(named)} if named else {actor.id: actor.roles for actor in case.by}
    presiding = str(case.setting("chief") or "")
    names = {actor.id: actor.name for actor in (*case.by, *case.named.values())}
    return any(
        HEAD in roles
        or (presiding and presiding in (person, names.get(person, person), person.split("-")[-1]))
        for person, roles in people.items()
    )


for _step in (Steps.transfer_approve, Steps.transfer_refuse):

    @_step.barred(
        _("是否移送应当由本机关正职负责人或者主持工作的负责人决定"),
        cites=RULES[5],
        instead=_("请报正职负责人或者主持工作的负责人审批"),
    )
    def not_the_chief(case: Any, facts: Any) -> bool:
        """A deputy does not decide on it."""
        return not _by_the_chief(case, facts)


@Steps.transfer_approve.barred(
    _("已经决定不批准移送"), cites=RULES[5], instead=_("有新情况的,请重新提出移送报告")
)
def refused_before(case: Any, facts: Any) -> bool:
    """A refusal is reopened by a new report."""
    refused, told = case.last(Steps.transfer_refuse), case.last(Steps.transfer_report)
    return refused is not None and told is not None and told.seq < refused.seq


@Steps.transfer.barred(_("已经决定不批准移送"), cites=RULES[5], instead=_("有新情况的,请重新提出移送报告"))
def refused_meanwhile(case: Any, facts: Any) -> bool:
    """What was refused last is not sent."""
    refused, approved = case.last(Steps.transfer_refuse), case.last(Steps.transfer_approve)
    return refused is not None and (approved is None or approved.seq < refused.seq)


@Steps.transfer_refuse.barred(
    _("不批准移送的理由没有记录在案"), cites=RULES[5], instead=_("请记录不予批准的理由")
)
def reasons_left_out(case: Any, facts: Any) -> bool:
    """Why it was refused stands on file."""
    return facts.reasons_recorded is False


@Steps.transfer_refuse.barred(
    _("知识产权领域的案件存在犯罪合理嫌疑的,应当移送"), cites=RULES[3], instead=_("请批准移送")
)
def suspicion_is_enough(case: Any, facts: Any) -> bool:
    """Where only the police can find out whether the threshold is met, a reasonable suspicion is enough."""
    return bool(facts.ip_case and facts.reasonable_suspicion)


@Steps.transfer.barred(
    _("移送未经正职负责人或者主持工作的负责人批准"), cites=RULES[5], instead=_("请先办理「批准移送」")
)
def approved_by_another(case: Any, facts: Any) -> bool:
    """Approval by somebody else is none."""
    return bool(facts.approved_by) and not _by_the_chief(case, facts)


@Steps.transfer.barred(
    _("移送材料不全"), cites=RULES[6], instead=_("请附移送书、调查报告、涉案物品清单和有关检验鉴定材料")
)
def papers_missing(case: Any, facts: Any) -> bool:
    """Letter, report, list of objects; and the test report where something was tested."""
    if not facts.papers:
        return False
    penalty = penalty_of(case)
    test = penalty is not None and "test_end_on" in penalty.facts
    return bool(lacking(facts.papers)) or (test and not tested(facts.papers))


@Steps.police_refuse.barred(
    _("不予立案没有说明理由"), cites=RULES[8], instead=_("请公安机关书面说明理由后再登记")
)
def refused_without_reasons(case: Any, facts: Any) -> bool:
    """The police say why they do not file."""
    return facts.reasons is False


@Steps.police_reconsider_apply.barred(
    _("提请复议的期限已过"), cites=RULES[9], instead=_("可以建议人民检察院依法进行立案监督")
)
def asked_too_late(case: Any, facts: Any) -> bool:
    """Three days from the receipt of the notice."""
    face = case.face(Clocks.asking_again)
    return face is not None and case.on > face.binding


@Steps.hand_objects.barred(
    _("公安机关没有立案,不移交涉案物品"), cites=RULES[12], instead=_("请对涉案物品依法另行处理")
)
def nothing_to_hand_over(case: Any, facts: Any) -> bool:
    """What the police do not take up stays with the organ."""
    answers = (case.last(Steps.police_reconsider), case.last(Steps.procuratorate_answer))
    taken_up = any(one is not None and files(one.facts.outcome) for one in answers)
    return bool(case.did(Steps.police_refuse)) and not taken_up


@Steps.hand_objects.barred(
    _("移送查封、扣押、冻结的财物没有书面告知当事人"), cites=COERCION_ACT[21], instead=_("请书面告知当事人")
)
def party_not_told(case: Any, facts: Any) -> bool:
    """Whose property it is learns in writing where it went."""
    return facts.party_told_in_writing is False


def _punished(case: Any) -> bool:
    """Whether the penalty case, or one of the same party in this organ, was decided."""
    linked = penalty_of(case)
    every = [linked] if linked else [k for k in case.shelf.of_party("penalty") if k.organ == case.case.organ]
    return any(known.decided is not None for known in every)


def _owed(case: Any, facts: Any) -> bool:
    if facts.penalty_due is False or _punished(case):
        return False
    linked = penalty_of(case)
    waiting = linked is not None and linked.closed is None and linked.decided is None
    back = case.did(Steps.police_refuse, Steps.criminal_judgment, Steps.return_case, Steps.police_transfer)
    return bool(facts.penalty_due) or (waiting and back)


@Steps.close.barred(
    _("公安机关不予立案的案件依法应当给予行政处罚的,尚未处罚"),
    cites=RULES[10],
    instead=_("请先依法作出行政处罚决定"),
)
def unpunished(case: Any, facts: Any) -> bool:
    """What is no crime may still be a violation."""
    return _owed(case, facts) and not case.did(Steps.criminal_judgment, Steps.return_case)


@Steps.close.barred(
    _("司法机关退回或者裁判后还应当给予行政处罚的,尚未处罚"),
    cites=PENALTY_ACT[27],
    instead=_("请先依法作出行政处罚决定"),
)
def unpunished_after_return(case: Any, facts: Any) -> bool:
    """So is what came back from the courts."""
    return _owed(case, facts) and bool(case.did(Steps.criminal_judgment, Steps.return_case))


@Steps.close.barred(
    _("公安机关已经立案,涉案物品和材料尚未移交"), cites=RULES[12], instead=_("请先移交涉案物品和材料")
)
def objects_kept(case: Any, facts: Any) -> bool:
    """A case that the police took up is not closed with its objects still in the store."""
    return bool(case.did(Steps.police_file)) and not case.did(
        Steps.hand_objects, Steps.criminal_judgment, Steps.return_case
    )
