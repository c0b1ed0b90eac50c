"""A read report cut into pieces and paragraphs, each with what is to be said about it in the margin."""

from dataclasses import dataclass

from zhunsheng.reading.answer import Reading
from zhunsheng.reading.remarks import Finding
from zhunsheng.reading.verdicts import Relation, Verdict

WRONG = (Verdict.FAILS, Verdict.TRUNCATED)
WEIGHT = {Verdict.FAILS: 3, Verdict.TRUNCATED: 2, Verdict.HOLDS: 1, Verdict.UNKNOWN: 0}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `kind` is "" for plain text, else figure, holds, truncated, fails or finding."""

    text: str
    kind: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the report in pieces, with the remarks and the wrong figures that begin in it."""

    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...] = ()
    relations: tuple[Relation, ...] = ()


def paragraphs(reading: Reading) -> list[Paragraph]:
    """The whole text by lines (line ends left out); what concerns the whole report stands at the first line."""
    findings, relations = list(reading.findings), [r for r in reading.relations if r.verdict in WRONG]
    lines: list[list[Piece]] = [[]]
    for piece in pieces(reading):
        first, *rest = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.kind, piece.anchor))
        lines.extend([Piece(said, piece.kind)] for said in rest)
    found: list[Paragraph] = []
    end = fi = ri = 0
    for line in lines:
        end += sum(len(p.text) for p in line) + 1
        first_f, first_r = fi, ri
        while fi < len(findings) and findings[fi].start < end:
            fi += 1
        while ri < len(relations) and relations[ri].result.start < end:
            ri += 1
        said = tuple(p for p in line if p.text)
        found.append(Paragraph(said, tuple(findings[first_f:fi]), tuple(relations[first_r:ri])))
    return [p for p in found if p.pieces or p.findings or p.relations]


def pieces(reading: Reading) -> list[Piece]:
    """The whole text in order; the text of all pieces together is the text that was read."""
    spans = _spans(reading)
    edges = sorted(
        {0, len(reading.text), *(edge for start, end, _kind, _name in spans for edge in (start, end))}
    )
    starting: dict[int, list[tuple[int, int, str, str]]] = {}
    for span in spans:
        starting.setdefault(span[0], []).append(span)
    cut: list[Piece] = []
    running: list[tuple[int, int, str, str]] = []
    named: set[str] = set()
    for first, last in zip(edges, edges[1:], strict=False):
        running = [span for span in running if span[1] > first] + starting.get(first, [])
        kind, name = max(((_rank(kind), kind, name) for _s, _e, kind, name in running), default=(0, "", ""))[
            1:
        ]
        anchor = "" if name in named else name
        named.add(name)
        cut.append(Piece(reading.text[first:last], kind, anchor))
    return cut


def _spans(reading: Reading) -> list[tuple[int, int, str, str]]:
    """Start, end, kind and anchor of all that is marked."""
    verdicts: dict[tuple[int, int], Verdict] = {}
    for relation in reading.relations:
        held = verdicts.get(relation.result.span, Verdict.UNKNOWN)
        verdicts[relation.result.span] = max(held, relation.verdict, key=WEIGHT.__getitem__)
    found = []
    for figure in reading.figures:
        verdict = verdicts.get(figure.span, Verdict.UNKNOWN)
        kind = "figure" if verdict is Verdict.UNKNOWN else str(verdict)
        found.append((figure.start, max(figure.end, figure.tail), kind, f"f{figure.start}"))
    for finding in reading.findings:
        if finding.end > finding.start:
            found.append((finding.start, finding.end, "finding", f"r{finding.start}"))
    return found


def _rank(kind: str) -> int:
    return ("", "figure", "holds", "finding", "truncated", "fails").index(kind)
