"""The books of governments below, as this installation co-signed them: whole checkpoints, alarms, who has fallen silent."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

from django.db import connection

from zhunsheng.record import witnesses
from zhunsheng.record.errors import CheckpointWrong
from zhunsheng.record.notes import ORIGIN, Checkpoint
from zhunsheng.record.words import moment

SILENT = "ZHUNSHENG_BELOW_DAYS"
FORK, SHRUNK = "fork", "shrunk"


@dataclass(frozen=True, slots=True)
class Seen:
    """A checkpoint of a book below: its how-manyeth, entries, root, when it came, the signed note."""

    origin: str
    number: int
    size: int
    root: bytes
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """A signed checkpoint that does not continue what was seen before: `fork` or `shrunk`; `seen` entries were known."""

    origin: str
    kind: str
    size: int
    root: bytes
    seen: int
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Below:
    """One book below: its newest checkpoint, whether it is overdue, the alarms that stand against it."""

    origin: str
    newest: Seen | None
    overdue: bool
    alarms: tuple[Alarm, ...]

    @property
    def book(self) -> str:
        """The book's name."""
        return unquote(self.origin.removeprefix(ORIGIN))


_SEEN = "SELECT origin, number, size, root, at, note FROM record_below WHERE origin = %s"


def _seen(row: Sequence[Any]) -> Seen:
    origin, number, size, root, at, note = row
    return Seen(str(origin), int(number), int(size), bytes(root), datetime.fromisoformat(str(at)), str(note))


def newest(origin: str) -> Seen | None:
    """The last checkpoint of a book below; None before the first."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_SEEN} ORDER BY number DESC LIMIT 1", [origin])
        row = cursor.fetchone()
    return _seen(row) if row else None


def every(origin: str, most: int = 50) -> list[Seen]:
    """The checkpoints of a book below, the newest first."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_SEEN} ORDER BY number DESC LIMIT %s", [origin, most])
        return [_seen(row) for row in cursor.fetchall()]


def roots(origin: str, size: int) -> set[bytes]:
    """The roots co-signed at a size: one at most, as long as nobody forged the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT root FROM record_below WHERE origin = %s AND size = %s", [origin, size])
        return {bytes(root) for (root,) in cursor.fetchall()}


def keep(end: Checkpoint, note: str, now: datetime) -> None:
    """Keep a checkpoint that was found to continue the last one; inside a transaction."""
    last = newest(end.origin)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO record_below (origin, number, size, root, at, note) VALUES (%s, %s, %s, %s, %s, %s)",
            [end.origin, last.number + 1 if last else 1, end.size, end.root, moment(now), note],
        )


def raise_alarm(kind: str, end: Checkpoint, seen: int, note: str, now: datetime) -> None:
    """Keep the signed evidence; the same checkpoint raises one alarm only. Inside a transaction."""
    key: list[Any] = [end.origin, kind, end.size, end.root]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM record_alarm WHERE origin = %s AND kind = %s AND size = %s AND root = %s", key
        )
        if cursor.fetchone() is None:
            cursor.execute(
                "INSERT INTO record_alarm (origin, kind, size, root, seen, at, note)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s)",
                [*key, seen, moment(now), note],
            )


def alarms(origin: str | None = None) -> list[Alarm]:
    """The alarms that stand, the newest first.

    One falls away when the very same checkpoint was proved afterwards: somebody had sent it with a wrong proof.
    """
    named: list[Any] = [origin] if origin else []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT origin, kind, size, root, seen, at, note FROM record_alarm a WHERE NOT EXISTS"
            " (SELECT 1 FROM record_below b WHERE b.origin = a.origin AND b.size = a.size AND b.root = a.root)"
            + (" AND origin = %s" if origin else "")
            + " ORDER BY at DESC, size DESC",
            named,
        )
        rows = cursor.fetchall()
    return [
        Alarm(
            str(o), str(kind), int(size), bytes(root), int(seen), datetime.fromisoformat(str(at)), str(note)
        )
        for o, kind, size, root, seen, at, note in rows
    ]


def silence() -> timedelta:
    """After how long without a checkpoint a book below is overdue: ZHUNSHENG_BELOW_DAYS, else three days.

    Raises CheckpointWrong.
    """
    given = os.environ.get(SILENT, "3")
    if not (given.isascii() and given.isdigit() and 0 < int(given) < 1000):
        raise CheckpointWrong(f"{SILENT} 应为 1 至 999 的天数,现为「{given[:20]}」。请改正。")
    return timedelta(days=int(given))


def books(now: datetime | None = None) -> list[Below]:
    """Every book below that is set or was ever seen, in the order of their names. Raises CheckpointWrong."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT origin FROM record_below UNION SELECT DISTINCT origin FROM record_alarm"
        )
        met = {str(origin) for (origin,) in cursor.fetchall()}
    configured = {key.name for key in witnesses.below()}
    standing, patience, now = alarms(), silence(), now or datetime.now(UTC)
    found = []
    for origin in sorted(met | configured):
        last = newest(origin)
        overdue = origin in configured and (last is None or now - last.at > patience)
        found.append(Below(origin, last, overdue, tuple(one for one in standing if one.origin == origin)))
    return found
