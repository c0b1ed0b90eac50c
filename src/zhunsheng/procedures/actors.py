"""Who takes a step, as the registers knew them on that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Certificate:
    """An enforcement certificate on one day: `valid` then or not, and if not, `why` (Chinese, without full stop)."""

    number: str
    since: date
    until: date
    valid: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in an organ on one day: roles held, certificate carried, whether the organ may enforce.

    `organ` is the credit code. `certificate` is the one issued for this organ: valid that day if any is,
    else the one that last was; None if none was ever issued. `legal_qualified` answers 行政处罚法第五十八条.
    `book` names the book that the organ writes into; `organ_kind` is statutory, authorised or entrusted.
    `over`: the overseeing roles held elsewhere whose division the organ stands in.
    `posts`: every organ in which a post is held that day.
    """

    id: str
    name: str
    organ: str
    roles: frozenset[str]
    certificate: Certificate | None
    legal_qualified: bool
    organ_name: str
    organ_qualified: bool
    book: str = ""
    organ_kind: str = "statutory"
    over: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()

    @property
    def certified(self) -> bool:
        """Whether a certificate valid on the day is carried."""
        return self.certificate is not None and self.certificate.valid

    @classmethod
    def outside(cls, id: str, name: str, *roles: str) -> Actor:
        """Somebody of no organ: a party, a court, a bank."""
        return cls(id, name, "", frozenset(roles), None, False, "", False)
