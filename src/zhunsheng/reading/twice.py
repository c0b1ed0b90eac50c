"""One measure printed twice in one report, in the same words, with two values."""

import re
from collections.abc import Iterator

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.verdicts import Relation, Verdict

_LEAST, _MOST = 8, 40
_PLACE = re.compile(r"[^一-龥]")
_LEAD = re.compile(r"^(?:其中|今年|全年|共计?|累计|截至目前|目前)+")
_PART = re.compile(r"其中|分别|平均|每|各|第")


def contradictions(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """The same clause up to the number, unit and period alike, elsewhere with another value."""
    seen: dict[tuple[str, str, str], Figure] = {}
    for figure in figures:
        if figure.role != "fact" or figure.norm_unit in {"ratio", "percentage_point", "-"}:
            continue
        start = layout.clause(figure.start)[0]
        if figure.start - start > _MOST:
            continue
        said = layout.folded[start : figure.start]
        words = _LEAD.sub("", _PLACE.sub("", said))
        if len(words) < _LEAST or _PART.search(said) or re.search(r"\d", said):
            continue
        earlier = seen.setdefault((words, figure.norm_unit, figure.period), figure)
        if earlier.value != figure.value and layout.paragraph(earlier.start) != layout.paragraph(
            figure.start
        ):
            yield Relation("same", figure, (earlier,), figure.value, earlier.value, Verdict.FAILS)
