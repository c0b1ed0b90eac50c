#!/usr/bin/env python3
"""Verify a Zhunsheng receipt on any machine: python verify_receipt.py RECEIPT.json KEY [KEY …]

Needs Python 3.8 or newer and the package `cryptography`; no network, nothing else of Zhunsheng. KEY is a public key
of the book as published (`zhunsheng/…+xxxxxxxx+…`), or of a witness, or a file with one key a line. Take it from the
portal, a gazette or a witness, never from whoever gave you the receipt. Exit status 0: the entry stands in the signed
book; 1: it does not, and why; 2: wrongly called. The format is described in docs/record.md.
"""

import base64
import hashlib
import json
import os
import sys
from urllib.parse import quote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MEMBERS = {"format", "hash", "salt", "body", "opened", "proof", "checkpoint", "keys"}


class Wrong(Exception):
    """The receipt does not hold."""


def sha256(data):
    return hashlib.sha256(data).digest()


def sm3(data):
    running = hashes.Hash(hashes.SM3())
    running.update(data)
    return running.finalize()


def need(holds, why):
    if not holds:
        raise Wrong(why)


def unhex(text, length):
    try:
        value = bytes.fromhex(text)
    except (ValueError, TypeError):
        raise Wrong("not hexadecimal") from None
    need(len(value) == length and value.hex() == text, "a hexadecimal value has the wrong length or spelling")
    return value


def unbase64(text):
    try:
        value = base64.b64decode(text, validate=True)
        need(base64.b64encode(value).decode() == text, "base64 with another spelling")
        return value
    except ValueError:
        raise Wrong("not base64") from None


def read_key(text):
    """(name, key id, kind || key) of a published key: name+id+base64(kind || key); kind 1 signs, 4 co-signs."""
    parts = text.strip().split("+", 2)
    need(len(parts) == 3 and parts[0], "not a public key: " + text[:80])
    data = unbase64(parts[2])
    need(len(data) == 33 and data[0] in (1, 4), "not an Ed25519 key: " + text[:80])
    id = sha256(parts[0].encode() + b"\n" + data)[:4]
    need(id.hex() == parts[1], "the id of a key is not its own: " + text[:80])
    return parts[0], id, data


def open_note(note, name, keys):
    """The text of a signed note, where one of the keys of that name signed it and none of them wrongly."""
    text, gap, signatures = note.rpartition("\n\n")
    text += "\n"
    need(gap and signatures.endswith("\n"), "the checkpoint is not a signed note")
    need(not any(c < " " and c != "\n" for c in note), "control characters in the checkpoint")
    good, seen = [], []
    for line in signatures[:-1].split("\n"):
        parts = line.split(" ")
        need(len(parts) == 3 and parts[0] == "\u2014" and parts[1], "a signature line is malformed")
        value = unbase64(parts[2])
        need(len(value) >= 5, "a signature is too short")
        for key_name, id, public in keys:
            if key_name != parts[1] or id != value[:4] or (public[0] == 1 and key_name != name):
                continue
            seconds, signature, said = 0, value[4:], text
            if public[0] == 4:  # a witness signs its own time before the text (C2SP tlog-cosignature)
                seconds, signature = int.from_bytes(value[4:12], "big"), value[12:]
                said = "cosignature/v1\ntime %d\n%s" % (seconds, text)
            try:
                Ed25519PublicKey.from_public_bytes(public[1:]).verify(signature, said.encode())
            except (InvalidSignature, ValueError):
                raise Wrong("%ssignature of key %s" % ("co-" if public[0] == 4 else "", id.hex())) from None
            good.append(id.hex()) if public[0] == 1 else seen.append("seen by %s at %d" % (key_name, seconds))
    need(good, "the checkpoint is not signed by the given key")
    return text, good + seen


def root_from(leaf, index, size, path):
    """The root that an inclusion proof leads to (RFC 9162, section 2.1.3.2)."""
    need(0 <= index < size, "the entry lies beyond the checkpoint")
    found, last = leaf, size - 1
    for other in path:
        need(last > 0, "the proof is too long")
        if index & 1 or index == last:
            found = sha256(b"\x01" + other + found)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            found = sha256(b"\x01" + found + other)
        index, last = index >> 1, last >> 1
    need(last == 0, "the proof is too short")
    return found


def check_opened(h, facts, one):
    """A disclosed personal value against the commitment that the entry holds at its place."""
    need(isinstance(one, dict) and set(one) == {"path", "salt", "value"}, "a disclosed value is malformed")
    need(all(isinstance(value, str) for value in one.values()), "a disclosed value is malformed")
    place = facts
    try:
        for step in one["path"].split("/")[1:]:
            step = step.replace("~1", "/").replace("~0", "~")
            place = place[int(step)] if isinstance(place, list) else place[step]
    except (KeyError, IndexError, TypeError, ValueError):
        raise Wrong("nothing was sealed at " + one["path"]) from None
    sealed = h(unhex(one["salt"], 16) + one["value"].encode()).hex()
    need(place == {"sealed": sealed}, "the value at %s is not the sealed one" % one["path"])
    return one["path"], json.loads(one["value"])


def verify(text, keys):
    """(entry, entries in the signed tree, ids of the signing keys, disclosed values). Raises Wrong."""
    try:
        receipt = json.loads(text)
    except (ValueError, RecursionError):
        raise Wrong("not JSON") from None
    need(isinstance(receipt, dict) and set(receipt) == MEMBERS, "members are missing or unknown")
    need(receipt["format"] == "zhunsheng-receipt-1", "another format")
    h = {"sha256": sha256, "sm3": sm3}.get(str(receipt["hash"]))
    need(h and isinstance(receipt["body"], str) and isinstance(receipt["checkpoint"], str), "not text")
    need(all(isinstance(receipt[name], list) for name in ("opened", "proof", "keys")), "not a list")
    need(len(receipt["proof"]) <= 64, "the proof is too long")
    for one in receipt["keys"]:  # for comparison only: never trusted, but they must be well formed
        need(read_key(str(one))[2][0] == 1, "a key of another kind")
    try:
        raw = receipt["body"].encode()
        body = json.loads(receipt["body"])
        book, seq, facts = body["book"], body["seq"], body["facts"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Wrong("the body is not an entry") from None
    need(isinstance(book, str) and type(seq) is int and isinstance(facts, dict), "the body is not an entry")
    name = "zhunsheng/" + quote(book, safe="")
    signed, signers = open_note(receipt["checkpoint"], name, keys)
    lines = signed.split("\n")
    need(len(lines) >= 4 and lines[0] == name, "the checkpoint is of another book")
    need(lines[1].isascii() and lines[1].isdigit() and str(int(lines[1])) == lines[1], "no number of entries")
    size, root = int(lines[1]), unbase64(lines[2])
    digest = h(unhex(receipt["salt"], 16) + raw)
    path = [unhex(one, 32) for one in receipt["proof"]]
    found = root_from(sha256(b"\x00" + digest), seq - 1, size, path)
    need(found == root, "the entry is not in the signed tree: something was changed")
    opened = dict(check_opened(h, facts, one) for one in receipt["opened"])
    return body, size, signers, opened


def read_keys(words):
    lines = []
    for word in words:
        if os.path.exists(word):
            with open(word, encoding="utf-8") as file:
                lines += [line for line in file.read().splitlines() if line.strip()]
        else:
            lines.append(word)
    return [read_key(line) for line in lines]


def main(words):
    if len(words) < 2 or words[0] in ("-h", "--help"):
        print(__doc__)
        return 2
    try:
        with open(words[0], encoding="utf-8") as file:
            body, size, signers, opened = verify(file.read(), read_keys(words[1:]))
    except (Wrong, OSError, ValueError, RecursionError) as error:
        print("NOT VALID 不成立: %s" % error)
        return 1
    print("VALID 成立: book %s, entry %d of %d signed" % (body["book"], body["seq"], size))
    print("  signed by " + ", ".join(signers))
    for name in ("on", "at", "case", "procedure", "step", "by"):
        print("  %s: %s" % (name, json.dumps(body.get(name), ensure_ascii=False)))
    print("  facts: " + json.dumps(body["facts"], ensure_ascii=False))
    for path, value in opened.items():
        print("  disclosed %s: %s" % (path, json.dumps(value, ensure_ascii=False)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
