"""What a question needs to know of the registers: which units are towns."""

from __future__ import annotations

from zhunsheng.registers import edition
from zhunsheng.registers.edition import Memory
from zhunsheng.registers.models import Level, Organ

_towns: Memory[tuple[str, ...]] = Memory()


def towns() -> tuple[str, ...]:
    """The credit codes of the organs of towns, as the registers now stand."""
    held = _towns.of(edition.stamp())
    found = held.get("towns")
    if found is None:
        rows = Organ.objects.filter(jurisdiction__level=Level.TOWN).order_by("code")
        found = held["towns"] = tuple(rows.values_list("code", flat=True))
    return found
