"""What a body may not do that holds the power no longer, not yet, or only by entrustment (行政处罚法第十七至二十四条)."""

from __future__ import annotations

import re
from typing import Any

from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.hearing import Hearing
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT, SUPERVISION_RULES
from zhunsheng.statutes.words import _

_OPENING = (Inquiry.file, Deciding.summary_decide)
_DECIDING = (Deciding.decide, Deciding.summary_decide, Hearing.notify)
_ACTING = (
    *_OPENING,
    *(Inquiry.inspect, Inquiry.question, Inquiry.register_evidence, Inquiry.seize, Inquiry.conclude),
    *(Hearing.notify, Deciding.order, Deciding.decide, Deciding.decide_no_penalty),
)


def _entrusted(case: Any) -> bool:
    return any(actor.organ_kind == "entrusted" and actor.organ == case.organ for actor in case.by)


def _entrustments(case: Any) -> list[Any]:
    """The entrustments to this body that hold on the day of the act."""
    day = case.on.isoformat()
    return [
        one
        for one in case.shelf.about("entrustment", case.organ)
        if str(one.facts.get("entrust__since")) <= day <= str(one.facts.get("until") or "9999")
    ]


def _parts(matter: str | None) -> list[str]:
    return [part for part in re.split(r"[、,,;;/\s]+", (matter or "").lower()) if part]


def _covers(entrustment: Any, matter: str) -> bool:
    """Whether an entrustment names the matter: as a whole, or as one of several."""
    every, asked = str(entrustment.cause).lower(), matter.lower()
    return asked in every or every in asked or any(part in asked for part in _parts(every) if len(part) > 3)


@Inquiry.seize.barred(
    _("行政强制措施权不得委托"),
    cites=COERCION_ACT[17],
    instead=_("请由委托机关自己实施查封、扣押"),
    foremost=True,
)
def coercion_by_entrusted(case: Any, facts: Any) -> bool:
    """An entrusted body seizes nothing."""
    return _entrusted(case)


for _step in _ACTING:

    @_step.barred(
        _("受委托组织应当以委托机关的名义实施行政处罚"),
        cites=PENALTY_ACT[20],
        instead=_("请以委托机关的名义制作文书"),
        foremost=True,
    )
    def in_its_own_name(case: Any, facts: Any) -> bool:
        """An entrusted body acts in the name of the organ that entrusted it."""
        said = getattr(facts, "name_of", None)
        own = {text for actor in case.by for text in (actor.organ, actor.organ_name)}
        return bool(said) and _entrusted(case) and said in own

    @_step.barred(_("所办事项不在委托范围之内"), cites=PENALTY_ACT[20], instead=_("请移交委托机关办理"))
    def outside_the_entrustment(case: Any, facts: Any) -> bool:
        """Only the matters that the document names, and only within its term."""
        if not _entrusted(case):
            return False
        every = case.shelf.about("entrustment", case.organ)
        matter = getattr(facts, "matter", None) or case.fact("matter", *_OPENING)
        holding = _entrustments(case)
        return bool(every) and (not holding or bool(matter) and not any(_covers(e, matter) for e in holding))


for _step in _DECIDING:

    @_step.barred(_("罚款超过委托书载明的权限"), cites=PENALTY_ACT[20], instead=_("请由委托机关办理"))
    def over_the_entrusted_fine(case: Any, facts: Any) -> bool:
        """The document says up to how much."""
        ceilings = [one.facts.get("entrust__max_fine_yuan") for one in _entrustments(case)]
        if not _entrusted(case) or not ceilings or None in ceilings:
            return False
        return facts.fine_yuan is not None and facts.fine_yuan > max(ceilings)


@Inquiry.question.barred(
    _("执法主体或者委托书尚未向社会公布"),
    cites=(SUPERVISION_RULES[17], PENALTY_ACT[20]),
    instead=_("请先公布执法主体名单、委托书"),
)
def unpublished(case: Any, facts: Any) -> bool:
    """A body that nobody was told of does not act."""
    return facts.published is False and not _entrusted(case)


@Inquiry.question.barred(
    _("委托书尚未向社会公布"), cites=PENALTY_ACT[20], instead=_("请先办理「公布委托书」")
)
def entrustment_unpublished(case: Any, facts: Any) -> bool:
    """The document is published by both sides."""
    return facts.published is False and _entrusted(case)


for _step in _ACTING:

    @_step.barred(
        _("该项职权已经移交,或者尚未生效"),
        cites=(PENALTY_ACT[24], PENALTY_ACT[17]),
        instead=_("请由行使该项职权的机关办理;在办案件请办理「接办移交的案件」"),
    )
    def power_elsewhere(case: Any, facts: Any) -> bool:
        """Powers move on a day: before it the old organ acts, from it on the new one."""
        code = getattr(facts, "violation_code", None) or case.fact("violation_code", *_OPENING)
        return bool(code) and case.lists.moved(code)
