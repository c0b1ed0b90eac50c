"""Which edition of the registers holds now, and a memory that lasts no longer than one edition."""

from __future__ import annotations

import secrets
from collections.abc import Hashable
from typing import Generic, TypeVar

from django.db import connection

from zhunsheng.registers.models import Edition

V = TypeVar("V")
_MOST = 50_000


def stamp() -> str:
    """The current edition; "" while nothing was written through the registers' functions. One small query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT stamp FROM registers_edition WHERE id = 1")
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def bump() -> None:
    """Begin a new edition: call it, in the same transaction, after changing a register by any other way."""
    Edition.objects.update_or_create(id=1, defaults={"stamp": secrets.token_hex(16)})


class Memory(Generic[V]):
    """Values remembered in this process for one edition; without an edition nothing is remembered."""

    def __init__(self) -> None:
        self._held: tuple[str, dict[Hashable, V]] = ("", {})

    def of(self, edition: str) -> dict[Hashable, V]:
        """The values of that edition, to read and to add to."""
        held, values = self._held
        if not edition or held != edition or len(values) > _MOST:
            values = {}
            if edition:
                # One assignment: another thread sees either memory, never a mixture.
                self._held = (edition, values)
        return values
