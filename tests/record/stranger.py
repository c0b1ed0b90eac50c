"""A stranger's verifier, written from section 4 of the design alone: `python stranger.py EXPORT.jsonl`."""

import hashlib
import json
import sys
from pathlib import Path


def verify(path: str) -> tuple[int, str | None]:
    """How many entries stand before the first wrong one, and what is wrong with it (None: nothing)."""
    checked = 0
    with Path(path).open(encoding="utf-8") as lines:
        first = json.loads(next(lines))

        def h(data: bytes) -> bytes:
            return hashlib.new(first["hash"], data).digest()

        link, clock = h(first["book"].encode()), ""
        for line in lines:
            entry, seq = json.loads(line), checked + 1
            if entry["seq"] != seq:
                return checked, f"{seq}: missing"
            if not all(entry[column] for column in ("body", "digest", "salt", "link")):
                return checked, f"{seq}: null"
            digest = h(bytes.fromhex(entry["salt"]) + entry["body"].encode())
            if digest.hex() != entry["digest"]:
                return checked, f"{seq}: body does not match digest"
            link = h(link + seq.to_bytes(8, "big") + digest)
            if link.hex() != entry["link"]:
                return checked, f"{seq}: link broken"
            body = json.loads(entry["body"])
            if body["seq"] != seq or body["book"] != first["book"]:
                return checked, f"{seq}: out of place"
            if body["at"] < clock:
                return checked, f"{seq}: clock goes backwards"
            clock, checked = body["at"], seq
    return checked, None if checked else "nothing was checked"


if __name__ == "__main__":
    count, wrong = verify(sys.argv[1])
    print(f"{count} entries" if wrong is None else wrong)  # noqa: T201
    sys.exit(wrong is not None)
