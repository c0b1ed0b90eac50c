"""Taking the bytes of lawfully erased evidence away for ever; what cannot go now goes later."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from django.conf import settings
from django.db import connection

from zhunsheng.record.errors import RecordUnavailable, StoreRefuses, writing
from zhunsheng.record.evidence import arriving, named
from zhunsheng.record.evidence.folder import Folder
from zhunsheng.record.evidence.keeping import SEALED, Store, exists, store_here
from zhunsheng.record.evidence.known import (
    lies_still,
    marked_erased,
    note_erased,
    note_found,
    note_swept,
    still_lying,
)
from zhunsheng.record.evidence.thumbnails import SIZES


def mark(digests: Collection[str]) -> None:
    """Write down, inside the caller's transaction, that these files are erased; `sweep` then takes the bytes."""
    for digest in sorted(digests):
        note_erased(digest)


def lying() -> int:
    """How many erased files still lie here, as far as anybody has seen."""
    return len(still_lying())


def sweep(restored: Store | None = None) -> list[str]:
    """Take away the bytes, small pictures and finished uploads of every file that is marked; the digests that went.

    What failed before (the store was away or refused, the process died) is done now; of what fails now the rest still
    goes, and then RecordUnavailable says what stands against it. `restored`: the folder into which a backup was just
    put back, which may hold anything that was ever erased. Raises EvidenceWrong where the settings are wrong.
    """
    if restored is not None:
        return [digest for digest in sorted(marked_erased()) if _taken(restored, digest)]
    store, gone, against = store_here(), [], list[RecordUnavailable]()
    for digest in sorted(still_lying()):
        try:
            if _swept(store, digest):
                gone.append(digest)
        except StoreRefuses as no:
            against.append(no)
        except RecordUnavailable as away:
            against.append(away)
            break
    if against:
        raise RecordUnavailable(f"还有{lying()}件证据的原件没有清除:{against[0]}") from against[0]
    return gone


def _swept(store: Store, digest: str) -> bool:
    with writing(), connection.cursor() as cursor:  # nobody may note the same file as new in between
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE record_evidence IN SHARE ROW EXCLUSIVE MODE")
        if not lies_still(digest):
            return False  # it came again meanwhile
        if named.needing(digest, 1) and exists(digest):
            note_found(digest)  # an entry written since the erasure names it
            return False
        went = _taken(store, digest)
        note_swept(digest)
        return went


def _taken(store: Store, digest: str) -> bool:
    """What lies on this machine goes first: nothing can stand against that."""
    home = Path(settings.HOME)
    for size in SIZES:
        Folder(home / "thumbnails").remove(f"{digest}.{size}")
    arriving.forget({digest})
    places = [Folder(home / "evidence"), *([] if isinstance(store, Folder) else [store])]
    went = [place.remove(name) for place in places for name in (digest + SEALED, digest)]
    return any(went)
