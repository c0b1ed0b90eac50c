"""The text of a web page: blocks as lines, table rows as lines of cells, menus left out.

Every character keeps its place in the page's source, so that an offset can be given in either.
"""

import re
from dataclasses import dataclass, field
from html import unescape

_PIECE = re.compile(
    r"<!--(?:.*?-->|.*\Z)|<(?P<skip>script|style|noscript|template|svg|iframe|select|nav|footer|head)\b(?:.*?</(?P=skip)\s*>|.*\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,30})(?P<more>[^<>]{0,5000})>|<[!?][^<>]{0,5000}>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});?)|(?P<said>[^<&]+)|(?P<other>[<&])",
    re.S,
)
_BLOCKS = frozenset(
    str.split("p div br li ul ol h1 h2 h3 h4 h5 h6 table section article header main aside blockquote pre dl dt dd hr "
              "form figure figcaption body html thead tbody tfoot caption address title")
)  # fmt: skip
_SPAN = re.compile(r"(col|row)span\s?=\s?[\"']?\s?(\d{1,3})", re.I)
_BLANK = re.compile(r"[ \t\r\n\f\xa0\u3000]+")
_MOST_SPAN = 50
_MENU = 2
_CELL_TEXT = 80
"""A cell longer than this holds paragraphs: the page is laid out by tables."""


@dataclass
class _Line:
    """A line under way: characters, the place of each in the source, how many stand in links."""

    said: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    linked: int = 0
    links: int = 0

    def add(self, text: str, at: int, step: int, linked: bool) -> None:
        """Characters that stand at `at` (each one further where step is 1)."""
        self.said.extend(text)
        self.places.extend(at + step * k for k in range(len(text)))
        if linked:
            self.linked += sum(not c.isspace() for c in text)

    def menu(self) -> bool:
        """Nothing but links, and more than one: a menu, no text."""
        return self.links >= _MENU and self.linked >= sum(not c.isspace() for c in self.said)


class Page:
    """The text of a page's source and, for each character, its place there."""

    def __init__(self, source: str) -> None:
        self._chars: list[str] = []
        self._places: list[int] = []
        self._line = _Line()
        self._rows: list[dict[int, int]] = []  # a table each: column → rows that a cell above still fills
        self._column = 0
        self._cells = 0
        self._owed = 1
        self._link = 0
        for m in _PIECE.finditer(source):
            self._take(m)
        self._end(len(source))
        self.text = "".join(self._chars)
        self.places = tuple(self._places)

    def _take(self, m: re.Match[str]) -> None:
        at = m.start()
        if m["said"]:
            for one in re.finditer(r"\s+|\S+", m["said"]):
                self._say(
                    " " if one[0].isspace() and one[0][0] not in "\u3000\xa0" else one[0], at + one.start(), 1
                )
        elif m["entity"]:
            self._say(unescape(m["entity"]), at, 0)
        elif m["other"]:
            self._say(m["other"], at, 1)
        elif m["name"]:
            self._tag(m["name"].lower(), bool(m["close"]), m["more"] or "", at)

    def _say(self, text: str, at: int, step: int) -> None:
        if text == " " and (not self._line.said or self._line.said[-1] in " \t"):
            return
        self._line.add(text, at, step, self._link > 0)

    def _tag(self, name: str, closing: bool, more: str, at: int) -> None:
        if name == "a":
            self._link = max(0, self._link + (-1 if closing else 1))
            self._line.links += not closing
        elif name == "table":
            self._end(at)
            self._column = self._cells = 0
            if closing and self._rows:
                self._rows.pop()
            elif not closing:
                self._rows.append({})
        elif name in {"td", "th"} and self._rows:
            if not closing:
                self._cell(more, at)
        elif name == "tr":
            self._row(at)
        elif name in _BLOCKS:
            if self._rows and self._cells and len(self._line.said) < _CELL_TEXT:
                self._say(" ", at, 0)
            else:
                self._end(at)

    def _row(self, at: int) -> None:
        """Close a row; what hangs over its last columns has hung over it too."""
        if self._rows and self._cells:
            self._line.add("\t" * (self._owed - 1), at, 0, False)
            above = self._rows[-1]
            for column in [c for c, rows in above.items() if c >= self._column and rows > 0]:
                above[column] -= 1
        self._end(at)
        self._column = self._cells = 0

    def _cell(self, more: str, at: int) -> None:
        """Tabs before a cell: one for each column since the last, those filled from above included."""
        above = self._rows[-1]
        if self._cells:
            self._line.add("\t" * self._owed, at, 0, False)
        while above.get(self._column, 0) > 0:
            above[self._column] -= 1
            self._line.add("\t", at, 0, False)
            self._column += 1
        spans = {kind.lower(): min(_MOST_SPAN, int(n)) for kind, n in _SPAN.findall(more)}
        self._owed = max(1, spans.get("col", 1))
        for column in range(self._column, self._column + self._owed):
            above[column] = max(0, spans.get("row", 1) - 1)
        self._column += self._owed
        self._cells += 1

    def _end(self, at: int) -> None:
        """Close the line; menus and empty lines are left out."""
        line, self._line = self._line, _Line()
        if not "".join(line.said).strip() or line.menu():
            return
        self._chars += [*line.said, "\n"]
        self._places += [*line.places, at]
