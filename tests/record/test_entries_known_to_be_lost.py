"""After a restoring that found entries lost nothing more is signed for their book, be it a checkpoint or a promise."""

import pytest

from zhunsheng import record
from zhunsheng.record import CheckpointWrong, checkpoints, known_lost, promises

from .conftest import fill

pytestmark = pytest.mark.usefixtures("home")


def test_nothing_is_signed_for_a_book_that_lost_entries_but_for_another(book):
    fill(book, 5)
    known_lost.keep({book: (5, 10)})
    for sign in (lambda: checkpoints.make(book), lambda: promises.make(book, 3)):
        with pytest.raises(CheckpointWrong, match="见证人见过 10 条"):
            sign()
    fill(book, 9)  # nor once it is longer than it was
    with pytest.raises(CheckpointWrong, match="见证人见过 10 条"):
        checkpoints.make(book)
    record.open_book("别县")
    fill("别县", 3)
    assert checkpoints.make("别县").size == 3
    known_lost.path().unlink()
    assert checkpoints.make(book).size == 14


@pytest.mark.parametrize("content", [b"", b"[]", b'{"x": 1', b'{"%s": 5}', b'{"%s": [1]}'])
def test_a_file_that_does_not_read_signs_nothing(book, content):
    fill(book, 5)
    checkpoints.make(book)
    known_lost.path().write_bytes(content.replace(b"%s", book.encode()))
    with pytest.raises(CheckpointWrong, match="已损坏"):
        checkpoints.make(book)
