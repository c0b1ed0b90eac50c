"""The kinds of penalty, what makes one heavy, and what makes a hearing due."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.facts import PartyKind
from zhunsheng.statutes.words import _


class Kind(StrEnum):
    """Kinds of penalty; named as in the casebook, in the order of weight that the statistics count by."""

    WARNING = "warning"
    CRITICISE = "criticise"
    FINE = "fine"
    CONFISCATE_GAINS = "confiscate-gains"
    CONFISCATE_GOODS = "confiscate-goods"
    SUSPEND_LICENCE = "suspend-licence"
    DOWNGRADE = "downgrade"
    REVOKE_LICENCE = "revoke-licence"
    RESTRICT = "restrict"
    ORDER_TO_STOP = "order-to-stop"
    ORDER_TO_CLOSE = "order-to-close"
    BAR = "bar"
    ORDER_TO_RESTORE = "order-to-restore"
    DETENTION = "detention"


KINDS = {
    Kind.WARNING: _("警告"),
    Kind.CRITICISE: _("通报批评"),
    Kind.FINE: _("罚款"),
    Kind.CONFISCATE_GAINS: _("没收违法所得"),
    Kind.CONFISCATE_GOODS: _("没收非法财物"),
    Kind.SUSPEND_LICENCE: _("暂扣许可证件"),
    Kind.DOWNGRADE: _("降低资质等级"),
    Kind.REVOKE_LICENCE: _("吊销许可证件"),
    Kind.RESTRICT: _("限制开展生产经营活动"),
    Kind.ORDER_TO_STOP: _("责令停产停业"),
    Kind.ORDER_TO_CLOSE: _("责令关闭"),
    Kind.BAR: _("限制从业"),
    Kind.ORDER_TO_RESTORE: _("责令恢复原状"),
    Kind.DETENTION: _("行政拘留"),
}
WEIGHT = {kind: place for place, kind in enumerate(Kind)}

ALWAYS_HEARD = frozenset(
    {Kind.DOWNGRADE, Kind.REVOKE_LICENCE, Kind.ORDER_TO_STOP, Kind.ORDER_TO_CLOSE, Kind.BAR}
)
"""Kinds that open the right to a hearing whatever the amount (第六十三条 第一款 第三、四项)."""

PENALTIES = frozenset(Kind) - {Kind.ORDER_TO_RESTORE}
"""An order to restore is corrective, not a penalty (第二十八条)."""


class Told(StrEnum):
    """What a notice tells the party."""

    CONTENT = "content"
    FACTS = "facts"
    REASONS = "reasons"
    BASIS = "basis"
    STATE = "state"
    DEFEND = "defend"
    HEARING = "hearing"


TOLD = {
    Told.CONTENT: _("拟处罚内容"),
    Told.FACTS: _("事实"),
    Told.REASONS: _("理由"),
    Told.BASIS: _("依据"),
    Told.STATE: _("陈述权"),
    Told.DEFEND: _("申辩权"),
    Told.HEARING: _("要求听证权"),
}
ALWAYS_TOLD = frozenset(Told) - {Told.HEARING}


def hearing_threshold(case: Any) -> Decimal:
    """Yuan from which a fine opens the right to a hearing. Local rules set it; where none does, the amounts of
    the market regulators (市监听证办法 第五条) are the careful default: 10,000 for a person, 100,000 for an organisation.
    An individual business counts as a person (doubts.md)."""
    party = case.fact("party")
    if party is not None and party.kind is PartyKind.ORGANISATION:
        return Decimal(whole(case.setting("hearing_threshold_organisation_yuan")) or 100_000)
    return Decimal(whole(case.setting("hearing_threshold_person_yuan")) or 10_000)


_AMOUNTS = ("fine_yuan", "confiscated_yuan")


def hearing_due(case: Any, facts: Any) -> bool:
    """Whether the proposed penalty opens the right to a hearing (第六十三条)."""
    if ALWAYS_HEARD.intersection(facts.kinds or ()):
        return True
    each = getattr(facts, "fine_each_person_yuan", None)
    if each and each >= Decimal(whole(case.setting("hearing_threshold_person_yuan")) or 10_000):
        return True
    amounts = [amount for name in _AMOUNTS if (amount := getattr(facts, name, None))]
    return bool(amounts) and max(amounts) >= hearing_threshold(case)


def imposes_penalty(facts: Any) -> bool:
    """Whether the decision punishes at all, or only orders correction."""
    return bool(PENALTIES & set(facts.kinds or ())) or bool(facts.fine_yuan)


def heaviest(kinds: Collection[Kind], rank: Sequence[str] = ()) -> Kind | None:
    """The kind that a case of several penalties is counted under; an order to restore is none.

    `rank`: the kinds from light to heavy as the province's form ranks them (local setting `kind_rank`); forms differ on
    where a revoked licence stands. What it leaves out is lighter than what it names.
    """
    places = {name: place for place, name in enumerate(rank)}

    def weight(kind: Kind) -> tuple[int, int]:
        return places.get(kind.value, -1), WEIGHT[kind]

    return max(PENALTIES.intersection(kinds), key=weight, default=None)


_FINE_OR_CONFISCATION = (Kind.FINE, Kind.CONFISCATE_GAINS, Kind.CONFISCATE_GOODS)


def _grade(kinds: Collection[Kind]) -> int:
    """The weight of the heaviest; fine and confiscation weigh the same (第九条 第二项)."""
    top = heaviest(kinds)
    return -1 if top is None else WEIGHT[Kind.FINE if top in _FINE_OR_CONFISCATION else top]


def heavier(new: Any, old: Any) -> bool:
    """Whether `new` proposes or imposes more than `old` told: a higher fine, or a kind not told. What takes the place
    of a heavier kind is no more: a warning for a fine, a fine for a closure."""
    names = ("fine_yuan", "fine_each_person_yuan", "confiscated_yuan")
    amounts = [(getattr(new, n, None) or Decimal(0), getattr(old, n, None) or Decimal(0)) for n in names]
    old_kinds, new_kinds = set(old.kinds or ()), set(new.kinds or ()) & PENALTIES
    if old_kinds and new_kinds and _grade(new_kinds) < _grade(old_kinds) and old_kinds - new_kinds:
        return any(more > told > 0 for more, told in amounts)
    return any(more > told for more, told in amounts) or (bool(old_kinds) and bool(new_kinds - old_kinds))


def hearing_open(case: Any, facts: Any) -> bool:
    """Whether the party may ask for a hearing: where it is due, and where the notice said so of itself."""
    return hearing_due(case, facts) or Told.HEARING in (facts.told or ())
