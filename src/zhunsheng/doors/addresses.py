"""What an address asks of a figure, and the permanent address that gives the same number for ever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext

from zhunsheng.indicators import Figure, Unanswerable, pointed, pointers


def day_of(request: HttpRequest) -> date | None:
    """The day on which what is pending is looked at, None for today. Raises Unanswerable for what is no day."""
    text = request.GET.get("as_of", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Unanswerable(gettext("日期应写成 2026-01-31。请从原页面重新打开。")) from None


def heads_of(request: HttpRequest) -> dict[str, Any] | None:
    """The heads of books that an address names (`head`, once a book), None for the present ones.

    Raises Unanswerable; OtherBook where a book does not match.
    """
    texts = [text for text in request.GET.getlist("head") if text]
    return pointed(texts) if texts else None


def permanent(found: Figure, **more: str) -> str:
    """The query that gives this very figure again: its day, its definition, the heads of its books.

    Beside `more` (year, organ, book, breakdown as the door asks for them); empty values are left out.
    """
    kept = [(name, value) for name, value in more.items() if value]
    fixed = [("as_of", found.period.as_of.isoformat()), ("definition", found.version.name)]
    return urlencode(kept + fixed + [("head", one) for one in pointers(found.heads)])


def asked(request: HttpRequest, *names: str) -> list[tuple[str, str]]:
    """What of these the address says, in their order, for the links of a page to go on saying it."""
    # An empty key stands for what was not recorded; elsewhere nothing says nothing.
    return [(name, value) for name in names for value in request.GET.getlist(name) if value or name == "key"]


def query(pairs: list[tuple[str, str]], **more: Any) -> str:
    """The pairs as an address has them; `more` is added or stands in the place of a pair, None takes one away."""
    kept = [(name, value) for name, value in pairs if name not in more]
    return urlencode(kept + [(name, value) for name, value in more.items() if value is not None])


def part_of(found: Figure, given: Mapping[str, str]) -> Figure:
    """The part of the breakdown whose key the address names; the whole figure where it names none.

    Raises Unanswerable for a key that the breakdown does not have.
    """
    if "key" not in given:
        return found
    for part in found.breakdown:
        if part.slice is not None and key_of(part) == given["key"]:
            return part
    raise Unanswerable(gettext("分列中没有这一项。请从分列表重新打开。"))


def key_of(part: Figure) -> str:
    """The key of a part as an address has it; "" for what was not recorded."""
    return "" if part.slice is None or part.slice.key is None else str(part.slice.key)
