"""The books of governments below: their checkpoints as they came, who has fallen silent, forks and shrinks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.record import CheckpointWrong
from zhunsheng.registers.roles import SECURITY_ADMIN


@require_safe
@signed_in
def below(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Every book below, those with an alarm first; for those who look over a jurisdiction, and the security administrator."""
    if not (officer.oversees or officer.administers == SECURITY_ADMIN):
        message = _("只有行政执法监督人员和安全管理员可以查看下级账簿。请由他们查看。")
        return trouble(request, officer, 403, message)
    try:
        found = record.below.books()
        days = record.below.silence().days
    except CheckpointWrong as error:
        return trouble(request, officer, 500, str(error))
    books = sorted(found, key=lambda one: (not one.alarms, not one.overdue, one.origin))
    return page(request, officer, "desk/below.html", books=books, days=days)
