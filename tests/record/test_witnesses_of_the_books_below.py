"""This installation as a witness: it co-signs what continues, keeps it whole, and raises an alarm on a fork or a shrink."""

import base64
import threading
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import Error, connections, transaction

from zhunsheng.record import (
    CheckpointWrong,
    RecordUnavailable,
    below,
    checkpoints,
    cosignatures,
    keyring,
    notes,
    witness_key,
    witnesses,
    witnessing,
)
from zhunsheng.record.cosigning import cosigned
from zhunsheng.record.merkle import EMPTY, Frontier, leaves
from zhunsheng.record.tiles import Tree

from .conftest import fill, run
from .plain_witness import published, serving

ORIGIN = "zhunsheng/下级".replace("下级", "%E4%B8%8B%E7%BA%A7")
NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)


class Log:
    """A log below, with a tree of its own in a folder of its own."""

    def __init__(self, home, name=ORIGIN, seed=b"a"):
        self.private, self.name, self.seed = Ed25519PrivateKey.generate(), name, seed
        self.tree, self.home = Tree(home / name.replace("/", "_") / seed.hex()), home
        self.key = published(name, 1, self.private.public_key().public_bytes_raw())

    def grow(self, count):
        with self.tree.writing():
            start = self.tree.size
            self.tree.append([self.seed + n.to_bytes(31, "big") for n in range(start, start + count)])

    def note(self, size=None, private=None):
        size = self.tree.size if size is None else size
        root = self.tree.root(size) if size else EMPTY
        text = notes.Checkpoint(self.name, size, root).text()
        return notes.sign(text, self.name, [private or self.private])

    def asks(self, old, size=None, proof=None, note=None):
        size = self.tree.size if size is None else size
        path = self.tree.consistency(old, size) if proof is None else proof
        lines = "".join(f"{base64.b64encode(one).decode()}\n" for one in path)
        return witnessing.add_checkpoint(f"old {old}\n{lines}\n{note or self.note(size)}".encode(), NOW)


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path / "above"
    monkeypatch.delenv("ZHUNSHENG_WITNESS", raising=False)
    return tmp_path


@pytest.fixture
def log(db, home, monkeypatch):
    made = Log(home)
    made.grow(300)
    monkeypatch.setenv("ZHUNSHENG_BELOW", made.key)
    witness_key.set_up("zhunsheng-witness/3301")
    return made


def standing():
    return [(one.kind, one.size, one.seen) for one in below.alarms()]


def test_a_checkpoint_is_co_signed_and_kept_whole(log):
    answer = log.asks(0)
    assert answer.status == 200
    (found,) = cosigned(log.note() + answer.text, [witness_key.public()])
    assert found.at == NOW
    kept = below.newest(ORIGIN)
    assert (kept.size, kept.root, kept.note, kept.at) == (300, log.tree.root(), log.note(), NOW)
    log.grow(77)
    assert log.asks(300).status == 200 and [one.size for one in below.every(ORIGIN)] == [377, 300]
    assert standing() == []


def test_without_a_key_or_a_setting_this_installation_is_no_witness(log, monkeypatch):
    monkeypatch.delenv("ZHUNSHENG_BELOW")
    assert log.asks(0).status == 404
    monkeypatch.setenv("ZHUNSHENG_BELOW", log.key)
    witness_key.path().unlink()
    assert log.asks(0).status == 404 and below.newest(ORIGIN) is None


def test_the_protocol_s_refusals(log):
    assert log.asks(0, note=log.note(private=Ed25519PrivateKey.generate())).status == 403
    assert log.asks(301, proof=[]).status == 400
    assert log.asks(0, proof=[bytes(32)]).status == 422
    assert log.asks(5).status == 409
    assert (log.asks(0).status, log.asks(0).status) == (200, 409)
    told = log.asks(0)
    assert (told.text, told.kind) == ("300\n", "text/x.tlog.size")
    assert log.asks(300).status == 200  # shown again, unchanged
    log.grow(5)
    assert log.asks(300, proof=[]).status == 422
    assert log.asks(300, proof=[bytes(32)] * 3).status == 422
    assert below.newest(ORIGIN).size == 300


BAD = [
    b"",
    b"\xff\xfe",
    b"old 0\n",
    b"old 00\n\n{note}",
    b"old -1\n\n{note}",
    b"old \xd9\xa3\n\n{note}",
    b"old 0 \n\n{note}",
    b"OLD 0\n\n{note}",
    b"old 99999999999999999999999\n\n{note}",
    b"old 0\nAAAA\n\n{note}",
    b"old 0\n" + b"A" * 43 + b"=\n" * 1 + (b"A" * 43 + b"=\n") * 63 + b"\n{note}",
    b"old 0\n\nno note",
    b"old 0\n\na\nb\nc\n\n\xe2\x80\x94 a AAAAAAAAAA==\n",
]


@pytest.mark.parametrize("body", BAD)
def test_what_is_no_request_is_refused(log, body):
    assert witnessing.add_checkpoint(body.replace(b"{note}", log.note().encode())).status == 400
    assert below.newest(ORIGIN) is None


def test_a_fork_raises_an_alarm_that_stands(log, home):
    log.asks(0)
    other = Log(home, seed=b"b")
    other.private = log.private  # the operator signs both
    other.grow(300)
    assert other.asks(300).status == 409 and standing() == [("fork", 300, 300)]
    other.grow(10)
    assert other.asks(300).status == 422 and standing() == [("fork", 310, 300), ("fork", 300, 300)]
    assert other.asks(300).status == 422 and len(standing()) == 2  # the same one is told once
    assert below.newest(ORIGIN).root == log.tree.root()
    assert notes.signed(below.alarms()[0].note, [notes.key(log.key)])  # the signature is the evidence
    log.grow(1)
    assert log.asks(300).status == 200 and len(standing()) == 2


def test_a_shrink_raises_an_alarm(log):
    log.asks(0)
    assert log.asks(200, size=200).status == 409
    assert standing() == [("shrunk", 200, 300)]
    assert below.books(NOW)[0].alarms


def test_an_old_checkpoint_sent_again_is_no_shrink(log):
    log.asks(0, size=100)
    log.asks(100)
    assert log.asks(0, size=100).status == 409 and standing() == []


def test_a_wrong_proof_of_a_true_checkpoint_is_settled_by_the_true_proof(log):
    """Anybody may send a published checkpoint with rubbish beside it: that must not stay on the log's account."""
    log.asks(0, size=100)
    assert log.asks(100, proof=[bytes(32)] * 4).status == 422 and standing() == [("fork", 300, 100)]
    assert log.asks(100).status == 200 and standing() == []


def test_a_stranger_cannot_raise_an_alarm(log, home):
    log.asks(0)
    stranger = Log(home, seed=b"c")
    stranger.grow(300)
    assert stranger.asks(300).status == 403 and standing() == []


def test_a_restored_old_database_does_not_make_the_witness_forget(log, disarmed):
    log.asks(0, size=100)
    log.asks(100)
    disarmed("DELETE FROM record_below WHERE number = 2")
    answer = log.asks(100)
    assert (answer.status, "已停止联署" in answer.text) == (503, True)
    disarmed("DELETE FROM record_below")
    assert log.asks(0).status == 503


def test_a_root_changed_in_the_table_is_noticed(log, disarmed):
    log.asks(0)
    disarmed("UPDATE record_below SET root = %s", bytes(32))
    assert log.asks(300).status == 503


def test_the_checkpoint_is_on_the_disk_before_anything_is_signed(log, monkeypatch):
    def full(*_words):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(witnessing, "put", full)
        with pytest.raises(RecordUnavailable, match="磁盘已满"):
            log.asks(0)
    assert below.newest(ORIGIN).size == 300 and log.asks(300).status == 200


def test_the_tables_take_no_change(log, home):
    log.asks(0)
    log.asks(200, size=200)
    for table in ("record_below", "record_alarm"):
        for sql in (f"UPDATE {table} SET note = ''", f"DELETE FROM {table}"):
            with pytest.raises(Error), transaction.atomic():
                run(sql)
    with pytest.raises(Error), transaction.atomic():
        run("INSERT INTO record_below VALUES (%s, 2, 299, %s, '', '')", ORIGIN, bytes(32))


def test_a_silent_book_is_overdue(log, monkeypatch):
    assert [one.overdue for one in below.books(NOW)] == [True]  # it never came
    log.asks(0)
    assert not below.books(NOW + timedelta(days=3))[0].overdue
    assert below.books(NOW + timedelta(days=3, seconds=1))[0].overdue
    monkeypatch.setenv("ZHUNSHENG_BELOW_DAYS", "1")
    assert below.books(NOW + timedelta(days=2))[0].overdue
    monkeypatch.setenv("ZHUNSHENG_BELOW_DAYS", "0")
    with pytest.raises(CheckpointWrong, match="1 至 999"):
        below.books(NOW)


def test_a_name_that_no_note_can_carry_is_refused(log):
    for name in ("", "a b", "a+b", "甲\n乙"):
        with pytest.raises(CheckpointWrong):
            witness_key.set_up(name)
    with pytest.raises(CheckpointWrong, match="不能更换"):
        witness_key.set_up("another")
    assert witness_key.set_up("zhunsheng-witness/3301") == witness_key.public()
    assert witness_key.path().stat().st_mode & 0o077 == 0


def test_our_client_before_our_own_server(book, monkeypatch):
    """Both halves together, over a real connection; the book below is a real book."""
    fill(book, 40)
    checkpoints.make(book)
    monkeypatch.setenv("ZHUNSHENG_BELOW", str(keyring.published(notes.origin(book))[0]))
    key = witness_key.set_up("zhunsheng-witness/3301")
    seen, ours = [], connections["default"]
    ours.inc_thread_sharing()

    def answer(path, body):
        connections["default"] = ours  # the test's own transaction, while its thread waits for us
        told = witnessing.add_checkpoint(body)
        seen.append((threading.get_ident(), told.status))
        return told.status, told.text, told.kind

    with serving(answer) as url:
        witness = witnesses.witness(url, str(key))
        first = cosignatures.ask(book, witness, seconds=20)
        fill(book, 300)
        checkpoints.make(book)
        second = cosignatures.ask(book, witness, seconds=20)
    ours.dec_thread_sharing()
    assert [status for _thread, status in seen] == [200, 200]
    assert cosignatures.kept(book, 1) == [first] and cosignatures.kept(book, 2) == [second]
    assert [one.size for one in below.every(notes.origin(book))] == [340, 40]


def test_the_tree_of_the_log_in_these_tests_is_the_specified_one(log):
    told = Frontier()
    told.extend(leaves([log.seed + n.to_bytes(31, "big") for n in range(300)]))
    assert told.root() == log.tree.root() and log.tree.size == 300
