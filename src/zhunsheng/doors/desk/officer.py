"""Who sits at the desk, and the page that is shown to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zhunsheng.cases import demo
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.folding import HERE
from zhunsheng.cases.queries import today
from zhunsheng.cases.viewing import Viewer, viewer_of
from zhunsheng.doors.desk.wording import left_words, t, valued
from zhunsheng.indicators import NoSuchYear
from zhunsheng.record import RecordUnavailable
from zhunsheng.registers import edition
from zhunsheng.registers.dossiers import dossiers
from zhunsheng.registers.roles import OVERSEEING

P = ParamSpec("P")
MOST_YEARS = 10
"""So many years are offered where one was asked for that is not there."""


@dataclass(frozen=True)
class Officer:
    """The person signed in, with what they may see and do today."""

    id: str
    name: str
    viewer: Viewer
    today: date
    administers: str = ""
    """Which of the three administrators this is; "" for everybody else."""

    def holds(self, *roles: str) -> bool:
        """Whether one of these roles is held in any organ."""
        return any(held & set(roles) for held in self.viewer.roles.values())

    @property
    def oversees(self) -> bool:
        """Whether a whole jurisdiction is looked over."""
        return self.holds(*OVERSEEING)

    @property
    def own_organs(self) -> list[str]:
        """The organs in which a post is held."""
        return sorted(self.viewer.roles)


View = Callable[Concatenate[HttpRequest, Officer, P], HttpResponseBase]


def signed_in(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only a signed-in person of the registers in; answer in words what cannot be found or written."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        account = request.user
        if not account.is_authenticated:
            return _to_the_door(request)
        person = getattr(account, "person_id", None)
        if person is None:
            return trouble(request, None, 403, _("这个账户没有对应的人员,不能办案。请联系本单位系统管理员。"))
        day = today()
        (dossier,) = dossiers((person,), edition.stamp())
        officer = Officer(person, dossier.name, viewer_of(person, day), day, dossier.administers(day))
        try:
            return view(request, officer, *args, **kwargs)
        except NoSuchCase as none:
            return trouble(request, officer, 404, str(none))
        except NoSuchYear as none:
            return _other_years(request, officer, none)
        except RecordUnavailable as full:
            return trouble(request, officer, 503, str(full))

    return guarded


def _other_years(request: HttpRequest, officer: Officer, none: NoSuchYear) -> HttpResponse:
    """That there are no figures of the year asked for, and the same page for those that there are."""
    said = request.GET.copy()
    there = []
    for year in reversed(none.years[-MOST_YEARS:]):
        said["year"] = str(year)
        there.append((_("%(year)s年的数字") % {"year": year}, f"{request.path}?{said.urlencode()}"))
    return trouble(request, officer, 404, none.said, there if "year" in request.GET else ())


def _to_the_door(request: HttpRequest) -> HttpResponse:
    address = f"{reverse('desk:sign-in')}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": reverse("desk:sign-in")})
    return HttpResponseRedirect(address)


def page(
    request: HttpRequest, officer: Officer | None, template: str | list[str], status: int = 200, **words: Any
) -> HttpResponse:
    """A page of the desk."""
    frame = {
        "officer": officer,
        "t": t,
        "left_words": left_words,
        "valued": valued,
        "here_zone": HERE,
        "messages": get_messages(request),
        "synthetic": demo.is_here(),
    }
    return render(request, template, frame | words, status=status)


def trouble(
    request: HttpRequest,
    officer: Officer | None,
    status: int,
    message: str,
    there: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """A page that says what is wrong and what to do next; `there`: titles and addresses to go on with."""
    return page(request, officer, "desk/trouble.html", status, message=message, there=there)
