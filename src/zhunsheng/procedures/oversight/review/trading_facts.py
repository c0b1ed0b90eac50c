"""What is written down of a trade: project, bids, experts, stations, sealed and opened scores, result."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from zhunsheng.methods import sealed_scores
from zhunsheng.procedures.facts import Facts, Flag, Money
from zhunsheng.statutes.words import _


def _scores(lines: list[str]) -> list[str]:
    try:
        sealed_scores.parse(lines)
    except ValueError as wrong:
        raise ValueError(_("评分应逐行写成「投标人:分数」")) from wrong
    return lines


Points = Annotated[list[str], AfterValidator(_scores), Field(examples=[["甲公司:92.5"]])]


class Project(Facts):
    """项目登记."""

    title: str = Field(title=_("项目名称"), max_length=200)
    tenderer: str = Field(title=_("招标人"), max_length=80)
    remote: Flag = Field(False, title=_("远程异地评标"))
    provinces: list[str] = Field(default_factory=list, title=_("参与评标的省份"))
    budget_yuan: Money | None = Field(None, title=_("预算金额"))


class Bid(Facts):
    """投标."""

    bidder: str = Field(title=_("投标人"), max_length=80)
    price_yuan: Money | None = Field(None, title=_("报价"))
    machine: str = Field("", title=_("编制设备标识"), max_length=100)


class Avoidance(Facts):
    """专家回避."""

    expert: str = Field(title=_("专家编号"), max_length=40)
    reason: str = Field(title=_("回避理由"), max_length=200, min_length=1)


class Booking(Facts):
    """预约工位."""

    expert: str = Field(title=_("专家编号"), max_length=40)
    province: str = Field(title=_("所在省份"), max_length=20)
    station: str = Field(title=_("工位"), max_length=30)
    day: date = Field(title=_("评标日"))


class Sealing(Facts):
    """密封评分: the hash of the scores, before anybody sees another's."""

    expert: str = Field(title=_("专家编号"), max_length=40)
    commitment: str = Field(title=_("评分摘要(SHA-256)"), pattern=r"^[0-9a-f]{64}$")


class Opening(Facts):
    """揭示评分."""

    expert: str = Field(title=_("专家编号"), max_length=40)
    nonce: str = Field(title=_("随机数"), min_length=16, max_length=80, examples=["0123456789abcdef"])
    scores: Points = Field(title=_("评分(投标人:分数)"), min_length=1)


class Award(Facts):
    """公布结果."""

    winner: str = Field(title=_("第一中标候选人"), max_length=80)
    ranking: Points = Field(title=_("排名(投标人:平均分)"), min_length=1)
    address: str | None = Field(None, title=_("公开地址"), max_length=300)
