"""The first page, and the page on how anybody can check the record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.cases import queries
from zhunsheng.doors.portal.shell import page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and the latest published decisions."""
    return page(request, "home", latest=queries.published(size=5).items)


@require_safe
def proof(request: HttpRequest) -> HttpResponse:
    """Where each book ends now, and how a stranger checks an entry."""
    heads = [(name, record.book(name)) for name in record.books()]
    return page(request, "proof", heads=heads)
