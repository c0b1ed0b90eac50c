"""A report on the portal as files and in its editions: four formats, the same to everybody, corrections told openly."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from tests.doors.portal.test_portal_report import county, published, text
from tests.indicators.county import County
from tests.reports.outputs.test_twin import SCHEMA, wrong
from zhunsheng import record, reports
from zhunsheng.reports import outputs
from zhunsheng.reports.outputs import addresses, faces

__all__ = ["county", "published"]
pytestmark = pytest.mark.django_db


def taken(client: Client, case: str, **query: str) -> bytes:
    """A file of a report."""
    answer = client.get(reverse("portal:document", args=[case]), query)
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == outputs.FORMATS[query.get("format", "docx")]
    return bytes(answer.content)


def test_the_report_can_be_taken_along_in_four_formats(client: Client, published: reports.Published) -> None:
    edition = published.edition
    for format in outputs.FORMATS:
        assert f"?format={format}" in text(client, reverse("portal:report", args=[published.case]))
        data = taken(client, published.case, format=format)
        assert data == taken(client, published.case, format=format), "the same bytes each time"
    assert taken(client, published.case)[:2] == b"PK"
    pages = PdfReader(BytesIO(taken(client, published.case, format="pdf"))).pages
    printed = "".join("".join(page.extract_text() for page in pages).split())
    assert "草稿" not in printed and "".join(edition.paragraphs[1].text.split()) in printed
    assert edition.title.encode() in taken(client, published.case, format="html")


def test_the_twin_says_which_entry_of_the_record_froze_it(
    client: Client, published: reports.Published
) -> None:
    told = json.loads(taken(client, published.case, format="json"))
    rules = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert wrong(told, rules, rules) == []
    entry = record.entry(told["entry"]["book"], told["entry"]["seq"])
    assert (told["entry"]["digest"], told["entry"]["link"]) == (entry.digest.hex(), entry.link.hex())
    assert told["sha256"] == sha256(entry.facts["text"].encode()).hexdigest()
    assert outputs.edition_from(told) == published.edition
    for one in told["numbers"]:
        assert told["text"][one["start"] : one["end"]] == one["text"]


def test_permanent_addresses_are_those_of_the_portal(published: reports.Published) -> None:
    edition = published.edition
    assert addresses.of_report(published.case) == reverse("portal:report", args=[published.case])
    for ref in edition.refs():
        one = edition.figures[ref]
        path = addresses.of_figure(edition, one, published.book).partition("?")[0]
        assert path == reverse("portal:figure", args=[edition.year, one["id"]])


def test_a_correction_is_told_and_the_first_edition_stays_to_be_read(
    client: Client, published: reports.Published, county: County
) -> None:
    written = published.edition.manuscript | {"plans": "加强培训和考核。"}
    other = reports.compose(
        2025,
        issuer="某县人民政府",
        number="某政〔2026〕3号",
        manuscript=written,
        as_of=date(2026, 2, 1),
    )
    reports.correct(published.case, other, "补充安排", by=["mayor"], on=date(2026, 4, 1))
    first, last = outputs.issues(published.case, published.book)
    assert first.edition == published.edition and first.place.on == date(2026, 2, 3)
    assert (last.place.reason, last.place.corrected, last.place.on) == ("补充安排", True, date(2026, 4, 1))
    page = text(client, reverse("portal:report", args=[published.case]))
    assert "补充安排" in page and "<ins>和考核</ins>" in page
    old = text(client, reverse("portal:report", args=[published.case]) + f"?edition={first.place.seq}")
    assert "已于 2026-04-01 更正" in old and "和考核" not in old.split("</article>")[0]
    told = json.loads(taken(client, published.case, format="json"))
    assert (told["status"], told["reason"]) == ("corrected", "补充安排")
    before = json.loads(taken(client, published.case, format="json", edition=str(first.place.seq)))
    assert outputs.edition_from(before) == published.edition and before["status"] == "published"


def test_an_edition_or_a_format_that_there_is_not_is_said(
    client: Client, published: reports.Published
) -> None:
    for query in ("?edition=999999", "?edition=x", "?format=exe"):
        text(client, reverse("portal:document", args=[published.case]) + query, 404)
    text(client, reverse("portal:report", args=[published.case]) + "?edition=0", 404)


def test_where_no_chinese_font_is_the_other_formats_still_come(
    client: Client, published: reports.Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces.Search, "usual", classmethod(lambda cls: cls("", system=False)))
    address = reverse("portal:document", args=[published.case])
    assert "fonts-noto-cjk" in text(client, address + "?format=pdf", 503)
    for format in ("docx", "html", "json"):
        assert taken(client, published.case, format=format)


def test_what_is_out_of_place_in_a_title_is_shown_and_not_obeyed(published: reports.Published) -> None:
    hostile = replace(published.edition, title="<script>alert(1)</script>")
    data = outputs.written("html", hostile, published.on)
    assert b"<script>" not in data and b"&lt;script&gt;" in data
