"""The reader: paste or upload a report, see what does not add up and what is missing; several are compared."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from zhunsheng.doors import readings
from zhunsheng.doors.portal.shell import page
from zhunsheng.doors.portal.words import in_words


@require_http_methods(["GET", "HEAD", "POST"])
def reader(request: HttpRequest) -> HttpResponse:
    """The form; or what was found in one report, or several side by side."""
    limits = {"limit": readings.MOST_CHARACTERS, "files": readings.MOST_FILES}
    if request.method != "POST":
        return page(request, "reader", **limits)
    try:
        found = readings.read(request, in_words)
    except readings.Refused as no:
        text = request.POST.get("text", "")[: readings.MOST_CHARACTERS]
        return page(request, "reader", status=400, error=str(no), text=text, **limits)
    if len(found) > 1:
        return page(request, "comparison", **readings.compared(found))
    return page(request, "reading", **readings.result(found[0], in_words))
