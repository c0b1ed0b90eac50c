"""What the facts of a licence choose from: outcomes, categories, ways of issuing; and the words they are told in."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator

from zhunsheng.statutes.words import _


class Result(StrEnum):
    """How an application was decided."""

    GRANTED = "granted"
    REFUSED = "refused"


RESULTS = {Result.GRANTED: _("准予许可"), Result.REFUSED: _("不予许可")}


class Category(StrEnum):
    """Kinds of licence in the credit publicity files, in the order of their code numbers."""

    ORDINARY = "ordinary"
    CONCESSION = "concession"
    ACCREDITATION = "accreditation"
    APPROVAL = "approval"
    REGISTRATION = "registration"
    OTHER = "other"


CATEGORIES = {
    Category.ORDINARY: _("普通"),
    Category.CONCESSION: _("特许"),
    Category.ACCREDITATION: _("认可"),
    Category.APPROVAL: _("核准"),
    Category.REGISTRATION: _("登记"),
    Category.OTHER: _("其他许可"),
}


class Way(StrEnum):
    """How a place was looked at."""

    ON_SITE = "on-site"
    LIVE_VIDEO = "live-video"
    UPLOADED_VIDEO = "uploaded-video"


WAYS = {
    Way.ON_SITE: _("实地核查"),
    Way.LIVE_VIDEO: _("远程实时视频踏勘"),
    Way.UPLOADED_VIDEO: _("上传视频踏勘"),
}


class Excluded(StrEnum):
    """Why days are not counted (第四十五条)."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert-review"


EXCLUDED = {
    Excluded.HEARING: _("听证时间"),
    Excluded.TENDER: _("招标"),
    Excluded.AUCTION: _("拍卖时间"),
    Excluded.INSPECTION: _("检验"),
    Excluded.TESTING: _("检测"),
    Excluded.QUARANTINE: _("检疫"),
    Excluded.APPRAISAL: _("鉴定"),
    Excluded.EXPERT_REVIEW: _("专家评审"),
}

TRACKS = {
    "ordinary": _("一般程序"),
    "on-the-spot": _("当场决定"),
    "commitment": _("告知承诺"),
    "renewal": _("延续"),
    "change": _("变更"),
}

REFUSING = (
    *("refus", "reject", "deny", "denied", "declin", "not ", "unlawful", "fail"),
    *("不予", "不准", "不同意", "驳回", "拒绝", "否"),
)
GRANTING = (
    *("grant", "approv", "renew", "issue", "permit", "allow", "accept", "pass"),
    *("准予", "许可", "同意", "批准", "延续", "通过"),
)


def read_result(said: Any) -> Any:
    """The outcome in whatever word it was told; an unknown word is left as it is, and refused by the type."""
    if isinstance(said, bool):
        return Result.GRANTED if said else Result.REFUSED
    if not isinstance(said, str) or said in tuple(Result):
        return said
    text = said.strip().lower()
    if text == "no" or any(word in text for word in REFUSING):
        return Result.REFUSED
    return Result.GRANTED if text == "yes" or any(word in text for word in GRANTING) else said


Outcome = Annotated[Result, BeforeValidator(read_result)]
"""Granted or refused, told in Chinese or English."""
