"""A sentence of a report: figures in braces, with the form in which each is printed, and when it stands.

The braces are those of a manuscript (see `holes`). A sentence stands only where its figures count something: what never
happened is not reported as a rate of nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    """One sentence, and the figures that must count something for it to stand.

    `when` None: all the figures that it prints; empty: it always stands.
    """

    text: str
    when: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Section:
    """The paragraphs of one of the nine matters; the sentences of a paragraph run on."""

    chapter: str
    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph)


def in_time(whole: str, part: str, rate: str, id: str, compared: bool = True) -> Sentence:
    """应当……若干,其中……若干,……率若干: the three numbers of a rate, so that a reader can recompute it."""
    change = f"{{{id}:change}}" if compared else ""
    return Sentence(f"{whole}{{{id}:whole}}，其中{part}{{{id}:part}}，{rate}{{{id}}}{change}。")
