"""What an edition's own text and figures have against them: the same that its signature will be refused for, and remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhunsheng.procedures.oversight import annual_report
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.statutes.catalogue import RULE_OF_LAW_INSPECTION as RULES
from zhunsheng.statutes.words import _

if TYPE_CHECKING:
    from zhunsheng.reports.edition import Edition

_DAY = re.compile(r"(?:19|20)\d{2}年?")


COMPUTED = "correction"
"""The part that the program writes: it quotes both editions, so its numbers are nobody's own."""


@dataclass(frozen=True)
class Check:
    """What stands against signing and publishing an edition, and the article; or a remark, where `stops` is no.

    `chapter`: where it is to be put right, empty where no one chapter is meant. `start`, `end`: the place in the
    edition's `text`, in code points; both 0 where no one place is meant.
    """

    kind: str
    message: str
    article: str = ""
    stops: bool = True
    chapter: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Typed:
    """A number that people typed: no case stands behind it. `start`, `end` in the edition's text."""

    start: int
    end: int
    verbatim: str
    measure: str
    chapter: str


def text_checks(edition: Edition) -> tuple[Check, ...]:
    """First what stops the signature, then what reviewers should look at."""
    stopping = list(_stopping(edition))
    return (*stopping, *_remarks(edition))


def _stopping(edition: Edition) -> Iterator[Check]:
    facts = AnnualReport.draft.facts.model_validate(edition.facts())
    assert isinstance(facts, annual_report.Edition)
    article = str(RULES[25])
    for message in annual_report.failing_figures(facts):
        yield Check("figure", message, article)
    if annual_report.mixed_periods(facts):
        yield Check("period", _("报告中的数字统计期间不一致"), article)
    for message in annual_report.blanks(edition.text):
        yield Check("blank", message, article)
    for message in annual_report.unsound_relations(edition.text):
        yield Check("relation", message, article)
    for part, message in annual_report.missing_parts(facts).items():
        yield Check(part if part == "causes" else "part", message, article, chapter=part)
    yield from _uncaused(edition)
    if not edition.number:
        yield Check("number", _("没有发文字号"))
    elif annual_report.year_of_number(edition.number) is None:
        yield Check("number", _("发文字号不合「机关代字〔年份〕序号号」的写法"))


def _uncaused(edition: Edition) -> Iterator[Check]:
    """A shortcoming without its cause, unless a cause is given for all of them."""
    causes = [one for one in edition.paragraphs if one.chapter == "causes" and one.kind == "causes"]
    if not causes or any(not one.about for one in causes):
        return
    given = {one.about for one in causes}
    for one in edition.admitted:
        if one["told"] and one["key"] not in given:
            message = f"没有写明「{one['title']}」的原因"
            yield Check("causes", message, str(RULES[25]), chapter="causes")


def _remarks(edition: Edition) -> Iterator[Check]:
    for typed in typed_numbers(edition):
        message = f"手写数字,未关联案件:「{typed.measure}{typed.verbatim}」"
        yield Check("typed", message, "", False, typed.chapter, typed.start, typed.end)
    for message in annual_report.misnamed(edition.text):
        yield Check("name", message, "", False)
    for finding in annual_report.reading_of(edition.text).findings:
        if finding.kind in ("mixed_periods", "no_problem_section", "broken_numbering"):
            yield Check(
                finding.kind, finding.message(), str(RULES[25]), False, "", finding.start, finding.end
            )
    for one in edition.admitted:
        if not one["told"]:
            message = f"数字或者台账所示的不足没有写进报告:{one['title']}"
            yield Check("omitted", message, str(RULES[25]), False, "shortcomings")
    if not edition.addressee:
        yield Check("addressee", _("没有写明主送机关"), str(RULES[23]), False)
    if not edition.signer:
        yield Check("signer", _("没有写明签发人"), "", False)


def typed_numbers(edition: Edition) -> tuple[Typed, ...]:
    """The numbers of the body that no figure stands behind, in order: what people typed, whatever it measures."""
    pieces = list(edition.pieces())
    if not pieces:
        return ()
    body = pieces[0][0]
    covered = {at for start, end, _paragraph, piece in pieces if piece.figure for at in range(start, end)}
    found = []
    for one in annual_report.reading_of(edition.text).figures:
        if one.start < body or one.start in covered or _DAY.fullmatch(one.verbatim):
            continue
        chapter = next((p.chapter for start, end, p, _piece in pieces if start <= one.start < end), "")
        if chapter == COMPUTED:
            continue
        found.append(Typed(one.start, one.tail, edition.text[one.start : one.tail], one.measure_zh, chapter))
    return tuple(found)
