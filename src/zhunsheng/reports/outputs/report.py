"""An edition of the annual report as an official document: what stands where on its pages."""

from __future__ import annotations

import re
from datetime import date

from zhunsheng.reports.edition import Edition
from zhunsheng.reports.outputs.parts import Line, Official
from zhunsheng.statutes.words import _

_BETWEEN = re.compile(r"[、,，;；。\n]+")
DRAFT = _("草稿（尚未公开）")
LEVELS = ("heading", "subheading", "third")


def official(edition: Edition, dated: date, *, draft: bool = False) -> Official:
    """The edition as a document of that day: with a red head where its issuer gave it a number (发文字号).

    `draft`: every page says that it is not published.
    """
    body = tuple(
        Line(one.kind if one.kind in LEVELS else "text", one.text) for one in edition.paragraphs if one.text
    )
    return Official(
        title=title_lines(edition.title, edition.issuer),
        issuer=edition.issuer,
        dated=dated,
        body=body,
        letterhead=f"{edition.issuer}文件" if edition.number else "",
        number=edition.number,
        signer=edition.signer,
        addressee=edition.addressee.rstrip("：:"),
        copies=tuple(name.strip() for name in _BETWEEN.split(edition.copies) if name.strip()),
        printer=edition.issuer if edition.number else "",
        status=str(DRAFT) if draft else "",
    )


def title_lines(title: str, issuer: str) -> tuple[str, ...]:
    """The title in lines that do not part a word: the issuer, then the rest, a part in brackets by itself."""
    rest = title.removeprefix(issuer)
    main, bracket, tail = rest.partition("（")
    lines = [issuer] if rest != title else []
    return tuple(one for one in (*lines, main, bracket + tail) if one)
