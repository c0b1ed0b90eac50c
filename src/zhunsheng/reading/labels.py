"""Our labels for the measures that reports of this genre share."""

import re
from functools import cache
from importlib import resources

from zhunsheng.reading.layout import Layout
from zhunsheng.reading.tokens import Token


@cache
def _table() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    """label, the units it may have (empty: any), words that its surroundings must show."""
    text = resources.files(__package__).joinpath("labels.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((name, frozenset(units.split()), re.compile(words)) for name, units, words in rows)


def label(layout: Layout, token: Token, measure: str, left: int, right: int) -> str:
    """The label of the first row whose unit and words fit; "" where none does."""
    start = max(layout.sentence(token.start)[0], token.start - 40)
    end = min(right, token.tail + 20)
    near = token.said or layout.folded[max(start, left) : end]
    wide = token.said or layout.folded[start:end]
    for name, units, words in _table():
        if (not units or token.norm_unit in units) and words.search(near):
            return name
    for name, units, words in _table():
        if units and token.norm_unit in units and words.search(measure + "|" + wide):
            return name
    return ""
