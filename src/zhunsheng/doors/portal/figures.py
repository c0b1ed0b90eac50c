"""The annual report with figures that open: a figure, the cases behind it, down to an entry and its article."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.doors.portal.shell import page


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The published editions, the latest first."""
    return page(request, "reports", editions=[])
