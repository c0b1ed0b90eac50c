"""Erasing the personal facts of a case on a lawful request: what would go, what stands against it, and doing it.

An entry stays for each entry that lost something. Nothing that figures count depends on a personal value, so they keep
theirs. What an installation has handed out (archives, receipts, papers) it no longer has and cannot call back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from secrets import token_hex

from django.db import connection, transaction

from zhunsheng import record
from zhunsheng.cases import folding, list_keeping, remembering, rows
from zhunsheng.cases.erasing_grounds import ORDERS, Order, refused
from zhunsheng.cases.errors import Forbidden, NoSuchCase
from zhunsheng.cases.models import CaseRow, ImportedRow
from zhunsheng.cases.queries import today
from zhunsheng.cases.rebuilding import case_of, number_in
from zhunsheng.procedures.catalogue import named
from zhunsheng.procedures.judging import Refusal
from zhunsheng.record.evidence import erasing as files
from zhunsheng.record.evidence import known
from zhunsheng.record.evidence import named as named_in
from zhunsheng.registers import authority, edition
from zhunsheng.statutes.words import _

TITLE = _("删除个人信息")


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


@dataclass(frozen=True, slots=True)
class Done:
    """What was erased, the entries that say so, and why bytes still lie here (empty where all are gone)."""

    plan: Plan
    entries: tuple[int, ...]
    waiting: str


def may_order(person: str, organ: str, on: date) -> bool:
    """Whether a person may order an erasure in an organ's cases on that day. Raises registers.Refused."""
    return bool(authority.roles_of(person, on).get(organ, frozenset()) & ORDERS)


def planned(case: str, seq: int | None = None, path: str | None = None, evidence: bool = True) -> Plan:
    """What would be erased: everything personal of the case with its recordings, or of one entry, or one value of it.

    `evidence`: the files too (never with a single value). Raises NoSuchCase.
    """
    return _plan(_found(case), seq, path, evidence and path is None)


def erase(
    case: str,
    ground: str,
    document: str,
    *,
    by: str,
    on: date | None = None,
    article: str = "",
    seq: int | None = None,
    path: str | None = None,
    evidence: bool = True,
) -> Done:
    """Erase, in one transaction: vault, evidence, tokens that find the person, the row of the case, and its entries.

    `ground`: one of `erasing_grounds.GROUNDS`; `document`: the paper by which it was ordered; `article`: another law that orders it, for
    the ground `other`. Raises NoSuchCase, Forbidden (nothing was written), record.RecordUnavailable.
    """
    day = on or today()
    with record.writing():
        row = _found(case)
        rows.stored((row.id,), lock=True)
        plan = _plan(row, seq, path, evidence and path is None)
        told = Order(ground, document.strip(), article.strip())
        if against := refused(plan.organ, plan.closed, told, may_order(by, plan.organ, day), day):
            raise Forbidden(against, TITLE)
        if not plan.losing:
            nothing = _("本案没有可以删除的个人信息"), _("请核对案号;已删除的见案件页")
            raise Forbidden([Refusal("nothing", nothing[0], None, nothing[1])], TITLE)
        _unspoken(plan, told)
        entries = _written(plan, told, by)
    return Done(plan, entries, settled())


def waiting(case: str) -> int:
    """How many erased files of the case still lie in the store, which was away or refused. Raises NoSuchCase."""
    told = (one for book, mine in _touched(_found(case)) for one in record.erasures(record.entries(book, mine)))
    return len({digest for one in told for digest in one.evidence if known.lies_still(digest)})


def settled() -> str:
    """After the commit: take the bytes of erased files and the database's own log; why something waits, or nothing.

    Inside a caller's transaction it runs when that commits. What waits is done by `zhunsheng work`.
    """
    if connection.in_atomic_block:
        transaction.on_commit(_settle)
        return ""
    return _settle()


def _settle() -> str:
    try:
        files.sweep()
        record.settle_database()
    except record.RecordError as away:
        return str(away)
    return ""


def _found(case: str) -> CaseRow:
    row = CaseRow.objects.filter(id=case).first() or CaseRow.objects.filter(number=case).first()
    if row is None:
        raise NoSuchCase(case)
    return row


def _touched(row: CaseRow) -> list[tuple[str, str]]:
    """Book and id of the case and of the recordings of its acts, which are cases of their own."""
    about = CaseRow.objects.filter(procedure="recording", subject__in={row.id, row.number})
    return [(row.book, row.id), *about.order_by("id").values_list("book", "id")]


def _plan(row: CaseRow, seq: int | None, path: str | None, evidence: bool) -> Plan:
    losing = []
    for book, case in _touched(row):
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
    values = {text for one in losing for place, text in _texts(book, one.seq).items() if place in one.paths}
    for one in _losing(book, case, None, None, evidence=False):
        chosen = goes.get(one.seq, replace(one, paths=()))
        texts = {place: text for place, text in _texts(book, one.seq).items() if place not in chosen.paths}
        more = [
            place for place, text in texts.items() if any(value in text != value for value in values if value)
        ]
        if more:
            goes[one.seq] = replace(chosen, paths=(*chosen.paths, *more))
    return [goes[number] for number in sorted(goes)]


def _texts(book: str, seq: int) -> dict[str, str]:
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


def _unspoken(plan: Plan, told: Order) -> None:
    """What is written into the book for ever must not name the person. Raises Forbidden."""
    for one in plan.losing:
        for place, text in _texts(plan.book, one.seq).items():
            if place in one.paths and text in told.document + told.article:
                wrong = _("文号或者条文中写有要删除的个人信息"), _("请只写文号,不写姓名、号码")
                raise Forbidden([Refusal("personal", wrong[0], None, wrong[1])], TITLE)


def _written(plan: Plan, told: Order, by: str) -> tuple[int, ...]:
    entries = []
    for one in plan.losing:
        place = one.paths[0] if len(one.paths) == 1 else None
        words = (plan.book, one.seq, place, told.title, told.basis, (by,))
        entries.append(record.erase(*words, evidence=one.evidence, document=told.document).seq)
    files.mark(plan.evidence)
    now = edition.stamp()
    for case in dict.fromkeys(one.case for one in plan.losing):
        _folded_anew(plan.book, case, now)
        for held in ImportedRow.objects.filter(case=case):  # made from the row's own words
            ImportedRow.objects.filter(pk=held.pk).update(key=token_hex(32))
    return tuple(entries)


def _folded_anew(book: str, case: str, now: str) -> None:
    """The row, its tokens and its list versions as the entries now tell them; what was remembered of it goes."""
    entries = record.entries(book, case)
    acts = folding.acts(entries, record.reveal_many(entries))
    told = case_of(case, entries, acts, now)
    before = rows.stored([case], facts=True).get(case)
    rows.write(rows.of_case(told, number_in(entries), book), before)
    list_keeping.keep(told, book)
    remembering.forget_one(case)
