"""A real S3-compatible server on this machine (moto's), buckets in it, and another's client to look into them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from zhunsheng.record.evidence.limits import Bucket

ACCOUNT, SECRET, REGION = "someone", "secret", "us-east-1"


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server that answers until the end."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        yield "http://{}:{}".format(*server.get_host_and_port())
    finally:
        server.stop()


def client(server: str) -> Any:
    """The usual client."""
    keys = {"aws_access_key_id": ACCOUNT, "aws_secret_access_key": SECRET, "region_name": REGION}
    return boto3.client("s3", endpoint_url=server, **keys)


def made(server: str, monkeypatch: pytest.MonkeyPatch, sealed: str, kind: str = "plain") -> Bucket:
    """A bucket of its own in which the house keeps its evidence: `plain`, `versions` or `locks`."""
    name = f"b-{os.urandom(4).hex()}"
    client(server).create_bucket(Bucket=name, ObjectLockEnabledForBucket=kind == "locks")
    if kind == "versions":
        client(server).put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    for key, value in (
        ("EVIDENCE_STORE", f"s3://{name}/county"),
        ("S3_ENDPOINT", server),
        ("S3_ACCOUNT", ACCOUNT),
        ("S3_SECRET", SECRET),
        ("EVIDENCE_SEALED", sealed),
    ):
        monkeypatch.setenv(f"ZHUNSHENG_{key}", value)
    return Bucket(server, name, "county/", REGION, ACCOUNT, SECRET)


def everything(bucket: Bucket) -> dict[tuple[str, str], bytes]:
    """Every version of every key with its bytes, markers of deletion, and what was begun and never finished."""
    there = client(bucket.endpoint)
    listed = there.list_object_versions(Bucket=bucket.bucket)
    found = {}
    for one in listed.get("Versions", []):
        key = {"Key": one["Key"], "VersionId": one["VersionId"]}
        found[one["Key"], one["VersionId"]] = there.get_object(Bucket=bucket.bucket, **key)["Body"].read()
    for one in listed.get("DeleteMarkers", []):
        found[one["Key"], one["VersionId"]] = b""
    for one in there.list_multipart_uploads(Bucket=bucket.bucket).get("Uploads", []):
        found[one["Key"], one["UploadId"]] = b"begun"
    return found
