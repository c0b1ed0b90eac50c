"""执法规则库: rules of conduct, flow charts, questions with answers; each cites the articles it rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.listing import Item, PublicList
from zhunsheng.statutes.catalogue import THREE_SYSTEMS
from zhunsheng.statutes.words import _

CITES = THREE_SYSTEMS["（七）"]


class RuleKind(StrEnum):
    """What a page of the library is."""

    RULES = "rules"
    CONDUCT = "conduct"
    FLOW_CHART = "flow-chart"
    ANSWER = "answer"


RULE_KINDS = {
    RuleKind.RULES: _("工作规则"),
    RuleKind.CONDUCT: _("行为规范"),
    RuleKind.FLOW_CHART: _("程序流程图"),
    RuleKind.ANSWER: _("执法问答"),
}


class RuleItem(Item):
    """规则、问答: for which step of which procedure it is meant, so that a case can ask for it."""

    kind: RuleKind = Field(title=_("规则类别"))
    of_procedure: str | None = Field(None, title=_("所涉执法程序"), max_length=40)
    of_step: str | None = Field(None, title=_("所涉步骤"), max_length=40)
    text: str | None = Field(None, title=_("规则内容或者答复"), max_length=4000)
    document: str | None = Field(None, title=_("文件摘要(SHA-256)"), pattern=r"^[0-9a-f]{64}$")


class Rulebook(PublicList, item=RuleItem, cites=CITES, place_wide=True):
    """行政执法规则库. An answer whose law has ended is flagged until it is revised."""

    name = "rulebook"
    title = _("行政执法规则库")


@Rulebook.item_barred(
    _("规则库条目既没有内容也没有文件"), cites=CITES, instead=_("请填写内容,或者上传文件并填写其摘要")
)
def empty_page(case: Any, facts: Any) -> bool:
    """An entry holds a text or names a document."""
    return not facts.text and not facts.document
