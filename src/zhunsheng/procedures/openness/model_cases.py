"""典型案例: cases told to everybody, without the names of persons (国办发〔2018〕118号（六）). The list of S78."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from zhunsheng.procedures.facts import CaseRef
from zhunsheng.procedures.forms import duty
from zhunsheng.procedures.listing import Item, PublicList
from zhunsheng.statutes.catalogue import THREE_SYSTEMS
from zhunsheng.statutes.words import _

HERE = THREE_SYSTEMS["（六）"]


class ModelCase(Item):
    """一件典型案例: the case it tells, what it teaches, and that nobody can be recognised in it."""

    tells: CaseRef = Field(title=_("所述案件"))
    field: str = Field(title=_("执法领域"), max_length=40)
    lesson: str = Field(title=_("典型意义"), max_length=300)
    anonymous: bool = duty(_("已隐去个人信息"))


class ModelCases(PublicList, item=ModelCase, cites=HERE, place_wide=True, needs_basis=False):
    """典型案例. Chosen, reviewed by somebody else, published; withdrawn where the case falls."""

    name = "model-cases"
    title = _("典型案例")


@ModelCases.item_barred(
    _("案例没有隐去个人信息"), cites=HERE, instead=_("请隐去姓名、住址、证件号码后再提出")
)
def recognisable(case: Any, facts: Any) -> bool:
    """A case is told for what it teaches, not for whom it happened to."""
    return not facts.anonymous


@ModelCases.item_barred(
    _("所述案件尚未作出决定,或者决定已被撤销"), cites=HERE, instead=_("请另选已有决定的案件")
)
def undecided(case: Any, facts: Any) -> bool:
    """Only what was decided, and stands, is a model."""
    told = case.shelf.named(facts.tells)
    return told is not None and (told.decided is None or told.outcome == "revoked")
