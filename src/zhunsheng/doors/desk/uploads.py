"""Large files in parts, by the tus protocol 1.0 (creation, termination, expiration): a break costs one part at most."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Callable

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zhunsheng.doors.desk.attachments import attached
from zhunsheng.doors.desk.officer import Officer, signed_in
from zhunsheng.record import EvidenceWrong, RecordUnavailable, evidence
from zhunsheng.record.evidence import arriving
from zhunsheng.record.evidence.arriving import Busy, NoUpload, Upload

_TUS = {"Tus-Resumable": "1.0.0", "Cache-Control": "no-store"}
_PART = "application/offset+octet-stream"


@require_http_methods(["OPTIONS", "POST"])
@signed_in
def uploads(request: HttpRequest, officer: Officer) -> HttpResponse:
    """What the server takes; or an upload begun, its address in `Location`."""
    if request.method == "OPTIONS":
        most = {"Tus-Max-Size": str(evidence.limits.limits().most), "Tus-Version": "1.0.0"}
        return _answer(204, Tus_Extension="creation,termination,expiration", **most)
    return _told(lambda: _begun(request, officer))


@require_http_methods(["HEAD", "PATCH", "DELETE"])
@signed_in
def upload(request: HttpRequest, officer: Officer, upload: str) -> HttpResponse:
    """Where an upload stands, a further part of it, or its end."""
    try:
        id = _signer(officer).unsign(upload)
    except signing.BadSignature:
        return _answer(404, _("没有这个上传任务。请重新上传。"))
    if request.method == "PATCH":
        return _told(lambda: _added(request, officer, id))
    if request.method == "DELETE":
        return _told(lambda: _dropped(officer, id))
    return _told(lambda: _stands(officer, arriving.standing(id, officer.id), 200))


def _begun(request: HttpRequest, officer: Officer) -> HttpResponse:
    length, told = (
        request.headers.get("Upload-Length", ""),
        _metadata(request.headers.get("Upload-Metadata", "")),
    )
    if not length.isdigit():
        return _answer(400, _("没有说明文件的长度(Upload-Length)。请重新上传。"))
    begun = arriving.begin(officer.id, told.get("filename", ""), int(length), told.get("sha256", ""))
    address = reverse("desk:upload", args=[_signer(officer).sign(begun.id)])
    return _answer(201, Location=address, Upload_Offset="0")


def _added(request: HttpRequest, officer: Officer, id: str) -> HttpResponse:
    if request.content_type != _PART:
        return _answer(415, _("分段上传的内容类型应为 %(kind)s。") % {"kind": _PART})
    offset, length = request.headers.get("Upload-Offset", ""), request.headers.get("Content-Length", "")
    if not (offset.isdigit() and length.isdigit()):
        return _answer(400, _("没有说明这一部分的位置和长度。请重新上传。"))
    if int(length) > evidence.PART:
        most = evidence.PART // 1024 // 1024
        return _answer(413, _("一次最多上传 %(most)s MB。请分成更小的部分。") % {"most": most})
    return _stands(officer, arriving.add(id, officer.id, int(offset), request, int(length)), 204)


def _dropped(officer: Officer, id: str) -> HttpResponse:
    arriving.drop(id, officer.id)
    return _answer(204)


def _stands(officer: Officer, upload: Upload, status: int) -> HttpResponse:
    """Where it stands; once it is kept, with the token that a form sends along and the digest of the original."""
    sizes = {"Upload-Offset": str(upload.offset), "Upload-Length": str(upload.length)}
    if not upload.digest:
        return _answer(status, **sizes)
    about = evidence.about([upload.digest])[upload.digest]
    kept = attached(officer, about, upload.name, upload.named)
    return _answer(status, **sizes, Zhunsheng_Stored=kept.token, Zhunsheng_Digest=kept.digest)


def _told(work: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer, or what went wrong as a status and a sentence."""
    try:
        return work()
    except Busy as elsewhere:
        return _answer(409, str(elsewhere), Upload_Offset=str(elsewhere.offset))
    except NoUpload as none:
        return _answer(404, str(none))
    except EvidenceWrong as no:
        return _answer(422, str(no))
    except (RecordUnavailable, OSError) as away:  # OSError: the sender went away in the middle of a part
        return _answer(503, str(away))


def _answer(status: int, message: str = "", **headers: str) -> HttpResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HttpResponse(message, "text/plain; charset=utf-8", status, headers=_TUS | named)


def _metadata(text: str) -> dict[str, str]:
    """`key base64,key base64` as the protocol writes it; what is not so written is left out."""
    found = {}
    for pair in text.split(","):
        key, _space, value = pair.strip().partition(" ")
        try:
            found[key] = b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError):
            continue
    return found


def _signer(officer: Officer) -> signing.Signer:
    return signing.Signer(salt=f"zhunsheng.desk.uploads {officer.id}")
