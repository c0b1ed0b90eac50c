"""What a corrected edition changes, computed: each figure that is printed otherwise, each passage that reads otherwise; and
the 更正说明 that says so in the edition itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from zhunsheng.reports.edition import Edition, Paragraph, Piece
from zhunsheng.reports.templates import HEADINGS
from zhunsheng.statutes.numerals import chinese
from zhunsheng.statutes.words import _

CORRECTION = "correction"
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Change:
    """One thing corrected: `kind` figure or passage; what it is, what stood there, what stands there now ("" for nothing)."""

    kind: str
    what: str
    then: str
    now: str
    figure: str = ""
    form: str = ""
    by: str = ""
    key: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Figures printed by both that read otherwise now, then passages; a passage whose numbers alone moved is no change."""
    return (*_figures(old, new), *_passages(old, new))


def explained(old: Edition, new: Edition, reason: str) -> tuple[Edition, tuple[Change, ...]]:
    """The new edition with its 更正说明 as the last part, and the changes that it tells."""
    plain = without_correction(new)
    found = changes(old, plain)
    n = 1 + sum(one.kind == "heading" for one in plain.paragraphs)
    told = [
        Paragraph("heading", (Piece(f"{chinese(n)}、{HEADINGS[CORRECTION]}"),), chapter=CORRECTION),
        Paragraph("text", (Piece(_("更正理由：{reason}").format(reason=reason)),), chapter=CORRECTION),
        *(Paragraph("text", tuple(_line(one)), chapter=CORRECTION) for one in found),
    ]
    return replace(plain, paragraphs=(*plain.paragraphs, *told)), found


def without_correction(edition: Edition) -> Edition:
    """The edition without an earlier 更正说明."""
    kept = tuple(one for one in edition.paragraphs if one.chapter != CORRECTION)
    return replace(edition, paragraphs=kept)


def _figures(old: Edition, new: Edition) -> Iterator[Change]:
    then, now = _printed(old), _printed(new)
    for (ref, form), piece in now.items():
        was = then.get((ref, form))
        if was is not None and was.text != piece.text and form != "change":
            title = str(new.figures[piece.ref].get("title", piece.figure))
            part = str(new.figures[piece.ref].get("label", "")) if piece.by else ""
            yield Change(
                *("figure", f"{title}({part})" if part else title, was.text, piece.text),
                *(piece.figure, form, piece.by, piece.key),
            )


def _printed(edition: Edition) -> dict[tuple[str, str], Piece]:
    found: dict[tuple[str, str], Piece] = {}
    for _start, _end, piece in without_correction(edition).spans():
        found.setdefault((piece.ref, piece.form), piece)
    return found


def _passages(old: Edition, new: Edition) -> Iterator[Change]:
    for what, then, now in ((_("标题"), old.title, new.title), (_("发文字号"), old.number, new.number)):
        if then != now:
            yield Change("passage", what, then, now)
    before = [one for one in without_correction(old).paragraphs if one.kind != "heading"]
    after = [one for one in new.paragraphs if one.kind != "heading"]
    marks = [_mark(one) for one in before], [_mark(one) for one in after]
    for how, i, j, k, m in SequenceMatcher(None, *marks, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        gone, come = before[i:j], after[k:m]
        for n in range(max(len(gone), len(come))):
            was = gone[n].text if n < len(gone) else ""
            now = come[n].text if n < len(come) else ""
            chapter = (come[n] if n < len(come) else gone[n]).chapter
            if was != now:
                yield Change("passage", chapter, was, now)


def _mark(one: Paragraph) -> tuple[str, str]:
    """A paragraph by its source, so that moved numbers alone make no other passage; of no source, by its text."""
    return one.chapter, one.source or one.text


def _line(one: Change) -> Iterator[Piece]:
    """A figure with both its numbers, each opening its cases; a passage as it reads now."""
    if one.kind == "figure":
        yield Piece(_("“{what}”原为").format(what=one.what))
        yield Piece(one.then, one.figure, one.form, one.by, one.key)
        yield Piece(_("，现为"))
        yield Piece(one.now, one.figure, one.form, one.by, one.key)
        yield Piece("。")
    elif not one.now:
        yield Piece(_("删去“{then}”。").format(then=_short(one.then)))
    elif not one.then:
        yield Piece(_("增加“{now}”。").format(now=_short(one.now)))
    else:
        yield Piece(_("“{then}”改为“{now}”。").format(then=_short(one.then), now=_short(one.now)))


def _short(text: str) -> str:
    """The beginning of a long passage: the whole stands in the edition and in the record."""
    said = text.strip().rstrip("。")
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}……"
