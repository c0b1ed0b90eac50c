"""AWS Signature Version 4, the part of it that a store of objects needs: one request, its headers signed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote


def signed(
    method: str,
    host: str,
    path: str,
    query: Mapping[str, str],
    headers: Mapping[str, str],
    body_digest: str,
    *,
    account: str,
    secret: str,
    region: str,
    at: datetime,
    service: str = "s3",
) -> dict[str, str]:
    """The headers of a request with its signature among them; `path` is already percent-encoded; `at` is UTC."""
    stamp = at.strftime("%Y%m%dT%H%M%SZ")
    sent = {name.lower(): value.strip() for name, value in headers.items()}
    sent |= {"host": host, "x-amz-content-sha256": body_digest, "x-amz-date": stamp}
    names = ";".join(sorted(sent))
    canonical = "\n".join(
        (
            method,
            path,
            encoded(query),
            "".join(f"{name}:{sent[name]}\n" for name in sorted(sent)),
            names,
            body_digest,
        )
    )
    scope = f"{stamp[:8]}/{region}/{service}/aws4_request"
    hashed = hashlib.sha256(canonical.encode()).hexdigest()
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashed}".encode(), "sha256").hex()
    credential = f"Credential={account}/{scope}, SignedHeaders={names}, Signature={signature}"
    return sent | {"authorization": f"AWS4-HMAC-SHA256 {credential}"}


def encoded(query: Mapping[str, str]) -> str:
    """A query in the canonical form: sorted, everything but letters, digits and `-._~` percent-encoded."""
    return "&".join(f"{quote(name, safe='-_.~')}={quote(query[name], safe='-_.~')}" for name in sorted(query))
