"""What must not exceed what (passed, taken part), and one count printed twice."""

import re
from collections.abc import Iterator

from zhunsheng.reading.changes import is_earlier
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.verdicts import Relation, Verdict
from zhunsheng.statutes.words import _

_WHOLE = re.compile(r"(?<!不予)(?<!未)受理|收到|收案|共收|新收|参加|参考|组织|报名|应考|应出庭|应当出庭|应参")
_PART_OF = re.compile(r"结转|不予受理|其中|旧存|包括|含")
_PART = re.compile(r"(?:结案|办结|审结|合格|通过|达标|(?<!应)(?<!应当)出庭)[^,。;、]{0,4}\Z")
_CONCLUDED = re.compile(r"结案|办结|审结")
_CARRIED = _("办结数大于受理数:没有印出上年结转数。请写明上年结转数。")
_LEAST = 20


def at_most(layout: Layout, figures: list[Figure], used: set[tuple[int, int]]) -> Iterator[Relation]:
    """Concluded within accepted, passed within taken part; pairs that a rate has used are left."""
    for whole, part in zip(figures, figures[1:], strict=False):
        if (
            whole.norm_unit != part.norm_unit
            or whole.norm_unit == "ratio"
            or (part.start, whole.start) in used
        ):
            continue
        if part.start >= layout.sentence(whole.start)[1] or part.start - whole.tail > 40:
            continue
        if is_earlier(layout, whole) or is_earlier(layout, part):
            continue
        ahead = layout.folded[max(layout.clause(whole.start)[0], whole.start - 24) : whole.start]
        own = layout.folded[max(layout.clause(part.start)[0], part.start - 24) : part.start]
        behind = layout.folded[whole.tail : min(part.start, whole.tail + 20)]
        if _WHOLE.search(ahead + behind) and _PART.search(own) and not _PART_OF.search(ahead):
            verdict = Verdict.HOLDS if part.value <= whole.value else Verdict.FAILS
            # more may be concluded than came in: what was carried over
            if verdict is Verdict.FAILS and _CONCLUDED.search(own):
                verdict = Verdict.UNKNOWN
            template = _CARRIED if verdict is Verdict.UNKNOWN else ""
            yield Relation("le", part, (whole,), part.value, whole.value, verdict, template)


def same(layout: Layout, figures: list[Figure], used: set[tuple[int, int]]) -> Iterator[Relation]:
    """One value printed twice in a sentence of the same thing: four characters in common say so."""
    for i, figure in enumerate(figures):
        if figure.value < _LEAST or figure.norm_unit in {"ratio", "percentage_point"}:
            continue
        start, end = layout.sentence(figure.start)
        own: set[str] | None = None
        for earlier in figures[max(0, i - 6) : i]:
            if (
                earlier.start < start
                or earlier.value != figure.value
                or (figure.start, earlier.start) in used
            ):
                continue
            # two columns of a row have the row's name in common, not what they count
            if figure.start in layout.cells and earlier.start in layout.cells:
                continue
            own = _grams(layout, figure, start, end) if own is None else own
            if own and _grams(layout, earlier, start, end) & own:
                yield Relation("same", figure, (earlier,), figure.value, earlier.value, Verdict.HOLDS)


def _grams(layout: Layout, figure: Figure, start: int, end: int) -> set[str]:
    ahead = layout.folded[max(start, layout.clause(figure.start)[0], figure.start - 24) : figure.start]
    behind = layout.folded[figure.tail : min(end, layout.clause(figure.tail)[1], figure.tail + 24)]
    return {
        piece[k : k + 4]
        for piece in (ahead, behind)
        for k in range(len(piece) - 3)
        if all("一" <= c <= "龥" for c in piece[k : k + 4])
    }
