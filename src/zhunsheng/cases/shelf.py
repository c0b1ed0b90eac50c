"""The other cases of the book as bars look at them: read from their rows, only when a bar asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from zhunsheng.cases.same_party import key_of
from zhunsheng.cases.swift import run
from zhunsheng.procedures.acts import Known
from zhunsheng.procedures.facts import Party

_NAMES = (
    *(
        "id",
        "number",
        "procedure",
        "organ",
        "stage",
        "outcome",
        "subject",
        "cause",
        "opened",
        "decided",
        "closed",
    ),
    *("published", "withdrawn", "facts"),
)
_DAYS = ("opened", "decided", "closed", "published", "withdrawn")
_SELECT = f"SELECT {', '.join(_NAMES)} FROM cases_caserow"
_WORKERS = (
    "SELECT person FROM cases_worker JOIN cases_caserow ON cases_caserow.id = case_id"
    " WHERE case_id = %s AND book = %s"
)
_BY_PAPER = f"{_SELECT} WHERE id = (SELECT case_id FROM cases_paper WHERE number = %s)"


@dataclass(frozen=True, slots=True)
class BookShelf:
    """The cases of one book beside the one on trial."""

    book: str
    case: str
    party: Party | None = None

    def named(self, text: str) -> Known | None:
        """The case with that number, paper number or id; of this book alone."""
        for sql in (f"{_SELECT} WHERE id = %s", f"{_SELECT} WHERE number = %s", _BY_PAPER):
            found = self._read(f"{sql} AND book = %s", (text, self.book))
            if found:
                return found[0]
        return None

    def about(self, procedure: str, subject: str) -> tuple[Known, ...]:
        """The cases of a procedure about one subject, oldest first."""
        where = "WHERE procedure = %s AND subject = %s AND book = %s AND id <> %s ORDER BY opened, version"
        return self._read(f"{_SELECT} {where}", (procedure, subject, self.book, self.case))

    def of_party(self, procedure: str) -> tuple[Known, ...]:
        """The cases of a procedure about the same party, oldest first."""
        key = key_of(self.party)
        if not key:
            return ()
        where = "WHERE party_key = %s AND procedure = %s AND book = %s AND id <> %s ORDER BY opened, version"
        return self._read(f"{_SELECT} {where}", (key, procedure, self.book, self.case))

    def workers(self, case: str) -> frozenset[str]:
        """Everybody in public service who took a step of the case with that id."""
        return frozenset(row[0] for row in run(_WORKERS, (case, self.book)).fetchall())

    def _read(self, sql: str, values: tuple[Any, ...]) -> tuple[Known, ...]:
        return tuple(_known(dict(zip(_NAMES, row, strict=True))) for row in run(sql, values).fetchall())


def _known(row: dict[str, Any]) -> Known:
    days = {name: _day(row[name]) for name in _DAYS}
    facts = row["facts"] if isinstance(row["facts"], dict) else orjson.loads(row["facts"])
    return Known(**{**row, **days, "facts": facts})


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
