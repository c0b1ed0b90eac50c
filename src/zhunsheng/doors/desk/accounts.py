"""The accounts, for the system administrator: whose they are, what they hold, and who combines what must stay apart."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.registers import separation
from zhunsheng.registers.accounts import listed
from zhunsheng.registers.roles import SYSTEM_ADMIN


@require_safe
@signed_in
def accounts(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Accounts by name, fifty a page; they are opened and closed on the command line."""
    if officer.administers != SYSTEM_ADMIN:
        return trouble(request, officer, 403, _("只有系统管理员可以查看账户。请由系统管理员查看。"))
    after = request.GET.get("after", "")
    found = listed(officer.today, after, 51)
    return page(
        *(request, officer, "desk/accounts.html"),
        accounts=found[:50],
        combined=separation.combined(),
        after=after,
        onward=found[49].username if len(found) > 50 else "",
    )
