"""The desk's reader: any report, ours before it is signed or another's, checked as ours must be."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from zhunsheng.doors import readings
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.doors.desk.wording import t


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def reading(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The form; or one report with the remarks in its margin, or several side by side."""
    limits = {"limit": readings.MOST_CHARACTERS, "files": readings.MOST_FILES}
    if request.method != "POST":
        return page(request, officer, "desk/reading.html", **limits)
    try:
        found = readings.read(request, t)
    except readings.Refused as no:
        text = request.POST.get("text", "")[: readings.MOST_CHARACTERS]
        return page(request, officer, "desk/reading.html", status=400, error=str(no), text=text, **limits)
    shown = readings.compared(found) if len(found) > 1 else readings.result(found[0], t)
    return page(request, officer, "desk/reading.html", **limits, **shown)
