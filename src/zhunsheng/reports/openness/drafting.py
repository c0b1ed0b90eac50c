"""The six sections together: texts that people write, sentences proposed from figures, last year's stock."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zhunsheng.indicators import Period, figures
from zhunsheng.procedures.grids import frozen_values
from zhunsheng.procedures.openness.disclosure.frame import APPLICANTS
from zhunsheng.procedures.openness.disclosure.report import DisclosureReport, Level
from zhunsheng.reports.tables import Check, Filled
from zhunsheng.reports.tables.publishing import issued

HEADINGS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
"""The five parts of section one."""


@dataclass(frozen=True)
class Draft:
    """What people write: sections one, five and six; `level` decides the last day."""

    issuer: str
    level: Level
    overall: str
    problems: str
    others: str


def proposed(period: Period, organ: str | None = None, book: str | None = None) -> str:
    """Section one as it can be begun: what the figures tell under 主动公开; the other parts stay to be written."""
    ids = ("penalties_published", "licences_published", "inspections_published")
    told = {one.id: one for one in figures(period, organ, book=book, ids=ids)}
    first = (
        f"(一)主动公开。全年公开行政处罚决定{told['penalties_published'].shown}、"
        f"行政许可决定{told['licences_published'].shown}、行政检查结果{told['inspections_published'].shown}。"
    )
    rest = (f"({number}){title}。" for number, title in zip("二三四五", HEADINGS[1:], strict=True))
    return "\n".join((first, *rest))


def with_last_year(table: Filled, issuer: str, book: str | None = None) -> Filled:
    """The table, and against it each column whose applications carried in are not those that last year's published
    report of this organ carried out."""
    year = int(table.period.first.year)
    before = [one for one in issued(DisclosureReport, book, year - 1) if one.issuer == issuer]
    if not before:
        return table
    last, wrong = frozen_values(before[0].table), []
    for column in APPLICANTS:
        then = last.get(f"carried-out.{column.code}")
        now = table.cell(f"carried-in.{column.code}").value
        if then is not None and now is not None and then != now:
            message = f"「{column.title}」上年结转{now:,},上年年报结转下年度{then:,}"
            wrong.append(Check("requests", message))
    return replace(table, checks=(*table.checks, *wrong))
