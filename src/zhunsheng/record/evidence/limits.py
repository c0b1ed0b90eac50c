"""What the installation takes as evidence and where it keeps it: a few environment variables, read when asked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from zhunsheng.record.errors import EvidenceWrong

PART = 8 * 1024 * 1024
"""Bytes that one part of an upload may have."""
_MEGA = 1024 * 1024
_ON = {"1": True, "yes": True, "on": True, "0": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes a file may have; the kinds taken (empty: all known); whether a name that disagrees is refused."""

    most: int
    kinds: frozenset[str]
    strict_names: bool


@dataclass(frozen=True, slots=True)
class Bucket:
    """An S3-compatible store: where it answers, the bucket, a prefix of all keys, the account that signs."""

    endpoint: str
    bucket: str
    prefix: str
    region: str
    account: str
    secret: str


def limits() -> Limits:
    """The limits of the settings. Raises EvidenceWrong for a setting that says nothing sensible."""
    text = os.environ.get("ZHUNSHENG_EVIDENCE_MOST_MB", "2048").strip()
    if not text.isdigit() or not int(text):
        raise EvidenceWrong(f"ZHUNSHENG_EVIDENCE_MOST_MB={text[:20]} 应为大于零的整数(MB)。")
    names = _one_of("ZHUNSHENG_EVIDENCE_NAMES", ("refuse", "note"))
    kinds = os.environ.get("ZHUNSHENG_EVIDENCE_TYPES", "").replace(",", " ").split()
    return Limits(int(text) * _MEGA, frozenset(kinds), names == "refuse")


def sealed() -> bool:
    """Whether what is stored now is encrypted (ZHUNSHENG_EVIDENCE_SEALED, on unless switched off)."""
    given = os.environ.get("ZHUNSHENG_EVIDENCE_SEALED", "on").strip().lower()
    if given not in _ON:
        raise EvidenceWrong(f"ZHUNSHENG_EVIDENCE_SEALED={given[:20]} 应为 on 或 off。")
    return _ON[given]


def scanner() -> str:
    """Where clamd listens: `unix:/run/clamav/clamd.ctl` or `127.0.0.1:3310`; empty where nothing is scanned."""
    return os.environ.get("ZHUNSHENG_CLAMD", "").strip()


def scanner_must_answer() -> bool:
    """Whether a file is refused while the scanner is away (ZHUNSHENG_CLAMD_AWAY=refuse, or `keep`: kept, marked)."""
    return _one_of("ZHUNSHENG_CLAMD_AWAY", ("refuse", "keep")) == "refuse"


def bucket() -> Bucket | None:
    """The S3 store of the settings, or None where evidence lies in the installation's folder."""
    given = os.environ.get("ZHUNSHENG_EVIDENCE_STORE", "").strip()
    if not given:
        return None
    parts = urlsplit(given)
    endpoint = os.environ.get("ZHUNSHENG_S3_ENDPOINT", "")
    account, secret = os.environ.get("ZHUNSHENG_S3_ACCOUNT", ""), os.environ.get("ZHUNSHENG_S3_SECRET", "")
    if parts.scheme != "s3" or not parts.netloc or not (endpoint and account and secret):
        raise EvidenceWrong(
            "证据存储应写成 ZHUNSHENG_EVIDENCE_STORE=s3://桶/前缀,"
            "并设 ZHUNSHENG_S3_ENDPOINT、ZHUNSHENG_S3_ACCOUNT、ZHUNSHENG_S3_SECRET。"
        )
    region = os.environ.get("ZHUNSHENG_S3_REGION", "us-east-1")
    prefix = parts.path.strip("/")
    return Bucket(endpoint.rstrip("/"), parts.netloc, f"{prefix}/" if prefix else "", region, account, secret)


def _one_of(name: str, allowed: tuple[str, ...]) -> str:
    given = os.environ.get(name, allowed[0]).strip().lower()
    if given not in allowed:
        raise EvidenceWrong(f"{name}={given[:20]} 应为 {' 或 '.join(allowed)}。")
    return given
