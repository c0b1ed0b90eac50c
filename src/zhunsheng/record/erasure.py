"""Lawful erasure: the value goes, the chain stays, and an entry says when and on which ground."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from zhunsheng.record.append import append
from zhunsheng.record.cursor import entry
from zhunsheng.record.errors import NoSuchEntry, guarded
from zhunsheng.record.words import Draft, Entry

PROCEDURE, STEP = "record", "erase"


def erase(
    book: str,
    seq: int,
    path: str | None,
    ground: str,
    article: str,
    by: tuple[str, ...],
    *,
    at: datetime | None = None,
) -> Entry:
    """Destroy a personal value of an entry (all of them where `path` is None), inside the caller's transaction.

    The vault keeps the place, day and ground; the book gets an entry (procedure "record", step "erase")
    in the same case, naming entry, paths, ground and article. The ground must not itself be personal.
    Raises NoSuchEntry where there is nothing left to erase.
    """
    case = entry(book, seq).case
    today = timezone.localdate()
    with guarded(), transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA secure_delete = ON")  # zeros, not free pages, where the value lay
        cursor.execute(
            "SELECT path FROM record_vault WHERE book = %s AND seq = %s AND value IS NOT NULL ORDER BY path",
            [book, seq],
        )
        paths = [place for (place,) in cursor.fetchall() if path is None or place == path]
        if not paths:
            raise NoSuchEntry(
                f"第 {seq} 条记录的「{path or '全部'}」没有可以删除的个人信息。请核对编号和位置。"
            )
        cursor.executemany(
            "UPDATE record_vault SET value = NULL, erased_on = %s, ground = %s"
            " WHERE book = %s AND seq = %s AND path = %s",
            [(today.isoformat(), ground, book, seq, place) for place in paths],
        )
        facts = {"seq": seq, "paths": paths, "ground": ground, "article": article}
        return append(book, Draft(case, PROCEDURE, STEP, today, by, facts), at=at)
