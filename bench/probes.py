"""What this machine can do: fsync and sha256 a second. All other figures lean on these."""

from __future__ import annotations

import hashlib
import os
import tempfile

from bench.measure import interleaved, row, size, tell


def fsyncs() -> int:
    """Append 4 KiB and fsync, again and again."""
    page, number = os.urandom(4096), size(2000)
    with tempfile.TemporaryFile(dir=os.environ["ZHUNSHENG_HOME"]) as file:
        for _n in range(number):
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
    return number


def hashes() -> int:
    """SHA-256 of 512 bytes, one by one."""
    block, number = os.urandom(512), size(1_000_000)
    for _n in range(number):
        hashlib.sha256(block).digest()
    return number


if __name__ == "__main__":
    found = interleaved({"fsync": fsyncs, "sha256": hashes})
    tell(
        [
            row("append 4 KiB + fsync", found["fsync"], "/s"),
            row("sha256 of 512 B, one core", found["sha256"], "/s"),
        ]
    )
