"""Keys swapped unasked, two keys during a change, keys that nobody published, and a witness that has one of its own."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zhunsheng import record
from zhunsheng.record import CheckpointWrong, checkpoints, keyring, notes, promises, receipts, witness
from zhunsheng.record.receipt_check import check

from .conftest import fill

NOW = datetime.now(UTC)


pytestmark = pytest.mark.usefixtures("home")


def swap(settings, home):
    """Put the key file of another installation in the place of this one."""
    mine = keyring.path()
    settings.HOME = home / "other"
    keyring.set_up()
    theirs, settings.HOME = keyring.path(), home / "home"
    shutil.copy(mine, home / "kept.json")
    shutil.copy(theirs, mine)


@pytest.mark.parametrize("witnessed", [False, True], ids=["alone", "with a witness"])
def test_a_key_swapped_unasked_signs_nothing_and_is_named(book, settings, home, monkeypatch, witnessed):
    if witnessed:
        monkeypatch.setenv("ZHUNSHENG_WITNESS", str(home / "witness"))
    fill(book, 5)
    checkpoints.make(book)
    (true,) = keyring.published(notes.origin(book))
    swap(settings, home)
    fill(book, 5)
    with pytest.raises(CheckpointWrong, match="密钥被换过"):
        checkpoints.make(book)
    with pytest.raises(CheckpointWrong, match="密钥被换过"):
        promises.make(book, 7)
    assert "key" in {wrong.kind for wrong in record.verify(book).wrong}
    shutil.copy(home / "kept.json", keyring.path())
    made = checkpoints.make(book)
    assert notes.signed(made.note, [true])[1] == [true] and record.verify(book).ok


def test_a_restored_old_table_does_not_help_a_swapped_key(book, settings, home, monkeypatch, disarmed):
    monkeypatch.setenv("ZHUNSHENG_WITNESS", str(home / "witness"))
    fill(book, 5)
    checkpoints.make(book)
    swap(settings, home)
    disarmed("DELETE FROM record_checkpoint WHERE book = %s", book)
    with pytest.raises(CheckpointWrong, match="密钥被换过"):
        checkpoints.make(book)


def test_a_checkpoint_signed_by_a_key_that_nobody_published_is_no_checkpoint(book, disarmed):
    fill(book, 5)
    made = checkpoints.make(book)
    text = made.note.partition("\n\n")[0] + "\n"
    stranger = Ed25519PrivateKey.generate()
    disarmed("UPDATE record_checkpoint SET note = %s", notes.sign(text, notes.origin(book), [stranger]))
    report = record.verify(book)
    assert {"checkpoint", "key"} <= {wrong.kind for wrong in report.wrong} and report.signed == 0
    with pytest.raises(record.TreeWrong, match="核验不过"):
        receipts.make(book, 3)


def test_during_a_change_a_receipt_holds_under_either_key_and_afterwards_under_the_new_one(book):
    fill(book, 5)
    checkpoints.make(book, at=NOW)
    (old,) = keyring.published(notes.origin(book))
    keyring.rotate(timedelta(days=30), NOW)
    new = keyring.published(notes.origin(book))[0]
    fill(book, 5)
    checkpoints.make(book, at=NOW + timedelta(days=1))
    during = receipts.make(book, 7)
    assert check(during, [old]).signers == (old,) and check(during, [new]).signers == (new,)
    fill(book, 5)
    checkpoints.make(book, at=NOW + timedelta(days=31))
    after = receipts.make(book, 12)
    assert check(after, [new]).signers == (new,) and check(during, [old]).size == 10
    with pytest.raises(CheckpointWrong, match="没有所给公钥的签名"):
        check(after, [old])
    assert record.verify(book).ok


def test_a_spent_key_does_not_sign_again_when_the_clock_is_set_back(book):
    fill(book, 5)
    checkpoints.make(book, at=NOW)
    keyring.rotate(timedelta(days=30), NOW)
    assert len(keyring.signing(NOW + timedelta(days=31))) == 1
    assert len(keyring.signing(NOW)) == 1


def test_a_key_that_a_witness_slips_in_is_not_published_as_ours(book, home, monkeypatch):
    monkeypatch.setenv("ZHUNSHENG_WITNESS", str(home / "witness"))
    fill(book, 5)
    checkpoints.make(book)
    own = keyring.published(notes.origin(book))
    public = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    with (witness.place(book) / "keys").open("a") as file:
        file.write(f"{notes.Key(notes.origin(book), public)}\n")
    assert checkpoints.own_keys(book) == own
    assert len(checkpoints.public_keys(book)) == 2  # what the witness holds is still read with them
    keyring.path().unlink()
    keyring.rotate()
    assert set(own) < set(
        checkpoints.own_keys(book)
    )  # after a loss the witness's copy is all there is of the old
