"""What a file of a figure says: the figure itself, its parts, its months, and the cases that the reader may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.utils.translation import gettext

from zhunsheng.indicators import CaseLine, Figure, Kind, Trend


@dataclass(frozen=True)
class Parcel:
    """What goes into the file. `lines`: the cases that the reader may see, `listed` of them, `unlisted` more that are
    only counted; `names`: organs by code; `amounts`: whether what each case adds may be shown; `address`: the whole
    permanent address of the figure."""

    figure: Figure
    trend: Trend | None
    title: str
    address: str
    lines: Iterator[CaseLine]
    listed: int
    unlisted: int
    names: Mapping[str, str]
    amounts: bool


def about(parcel: Parcel) -> Iterator[tuple[str, Any]]:
    """What the figure is, line by line."""
    one = parcel.figure
    yield gettext("指标"), parcel.title
    yield gettext("标识"), one.id
    if one.slice is not None:
        yield gettext("分列"), one.slice.label
    yield gettext("数值"), "—" if one.value is None else one.value
    yield gettext("单位"), gettext(one.unit) if one.unit else ""
    yield gettext("分子"), one.numerator
    yield gettext("分母"), one.denominator
    yield gettext("口径"), one.version.title
    yield gettext("定义"), one.definition
    yield gettext("依据"), one.article
    yield gettext("统计期间"), f"{one.period.first} – {one.period.last}"
    yield gettext("截至"), one.period.as_of.isoformat()
    for book, head in one.heads.items():
        yield gettext("记录簿末尾"), f"{book} · {head.seq} · {head.link}"
    yield gettext("固定地址"), parcel.address
    yield gettext("列出的案件"), parcel.listed
    yield gettext("只计数、未列出的案件"), parcel.unlisted
    for problem in one.problems:
        yield gettext("提示"), problem.message


def titles(parcel: Parcel) -> list[str]:
    found = [gettext("案号"), gettext("机关代码"), gettext("机关"), gettext("立案日"), gettext("案件标识")]
    if parcel.figure.indicator.kind is Kind.RATE:
        found.append(gettext("计入分子"))
    if parcel.amounts and parcel.figure.indicator.amount is not None:
        found.append(gettext("数额"))
    return found


def rows(parcel: Parcel) -> Iterator[list[Any]]:
    """The cases, every text made harmless."""
    rate = parcel.figure.indicator.kind is Kind.RATE
    amounts = parcel.amounts and parcel.figure.indicator.amount is not None
    yes, no, names = gettext("是"), gettext("否"), parcel.names
    for one in parcel.lines:
        row = [
            harmless(one.number),
            one.organ,
            harmless(names.get(one.organ, "")),
            one.opened.isoformat(),
            one.id,
        ]
        if rate:
            row.append(yes if one.counted else no)
        if amounts:
            row.append(harmless(one.amount) if isinstance(one.amount, str) else one.amount)
        yield row


def harmless(text: Any) -> Any:
    """A text that a spreadsheet would read as a formula is told to be a text."""
    return f"'{text}" if isinstance(text, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def parts(one: Figure) -> Iterator[list[Any]]:
    """The breakdown, with its title first."""
    if one.breakdown:
        yield [gettext("分项"), gettext("数值"), gettext("分子"), gettext("分母")]
    for part in one.breakdown:
        label = gettext(part.slice.label) if part.slice and part.slice.label else ""
        yield [harmless(label), part.value, part.numerator, part.denominator]


def months(found: Trend | None) -> Iterator[list[Any]]:
    """The months, with their title first."""
    if found is not None:
        yield [gettext("月份"), gettext("本年"), gettext("上年同期")]
        for one in found.months:
            now, before = one.now, one.before
            yield [f"{one.first:%Y-%m}", now.value if now else None, before.value if before else None]


def as_json(parcel: Parcel) -> dict[str, Any]:
    """All but the cases, as plain values."""
    found = parcel.figure.as_json()
    told: dict[str, Any] = {
        "figure": found,
        "heads": found["heads"],
        "address": parcel.address,
        "listed": parcel.listed,
        "unlisted": parcel.unlisted,
    }
    if parcel.trend is not None:
        told["months"] = [
            {
                "month": f"{one.first:%Y-%m}",
                "value": _plain(one.now),
                "year_before": _plain(one.before),
            }
            for one in parcel.trend.months
        ]
    return told


def _plain(one: Figure | None) -> Any:
    return None if one is None or one.value is None else orjson.Fragment(str(one.value))
