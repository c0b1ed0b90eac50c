"""What an erasure would take from a case: personal values, files, and which files entries elsewhere still need."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

from zhunsheng import record
from zhunsheng.cases import folding
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.models import CaseRow
from zhunsheng.procedures.catalogue import named
from zhunsheng.record.evidence import known
from zhunsheng.record.evidence import named as named_in


@dataclass(frozen=True, slots=True)
class Losing:
    """What one entry loses: places of personal values (RFC 6901), digests of evidence; and how its step is called."""

    case: str
    seq: int
    step: str
    on: date
    paths: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an erasure takes from a case and its recordings. `kept`: files that entries elsewhere need, whose bytes stay."""

    case: str
    number: str
    book: str
    organ: str
    closed: date | None
    losing: tuple[Losing, ...]
    kept: frozenset[str]

    @property
    def values(self) -> int:
        """How many personal values go."""
        return sum(len(one.paths) for one in self.losing)

    @property
    def evidence(self) -> list[str]:
        """The files whose bytes go."""
        return sorted({digest for one in self.losing for digest in one.evidence} - self.kept)


def planned(case: str, seq: int | None = None, path: str | None = None, evidence: bool = True) -> Plan:
    """What would be erased: everything personal of the case with its recordings, or of one entry, or one value of it.

    `evidence`: the files too (never with a single value). Raises NoSuchCase.
    """
    return plan_of(row_found(case), seq, path, evidence and path is None)


def waiting(case: str) -> int:
    """How many erased files of the case still lie in the store, which was away or refused. Raises NoSuchCase."""
    told = (
        one for book, mine in touched(row_found(case)) for one in record.erasures(record.entries(book, mine))
    )
    return len({digest for one in told for digest in one.evidence if known.lies_still(digest)})


def row_found(case: str) -> CaseRow:
    row = CaseRow.objects.filter(id=case).first() or CaseRow.objects.filter(number=case).first()
    if row is None:
        raise NoSuchCase(case)
    return row


def touched(row: CaseRow) -> list[tuple[str, str]]:
    """Book and id of the case and of the recordings of its acts, which are cases of their own."""
    about = CaseRow.objects.filter(procedure="recording", subject__in={row.id, row.number})
    return [(row.book, row.id), *about.order_by("id").values_list("book", "id")]


def plan_of(row: CaseRow, seq: int | None, path: str | None, evidence: bool) -> Plan:
    losing = []
    for book, case in touched(row):
        if case != row.id and (seq is not None or book != row.book):
            continue
        losing += _losing(book, case, seq, path, evidence)
    if seq is not None:
        losing = _with_texts(row.book, row.id, losing)
    mine: dict[str, set[named_in.Place]] = {}
    for one in losing:
        for digest in one.evidence:
            mine.setdefault(digest, set()).add((row.book, one.seq))
    kept = named_in.elsewhere(mine)
    return Plan(row.id, row.number, row.book, row.organ, row.closed, tuple(losing), kept)


def _losing(book: str, case: str, seq: int | None, path: str | None, evidence: bool) -> list[Losing]:
    entries = record.entries(book, case)
    gone: dict[int, set[str]] = {}
    for one in record.erasures(entries):
        gone.setdefault(one.of, set()).update(one.evidence)
    wanted = [e for e in entries if e.procedure != folding.RECORD and seq in (None, e.seq)]
    places = record.kept_places(book, [one.seq for one in wanted])
    found = []
    for entry in wanted:
        paths = tuple(one for one in places.get(entry.seq, []) if path in (None, one))
        here = tuple(dict.fromkeys(entry.evidence)) if evidence else ()
        lost = tuple(digest for digest in here if digest not in gone.get(entry.seq, set()))
        if paths or lost:
            title = named(entry.procedure).steps[entry.step].title
            found.append(Losing(case, entry.seq, title, entry.on, paths, lost))
    return found


def _with_texts(book: str, case: str, losing: list[Losing]) -> list[Losing]:
    """Where some values go, the sealed texts of the case that tell them go too: nobody could mask them any more."""
    goes = {one.seq: one for one in losing}
    values = {
        text for one in losing for place, text in sealed_texts(book, one.seq).items() if place in one.paths
    }
    for one in _losing(book, case, None, None, evidence=False):
        chosen = goes.get(one.seq, replace(one, paths=()))
        texts = {
            place: text for place, text in sealed_texts(book, one.seq).items() if place not in chosen.paths
        }
        more = [
            place for place, text in texts.items() if any(value in text != value for value in values if value)
        ]
        if more:
            goes[one.seq] = replace(chosen, paths=(*chosen.paths, *more))
    return [goes[number] for number in sorted(goes)]


def sealed_texts(book: str, seq: int) -> dict[str, str]:
    """The sealed texts of an entry that are still there, by place; single signs tell nothing."""
    held = record.vault.stored(book, [seq])
    found = {}
    for place, commitment in record.vault.commitments(record.entry(book, seq).facts):
        value = held[seq, place][0]
        if value is not None:
            text = json.loads(record.vault.unlock(book, place, commitment, value)[1])
            if isinstance(text, str) and len(text) > 1:
                found[place] = text
    return found
