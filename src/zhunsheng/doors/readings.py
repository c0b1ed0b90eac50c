"""What the reader's pages of the desk and the portal share: what was sent, read, and how it is shown."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from zhunsheng.reading import Figure, Reading, Relation, Unreadable, Verdict, compare, read_bytes, read_text
from zhunsheng.reading.charting import chart
from zhunsheng.reading.comparing import Comparison, Row, shown
from zhunsheng.reading.exporting import as_csv, as_xlsx
from zhunsheng.reading.labels import titles
from zhunsheng.reading.margins import WRONG, paragraphs
from zhunsheng.statutes.words import _

MOST_CHARACTERS = 200_000
MOST_BYTES = 4 * 2**20
MOST_FILES = 8
MOST_SHOWN = 500
"""Figures listed one by one; all of them are marked in the text."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Words = Callable[[str], str]


_KINDS = {
    "rate": _("比率"), "sumrate": _("合并比率"), "sum": _("合计"), "growth": _("增长"), "decline": _("下降"), "diff": _("增减"),
    "times": _("倍数"), "product": _("乘积"), "mean": _("平均数"), "stock": _("收结存"), "le": _("不超过"), "same": _("前后一致"), "all": _("全部"), "none": _("没有"),
}  # fmt: skip
_ROLES = {
    "cumulative": _("累计"), "plan": _("计划"), "target": _("目标"), "threshold": _("界限"), "range_low": _("下限"),
    "range_high": _("上限"), "textual_zero": _("没有"),
}  # fmt: skip


class Refused(Exception):
    """Why nothing was read, and what to do."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in the margin: where it points, what it says; `wrong` where a figure does not come out."""

    anchor: str
    said: str
    wrong: bool = False


def read(request: HttpRequest, words: Words) -> list[Reading]:
    """The reports sent: uploaded files, else the pasted text. Raises Refused."""
    uploads = [one for one in request.FILES.getlist("file") if one.size]
    text = request.POST.get("text", "")
    if len(uploads) > MOST_FILES:
        values = {"count": len(uploads), "limit": MOST_FILES}
        raise Refused(gettext("选了%(count)d个文件,一次最多%(limit)d个。请分几次比较。") % values)
    if not uploads:
        if not text.strip():
            raise Refused(gettext("没有要读的文字。请粘贴报告正文,或者选择 .txt、.docx、.html、.pdf 文件。"))
        _limit(text)
        return [read_text(text)]
    found = [_uploaded(one, words) for one in uploads]
    if text.strip():
        _limit(text)
        found.append(read_text(text))
    return found


def _uploaded(upload: Any, words: Words) -> Reading:
    if upload.size > MOST_BYTES:
        values = {"size": upload.size / 2**20, "limit": MOST_BYTES // 2**20}
        raise Refused(gettext("文件有%(size).1f MB,上限%(limit)d MB。请只留报告正文,另存后再试。") % values)
    try:
        found = read_bytes(upload.name or "", upload.read())
    except Unreadable as no:
        raise Refused(no.text(words)) from no
    _limit(found.text)
    return found


def _limit(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        values = {"count": len(text), "limit": MOST_CHARACTERS}
        raise Refused(gettext("文字有%(count)d字,上限%(limit)d字。请分几次读。") % values)


def result(found: Reading, words: Words) -> dict[str, Any]:
    """What a page shows of one report."""
    lines = [
        (
            one.pieces,
            [_note(r) for r in one.relations] + [Note(f"r{f.start}", f.message(words)) for f in one.findings],
        )
        for one in paragraphs(found)
    ]
    return {
        "reading": found,
        "lines": lines,
        "wrong": [_relation(one, words) for one in found.relations if one.verdict in WRONG],
        "held": [_relation(one, words) for one in found.relations if one.verdict is Verdict.HOLDS],
        "open": [_relation(one, words) for one in found.relations if one.verdict is Verdict.UNKNOWN][
            :MOST_SHOWN
        ],
        "findings": [(one.start, one.message(words)) for one in found.findings],
        "figures": [
            (one, _label(one), gettext(_ROLES[one.role]) if one.role in _ROLES else "")
            for one in found.figures[:MOST_SHOWN]
        ],
    }


def _label(figure: Figure) -> str:
    """Our name of what the figure measures, "" where we have none: its title in Chinese, its label in English."""
    english = (get_language() or "").startswith("en")
    return figure.measure.replace("_", " ") if english else titles().get(figure.measure, "")


def compared(readings: list[Reading]) -> dict[str, Any]:
    """What a page shows of several: table, chart, and the files as addresses that hold them."""
    found = compare(readings)
    return {
        "comparison": found,
        "rows": [(row, [shown(cell) for cell in row.cells]) for row in found.rows if row.told > 1],
        "single": sum(row.told == 1 for row in found.rows),
        # made by us, every text in it escaped
        "chart": mark_safe(chart(found, _titled)),
        "downloads": _downloads(found),
    }


def _titled(row: Row) -> str:
    """The measure in the reader's language: our label in English, its title in Chinese."""
    english = (get_language() or "").startswith("en")
    return row.measure.replace("_", " ") if english and row.measure else row.title


def _downloads(found: Comparison) -> list[tuple[str, str, str]]:
    """(kind, file name, data address): nothing that was sent is kept, so the page itself carries the files."""
    made = (("CSV", "csv", "text/csv;charset=utf-8", as_csv(found)), ("XLSX", "xlsx", XLSX, as_xlsx(found)))
    return [
        (title, f"comparison.{kind}", f"data:{mime};base64,{base64.b64encode(data).decode()}")
        for title, kind, mime, data in made
    ]


def _note(relation: Relation) -> Note:
    values = {
        "printed": relation.result.verbatim,
        "computed": _shown(relation.computed, relation.result.norm_unit, relation.result.unit),
    }
    if relation.verdict is Verdict.TRUNCATED:
        said = gettext("%(printed)s:重算为%(computed)s,截尾而非四舍五入。") % values
    else:
        said = gettext("%(printed)s:与%(computed)s不符,请核对。") % values
    return Note(f"f{relation.result.start}", said, True)


def _relation(relation: Relation, words: Words) -> dict[str, object]:
    return {
        "start": relation.result.start,
        "kind": gettext(_KINDS[relation.kind]),
        "printed": relation.result.verbatim,
        "unit": "" if relation.result.unit == "-" else relation.result.unit,
        "from": "、".join(one.verbatim for one in relation.operands),
        "computed": _shown(relation.computed, relation.result.norm_unit, relation.result.unit),
        "cut": relation.verdict is Verdict.TRUNCATED,
        "why": words(relation.template),
    }


def _shown(value: Decimal | None, norm: str, unit: str) -> str:
    """The recomputed value as the report would print it."""
    if value is None:
        return ""
    if norm == "ratio":
        return f"{value * 1000:.3f}‰" if unit == "‰" else f"{value * 100:.2f}%"
    return f"{value:,.4f}".rstrip("0").rstrip(".")
