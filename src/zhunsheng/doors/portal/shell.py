"""What every page of the portal shares: the frame, the languages, the note on made-up data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language, get_language

from zhunsheng.cases import demo
from zhunsheng.indicators import years

SIZE = 20
MOST_YEARS = 10
"""So many years are offered side by side."""


def page(request: HttpRequest, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """One page in its frame."""
    frame = {
        "here": request.get_full_path(),
        "language": get_language(),
        "languages": settings.LANGUAGES,
        "room": template,
        "synthetic": demo.is_here(),
    }
    return render(request, f"portal/{template}.html", {**frame, **values}, status=status)


def missing(request: HttpRequest, message: str, there: Sequence[tuple[str, str]] = ()) -> HttpResponse:
    """The page that says that there is nothing here, and where to look instead; `there`: titles and addresses."""
    return page(request, "missing", status=404, message=message, there=there)


def latest() -> list[int]:
    """The latest years of which there are figures, the last first."""
    return list(reversed(years()[-MOST_YEARS:]))


def more(request: HttpRequest, after: str | None) -> str | None:
    """The address of the next page: the same search, further on."""
    if after is None:
        return None
    kept = {key: value for key, value in request.GET.items() if key != "after" and value}
    return "?" + urlencode(kept | {"after": after})


def choose_language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language in a cookie and go back to where the reader was."""
    back = request.GET.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    answer = HttpResponseRedirect(back)
    if check_for_language(code) and code in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, code, max_age=365 * 86400, samesite="Lax", httponly=True
        )
    return answer
