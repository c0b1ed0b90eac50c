"""What was found out about each piece of evidence when it arrived: its kind, its length, whether it was scanned."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from zhunsheng.record.errors import EvidenceWrong, writing
from zhunsheng.record.evidence.keeping import exists, kept
from zhunsheng.record.evidence.kinds import KINDS, Kind, kind_of
from zhunsheng.record.evidence.scanning import Scanned
from zhunsheng.record.words import now


@dataclass(frozen=True, slots=True)
class About:
    """One piece of evidence; `kind` is None for what was kept before kinds were known, or is none of them."""

    digest: str
    kind: Kind | None
    size: int
    scanned: Scanned
    here: bool = True
    erased: bool = False
    """It was lawfully erased: that it is not here is no alarm."""

    @property
    def shown(self) -> str:
        """How a page may show it: `image`, `audio`, `video`, or not."""
        return self.kind.shown if self.kind else ""


ERASED, SWEPT = "erased", "swept"
"""Stand in the place of a kind: the file was lawfully erased and its bytes may still lie; they are gone. The newest
row of a file holds."""


def note(digest: str, kind: Kind, size: int, scanned: Scanned) -> None:
    """Write down what was found, unless the same is written already. Raises RecordUnavailable."""
    _note(digest, kind.name, size, scanned)


def note_erased(digest: str) -> None:
    """Write down that the file was lawfully erased. Raises RecordUnavailable."""
    _note(digest, ERASED, 0, Scanned.NOT)


def note_swept(digest: str) -> None:
    """Write down that the bytes of an erased file are gone. Raises RecordUnavailable."""
    _note(digest, SWEPT, 0, Scanned.NOT)


def note_found(digest: str) -> None:
    """Write down, of a file that is needed after all, what it shows itself to be. Raises RecordUnavailable."""
    kind, length = _looked_at(digest)
    _note(digest, kind.name if kind else "", length, Scanned.NOT)


def _note(digest: str, kind: str, size: int, scanned: Scanned) -> None:
    with writing(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE record_evidence IN SHARE ROW EXCLUSIVE MODE")
        known = _rows([digest]).get(digest)
        if known == (kind, size, scanned.value):
            return
        cursor.execute(
            "INSERT INTO record_evidence (number, digest, kind, size, scanned, at)"
            " SELECT coalesce(max(number), 0) + 1, %s, %s, %s, %s, %s FROM record_evidence",
            [digest, kind, size, scanned.value, now()],
        )


def about(digests: Iterable[str]) -> dict[str, About]:
    """What is known of each; what nobody noted is looked at now, and nothing is said of what is not here."""
    wanted = list(dict.fromkeys(digests))
    rows = _rows(wanted)
    return {digest: _one(digest, rows.get(digest)) for digest in wanted}


def _one(digest: str, row: tuple[str, int, str] | None) -> About:
    if row is not None and row[0] in (ERASED, SWEPT):
        return About(digest, None, 0, Scanned.NOT, here=False, erased=True)
    if row is not None:
        return About(digest, KINDS.get(row[0]), row[1], Scanned(row[2]))
    if not exists(digest):
        return About(digest, None, 0, Scanned.NOT, here=False)
    kind, length = _looked_at(digest)
    return About(digest, kind, length, Scanned.NOT)


def _looked_at(digest: str) -> tuple[Kind | None, int]:
    file = kept(digest)
    try:
        return kind_of(io.BufferedReader(file), file.length), file.length
    except EvidenceWrong:
        return None, file.length


def marked_erased() -> set[str]:
    """The digest of every file that was lawfully erased and did not come again since."""
    return _marked("")


def still_lying() -> set[str]:
    """Those of them whose bytes nobody has yet seen gone."""
    return _marked(" AND kind = 'erased'")


def lies_still(digest: str) -> bool:
    """Whether it is one of these."""
    return _rows([digest]).get(digest, ("",))[0] == ERASED


def _marked(further: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(  # as the index says it, so that it serves
            f"SELECT digest FROM record_evidence one WHERE kind IN ('erased', 'swept'){further} AND number ="
            " (SELECT max(number) FROM record_evidence WHERE digest = one.digest)"
        )
        return {digest for (digest,) in cursor.fetchall()}


def _rows(digests: list[str]) -> dict[str, tuple[str, int, str]]:
    found: dict[str, tuple[str, int, str]] = {}
    with connection.cursor() as cursor:
        for start in range(0, len(digests), 500):
            some = digests[start : start + 500]
            places = ",".join(["%s"] * len(some))
            cursor.execute(
                f"SELECT digest, kind, size, scanned FROM record_evidence WHERE digest IN ({places}) ORDER BY number",
                some,
            )
            found |= {digest: (kind, size, scanned) for digest, kind, size, scanned in cursor.fetchall()}
    return found
