"""What the law forbids once a measure runs: extending, testing, lifting, disposing, closing (第二十五至二十八条、第三十二、三十三条)."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.coercion.clocks import MeasureClocks as C
from zhunsheng.procedures.enforcement.coercion.inventory import left
from zhunsheng.procedures.enforcement.coercion.measure_facts import Fate, Measure
from zhunsheng.procedures.enforcement.coercion.measures import IN_HAND, TAKING, Measures
from zhunsheng.procedures.enforcement.penalty.kinds import Kind
from zhunsheng.procedures.roles import DEPUTY_HEAD, HEAD
from zhunsheng.statutes.catalogue import COERCION_ACT, TRANSFER_RULES
from zhunsheng.statutes.words import _

A, M = COERCION_ACT, Measures
_CLOCKS = {Measure.SEIZE: C.seizing, Measure.SEAL: C.sealing, Measure.FREEZE: C.freezing}


def _meant(facts: Any, case: Any) -> list[Any]:
    """The clocks of the measures that an extension is about."""
    kinds = [facts.what] if facts.what else list(_CLOCKS)
    return [_CLOCKS[kind] for kind in kinds if kind in _CLOCKS]


def _running(case: Any, clocks: list[Any]) -> list[Any]:
    """The measures not yet ended, as their clocks stand."""
    every = [face for clock in clocks for face in (clock.face(case, case.on), *clock.replaced(case, case.on))]
    return [face for face in every if face is not None and face.done is None]


def lapsed(case: Any, *clocks: Any) -> bool:
    """Whether a measure stands whose term has ended."""
    return any(case.on > face.binding for face in _running(case, list(clocks) or list(_CLOCKS.values())))


def _only_frozen(facts: Any, case: Any) -> bool:
    return facts.what is Measure.FREEZE or not case.did(*IN_HAND)


_EXTENDING = {
    "over": (_("措施的期限已经届满,不能再延长"), _("请立即办理「解除措施」,退还财物")),
    "alone": (_("延长期限未经行政机关负责人批准"), _("请在期满前报负责人批准")),
    "simple": (_("只有情况复杂才能延长期限"), _("请按期作出处理决定或者解除措施")),
    "untold": (_("延长决定没有书面告知当事人并说明理由"), _("请书面告知当事人并说明理由")),
    "long": (_("延长的期限不得超过三十日,且只能延长一次"), _("请按期作出处理决定或者解除措施")),
}


def _over(case: Any, facts: Any) -> bool:
    running = _running(case, _meant(facts, case))
    return not running or any(case.on > face.binding for face in running)


def _alone(case: Any, facts: Any) -> bool:
    heads = {HEAD, DEPUTY_HEAD}
    if facts.approved_by:
        return not case.roles_of(facts.approved_by) & heads
    return not any(actor.roles & heads for actor in case.by)


def _simple(case: Any, facts: Any) -> bool:
    return facts.complex is False


def _untold(case: Any, facts: Any) -> bool:
    return facts.told_in_writing is False


def _long(case: Any, facts: Any) -> bool:
    before = [
        one for one in case.standing(M.extend) if facts.what is None or one.facts.what in (None, facts.what)
    ]
    return bool(facts.extra_days + sum(one.facts.extra_days for one in before) > 30)


def _rule(name: str, forbids: Any) -> None:
    """Declare it for things in hand (第二十五条) and for what is frozen (第三十二条)."""
    message, instead = _EXTENDING[name]

    def of_things(case: Any, facts: Any) -> bool:
        return not _only_frozen(facts, case) and forbids(case, facts)

    def of_frozen(case: Any, facts: Any) -> bool:
        return _only_frozen(facts, case) and forbids(case, facts)

    of_things.__name__, of_frozen.__name__ = f"extended_{name}", f"frozen_extended_{name}"
    M.extend.barred(message, cites=A[25], instead=instead)(of_things)
    M.extend.barred(message, cites=A[32], instead=instead)(of_frozen)


for _name, _forbids in (
    ("over", _over),
    ("alone", _alone),
    ("simple", _simple),
    ("untold", _untold),
    ("long", _long),
):
    _rule(_name, _forbids)


for _step in (M.test_start, *IN_HAND):

    @_step.barred(
        _("查封、扣押的期限已经届满,措施还没有解除"),
        cites=A[28],
        instead=_("请立即办理「解除措施」,退还财物"),
    )
    def holding_over(case: Any, facts: Any) -> bool:
        """A measure that outlived its term is lifted, not carried on by a test or by taking the things anew."""
        return lapsed(case, C.seizing, C.sealing)


@M.freeze.barred(
    _("冻结的期限已经届满,冻结还没有解除"), cites=A[33], instead=_("请立即解除冻结并通知金融机构和当事人")
)
def frozen_over(case: Any, facts: Any) -> bool:
    """A freeze that outlived its term is not renewed."""
    return lapsed(case, C.freezing)


@M.test_start.barred(
    _("检测、检验、检疫、鉴定的费用不得由当事人承担"), cites=A[25], instead=_("请由本机关承担费用")
)
def test_charged(case: Any, facts: Any) -> bool:
    """The organ pays for the test."""
    return facts.paid_by_organ is False


for _step in IN_HAND:

    @_step.barred(_("清单中的财物已经查封、扣押"), cites=A[23], instead=_("请核对清单"))
    def taken_twice(case: Any, facts: Any) -> bool:
        """What is held already is not taken again."""
        return bool(set(facts.items) & set(left(case)))


@M.lift.barred(_("没有正在执行的措施可以解除"), cites=A[28], instead=_("请核对措施种类"))
def nothing_to_lift(case: Any, facts: Any) -> bool:
    """What was lifted is not lifted again."""
    kinds = (M.seize, M.emergency_seize, M.seal, M.freeze, M.restrain)
    last, lifted = case.last(*kinds), case.last(M.lift)
    ended = lifted is not None and last is not None and lifted.seq > last.seq and lifted.facts.what is None
    return ended and not left(case) and not _running(case, list(_CLOCKS.values()))


@M.lift.barred(
    _("公安机关已经立案,查封、扣押、冻结的财物应当一并移送"),
    cites=(A[21], TRANSFER_RULES[12]),
    instead=_("请向公安机关移交并书面告知当事人"),
)
def kept_from_the_police(case: Any, facts: Any) -> bool:
    """What a case that the police took up is about goes to them, not back to the party."""
    return any(
        known.organ == case.case.organ
        and known.closed is None
        and known.outcome == "police-filed"
        and "hand_objects_on" not in known.facts
        for known in case.shelf.of_party("transfer")
    )


@M.lift.barred(_("解除冻结没有通知金融机构和当事人"), cites=A[33], instead=_("请及时通知金融机构和当事人"))
def bank_not_told(case: Any, facts: Any) -> bool:
    """The bank unfreezes on notice."""
    frozen = case.did(M.freeze) and facts.what in (None, Measure.FREEZE)
    return frozen and facts.bank_told is False


def _decided_to_confiscate(case: Any) -> bool:
    made = [act for act in case.acts if act.stands and act.step.name == "decide"]
    return any(Kind.CONFISCATE_GOODS in act.facts.kinds for act in made)


@M.dispose.barred(
    _("查封、扣押的期限已经届满,又没有作出处理决定"), cites=A[28], instead=_("请解除措施并退还财物")
)
def disposed_too_late(case: Any, facts: Any) -> bool:
    """After its term a measure gives no title to keep; only a decision does."""
    kept = facts.outcome not in (Fate.RETURNED, Fate.TRANSFERRED)
    return kept and lapsed(case, C.seizing, C.sealing) and not case.did(M.lift) and not _decided(case)


def _decided(case: Any) -> bool:
    return any(act.stands and act.step.name == "decide" for act in case.acts)


@M.dispose.barred(_("没有作出没收决定"), cites=A[27], instead=_("请先办理「处理决定」,写明没收非法财物"))
def confiscated_undecided(case: Any, facts: Any) -> bool:
    """Confiscation is a penalty and needs its decision; one made elsewhere is told by `decide`."""
    return facts.outcome is Fate.CONFISCATED and not _decided_to_confiscate(case)


for _step in (M.dispose, M.transfer_objects):

    @_step.barred(_("所列财物不在清单上,或者已经处理"), cites=A[27], instead=_("请按清单填写"))
    def not_on_the_list(case: Any, facts: Any) -> bool:
        """Each object has one outcome."""
        return bool(set(facts.items) - set(left(case)))


@M.transfer_objects.barred(
    _("财物随案移送没有书面告知当事人"), cites=A[21], instead=_("请书面告知当事人财物已随案移送")
)
def transfer_untold(case: Any, facts: Any) -> bool:
    """The party learns where its things went."""
    return facts.told_party is False


@M.close.barred(
    _("清单上还有财物没有处理结果"),
    cites=A[27],
    instead=_("请逐项办理「处理查封、扣押的财物」或者「解除措施」"),
)
def objects_left(case: Any, facts: Any) -> bool:
    """No case closes over an object that nobody decided about, neither here nor in the register of property."""
    here = set(left(case))
    if not here:
        return False
    entries = [one for one in case.shelf.about("property", case.case.id) if one.closed is None]
    kept = {str(one.facts.get("enter__object")) for one in entries}
    known = {str(one.facts.get("enter__object")) for one in case.shelf.about("property", case.case.id)}
    return bool({line for line in here if line[:300] in kept or line[:300] not in known})


@M.close.barred(_("强制措施还没有解除"), cites=A[28], instead=_("请先办理「解除措施」"))
def measures_left(case: Any, facts: Any) -> bool:
    """No case closes over a measure that still stands."""
    return bool(_running(case, list(_CLOCKS.values())))


__all__ = ["TAKING", "lapsed"]
