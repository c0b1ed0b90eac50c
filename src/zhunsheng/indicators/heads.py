"""Heads of books as addresses name them: `book:seq:link`, the link by its first sixteen hex digits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhunsheng import record
from zhunsheng.indicators.errors import Unanswerable
from zhunsheng.indicators.store import Position
from zhunsheng.statutes.words import Said, _

DIGITS = 16


class OtherBook(Unanswerable):
    """A head that is none of this book's: another book, one rewritten, or one whose end is missing. A finding."""


def pointers(heads: Mapping[str, Position]) -> list[str]:
    """The heads as an address names them."""
    return [f"{book}:{head.seq}:{head.link[:DIGITS]}" for book, head in sorted(heads.items())]


def pointed(texts: Iterable[str]) -> dict[str, Position]:
    """The heads that an address names, each held against its book.

    Raises Unanswerable for what names no head or no book here, OtherBook for what does not match the book.
    """
    found: dict[str, Position] = {}
    for text in texts:
        book, _colon, rest = text.rpartition(":")[0].rpartition(":")
        number, link = rest, text.rpartition(":")[2].lower()
        digits = set(link) <= set("0123456789abcdef")
        if not book or not number.isascii() or not number.isdigit() or len(number) > 18 or not digits:
            raise Unanswerable(
                Said(
                    _("「{text}」不是账簿末尾的写法。应为 账簿:序号:链值前16位,请从原页面重新复制地址。"),
                    text=text[:80],
                )
            )
        if len(link) < DIGITS:
            raise Unanswerable(
                Said(_("地址中的链值「{link}」不足16位,无法核对账簿。请从原页面重新复制地址。"), link=link)
            )
        if book in found:
            raise Unanswerable(Said(_("地址中账簿「{book}」出现了两次。请从原页面重新复制地址。"), book=book))
        found[book] = _held_against(book, int(number), link)
    return found


def _held_against(book: str, seq: int, link: str) -> Position:
    if book not in record.books():
        raise Unanswerable(
            Said(_("本站没有账簿「{book}」。请核对地址,或者到保存该账簿的站点打开。"), book=book[:80])
        )
    head = record.head(book)
    if seq > head.seq:
        raise OtherBook(
            Said(
                _(
                    "地址指向账簿「{book}」第{seq}条记录,但本站的账簿只到第{end}条:账簿末尾可能被截去,"
                    "或者本站是较早的副本。请告知审计人员,并用 zhunsheng verify 对照检查点核验。"
                ),
                book=book,
                seq=str(seq),
                end=str(head.seq),
            )
        )
    if seq == 0:
        # What a book begins with follows from its name alone.
        return Position(0, link if head.seq else head.link.hex())
    here = record.entry(book, seq).link.hex()
    if not here.startswith(link):
        raise OtherBook(
            Said(
                _(
                    "账簿「{book}」第{seq}条记录的链值是{here},与地址中的{link}不一致:"
                    "这不是同一本账簿,或者账簿被改写过。请告知审计人员,并用 zhunsheng verify 核验。"
                ),
                book=book,
                seq=str(seq),
                here=here[:DIGITS],
                link=link[:DIGITS],
            )
        )
    return Position(seq, here)
