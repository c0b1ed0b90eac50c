"""Draws by lot: those published, one with its hashes and its file, and a page on which anybody has a file repeated."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng.cases import offers, queries
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.doors.portal.shell import SIZE, missing, more, page
from zhunsheng.doors.portal.words import in_words
from zhunsheng.methods import draw
from zhunsheng.procedures.enforcement.inspection.draw import Draw
from zhunsheng.procedures.enforcement.inspection.draw_case import told
from zhunsheng.procedures.titles import title_of

MOST_BYTES = 8 * 2**20
MOST_SHOWN = 500
"""Ids listed on the page; the file holds all of them."""


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The draws announced and made, the latest first."""
    after = request.GET.get("after")
    found = queries.published(None, None, after, SIZE, procedure=Draw.name)
    return page(request, "draws", lines=found.items, more=more(request, found.after))


@require_safe
def one(request: HttpRequest, number: str) -> HttpResponse:
    """One draw: what was published before, where the randomness came from, what was drawn, and whether it repeats."""
    found = _file(number)
    if found is None:
        return _nothing(request, number)
    view, file = found
    problems = draw.verify(file) if file.drawn else []
    return page(
        request,
        "draw",
        line=view.line,
        purpose=in_words(title_of(view.case.fact("purpose"))),
        **_shown(file),
        problems=[one.text(in_words) for one in problems],
    )


@require_safe
def download(request: HttpRequest, number: str) -> HttpResponse:
    """The file of a draw that was made; before that, only its hashes are public."""
    found = _file(number)
    if found is None or not found[1].drawn:
        return _nothing(request, number)
    name = re.sub(r"[^\w〔〕-]", "-", number)
    place = {"Content-Disposition": f"attachment; filename=\"draw.json\"; filename*=UTF-8''{name}.json"}
    return HttpResponse(found[1].text(), content_type="application/json", headers=place)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The form, or the result of repeating the file that was pasted or uploaded. Nothing is kept."""
    if request.method != "POST":
        return page(request, "draw_check")
    published = request.POST.get("published", "").strip()[:80]
    upload = request.FILES.get("file")
    text = request.POST.get("text", "")[:MOST_BYTES]
    if upload is not None and upload.size:
        if upload.size > MOST_BYTES:
            return _wrong(
                request, gettext("文件超过8 MB。请用 zhunsheng draw verify 在本机核验。"), published
            )
        text = upload.read().decode("utf-8", "replace")
    if not text.strip():
        return _wrong(
            request, gettext("没有要核验的内容。请粘贴抽取文件,或者选择一个 .json 文件。"), published
        )
    try:
        file = draw.parse(text.lstrip("\ufeff"))
    except draw.NotDrawn as no:
        return _wrong(request, no.problem.text(in_words), published)
    problems = [one.text(in_words) for one in draw.verify(file, published or None)]
    return page(request, "draw_check", **_shown(file), problems=problems, published=published)


def _wrong(request: HttpRequest, error: str, published: str) -> HttpResponse:
    return page(request, "draw_check", status=400, error=error, published=published)


def _file(number: str) -> tuple[offers.CaseView, draw.DrawFile] | None:
    try:
        view = offers.public_view(number)
    except NoSuchCase:
        return None
    file = told(view.case) if view.procedure is Draw else None
    return None if file is None else (view, file)


def _shown(file: draw.DrawFile) -> dict[str, Any]:
    chosen = draw.chosen(file)
    return {"file": file, "chosen": chosen[:MOST_SHOWN], "drawn": len(chosen), "source": _source(file.source)}


def _source(source: draw.Source) -> str:
    if isinstance(source, draw.CommitReveal):
        return gettext("双方承诺—揭示:%(parties)s") % {"parties": "、".join(source.parties)}
    if isinstance(source, draw.Drand):
        return gettext("drand 链 %(chain)s 第%(round)s轮") % {"chain": source.chain, "round": source.round}
    values = {"name": source.name, "issue": source.issue, "by": source.published_by}
    return gettext("%(name)s第%(issue)s期开奖号码(%(by)s)") % values


def _nothing(request: HttpRequest, number: str) -> HttpResponse:
    return missing(
        request,
        gettext("没有公开的抽取「%(number)s」,或者还没有抽取。请从列表查找。") % {"number": number},
    )
