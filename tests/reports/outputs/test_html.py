"""The page that needs no server: every number leads to its figure, and no text becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.outputs.editions import DAY, PLACE, edition
from zhunsheng.reports.outputs.html import html


class Page(HTMLParser):
    """The tags, links, ids and text of a page."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.words: list[str] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the tag."""
        given: dict[str, Any] = dict(attrs)
        self.tags.append(tag)
        self.links += [given["href"]] if "href" in given else []
        self.ids |= {given["id"]} if "id" in given else set()

    def handle_data(self, data: str) -> None:
        """Notes the text."""
        self.words.append(data)


def test_every_number_leads_to_its_figure_and_from_there_to_the_portal() -> None:
    page = Page(html(edition(), DAY, PLACE))
    inner = [one[1:] for one in page.links if one.startswith("#")]
    assert inner == ["figure-1", "figure-2", "figure-2"] and set(inner) <= page.ids
    outer = [one for one in page.links if not one.startswith("#")]
    assert len(outer) == 3 and all(one.startswith("https://portal.example/") for one in outer)
    assert {"1204", "1266", "按期办结率的算法"} <= set(page.words)


def test_a_draft_says_so_and_needs_no_place() -> None:
    page = Page(html(edition(), DAY))
    assert "草稿（尚未公开）" in page.words and all(one.startswith("#") for one in page.links)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("<>\"'&;/=script onload#"), max_size=60))
def test_no_text_becomes_markup(hostile: str) -> None:
    usual = Page(html(edition("字", title="字", issuer="字"), DAY, PLACE))
    page = Page(html(edition(hostile, title=f"字{hostile}", issuer=f"字{hostile}"), DAY, PLACE))
    assert page.tags == usual.tags and page.links == usual.links
    assert hostile in "".join(page.words)
