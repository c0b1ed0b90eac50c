"""Composing the report of a year: chapters whose numbers are Figures, compared with the year before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from zhunsheng.indicators.figures import today
from zhunsheng.procedures.oversight.annual_report import SECTIONS
from zhunsheng.reports.answering import Answers, Whose, answers
from zhunsheng.reports.causes import causes_of
from zhunsheng.reports.edition import Edition, Paragraph, Piece
from zhunsheng.reports.filling import own, pieces, section
from zhunsheng.reports.holes import AUTO, YEARS, Hole, named, parts_of
from zhunsheng.reports.publishing import edition_before
from zhunsheng.reports.shortcomings import Followed, Shortcoming, followed, ledger_items, proposed
from zhunsheng.reports.targets import targets
from zhunsheng.reports.templates import HEADINGS, NONE_FOUND, RESULTS, SHORTCOMINGS
from zhunsheng.statutes.numerals import chinese
from zhunsheng.statutes.words import _

_TEMPLATES = {one.chapter: one for one in RESULTS}


@dataclass(frozen=True)
class Material:
    """Everything a report is made from: the figures, the shortcomings proposed, what became of last year's."""

    found: Answers
    lacks: tuple[Shortcoming, ...]
    followed: Followed
    manuscript: Mapping[str, str]


def compose(
    year: int,
    *,
    issuer: str,
    number: str = "",
    title: str = "",
    causes: str = "",
    heads_duties: str = "",
    plans: str = "",
    book: str | None = None,
    organ: str | None = None,
    as_of: date | None = None,
    manuscript: Mapping[str, str] | None = None,
    drafter: str = "",
    **cover: Any,
) -> Edition:
    """The edition of a year as the record now stands, of one book or organ or of all.

    `issuer`: the government's or department's name. `manuscript`: the source of each chapter that people wrote, by key
    (see `CHAPTERS`; syntax in `holes`); `causes`, `heads_duties`, `plans` are three of them. `drafter`: the organ whose
    local rules hold (targets). `cover`: addressee, copies, signer, department, to_centre, as in `Edition`. Nothing is
    written; see `publishing.draft`. Raises Unanswerable for a bad year, BadSource for a source that cannot be filled in.
    """
    given = {"causes": causes, "heads": heads_duties, "plans": plans} | dict(manuscript or {})
    written = {chapter: text for chapter, text in given.items() if text.strip()}
    whose = Whose(organ or "", book or "", drafter)
    made = material(year, whose, written, as_of)
    name = title or _("{issuer}{year}年法治政府建设年度报告").format(issuer=issuer, year=year)
    now, before = _frozen(made.found)
    body = tuple(_paragraphs(made))
    told = {one.about for one in body}
    return Edition(
        *(year, name, number, issuer, body, now, before),
        next((one["heads"] for one in now.values()), {}),
        organ=whose.organ,
        book=whose.book,
        manuscript=written,
        admitted=tuple(one.as_json() | {"told": one.key in told} for one in made.lacks),
        **cover,
    )


def material(year: int, whose: Whose, manuscript: Mapping[str, str], as_of: date | None = None) -> Material:
    """Everything that the report of these chapters is made from. Raises Unanswerable, BadSource."""
    found = picked(usual(year, whose, as_of), named(manuscript.values()), whose, as_of)
    return made_from(found, year, whose, manuscript)


def usual(year: int, whose: Whose, as_of: date | None = None) -> Answers:
    """The figures that every report asks, and those with a target: one scan of each table a year, whoever picks what."""
    aims = targets(as_of or today(), whose.drafter or whose.organ, whose.book)
    return answers(year, [*_every_figure(), *aims], (), whose, as_of, aims)


def picked(found: Answers, holes: Iterable[Hole], whose: Whose, as_of: date | None = None) -> Answers:
    """What people picked beside: one scan more of each breakdown. Raises BadSource."""
    wanted = [one for one in holes if one.by or one.figure not in found.now]
    if not wanted:
        return found
    more = answers(found.year, (), wanted, whose, as_of, found.targets)
    return replace(
        found,
        now={**found.now, **more.now},
        before={**found.before, **more.before},
        split_now={**found.split_now, **more.split_now},
        split_before={**found.split_before, **more.split_before},
    )


def made_from(found: Answers, year: int, whose: Whose, manuscript: Mapping[str, str]) -> Material:
    """The figures with what they propose to admit, the ledger's open items, and last year's shortcomings followed."""
    lacks = proposed(found, ledger_items(year, whose))
    last = edition_before(year, whose.organ, whose.book)
    admitted = [one for one in last.admitted if one["told"]] if last else []
    return Material(found, lacks, followed(year, whose, admitted, lacks), manuscript)


def chapter_of(chapter: str, made: Material) -> Iterator[Paragraph]:
    """One chapter as the report prints it, without its heading; the causes with what they are the causes of.

    Raises BadSource.
    """
    if chapter == "opening":
        yield from own(chapter, made.manuscript.get(chapter, ""), made.found)
    elif chapter in SECTIONS:
        yield from _matter(chapter, made)
    elif chapter in ("shortcomings", "causes"):
        yield from _admitting(made)
    else:
        yield from _written(chapter, made)


def _every_figure() -> list[str]:
    """The figures of all templates."""
    texts = [*(one.text for part in RESULTS for one in part.sentences), *(one.text for one in SHORTCOMINGS)]
    holes = (part for text in texts for part in parts_of(text) if isinstance(part, Hole))
    return list(dict.fromkeys(hole.figure for hole in holes if hole.figure not in YEARS))


def _frozen(found: Answers) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Both years' figures as plain values, parts of breakdowns under `id|by=key`."""
    both: list[dict[str, dict[str, Any]]] = []
    for whole, split in ((found.now, found.split_now), (found.before, found.split_before)):
        told = {id: one.as_json() for id, one in whole.items()}
        for (id, by), one in split.items():
            told |= {f"{id}|{by}={part.slice.key}": part.as_json() for part in one.breakdown if part.slice}
        both.append(told)
    for id, target in found.targets.items():
        if id in both[0]:
            both[0][id]["target"] = {
                "value": str(target.value),
                "at_most": target.at_most,
                "source": target.source,
            }
    return both[0], both[1]


def _paragraphs(made: Material) -> Iterator[Paragraph]:
    """The whole body: the parts that have something, numbered in order."""
    yield from own("opening", made.manuscript.get("opening", ""), made.found)
    n = 0
    for part, body in (
        ("results", list(_results(made))),
        ("shortcomings", list(_admitting(made))),
        *((chapter, list(_written(chapter, made))) for chapter in ("heads", "plans", "others")),
    ):
        if body:
            n += 1
            yield heading(n, part)
            yield from body


def heading(n: int, part: str) -> Paragraph:
    """The heading of a part: 一、主要举措和成效."""
    return Paragraph("heading", (Piece(f"{chinese(n)}、{HEADINGS[part]}"),), chapter=part)


def _results(made: Material) -> Iterator[Paragraph]:
    n = 0
    for chapter, title in SECTIONS.items():
        body = list(_matter(chapter, made))
        if body:
            n += 1
            yield Paragraph("subheading", (Piece(f"（{chinese(n)}）{title}"),), chapter=chapter)
            yield from body


def _matter(chapter: str, made: Material) -> Iterable[Paragraph]:
    """One of the nine matters: what people wrote, with the sentences where they ask for them; else the sentences."""
    template = _TEMPLATES.get(chapter)
    auto = list(section(template, made.found)) if template else []
    return own(chapter, made.manuscript.get(chapter, AUTO), made.found, auto)


def _written(chapter: str, made: Material) -> Iterable[Paragraph]:
    auto = [_line(chapter, text, made.found) for text in plans_from(made.lacks)] if chapter == "plans" else []
    return own(chapter, made.manuscript.get(chapter, ""), made.found, auto)


def _admitting(made: Material) -> Iterator[Paragraph]:
    """Last year's shortcomings and what became of them, this year's, each with its cause, then the causes of all."""
    causes = causes_of(made.manuscript.get("causes", ""), made.lacks)
    told: set[str] = set()
    auto = []
    for one in made.lacks:
        auto.append(_lack(one, made.found))
        auto += [_cause(one.key, text, made.found) for key, text in causes if key == one.key]
    if not made.lacks:
        auto.append(_line("shortcomings", NONE_FOUND, made.found))
    yield from _followed(made.followed)
    for paragraph in own("shortcomings", made.manuscript.get("shortcomings", AUTO), made.found, auto):
        told |= {paragraph.about} if paragraph.kind == "causes" else set()
        about = _told_by(paragraph, made.lacks) if paragraph.own else ""
        if not about:
            yield paragraph
            continue
        # Taken over into the chapter and written on: it tells that shortcoming, and its causes follow it.
        yield replace(paragraph, about=about)
        yield from (_cause(key, text, made.found) for key, text in causes if key == about and key not in told)
        told |= {key for key, _text in causes if key == about}
    for key, text in causes:
        if not key or key not in told:
            yield _cause(key, text, made.found)


def _told_by(paragraph: Paragraph, lacks: Iterable[Shortcoming]) -> str:
    """The key of the proposed shortcoming that a paragraph people wrote tells: its words, or its figure."""
    printed_there = {piece.figure for piece in paragraph.pieces if piece.figure}
    said = (one.key for one in lacks if one.source in paragraph.source or one.figure in printed_there)
    return next(said, "")


def _lack(one: Shortcoming, found: Answers) -> Paragraph:
    body = pieces(one.source, found)
    if one.items:
        body = (Piece(body[0].text, case=one.items[0].id), *body[1:])
    return Paragraph("text", body, chapter="shortcomings", source=one.source, about=one.key)


def _cause(key: str, text: str, found: Answers) -> Paragraph:
    said = text if not key or text.startswith(_("原因")) else _("原因：{text}").format(text=text)
    return Paragraph("causes", pieces(said, found), own=True, chapter="causes", source=text, about=key)


def _followed(one: Followed) -> Iterator[Paragraph]:
    """What last year's report admitted, and the ledger's defects put right since."""
    said = []
    if one.mended:
        said.append(
            _("上一年度报告指出的不足，已经改进的有：{listed}。").format(listed="、".join(one.mended))
        )
    if one.unsolved:
        said.append(
            _("上一年度报告指出、本年度仍然存在的有：{listed}。").format(listed="、".join(one.unsolved))
        )
    if one.items:
        listed = "；".join(dict.fromkeys(f"{each.unit_name}{each.defect.rstrip('。')}" for each in one.items))
        said.append(_("上年末尚未整改、本年度已经整改销号的有：{listed}。").format(listed=listed))
    if said:
        yield Paragraph("text", (Piece("".join(said)),), chapter="followed", source="".join(said))


def plans_from(lacks: Iterable[Shortcoming]) -> list[str]:
    """What the next year must do about what is unsolved: a line each, to start from."""
    found = []
    for one in lacks:
        measure = one.measure or _("查明原因，落实责任单位和完成时限，逐件整改")
        found.append(_("针对“{title}”方面的不足：{measure}。").format(title=one.title, measure=measure))
    return found


def _line(chapter: str, text: str, found: Answers) -> Paragraph:
    return Paragraph(
        chapter if chapter == "plans" else "text", pieces(text, found), chapter=chapter, source=text
    )
