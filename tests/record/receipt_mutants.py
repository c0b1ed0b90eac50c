"""A true receipt with all that an attacker may have at hand, and the changed receipts that nobody may accept."""

import base64
import json
import time
from types import SimpleNamespace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from zhunsheng import record
from zhunsheng.record import Sealed, checkpoints, keyring, merkle, notes, receipts

from .conftest import draft, fill, run
from .plain_witness import PlainWitness

SEQ = 131
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def issue(book):
    """A co-signed receipt of an entry with sealed values, two of them disclosed; the keys; an attacker's material."""
    fill(book, SEQ - 1)
    party = {"name": Sealed("张三"), "id/no": Sealed("11010119900307001X"), "days": [1, Sealed("七日")]}
    party["~"] = Sealed("无")
    with transaction.atomic():
        record.append(book, draft(facts={"party": party, "说明": "立案"}))
    early = checkpoints.make(book)
    fill(book, 169)
    made = checkpoints.make(book)
    other = f"{book}-外地"
    record.open_book(other)
    fill(other, 300)
    witness = PlainWitness()
    seen(book, made, witness)
    keys = keyring.published(notes.origin(book))
    return SimpleNamespace(
        book=book,
        early=early,
        made=made,
        foreign=checkpoints.make(other),
        witness=witness,
        text=receipts.make(book, SEQ, ["/party/id~1no", "/party/days/1", "/party/~0"]),
        second=json.loads(receipts.make(book, SEQ + 1)),
        keys=keys,
        given=[*map(str, keys), *map(str, keyring.published(notes.origin(other))), witness.vkey],
        private=keyring.signing()[0],
    )


def seen(book, made, witness):
    """The witness's line on a checkpoint, kept as the house keeps what it was answered."""
    line = witness.line(text_of(made.note))[:-1]
    sql = "INSERT INTO record_cosignature (book, number, witness, at, line) VALUES (%s, %s, %s, %s, %s)"
    run(sql, book, made.number, witness.vkey, "2026-11-21T00:00:00.000000Z", line)


def text_of(note):
    return note.rpartition("\n\n")[0] + "\n"


def flipped(text, at=5):
    return text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]


def put(member, function):
    return lambda receipt, issued: receipt | {member: function(receipt[member])}


def body(old, new):
    def changed(text):
        assert old in text
        return text.replace(old, new)

    return put("body", changed)


def note(old, new):
    def changed(text):
        assert old in text
        return text.replace(old, new, 1)

    return put("checkpoint", changed)


def opened(**more):
    return lambda receipt, issued: receipt | {"opened": [receipt["opened"][0] | more, *receipt["opened"][1:]]}


def days(path):
    """The second disclosed value under another spelling of its place."""
    return lambda receipt, issued: (
        receipt | {"opened": [receipt["opened"][0], receipt["opened"][1] | {"path": path}]}
    )


def resigned(receipt, issued):
    """Another key under the right name."""
    forger = Ed25519PrivateKey.generate()
    return receipt | {
        "checkpoint": notes.sign(text_of(receipt["checkpoint"]), notes.origin(issued.book), [forger])
    }


def with_key_id_of_the_true_one(receipt, issued):
    text, _, line = resigned(receipt, issued)["checkpoint"].rpartition("\n\n")
    name, encoded = line.removeprefix("— ").split(" ")
    value = issued.keys[0].id + base64.b64decode(encoded)[4:]
    return receipt | {"checkpoint": f"{text}\n\n— {name} {base64.b64encode(value).decode()}\n"}


def own(line):
    """Only the house's own line stands on the note, changed."""

    def changed(receipt, issued):
        text, _, lines = receipt["checkpoint"].rpartition("\n\n")
        return receipt | {"checkpoint": f"{text}\n\n{line(lines.split(chr(10))[0])}\n"}

    return changed


def spelt_otherwise(line):
    """The signature's Base64 with other unused bits: the same bytes, another spelling."""
    at = len(line.rstrip("=")) - 1
    assert line.endswith("=")
    return line[:at] + ALPHABET[ALPHABET.index(line[at]) ^ 1] + line[at + 1 :]


def extended(receipt, issued):
    """Signed by the true key, but the house's signature is on a root that does not hold the entry."""
    text = notes.Checkpoint(notes.origin(issued.book), 300, merkle.leaf(b"another")).text()
    return receipt | {"checkpoint": notes.sign(text, notes.origin(issued.book), [issued.private])}


def renamed_by_the_house(receipt, issued):
    text = text_of(receipt["checkpoint"]).replace("zhunsheng/", "zhunsheng/x", 1)
    return receipt | {"checkpoint": notes.sign(text, notes.origin(issued.book), [issued.private])}


def sized(size):
    """The true root under another size, signed by the house: digits that a reader might take for a number."""

    def changed(receipt, issued):
        _first, _size, root = text_of(receipt["checkpoint"]).split("\n")[:3]
        text = f"{notes.origin(issued.book)}\n{size}\n{root}\n"
        return receipt | {"checkpoint": notes.sign(text, notes.origin(issued.book), [issued.private])}

    return changed


def witnessed(line):
    """The house's signature, and beneath it what the witness (or somebody else) signed."""

    def changed(receipt, issued):
        return receipt | {"checkpoint": issued.made.note + line(issued, text_of(issued.made.note))}

    return changed


def last_flipped(line):
    at = len(line) - 20
    return line[:at] + ("A" if line[at] != "A" else "B") + line[at + 1 :]


def forger_s(receipt, issued):
    """A whole receipt of one entry that fits together in itself, made by somebody with a key of his own."""
    private = Ed25519PrivateKey.generate()
    key = notes.Key(notes.origin(issued.book), private.public_key().public_bytes_raw())
    text = (
        receipt["body"].replace("立案", "撤案").replace(f',"seq":{SEQ},', ',"seq":1,').encode()
    )  # digest, leaf, root
    digest = record.hashing.HASHES["sha256"](bytes.fromhex(receipt["salt"]) + text)
    root = notes.Checkpoint(key.name, 1, merkle.leaf(digest)).text()
    return receipt | {
        "body": text.decode(),
        "proof": [],
        "opened": [],
        "checkpoint": notes.sign(root, key.name, [private]),
        "keys": [str(key)],
    }


def other_keys(receipt, issued):
    """The keys that the receipt names for comparison are an attacker's."""
    public = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    return receipt | {"keys": [str(notes.Key(notes.origin(issued.book), public))]}


def beside(key):
    """Another key stands beside the true one among those that the receipt names."""
    return lambda receipt, issued: receipt | {"keys": [*receipt["keys"], key(issued)]}


def named(name, public):
    """A published key, whatever its name and length: its id is its own."""
    return str(notes.Key(name, public))


def far_witness(issued, text):
    return issued.witness.line(text, at=2**63)


def early_witness(issued, text):
    return issued.witness.line(text, at=int(time.time()) - 9 * 365 * 86400)


def late_witness(issued, text):
    return issued.witness.line(text, at=int(time.time()) + 3 * 86400)


def doubled(name, value):
    """A member that stands twice; most readers take the last one and never tell."""
    return lambda receipt, issued: (
        json.dumps({name: value}, ensure_ascii=False)[:-1]
        + ("," + json.dumps(receipt, ensure_ascii=False)[1:])
    )
