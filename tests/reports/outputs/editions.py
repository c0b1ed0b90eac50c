"""An edition made by hand, without a record: two figures, one of them printed in three ways."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.reports.edition import Edition, Paragraph, Piece
from zhunsheng.reports.outputs.twin import Place

DAY = date(2026, 3, 10)
PLACE = Place("C-1", "330182", 41, "ab" * 32, "cd" * 32, DAY, site="https://portal.example")
HEADS = {"330182": {"seq": 40, "link": "ef" * 32}}


def figure(id: str, title: str, kind: str, value: Any, unit: str, part: int, whole: int) -> dict[str, Any]:
    """A figure as an edition freezes it."""
    return {
        "id": id,
        "ref": id,
        "title": title,
        "title_en": title,
        "kind": kind,
        "value": value,
        "unit": unit,
        "numerator": part,
        "denominator": whole,
        "definition": f"{title}的算法",
        "version": {"name": "usual", "title": "通行口径"},
        "article": "督察工作规定第二十五条",
        "period": {"first": "2025-01-01", "last": "2025-12-31"},
        "as_of": "2026-02-01",
        "heads": HEADS,
        "problems": [],
    }


def edition(words: str = "严格规范公正文明执法。", **given: Any) -> Edition:
    """The edition of 2025; `words` is what people wrote."""
    figures = {
        "cases_filed": figure("cases_filed", "立案数", "count", 1266, "件", 1266, 1266),
        "in_time": figure("in_time", "按期办结率", "rate", "95.1", "%", 1204, 1266),
    }
    told = (
        Piece("2025年，立案"),
        Piece("1266件", "cases_filed", "value"),
        Piece("，其中按期办结"),
        Piece("1204件", "in_time", "part"),
        Piece("，按期办结率"),
        Piece("95.1%", "in_time", "value"),
        Piece("。"),
    )
    values: dict[str, Any] = {
        "year": 2025,
        "title": "某县人民政府2025年法治政府建设年度报告",
        "number": "某政〔2026〕3号",
        "issuer": "某县人民政府",
        "paragraphs": (
            Paragraph("heading", (Piece("一、主要举措和成效"),)),
            Paragraph("subheading", (Piece("（一）依法查处违法行为"),)),
            Paragraph("text", told),
            Paragraph("heading", (Piece("二、存在的不足和原因"),)),
            Paragraph("causes", (Piece(words),), own=True),
        ),
        "figures": figures,
        "before": {"cases_filed": {"value": 1100}, "in_time": {"value": None}},
        "heads": HEADS,
        "addressee": "某市人民政府",
        "copies": "县委办公室、县人大常委会办公室",
        "signer": "张某某",
    }
    return Edition(**(values | given))
