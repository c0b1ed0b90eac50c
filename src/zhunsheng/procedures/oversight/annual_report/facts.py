"""What each step of the annual report records."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from zhunsheng.procedures.facts import Brief, Facts, Flag, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.procedures.oversight.annual_report.chapters import CHAPTERS
from zhunsheng.statutes.words import Count, Said, _


def _json(text: str) -> str:
    try:
        json.loads(text)
    except ValueError:
        raise ValueError(_("应为 JSON 文本")) from None
    return text


def _chapter(text: str) -> str:
    if text not in CHAPTERS:
        raise ValueError(_("没有这一章。请从年度报告的章节中选择"))
    return text


Long = Annotated[str, Field(max_length=400_000)]
Frozen = Annotated[str, Field(max_length=4_000_000), AfterValidator(_json)]


def _counted(unit: str) -> Brief:
    """How many there are, where a list or the parts of an object are frozen."""

    def told(text: str) -> str:
        read = json.loads(text)
        return Count(len(read) if isinstance(read, list | dict) else 1, unit)

    return Brief(told)


def _ends(text: str) -> str:
    """Each book with the number of its last entry."""
    read = json.loads(text)
    heads = read.items() if isinstance(read, dict) else ()
    told = [(book, str(head.get("seq"))) for book, head in heads if isinstance(head, dict)]
    first, rest = _("{book}第{seq}号记录"), _("；{book}第{seq}号记录")
    return Said.joined(Said(rest if n else first, book=book, seq=seq) for n, (book, seq) in enumerate(told))


Chapter = Annotated[
    str,
    Field(max_length=40, examples=["opening"]),
    AfterValidator(_chapter),
    Brief(lambda code: CHAPTERS.get(code, code)),
]


class Edition(Facts):
    """报告稿: its text, and as JSON its paragraphs with their sources, each figure frozen, and the heads of the books."""

    year: int = Field(title=_("报告年度"), ge=2004, le=2999)
    title: str = Field(title=_("标题"), max_length=200)
    number: str = Field("", title=_("发文字号"), max_length=80)
    issuer: str = Field(title=_("发文机关"), max_length=200)
    addressee: str = Field("", title=_("主送机关"), max_length=400)
    copies: str = Field("", title=_("抄送机关"), max_length=400)
    signer: str = Field("", title=_("签发人"), max_length=60)
    department: Flag = Field(False, title=_("部门的年度报告"))
    to_centre: Flag = Field(False, title=_("向党中央、国务院报告"))
    organ: str = Field("", title=_("统计范围:机关"), max_length=18)
    book: str = Field("", title=_("统计范围:记录簿"), max_length=80)
    text: Long = Field(title=_("正文"))
    paragraphs: Annotated[Frozen, _counted("段")] = Field(title=_("段落"))
    figures: Annotated[Frozen, _counted("个")] = Field(title=_("数字"))
    heads: Annotated[Frozen, Brief(_ends)] = Field(title=_("记录簿末尾"))
    manuscript: Annotated[Frozen, _counted("章")] = Field("{}", title=_("书稿"))
    admitted: Annotated[Frozen, _counted("项")] = Field("[]", title=_("写明的不足"))


class Correction(Edition):
    """更正稿: a whole new edition, why, and as JSON what it changes."""

    reason: str = Field(title=_("更正理由"), max_length=400)
    changes: Annotated[Frozen, _counted("处")] = Field("[]", title=_("更正内容"))


class Writing(Facts):
    """撰写一章: its whole source, and the version that the writer had before them (entry number, 0 for none)."""

    chapter: Chapter = Field(title=_("章节"))
    source: Long = Field(title=_("书稿"))
    seen: int = Field(0, title=_("所依据的版本"), ge=0)


class Remark(Facts):
    """批注: on a chapter, quoting its words."""

    chapter: Chapter = Field(title=_("章节"))
    quote: str = Field("", title=_("所引文字"), max_length=2_000)
    text: Text = Field(title=_("意见"), min_length=1)
    seen: int = Field(0, title=_("所依据的版本"), ge=0)


class Settlement(Facts):
    """处理批注: which (entry number), whether adopted, and how or why not."""

    remark: int = Field(title=_("批注编号"), ge=1)
    adopted: Flag = Field(title=_("是否采纳"))
    how: str = Field(title=_("处理情况"), max_length=1_000, min_length=1)


class Review(Facts):
    """合法性审核的意见."""

    passed: Flag = duty(_("审核通过"))
    opinion: str = Field("", title=_("审核意见"), max_length=2_000)


class Deliberation(Facts):
    """集体审议."""

    meeting: str = Field(title=_("会议名称"), max_length=120, min_length=1)
    held: date | None = Field(None, title=_("会议日期"))
    passed: Flag = duty(_("审议通过"))


class Signature(Facts):
    """签发."""

    remark: str | None = Field(None, title=_("签发意见"), max_length=400)


class Sending(Facts):
    """报送: to whom, and the day of receipt where it is known."""

    to: str = Field(title=_("报送对象"), max_length=120, min_length=1)
    received: date | None = Field(None, title=_("对方收到日期"))
    manner: str | None = Field(None, title=_("报送方式"), max_length=60)


class Secrecy(Facts):
    """保密审查: nothing that is a secret may be published (第二十四条)."""

    secret: Flag = duty(_("含有涉密内容"), granted=False)
    passages: str | None = Field(None, title=_("涉密部分"), max_length=1_000)


class Release(Facts):
    """公开."""

    address: str | None = Field(None, title=_("公开地址"), max_length=300)
