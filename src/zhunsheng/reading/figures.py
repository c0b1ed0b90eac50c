"""The figures of a text: numbers that measure something, with what, when and how surely."""

from dataclasses import dataclass, replace
from decimal import Decimal

from zhunsheng.reading import arabic, hanzi, tables
from zhunsheng.reading.labels import label
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.masks import masked, quoted
from zhunsheng.reading.measure import phrase
from zhunsheng.reading.roles import role
from zhunsheng.reading.tokens import Token

# A text with more numbers than this is no report; its figures go without phrase and label.
MOST_PHRASED = 20_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure.

    `start` and `end` are code points into the whole text; `value` is normalised (2.4万 is 24000,
    28.8% is 0.288, money in yuan) in `norm_unit`; `unit` is as printed, "-" for none. `measure` is
    our label, "" where unknown. `tail` is where unit and qualifier end, `decimals` the printed places.
    """

    start: int
    end: int
    verbatim: str
    value: Decimal
    unit: str
    norm_unit: str
    measure_zh: str
    measure: str
    period: str
    qualifier: str
    role: str
    tail: int
    decimals: int

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


def find(text: str, layout: Layout) -> list[Figure]:
    """Every figure in order."""
    found = tokens(layout.folded, layout.tables)
    figures: list[Figure] = []
    worded = len(found) <= MOST_PHRASED
    for i, token in enumerate(found):
        left = found[i - 1].tail if i else 0
        right = found[i + 1].start if i + 1 < len(found) else len(text)
        measure = token.said or phrase(layout, token, left, right) if worded else ""
        unit, norm = token.unit, token.norm_unit
        if (
            token.role == "textual_zero"
            and token.unit == "-"
            and figures
            and _same_kind(layout, figures[-1], token)
        ):
            unit, norm = figures[-1].unit, figures[-1].norm_unit
        figures.append(
            Figure(
                token.start,
                token.end,
                text[token.start : token.end],
                token.value,
                unit,
                norm,
                measure,
                label(layout, token, measure, left, right) if worded else "",
                token.year or layout.period(token.start),
                token.qualifier,
                token.role or role(layout, token),
                token.tail,
                token.decimals,
            )  # fmt: skip
        )
    return figures


def _same_kind(layout: Layout, before: Figure, zero: Token) -> bool:
    """Whether «无一败诉» counts what the figure before it counts: in its sentence, and no rate."""
    counts = before.norm_unit not in {"ratio", "percentage_point"}
    return counts and before.start >= layout.sentence(zero.start)[0]


def tokens(folded: str, grids: tuple[tables.Table, ...] = ()) -> list[Token]:
    """All numbers that measure something, Arabic and Chinese, in order and not overlapping."""
    masks, quotes = masked(folded), quoted(folded)
    arab = list(arabic.numbers(folded, masks, quotes))
    heads = tables.named(grids)
    # of a bare number in a cell («合计 20») the heads know the unit
    arab = [
        t for t in arab if t.norm_unit != "-" or t.start not in heads or not folded[t.start : t.end].isdigit()
    ]
    taken = {at for token in arab for at in range(token.start, token.tail)}
    cells = list(tables.numbers(grids, masks, taken))
    if grids:
        arab = [
            replace(t, said=heads[t.start][0], year=heads[t.start][1]) if t.start in heads else t
            for t in arab
        ]
    return sorted([*arab, *cells, *hanzi.numbers(folded, masks, quotes, taken)], key=lambda t: t.start)
