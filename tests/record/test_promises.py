"""A promise binds the house to one entry: each changed one is refused, and one whose entry is gone convicts."""

import base64
import json
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from zhunsheng import record
from zhunsheng.record import CheckpointWrong, checkpoints, hashing, keyring, notes, promises
from zhunsheng.record.errors import BookDiffers

from .conftest import draft, fill
from .receipt_mutants import flipped, put, spelt_otherwise, text_of
from .receipt_vouched import entry

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def promised(book):
    fill(book, 6)
    other = f"{book}-外地"
    record.open_book(other)
    with transaction.atomic():
        record.append(book, draft())
    text = promises.make(book, 7)
    keys = [*checkpoints.own_keys(book), *checkpoints.own_keys(other)]
    return SimpleNamespace(book=book, other=other, text=text, keys=keys, private=keyring.signing()[0])


def vouched(change=lambda body: body, text=lambda text: text, book="", **more):
    """The house's own key signs: the body changed, or the text, or under the name of the other book."""

    def made(promise, issued):
        body, salt = change(promise["body"]), more.get("salt", promise["salt"])
        digest = hashing.HASHES["sha256"](bytes.fromhex(salt) + body.encode())
        lines = f"zhunsheng-promise-1\n{notes.origin(issued.book)}\n7\n{base64.b64encode(digest).decode()}\n"
        name = notes.origin(issued.other if book else issued.book)
        keys = [str(notes.Key(name, issued.private.public_key().public_bytes_raw()))]
        note = notes.sign(text(lines), name, [issued.private])
        return promise | {"body": body, "salt": salt, "promise": note, "keys": keys} | more

    return made


def forged(promise, issued):
    private = Ed25519PrivateKey.generate()
    key = notes.Key(notes.origin(issued.book), private.public_key().public_bytes_raw())
    return promise | {
        "promise": notes.sign(text_of(promise["promise"]), key.name, [private]),
        "keys": [str(key)],
    }


CHANGED = {
    "a member more": lambda promise, issued: promise | {"note": "?"},
    "a member less": lambda promise, issued: {name: promise[name] for name in promise if name != "hash"},
    "a member twice": lambda promise, issued: '{"salt":"",' + json.dumps(promise)[1:],
    "no object": lambda promise, issued: [promise],
    "another format": put("format", lambda _: "zhunsheng-pending-2"),
    "an unknown hash": put("hash", lambda _: "md5"),
    "the hash": put("hash", lambda _: "sm3"),
    "the body": put("body", lambda text: text.replace("立案", "撤案")),
    "a body that is a number": put("body", lambda _: 5),
    "the salt": put("salt", flipped),
    "the salt in capitals": put("salt", str.upper),
    "a salt of 15 bytes, signed": vouched(salt="00" * 15),
    "a body that is no entry, signed": vouched(entry(seq="7")),
    "a body with a member twice, signed": vouched(lambda text: text.replace('{"at"', '{"seq":1,"at"')),
    "another number, signed": vouched(text=lambda text: text.replace("\n7\n", "\n6\n")),
    "a line more, signed": vouched(text=lambda text: text + "more\n"),
    "another kind of text, signed": vouched(text=lambda text: text.replace("promise-1", "promise-2")),
    "under the name of another book": vouched(book="other"),
    "the signature spelt otherwise": put(
        "promise", lambda note: "\n".join([*note.split("\n")[:-2], spelt_otherwise(note.split("\n")[-2]), ""])
    ),
    "signed by a forger": forged,
    "no keys": put("keys", lambda _: []),
    "a space after a key": put("keys", lambda keys: [keys[0] + " "]),
    "keys that are numbers": put("keys", lambda _: [5]),
    "nests without end": lambda promise, issued: "[" * 100_000,
}


def test_a_true_promise_holds_and_each_changed_one_is_refused(promised):
    assert promises.check(promised.text, promised.keys).body["seq"] == 7
    assert promises.complete(promised.text) is None
    told = promises.check(json.dumps(vouched()(json.loads(promised.text), promised)), promised.keys)
    assert told.trusted and not promises.check(promised.text).trusted
    accepted = []
    for name, change in CHANGED.items():
        made = change(json.loads(promised.text), promised)
        try:
            promises.check(made if isinstance(made, str) else json.dumps(made), promised.keys)
            accepted.append(name)
        except CheckpointWrong:
            pass
    assert accepted == []


@pytest.mark.parametrize(
    "sql",
    ["DELETE FROM record_entry WHERE seq = 7", "UPDATE record_entry SET digest = link WHERE seq = 7"],
)
def test_a_promise_whose_entry_is_gone_or_another_convicts(promised, disarmed, sql):
    disarmed(f"{sql} AND book = %s", promised.book)
    with pytest.raises(BookDiffers, match="签名承诺过") as told:
        promises.complete(promised.text)
    assert told.value.body["seq"] == 7
    assert promises.check(promised.text, promised.keys).trusted  # it holds without the house


def test_a_promise_that_somebody_else_signed_accuses_nobody(promised):
    other = vouched(lambda text: text.replace("立案", "撤案"))(json.loads(promised.text), promised)
    with pytest.raises(CheckpointWrong, match="没有所给公钥") as told:
        promises.complete(json.dumps(forged(other, promised)))
    assert not isinstance(told.value, BookDiffers)
    with pytest.raises(BookDiffers):  # signed by the house, it does
        promises.complete(json.dumps(other))


def test_only_what_says_so_is_pending(promised):
    assert promises.is_pending(promised.text)
    for text in ("", "[]", "5", '{"format":"zhunsheng-receipt-1"}', "[" * 100_000, '"zhunsheng-pending-1"'):
        assert not promises.is_pending(text)
