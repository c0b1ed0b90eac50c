"""Lists of cases: my work by what is due, and the cases of the organs that one may see."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zhunsheng.cases import queries
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.doors.desk.rows import rows_of
from zhunsheng.doors.desk.wording import t
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.titles import ANY_OUTCOME, ANY_TRACK, OUTCOMES, TRACKS
from zhunsheng.registers.roles import AUDIT_ADMIN, SECURITY_ADMIN, SYSTEM_ADMIN

ADMINISTERING = {SYSTEM_ADMIN: "desk:accounts", SECURITY_ADMIN: "desk:below", AUDIT_ADMIN: "desk:looks"}
"""Where each of the three administrators begins."""
ADDRESSED = ("head", "deputy_head", "legal_reviewer", "clerk", "section_chief", "handler")
"""Posts whose holders see what other organs sent to theirs."""


@require_safe
@signed_in
def work(request: HttpRequest, officer: Officer) -> HttpResponse:
    """My work: what is due first stands first. One of the three administrators has none, and goes to a page of its own."""
    if officer.administers:
        return HttpResponseRedirect(reverse(ADMINISTERING[officer.administers]))
    tabs = [("mine", _("我经办的"))]
    tabs += [("head", _("待负责人决定"))] if officer.holds("head") else []
    tabs += [("legal_reviewer", _("待法制审核"))] if officer.holds("legal_reviewer") else []
    first = "mine" if officer.holds("handler") else tabs[-1][0]
    tabs += [("addressed", _("发给本单位的"))] if officer.holds(*ADDRESSED) else []
    chosen = request.GET.get("as", first)
    chosen = chosen if chosen in dict(tabs) else first
    after = request.GET.get("after")
    found = queries.my_work(officer.viewer, chosen, after)
    late = sum(1 for line in found.items if line.days_left is not None and line.days_left < 0)
    return page(
        *(request, officer, "desk/work.html"),
        rows=rows_of(found.items),
        tabs=tabs,
        chosen=chosen,
        late=late,
        first_page=not after,
        first_address=_first(request),
        next_page=_onward(request, found.after),
        many_organs=len(officer.own_organs) > 1 or chosen == "addressed",
    )


@require_safe
@signed_in
def cases(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The cases of one's organs, filtered."""
    asked = {
        name: request.GET.get(name, "").strip()
        for name in ("organ", "procedure", "stage", "outcome", "track", "text")
    }
    days = {name: _day(request.GET.get(name, "")) for name in ("opened_from", "opened_to")}
    overdue = request.GET.get("overdue") == "1"
    filters: dict[str, Any] = {name: value or None for name, value in asked.items()} | days
    after = request.GET.get("after")
    found = queries.organ_cases(officer.viewer, **filters, overdue=overdue or None, after=after)
    organs = sorted(queries.organ_names(set(officer.viewer.organs)).items(), key=lambda one: one[1])
    return page(
        *(request, officer, "desk/cases.html"),
        rows=rows_of(found.items),
        asked=asked | {name: day.isoformat() if day else "" for name, day in days.items()},
        overdue=overdue,
        organs=organs,
        procedures=[(one.name, one.title) for one in PROCEDURES],
        stages=[(stage, stage) for stage in stages(asked["procedure"])],
        outcomes=_titled(OUTCOMES.get(asked["procedure"], ANY_OUTCOME)),
        tracks=_titled(TRACKS.get(asked["procedure"], ANY_TRACK)),
        filtered=overdue or any(filters.values()),
        first_page=not after,
        first_address=_first(request),
        next_page=_onward(request, found.after),
        many_organs=len(organs) > 1,
    )


def _titled(words: Mapping[str, str]) -> dict[str, str]:
    """Words with their titles in the reader's language, also where several titles stand side by side."""
    return {word: "／".join(t(one) for one in title.split("／")) for word, title in words.items()}


@cache
def stages(procedure: str = "") -> tuple[str, ...]:
    """Every stage that a case may stand in, of one procedure or of all, in the order of the procedures."""
    asked = [one for one in PROCEDURES if procedure in ("", one.name)]
    every = (step.stage for one in asked for step in one.steps.values())
    return tuple(dict.fromkeys(stage for stage in every if stage))


def _first(request: HttpRequest) -> str:
    """The address of the first page under the same filters."""
    return "?" + urlencode({name: value for name, value in request.GET.items() if value and name != "after"})


def _onward(request: HttpRequest, after: str | None) -> str:
    """The address of the next page under the same filters."""
    if after is None:
        return ""
    asked = {name: value for name, value in request.GET.items() if value and name != "after"}
    return f"?{urlencode(asked | {'after': after})}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
