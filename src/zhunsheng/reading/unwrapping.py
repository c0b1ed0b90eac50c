"""Text whose paragraphs were broken at a fixed width: joined to be read, and every offset led back."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from zhunsheng.reading import units
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.remarks import Finding
from zhunsheng.reading.verdicts import Relation

_HEAD = re.compile(
    r"[ \t\u3000]{2,}|\u3000|\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章节部条]"
    r"|[((][一二三四五六七八九十\d]{1,3}[))]|\d{1,2}[.、.](?!\d)|[-—]{2,}|附[件表注])"
)
_DIGITS = re.compile(r"\d[\d,.]{0,14}%?")
_BEFORE = re.compile(r"[一-龥“(][^。;!?\t|]{5,}[一-龥(]\Z")
_BEHIND = re.compile(
    rf"(?:[余多万亿]|{units.PATTERN})[^\t|]*[,。;、]|[,。;、)]|(?:[余多]?)(?:{units.PATTERN})[一-龥]{{4,}}"
)
_STARTS = re.compile(rf"\d[\d,.]{{0,14}}(?:{units.PATTERN})[,。;、]")
_ENDS = "。!?!?;;::>》"
_CELLS = re.compile(r"[\t|]")
_NARROW, _WIDE = 36, 220
_FULL, _PART, _RAGGED = 0.8, 0.5, 1.25
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The joined text; each stretch of it begins at `starts` and stood at `origins` in the text as given."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def place(self, at: int) -> int:
        """Where a character of the joined text stands in the text as given."""
        k = bisect_right(self.starts, at) - 1
        return self.origins[k] + at - self.starts[k]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch as the text was given; what concerns no one place (0, 0) stays."""
        return (self.place(start), self.place(end - 1) + 1) if end > start else (start, end)


def unwrapped(text: str) -> Unwrapped | None:
    """The text joined; None where its lines are whole paragraphs already."""
    lines = text.split("\n")
    inline = _around_numbers(lines)
    if inline:
        return _join(lines, inline)
    widths = [_width(line) for line in lines]
    wide = sorted(w for w in widths if w >= _NARROW)
    if len(wide) < _FEWEST + 1:
        return None
    usual = wide[int(len(wide) * 0.9)]
    # a line or two may be whole: one in eight
    if usual > _WIDE or sum(w > usual * _RAGGED for w in wide) * 8 > len(wide):
        return None
    open_ends = [
        i for i in range(len(lines) - 1) if widths[i] and _goes_on(lines[i].rstrip(), lines[i + 1].rstrip())
    ]
    full = sum(widths[i] >= usual * _FULL for i in open_ends)
    if full < _FEWEST or full * 5 < len(wide):
        return None
    # once lines are known to be broken, one that ends no sentence goes on, unless it is as short as a heading
    return _join(lines, frozenset(i for i in open_ends if widths[i] >= usual * _PART))


def _around_numbers(lines: list[str]) -> frozenset[int]:
    """Lines that a page broke before and behind its numbers: «…受理业务⏎1054029⏎件,日均…»."""
    said = [line.strip() for line in lines]
    broken: set[int] = set()
    found = 0
    for i in range(1, len(said) - 1):
        if _DIGITS.fullmatch(said[i]) and _BEFORE.search(said[i - 1]) and _BEHIND.match(said[i + 1]):
            broken |= {i - 1, i}
            found += 1
        elif _STARTS.match(said[i]) and _BEFORE.search(said[i - 1]):
            broken.add(i - 1)
    return frozenset(broken) if found >= _FEWEST else frozenset()


def _width(line: str) -> int:
    """In half-width columns: a Chinese character takes two."""
    said = line.rstrip()
    return (len(said.encode("utf-8", "surrogatepass")) + len(said)) // 2


def _goes_on(line: str, after: str) -> bool:
    if not after or line[-1] in _ENDS or _HEAD.match(after):
        return False
    return not (_CELLS.search(line.lstrip()) or _CELLS.search(after))


def _join(lines: list[str], broken: frozenset[int]) -> Unwrapped:
    pieces: list[str] = []
    starts, origins = [0], [0]
    size = at = 0
    for i, line in enumerate(lines):
        piece = line.rstrip() if i in broken else line + "\n" if i + 1 < len(lines) else line
        pieces.append(piece)
        size += len(piece)
        at += len(line) + 1
        if i in broken:
            starts.append(size)
            origins.append(at)
    return Unwrapped("".join(pieces), tuple(starts), tuple(origins))


def led_back(
    text: str, joined: Unwrapped, figures: list[Figure], relations: list[Relation], findings: list[Finding]
) -> tuple[list[Figure], list[Relation], list[Finding]]:
    """What was found in the joined text, with the offsets of the text as given."""
    moved = {f.start: _moved(text, joined, f) for f in figures}
    return (
        list(moved.values()),
        [
            replace(r, result=moved[r.result.start], operands=tuple(moved[o.start] for o in r.operands))
            for r in relations
        ],
        [_finding(joined, f) for f in findings],
    )


def _moved(text: str, joined: Unwrapped, figure: Figure) -> Figure:
    start, end = joined.span(figure.start, figure.end)
    tail = joined.place(figure.tail - 1) + 1
    return replace(figure, start=start, end=end, tail=max(end, tail), verbatim=text[start:end])


def _finding(joined: Unwrapped, finding: Finding) -> Finding:
    start, end = joined.span(finding.start, finding.end)
    return replace(finding, start=start, end=end)
