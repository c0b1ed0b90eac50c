"""What verifying finds, as it is told."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

MOST = 1000  # findings kept; a book that is wrong everywhere must not fill the memory


@dataclass(frozen=True, slots=True)
class Wrong:
    """One finding: the entry it concerns (0: the book itself), in words, and its kind."""

    seq: int
    what: str
    kind: str


@dataclass(slots=True)
class Report:
    """What verifying one book found; `ok` only when something was checked and nothing is wrong."""

    book: str
    checked: int = 0
    checkpoints: int = 0
    """Signed checkpoints, here and at the witness, that the book was held against."""
    signed: int = 0
    """Up to which entry they vouch for the book; what follows could still be cut or chained anew unseen."""
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether the book stands."""
        return self.checked > 0 and not self.wrong

    def say(self, seq: int, kind: str, what: str) -> None:
        """Note a finding."""
        if len(self.wrong) < MOST:
            self.wrong.append(Wrong(seq, what, kind))

    def gather(self, *groups: Iterable[Wrong]) -> None:
        """Add what several checks found, the first wrong entry first, and of too much the first."""
        every = [*self.wrong, *(wrong for group in groups for wrong in group)]
        self.wrong = sorted(every, key=lambda wrong: wrong.seq)[:MOST]

    def as_json(self) -> dict[str, Any]:
        """The report as plain data for JSON."""
        wrong = [{"seq": w.seq, "kind": w.kind, "what": w.what} for w in self.wrong]
        counted = {"checked": self.checked, "checkpoints": self.checkpoints, "signed": self.signed}
        return {"book": self.book, "ok": self.ok, **counted, "wrong": wrong}


@dataclass(frozen=True, slots=True)
class Verification:
    """The reports of all books; nothing checked is not ok."""

    books: list[Report]
    reading: tuple[str, ...] = ()
    """What is wrong with the chain of the log of reading; what its anchors say stands with their books."""

    @property
    def checked(self) -> int:
        """Entries checked over all books."""
        return sum(report.checked for report in self.books)

    @property
    def ok(self) -> bool:
        """Whether there is a book, and every book stands."""
        return bool(self.books) and all(report.ok for report in self.books) and not self.reading

    def as_json(self) -> dict[str, Any]:
        """All reports as plain data for JSON."""
        message = None if self.books else "没有任何账簿,什么也没有核验。请先开启账簿并办理案件。"
        return {
            "ok": self.ok,
            "checked": self.checked,
            "message": message,
            "books": [report.as_json() for report in self.books],
            "reading": list(self.reading),
        }
