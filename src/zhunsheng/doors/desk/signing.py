"""Signing in and out, and the language of the pages."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.doors.desk.officer import page
from zhunsheng.registers import accounts
from zhunsheng.registers.refused import Refused

A_YEAR = 365 * 86400


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; a wrong password comes back with the name still there."""
    after = _safe(request, request.POST.get("next") or request.GET.get("next") or "")
    username, wrong, status = request.POST.get("username", ""), "", 200
    if request.method == "POST":
        try:
            account = accounts.sign_in(username, request.POST.get("password", ""))
        except Refused as no:
            wrong, status = no.message, 403
        else:
            login(request, account)
            answer = HttpResponseRedirect(after or reverse("desk:work"))
            if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
                _speak(answer, account.language)
            return answer
    return page(request, None, "desk/sign_in.html", status, next=after, username=username, wrong=wrong)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return HttpResponseRedirect(reverse("desk:sign-in"))


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Go on in the other language, on the same page."""
    answer = HttpResponseRedirect(_safe(request, request.POST.get("next", "")) or reverse("desk:work"))
    code = request.POST.get("language", "")
    if check_for_language(code) and code in dict(settings.LANGUAGES):
        _speak(answer, code)
    return answer


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The desk's own address leads to the work list."""
    return HttpResponseRedirect(reverse("desk:work"))


def _speak(answer: HttpResponse, code: str) -> None:
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=A_YEAR, samesite="Lax", httponly=True)


def _safe(request: HttpRequest, address: str) -> str:
    """The address if it stays in this house, else nothing."""
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else ""
