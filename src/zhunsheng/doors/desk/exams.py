"""Sitting an exam online: the papers that wait for oneself, the questions, handing in, the mark."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.cases import sitting
from zhunsheng.cases.errors import NoSuchCase, NotTaken
from zhunsheng.cases.taking import take
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.procedures.learning.question_bank import SUBJECTS
from zhunsheng.procedures.learning.sitting import OUTCOMES, Sitting
from zhunsheng.registers.refused import Refused


@require_safe
@signed_in
def exams(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The papers that the person signed in is due to sit, and those sat."""
    return _listing(request, officer)


def _listing(request: HttpRequest, officer: Officer, alert: str = "", status: int = 200) -> HttpResponse:
    found = sitting.waiting(officer.id, officer.today)
    return page(
        *(request, officer, "desk/exams.html", status),
        papers=found,
        subjects=SUBJECTS,
        outcomes=OUTCOMES,
        alert=alert,
    )


@require_POST
@signed_in
def begin(request: HttpRequest, officer: Officer, exam: str, paper: str) -> HttpResponse:
    """Begin a paper, or go on with the one begun."""
    mine = sitting.waiting(officer.id, officer.today)
    found = next((one for one in mine if (one.exam, str(one.paper)) == (exam, paper)), None)
    if found is None or not officer.own_organs:
        raise NoSuchCase(exam)
    if found.sitting:
        return HttpResponseRedirect(reverse("desk:sitting", args=[found.sitting]))
    facts = {"exam": exam, "person": officer.id, "paper": paper, "attempt": found.attempt}
    try:
        taken = take(
            None,
            Sitting.begin,
            facts,
            by=(officer.id,),
            on=officer.today,
            organ=officer.own_organs[0],
            procedure=Sitting,
        )
    except (NotTaken, Refused) as no:
        return _listing(request, officer, str(no), 422)
    return HttpResponseRedirect(reverse("desk:sitting", args=[taken.case.id]))


@signed_in
def sit(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """The questions of one's own paper; handed in, its mark."""
    row, asked = sitting.paper_of(case, officer.id)
    given, alert, status = {}, "", 200
    if request.method == "POST":
        given = {one.code: "".join(request.POST.getlist(f"q-{one.code}")) for one in asked}
        try:
            answers = [f"{code}={answer}" for code, answer in given.items() if answer]
            take(row.id, Sitting.hand_in, {"answers": answers}, by=(officer.id,), on=officer.today)
        except (NotTaken, Refused) as no:
            alert, status = str(no), 422
        else:
            messages.success(request, _("已交卷。评分规则和答案在考试结束后公布。"))
            return HttpResponseRedirect(reverse("desk:exams"))
    return page(
        *(request, officer, "desk/sitting.html", status),
        row=row,
        asked=asked,
        given=given,
        alert=alert,
        subject=SUBJECTS[row.facts["paper"]],
        done=bool(row.outcome),
        outcomes=OUTCOMES,
    )
