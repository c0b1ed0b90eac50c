"""A file or a range of it (RFC 9110 section 14), streamed, with nothing that a browser would run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from zhunsheng.record.evidence import Kept

_CHUNK = 1 << 20
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


def first_byte(request: HttpRequest) -> int:
    """Where the range asked for begins; 0 where the whole is asked for, or the end is counted from behind."""
    found = re.match(r"bytes=(\d+)-", request.headers.get("Range", ""))
    return int(found[1]) if found else 0


def ranged(
    request: HttpRequest, file: Kept, digest: str, media: str, place: str, most: int | None = None
) -> HttpResponseBase:
    """The file as the request wants it; an open-ended range ends after `most` bytes, so that a player asks again."""
    headers = SAFE | {"Accept-Ranges": "bytes", "ETag": f'"{digest}"', "Content-Disposition": place}
    asked = request.headers.get("Range", "")
    if request.headers.get("If-Range", f'"{digest}"') != f'"{digest}"':
        asked = ""
    found = re.fullmatch(r"bytes=(\d*)-(\d*)", asked.strip())
    if not found or not (found[1] or found[2]):
        return _streamed(request, file, 0, file.length, 200, media, headers)
    start = int(found[1]) if found[1] else max(0, file.length - int(found[2]))
    end = int(found[2]) if found[1] and found[2] else file.length - 1
    if start >= file.length or end < start:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{file.length}"})
    end = min(end, file.length - 1)
    if most and not found[2]:
        end = min(end, start + most - 1)
    headers["Content-Range"] = f"bytes {start}-{end}/{file.length}"
    return _streamed(request, file, start, end - start + 1, 206, media, headers)


def _streamed(
    request: HttpRequest,
    file: Kept,
    start: int,
    length: int,
    status: int,
    media: str,
    headers: dict[str, str],
) -> HttpResponseBase:
    headers["Content-Length"] = str(length)
    if request.method == "HEAD":
        return HttpResponse(b"", media, status, headers=headers)
    return StreamingHttpResponse(
        _pieces(file, start, length), content_type=media, status=status, headers=headers
    )


def _pieces(file: Kept, start: int, length: int) -> Iterator[bytes]:
    file.seek(start)
    while length > 0 and (piece := file.read(min(_CHUNK, length))):
        length -= len(piece)
        yield piece
