"""The reading of one report: figures, relations, findings; and its JSON."""

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from zhunsheng.reading import figures as figure_room
from zhunsheng.reading import findings as finding_room
from zhunsheng.reading import relations as relation_room
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.folding import fold
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.loading import Loaded, decode, load
from zhunsheng.reading.remarks import Finding
from zhunsheng.reading.unwrapping import led_back, unwrapped
from zhunsheng.reading.verdicts import Relation


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a report's text lets one find. Offsets are code points into `text`."""

    text: str
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    year: str = ""
    file: str = ""
    encoding: str = ""
    sha256: str = ""
    places: tuple[int, ...] | None = None
    """Of a web page: where each character of `text` stands in the source; None elsewhere."""

    def as_json(self) -> dict[str, Any]:
        """Plain values, for `zhunsheng read --json` and the API; a web page's offsets are into its source."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "encoding": self.encoding,
            "year": self.year,
            "figures": [_figure(f) | self._span(f.start, f.end) for f in self.figures],
            "relations": [self._relation(r) for r in self.relations],
            "findings": [
                {"kind": f.kind, **self._span(f.start, f.end), "message": f.message()} for f in self.findings
            ],
        }

    def _span(self, start: int, end: int) -> dict[str, int]:
        """Start and end as the file has them."""
        if self.places is None or end <= start:
            return {"start": start, "end": end}
        return {"start": self.places[start], "end": self.places[end - 1] + 1}

    def _relation(self, r: Relation) -> dict[str, Any]:
        return {
            "kind": r.kind,
            "result": list(self._span(*r.result.span).values()),
            "operands": [list(self._span(*o.span).values()) for o in r.operands],
            "printed": number(r.printed),
            "computed": None if r.computed is None else round(float(r.computed), 6),
            "verdict": str(r.verdict),
            "message": r.template,
        }


def read_text(text: str) -> Reading:
    """Read a report's text; never fails, whatever the text is."""
    joined = unwrapped(text)
    said = joined.text if joined else text
    layout = Layout(fold(said))
    figures = figure_room.find(said, layout)
    relations = relation_room.find(layout, figures)
    findings = finding_room.find(layout, figures, relations)
    if joined:
        figures, relations, findings = led_back(text, joined, figures, relations, findings)
    return Reading(text, tuple(figures), tuple(relations), tuple(findings), layout.year)


def read_file(path: str | Path) -> Reading:
    """Read a .txt or .html (UTF-8, UTF-16, GB18030), .docx or .pdf report. Raises Unreadable, which says what to do."""
    return _of(load(path))


def read_bytes(name: str, data: bytes) -> Reading:
    """Read an uploaded file. Raises Unreadable."""
    return _of(decode(name, data))


def _of(loaded: Loaded) -> Reading:
    return replace(
        read_text(loaded.text),
        file=loaded.name,
        encoding=loaded.encoding,
        sha256=loaded.sha256,
        places=loaded.places,
    )


def number(value: Decimal) -> int | float:
    """A JSON number: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _figure(f: Figure) -> dict[str, Any]:
    return {
        "start": f.start, "end": f.end, "verbatim": f.verbatim, "value": number(f.value), "unit": f.unit,
        "norm_unit": f.norm_unit, "measure_zh": f.measure_zh, "measure": f.measure, "period": f.period,
        "qualifier": f.qualifier, "role": f.role,
    }  # fmt: skip
