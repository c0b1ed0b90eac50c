"""The books of governments below: their checkpoints as they came, who has fallen silent, forks and shrinks."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.record import CheckpointWrong
from zhunsheng.registers.roles import SECURITY_ADMIN


@dataclass(frozen=True, slots=True)
class Own:
    """A book of this house: its newest checkpoint, the witnesses that co-signed it, its public keys."""

    book: str
    newest: record.checkpoints.Kept | None
    witnesses: list[str]
    keys: list[str]


def _own() -> list[Own]:
    found = []
    for book in record.books():
        last = record.checkpoints.newest(book)
        seen = record.cosignatures.kept(book, last.number) if last else []
        keys = [str(key) for key in record.checkpoints.public_keys(book)]
        found.append(Own(book, last, [one.key.name for one in seen], keys))
    return found


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
        own = _own() if officer.administers else []
    except CheckpointWrong as error:
        return trouble(request, officer, 500, str(error))
    books = sorted(found, key=lambda one: (not one.alarms, not one.overdue, one.origin))
    return page(request, officer, "desk/below.html", books=books, days=days, own=own)
