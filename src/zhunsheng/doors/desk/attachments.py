"""Evidence that comes with a form: stored at once, so that a refused form loses no file."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

from zhunsheng.doors.desk.officer import Officer
from zhunsheng.record import evidence

MOST = 50 * 1024 * 1024
"""Bytes that one file may have."""
_SALT = "zhunsheng.desk.evidence"


class TooBig(Exception):
    """A file is larger than the desk takes; says what to do."""


@dataclass(frozen=True)
class Attached:
    """A file already stored; `token` brings it back with the form and cannot be made up for another's file."""

    digest: str
    name: str
    token: str


def received(request: HttpRequest, officer: Officer) -> list[Attached]:
    """The files stored with an earlier try of the form, and those that came now. Raises TooBig, RecordUnavailable."""
    found = [one for token in request.POST.getlist("stored") if (one := _opened(token, officer))]
    for file in request.FILES.getlist("files"):
        name = (file.name or "")[:120]
        if (file.size or 0) > MOST:
            message = _("文件「%(name)s」超过%(most)s MB,没有保存。请压缩或者拆分后再上传。")
            raise TooBig(message % {"name": name, "most": MOST // 1024 // 1024})
        digest = evidence.store(file.open("rb"))
        if digest not in [one.digest for one in found]:
            token = signing.dumps([officer.id, digest, name], salt=_SALT, compress=True)
            found.append(Attached(digest, name, token))
    return found


def _opened(token: str, officer: Officer) -> Attached | None:
    try:
        owner, digest, name = signing.loads(token, salt=_SALT, max_age=86400)
    except (signing.BadSignature, ValueError):
        return None
    return Attached(digest, name, token) if owner == officer.id else None
