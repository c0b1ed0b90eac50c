"""Addresses and form fields as they came in, without the one character that PostgreSQL cannot hold."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NUL = "\0"


class WithoutNul:
    """Middleware: drops U+0000 from the path, the query and a plain form, before anything looks them up.

    SQLite finds nothing by it; PostgreSQL raises an error, and the reader would see a broken page.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer to the address without the character."""
        request.path_info, request.path = (
            text.replace(NUL, "") for text in (request.path_info, request.path)
        )
        query = request.META.get("QUERY_STRING", "")
        request.META["QUERY_STRING"] = query.replace("%00", "").replace(NUL, "")
        if request.content_type == "application/x-www-form-urlencoded" and b"%00" in request.body:
            form = request.POST.copy()
            for name, values in request.POST.lists():
                form.setlist(name, [value.replace(NUL, "") for value in values])
            request.POST = form  # type: ignore[assignment]  # a copy that may be changed serves as well
        return self.answer(request)
