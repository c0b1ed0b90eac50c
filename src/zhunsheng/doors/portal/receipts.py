"""Receipts at the portal: one is verified as it would be offline, a pending one completed, a QR code's address answered."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhunsheng import record
from zhunsheng.doors import receipts as shown
from zhunsheng.doors.portal.shell import missing, page
from zhunsheng.record import RecordError, receipt_held
from zhunsheng.record.errors import BookDiffers
from zhunsheng.record.notes import Key
from zhunsheng.record.standing import Standing
from zhunsheng.record.standing import standing as find

MOST_BYTES = 2 * 2**20
_LARGEST = 2**63 - 1


@require_http_methods(["GET", "HEAD", "POST"])
def receipts(request: HttpRequest) -> HttpResponse:
    """The form, or what the receipt that was pasted or uploaded proves. Nothing is kept."""
    if request.method != "POST":
        return page(request, "receipts")
    text = _given(request)
    if not text.strip():
        return _wrong(request, gettext("没有要核验的内容。请粘贴回执,或者选择一个 .json 文件。"))
    try:
        if record.promises.is_pending(text):
            return page(request, "receipts", **_pending(text))
        verdict = record.receipt_check.check(text, _keys())
        if not verdict.trusted:  # no key is published here: its own keys prove nothing
            return _wrong(request, gettext("本站没有公布这本账簿的公钥,不能核验。请到出具回执的网站核验。"))
        receipt_held.held(verdict)
    except BookDiffers as error:
        return _alarm(request, error)
    except RecordError as error:
        return _wrong(request, str(error))
    return page(
        *(request, "receipts"),
        verdict=verdict,
        entry=shown.told(verdict.body),
        opened=verdict.opened,
    )


def _given(request: HttpRequest) -> str:
    upload = request.FILES.get("file")
    if upload is not None and upload.size:
        raw = upload.read(MOST_BYTES + 1)
        # What is no UTF-8 is kept as such, so that it is refused: a sign put in its place might go unnoticed.
        return raw.decode("utf-8", "surrogateescape") if len(raw) <= MOST_BYTES else ""
    return request.POST.get("text", "")[:MOST_BYTES].replace("\r\n", "\n")


def _keys() -> list[Key]:
    """The keys published here; a receipt of another house must be taken to that house, or verified offline."""
    every = [key for book in record.books() for key in record.checkpoints.own_keys(book)]
    return every + [one.key for one in record.witnesses.witnesses()]


def _pending(text: str) -> dict[str, Any]:
    whole = record.promises.complete(text)
    promised = record.promises.check(text)
    return {"pending": True, "entry": shown.told(promised.body), "whole": whole is not None, "text": text}


@require_POST
def complete(request: HttpRequest) -> HttpResponse:
    """The full receipt of a pending one, as a file: whoever holds the pending one holds the entry already."""
    try:
        whole = record.promises.complete(_given(request))
    except BookDiffers as error:
        return _alarm(request, error)
    except RecordError as error:
        return _wrong(request, str(error))
    if whole is None:
        return _wrong(request, gettext("还没有检查点覆盖这条记录。请次日再来补全。"))
    place = {"Content-Disposition": 'attachment; filename="receipt.json"'}
    return HttpResponse(whole, content_type="application/json", headers=place)


def _wrong(request: HttpRequest, error: str) -> HttpResponse:
    return page(request, "receipts", status=400, error=error)


def _alarm(request: HttpRequest, error: BookDiffers) -> HttpResponse:
    """The signature is ours and the book is not: neither valid nor wrong, and the citizen holds the evidence."""
    return page(request, "receipts", status=409, alarm=str(error), entry=shown.told(error.body))


def _found(book: str, seq: int, digest: str) -> Standing | None:
    return find(book, seq, digest) if 0 < seq <= _LARGEST else None


@require_safe
def standing(request: HttpRequest, book: str, seq: int, digest: str) -> HttpResponse:
    """Whether an entry stands in the book under a published checkpoint; nothing of what it says."""
    try:
        found = _found(book, seq, digest)
    except record.TreeWrong as error:
        return page(request, "standing", status=409, wrong=str(error), book=book, seq=seq)
    if found is None:
        said = gettext(
            "账簿中没有这个编号和摘要的记录:它不是本站出具的,或者地址不完整。请核对回执上的二维码。"
        )
        return missing(request, said)
    return page(request, "standing", found=found, book=book, seq=seq, digest=digest)


@require_safe
def proof(request: HttpRequest, book: str, seq: int, digest: str) -> HttpResponse:
    """The same for programs: digest, inclusion proof, checkpoint with its co-signatures."""
    try:
        found = _found(book, seq, digest)
    except record.TreeWrong as error:
        return JsonResponse({"message": str(error)}, status=409)
    if found is None:
        return JsonResponse({"message": gettext("账簿中没有这个编号和摘要的记录。请核对回执。")}, status=404)
    under = found.under
    told = {
        "book": found.book,
        "seq": found.seq,
        "digest": found.digest.hex(),
        "pending": under is None,
        "proof": [one.hex() for one in found.proof],
        "checkpoint": record.cosignatures.with_cosignatures(book, under) if under else None,
    }
    return JsonResponse(told)
