"""Everything that stands against signing a report as its case now is: the text, the hands, the order, figures that moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zhunsheng.indicators.figures import today
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.oversight import annual_report
from zhunsheng.procedures.oversight.annual_report import CHAPTERS, AnnualReport, bars, latest
from zhunsheng.reports.checking import Check
from zhunsheng.reports.edition import Edition
from zhunsheng.reports.publishing import moved_since, told_case
from zhunsheng.reports.writing import names
from zhunsheng.statutes.catalogue import RULE_OF_LAW_INSPECTION as RULES
from zhunsheng.statutes.words import _


def checks_of(case: str, book: str | None = None, *, moved: bool = True) -> tuple[Check, ...]:
    """The checks of the edition that stands and of its case, what stops the signature first. Raises NoSuchCase.

    `book`: whose figures are asked again, where the edition itself names none; `moved`: whether they are.
    """
    told = told_case(case)
    edition = Edition.of(latest(told))
    found = [*edition.check(), *_of_the_case(told), *edition.notes()]
    if moved:
        found += _moved(edition, book)
    return tuple(sorted(found, key=lambda one: not one.stops))


def _of_the_case(told: Case) -> Iterator[Check]:
    article = str(RULES[25])
    for one in annual_report.open_remarks(told):
        said = one.text if len(one.text) <= 60 else f"{one.text[:60]}……"
        message = _("{who}对「{chapter}」的批注尚未处理:{said}").format(
            who=names(one.by), chapter=CHAPTERS[one.chapter], said=said
        )
        yield Check("remark", message, article, chapter=one.chapter)
    if today() <= date(latest(told).year, 12, 31):
        yield Check("year", _("报告年度尚未结束,年度结束后才能签发"), article)
    if bars.newer(told):
        yield Check("manuscript", _("书稿在生成报告稿之后又有修改,请重新生成报告稿"), article)
    if not bars.passed(told, AnnualReport.review):
        yield Check("review", _("报告稿尚未通过合法性审核"), article, stops=False)


def _moved(edition: Edition, book: str | None) -> Iterator[Check]:
    for title, then, now in moved_since(edition, book):
        message = _("「{title}」在生成报告稿之后有变化:{then} → {now}").format(
            title=title, then=then, now=now
        )
        yield Check("stale", message, str(RULES[25]), stops=False)
