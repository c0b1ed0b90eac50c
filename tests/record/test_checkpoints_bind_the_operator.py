"""What the operator does behind the record's back after a checkpoint is found, however well it is chained anew."""

import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from django.db import Error, transaction

from zhunsheng import record
from zhunsheng.record import CheckpointWrong, TreeWrong, checkpoints, keyring, merkle, notes, witness
from zhunsheng.record.hashing import HASHES, first_link, next_link
from zhunsheng.record.places import home_of, tree_of

from .conftest import draft, fill, run

DAY = datetime(2026, 11, 21, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path / "home"
    monkeypatch.setenv("ZHUNSHENG_WITNESS", str(tmp_path / "witness"))
    return tmp_path


def kinds(book):
    return {wrong.kind for wrong in record.verify(book).wrong}


def rows(book):
    return run("SELECT seq, body, salt, digest FROM record_entry WHERE book = %s ORDER BY seq", book)


def forge(book, disarmed, changed=None):
    """Chain the book anew as an operator with every right would, one body changed."""
    h = HASHES["sha256"]
    link = first_link(h, book)
    for seq, body, salt, _digest in rows(book):
        if seq == changed:
            body = body.replace("立案", "撤案")
        digest = h(bytes(salt) + body.encode())
        link = next_link(h, link, seq, digest)
        statement = "UPDATE record_entry SET body = %s, digest = %s, link = %s WHERE book = %s AND seq = %s"
        disarmed(statement, body, digest, link, book, seq)
    disarmed("UPDATE record_book SET head_seq = %s, head_link = %s WHERE name = %s", seq, link, book)


def cut(book, disarmed, upto):
    disarmed("DELETE FROM record_entry WHERE book = %s AND seq > %s", book, upto)
    forge(book, disarmed)


def lose_checkpoints(book, disarmed):
    """What an old copy of the database, or an operator who knows, brings about."""
    disarmed("DELETE FROM record_checkpoint WHERE book = %s", book)


def test_a_checkpoint_signs_the_root_over_the_digests(book):
    fill(book, 300)
    made = checkpoints.make(book)
    tree = merkle.Frontier()
    tree.extend(merkle.leaves([bytes(digest) for *_rest, digest in rows(book)]))
    text, by = notes.signed(made.note, keyring.published(notes.origin(book)))
    assert notes.checkpoint(text) == notes.Checkpoint(notes.origin(book), 300, tree.root())
    assert len(by) == 1 and witness.notes(book) == [made.note]
    report = record.verify(book)
    assert (report.ok, report.checkpoints, report.signed) == (True, 1, 300)


def test_each_checkpoint_continues_the_one_before(book):
    made = []
    for count in (1, 2, 253, 1, 400):
        fill(book, count)
        made.append(checkpoints.make(book))
    assert [one.size for one in made] == [1, 3, 256, 257, 657] and checkpoints.kept(book) == made
    tree = tree_of(book)
    for old, new in zip(made, made[1:], strict=False):
        assert merkle.consistent(old.size, old.root, new.size, new.root, tree.consistency(old.size, new.size))
    assert record.verify(book).signed == 657
    fill(book, 5)
    assert record.verify(book).ok and record.verify(book).signed == 657


def test_nothing_new_makes_no_new_checkpoint(book):
    fill(book, 3)
    assert checkpoints.make(book) == checkpoints.make(book) and len(checkpoints.kept(book)) == 1


def test_an_empty_book_has_none(book):
    with pytest.raises(CheckpointWrong, match="是空的"):
        checkpoints.make(book)
    assert not keyring.held()


def test_a_checkpoint_is_due_after_a_day_or_enough_entries(book):
    assert not checkpoints.due(book)
    fill(book, 1)
    assert checkpoints.due(book)
    checkpoints.make(book, at=DAY)
    assert not checkpoints.due(book, DAY + timedelta(days=2))  # nothing was written
    fill(book, 10)
    assert not checkpoints.due(book, DAY + timedelta(hours=23))
    assert checkpoints.due(book, DAY + timedelta(days=1))
    assert checkpoints.due(book, DAY, every=10) and not checkpoints.due(book, DAY, every=11)
    assert [made.size for name, made in checkpoints.make_due(DAY + timedelta(days=1)) if name == book] == [11]


@pytest.mark.parametrize("changed", [1, 7, 300, 512])
@pytest.mark.parametrize("hidden", [False, True], ids=["table kept", "table cleared"])
def test_a_forgery_chained_anew_is_found_and_its_entry_named(book, disarmed, changed, hidden):
    fill(book, 256)
    checkpoints.make(book)
    fill(book, 256)
    checkpoints.make(book)
    forge(book, disarmed, changed)
    if hidden:
        lose_checkpoints(book, disarmed)
    found = record.verify(book)
    assert ("forged", changed) in {(wrong.kind, wrong.seq) for wrong in found.wrong}
    assert found.signed == (0 if changed <= 256 else 256)


def test_without_the_checkpoint_the_same_forgery_would_pass(book, disarmed, monkeypatch):
    fill(book, 20)
    forge(book, disarmed, 7)
    assert record.verify(book).ok and record.verify(book).signed == 0


def test_a_forgery_is_found_with_the_tree_and_the_keys_gone_too(book, disarmed, home):
    fill(book, 20)
    checkpoints.make(book)
    forge(book, disarmed, 7)
    lose_checkpoints(book, disarmed)
    shutil.rmtree(home_of(book))
    keyring.path().unlink()
    assert "forged" in kinds(book)
    with pytest.raises(CheckpointWrong, match="不是同一本账"):
        checkpoints.make(book)
    keyring.rotate()  # a new key does not help the forger: what the old one signed stays signed
    with pytest.raises(CheckpointWrong, match="不是同一本账"):
        checkpoints.make(book)
    assert len(witness.notes(book)) == 1


@pytest.mark.parametrize("hidden", [False, True], ids=["table kept", "table cleared"])
def test_a_cut_tail_is_found(book, disarmed, hidden):
    fill(book, 20)
    checkpoints.make(book)
    cut(book, disarmed, 15)
    if hidden:
        lose_checkpoints(book, disarmed)
    found = [(wrong.seq, wrong.kind) for wrong in record.verify(book).wrong]
    assert (16, "shrunk") in found
    with pytest.raises(TreeWrong, match="恢复了旧库"):
        checkpoints.make(book)


def test_a_tail_cut_and_written_otherwise_is_found(book, disarmed):
    fill(book, 20)
    checkpoints.make(book)
    cut(book, disarmed, 15)
    with transaction.atomic():
        record.append_many(book, [draft(facts={"n": n, "说明": "另写"}) for n in range(9)])
    found = {(wrong.seq, wrong.kind) for wrong in record.verify(book).wrong}
    assert (16, "forged") in found
    with pytest.raises(TreeWrong, match="与存证树不符"):
        checkpoints.make(book)


def test_a_restored_old_database_is_found_by_the_witness(book, disarmed):
    fill(book, 20)
    checkpoints.make(book)
    fill(book, 10)
    checkpoints.make(book)
    # The copy from before the second checkpoint: its entries, its table, its tree.
    cut(book, disarmed, 20)
    disarmed("DELETE FROM record_checkpoint WHERE book = %s AND number = 2", book)
    checkpoints.rebuild(book)
    assert {"shrunk", "witness"} <= kinds(book)
    with pytest.raises(CheckpointWrong, match="恢复了旧库"):
        checkpoints.make(book)
    fill(book, 50)  # and writing on does not heal it
    assert {"forged", "witness"} <= kinds(book)
    with pytest.raises(CheckpointWrong, match="不是同一本账"):
        checkpoints.make(book)


def test_a_book_that_vanished_whole_is_missed(book, disarmed):
    fill(book, 20)
    checkpoints.make(book)
    for table, column in (("entry", "book"), ("checkpoint", "book"), ("book", "name")):
        disarmed(f"DELETE FROM record_{table} WHERE {column} = %s", book)
    assert book in {report.book for report in record.verify_all().books if not report.ok}


def test_deleted_checkpoints_are_missed(book, disarmed):
    fill(book, 20)
    checkpoints.make(book)
    lose_checkpoints(book, disarmed)
    assert kinds(book) == {"witness"}


def test_a_changed_checkpoint_is_found(book, disarmed):
    fill(book, 20)
    made = checkpoints.make(book)
    disarmed("UPDATE record_checkpoint SET size = 19 WHERE book = %s", book)
    assert kinds(book) == {"checkpoint"}
    disarmed("UPDATE record_checkpoint SET note = %s", made.note.replace("\n20\n", "\n19\n"))
    assert "checkpoint" in kinds(book)


def test_a_witness_that_lies_is_not_believed(book):
    fill(book, 20)
    made = checkpoints.make(book)
    folder = witness.place(book)
    (folder / f"{10**9:015}-lie.note").write_text(made.note.replace("\n20\n", "\n999\n"))
    (folder / "keys").write_text("no key\n" + (folder / "keys").read_text())
    report = record.verify(book)
    assert [wrong.kind for wrong in report.wrong] == ["checkpoint"] and report.signed == 20
    fill(book, 1)
    assert checkpoints.make(book).size == 21  # a lie stops no checkpoint


def test_a_witness_that_lost_what_it_held_is_told_and_served_again(book):
    fill(book, 20)
    checkpoints.make(book)
    for path in witness.place(book).glob("*.note"):
        path.unlink()
    assert kinds(book) == {"witness"}
    checkpoints.make(book)
    assert record.verify(book).ok


def test_a_witness_that_cannot_be_written_is_told_and_served_later(book, monkeypatch, home):
    fill(book, 20)
    (home / "file").write_text("")
    with monkeypatch.context() as patch:
        patch.setenv("ZHUNSHENG_WITNESS", str(home / "file"))
        with pytest.raises(CheckpointWrong, match="补交"):
            checkpoints.make(book)
    assert len(checkpoints.kept(book)) == 1 and witness.notes(book) == []
    checkpoints.make(book)
    assert len(witness.notes(book)) == 1 and record.verify(book).ok


def test_what_the_witness_holds_is_never_written_over(book, disarmed):
    fill(book, 20)
    first = checkpoints.make(book)
    keyring.rotate()
    second = checkpoints.make(book)
    assert (first.size, second.size) == (20, 20) and set(witness.notes(book)) == {first.note, second.note}
    assert record.verify(book).ok


def test_after_a_change_of_keys_old_and_new_checkpoints_verify(book):
    now = datetime.now(UTC)
    fill(book, 5)
    checkpoints.make(book, at=now)
    keyring.rotate(timedelta(days=30), now)
    for days in (1, 31):
        fill(book, 5)
        made = checkpoints.make(book, at=now + timedelta(days=days))
        assert len(made.note.partition("\n\n")[2].splitlines()) == (2 if days == 1 else 1)
    assert len(checkpoints.public_keys(book)) == 2
    assert record.verify(book).signed == 15


def test_a_key_that_vanished_is_not_replaced_unasked(book):
    fill(book, 5)
    checkpoints.make(book)
    keyring.path().unlink()
    fill(book, 5)
    with pytest.raises(CheckpointWrong, match="不见了"):
        checkpoints.make(book)
    keyring.rotate()
    assert checkpoints.make(book).size == 10 and record.verify(book).ok


def test_the_clock_set_back_changes_nothing(book):
    fill(book, 5)
    checkpoints.make(book, at=DAY)
    fill(book, 5)
    assert checkpoints.make(book, at=DAY - timedelta(days=9)).size == 10
    assert record.verify(book).ok


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_checkpoint SET note = note",
        "DELETE FROM record_checkpoint",
        "INSERT INTO record_checkpoint SELECT book, number + 2, size, root, at, note FROM record_checkpoint",
        "INSERT INTO record_checkpoint SELECT book, number + 1, size - 1, root, at, note FROM record_checkpoint",
        "INSERT INTO record_checkpoint SELECT * FROM record_checkpoint",
    ],
)
def test_the_database_refuses_to_change_checkpoints(book, statement):
    fill(book, 5)
    checkpoints.make(book)
    with pytest.raises(Error), transaction.atomic():
        run(statement)


@pytest.mark.parametrize("column", ["digest", "row"])
def test_no_checkpoint_is_made_over_a_hole(book, disarmed, column):
    fill(book, 5)
    disarmed(
        "UPDATE record_entry SET digest = NULL WHERE seq = 3"
        if column == "digest"
        else "DELETE FROM record_entry WHERE seq = 3"
    )
    with pytest.raises(TreeWrong, match="第 3 条"):
        checkpoints.make(book)


def test_the_tree_is_made_anew_from_the_book(book):
    fill(book, 300)
    checkpoints.make(book)
    (home_of(book) / "head").write_text("300\nbad")
    with pytest.raises(TreeWrong, match="重建"):
        checkpoints.make(book)
    checkpoints.rebuild(book)
    fill(book, 1)
    assert checkpoints.make(book).size == 301 and record.verify(book).ok


def test_a_book_of_sm3_has_a_tree_too(db):
    record.open_book("国密县", "sm3")
    fill("国密县", 7)
    checkpoints.make("国密县")
    assert record.verify("国密县").signed == 7


def test_the_report_says_up_to_where_it_is_signed(book):
    fill(book, 5)
    assert json.loads(json.dumps(record.verify(book).as_json()))["signed"] == 0
