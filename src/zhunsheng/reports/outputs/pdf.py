"""An official document as PDF by Typst: fonts embedded, tagged, archivable (PDF/A-2a); the same bytes for the same data."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Final

import typst

from zhunsheng.reports.outputs.faces import Faces, Search, faces
from zhunsheng.reports.outputs.parts import Line, Official, Table, cells, in_chinese, points, printable

_TEMPLATE = Path(__file__).with_name("official.typ")
STANDARD: Final = "a-2a"


def pdf(official: Official, search: Search | None = None) -> bytes:
    """The document as PDF. Raises NoFonts where there is no Chinese font to embed."""
    found = faces(search or Search.usual())
    day = datetime.combine(official.dated, time(), UTC)
    given = {"document": json.dumps(_told(official, found), ensure_ascii=False)}
    compiler = typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=found.fonts)
    try:
        return _bytes(compiler.compile(sys_inputs=given, timestamp=day, pdf_standards=STANDARD, format="pdf"))
    except typst.TypstError:
        # A sign that no font has may not stand in an archivable file; the plain one shows an empty box for it.
        return _bytes(compiler.compile(sys_inputs=given, timestamp=day, format="pdf"))


def _bytes(answer: Any) -> bytes:
    assert isinstance(answer, bytes)
    return answer


def _told(official: Official, found: Faces) -> dict[str, Any]:
    """The document as the template reads it; every text printable."""
    told = asdict(official)
    told |= {
        "name": official.name,
        "date": in_chinese(official.dated),
        "printed": in_chinese(official.printed or official.dated),
        "author": official.issuer,
        "dated": "",
        "body": [_part(one) for one in official.body],
    }
    cleaned: dict[str, Any] = _cleaned(told)
    return cleaned | {"faces": found.told()}


def _part(one: Line | Table) -> dict[str, Any]:
    if isinstance(one, Line):
        return {"kind": one.kind, "text": one.text}
    return {
        "kind": "table",
        "columns": one.columns,
        "parts": list(one.parts),
        "points": points(one),
        "head": len(one.headings),
        "caption": one.caption,
        "note": one.note,
        "cells": [asdict(cell) for cell in cells(one)],
    }


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _cleaned(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_cleaned(one) for one in value]
    return value
