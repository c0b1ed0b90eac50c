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
import re
import sys
import time
from urllib.parse import quote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MEMBERS = {"format", "hash", "salt", "body", "opened", "proof", "checkpoint", "keys"}
DAY = 86400  # how far the clocks of house, witness and reader may lie apart


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
    return holds


def once(pairs):
    return need(len(dict(pairs)) == len(pairs), "a member stands twice") and dict(pairs)


def read(text, what):
    """JSON that every reader reads alike: no member twice, no half of a sign, numbers as int() reads them."""
    try:
        value = json.loads(text, object_pairs_hook=once, parse_constant=int, parse_float=int)
        return json.dumps(value, ensure_ascii=False).encode() and value
    except (ValueError, RecursionError):
        raise Wrong(what + " is not JSON of whole numbers") from None


def unhex(text, length):
    need(re.fullmatch("[0-9a-f]{%d}" % (2 * length), text), "not %d bytes, lower-case hexadecimal" % length)
    return bytes.fromhex(text)


def unbase64(text):
    try:
        value = base64.b64decode(text)
    except ValueError:
        raise Wrong("not base64: %.80s" % text) from None
    need(base64.b64encode(value).decode() == text, "base64 with another spelling: %.80s" % text)
    return value


def read_key(text):
    """(name, key id, kind || key) of a published key: name+id+base64(kind || key); kind 1 signs, 4 co-signs."""
    parts = text.split("+", 2)
    need(len(parts) == 3 and parts[0], "not a public key: " + text[:80])
    data = unbase64(parts[2])
    need(len(data) == 33 and data[0] in (1, 4), "not an Ed25519 key: " + text[:80])
    id = sha256(parts[0].encode() + b"\n" + data)[:4]
    need(id.hex() == parts[1], "the id of a key is not its own: " + text[:80])
    return parts[0], id, data


def open_note(note, name, keys, at):
    """The text of a signed note, the keys that signed it (one at least, none wrongly), the witnesses."""
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
        for key in keys:
            if key[:2] != (parts[1], value[:4]) or (key[2][0] == 1 and key[0] != name):
                continue
            seconds, signature, said = 0, value[4:], text
            if key[2][0] == 4:  # a witness signs its own time before the text (C2SP tlog-cosignature)
                seconds, signature = int.from_bytes(value[4:12], "big"), value[12:]
                said = "cosignature/v1\ntime %d\n%s" % (seconds, text)
            try:
                Ed25519PublicKey.from_public_bytes(key[2][1:]).verify(signature, said.encode())
            except InvalidSignature:
                raise Wrong("the signature or co-signature of %s does not hold" % parts[1][:80]) from None
            need(seconds <= time.time() + DAY, "a co-signature of the future")
            until = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds + DAY))
            need(key[2][0] == 1 or until >= at[:19], "a co-signature older than the entry")
            good += [key] if key[2][0] == 1 else []
            seen += ["seen by %s at %d" % (key[0], seconds)] if key[2][0] == 4 else []
    need(good, "the checkpoint is not signed by the given key")
    return text, good, seen


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
    """A disclosed personal value against the commitment that the entry holds at its place (RFC 6901)."""
    need(re.fullmatch("(/([^~/]|~[01])*)+", one["path"]), "not a place: %.80s" % one["path"])
    place = facts
    for step in one["path"].split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        place = {str(n): one for n, one in enumerate(place)} if isinstance(place, list) else place
        place = place.get(step) if isinstance(place, dict) else None
    sealed = h(unhex(one["salt"], 16) + one["value"].encode()).hex()
    need(place == {"sealed": sealed}, "the value at %s is not the sealed one" % one["path"])
    return one["path"], read(one["value"], "a disclosed value")


def verify(text, keys):
    """(entry, entries in the signed tree, ids of the keys and witnesses, disclosed values). Raises Wrong."""
    receipt = read(text, "the receipt")
    need(isinstance(receipt, dict) and set(receipt) == MEMBERS, "members are missing or unknown")
    need(receipt["format"] == "zhunsheng-receipt-1", "another format")
    need([type(receipt[name]) for name in ("opened", "proof", "keys")] == [list] * 3, "not a list")
    for one in receipt["opened"]:
        need(isinstance(one, dict) and set(one) == {"path", "salt", "value"}, "a disclosed value is malformed")
    texts = receipt["proof"] + receipt["keys"] + [receipt[n] for n in ("hash", "salt", "body", "checkpoint")]
    texts += [value for one in receipt["opened"] for value in one.values()]
    need(all(isinstance(one, str) for one in texts), "not text")
    h = need({"sha256": sha256, "sm3": sm3}.get(receipt["hash"]), "an unknown hash")
    named = [read_key(one) for one in receipt["keys"]]  # for comparison only: never trusted
    need(all(key[2][0] == 1 for key in named), "a key of another kind")
    body = read(receipt["body"], "the body")
    kinds = [type(body.get(name)) for name in ("book", "seq", "facts", "at")] if isinstance(body, dict) else []
    need(kinds == [str, int, dict, str], "the body is not an entry")
    name = "zhunsheng/" + quote(body["book"], safe="")
    signed, good, seen = open_note(receipt["checkpoint"], name, keys, body["at"])
    need(all(key in named for key in good), "the signing key is not among the keys of the receipt")
    lines = signed.split("\n")
    need(lines[0] == name, "the checkpoint is of another book")
    need(re.fullmatch("[1-9][0-9]{0,15}", lines[1]) and int(lines[1]) < 2**53, "no number of entries")
    digest = h(unhex(receipt["salt"], 16) + receipt["body"].encode())
    path = [unhex(one, 32) for one in receipt["proof"]]
    found = root_from(sha256(b"\x00" + digest), body["seq"] - 1, int(lines[1]), path)
    need(found == unbase64(lines[2]), "the entry is not in the signed tree: something was changed")
    opened = dict(check_opened(h, body["facts"], one) for one in receipt["opened"])
    need(len(opened) == len(receipt["opened"]), "a value is disclosed twice")
    return body, int(lines[1]), [key[1].hex() for key in good] + seen, opened


def main(words):
    if len(words) < 2 or words[0] in ("-h", "--help"):
        return print(__doc__) or 2
    try:
        lines = [open(one, encoding="utf-8").read() if os.path.exists(one) else one for one in words[1:]]
        keys = [read_key(line.strip()) for line in "\n".join(lines).splitlines() if line.strip()]
        with open(words[0], encoding="utf-8") as file:
            body, size, signers, opened = verify(file.read(), keys)
    except (Wrong, OSError, ValueError) as error:
        print("NOT VALID 不成立: %s" % error)
        return 1
    told = (body["book"], body["seq"], size, ", ".join(signers))
    print("VALID 成立: book %s, entry %d of %d signed\n  signed by %s" % told)
    for name in ("on", "at", "case", "procedure", "step", "by", "facts"):
        print("  %s: %s" % (name, json.dumps(body.get(name), ensure_ascii=False)))
    print("  disclosed: " + json.dumps(opened, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
