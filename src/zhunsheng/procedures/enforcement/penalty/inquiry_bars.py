"""What the law forbids between filing and the end of the investigation. One small function a rule."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.hearing import Hearing
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.inquiry_facts import Track
from zhunsheng.procedures.enforcement.penalty.limitation import barred_by_time
from zhunsheng.procedures.enforcement.penalty.performance import Performance
from zhunsheng.procedures.roles import DEPUTY_HEAD, HEAD
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT
from zhunsheng.statutes.words import _


@Inquiry.file.barred(
    _("违法行为被发现时已超过追究时效"),
    cites=(PENALTY_ACT[36], *OLD[29]),
    instead=_("不再给予行政处罚;如有连续或者继续状态,请填写终了日"),
)
def too_old(case: Any, facts: Any) -> bool:
    """No penalty for what was not found in time."""
    return barred_by_time(facts, case.on)


@Inquiry.file.barred(
    _("快速办理须当事人承认违法事实并书面同意"),
    cites=PENALTY_ACT[57],
    instead=_("请改按普通程序立案"),
)
def not_quick(case: Any, facts: Any) -> bool:
    """Quick handling rests on consent; without it the ordinary procedure runs."""
    return facts.track is Track.QUICK and not (facts.admits and facts.consents)


@Inquiry.file.barred(
    _("事实不清、证据不足的不得快速办理"), cites=PENALTY_ACT[57], instead=_("请改按普通程序立案")
)
def not_clear_enough(case: Any, facts: Any) -> bool:
    """What is not clear yet takes the ordinary way."""
    return facts.track is Track.QUICK and facts.facts_clear is False


@Inquiry.file.barred(
    _("立案没有经行政机关负责人批准"), cites=(PENALTY_ACT[54], *OLD[36]), instead=_("请报本机关负责人批准")
)
def filed_by_nobody(case: Any, facts: Any) -> bool:
    """Where somebody is named who approved the filing, it is a head."""
    return bool(facts.approved_by) and not (case.roles_of(facts.approved_by) & {HEAD, DEPUTY_HEAD})


@Inquiry.file.barred(
    _("指定的办案人员少于两人"), cites=(PENALTY_ACT[42], *OLD[37]), instead=_("请指定两名以上持证执法人员")
)
def one_handler(case: Any, facts: Any) -> bool:
    """Where the handlers are named, they are two."""
    return bool(facts.handlers) and len(set(facts.handlers)) < 2


for _step in (Inquiry.inspect, Inquiry.question):

    @_step.barred(
        _("未主动出示执法证件"),
        cites=(PENALTY_ACT[55], *OLD[37]),
        instead=_("请先出示执法证件;未出示的,当事人有权拒绝"),
    )
    def card_not_shown(case: Any, facts: Any) -> bool:
        """Who does not show the card may be refused."""
        return facts.certificates_shown is False

    @_step.barred(
        _("询问或者检查没有制作笔录"),
        cites=(PENALTY_ACT[55], *OLD[37]),
        instead=_("请制作笔录后再办理"),
    )
    def no_record(case: Any, facts: Any) -> bool:
        """Questioning and inspection leave a record."""
        return facts.record_made is False


def _approved(case: Any, facts: Any) -> bool:
    if facts.approved_by:
        return bool(case.roles_of(facts.approved_by) & {HEAD, DEPUTY_HEAD})
    return bool(case.did(Inquiry.approve_measure))


@Inquiry.register_evidence.barred(
    _("先行登记保存未经行政机关负责人批准"),
    cites=(PENALTY_ACT[56], *OLD[37]),
    instead=_("请先报负责人批准"),
)
def registration_unapproved(case: Any, facts: Any) -> bool:
    """Registered preservation needs the head's approval."""
    return not _approved(case, facts)


@Inquiry.register_evidence.barred(
    _("证据没有灭失或者以后难以取得的可能"),
    cites=(PENALTY_ACT[56], *OLD[37]),
    instead=_("请以其他方式收集证据"),
)
def registration_needless(case: Any, facts: Any) -> bool:
    """Only evidence that may be lost is registered and kept."""
    return facts.urgent is False


@Inquiry.seize.barred(
    _("查封、扣押没有法律、法规依据"), cites=COERCION_ACT[10], instead=_("请改用先行登记保存等措施")
)
def seizure_without_basis(case: Any, facts: Any) -> bool:
    """Only a law or regulation may order the measure."""
    return facts.legal_basis is False


@Inquiry.seize.barred(
    _("查封、扣押未经行政机关负责人批准"), cites=COERCION_ACT[18], instead=_("请先报负责人批准")
)
def seizure_unapproved(case: Any, facts: Any) -> bool:
    """The head approves before the measure is carried out."""
    return not _approved(case, facts)


@Inquiry.seize.barred(
    _("实施查封、扣押未出示证件、未通知当事人到场或者未制作现场笔录"),
    cites=COERCION_ACT[18],
    instead=_("请按规定程序实施"),
)
def seizure_irregular(case: Any, facts: Any) -> bool:
    """Cards shown, party called, record made."""
    return False in (facts.certificates_shown, facts.party_called, facts.record_made)


@Inquiry.seize.barred(
    _("未当场交付查封、扣押决定书和清单"), cites=COERCION_ACT[24], instead=_("请制作并当场交付决定书和清单")
)
def seizure_papers_missing(case: Any, facts: Any) -> bool:
    """Decision and list are handed over on the spot."""
    return facts.decision_and_list_delivered is False


_HANDLED = (
    *(Inquiry.inspect, Inquiry.question, Inquiry.register_evidence, Inquiry.seize, Inquiry.conclude),
    *(Hearing.notify, Hearing.hold_hearing, Hearing.review_defence),
    *(Deciding.review, Deciding.decide, Deciding.decide_no_penalty, Deciding.order, Performance.serve),
)

for _step in _HANDLED:

    @_step.barred(
        _("已决定回避的人员不得办理本案"),
        cites=(PENALTY_ACT[43], *OLD[37]),
        instead=_("请更换人员"),
    )
    def withdrawn(case: Any, facts: Any) -> bool:
        """Who must withdraw takes no further step."""
        gone = {
            act.facts.officer or (case.last(Inquiry.recuse_apply).facts.officer)
            for act in case.standing(Inquiry.recuse_decide)
            if act.facts.withdraws
        }
        return bool(gone & case.ids())


def _interested(case: Any) -> set[str]:
    """The members of whom it is on record that they have an interest in the case."""
    said = case.setting("interest")
    return {str(one) for one in said} if isinstance(said, list | tuple) else {str(said)} if said else set()


for _step in (Inquiry.file, Deciding.summary_decide, *_HANDLED):

    @_step.barred(
        _("与案件有直接利害关系的人员应当回避"),
        cites=(PENALTY_ACT[43], *OLD[37]),
        instead=_("请更换人员"),
    )
    def interested(case: Any, facts: Any) -> bool:
        """Who has an interest in the case takes no step in it."""
        return bool(_interested(case) & (case.ids() | {actor.name for actor in case.by}))


@Inquiry.recuse_decide.barred(
    _("本人的回避不得由本人决定"),
    cites=(PENALTY_ACT[43], *OLD[37]),
    instead=_("请由其他负责人决定"),
)
def own_cause(case: Any, facts: Any) -> bool:
    """Nobody decides whether he himself withdraws."""
    asked = facts.officer or case.last(Inquiry.recuse_apply).facts.officer
    return asked in case.ids()


@Inquiry.recuse_decide.barred(
    _("回避应当由行政机关负责人决定"),
    cites=(PENALTY_ACT[43], *OLD[37]),
    instead=_("请报行政机关负责人决定"),
)
def not_by_a_head(case: Any, facts: Any) -> bool:
    """Who decides is a head, and not the one whose withdrawal is asked for."""
    said = facts.decided_by
    if said not in case.named:
        return False
    asked = facts.officer or case.last(Inquiry.recuse_apply).facts.officer
    return said == asked or not case.roles_of(said) & {HEAD, DEPUTY_HEAD}


@Inquiry.transfer.barred(
    _("移送涉嫌犯罪案件须经负责人批准"),
    cites=(PENALTY_ACT[27], *OLD[22]),
    instead=_("请报行政机关正职负责人批准"),
)
def transfer_unapproved(case: Any, facts: Any) -> bool:
    """Only a head sends a case to the police."""
    return bool(facts.approved_by) and not (case.roles_of(facts.approved_by) & {HEAD, DEPUTY_HEAD})
