"""What the law forbids after the decision: in service, publicity, money, and on the way to the court."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.performance import Performance, overturned
from zhunsheng.procedures.enforcement.penalty.publicity_words import ORGANISATIONS, PERSONS, private_items
from zhunsheng.procedures.enforcement.penalty.words import ELECTRONIC, IN_PERSON, STRANGERS, says
from zhunsheng.procedures.facts import PartyKind
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT, PERIODS
from zhunsheng.statutes.words import _

P = Performance
_FINING = (Deciding.decide, Deciding.summary_decide)


@P.serve.barred(
    _("电子送达没有当事人签订的确认书"),
    cites=(PENALTY_ACT[61], *OLD[40]),
    instead=_("请先由当事人签订确认书,或者改用其他方式送达"),
)
def unconsented(case: Any, facts: Any) -> bool:
    """Fax and e-mail only with signed consent."""
    return says(facts.manner, ELECTRONIC) and not facts.consent_signed


@P.serve.barred(
    _("决定书没有送达当事人:直接送达须有签收"),
    cites=(PENALTY_ACT[61], *OLD[40]),
    instead=_("请改用留置、邮寄、公告等方式送达,并留下记录"),
)
def not_served(case: Any, facts: Any) -> bool:
    """Handing over in person is proved by a signature; refusal leads to leaving the paper with witnesses or pictures."""
    return facts.signed is False and says(facts.manner, IN_PERSON)


@P.serve.barred(
    _("受送达人没有在送达回证上签收"),
    cites=PERIODS["民事诉讼法 第八十七条"],
    instead=_("请改用留置、邮寄、公告等方式送达"),
)
def unsigned_for(case: Any, facts: Any) -> bool:
    """The day of signing is the day of service."""
    return not_served.forbids(case, facts)


@P.serve.barred(
    _("送达给了依法不能代收的人"),
    cites=PERIODS["民事诉讼法 第八十八条"],
    instead=_("请送达本人、同住成年家属、单位负责人或者收件人员"),
)
def handed_to_a_stranger(case: Any, facts: Any) -> bool:
    """Only the party, a grown-up of the household, or who receives for an organisation may take the paper."""
    return says(facts.to, STRANGERS)


@P.publish.barred(
    _("公开的项目含有个人隐私"), cites=PENALTY_ACT[48], instead=_("请隐去身份证号、住址、电话等项目")
)
def private(case: Any, facts: Any) -> bool:
    """A person's own particulars stay out of what is public."""
    return bool(private_items(facts.fields))


@P.publish.barred(
    _("对公民的处罚决定不在本地公开目录之内"),
    cites=PENALTY_ACT[48],
    instead=_("请先在登记册中填写本地公开目录(有来源文件)"),
)
def not_in_catalogue(case: Any, facts: Any) -> bool:
    """Decisions on persons are published only as the local catalogue says (doubts.md)."""
    party = case.fact("party")
    about_person = (
        party is not None and party.kind is PartyKind.PERSON and not says(facts.against, ORGANISATIONS)
    )
    person = says(facts.against, PERSONS) or about_person
    return person and not case.setting("publish_persons")


@P.withdraw_publication.barred(
    _("撤回公开没有公开说明理由"), cites=PENALTY_ACT[48], instead=_("请同时公开说明理由")
)
def unexplained(case: Any, facts: Any) -> bool:
    """What is taken down is explained."""
    return facts.reasons_published is False


@P.withdraw_publication.barred(
    _("处罚决定没有被变更、撤销、确认违法或者无效"),
    cites=PENALTY_ACT[48],
    instead=_("请先登记撤销、变更的决定"),
)
def still_stands(case: Any, facts: Any) -> bool:
    """A decision that stands stays public."""
    return not any(overturned(case, act) for act in case.standing(P.revoke, P.reconsideration_decide))


def _limit(case: Any) -> Decimal:
    return Decimal(100 if PENALTY_ACT[68].governs(case.on) else 20)


@P.collect_on_spot.barred(
    _("不符合当场收缴的条件"),
    cites=(PENALTY_ACT[68], *OLD[47]),
    instead=_("请由当事人在十五日内到指定银行缴纳"),
)
def not_collectable(case: Any, facts: Any) -> bool:
    """On the spot only small fines, or what could hardly be enforced later, or where no bank is near and the party asks."""
    if facts.on_water:
        return False
    decision = case.last(*_FINING)
    summary = decision is not None and decision.step is Deciding.summary_decide
    fine = (decision.facts.fine_yuan if decision else None) or facts.collected_yuan
    hard = bool(facts.hard_to_enforce_later) or facts.fixed_home is False
    return not (summary and (fine <= _limit(case) or hard))


@P.collect_on_spot.barred(
    _("边远、水上、交通不便地区须由当事人提出"),
    cites=(PENALTY_ACT[69], *OLD[48]),
    instead=_("请由当事人书面提出,或者由其到银行缴纳"),
)
def not_asked(case: Any, facts: Any) -> bool:
    """Far from any bank the party itself must ask."""
    return bool(facts.on_water) and not facts.party_asked


@P.collect_on_spot.barred(
    _("没有出具财政部门统一制发的专用票据"),
    cites=(PENALTY_ACT[70], *OLD[49]),
    instead=_("请出具专用票据;未出具的,当事人有权拒绝缴纳"),
)
def no_receipt(case: Any, facts: Any) -> bool:
    """Without the receipt the party may refuse to pay."""
    return facts.receipt is False


def _fine(case: Any) -> Decimal:
    decision = case.last(*_FINING)
    return Decimal((decision.facts.fine_yuan if decision else None) or 0)


@P.surcharge.barred(
    _("加处罚款的起算日早于缴款期限届满的次日"),
    cites=(PENALTY_ACT[72], *OLD[51]),
    instead=_("请从期限届满的次日起算"),
)
def surcharge_too_early(case: Any, facts: Any) -> bool:
    """The surcharge begins the day after the last day to pay."""
    put_off = case.fact("last", P.instalment_approve)
    if put_off is not None:
        return bool(facts.first_day <= put_off)
    face = case.face(P.paying)
    return face is not None and facts.first_day < face.binding + timedelta(days=1)


@P.surcharge.barred(
    _("行政复议期间不予计算加处罚款"), cites=PENALTY_ACT[73], instead=_("请待复议决定之后再计算,复议期间扣除")
)
def surcharge_in_reconsideration(case: Any, facts: Any) -> bool:
    """While reconsideration is pending no surcharge grows."""
    asked, answered = case.last(P.reconsideration_apply), case.last(P.reconsideration_decide)
    if asked is None:
        return False
    since = asked.facts.accepted or asked.on
    return bool(since <= facts.first_day and (answered is None or facts.first_day <= answered.effect))


@P.surcharge.barred(
    _("加处罚款以罚款数额为限"),
    cites=(PENALTY_ACT[72], COERCION_ACT[45]),
    instead=_("请将加处总额减至罚款数额以内"),
)
def surcharge_over_fine(case: Any, facts: Any) -> bool:
    """The surcharge never exceeds the fine, and no more than three per cent a day."""
    fine = _fine(case) or facts.base_yuan
    over_rate = facts.rate_percent is not None and facts.rate_percent > 3
    return bool(
        over_rate or (facts.total_yuan is not None and facts.total_yuan > fine) or facts.base_yuan > fine
    )


@P.demand.barred(
    _("加处罚款超过罚款数额"),
    cites=(PENALTY_ACT[72], COERCION_ACT[45]),
    instead=_("请将加处罚款减至罚款数额以内"),
)
def demanded_over_fine(case: Any, facts: Any) -> bool:
    """What is demanded keeps to the cap."""
    fine = facts.fine_yuan or _fine(case)
    return facts.surcharge_yuan is not None and bool(fine) and facts.surcharge_yuan > fine


@P.instalment_approve.barred(
    _("批准暂缓或者分期缴纳没有书面决定"), cites=PENALTY_ACT[66], instead=_("请作出书面批准并告知当事人")
)
def approved_by_word(case: Any, facts: Any) -> bool:
    """A deferral is granted in writing."""
    return facts.written is False


@P.apply_court.barred(
    _("申请法院强制执行前没有催告"), cites=COERCION_ACT[54], instead=_("请先办理「催告」,送达十日后再申请")
)
def undemanded(case: Any, facts: Any) -> bool:
    """First the demand, then the court."""
    return not case.did(P.demand)


@P.apply_court.barred(
    _("当事人申请复议、提起诉讼的期限尚未届满"), cites=COERCION_ACT[53], instead=_("请在救济期限届满之后申请")
)
def remedies_open(case: Any, facts: Any) -> bool:
    """The court is asked only after both remedies have lapsed."""
    face, pending = case.face(P.applying), case.face(P.suing_again, P.suing)
    asked, answered = case.last(P.reconsideration_apply), case.last(P.reconsideration_decide)
    if asked is not None and (answered is None or answered.seq < asked.seq):
        return True
    if pending is not None and case.on <= pending.binding:
        return True
    return face is not None and case.on <= face.start


@P.apply_court.barred(
    _("申请执行的数额超过罚款和加处罚款的上限"),
    cites=(PENALTY_ACT[72], COERCION_ACT[45]),
    instead=_("加处罚款不得超出罚款数额,请核减"),
)
def asked_too_much(case: Any, facts: Any) -> bool:
    """Fine and surcharge together never exceed twice the fine."""
    fine = _fine(case)
    return bool(fine) and facts.base_yuan is not None and bool(facts.base_yuan > 2 * fine)


@P.apply_court.barred(
    _("已超过申请法院强制执行的三个月期限"),
    cites=COERCION_ACT[53],
    instead=_("逾期申请法院不予受理;有正当理由的请书面说明"),
)
def window_closed(case: Any, facts: Any) -> bool:
    """Three months, then the court no longer hears it."""
    face = case.face(P.applying)
    return face is not None and case.on > face.binding


@P.apply_court.barred(
    _("强制执行申请书没有负责人签名、机关印章或者日期"), cites=COERCION_ACT[55], instead=_("请补签补盖")
)
def unsigned(case: Any, facts: Any) -> bool:
    """Signed by the head, sealed and dated."""
    return False in (facts.head_signed, facts.sealed)


@P.close.barred(
    _("登记保存或者查封扣押的物品尚未处理,或者没有写明处理结果"),
    cites=PENALTY_ACT[56],
    instead=_("请先处理物品"),
)
def things_left(case: Any, facts: Any) -> bool:
    """No case closes over things that nobody decided about, or of which nobody said what became of them."""
    taken = case.last(Inquiry.register_evidence, Inquiry.seize)
    disposed = case.last(Inquiry.dispose_evidence)
    if taken is None:
        return False
    return disposed is None or disposed.seq < taken.seq or not disposed.facts.outcome
