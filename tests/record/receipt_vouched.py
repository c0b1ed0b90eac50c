"""Receipts that the house's own key vouches for, wrong in one thing alone: nothing but the check of that thing finds it.

And receipts that differ from the true one in what is allowed: everybody must still accept them.
"""

import base64
import hashlib
import json

from zhunsheng.record import notes

from .receipt_mutants import SEQ, spelt_otherwise, text_of

SALT = bytes(range(16))


def h(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def climb(leaf, place, size, width=32):
    """A tree invented around a leaf: its root and the leaf's proof (RFC 9162, 2.1, read as it recurs)."""
    if size == 1:
        return leaf, []
    left = 1 << ((size - 1).bit_length() - 1)
    other = h(b"another %d" % size)[:width]
    if place < left:
        root, path = climb(leaf, place, left, width)
        return h(b"\1", root, other), [*path, other]
    root, path = climb(leaf, place - left, size - left, width)
    return h(b"\1", other, root), [*path, other]


def vouched(change=lambda body: body, *, place=SEQ - 1, size=300, says=None, **more):
    """The entry changed, put into a tree at a place, and the checkpoint over it signed by the house.

    `more`: salt, hash, width (of the proof's first hashes), opened, above (one node more over the root),
    root (its spelling), rest (of the note's text), name (of the signature line).
    """

    def made(receipt, issued):
        body, salt = change(receipt["body"]), more.get("salt", bytes.fromhex(receipt["salt"]))
        kind = more.get("hash", receipt["hash"])
        leaf = h(b"\0", hashlib.new(kind, salt + body.encode()).digest())
        root, path = climb(leaf, place, size, more.get("width", 32))
        if "above" in more:
            root, path = more["above"](root), [*path, SALT * 2]
        encoded = more.get("root", lambda text: text)(base64.b64encode(root).decode())
        text = f"{notes.origin(issued.book)}\n{says or size}\n{encoded}\n{more.get('rest', '')}"
        name = notes.origin(more["name"](issued)) if "name" in more else notes.origin(issued.book)
        note = notes.sign(text, name, [issued.private])
        keys = [str(notes.Key(name, issued.private.public_key().public_bytes_raw()))]
        told = {"body": body, "salt": salt.hex(), "hash": kind, "opened": more.get("opened", [])}
        return receipt | told | {"proof": [one.hex() for one in path], "checkpoint": note, "keys": keys}

    return made


def body(old, new):
    def changed(text):
        assert old in text
        return text.replace(old, new)

    return changed


def entry(**members):
    """The body with members of other values; those of None are left out."""

    def changed(text):
        told = {name: value(text) if callable(value) else value for name, value in members.items()}
        kept = json.loads(text) | told
        return json.dumps({name: value for name, value in kept.items() if value is not None}, sort_keys=True)

    return changed


def sealed(value, salt=SALT, **beside):
    """One sealed value, and it alone, is disclosed; the entry commits to it."""
    commitment = {"sealed": h(salt, value.encode()).hex()} | beside
    opened = [{"path": "/x", "salt": salt.hex(), "value": value}]
    return vouched(entry(facts={"x": commitment}), opened=opened)


ENTRY, NUMBER, WHOLE, BEYOND = "not an entry", "number of entries", "whole number", "beyond"


def number(n, place):
    return vouched(body(f'"seq":{SEQ}', f'"seq":{n}'), place=place)


VOUCHED = {
    "a member twice": (vouched(body('{"at"', '{"seq":1,"at"')), "twice"),
    "a word that is no number": (vouched(body('"立案"', "NaN")), WHOLE),
    "a number with a point": (vouched(body(f'"seq":{SEQ}', f'"seq":{SEQ}.0')), WHOLE),
    "a number with an exponent": (vouched(body(f'"seq":{SEQ}', f'"seq":{SEQ}e0')), WHOLE),
    "a fact with a point": (vouched(entry(facts={"n": 1.5})), WHOLE),
    "a number that is text": (vouched(body(f'"seq":{SEQ}', f'"seq":"{SEQ}"')), ENTRY),
    "a number that is true": (vouched(body(f'"seq":{SEQ}', '"seq":true'), place=0, size=1), ENTRY),
    "facts that are a list": (vouched(entry(facts=[])), ENTRY),
    "facts that are text": (vouched(entry(facts="x")), ENTRY),
    "facts that are null": (vouched(body('"facts":{', '"facts":null,"rest":{')), ENTRY),
    "no moment": (vouched(entry(at=None)), ENTRY),
    "a moment that is a number": (vouched(entry(at=5)), ENTRY),
    "a book that is a list": (vouched(entry(book=lambda text: [json.loads(text)["book"]])), ENTRY),
    "half a sign": (vouched(body("立案", "\\ud800")), "not JSON"),
    "half a sign in a name": (vouched(body('"说明"', '"\\ud800"')), "not JSON"),
    "a body that is no object": (vouched(lambda text: "[]"), ENTRY),
    "a salt of 15 bytes": (vouched(salt=SALT[1:]), "hexadecimal"),
    "another hash": (vouched(hash="md5"), "an unknown hash"),
    "siblings of 31 bytes": (vouched(width=31), "hexadecimal"),
    "a number beyond the tree, at its low bits": (number(SEQ + 512, SEQ - 1), BEYOND),
    "a number beyond the tree, at its end": (number(301, 299), BEYOND),
    "a negative number, at its low bits": (number(SEQ - 512, SEQ - 1), BEYOND),
    "number nought, at the first place": (number(0, 0), BEYOND),
    "a node above the root, to the left": (vouched(above=lambda root: h(b"\1", SALT * 2, root)), "too long"),
    "a node above the root, to the right": (vouched(above=lambda root: h(b"\1", root, SALT * 2)), "too long"),
    "a tree that ends before its size": (vouched(size=256, says=300), "too short"),
    "a size that few can count": (vouched(size=2**53), NUMBER),
    "size nought": (vouched(says="0"), NUMBER),
    "a size with a line end in it": (vouched(says="300\n300"), "base64"),
    "a root spelt otherwise": (vouched(root=spelt_otherwise), "base64"),
    "a root of 33 bytes": (
        vouched(root=lambda text: base64.b64encode(base64.b64decode(text) + b"x").decode()),
        "",
    ),
    "a control character": (vouched(rest="\t\n"), "control"),
    "a name for the key of another book": (vouched(name=lambda issued: f"{issued.book}-外地"), "not signed"),
    "a disclosed value that is no JSON": (sealed("{"), "not JSON"),
    "a disclosed value with a member twice": (sealed('{"a":1,"a":2}'), "twice"),
    "a disclosed value with a point": (sealed("1.5"), WHOLE),
    "a disclosed value with half a sign": (sealed('"\\ud800"'), "not JSON"),
    "a disclosed value that nests without end": (sealed("[" * 100_000), "not JSON"),
    "a salt of 15 bytes of a disclosed value": (sealed("1", SALT[1:]), "hexadecimal"),
    "more beside a disclosed value": (sealed("1", x=1), "not the sealed one"),
}


def beneath(line):
    """A line more beneath the signatures of the true receipt."""

    def changed(receipt, issued):
        return receipt | {"checkpoint": receipt["checkpoint"] + line(issued, text_of(receipt["checkpoint"]))}

    return changed


def foreign(name, value):
    return f"— {name} {base64.b64encode(value).decode()}\n"


def under_another_name(line):
    dash, _name, rest = line.split(" ")
    return f"{dash} another.example/w {rest}"


ALLOWED = {
    "laid out otherwise": (lambda receipt, issued: json.dumps(receipt, indent=4, ensure_ascii=True), 1),
    "members in another order": (lambda receipt, issued: dict(reversed(receipt.items())), 1),
    "what the house signed, as what is refused": (vouched(), 0),
    "lines more that the house signed": (vouched(rest="an extension\nand another\n"), 0),
    "a disclosed value that the house signed": (sealed('{"a":[1,-2,true,null,"x"]}'), 0),
    "a line of nobody known": (beneath(lambda issued, text: foreign("nobody.example/x", bytes(68))), 1),
    "another key under the house's name": (
        beneath(lambda issued, text: foreign(notes.origin(issued.book), bytes(68))),
        1,
    ),
    "another key under the witness's name": (
        beneath(lambda issued, text: foreign("plain.example/w1", bytes(76))),
        1,
    ),
    "the witness under a name of nobody": (
        beneath(lambda issued, text: under_another_name(issued.witness.line(text, at=5))),
        1,
    ),
    "the witness twice": (beneath(lambda issued, text: issued.witness.line(text)), 2),
}
"""Each right receipt by its name, and how many co-signatures it shows: what is passed over stays passed over."""
