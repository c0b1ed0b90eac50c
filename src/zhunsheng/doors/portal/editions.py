"""The published annual reports; each of their figures opens."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.doors.portal.shell import page
from zhunsheng.indicators.figures import today


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The published editions, the latest first."""
    this = today().year
    return page(request, "reports", editions=[], years=[this, this - 1])
