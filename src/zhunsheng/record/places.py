"""Where a book's tree lies."""

from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from zhunsheng.record.tiles import Tree

_LONGEST = 200  # bytes; a file system takes 255


def name_of(book: str) -> str:
    """A folder name for a book: its name percent-encoded, or a digest where that would be too long."""
    name = quote(book, safe="").replace(".", "%2E")
    return name if len(name) <= _LONGEST else sha256(book.encode()).hexdigest()


def home_of(book: str) -> Path:
    """The folder of a book's tree."""
    return Path(settings.HOME) / "trees" / name_of(book)


def tree_of(book: str) -> Tree:
    """The stored tree of a book. Raises TreeWrong."""
    return Tree(home_of(book))
