"""Whatever is changed behind the record's back is found, and the first wrong entry is named with its reason."""

import io

import pytest
from django.db import connection, transaction

from zhunsheng import record
from zhunsheng.record import Sealed

from .conftest import draft, fill, run
from .stranger import verify as strangers_verify

TAMPERED = {
    "a changed body": (
        ["UPDATE record_entry SET body = replace(body, '立案', '撤案') WHERE seq = 4"],
        4,
        "body",
    ),
    "a body that is no JSON": (["UPDATE record_entry SET body = '{{' || body WHERE seq = 4"], 4, "body"),
    "a deleted middle": (["DELETE FROM record_entry WHERE seq IN (4, 5)"], 6, "missing"),
    "a deleted beginning": (["DELETE FROM record_entry WHERE seq = 1"], 2, "missing"),
    "a deleted tail": (["DELETE FROM record_entry WHERE seq > 7"], 8, "tail"),
    "a null digest": (["UPDATE record_entry SET digest = NULL WHERE seq = 4"], 4, "null"),
    "a null link": (["UPDATE record_entry SET link = NULL WHERE seq = 4"], 4, "null"),
    "a null salt": (["UPDATE record_entry SET salt = NULL WHERE seq = 4"], 4, "null"),
    "a null body": (["UPDATE record_entry SET body = NULL WHERE seq = 4"], 4, "null"),
    "swapped rows": (
        [
            "UPDATE record_entry SET seq = 99 WHERE seq = 4",
            "UPDATE record_entry SET seq = 4 WHERE seq = 5",
            "UPDATE record_entry SET seq = 5 WHERE seq = 99",
        ],
        4,
        "link",
    ),
    "a row moved to another number": (["UPDATE record_entry SET seq = 20 WHERE seq = 10"], 10, "tail"),
    "a digest of another entry": (
        ["UPDATE record_entry SET digest = (SELECT digest FROM record_entry WHERE seq = 2) WHERE seq = 4"],
        4,
        "body",
    ),
    "a link of another entry": (
        ["UPDATE record_entry SET link = (SELECT link FROM record_entry WHERE seq = 2) WHERE seq = 4"],
        4,
        "link",
    ),
    "an unknown hash": (["UPDATE record_book SET hash = 'md5'"], 0, "hash"),
    "a head set back": (["UPDATE record_book SET head_seq = 7"], 7, "head"),
    "a lost first page": (["DELETE FROM record_book"], 0, "book"),
    "a head of another link": (
        ["UPDATE record_book SET head_link = salt FROM record_entry e WHERE e.seq = 1"],
        10,
        "head",
    ),
}
STRANGER_CANNOT_SEE = {"a lost first page", "an unknown hash", "a head set back", "a head of another link"}


@pytest.mark.parametrize("name", TAMPERED)
def test_tampering_is_named(book, disarmed, tmp_path, name):
    statements, seq, kind = TAMPERED[name]
    fill(book, 10)
    assert record.verify(book).ok
    for statement in statements:
        disarmed(statement)
    report = record.verify(book)
    assert not report.ok
    assert (report.wrong[0].seq, report.wrong[0].kind) == (seq, kind) or kind in {
        wrong.kind for wrong in report.wrong if wrong.seq == seq
    }
    assert report.as_json()["wrong"][0]["seq"] == min(wrong.seq for wrong in report.wrong)
    if name not in STRANGER_CANNOT_SEE and kind != "tail":
        with (tmp_path / "book.jsonl").open("wb") as file:
            record.export(book, file)
        checked, wrong = strangers_verify(str(tmp_path / "book.jsonl"))
        assert wrong is not None and checked < report.wrong[0].seq


def test_a_stranger_agrees_about_a_sound_book(book, tmp_path):
    fill(book, 300)
    told: list[int] = []
    with (tmp_path / "book.jsonl").open("wb") as file:
        assert record.export(book, file, progress=told.append) == 300
    assert strangers_verify(str(tmp_path / "book.jsonl")) == (300, None)
    assert sum(told) == 300


def test_only_the_damaged_entry_is_reported_and_not_all_after_it(book, disarmed):
    fill(book, 1200)
    disarmed("UPDATE record_entry SET body = replace(body, '立案', '撤案') WHERE seq = 700")
    assert [(wrong.seq, wrong.kind) for wrong in record.verify(book).wrong] == [(700, "body")]


def test_an_entry_slipped_in_behind_the_head_is_reported(book, disarmed):
    fill(book, 3)
    disarmed(
        "INSERT INTO record_entry (book, seq, body, salt, digest, link)"
        " SELECT book, 4, body, salt, digest, link FROM record_entry WHERE seq = 3"
    )
    assert [(wrong.seq, wrong.kind) for wrong in record.verify(book).wrong] == [(4, "beyond")]


def rechain(book: str, change) -> None:
    """A forgery by the operator: bodies changed and everything after them hashed anew."""
    from zhunsheng.record.hashing import HASHES, first_link, next_link

    h = HASHES["sha256"]
    link, seq = first_link(h, book), 0
    for seq, body, salt in run("SELECT seq, body, salt FROM record_entry WHERE book = %s ORDER BY seq", book):
        body = change(seq, body)
        digest = h(bytes(salt) + body.encode())
        link = next_link(h, link, seq, digest)
        run(
            "UPDATE record_entry SET body = %s, digest = %s, link = %s WHERE book = %s AND seq = %s",
            *(body, digest, link, book, seq),
        )
    run("UPDATE record_book SET head_link = %s WHERE name = %s", link, book)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda seq, body: body.replace('"at":"20', '"at":"19') if seq == 4 else body, "clock"),
        (lambda seq, body: body.replace('"seq":4', '"seq":5'), "columns"),
        (lambda seq, body: body.replace('"book":"测试', '"book":"外地') if seq == 4 else body, "columns"),
    ],
)
def test_a_forgery_that_contradicts_itself_is_found_even_when_chained_anew(book, disarmed, change, kind):
    fill(book, 6)
    rechain(book, change)
    assert {(wrong.seq, wrong.kind) for wrong in record.verify(book).wrong} == {(4, kind)}


def seal(book: str) -> None:
    facts = {"party": {"name": Sealed("张三"), "id_number": Sealed("11010119900307001X")}}
    with transaction.atomic():
        record.append_many(book, [draft(), draft(facts=facts), draft(facts=facts), draft()])


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("UPDATE record_vault SET value = {zero} WHERE seq = 2 AND path = '/party/name'", 2),
        (
            "UPDATE record_vault SET value = (SELECT value FROM record_vault WHERE seq = 2 AND path = '/party/name')",
            2,
        ),
        ("DELETE FROM record_vault WHERE seq = 3 AND path = '/party/name'", 3),
        ("UPDATE record_vault SET value = NULL WHERE seq = 3", 3),
        ("UPDATE record_vault SET seq = 1 WHERE seq = 2", 1),
        ("UPDATE record_vault SET path = '/party/title' WHERE seq = 3 AND path = '/party/name'", 3),
        ("UPDATE record_vault SET seq = 4 WHERE seq = 3", 3),
    ],
)
def test_an_edited_vault_is_named(book, disarmed, statement, seq):
    seal(book)
    assert record.verify(book).ok
    disarmed(statement.format(zero="x'01'" if connection.vendor == "sqlite" else r"'\x01'::bytea"))
    report = record.verify(book)
    assert (report.wrong[0].seq, {wrong.kind for wrong in report.wrong}) == (seq, {"vault"})
    assert record.verify(book, vault=False).ok


def test_a_verifier_that_checked_nothing_says_so_and_fails(book):
    report = record.verify(book)
    assert (report.ok, report.checked, report.wrong[0].kind) == (False, 0, "nothing")
    assert not record.verify("没有这本账").ok


@pytest.mark.django_db
def test_no_book_at_all_is_not_a_sound_record(disarmed):
    disarmed("DELETE FROM record_entry")
    disarmed("DELETE FROM record_book")
    found = record.verify_all().as_json()
    assert (found["ok"], found["checked"]) == (False, 0) and "没有任何账簿" in found["message"]


def test_entries_whose_first_page_is_gone_are_not_passed_over(book, disarmed):
    fill(book, 2)
    disarmed("DELETE FROM record_book")
    assert [report.book for report in record.verify_all().books if not report.ok] == [book]


def test_an_export_of_a_damaged_book_shows_the_damage(book, disarmed):
    fill(book, 2)
    disarmed("UPDATE record_entry SET digest = NULL WHERE seq = 2")
    file = io.BytesIO()
    record.export(book, file)
    assert b'"digest":null' in file.getvalue()
