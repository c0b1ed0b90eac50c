"""«All» and «none» against the counts printed beside them, and one measure printed with two values."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.verdicts import Relation, Verdict

_ACTS = "办结|审结|结案|办复|答复|整改|化解|合格|通过|备案|审核|公开|公示|出庭|销号"
_ALL = re.compile(rf"(?:全部|均已?|全数|悉数)(?:按期|依法|及时|按时|已|如期|得到|完成)?({_ACTS})")
_NONE = re.compile(r"(?:败诉|撤销|纠错|投诉|事故|信访|舆情|复议|差错|变更)")
_WHOLE = re.compile(r"收到|受理|收案|新收|共有|承办|排查|发现|交办|制定|出台|参加")

_RATES = frozenset({"ratio", "percentage_point"})
_NEAR = 12


def claims(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """«全部办结» against 办结N件 of M件; «无一败诉» against 败诉N件 in the same paragraph."""
    yield from _all(layout, figures)
    yield from _none(layout, figures)


def _all(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    starts = [f.start for f in figures]
    for m in _ALL.finditer(layout.folded):
        start, end = layout.sentence(m.start())
        first = max(bisect_left(starts, start), bisect_left(starts, m.start()) - _NEAR)
        near = [f for f in figures[first : first + 2 * _NEAR] if f.start < end and f.norm_unit not in _RATES]
        part = next((f for f in near if m[1] in _ahead(layout, f) and "其中" not in _ahead(layout, f)), None)
        if part is None:
            continue
        whole = next((f for f in near if f.start < part.start and _WHOLE.search(_ahead(layout, f))), None)
        if (
            whole is not None
            and whole.norm_unit == part.norm_unit
            and not (whole.qualifier or part.qualifier)
        ):
            verdict = Verdict.HOLDS if part.value == whole.value else Verdict.FAILS
            yield Relation("all", part, (whole,), part.value, whole.value, verdict)


def _none(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    for i, zero in enumerate(figures):
        if zero.role != "textual_zero":
            continue
        what = _NONE.match(layout.folded, zero.tail) or _NONE.match(layout.folded, zero.end)
        if what is None:
            continue
        first, last = layout.paragraph(zero.start), layout.folded.find("\n", zero.start)
        for f in figures[max(0, i - 12) : i + 12]:
            inside = first <= f.start < (last if last >= 0 else len(layout.folded))
            said = layout.folded[max(layout.clause(f.start)[0], f.start - len(what[0]) - 2) : f.start]
            if (
                inside
                and f is not zero
                and f.norm_unit in {"件", "宗", "起"}
                and said.strip().endswith(what[0])
            ):
                verdict = Verdict.HOLDS if f.value == 0 else Verdict.FAILS
                yield Relation("none", zero, (f,), zero.value, f.value, verdict)


def _ahead(layout: Layout, figure: Figure) -> str:
    return layout.folded[max(layout.clause(figure.start)[0], figure.start - 24) : figure.start]
