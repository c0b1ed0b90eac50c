"""A bulletin as an official document: figures, ranking with its rule, faults, comparison, what is asked of units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from zhunsheng.reports.bulletins.composing import Beside, Composed
from zhunsheng.reports.outputs import Line, Official
from zhunsheng.reports.outputs import Table as Laid
from zhunsheng.reports.tables.printing import blocks, headed, paragraphs
from zhunsheng.statutes.words import Count, Said, _


def change(now: Decimal | None, then: Decimal | None, unit: str) -> str:
    """How a number moved: 增加3件(增长12.5%), 下降2.0个百分点, 持平; «—» where one of them is not there."""
    if now is None or then is None:
        return "—"
    if now == then:
        return Said(_("持平"))
    if unit == "%":
        points = max(abs(now - then), (abs(now - then)).quantize(Decimal("0.1")), key=_places)
        return Said(_("上升{n}个百分点") if now > then else _("下降{n}个百分点"), n=f"{points:,}")
    told = Count(f"{abs(now - then):,}", unit)
    if not then:
        return Said(_("增加{told}") if now > then else _("减少{told}"), told=told)
    share = (abs(now - then) / then * 100).quantize(Decimal("0.1"), rounding="ROUND_HALF_UP")
    pattern = _("增加{told}(增长{share}%)") if now > then else _("减少{told}(下降{share}%)")
    return Said(pattern, told=told, share=str(share))


def _places(value: Decimal) -> int:
    """Its decimal places; a frozen number has lost those that are nought."""
    return -int(value.as_tuple().exponent)


def moves(beside: Beside) -> tuple[str, str]:
    """Against the quarter before (环比), and against the same of last year (同比)."""
    now, unit = beside.now, beside.now.unit
    return change(now.value, beside.before, unit), change(now.value, beside.year_ago, unit)


def official(composed: Composed, issuer: str, dated: date, remarks: str = "") -> Official:
    """The bulletin under its title."""
    body: list[Line | Laid] = [
        headed(1, "各单位情况"),
        *blocks(composed.table, composed.table.frame.blocks[:1], named=False),
        headed(2, "总体变化"),
        *_changes(composed),
        headed(3, "排名"),
        *_ranking(composed),
        headed(4, "典型问题"),
        *_faults(composed),
        *blocks(composed.table, composed.table.frame.blocks[1:], named=False),
    ]
    if remarks:
        body += [headed(5, "意见和要求"), *paragraphs(remarks)]
    return Official((composed.quarter.title, composed.bulletin.title), issuer, dated, tuple(body))


def _changes(composed: Composed) -> Iterator[Line]:
    for shown, beside in zip(composed.bulletin.columns, composed.whole.cells, strict=True):
        before, ago = moves(beside)
        value = beside.now.shown + (shown.unit if beside.now.value is not None else "")
        yield Line("text", f"{shown.title}{value},环比{before},同比{ago}。")


def _ranking(composed: Composed) -> Iterator[Line]:
    if composed.bulletin.rule:
        yield Line("text", composed.bulletin.rule)
    for one in composed.ranked:
        if one.rank is not None:
            yield Line("text", f"第{one.rank}名 {one.name}:应做{one.due}件次,做到{one.done}件次。")


def _faults(composed: Composed) -> Iterator[Line]:
    for fault, beside in composed.typical():
        yield Line("text", f"{fault.title}{beside.now.shown}件,环比{moves(beside)[0]}。")
    for one in composed.lines[:-1]:
        if one.repeated:
            yield Line(
                "text", f"{one.name}连续两个季度出现:{'、'.join(fault.title for fault in one.repeated)}。"
            )
