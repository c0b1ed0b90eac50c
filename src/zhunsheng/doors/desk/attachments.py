"""Evidence that comes with a form: stored at once, so that a refused form loses no file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from zhunsheng.doors.desk.officer import Officer
from zhunsheng.record import EvidenceWrong, evidence
from zhunsheng.record.evidence import About, Scanned, limits

MOST = 50 * 1024 * 1024
"""Bytes that one file may have that comes whole, with the form; a larger one comes in parts (`uploads`)."""
_SALT = "zhunsheng.desk.evidence"


class TooBig(Exception):
    """A file that the desk does not take: too large, or no kind of evidence; says which, why, and what to do."""


@dataclass(frozen=True)
class Attached:
    """A file already stored; `token` brings it back with the form and cannot be made up for another's file."""

    digest: str
    name: str
    token: str
    remark: str = ""


def received(request: HttpRequest, officer: Officer) -> list[Attached]:
    """The files stored with an earlier try of the form or in parts, and those that came now.

    Raises TooBig, RecordUnavailable.
    """
    found: list[Attached] = []
    for token in request.POST.getlist("stored"):
        one = opened(token, officer)
        if one and one.digest not in [known.digest for known in found]:
            found.append(one)
    for file in request.FILES.getlist("files"):
        one = keep(file, officer)
        if one.digest not in [known.digest for known in found]:
            found.append(one)
    return found


def keep(file: UploadedFile[bytes], officer: Officer) -> Attached:
    """A file that came whole, stored. Raises TooBig, RecordUnavailable."""
    name = (file.name or "")[:120]
    if (file.size or 0) > MOST:
        message = _("文件「%(name)s」超过%(most)s MB,没有保存。请压缩或者拆分后再上传。")
        raise TooBig(message % {"name": name, "most": MOST // 1024 // 1024})
    stream = file.open("rb")
    digest = hashlib.file_digest(stream, "sha256").hexdigest()
    try:
        about, named = evidence.take(stream, file.size or 0, digest, name)
    except EvidenceWrong as no:
        raise TooBig(_("文件「%(name)s」:%(why)s") % {"name": name, "why": no}) from no
    return attached(officer, about, name, named)


def attached(officer: Officer, about: About, name: str, named: bool) -> Attached:
    """A stored file as a form carries it on, with what is to be said of it."""
    remarks = (
        [] if named else [_("文件名与内容不符,内容是 %(kind)s") % {"kind": about.kind and about.kind.name}]
    )
    if limits.scanner() and about.scanned is Scanned.NOT:
        remarks.append(_("未扫描"))
    remark = ";".join(remarks)
    token = signing.dumps([officer.id, about.digest, name, remark], salt=_SALT, compress=True)
    return Attached(about.digest, name, token, remark)


def opened(token: str, officer: Officer) -> Attached | None:
    """The file that a token names; None where it is another's, or older than a day."""
    try:
        owner, digest, name, remark = signing.loads(token, salt=_SALT, max_age=86400)
    except (signing.BadSignature, ValueError):
        return None
    return Attached(digest, name, token, remark) if owner == officer.id else None
