"""Our labels for the measures that reports of this genre share."""

import re
from functools import cache
from importlib import resources

from zhunsheng.reading.layout import Layout
from zhunsheng.reading.tokens import Token


@cache
def _table() -> tuple[tuple[str, frozenset[str], re.Pattern[str], bool], ...]:
    """label, the units it may have (empty: any), words that its surroundings must show, how far these reach."""
    text = resources.files(__package__).joinpath("labels.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((row[0], frozenset(row[1].split()), re.compile(row[2]), row[3:] == ["wide"]) for row in rows)


@cache
def _rows(
    norm_unit: str,
) -> tuple[tuple[tuple[str, re.Pattern[str], bool], ...], tuple[tuple[str, re.Pattern[str]], ...]]:
    """The rows that a unit may have, and of these the ones that name it."""
    fit = [
        (name, words, far, units) for name, units, words, far in _table() if not units or norm_unit in units
    ]
    return tuple(row[:3] for row in fit), tuple(row[:2] for row in fit if row[3])


def label(layout: Layout, token: Token, measure: str, left: int, right: int) -> str:
    """The label of the first row whose unit and words fit; "" where none does. «|» stands for the number."""
    start = max(layout.sentence(token.start)[0], token.start - 60)
    end = max(token.tail, min(right, token.tail + 20, layout.clause(token.tail)[1]))
    ahead, behind = layout.folded[start : token.start], "|" + layout.folded[token.start : end]
    near = token.said or layout.folded[max(start, token.start - 40, left) : token.start] + behind
    wide = token.said or re.split(r"[;)]", ahead[-40:])[-1] + behind
    whole = token.said or ahead + behind
    rows, named = _rows(token.norm_unit)
    for name, words, far in rows:
        if words.search(whole if far else near):
            return name
    said = measure + "|" + wide
    for name, words in named:
        if words.search(said):
            return name
    return ""


@cache
def titles() -> dict[str, str]:
    """label → its title in Chinese, in the order of a comparison."""
    text = resources.files(__package__).joinpath("titles.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines() if line and not line.startswith("#"))
