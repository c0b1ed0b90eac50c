"""A read report cut into pieces, each with what is to be said about it."""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.reading import Reading, Verdict

WEIGHT = {Verdict.FAILS: 3, Verdict.TRUNCATED: 2, Verdict.HOLDS: 1, Verdict.UNKNOWN: 0}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `kind` is "" for plain text, else figure, holds, truncated, fails or finding."""

    text: str
    kind: str = ""
    anchor: str = ""


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
