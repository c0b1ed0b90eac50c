"""The book as a file that a stranger can verify with a short program."""

from collections.abc import Callable
from typing import IO

import orjson
from django.db import connection

from zhunsheng.record.books import book as find

_PAGE = 2000


def export(book: str, file: IO[bytes], *, progress: Callable[[int], None] | None = None) -> int:
    """Write the book to a binary file, streaming: `{"book", "hash"}`, then a line an entry; how many there were.

    A line holds `seq`, `body` (the canonical JSON as a string), `salt`, `digest` and `link` in hex; no vault
    values. `progress` is told how many entries each page added. Raises NoSuchBook.
    """
    opened = find(book)
    file.write(orjson.dumps({"book": book, "hash": opened.hash}) + b"\n")
    after = written = 0
    sql = (
        "SELECT seq, body, salt, digest, link FROM record_entry WHERE book = %s AND seq > %s AND seq <= %s"
        f" ORDER BY seq LIMIT {_PAGE}"
    )
    with connection.cursor() as cursor:
        while True:
            cursor.execute(sql, [book, after, opened.head.seq])
            page = cursor.fetchall()
            file.writelines(
                orjson.dumps({"seq": seq, "body": body, **_hex(salt=salt, digest=digest, link=link)}) + b"\n"
                for seq, body, salt, digest, link in page
            )
            written += len(page)
            if progress:
                progress(len(page))
            if len(page) < _PAGE:
                return written
            after = page[-1][0]


def _hex(**values: bytes | memoryview | None) -> dict[str, str | None]:
    """Binary columns in hex; a null stays null, so that a stranger sees it."""
    return {name: None if value is None else bytes(value).hex() for name, value in values.items()}
