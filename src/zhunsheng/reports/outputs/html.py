"""A report as one HTML file that needs no server: every printed number leads to what stands behind it, and from there to
the portal where its address is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from zhunsheng.reports.edition import Edition, Paragraph
from zhunsheng.reports.outputs.addresses import of_figure, of_report
from zhunsheng.reports.outputs.parts import in_chinese, printable
from zhunsheng.reports.outputs.report import DRAFT, title_lines
from zhunsheng.reports.outputs.twin import Place
from zhunsheng.statutes.words import _

_STYLE = Path(__file__).with_name("report.css")
TAGS = {"heading": "h2", "subheading": "h3", "third": "h4"}
TITLES = {
    "numerator": _("计入"),
    "denominator": _("分母"),
    "definition": _("算法"),
    "article": _("依据"),
    "as_of": _("数据截至"),
}


def html(edition: Edition, dated: date, place: Place | None = None) -> bytes:
    """The report as a page of its own: text first, then its figures, then where it stands in the record."""
    title = _text(edition.title)
    head = (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n"
    )
    parts = [head, *_document(edition, dated, place is None), *_behind(edition, place)]
    if place:
        parts += _place(place)
    return ("".join(parts) + "</body>\n</html>\n").encode("utf-8", "replace")


def _document(edition: Edition, dated: date, draft: bool) -> Iterator[str]:
    yield f'<article class="report">\n{_said("status", str(DRAFT)) if draft else ""}'
    if edition.number:
        yield f'<p class="mark">{_text(edition.issuer)}文件</p>\n'
        signer = f"<span>签发人：{_text(edition.signer)}</span>" if edition.signer else ""
        yield f'<p class="number"><span>{_text(edition.number)}</span>{signer}</p>\n'
    lines = title_lines(edition.title, edition.issuer)
    yield f"<h1>{''.join(f'<span>{_text(line)}</span>' for line in lines)}</h1>\n"
    yield _said("to", f"{edition.addressee.rstrip('：:')}：") if edition.addressee else ""
    names = {name: at for at, name in enumerate(edition.refs(), 1)}
    for one in edition.paragraphs:
        tag = TAGS.get(one.kind, "p")
        yield f"<{tag}>{''.join(_pieces(one, names))}</{tag}>\n"
    yield f"{_said('sign', edition.issuer)}{_said('sign', in_chinese(dated))}"
    yield f"{_said('copies', f'抄送：{edition.copies}') if edition.copies else ''}</article>\n"


def _pieces(paragraph: Paragraph, names: dict[str, int]) -> Iterator[str]:
    for piece in paragraph.pieces:
        text = _text(piece.text)
        yield f'<a href="#figure-{names[piece.ref]}">{text}</a>' if piece.figure else text


def _behind(edition: Edition, place: Place | None) -> Iterator[str]:
    """Each figure with its numbers, definition and article."""
    if not edition.refs():
        return
    yield f'<section class="behind">\n<h2>{_("报告中的数字")}</h2>\n'
    for at, name in enumerate(edition.refs(), 1):
        one = edition.figures[name]
        yield f'<section id="figure-{at}">\n<h3>{_text(one["title"])}{_part(one)}</h3>\n<dl>\n'
        shown = "—" if one["value"] is None else f"{one['value']}{one['unit']}"
        yield f"<dt>{_('数值')}</dt><dd>{_text(shown)}</dd>\n"
        for key, title in TITLES.items():
            if key in one and not (key == "denominator" and one["kind"] != "rate"):
                yield f"<dt>{title}</dt><dd>{_text(str(one[key]))}</dd>\n"
        period = f"{one['period']['first']}—{one['period']['last']}"
        yield f"<dt>{_('统计期间')}</dt><dd>{_text(period)}</dd>\n"
        for book, head in one["heads"].items():
            yield f"<dt>{_('算到记录')}</dt><dd>{_text(book)} · {head['seq']} · <code>{_text(head['link'])}</code></dd>\n"
        yield "</dl>\n"
        if place and place.site:
            address = place.site.rstrip("/") + of_figure(edition, one, place.book)
            yield f'<p><a href="{escape(address)}">{_("看背后的案件")}</a></p>\n'
        yield "</section>\n"
    yield "</section>\n"


def _place(place: Place) -> Iterator[str]:
    yield f'<section class="place">\n<h2>{_("查验")}</h2>\n<dl>\n'
    said = {
        _("记录簿"): place.book,
        _("定格于记录"): str(place.seq),
        _("摘要"): place.digest,
        _("链值"): place.link,
    }
    for title, value in said.items():
        yield f"<dt>{title}</dt><dd><code>{_text(value)}</code></dd>\n"
    yield "</dl>\n"
    if place.site:
        address = place.site.rstrip("/") + of_report(place.case, place.seq)
        yield f'<p><a href="{escape(address)}">{_("在门户上查看")}</a></p>\n'
    yield "</section>\n"


def _part(one: dict[str, Any]) -> str:
    return f"（{_text(str(one['label']))}）" if one.get("label") else ""


def _said(kind: str, text: str) -> str:
    return f'<p class="{kind}">{_text(text)}</p>\n'


def _text(text: str) -> str:
    return escape(printable(str(text)))
