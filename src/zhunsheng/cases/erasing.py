"""Erasing the personal facts of a case on a lawful request: what would go, what stands against it, and doing it.

An entry stays for each entry that lost something. Nothing that figures count depends on a personal value, so they keep
theirs. What an installation has handed out (archives, receipts, papers) it no longer has and cannot call back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from secrets import token_hex

from django.db import connection, transaction

from zhunsheng import record
from zhunsheng.cases import folding, list_keeping, remembering, rows
from zhunsheng.cases.erasing_grounds import ORDERS, Order, refused
from zhunsheng.cases.erasing_plan import Losing, Plan, plan_of, planned, row_found, sealed_texts, waiting
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import ImportedRow
from zhunsheng.cases.queries import today
from zhunsheng.cases.rebuilding import case_of, number_in
from zhunsheng.procedures.judging import Refusal
from zhunsheng.record.evidence import erasing as files
from zhunsheng.registers import authority, edition
from zhunsheng.statutes.words import _

TITLE = _("删除个人信息")
__all__ = ["Done", "Losing", "Plan", "erase", "may_order", "planned", "settled", "waiting"]


@dataclass(frozen=True, slots=True)
class Done:
    """What was erased, the entries that say so, and why bytes still lie here (empty where all are gone)."""

    plan: Plan
    entries: tuple[int, ...]
    waiting: str


def may_order(person: str, organ: str, on: date) -> bool:
    """Whether a person may order an erasure in an organ's cases on that day. Raises registers.Refused."""
    return bool(authority.roles_of(person, on).get(organ, frozenset()) & ORDERS)


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
        row = row_found(case)
        rows.stored((row.id,), lock=True)
        plan = plan_of(row, seq, path, evidence and path is None)
        told = Order(ground, document.strip(), article.strip())
        if against := refused(plan.organ, plan.closed, told, may_order(by, plan.organ, day), day):
            raise Forbidden(against, TITLE)
        if not plan.losing:
            nothing = _("本案没有可以删除的个人信息"), _("请核对案号;已删除的见案件页")
            raise Forbidden([Refusal("nothing", nothing[0], None, nothing[1])], TITLE)
        _unspoken(plan, told)
        entries = _written(plan, told, by)
    return Done(plan, entries, settled())


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


def _unspoken(plan: Plan, told: Order) -> None:
    """What is written into the book for ever must not name the person. Raises Forbidden."""
    for one in plan.losing:
        for place, text in sealed_texts(plan.book, one.seq).items():
            if place in one.paths and text in told.document + told.article:
                wrong = _("文号或者条文中写有要删除的个人信息"), _("请只写文号,不写姓名、号码")
                raise Forbidden([Refusal("personal", wrong[0], None, wrong[1])], TITLE)


def _written(plan: Plan, told: Order, by: str) -> tuple[int, ...]:
    entries = []
    for one in plan.losing:
        words = (plan.book, one.seq, one.paths, told.title, told.basis, (by,))
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
