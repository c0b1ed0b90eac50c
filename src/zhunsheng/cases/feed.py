"""The rows of cases for the rooms above that compute from them: counted, streamed, found; never written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.models import CaseRow
from zhunsheng.registers.models import Organ

PAGE = 10_000


def count(since: Mapping[str, int] | None = None) -> int:
    """How many cases there are, or how many of these books have an entry after the numbers in `since`."""
    return _which(since).count()


def rows(
    columns: Collection[str], plain: Collection[str], since: Mapping[str, int] | None = None
) -> Iterator[tuple[Any, ...]]:
    """Procedure, the columns asked for, and the facts, of every case or of those that `since` asks for.

    Those in `plain` and the facts come as the text that the database keeps: nothing is parsed on the way.
    """
    text = {f"{name}_": Cast(name, TextField()) for name in (*plain, "facts")}
    names = [f"{name}_" if name in plain else name for name in columns]
    found = _which(since).annotate(**text).order_by("pk")
    yield from found.values_list("procedure", *names, "facts_").iterator(chunk_size=PAGE)


def first_day(book: str | None = None) -> date | None:
    """The day on which the first case of a book, or of any, was opened; None where there is none.

    Asked organ by organ, each by the index of its cases: of millions none is read but the first ones.
    """
    mine = CaseRow.objects.filter(organ=OuterRef("pk"))
    mine = (mine.filter(book=book) if book else mine).order_by("opened")
    first = Organ.objects.annotate(first=Subquery(mine.values("opened")[:1]))
    return min((day for day in first.values_list("first", flat=True) if day), default=None)


def moved(book: str, seq: int) -> list[tuple[str, str]]:
    """Id and procedure of the cases of a book that have an entry after that number."""
    found = CaseRow.objects.filter(book=book, version__gt=seq)
    return list(found.order_by("pk").values_list("pk", "procedure"))


def procedures_of(cases: Collection[str]) -> dict[str, str]:
    """The procedure of each of these cases."""
    return dict(CaseRow.objects.filter(pk__in=list(cases)).values_list("pk", "procedure"))


def open_to_all(since: Mapping[str, int]) -> list[str]:
    """Of the cases that moved after the numbers in `since`, those that anybody may read now."""
    found = _which(since).filter(published__isnull=False, withdrawn__isnull=True)
    return list(found.values_list("pk", flat=True))


def _which(since: Mapping[str, int] | None) -> QuerySet[CaseRow]:
    if since is None:
        return CaseRow.objects.all()
    moved = Q(pk__in=[])
    for book, seq in since.items():
        moved |= Q(book=book, version__gt=seq)
    return CaseRow.objects.filter(moved)


def public(procedure: str, book: str | None = None, subject: str | None = None) -> list[tuple[str, str]]:
    """The cases of a procedure (about that subject, where one is given) that anybody may read now, each with its book."""
    found = CaseRow.objects.filter(procedure=procedure, published__isnull=False, withdrawn__isnull=True)
    found = found.filter(subject=subject) if subject else found
    return list((found.filter(book=book) if book else found).values_list("id", "book"))


def book_of(procedure: str, case: str) -> str:
    """The book that a case of this procedure stands in. Raises NoSuchCase."""
    book: str | None = (
        CaseRow.objects.filter(id=case, procedure=procedure).values_list("book", flat=True).first()
    )
    if book is None:
        raise NoSuchCase(case)
    return book


class Told(NamedTuple):
    """A case of a periodic table as its row tells it."""

    id: str
    book: str
    organ: str
    subject: str
    outcome: str
    decided: date | None
    closed: date | None
    due: date | None


def about(procedure: str, subjects: Collection[str]) -> list[Told]:
    """The cases of a procedure about these subjects (months, quarters, years), by organ."""
    found = CaseRow.objects.filter(procedure=procedure, subject__in=list(subjects)).order_by(
        "organ", "opened"
    )
    names = ("id", "book", "organ", "subject", "outcome", "decided", "closed", "next_due")
    return [Told(*row) for row in found.values_list(*names)]


def first_subject(procedure: str, begin: str, book: str | None = None) -> str:
    """The first, in the order of signs, of the subjects of a procedure's cases that begin so; "" where there is none."""
    found = CaseRow.objects.filter(procedure=procedure, subject__startswith=begin)
    found = (found.filter(book=book) if book else found).order_by("subject")
    return str(found.values_list("subject", flat=True).first() or "")
