"""Erasing the personal facts of a case: what would go comes first, then the order, then the confirmation."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from pydantic import BaseModel

from zhunsheng.cases import erasing
from zhunsheng.cases.erasing_grounds import GROUNDS, ORDERS
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.offers import CaseView, case_view
from zhunsheng.cases.viewing import Viewer
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.procedures.facts import Personal, marked, nested, tables
from zhunsheng.procedures.vocabulary import Step


def may_order(viewer: Viewer, organ: str) -> bool:
    """Whether the page is offered to the viewer."""
    return bool(viewer.roles_in(organ) & ORDERS)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def erase(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """The page, and what it orders. Nothing is erased before the box that says so is ticked."""
    view = case_view(officer.viewer, case)
    if not may_order(officer.viewer, view.line.organ):
        return trouble(request, officer, 403, _("只有办案机关的负责人可以决定删除。请报本机关负责人决定。"))
    sent = {name: request.POST.get(name, "").strip() for name in ("ground", "document", "article", "files")}
    alert = ""
    if request.method == "POST":
        try:
            if not request.POST.get("sure"):
                alert = _("还没有确认。删除后不能恢复,请勾选确认后再提交。")
            else:
                return _erased(request, officer, view, sent)
        except Forbidden as no:
            alert = str(no)
    plan = erasing.planned(view.line.id)
    return page(
        *(request, officer, "desk/erase.html", 422 if alert else 200),
        line=view.line,
        plan=plan,
        waiting=erasing.waiting(view.line.id),
        lines=[(one, _titles(view, one)) for one in plan.losing],
        grounds=GROUNDS,
        sent=sent,
        fresh=request.method != "POST",
        alert=alert,
    )


def _erased(request: HttpRequest, officer: Officer, view: CaseView, sent: dict[str, str]) -> HttpResponse:
    done = erasing.erase(
        *(view.line.id, sent["ground"], sent["document"]),
        by=officer.id,
        on=officer.today,
        article=sent["article"],
        evidence=bool(sent["files"]),
    )
    said = _("已删除%(values)s项个人信息、%(files)s件证据,记录第%(seq)s号起。备份中的由下一次清理删除。") % {
        "values": done.plan.values,
        "files": len(done.plan.evidence),
        "seq": done.entries[0],
    }
    messages.success(request, said)
    if done.waiting:
        messages.error(request, _("文件尚未全部清除,系统会继续清除:") + done.waiting)
    return HttpResponseRedirect(reverse("desk:case", args=[view.line.id]))


def _titles(view: CaseView, one: erasing.Losing) -> list[str]:
    """How the values are called that go from an entry; never the values."""
    step = view.procedure.steps.get(next((act.step for act in view.acts if act.seq == one.seq), ""))
    return list(dict.fromkeys(_title(step, path) for path in one.paths)) if step else []


def _title(step: Step, path: str) -> str:
    model: type[BaseModel] = step.facts
    title = path
    for name in path.strip("/").split("/"):
        info = model.model_fields.get(name)
        if info is None:
            continue  # the number of a row
        title = info.title or name
        if name not in marked(model, Personal):
            model = nested(model).get(name) or tables(model).get(name) or model
    return title
