"""Lawful erasure: the value goes, the chain stays, and an entry says when and on which ground."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from zhunsheng.record.append import append
from zhunsheng.record.cursor import entry
from zhunsheng.record.errors import NoSuchEntry, guarded, writing
from zhunsheng.record.words import Draft, Entry

PROCEDURE, STEP = "record", "erase"


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an entry of erasure says: its own number and day, the entry that lost values (places) and files (digests).

    `document`: the paper by which it was ordered; empty where none was named.
    """

    seq: int
    on: date
    by: tuple[str, ...]
    of: int
    paths: tuple[str, ...]
    evidence: tuple[str, ...]
    ground: str
    article: str
    document: str


def erasures(entries: Iterable[Entry]) -> list[Erasure]:
    """The erasures among these entries, in their order."""
    found = []
    for one in entries:
        if (one.procedure, one.step) == (PROCEDURE, STEP):
            said = one.facts
            paths, files = tuple(said["paths"]), tuple(said.get("evidence", ()))
            told = said["ground"], said["article"], said.get("document", "")
            found.append(Erasure(one.seq, one.on, one.by, said["seq"], paths, files, *told))
    return found


def kept_places(book: str, seqs: Iterable[int]) -> dict[int, list[str]]:
    """The places of the personal values that the vault still holds, by entry, in their order."""
    found: dict[int, list[str]] = {}
    wanted = list(seqs)
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            cursor.execute(
                "SELECT seq, path FROM record_vault WHERE book = %s AND value IS NOT NULL"
                f" AND seq IN ({','.join(['%s'] * len(some))}) ORDER BY seq, path",
                [book, *some],
            )
            for seq, path in cursor.fetchall():
                found.setdefault(seq, []).append(path)
    return found


def erase(
    book: str,
    seq: int,
    path: str | Collection[str] | None,
    ground: str,
    article: str,
    by: tuple[str, ...],
    *,
    evidence: tuple[str, ...] = (),
    document: str = "",
    at: datetime | None = None,
) -> Entry:
    """Destroy a personal value of an entry, or several (all of them where `path` is None), inside the caller's transaction.

    The vault keeps the place, day and ground; the book gets an entry (procedure "record", step "erase") in the same
    case, naming entry, places, ground and article, and the digests of the `evidence` that goes with them (the files
    themselves go by `evidence.erasing`). No text given may itself be personal.
    Raises NoSuchEntry where there is nothing left to erase.
    """
    case = entry(book, seq).case
    today, wanted = timezone.localdate(), {path} if isinstance(path, str) else path
    with writing(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA secure_delete = ON")  # zeros, not free pages, where the value lay
        here = kept_places(book, [seq]).get(seq, [])
        paths = [place for place in here if wanted is None or place in wanted]
        if not paths and not evidence:
            raise NoSuchEntry(
                f"第 {seq} 条记录的「{path if isinstance(path, str) else '全部'}」没有可以删除的个人信息。请核对编号和位置。"
            )
        cursor.executemany(
            "UPDATE record_vault SET value = NULL, erased_on = %s, ground = %s"
            " WHERE book = %s AND seq = %s AND path = %s",
            [(today.isoformat(), ground, book, seq, place) for place in paths],
        )
        facts = {"seq": seq, "paths": paths, "ground": ground, "article": article}
        facts |= {"evidence": list(evidence)} if evidence else {}
        facts |= {"document": document} if document else {}
        return append(book, Draft(case, PROCEDURE, STEP, today, by, facts), at=at)


def settle_database() -> None:
    """After the commit of an erasure: take the former values out of SQLite's write-ahead log too.

    While a reader still needs the log it stays; the next erasure or checkpoint of the database takes it. PostgreSQL
    keeps former rows until VACUUM; they are ciphertext.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with guarded(), connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
