"""The rectification ledger: every defect found by anybody, by unit, source and state; taken away as a table."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from zhunsheng.cases import ledger as kept
from zhunsheng.cases.queries import organ_names
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.doors.desk.wording import t

STATES = {
    "open": gettext_lazy("未销号"),
    "overdue": gettext_lazy("逾期"),
    "recurred": gettext_lazy("再次发现"),
    "closed": gettext_lazy("已销号"),
}


@require_safe
@signed_in
def ledger(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The items that one may see, filtered; `?as=csv` takes the same items away."""
    asked = {name: request.GET.get(name, "").strip() for name in ("unit", "source", "state")}
    filters: dict[str, Any] = {name: value or None for name, value in asked.items()}
    if request.GET.get("as") == "csv":
        return _table(kept.everything(officer.viewer, **filters))
    after = request.GET.get("after")
    found = kept.sheet(officer.viewer, **filters, after=after)
    kept_asked = {name: value for name, value in asked.items() if value}
    units = sorted(organ_names(set(officer.viewer.organs)).items(), key=lambda one: one[1])
    return page(
        *(request, officer, "desk/ledger.html"),
        items=found.items,
        counts=found.counts,
        states=STATES,
        asked=asked,
        units=units,
        sources=kept.sources(officer.viewer),
        filtered=bool(kept_asked),
        first_page=not after,
        first_address="?" + urlencode(kept_asked),
        next_page="?" + urlencode(kept_asked | {"after": found.after}) if found.after else "",
        export="?" + urlencode(kept_asked | {"as": "csv"}),
    )


def _table(items: tuple[kept.Item, ...]) -> HttpResponse:
    """The items as a CSV file that a spreadsheet opens: with a byte order mark, and no cell taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            *(
                _("编号"),
                _("责任单位"),
                _("问题来源"),
                _("问题类型"),
                _("问题"),
                _("发现次数"),
                _("整改措施"),
            ),
            *(_("整改期限"), _("状态"), _("登记日"), _("销号日")),
        ]
    )
    for one in items:
        days = (one.due, one.opened, one.closed)
        due, opened, closed = (day.isoformat() if day else "" for day in days)
        texts = (one.number, one.unit_name, one.source, one.kind, one.defect, str(one.times), one.measure)
        writer.writerow([_plain(text) for text in (*texts, due, t(one.stage), opened, closed)])
    head = {"Content-Disposition": 'attachment; filename="rectification.csv"'}
    return HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8", headers=head)


def _plain(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
