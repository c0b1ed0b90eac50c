"""An edition of the annual report: paragraphs in pieces, each printed number knowing its figure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from zhunsheng.procedures.oversight import annual_report
from zhunsheng.reports.checking import Check, text_checks

WHOLE = "denominator"


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `figure` names the figure it prints, `form` how (value, part, whole, rest, wan, change …).

    `by`, `key`: the part of a breakdown that it prints, where it is one (quarter, 1). `case`: the case that it tells of.
    """

    text: str
    figure: str = ""
    form: str = ""
    by: str = ""
    key: str = ""
    case: str = ""

    @property
    def part(self) -> str:
        """Which of the figure's cases stand behind the printed number."""
        return {"whole": WHOLE, "rest": "rest"}.get(self.form, "numerator")

    @property
    def ref(self) -> str:
        """The name under which the edition freezes its figure: the figure's id, `id|by=key` for a part."""
        return f"{self.figure}|{self.by}={self.key}" if self.by else self.figure


@dataclass(frozen=True)
class Paragraph:
    """A heading or a paragraph of the body. `own`: written by people, not from figures.

    `kind`: heading, subheading, text, or the chapter where people write it (causes, heads, plans). `chapter`: the chapter
    it belongs to. `source`: the line of manuscript or the sentences that it was filled in from. `about`: the key of the
    shortcoming that it tells or gives the cause of.
    """

    kind: str
    pieces: tuple[Piece, ...]
    own: bool = False
    chapter: str = ""
    source: str = ""
    about: str = ""

    @property
    def text(self) -> str:
        """Its plain text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Edition:
    """The report of one year: title, document number, issuer, paragraphs, and its figures frozen as plain values.

    `figures` are those of the year, `before` those of the year before, by name, as `Figure.as_json` gives them; a part of
    a breakdown stands under `id|by=key`. `addressee` 主送, `copies` 抄送, `signer` 签发人. `department`: a department's
    report, not a government's; `to_centre`: of a province or ministry. `organ`, `book`: whose cases it counts.
    `manuscript`: the source of each chapter that people wrote. `admitted`: the shortcomings it tells, by key.
    """

    year: int
    title: str
    number: str
    issuer: str
    paragraphs: tuple[Paragraph, ...]
    figures: Mapping[str, dict[str, Any]]
    before: Mapping[str, dict[str, Any]]
    heads: Mapping[str, dict[str, Any]]
    addressee: str = ""
    copies: str = ""
    signer: str = ""
    department: bool = False
    to_centre: bool = False
    organ: str = ""
    book: str = ""
    manuscript: Mapping[str, str] = field(default_factory=dict)
    admitted: tuple[Mapping[str, Any], ...] = ()

    @property
    def text(self) -> str:
        """Title, number and body as plain text."""
        head = [self.title, self.number] if self.number else [self.title]
        return "\n".join([*head, *(paragraph.text for paragraph in self.paragraphs)])

    def spans(self) -> Iterator[tuple[int, int, Piece]]:
        """Start and end in `text`, in code points, of every printed number that a figure stands behind."""
        for start, end, _paragraph, piece in self.pieces():
            if piece.figure:
                yield start, end, piece

    def pieces(self) -> Iterator[tuple[int, int, Paragraph, Piece]]:
        """Start and end in `text` of every piece of the body, with its paragraph."""
        at = len(self.title) + 1 + (len(self.number) + 1 if self.number else 0)
        for paragraph in self.paragraphs:
            for piece in paragraph.pieces:
                yield at, at + len(piece.text), paragraph, piece
                at += len(piece.text)
            at += 1

    def used(self) -> list[str]:
        """The figures that it prints, in order, each once."""
        return list(dict.fromkeys(piece.figure for _start, _end, piece in self.spans()))

    def refs(self) -> list[str]:
        """The names of the frozen figures that it prints, parts of breakdowns each by itself, after their wholes."""
        names = (name for _start, _end, piece in self.spans() for name in (piece.figure, piece.ref))
        return list(dict.fromkeys(names))

    def check(self) -> tuple[Check, ...]:
        """Everything in the edition itself that stands against signing or publishing it; see `reviewing.checks_of` for the case."""
        return tuple(one for one in text_checks(self) if one.stops)

    def notes(self) -> tuple[Check, ...]:
        """What reviewers should look at though it stops nothing: numbers typed by hand, names of laws."""
        return tuple(one for one in text_checks(self) if not one.stops)

    def facts(self) -> dict[str, Any]:
        """The edition as the facts of a draft, a revision or (with a reason) a correction: enough to reproduce it."""
        return {
            "year": self.year,
            "title": self.title,
            "number": self.number,
            "issuer": self.issuer,
            "addressee": self.addressee,
            "copies": self.copies,
            "signer": self.signer,
            "department": self.department,
            "to_centre": self.to_centre,
            "organ": self.organ,
            "book": self.book,
            "text": self.text,
            "paragraphs": dumped([_plain(one) for one in self.paragraphs]),
            "figures": dumped([self._frozen(ref) for ref in self.refs()]),
            "heads": dumped(self.heads),
            "manuscript": dumped(self.manuscript),
            "admitted": dumped(list(self.admitted)),
        }

    def _frozen(self, ref: str) -> dict[str, Any]:
        return self.figures[ref] | {"ref": ref, "before": self.before.get(ref, {}).get("value")}

    @classmethod
    def of(cls, facts: annual_report.Edition) -> Edition:
        """The edition that such facts froze, from them alone."""
        figures = {one.get("ref") or one["id"]: one for one in json.loads(facts.figures)}
        before = {ref: {"value": one.get("before")} for ref, one in figures.items()}
        return cls(
            facts.year,
            facts.title,
            facts.number,
            facts.issuer,
            tuple(_paragraph(one) for one in json.loads(facts.paragraphs)),
            figures,
            before,
            json.loads(facts.heads),
            addressee=facts.addressee,
            copies=facts.copies,
            signer=facts.signer,
            department=facts.department,
            to_centre=facts.to_centre,
            organ=facts.organ,
            book=facts.book,
            manuscript=annual_report.chapters_of(facts.manuscript),
            admitted=tuple(json.loads(facts.admitted)),
        )


def _plain(one: Paragraph) -> dict[str, Any]:
    """A paragraph as plain values; what is empty is left out."""
    pieces = [list(_cut(piece)) for piece in one.pieces]
    more = {"chapter": one.chapter, "source": one.source, "about": one.about}
    return {"kind": one.kind, "own": one.own, "pieces": pieces} | {k: v for k, v in more.items() if v}


def _cut(piece: Piece) -> tuple[str, ...]:
    """Text, figure, form, and the rest as far as anything stands in it."""
    values = (piece.text, piece.figure, piece.form, piece.by, piece.key, piece.case)
    return values if any(values[3:]) else values[:3]


def _paragraph(one: dict[str, Any]) -> Paragraph:
    pieces = tuple(Piece(*piece) for piece in one["pieces"])
    more = (one.get("chapter", ""), one.get("source", ""), one.get("about", ""))
    return Paragraph(one["kind"], pieces, one["own"], *more)


def dumped(value: Any) -> str:
    """JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
