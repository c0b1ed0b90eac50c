"""An S3-compatible store of evidence: signed requests of our own over http.client, nothing else needed.

The ten requests below are all that a store of whole objects needs; the usual client for it brings 25 MB of code.
Browsers never get an address of the store: every byte passes the gate.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape, unescape

from django.conf import settings

from zhunsheng.record.errors import EvidenceWrong, RecordUnavailable, StoreRefuses
from zhunsheng.record.evidence.limits import Bucket
from zhunsheng.record.evidence.sigv4 import encoded, signed
from zhunsheng.record.files import folder

PART = 16 * 1024 * 1024
_AWAY = "证据存储 {0} 没有应答。请检查对象存储服务和网络{1}"
_NO = "证据存储 {0} 拒绝了请求(HTTP {1}{2})。请核对桶名、账号、密钥和权限{3}"
_ANEW = ",再重新办理;本次未写入任何内容。"
_STAYS = ";原件还在桶里。"
_LOCKED = "(要能删除所有版本,且没有对象锁定);原件还在桶里。"


class S3:
    """A bucket. An object is put whole or not at all, and its content is checked by the server as it arrives."""

    def __init__(self, bucket: Bucket) -> None:
        self._at = bucket

    def size(self, name: str) -> int | None:
        """Its length in bytes, or None where there is none."""
        status, headers, _body = self._ask("HEAD", name)
        return None if status == 404 else int(headers["content-length"])

    def read(self, name: str, start: int, length: int) -> bytes:
        """A part of an object; shorter at its end. Raises EvidenceWrong where there is none."""
        if length <= 0:
            return b""
        wanted = {"range": f"bytes={start}-{start + length - 1}"}
        status, _headers, body = self._ask("GET", name, headers=wanted, passed=(404, 416))
        if status == 404:
            raise EvidenceWrong(f"对象存储里没有 {name}。请从备份恢复。")
        return b"" if status == 416 else body[:length]

    def draft_folder(self) -> Path:
        """Where a draft is written before it is sent."""
        return folder(Path(settings.HOME) / "arriving")

    def put(self, draft: Path, name: str) -> None:
        """Send a finished file, in parts where it is large, and see that the store has all of it."""
        length = draft.stat().st_size
        with draft.open("rb") as file:
            if length <= PART:
                self._ask("PUT", name, body=file.read(), passed=())
            else:
                self._put_parts(file, name)
        if self.size(name) != length:
            self._ask("DELETE", name)
            raise RecordUnavailable(f"证据存储收到的 {name} 长度不对,已删除。请重新上传。")

    def _put_parts(self, file: IO[bytes], name: str) -> None:
        begun = self._ask("POST", name, {"uploads": ""}, passed=())[2].decode()
        upload = (re.search(r"<UploadId>([^<]+)</UploadId>", begun) or [""])[1]
        tags: list[str] = []
        try:
            while part := file.read(PART):
                query = {"partNumber": str(len(tags) + 1), "uploadId": upload}
                tags.append(self._ask("PUT", name, query, part, passed=())[1]["etag"])
            listed = "".join(
                f"<Part><PartNumber>{n}</PartNumber><ETag>{escape(tag)}</ETag></Part>"
                for n, tag in enumerate(tags, 1)
            )
            body = f"<CompleteMultipartUpload>{listed}</CompleteMultipartUpload>".encode()
            done = self._ask("POST", name, {"uploadId": upload}, body, passed=())[2]
            if b"<Error>" in done:  # S3 answers 200 before it knows
                raise RecordUnavailable(_NO.format(self._at.endpoint, 200, "", _ANEW))
        except BaseException:
            self._ask("DELETE", name, {"uploadId": upload})
            raise

    def remove(self, name: str) -> bool:
        """Take the object away for ever, with every version and every unfinished sending of it; whether there was one.

        Raises StoreRefuses (a lock, a right that is missing, or it is still listed), RecordUnavailable.
        """
        for upload in self._listed(name, "uploads", "Upload", "UploadId") or ():
            self._ask("DELETE", name, {"uploadId": upload}, erasing=True)
        seen: set[str] = set()
        while versions := self._versions(name):
            if seen.intersection(versions):
                raise StoreRefuses(f"证据存储 {self._at.endpoint} 没有删除 {name[:8]}{_STAYS}")
            for version in versions:
                self._ask("DELETE", name, {"versionId": version} if version else {}, erasing=True)
            seen.update(versions)
        return bool(seen)

    def _versions(self, name: str) -> list[str]:
        """Every version of the object; one without a name where the store knows no versions at all."""
        found = self._listed(name, "versions", "Version|DeleteMarker", "VersionId")
        if found is not None:
            return found
        return [""] if self._ask("HEAD", name, erasing=True)[0] != 404 else []

    def _listed(self, name: str, what: str, kinds: str, wanted: str) -> list[str] | None:
        """Of exactly this object: its versions (one, `null`, where the bucket keeps none), or what was begun of it.

        None where the store does not know the question.
        """
        key = self._key(name)
        status, _headers, body = self._ask(
            "GET", "", {what: "", "prefix": key}, passed=(405, 501), erasing=True
        )
        if status >= 400:
            return None
        found = []
        for inner in re.findall(rf"<(?:{kinds})>(.*?)</(?:{kinds})>", body.decode(), re.DOTALL):
            told = {part: unescape(value) for part, value in re.findall(r"<(\w+)>([^<]*)</", inner)}
            if told.get("Key") == key:
                found.append(told[wanted])
        return found

    def names(self) -> Iterator[str]:
        """Every object under the prefix, in order."""
        more = ""
        while True:
            query = {"list-type": "2", "prefix": self._at.prefix} | (
                {"continuation-token": more} if more else {}
            )
            text = self._ask("GET", "", query, passed=())[2].decode()
            for key in re.findall(r"<Key>([^<]+)</Key>", text):
                yield key.removeprefix(self._at.prefix).replace("/", "")
            more = (re.search(r"<NextContinuationToken>([^<]+)<", text) or ["", ""])[1]
            if not more:
                return

    def _key(self, name: str) -> str:
        return f"{self._at.prefix}{name[:2]}/{name[2:]}"

    def _ask(
        self,
        method: str,
        name: str,
        query: dict[str, str] | None = None,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
        passed: tuple[int, ...] = (404,),
        erasing: bool = False,
    ) -> tuple[int, dict[str, str], bytes]:
        """One request, answered. Raises StoreRefuses for every answer but success and those passed on."""
        at, query = self._at, query or {}
        parts = urlsplit(at.endpoint)
        key = self._key(name) if name else ""
        path = quote(f"{parts.path}/{at.bucket}/{key}" if key else f"{parts.path}/{at.bucket}", safe="/-_.~")
        sent = dict(headers or {})
        if body:
            sent["content-md5"] = base64.b64encode(hashlib.md5(body, usedforsecurity=False).digest()).decode()
        digest = hashlib.sha256(body).hexdigest()
        who = {"account": at.account, "secret": at.secret, "region": at.region}
        full = signed(method, parts.netloc, path, query, sent, digest, at=datetime.now(UTC), **who)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        line = kind(parts.netloc, timeout=10 if erasing else 60)  # others wait for an erasure that waits
        try:
            line.request(method, f"{path}?{encoded(query)}" if query else path, body or None, full)
            answer = line.getresponse()
            got = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise RecordUnavailable(_AWAY.format(at.endpoint, _STAYS if erasing else _ANEW)) from error
        finally:
            line.close()
        if got[0] >= 300 and got[0] not in passed:
            code = re.search(rb"<Code>(\w+)</Code>", got[2])
            said = f" {code[1].decode()}" if code else ""
            raise StoreRefuses(_NO.format(at.endpoint, got[0], said, _LOCKED if erasing else _ANEW))
        return got
