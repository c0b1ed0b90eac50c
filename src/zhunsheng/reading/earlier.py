"""A rate over a count of an earlier sentence: the base it names, or the one that the arithmetic proves."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from zhunsheng.reading import bases
from zhunsheng.reading.counted import BASE, ahead, count, meant, spent
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.units import compatible
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_NAMELY = re.compile(r",(?:即|计|共计?)")
_SUBJECT_OF = re.compile(r"([一-龥]{2,12}?)(?:案件|事项|类)?占[^,。;%]{0,20}\Z")
_AT = attrgetter("start")
_FAR, _FAR_FIGURES = 400, 32
_SURE = 10
_NEAR = 12
_APART = Decimal("0.12")


def over_earlier(
    layout: Layout, figures: list[Figure], i: int, narrow: list[Figure], wide: list[Figure]
) -> Relation | None:
    """A base from an earlier sentence: named (占受理总数的38%), or proved by the arithmetic to a decimal."""
    first = narrow[-1] if narrow else _above(layout, figures, i)
    blamed: Relation | None = None
    for part in _numerators(layout, figures, i, first, wide):
        found = _over(layout, figures, i, part, narrow)
        if found is not None and found.verdict is not Verdict.FAILS:
            return found
        if part is first:
            blamed = found
    return blamed


def _numerators(
    layout: Layout, figures: list[Figure], i: int, first: Figure | None, wide: list[Figure]
) -> Iterator[Figure]:
    """The count right before a rate, then those of the sentence that its name or its subject calls."""
    figure = figures[i]
    after = next(iter(figures[i + 1 : i + 2]), None)
    if after is not None and _NAMELY.fullmatch(layout.folded[figure.tail : after.start]) and count(after):
        yield after
    if first is not None:
        yield first
    said = _SUBJECT_OF.search(
        layout.folded, max(layout.clause(figure.start)[0], figure.start - 32), figure.start
    )
    called = bases.called(layout, figure)
    for part in reversed(wide):
        if part is first:
            continue
        if (
            (called and part in wide[-3:])
            or meant(layout, figure, part)
            or (said and ahead(layout, part).rstrip("(").endswith(said[1][-4:]))
        ):
            yield part


def _over(
    layout: Layout, figures: list[Figure], i: int, part: Figure, narrow: list[Figure]
) -> Relation | None:
    """One numerator over the earlier counts: the nearest that it fits, else the one that is surely meant."""
    figure = figures[i]
    name = bases.called(layout, figure)
    direct = bases.direct(layout, figure, part)
    by_name = not direct and (meant(layout, figure, part) or part not in narrow)
    listed = len(narrow) > 1 and layout.folded[narrow[-2].tail : narrow[-2].tail + 1] == "、"
    sure = direct and not listed and not bases.outside(layout, figure)
    blamed: Relation | None = None
    for base in reversed(figures[max(0, i - _FAR_FIGURES) : i]):
        if (
            base.start < figure.start - 2 * _FAR
            or base is part
            or not count(base)
            or spent(layout, figure, base)
        ):
            continue
        if (
            base.value < part.value
            or not compatible(part.norm_unit, base.norm_unit)
            or base.start in layout.cells
        ):
            continue
        named = bool(name) and bases.answers(layout, name, base)
        opened = not name and direct and _opens(layout, part)
        if not named and not opened and not _proves(layout, figure, base, direct, by_name):
            continue
        computed = part.value / base.value
        verdict = compare(figure, computed)
        found = Relation("rate", figure, (part, base), figure.value, computed, verdict)
        if verdict is not Verdict.FAILS:
            return found
        exact = not (figure.qualifier or part.qualifier or base.qualifier)
        of_it = narrow == [part] and _opens(layout, part) and _last(layout, base, part, figures)
        meant_so = named or (of_it and abs(computed - figure.value) <= _APART)
        if meant_so and sure and exact and base.start >= layout.paragraph(figure.start):
            blamed = blamed or found
    return blamed


def _opens(layout: Layout, part: Figure) -> bool:
    """«…出庭371件…。其中正职128件,占…»: what the sentence before counted is divided."""
    return layout.folded.startswith("其中", layout.sentence(part.start)[0])


def _last(layout: Layout, base: Figure, part: Figure, figures: list[Figure]) -> bool:
    """Whether a count is the last one of its unit before the sentence of the part."""
    floor = layout.sentence(part.start)[0]
    held = [f for f in figures[bisect_left(figures, base.start, key=_AT) :][:_NEAR] if f.start < floor]
    return [f for f in held if f.norm_unit == part.norm_unit] == [base]


def _proves(layout: Layout, figure: Figure, base: Figure, direct: bool, meant: bool) -> bool:
    """Whether a fit with an unnamed base of another sentence would be more than chance."""
    if base.value < _SURE or base.start < figure.start - _FAR:
        return False
    whole = bool(BASE.search(ahead(layout, base)))
    if not figure.decimals:
        return meant and whole and base.start >= figure.start - _FAR // 2
    return direct or meant or whole or figure.decimals > 1


def _above(layout: Layout, figures: list[Figure], i: int) -> Figure | None:
    """The part of a rate that stands alone in its line, by its name: «纠错28件⏎纠错率10.53%»."""
    rate = figures[i]
    near = [f for f in figures[max(0, i - 3) : i] if count(f) and rate.start - f.start <= 60]
    return next((f for f in reversed(near) if meant(layout, rate, f)), None)
