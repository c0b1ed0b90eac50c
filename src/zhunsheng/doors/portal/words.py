"""Texts of the rooms below, put into the reader's language."""

from __future__ import annotations

from django.utils.translation import get_language, gettext

from zhunsheng.doors.counts import put
from zhunsheng.statutes.instruments import Article
from zhunsheng.statutes.words import Count, Said


def in_words(text: str) -> str:
    """A Chinese source text in the reader's language; lists and compound titles piece by piece."""
    if not text:
        return ""
    if isinstance(text, Count | Said):
        return put(text)
    whole = gettext(text)
    if whole != text or english() is False:
        return whole
    for mark, join in (("·", " · "), ("、", ", ")):
        if mark in text:
            pieces = [gettext(piece) if piece else "" for piece in text.split(mark)]
            return join.join(pieces) if pieces != text.split(mark) else text
    return whole


def english() -> bool:
    """Whether the page is shown in English."""
    return (get_language() or "").startswith("en")


def rules_of(article: Article | None) -> list[str]:
    """What the article orders, in our own words."""
    if article is None:
        return []
    said = [rule.en if english() else rule.zh for rule in article.rules]
    return list(dict.fromkeys(one for one in said if one))


def about(article: Article | None) -> dict[str, str]:
    """The article's name, the document it stands in, and from when to when it is in force."""
    if article is None:
        return {}
    law = article.instrument
    return {
        "name": str(article),
        "title": law.title,
        "number": law.number,
        "since": law.since.isoformat(),
        "until": law.until.isoformat() if law.until else "",
    }
