"""The database itself refuses what the record must never do."""

import pytest
from django.db import Error, connection, transaction

from zhunsheng import record
from zhunsheng.record import Sealed

from .conftest import draft, fill, run

REFUSED = [
    "UPDATE record_entry SET body = body",
    "UPDATE record_entry SET digest = NULL WHERE seq = 1",
    "DELETE FROM record_entry",
    "DELETE FROM record_entry WHERE seq = 3",
    "UPDATE record_book SET head_seq = head_seq - 1",
    "UPDATE record_book SET head_link = hash WHERE 1 = 1",
    "UPDATE record_book SET hash = 'sm3', head_seq = head_seq + 1",
    "UPDATE record_book SET head_at = '', head_seq = head_seq + 1",
    "DELETE FROM record_book",
    "UPDATE record_vault SET value = value",
    "UPDATE record_vault SET value = NULL",
    "DELETE FROM record_vault",
    "INSERT INTO record_entry (book, seq, body, salt, digest, link) SELECT book, 2, body, salt, digest, link"
    " FROM record_entry WHERE seq = 3",
]
SQLITE = [
    "INSERT OR REPLACE INTO record_entry (book, seq, body, salt, digest, link)"
    " SELECT book, 2, body, salt, digest, link FROM record_entry WHERE seq = 3",
    "INSERT INTO record_entry (book, seq, body) SELECT book, 4, body FROM record_entry WHERE seq = 3",
    "REPLACE INTO record_book SELECT name, 'sm3', head_seq, head_link, head_at, opened FROM record_book",
    "REPLACE INTO record_vault SELECT * FROM record_vault",
]
POSTGRESQL = [
    "TRUNCATE record_entry",
    "TRUNCATE record_book",
    "TRUNCATE record_vault",
    "SET session_replication_role = replica; DELETE FROM record_entry",
]


@pytest.mark.parametrize("statement", REFUSED + (SQLITE if connection.vendor == "sqlite" else POSTGRESQL))
def test_the_database_refuses(book, statement):
    with transaction.atomic():
        record.append(book, draft(facts={"name": Sealed("张三")}))
    fill(book, 2)
    with pytest.raises(Error), transaction.atomic():
        run(statement)
    assert record.verify(book).checked == 3 and record.verify(book).ok


def test_the_head_may_move_forwards_only(book):
    with transaction.atomic():
        run("UPDATE record_book SET head_seq = head_seq + 1 WHERE name = %s", book)
        transaction.set_rollback(True)
    with pytest.raises(Error, match="record_book"), transaction.atomic():
        run("UPDATE record_book SET head_seq = head_seq WHERE name = %s", book)
