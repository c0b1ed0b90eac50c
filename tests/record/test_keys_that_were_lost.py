"""After a real loss of the keys: the former public keys, told by an entry, make the key file whole, and everything is found as before."""

import shutil
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zhunsheng import record
from zhunsheng.record import (
    CheckpointWrong,
    checkpoints,
    cosignatures,
    former_keys,
    keyring,
    notes,
    witnesses,
)

from .conftest import fill
from .plain_witness import PlainWitness, serving

PAPER, BY = "某府办〔2026〕3号", ("anquan",)
pytestmark = pytest.mark.usefixtures("home")


def line(key: bytes, book: str) -> str:
    return str(notes.Key(notes.origin(book), key))


@pytest.fixture
def lost(book):
    """Five entries signed by a key that is gone, five signed by the one made instead; the public half of the former."""
    fill(book, 5)
    checkpoints.make(book)
    (before,) = keyring.held()
    keyring.path().unlink()
    keyring.rotate()
    fill(book, 5)
    checkpoints.make(book)
    return before


def test_told_by_an_entry_the_former_key_is_known_again_and_a_swapped_key_is_found(
    book, lost, settings, home
):
    assert not record.verify(book).ok and not keyring.complete()
    (entry,) = former_keys.introduce([line(lost.public, book)], PAPER, BY)
    assert (entry.procedure, entry.step, entry.by) == ("record", "keys", BY)
    former, new = keyring.held()
    assert (former.public, former.private, former.until) == (lost.public, None, new.since)
    assert entry.facts == {
        "lost": [line(lost.public, book)],
        "new": [line(new.public, book)],
        "document": PAPER,
    }
    made = checkpoints.make(book)
    assert (made.size, keyring.complete()) == (11, True)
    report = record.verify(book)
    assert report.ok and report.signed == 11
    settings.HOME = home / "other"
    keyring.set_up()
    theirs, settings.HOME = keyring.path(), home / "home"
    shutil.copy(theirs, keyring.path())
    assert "key" in {wrong.kind for wrong in record.verify(book).wrong}
    fill(book, 1)
    with pytest.raises(CheckpointWrong, match="密钥被换过"):
        checkpoints.make(book)


def test_a_witness_co_signs_again_once_it_was_told_the_new_key(book, monkeypatch):
    fill(book, 5)
    checkpoints.make(book)
    (before,) = keyring.held()
    plain = PlainWitness(line(before.public, book))
    with serving(lambda _path, body: plain.answer(body)) as url:
        witness = witnesses.witness(url, plain.vkey)
        cosignatures.ask(book, witness)
        keyring.path().unlink()
        keyring.rotate()
        former_keys.introduce([line(before.public, book)], PAPER, BY)
        checkpoints.make(book)
        with pytest.raises(CheckpointWrong):
            cosignatures.ask(book, witness)
        plain.logs = PlainWitness(line(keyring.held()[-1].public, book)).logs
        cosignatures.ask(book, witness)
    assert plain.state[notes.origin(book)][0] == 6


def test_where_nothing_was_lost_nothing_is_told(book):
    fill(book, 5)
    checkpoints.make(book)
    keyring.rotate()
    for given in (keyring.held()[0].public, Ed25519PrivateKey.generate().public_key().public_bytes_raw()):
        with pytest.raises(CheckpointWrong, match="没有要补告"):
            former_keys.introduce([line(given, book)], PAPER, BY)
    assert record.head(book).seq == 5 and len(keyring.held()) == 2


WRONG = {
    "a key of nobody": ("没有签过", lambda book, _lost: line(bytes(32), book)),
    "a key of another book": ("不是本站账簿的公钥", lambda _book, lost: line(lost, "别县")),
    "a key that signs now": ("都已在密钥文件中", lambda book, _lost: line(keyring.held()[-1].public, book)),
    "no key": ("不是公钥", lambda _book, _lost: "zhunsheng/x"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_no_former_key_of_ours_is_refused_and_changes_nothing(book, lost, kind):
    said, given = WRONG[kind]
    before = keyring.path().read_bytes()
    with pytest.raises(CheckpointWrong, match=said):
        former_keys.introduce([given(book, lost.public)], PAPER, BY)
    assert keyring.path().read_bytes() == before and record.head(book).seq == 10


def test_every_lost_key_must_be_given(book):
    now = datetime.now(UTC)
    public = []
    for _loss in range(3):
        fill(book, 2)
        checkpoints.make(book, at=now)
        public.append(keyring.held()[-1].public)
        keyring.path().unlink()
        keyring.rotate()
    with pytest.raises(CheckpointWrong, match="还有 2 个检查点"):
        former_keys.introduce([line(public[0], book)], PAPER, BY)
    assert not keyring.complete() and record.head(book).seq == 6
    former_keys.introduce([line(one, book) for one in public], PAPER, BY)
    assert keyring.complete() and record.verify(book).ok
    assert {one.public for one in keyring.held()} > set(public)


def test_a_key_whose_checkpoints_only_the_witness_kept_is_taken_too(book, home, monkeypatch, disarmed):
    monkeypatch.setenv("ZHUNSHENG_WITNESS", str(home / "witness"))
    fill(book, 5)
    checkpoints.make(book)
    (before,) = keyring.held()
    disarmed("DELETE FROM record_checkpoint WHERE book = %s", book)
    keyring.path().unlink()
    keyring.rotate()
    former_keys.introduce([line(before.public, book)], PAPER, BY)
    assert keyring.complete() and checkpoints.make(book).size == 6


def test_where_the_key_file_could_not_be_written_it_is_told_once_and_the_file_is_made_whole_later(
    book, lost, monkeypatch
):
    def full(_keys):
        raise record.RecordUnavailable("磁盘已满")

    with monkeypatch.context() as patch:
        patch.setattr(keyring, "keep", full)
        with pytest.raises(record.RecordUnavailable):
            former_keys.introduce([line(lost.public, book)], PAPER, BY)
    assert not keyring.complete()
    former_keys.introduce([line(lost.public, book)], PAPER, BY)
    assert keyring.complete() and record.head(book).seq == 11
