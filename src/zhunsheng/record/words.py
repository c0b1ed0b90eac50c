"""What is written into the book and what is read from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from zhunsheng.record.errors import Unwritable

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A personal value in facts: the body gets a commitment to it, the vault the value itself."""

    value: Any


@dataclass(frozen=True, slots=True)
class Erased:
    """What `reveal` gives in place of a personal value that was lawfully destroyed."""

    on: date
    ground: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One act, not yet written: `on` is the day of the act, `by` who took it, `corrects` the entry it corrects."""

    case: str
    procedure: str
    step: str
    on: date
    by: tuple[str, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as the book holds it; `at` is the moment of writing (UTC), personal facts are commitments."""

    book: str
    seq: int
    case: str
    procedure: str
    step: str
    on: date
    at: datetime
    by: tuple[str, ...]
    facts: Facts
    evidence: tuple[str, ...]
    corrects: int | None
    digest: bytes
    link: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """Where a book ends: number and link of its last entry (0 and the link of the name when it is empty)."""

    seq: int
    link: bytes


@dataclass(frozen=True, slots=True)
class Book:
    """A book as it was opened, and where it ends."""

    name: str
    hash: str
    head: Head
    opened: datetime


def moment(at: datetime) -> str:
    """The fixed form of `at` in the body: UTC, microseconds, Z; text order is time order.

    Raises Unwritable when the time has no zone.
    """
    if at.tzinfo is None:
        raise Unwritable("写入时刻没有时区,不能记录。请给出带时区的时刻。")
    return at.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def now() -> str:
    """This moment in the form of the body."""
    return datetime.now(UTC).isoformat(timespec="microseconds")[:-6] + "Z"
