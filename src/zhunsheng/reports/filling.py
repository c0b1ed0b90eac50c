"""Sources filled in with figures: paragraphs whose printed numbers know where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhunsheng.indicators import Figure, Kind
from zhunsheng.reports.answering import Answers
from zhunsheng.reports.edition import Paragraph, Piece
from zhunsheng.reports.holes import AUTO, YEARS, Hole, parts_of
from zhunsheng.reports.templates import Section, Sentence

OWN_KINDS = ("causes", "heads", "plans")


def pieces(source: str, found: Answers) -> tuple[Piece, ...]:
    """A source as pieces. Raises BadSource."""
    every = (_piece(part, found) for part in parts_of(source))
    return tuple(piece for piece in every if piece.text)


def _piece(part: str | Hole, found: Answers) -> Piece:
    if isinstance(part, str):
        return Piece(part)
    if part.figure in YEARS:
        return Piece(str(found.year + YEARS[part.figure]))
    text, figure = found.printed(part)
    key = str(figure.slice.key) if figure.slice is not None else ""
    return Piece(text, part.figure, part.form, part.by, key)


def own(chapter: str, source: str, found: Answers, auto: Iterable[Paragraph] = ()) -> Iterator[Paragraph]:
    """What people wrote, a line a paragraph; `auto` stands where they ask for it. Raises BadSource."""
    kind = chapter if chapter in OWN_KINDS else "text"
    for line in source.splitlines():
        line = line.strip()
        if line == AUTO:
            yield from auto
        elif line:
            yield Paragraph(kind, pieces(line, found), own=True, chapter=chapter, source=line)


def section(one: Section, found: Answers) -> Iterator[Paragraph]:
    """The sentences of a section that stand, paragraph by paragraph."""
    for sentences in one.paragraphs:
        source = "".join(each.text for each in sentences if stands(each, found))
        if source:
            yield Paragraph("text", pieces(source, found), chapter=one.chapter, source=source)


def stands(sentence: Sentence, found: Answers) -> bool:
    """Whether its figures count something."""
    needed = sentence.when
    if needed is None:
        needed = tuple(
            dict.fromkeys(part.figure for part in parts_of(sentence.text) if isinstance(part, Hole))
        )
    return all(_counts(found.now[id]) for id in needed if id not in YEARS)


def _counts(one: Figure) -> bool:
    """A rate of no cases says nothing; nor does an amount or a number of nothing."""
    if one.indicator.kind in (Kind.RATE, Kind.MEAN, Kind.MEDIAN):
        return bool(one.denominator)
    return bool(one.value)
