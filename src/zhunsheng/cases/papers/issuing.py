"""A paper asked for by somebody: found in the case, composed from its entries, given to whoever may open it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from zhunsheng import record
from zhunsheng.cases import folding
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.models import CaseRow, Paper
from zhunsheng.cases.papers import coercion, licence, penalty, supervision
from zhunsheng.cases.papers.coding import coded
from zhunsheng.cases.papers.penalty import NoSuchPaper
from zhunsheng.cases.viewing import Viewer
from zhunsheng.registers.holidays import calendar_now

Address: TypeAlias = Callable[[str, int, str], str]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

ROOMS = (penalty, coercion, licence, supervision)
"""The rooms of papers, by field; no two know a kind of one name."""


@dataclass(frozen=True)
class Rendered:
    """A paper as a file."""

    name: str
    data: bytes
    content_type: str = DOCX


def paper_of(viewer: Viewer, case: str, kind: str, address: Address | None = None) -> Rendered:
    """The latest paper of that kind in a case. Particulars of persons are hidden from whoever is outside the organ.

    `address` tells where an entry (book, number, digest) is looked up; the paper then ends with its QR code.
    Raises NoSuchCase where the viewer may not see the case's papers, NoSuchPaper where none was issued.
    """
    row = CaseRow.objects.filter(id=case).values_list("book", "organ").first()
    if row is None or not viewer.sees(row[1]):
        raise NoSuchCase(case)
    book, organ = row
    issued = (
        Paper.objects.filter(case_id=case, kind=kind).order_by("-seq").values_list("seq", "number").first()
    )
    if issued is None:
        raise NoSuchPaper(kind)
    seq, number = issued
    # As the case stood when the paper was issued: later acts do not change a paper that went out.
    entries = [entry for entry in record.entries(book, case) if entry.seq <= seq]
    told = folding.fold(entries, calendar_now(), {}, organ, opened=viewer.opens(organ))
    room = next((one for one in ROOMS if kind in one.TITLES), None)
    if room is None:
        raise NoSuchPaper(kind)
    data = room.render(told, kind, number)
    if address is not None:
        digest = next(entry.digest.hex() for entry in entries if entry.seq == seq)
        data = coded(data, address(book, seq, digest))
    return Rendered(f"{number}{room.TITLES[kind]}.docx", data)
