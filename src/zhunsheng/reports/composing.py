"""Composing the enforcement chapter of a year: sentences whose numbers are Figures, compared with the year before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from zhunsheng.indicators import Figure, Period, figures
from zhunsheng.indicators.figures import today
from zhunsheng.reports.edition import Edition, Paragraph, Piece
from zhunsheng.reports.printing import printed
from zhunsheng.reports.templates import HEADINGS, NONE_FOUND, RESULTS, SHORTCOMINGS, Sentence
from zhunsheng.statutes.words import _

_BRACES = re.compile(r"\{(\w+)(?::(\w+))?\}")
Figures = Mapping[str, Figure]


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
) -> Edition:
    """The edition of a year as the record now stands, of one book or organ or of all.

    `issuer`: the government's name. `causes`, `heads_duties`, `plans`: what people must write themselves (第二十五条);
    line breaks part paragraphs. Nothing is written; see `publishing.draft`. Raises Unanswerable for a bad year.
    """
    period = Period.year(year, as_of or today())
    now = {one.id: one for one in figures(period, organ, book=book)}
    # Last year is looked at on the same day as this one: what was pending then has been settled since.
    earlier = Period.year(year - 1, period.as_of)
    before = {one.id: one for one in figures(earlier, organ, book=book)}
    paragraphs = [
        _heading(HEADINGS["results"]),
        *_results(year, now, before),
        _heading(HEADINGS["shortcomings"]),
        Paragraph("text", _pieces(_shortcomings(now), year, now, before)),
        *_own("causes", causes),
    ]
    for kind, text in (("heads", heads_duties), ("plans", plans)):
        if text.strip():
            paragraphs += [_heading(HEADINGS[kind]), *_own(kind, text)]
    return Edition(
        year,
        title or _("{issuer}{year}年法治政府建设年度报告（行政执法部分）").format(issuer=issuer, year=year),
        number,
        issuer,
        tuple(paragraphs),
        {id: one.as_json() for id, one in now.items()},
        {id: one.as_json() for id, one in before.items()},
        next((one.as_json()["heads"] for one in now.values()), {}),
    )


def _results(year: int, now: Figures, before: Figures) -> Iterable[Paragraph]:
    for section in RESULTS:
        standing = [one for one in section.sentences if _stands(one, now)]
        if standing:
            yield Paragraph("subheading", (Piece(section.heading),))
            yield Paragraph("text", _pieces(standing, year, now, before))


def _shortcomings(now: Figures) -> list[Sentence]:
    """What the clocks say was missed."""
    return [one for one in SHORTCOMINGS if _stands(one, now)] or [Sentence(NONE_FOUND)]


def _stands(sentence: Sentence, now: Figures) -> bool:
    for needed in sentence.when:
        id, _colon, form = needed.partition(":")
        one = now[id]
        counted = one.denominator - one.numerator if form == "rest" else one.denominator
        if not counted:
            return False
    return True


def _pieces(sentences: Iterable[Sentence], year: int, now: Figures, before: Figures) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for sentence in sentences:
        at = 0
        for hole in _BRACES.finditer(sentence.text):
            found.append(Piece(sentence.text[at : hole.start()]))
            found.append(_filled(hole[1], hole[2] or "value", year, now, before))
            at = hole.end()
        found.append(Piece(sentence.text[at:]))
    return tuple(piece for piece in found if piece.text)


def _filled(name: str, form: str, year: int, now: Figures, before: Figures) -> Piece:
    if name == "year":
        return Piece(str(year))
    text = printed(now[name], form, before.get(name))
    return Piece(text, name, form) if text else Piece("")


def _heading(text: str) -> Paragraph:
    return Paragraph("heading", (Piece(text),))


def _own(kind: str, text: str) -> list[Paragraph]:
    lines = [line.strip() for line in text.splitlines()]
    return [Paragraph(kind, (Piece(line),), own=True) for line in lines if line]
