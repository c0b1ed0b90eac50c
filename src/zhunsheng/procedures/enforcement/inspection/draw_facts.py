"""What is announced, committed, revealed and drawn (docs/draw.md)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from zhunsheng.methods import draw
from zhunsheng.procedures.facts import CaseRef, Facts
from zhunsheng.procedures.identity import is_resident_id
from zhunsheng.statutes.words import _


class Purpose(StrEnum):
    """What is drawn."""

    OBJECTS = "inspection-objects"
    INSPECTORS = "inspectors"
    HEARING = "hearing-representatives"
    EXPERTS = "experts"
    FILES = "file-review"
    REVIEWERS = "file-reviewers"
    OTHER = "other-draw"


PURPOSES = {
    Purpose.OBJECTS: _("检查对象"),
    Purpose.INSPECTORS: _("检查人员"),
    Purpose.HEARING: _("听证代表"),
    Purpose.EXPERTS: _("专家"),
    Purpose.FILES: _("评查案卷"),
    Purpose.REVIEWERS: _("评查人员"),
    Purpose.OTHER: _("其他抽取"),
}


class Origin(StrEnum):
    """Where the randomness comes from."""

    COMMIT_REVEAL = "commit-reveal"
    DRAND = "drand"
    LOTTERY = "lottery"


ORIGINS = {
    Origin.COMMIT_REVEAL: _("双方承诺—揭示"),
    Origin.DRAND: _("公共随机信标(drand)"),
    Origin.LOTTERY: _("彩票开奖号码"),
}


def _moment(text: str) -> str:
    draw.moment(text)
    return text


def _pool(text: str) -> str:
    """The pool in one way of writing. It will be public, so nobody stands in it by a resident number."""
    pool = draw.read_pool(text)
    if any(is_resident_id(one.id) for one in pool):
        raise ValueError(_("名录将会公开,不得以居民身份证号为标识。请改用统一社会信用代码、证件号或者编号"))
    return draw.written(pool)


def quotas(said: list[str]) -> tuple[draw.Quota, ...]:
    """«5», «3%», «高:20%» as quotas. Raises NotDrawn."""
    return tuple(draw.quota(one) for one in said)


def _quotas(said: list[str]) -> list[str]:
    quotas(said)
    return said


Moment = Annotated[str, Field(max_length=40), AfterValidator(_moment)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Pool = Annotated[str, Field(max_length=2_000_000), AfterValidator(_pool)]
Quotas = Annotated[list[str], Field(min_length=1), AfterValidator(_quotas)]


class Announcement(Facts):
    """公布名录摘要和随机来源. `pool`: a line each of id, weight, stratum."""

    name: str = Field(title=_("抽取名称"), max_length=200)
    purpose: Purpose = Field(Purpose.OBJECTS, title=_("抽取用途"))
    pool: Pool = Field(title=_("名录(每行:标识,权重,分层)"))
    quotas: Quotas = Field(title=_("抽取数量或者比例(可分层,如 高:20%)"))
    origin: Origin = Field(Origin.COMMIT_REVEAL, title=_("随机来源"))
    parties: list[str] = Field(default_factory=list, title=_("承诺—揭示的各方"))
    reveal_by: Moment | None = Field(None, title=_("揭示截止时刻"))
    chain: Digest | None = Field(None, title=_("drand 链标识"))
    round: int | None = Field(None, title=_("drand 轮次"), ge=1)
    lottery: str | None = Field(None, title=_("彩票名称"), max_length=60)
    issue: str | None = Field(None, title=_("期号"), max_length=40)
    known_at: Moment | None = Field(None, title=_("随机来源公布时刻"))
    published_by: str | None = Field(None, title=_("随机来源公布处"), max_length=200)
    pool_sha256: Digest | None = Field(None, title=_("名录摘要(核对用)"))
    plan: CaseRef | None = Field(None, title=_("检查计划案号"))
    at: Moment | None = Field(None, title=_("时刻"))


class Commitment(Facts):
    """承诺: SHA-256 over nonce and party."""

    side: str = Field(title=_("承诺方"), max_length=100)
    commitment: Digest = Field(title=_("承诺值"))
    at: Moment | None = Field(None, title=_("时刻"))


class Reveal(Facts):
    """揭示: the nonce itself."""

    side: str = Field(title=_("揭示方"), max_length=100)
    nonce: Digest = Field(title=_("随机数"))
    at: Moment | None = Field(None, title=_("时刻"))


class Randomness(Facts):
    """填写公共随机值."""

    value: str = Field(title=_("公布的随机值、开奖号码"), max_length=200)
    signature: str | None = Field(None, title=_("drand 签名"), max_length=200)
    at: Moment | None = Field(None, title=_("时刻"))


class Result(Facts):
    """抽取. What is left empty is worked out; what is filled in must agree."""

    pool_sha256: Digest | None = Field(None, title=_("抽取时名录的摘要(核对用)"))
    drawn: list[str] = Field(default_factory=list, title=_("抽取结果"))
    at: Moment | None = Field(None, title=_("时刻"))


class Replacement(Facts):
    """更换: who leaves and why; the next in rank follows."""

    out: str = Field(title=_("被更换的"), max_length=100)
    new: str | None = Field(None, title=_("递补的(核对用)"), max_length=100)
    reason: str = Field("", title=_("理由(回避、注销等)"), max_length=300)
    at: Moment | None = Field(None, title=_("时刻"))


class DrawPublication(Facts):
    """公布抽取文件."""

    where: str | None = Field(None, title=_("公布地址"), max_length=200)
