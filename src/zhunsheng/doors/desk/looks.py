"""The log of reading, for the audit administrator alone: who looked at which case, when, from where; and whether it holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.cases import looks as kept
from zhunsheng.cases.folding import HERE
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.doors.desk.wording import t
from zhunsheng.doors.parcels import harmless
from zhunsheng.record.reading_log import Asked, Look
from zhunsheng.registers.roles import AUDIT_ADMIN

WHATS = {
    "page": gettext_lazy("查看案件"),
    "api": gettext_lazy("接口读取案件"),
    "thumbnail": gettext_lazy("查看缩略图"),
    "picture": gettext_lazy("查看图片"),
    "play": gettext_lazy("播放"),
    "download": gettext_lazy("下载"),
    "download-range": gettext_lazy("续传"),
    "opened": gettext_lazy("在回执中公开封存内容"),
    "log": gettext_lazy("查看查阅日志"),
}
TARGETS = {
    "archive": gettext_lazy("卷宗"),
    "log": gettext_lazy("查阅日志"),
    "log.csv": gettext_lazy("查阅日志(导出)"),
}
_ASKED = ("who", "case", "what", "since", "until")


@require_safe
@signed_in
def looks(request: HttpRequest, officer: Officer) -> HttpResponseBase:
    """The log, fifty looks a page, the newest first; `?as=csv` takes the same looks away. Either is itself a look."""
    if refused := _refused(request, officer):
        return refused
    said = {name: request.GET.get(name, "").strip() for name in _ASKED}
    asked = _asked(said)
    taking = request.GET.get("as") == "csv"
    # What was typed into the filters is not written down: it may be a name, and the log is for ever.
    what, target = ("download", "log.csv") if taking else ("log", "log")
    record.reading_log.log(Look(officer.id, "", "", what, target, request.META.get("REMOTE_ADDR", "")))
    if taking:
        return _file(asked)
    before = request.GET.get("before", "")
    found = kept.lines(asked, int(before) if _number(before) else None, kept.MOST + 1)
    shown, given = found[: kept.MOST], {name: value for name, value in said.items() if value}
    return page(
        *(request, officer, "desk/looks.html"),
        lines=shown,
        asked=said,
        whats=WHATS,
        told=told,
        filtered=bool(given),
        first_page=not _number(before),
        first_address="?" + urlencode(given),
        next_page="?" + urlencode(given | {"before": shown[-1].n}) if len(found) > kept.MOST else "",
        export="?" + urlencode(given | {"as": "csv"}),
        standing=record.reading_anchor.standing() if request.GET.get("state") else None,
        signed=_signed(),
    )


@require_safe
@signed_in
def state(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Whether the log holds to its chain and to the books: a part of the page that comes after it, for it takes a walk."""
    refused = _refused(request, officer)
    standing = None if refused else record.reading_anchor.standing()
    return refused or page(request, officer, "desk/looks_state.html", standing=standing, signed=_signed())


def told(line: kept.Line) -> str:
    """What was looked at, in words; a digest by its beginning."""
    if line.target in TARGETS:
        return str(TARGETS[line.target])
    if paper := kept.title_of_paper(line.target):
        return t(paper)
    return line.target[:12] if len(line.target) == 64 else line.target


def _refused(request: HttpRequest, officer: Officer) -> HttpResponse | None:
    if officer.administers == AUDIT_ADMIN:
        return None
    return trouble(request, officer, 403, _("只有安全审计员可以查看查阅日志。请由安全审计员查看。"))


def _asked(said: dict[str, str]) -> Asked:
    since, until = _day(said["since"]), _day(said["until"])
    return Asked(
        kept.people(said["who"]) if said["who"] else None,
        kept.cases(said["case"]) if said["case"] else None,
        said["what"] or None,
        _midnight(since) if since else None,
        _midnight(until + timedelta(days=1)) if until else None,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, HERE)


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 2000 <= found.year <= 9000 else None


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _signed() -> list[tuple[str, record.checkpoints.Kept | None]]:
    """Every book with its newest checkpoint: what the verification of the books rests on."""
    return [(book, record.checkpoints.newest(book)) for book in record.books()]


def _file(asked: Asked) -> StreamingHttpResponse:
    head = {"Content-Disposition": 'attachment; filename="reading.csv"', "Cache-Control": "no-store"}
    return StreamingHttpResponse(_rows(asked), content_type="text/csv; charset=utf-8", headers=head)


def _rows(asked: Asked) -> Iterator[str]:
    """The looks as CSV that a spreadsheet opens: with a byte order mark, no cell taken for a formula."""
    titles = (_("编号"), _("时间"), _("人员编号"), _("人员"), _("行为"), _("案号"), _("案件编号"))
    yield "\ufeff" + _row([*titles, _("内容"), _("地址"), _("链值")])
    for one in kept.every(asked):
        at = one.at.astimezone(HERE).strftime("%Y-%m-%d %H:%M:%S")
        what = str(WHATS.get(one.what, one.what))
        yield _row(
            [one.n, at, one.who, one.name, what, one.number, one.case, one.target, one.address, one.link]
        )


def _row(cells: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([harmless(cell) for cell in cells])
    return out.getvalue()
