"""行政执法主体资格: reviewed, confirmed, published, taken off the list (行政执法监督条例第十七条; 行政处罚法第十七至十九条)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.enforcement.officers.words import CONFIRMED, KEEPERS, SUPERVISORS
from zhunsheng.procedures.facts import Facts, Flag
from zhunsheng.procedures.forms import duty
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.catalogue import ENTERPRISE_INSPECTION, PENALTY_ACT, SUPERVISION_RULES
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _


class BodyKind(StrEnum):
    STATUTORY = "statutory"
    AUTHORISED = "authorised"
    ENTRUSTED = "entrusted"


BODY_KINDS = {
    BodyKind.STATUTORY: _("法定行政机关"),
    BodyKind.AUTHORISED: _("法律法规授权组织"),
    BodyKind.ENTRUSTED: _("受委托组织"),
}


class Nature(StrEnum):
    ORGAN = "organ"
    PUBLIC_BODY = "public-body"
    INTERNAL = "internal"
    COORDINATING = "coordinating"
    TESTING = "testing"
    COMPANY = "company"


NATURES = {
    Nature.ORGAN: _("行政机关"),
    Nature.PUBLIC_BODY: _("管理公共事务的组织"),
    Nature.INTERNAL: _("内设机构、派出机构"),
    Nature.COORDINATING: _("议事协调机构"),
    Nature.TESTING: _("检验检测等技术机构"),
    Nature.COMPANY: _("企业"),
}


class BodyApplication(Facts):
    """申请确认执法主体资格."""

    body: str | None = Field(None, title=_("执法主体(统一社会信用代码)"), max_length=18)
    basis: str | None = Field(None, title=_("执法依据"), max_length=300)


class Confirmation(Facts):
    """确认执法主体资格."""

    body: str | None = Field(None, title=_("执法主体(统一社会信用代码)"), max_length=18)
    kind: BodyKind = Field(BodyKind.STATUTORY, title=_("主体类别"))
    nature: Nature = Field(Nature.ORGAN, title=_("机构性质"))
    basis: str | None = Field(None, title=_("执法依据"), max_length=300)
    basis_reviewed: Flag = duty(_("已审核执法依据、职责和经费"))


class BodyPublication(Facts):
    """公布执法主体名单."""

    address: str | None = Field(None, title=_("公布地址"), max_length=200)


class BodyEnd(Facts):
    """移出执法主体名单."""

    last_day: date = Field(title=_("最后有效日"))
    reason: str = Field(title=_("原因"), max_length=200)


class Qualification(Procedure):
    """One body's place on the list of lawful enforcement bodies."""

    name = "qualification"
    title = _("行政执法主体资格")

    apply_body = Step(
        _("申请确认主体资格"), BodyApplication, cites=CONFIRMED, by=KEEPERS, early=True, stage=_("审核")
    )
    confirm_body = Step(
        _("确认主体资格"),
        Confirmation,
        cites=CONFIRMED,
        by=SUPERVISORS,
        opens=True,
        public=("kind", "basis"),
        stage=_("已确认"),
    )
    publish_body = Step(
        _("公布执法主体"),
        BodyPublication,
        cites=CONFIRMED,
        by=SUPERVISORS,
        after=(confirm_body,),
        once=True,
        publishes=True,
        public=("address",),
        stage=_("在列"),
    )
    end_body = Step(
        _("移出执法主体名单"),
        BodyEnd,
        cites=CONFIRMED,
        by=SUPERVISORS,
        after=(publish_body,),
        closes=True,
        public=("last_day", "reason"),
        stage=_("已移出"),
    )

    publishing = deadline(
        _("公布执法主体"),
        Local("body_publication_working_days", workdays(20)),
        since=(confirm_body,),
        until=(publish_body,),
        cites=SUPERVISION_RULES[17],
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Which body, of what kind, on the list from when to when."""
        said, end = case.last(cls.publish_body), case.last(cls.end_body)
        kind, body = case.fact("kind"), body_of(case)
        return {
            "subject": body,
            "cause": case.fact("basis") or "",
            "outcome": "delisted-body" if end else "listed-body" if said else None,
            "decided": said.on if said else None,
            "body": body,
            "kind": kind.value if kind else None,
            "last_day": end.facts.last_day.isoformat() if end else None,
        }


def body_of(case: Any) -> str:
    """The credit code of the body that the case is about."""
    return str(case.fact("body") or case.organ)


@Qualification.confirm_body.barred(
    _("没有审核执法依据、职责"), cites=CONFIRMED, instead=_("请先审核执法依据,再确认主体资格")
)
def unreviewed(case: Any, facts: Any) -> bool:
    """The basis is looked at first."""
    return facts.basis_reviewed is False


@Qualification.confirm_body.barred(
    _("议事协调机构、技术机构、企业和内设机构不能成为行政执法主体"),
    cites=(ENTERPRISE_INSPECTION["—"], PENALTY_ACT[19]),
    instead=_("请由其所属的行政机关以自己的名义执法"),
)
def not_a_body(case: Any, facts: Any) -> bool:
    """Only organs, authorised and entrusted bodies enforce."""
    return facts.nature not in (Nature.ORGAN, Nature.PUBLIC_BODY)


@Qualification.confirm_body.barred(
    _("授权组织没有写明授权的法律、法规"), cites=PENALTY_ACT[19], instead=_("请填写执法依据")
)
def authorised_by_nothing(case: Any, facts: Any) -> bool:
    """An authorisation stands in a law or regulation."""
    return facts.kind is BodyKind.AUTHORISED and not facts.basis


@Qualification.confirm_body.barred(
    _("该主体已经在执法主体名单上"), cites=CONFIRMED, instead=_("请核对,或者先移出名单再重新确认")
)
def listed_already(case: Any, facts: Any) -> bool:
    """One body, one entry."""
    every = case.shelf.about("qualification", facts.body or case.organ)
    return any(one.published is not None and one.closed is None for one in every)


OUTCOMES = {"listed-body": _("在列"), "delisted-body": _("已移出名单")}
