"""An edition of the annual report: paragraphs in pieces, each printed number knowing its figure; and its check."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhunsheng.procedures.oversight import annual_report
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.statutes.catalogue import RULE_OF_LAW_INSPECTION
from zhunsheng.statutes.words import _


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `figure` names the figure it prints, `form` how (value, part, whole, rest, wan, change)."""

    text: str
    figure: str = ""
    form: str = ""

    @property
    def part(self) -> str:
        """Which of the figure's cases stand behind the printed number."""
        return {"whole": "denominator", "rest": "rest"}.get(self.form, "numerator")


@dataclass(frozen=True)
class Paragraph:
    """A heading or a paragraph of the body. `own`: written by people, not from figures."""

    kind: str
    pieces: tuple[Piece, ...]
    own: bool = False

    @property
    def text(self) -> str:
        """Its plain text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Check:
    """What stands against publishing an edition, and the article."""

    kind: str
    message: str
    article: str = ""


@dataclass(frozen=True)
class Edition:
    """The report of one year: title, document number, issuer, paragraphs, and its figures frozen as plain values.

    `figures` are those of the year, `before` those of the year before, by name, as `Figure.as_json` gives them.
    """

    year: int
    title: str
    number: str
    issuer: str
    paragraphs: tuple[Paragraph, ...]
    figures: Mapping[str, dict[str, Any]]
    before: Mapping[str, dict[str, Any]]
    heads: Mapping[str, dict[str, Any]]

    @property
    def text(self) -> str:
        """Title, number and body as plain text."""
        head = [self.title, self.number] if self.number else [self.title]
        return "\n".join([*head, *(paragraph.text for paragraph in self.paragraphs)])

    def spans(self) -> Iterator[tuple[int, int, Piece]]:
        """Start and end in `text`, in code points, of every printed number that a figure stands behind."""
        at = len(self.title) + 1 + (len(self.number) + 1 if self.number else 0)
        for paragraph in self.paragraphs:
            for piece in paragraph.pieces:
                if piece.figure:
                    yield at, at + len(piece.text), piece
                at += len(piece.text)
            at += 1

    def used(self) -> list[str]:
        """The figures that it prints, in order, each once."""
        return list(dict.fromkeys(piece.figure for _start, _end, piece in self.spans()))

    def check(self) -> tuple[Check, ...]:
        """Everything that stands against publishing it: the same that `publish` will be refused for, and more.

        A figure that fails, a blank, mixed periods, numbers that disagree, shortcomings without causes (第二十五条).
        """
        facts = AnnualReport.draft.facts.model_validate(self.facts())
        assert isinstance(facts, annual_report.Edition)
        article = str(RULE_OF_LAW_INSPECTION[25])
        found = [Check("figure", message, article) for message in annual_report.failing_figures(facts)]
        if annual_report.mixed_periods(facts):
            found.append(Check("period", _("报告中的数字统计期间不一致"), article))
        found += [Check("blank", message, article) for message in annual_report.blanks(self.text)]
        found += [
            Check("relation", message, article) for message in annual_report.unsound_relations(self.text)
        ]
        if not any(paragraph.own and paragraph.kind == "causes" for paragraph in self.paragraphs):
            found.append(Check("causes", _("没有写明不足的原因"), article))
        if not self.number:
            found.append(Check("number", _("没有发文字号")))
        return tuple(found)

    def facts(self) -> dict[str, Any]:
        """The edition as the facts of a draft, a revision or (with a reason) a correction: enough to reproduce it."""
        return {
            "year": self.year,
            "title": self.title,
            "number": self.number,
            "issuer": self.issuer,
            "text": self.text,
            "paragraphs": _dumped(
                [
                    {
                        "kind": one.kind,
                        "own": one.own,
                        "pieces": [[piece.text, piece.figure, piece.form] for piece in one.pieces],
                    }
                    for one in self.paragraphs
                ]
            ),
            "figures": _dumped(
                [self.figures[id] | {"before": self.before.get(id, {}).get("value")} for id in self.used()]
            ),
            "heads": _dumped(self.heads),
        }

    @classmethod
    def of(cls, facts: annual_report.Edition) -> Edition:
        """The edition that such facts froze, from them alone."""
        figures = {one["id"]: one for one in json.loads(facts.figures)}
        paragraphs = tuple(
            Paragraph(one["kind"], tuple(Piece(*piece) for piece in one["pieces"]), one["own"])
            for one in json.loads(facts.paragraphs)
        )
        before = {id: {"value": one.get("before")} for id, one in figures.items()}
        heads = json.loads(facts.heads)
        return cls(facts.year, facts.title, facts.number, facts.issuer, paragraphs, figures, before, heads)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
