"""What the tables and bulletins that are frozen, signed and published have in common: their facts, steps and bars."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from zhunsheng.procedures.facts import Brief, Facts
from zhunsheng.procedures.grids import (
    Frame,
    awaited,
    frozen_frame,
    frozen_values,
    negative,
    unbalanced,
)
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
)
from zhunsheng.procedures.vocabulary import Cites, Step, Who
from zhunsheng.statutes.words import Said, _

DRAFTERS = Who((SUPERVISOR, CLERK, HANDLER, SECTION_CHIEF, LEGAL_REVIEWER, HEAD, DEPUTY_HEAD))
SIGNERS = Who((HEAD, DEPUTY_HEAD))


def _json(text: str) -> str:
    try:
        found = json.loads(text)
    except ValueError:
        raise ValueError(_("应为 JSON 文本")) from None
    if not isinstance(found, dict):
        raise ValueError(_("应为 JSON 文本"))
    return text


def briefly(text: str) -> str:
    """What people read of a frozen table on a page of entries: how many numbers, of which days, as of which day."""
    table = json.loads(text)
    values = frozen_values(table)
    filled = sum(value is not None for value in values.values())
    told = [Said(_("{all}格,其中{filled}格有数"), all=str(len(values)), filled=str(filled))]
    period = table.get("period") or {}
    if period.get("first") and period.get("last"):
        told.append(Said(_(",统计期间{first}至{last}"), first=str(period["first"]), last=str(period["last"])))
    if table.get("as_of"):
        told.append(Said(_(",截至{day}"), day=str(table["as_of"])))
    return Said.joined(told)


Json = Annotated[
    str,
    Field(max_length=2_000_000, examples=['{"blocks": []}']),
    AfterValidator(_json),
    Brief(briefly),
]


class Signature(Facts):
    """签发."""

    remark: str | None = Field(None, title=_("签发意见"), max_length=400)


class Release(Facts):
    """公布."""

    address: str | None = Field(None, title=_("公布地址"), max_length=300)


def in_order(table: str, frame: Frame | None = None) -> bool:
    """Whether a frozen table may be published: nothing listed against it, every balance holds, nothing below zero.

    The balances are those of `frame`, or those that the table carries with it.
    """
    read = json.loads(table)
    values = frozen_values(read)
    return not (read.get("checks") or unbalanced(frame or frozen_frame(read), values) or negative(values))


def incomplete(table: str, frame: Frame | None = None) -> bool:
    """Whether cells of a frozen table are empty: any that the `frame` asks for, else those that wait for a system."""
    read = json.loads(table)
    if frame is None:
        return bool(awaited(read))
    values = frozen_values(read)
    return any(values.get(code) is None for code in frame.codes())


@dataclass(frozen=True)
class Course:
    """The steps of one procedure that freeze, sign and publish, and how its last text is read."""

    drafts: tuple[Step, ...]
    sign: Step
    publish: Step
    latest: Callable[[Any], Any]
    cites: Cites


def bar_signing(course: Course, last_day: Callable[[Any], date], frame: Frame | None = None) -> None:
    """Nobody signs a period that still runs, or a table whose sums do not agree."""

    @course.sign.barred(_("统计期间尚未结束"), cites=course.cites, instead=_("请在期间结束后签发"))
    def period_not_over(case: Any, facts: Any) -> bool:
        return bool(case.on <= last_day(course.latest(case.case)))

    @course.sign.barred(
        _("表中有合计与各项之和不符,或者有负数"),
        cites=course.cites,
        instead=_("请按所列案件补正后重新编制"),
    )
    def sums_wrong(case: Any, facts: Any) -> bool:
        return not in_order(course.latest(case.case).table, frame)


def bar_gaps(course: Course, frame: Frame | None = None) -> None:
    """What the law orders in full is not published with holes."""

    @course.publish.barred(
        _("表中有等待其他系统的空格,空格不是零"),
        cites=course.cites,
        instead=_("请待所列系统启用、各格有据可查后重新编制"),
    )
    def cells_waiting(case: Any, facts: Any) -> bool:
        return incomplete(course.latest(case.case).table, frame)


def bar_publishing(course: Course) -> None:
    """What is published is what was signed."""

    @course.publish.barred(_("重新编制后尚未签发"), cites=course.cites, instead=_("请由负责人重新签发"))
    def changed_since_signed(case: Any, facts: Any) -> bool:
        made, signed = case.last(*course.drafts), case.last(course.sign)
        return signed is None or signed.seq < made.seq


def outlined(case: Any, procedure: Any, subject: str, cause: str, keeper: str = "handler") -> dict[str, Any]:
    """The row of a frozen text: settled on the day of its publication; awaits its head, then who keeps it."""
    published = case.last(procedure.publish)
    return {
        "subject": subject,
        "cause": cause,
        "decided": published.on if published else None,
        "awaits": keeper if case.did(procedure.sign) else "head",
    }


def same_organ(case: Any, known: Iterable[Any]) -> bool:
    """Whether one of these cases is of the organ on trial."""
    return any(one.organ == case.case.organ for one in known)
