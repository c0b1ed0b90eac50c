"""执法培训: who held it, which day, how many hours, on what, for whom (hours per officer, counts per unit)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.enforcement.officers.words import KEEPERS, MANAGED
from zhunsheng.procedures.facts import Facts, Members
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.words import _


class Scope(StrEnum):
    DISTRICT = "district"
    UNIT = "unit"
    SELF = "self"


SCOPES = {Scope.DISTRICT: _("全县(区)集中培训"), Scope.UNIT: _("本单位集中培训"), Scope.SELF: _("个人自学")}


class Held(Facts):
    """举办培训."""

    title: str = Field(title=_("培训名称"), max_length=200)
    scope: Scope = Field(Scope.UNIT, title=_("培训方式"))
    hours: Decimal = Field(title=_("学时"), gt=0, le=400)
    topic: str | None = Field(None, title=_("内容"), max_length=200)
    trainer: str | None = Field(None, title=_("主讲"), max_length=60)
    roll: Members = Field(default_factory=list, title=_("参训人员"))
    number: int | None = Field(None, title=_("参训人数(未逐人登记的)"), ge=0)


class Evaluated(Facts):
    """培训评估."""

    score: Decimal | None = Field(None, title=_("评分"), ge=0, le=100)
    opinion: str | None = Field(None, title=_("评估意见"), max_length=300)


class Training(Procedure):
    """One training, one roll."""

    name = "training"
    title = _("行政执法培训")

    hold_training = Step(_("举办培训"), Held, cites=MANAGED, by=KEEPERS, opens=True, stage=_("已举办"))
    evaluate = Step(
        _("评估培训"),
        Evaluated,
        cites=MANAGED,
        by=KEEPERS,
        after=(hold_training,),
        closes=True,
        stage=_("已评估"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """What, how, for how many."""
        told = case.last(cls.hold_training)
        if told is None:
            return {"subject": "", "cause": ""}
        said = told.facts
        people = said.number if said.number is not None else len(set(said.roll))
        return {
            "subject": str(said.scope),
            "cause": said.title,
            "decided": told.on,
            "people": people,
            "roll": list(dict.fromkeys(said.roll)),
        }


@Training.hold_training.barred(_("参训名单有重复"), cites=MANAGED, instead=_("请核对名单"))
def twice_on_the_roll(case: Any, facts: Any) -> bool:
    """Nobody learns the same hour twice."""
    return len(set(facts.roll)) != len(facts.roll)


@Training.hold_training.barred(_("参训人数少于名单人数"), cites=MANAGED, instead=_("请核对人数"))
def fewer_than_named(case: Any, facts: Any) -> bool:
    """The number is not below the names."""
    return facts.number is not None and facts.number < len(facts.roll)
