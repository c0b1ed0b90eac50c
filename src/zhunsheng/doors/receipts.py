"""What the doors show of receipts: the address that a QR code holds, the code itself, the words of an entry."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import segno
from django.http import HttpRequest
from markupsafe import Markup

from zhunsheng.procedures.catalogue import named

_HERE = ZoneInfo("Asia/Shanghai")
ADDRESS = "ZHUNSHENG_PORTAL"


def address(request: HttpRequest, book: str, seq: int, digest: str) -> str:
    """Where anybody sees whether an entry stands in the book: its number and digest, nothing of what it says."""
    root = os.environ.get(ADDRESS, "").rstrip("/") or request.build_absolute_uri("/").rstrip("/")
    return f"{root}/r/{quote(book, safe='')}/{seq}/{digest}"


def code(text: str) -> Markup:
    """The QR code of an address as an inline picture: black on white, with its quiet zone."""
    drawn = segno.make(text, error="m", micro=False)
    # Safe as it is: the drawing is squares alone, no text of the address stands in it.
    return Markup(drawn.svg_inline(scale=4, border=4, light="#fff", svgclass="qr", omitsize=True))


def titles(procedure: str, step: str) -> tuple[str, str]:
    """What the procedure and its step are called; the words themselves where they are not known here."""
    try:
        found = named(procedure)
    except KeyError:
        return procedure, step
    return found.title, found.steps[step].title if step in found.steps else step


def told(body: dict[str, Any]) -> dict[str, Any]:
    """What a page says of an entry that its reader brought along: which act, when, in which case and book."""
    words = {name: str(body.get(name, "")) for name in ("book", "seq", "case", "on", "at")}
    try:
        moment = datetime.fromisoformat(words["at"]).astimezone(_HERE)
        words["at"] = moment.strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:
        pass  # shown as it was brought along
    procedure, step = titles(str(body.get("procedure", "")), str(body.get("step", "")))
    return words | {"procedure": procedure, "step": step}
