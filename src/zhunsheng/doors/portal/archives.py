"""The file of a published case, to be taken along: what is public of it, with proofs, readable without this server."""

from __future__ import annotations

from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import Any, cast

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.cases import offers
from zhunsheng.cases.archives import archive_of
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.viewing import PUBLIC
from zhunsheng.doors.portal.shell import missing

_IN_MEMORY = 4 * 1024 * 1024


@require_safe
def archive(request: HttpRequest, number: str) -> HttpResponseBase:
    """The archive of a published case, by its number; of any other there is none."""
    file = cast(Any, SpooledTemporaryFile)(max_size=_IN_MEMORY)
    try:
        case = offers.public_view(number).line.id
        packed = archive_of(PUBLIC, case, file, datetime.now(UTC))
    except NoSuchCase:
        said = gettext("没有公开的案件「%(number)s」。请核对编号,或者从列表查找。") % {"number": number}
        return missing(request, said)
    except record.TreeWrong as wrong:
        return missing(request, str(wrong))
    file.seek(0)
    headers = {"Cache-Control": "no-store"}  # withdrawn tomorrow, it must not be served from anywhere
    kind = "application/zip"
    return FileResponse(file, as_attachment=True, filename=packed.name, content_type=kind, headers=headers)
