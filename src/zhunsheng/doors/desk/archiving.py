"""The file of a case as one archive, to be taken along; every taking is logged before it is given."""

from __future__ import annotations

from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import Any, cast

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.cases.archives import archive_of
from zhunsheng.cases.viewing import PUBLIC
from zhunsheng.doors.desk.choices import read
from zhunsheng.doors.desk.officer import Officer, signed_in, trouble
from zhunsheng.record.reading_log import Look

_IN_MEMORY = 16 * 1024 * 1024


@require_safe
@signed_in
def archive(request: HttpRequest, officer: Officer, case: str) -> HttpResponseBase:
    """The archive of a case as the officer may see it; with `public=1` as everybody may, of a published case."""
    viewer = PUBLIC if request.GET.get("public") else officer.viewer
    file = cast(Any, SpooledTemporaryFile)(max_size=_IN_MEMORY)
    try:
        packed = archive_of(viewer, case, file, datetime.now(UTC), read)
    except (record.TreeWrong, record.EvidenceWrong) as wrong:
        return trouble(request, officer, 409, str(wrong))
    if not viewer.public:
        address = request.META.get("REMOTE_ADDR", "")
        record.reading_log.log(Look(officer.id, packed.book, packed.case, "download", "archive", address))
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=packed.name,
        content_type="application/zip",
        headers={"Cache-Control": "no-store"},
    )
