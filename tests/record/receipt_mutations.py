"""Each changed receipt by its name: how it is made, and a word of the reason that the published verifier must give."""

import json

from .receipt_mutants import (
    SEQ,
    beside,
    body,
    days,
    doubled,
    early_witness,
    extended,
    far_witness,
    flipped,
    forger_s,
    last_flipped,
    late_witness,
    named,
    note,
    opened,
    other_keys,
    own,
    put,
    renamed_by_the_house,
    resigned,
    sized,
    spelt_otherwise,
    with_key_id_of_the_true_one,
    witnessed,
)
from .receipt_vouched import VOUCHED, foreign, under_another_name

TREE, ENTRY, SIGNED = "not in the signed tree", "not an entry", "not signed by the given key"
HEX, BASE64, MEMBERS, TEXT = "hexadecimal", "base64", "members", "not text"

BODIES = {
    "a fact": (body("立案", "撤案"), TREE),
    "a fact in a sign that looks the same": (body("立案", "⽴案"), TREE),
    "a number": (body(f'"seq":{SEQ}', f'"seq":{SEQ + 1}'), TREE),
    "number nought": (body(f'"seq":{SEQ}', '"seq":0'), "beyond"),
    "a negative number": (body(f'"seq":{SEQ}', f'"seq":-{SEQ}'), "beyond"),
    "a huge number": (body(f'"seq":{SEQ}', f'"seq":{10**300}'), "beyond"),
    "a number with a point": (body(f'"seq":{SEQ}', f'"seq":{SEQ}.0'), "whole number"),
    "a number that is text": (body(f'"seq":{SEQ}', f'"seq":"{SEQ}"'), ENTRY),
    "a number that is true": (body(f'"seq":{SEQ}', '"seq":true'), ENTRY),
    "the book": (body("测试县", "测试市"), SIGNED),
    "the book, half a sign": (body("测试县", "\\ud800"), "not JSON"),
    "the moment": (body('{"at":"2', '{"at":"1'), TREE),
    "no moment": (body('{"at":"2', '{"on_":"2'), ENTRY),
    "a space in the body": (put("body", lambda text: text + " "), TREE),
    "the body laid out otherwise": (put("body", lambda text: json.dumps(json.loads(text))), TREE),
    "the body with a member twice": (body('{"at"', '{"seq":1,"at"'), "twice"),
    "a body with NaN": (body("立案", "立案" + '","x":NaN,"y":"'), "whole number"),
    "the body of another entry": (lambda receipt, issued: receipt | {"body": issued.second["body"]}, TREE),
    "a body that is no text": (put("body", json.loads), TEXT),
    "a body that is no entry": (put("body", lambda _: "[]"), ENTRY),
    "a body that is no JSON": (put("body", lambda text: text[:-1]), "not JSON"),
    "the salt": (put("salt", flipped), TREE),
    "a short salt": (put("salt", lambda salt: salt[2:]), HEX),
    "no salt": (put("salt", lambda _: ""), HEX),
    "salt in capitals": (put("salt", str.upper), HEX),
    "a space after the salt": (put("salt", lambda salt: salt + " "), HEX),
    "salt with a space": (put("salt", lambda salt: salt[:2] + " " + salt[3:]), HEX),
    "the hash": (put("hash", lambda _: "sm3"), TREE),
    "an unknown hash": (put("hash", lambda _: "md5"), "hash"),
}

PROOFS = {
    "the first sibling gone": (put("proof", lambda proof: proof[1:]), "too short"),
    "the last sibling gone": (put("proof", lambda proof: proof[:-1]), "too short"),
    "no proof": (put("proof", lambda _: []), "too short"),
    "a bit of a sibling": (put("proof", lambda proof: [flipped(proof[0]), *proof[1:]]), TREE),
    "two siblings swapped": (put("proof", lambda proof: [proof[1], proof[0], *proof[2:]]), TREE),
    "the siblings in reverse": (put("proof", lambda proof: proof[::-1]), TREE),
    "one sibling more": (put("proof", lambda proof: [*proof, proof[0]]), "too long"),
    "a thousand siblings": (put("proof", lambda proof: proof * 200), "too long"),
    "a proof in capitals": (put("proof", lambda proof: [one.upper() for one in proof]), HEX),
    "a sibling of 31 bytes": (put("proof", lambda proof: [proof[0][2:], *proof[1:]]), HEX),
    "the proof of another entry": (
        lambda receipt, issued: receipt | {"proof": issued.second["proof"]},
        TREE,
    ),
    "a proof that is no list": (put("proof", "".join), "not a list"),
    "a proof that is an object": (put("proof", lambda proof: dict.fromkeys(proof, "")), "not a list"),
    "a sibling that is a number": (put("proof", lambda proof: [*proof[1:], 5]), TEXT),
    "one sibling more before the first": (put("proof", lambda proof: [proof[0], *proof]), "too long"),
}

NOTES = {
    "one entry more": (note("\n300\n", "\n301\n"), "does not hold"),
    "a zero before the size": (sized("0300"), "number of entries"),
    "a negative size": (sized("-300"), "number of entries"),
    "a huge size": (sized("9" * 5000), "number of entries"),
    "a size in other digits": (sized("３００"), "number of entries"),
    "a tree smaller than the number": (sized("130"), "beyond"),
    "the root": (
        put("checkpoint", lambda text: flipped(text, text.index("\n300\n") + 9)),
        "does not hold",
    ),
    "another root, signed by the house": (extended, TREE),
    "the origin": (note("zhunsheng/", "Zhunsheng/"), "does not hold"),
    "the origin of another book, signed": (renamed_by_the_house, "another book"),
    "lines of the note in another order": (
        put("checkpoint", lambda text: "\n".join([*text.split("\n")[1::-1], *text.split("\n")[2:]])),
        "does not hold",
    ),
    "a signature": (own(last_flipped), "does not hold"),
    "a signature spelt otherwise": (own(spelt_otherwise), BASE64),
    "a signature cut": (own(lambda line: line[:-8]), "does not hold"),
    "no signature": (put("checkpoint", lambda text: text.rpartition("\n\n")[0] + "\n\n"), "signed note"),
    "a signature under another dash": (own(lambda line: line.replace("—", "–")), "malformed"),
    "a signature without a dash": (own(lambda line: line[2:]), "malformed"),
    "two spaces before a signature": (own(lambda line: "  ".join(line.rsplit(" ", 1))), "malformed"),
    "the true signature under another name": (own(under_another_name), SIGNED),
    "a line without a signature": (witnessed(lambda issued, text: "— x\n"), "malformed"),
    "a line without a name": (witnessed(lambda issued, text: "—  AAAAAAAA\n"), "malformed"),
    "a line of three bytes": (witnessed(lambda issued, text: "— x AAAA\n"), "too short"),
    "a word after a line": (witnessed(lambda issued, text: "— x AAAAAAAA more\n"), "malformed"),
    "the last line end gone": (put("checkpoint", lambda text: text[:-1]), "signed note"),
    "a sign for the last line end": (put("checkpoint", lambda text: text[:-1] + "x"), "signed note"),
    "the empty line gone": (note("\n\n", "\n"), "signed note"),
    "lines ended otherwise": (put("checkpoint", lambda text: text.replace("\n", "\r\n")), "note"),
    "a line more": (note("\n\n", "\nmore\n\n"), "does not hold"),
    "signed by a forger": (resigned, SIGNED),
    "signed by a forger under the true id": (with_key_id_of_the_true_one, "does not hold"),
    "a forger's whole receipt": (forger_s, SIGNED),
    "the checkpoint of another book": (
        lambda receipt, issued: receipt | {"checkpoint": issued.foreign.note},
        SIGNED,
    ),
    "an earlier checkpoint": (
        lambda receipt, issued: receipt | {"checkpoint": issued.early.note},
        "too long",
    ),
    "a co-signature": (
        witnessed(lambda issued, text: last_flipped(issued.witness.line(text)[:-1]) + "\n"),
        "does not hold",
    ),
    "a co-signature of another size": (
        witnessed(lambda issued, text: issued.witness.line(text.replace("\n300\n", "\n301\n"))),
        "does not hold",
    ),
    "a co-signature alone": (
        lambda receipt, issued: (
            receipt
            | {"checkpoint": receipt["checkpoint"].replace(issued.made.note.rpartition("\n\n")[2], "")}
        ),
        SIGNED,
    ),
    "a co-signature older than the entry": (witnessed(early_witness), "older than the entry"),
    "a co-signature of the future": (witnessed(late_witness), "of the future"),
    "a co-signature of a time in no calendar": (witnessed(far_witness), "of the future"),
}

REST = {
    "a disclosed value": (opened(value='"李四"'), "not the sealed one"),
    "a disclosed value spelt otherwise": (opened(value='"11010119900307001\\u0058"'), "not the sealed one"),
    "the salt of a disclosed value": (opened(salt="00" * 16), "not the sealed one"),
    "the salt of a disclosed value in capitals": (
        lambda receipt, issued: opened(salt=receipt["opened"][0]["salt"].upper())(receipt, issued),
        HEX,
    ),
    "a disclosed value with a member more": (opened(note=""), "malformed"),
    "a disclosed value that is text": (put("opened", lambda all: [*all, "path"]), "malformed"),
    "a disclosed value that is a list": (
        put("opened", lambda all: [*all, ["path", "salt", "value"]]),
        "malformed",
    ),
    "a disclosed value that is a number": (opened(value=5), TEXT),
    "disclosed values that are an object": (put("opened", lambda _: {}), "not a list"),
    "a place escaped not at all": (
        put("opened", lambda all: [*all[:2], all[2] | {"path": "/party/~"}]),
        "not a place",
    ),
    "the place of a disclosed value": (opened(path="/party/name"), "not the sealed one"),
    "a place where nothing is sealed": (opened(path="/说明"), "not the sealed one"),
    "a place that is not there": (opened(path="/party/9/x"), "not the sealed one"),
    "a place counted from the end": (days("/party/days/-1"), "not the sealed one"),
    "a place with a zero before": (days("/party/days/01"), "not the sealed one"),
    "a place in other digits": (days("/party/days/１"), "not the sealed one"),
    "a place with words before it": (days("说明/party/days/1"), "not a place"),
    "a place escaped wrongly": (opened(path="/party/id~2no"), "not a place"),
    "one value disclosed twice": (
        put("opened", lambda all: [all[0], all[0]]),
        "twice",
    ),
    "another format": (put("format", lambda _: "zhunsheng-receipt-2"), "format"),
    "a member more": (lambda receipt, issued: receipt | {"note": "?"}, MEMBERS),
    "a member less": (
        lambda receipt, issued: {key: value for key, value in receipt.items() if key != "hash"},
        MEMBERS,
    ),
    "no format": (
        lambda receipt, issued: {key: value for key, value in receipt.items() if key != "format"},
        MEMBERS,
    ),
    "a number for the proof": (put("proof", lambda _: 5), "not a list"),
    "a number for the keys": (put("keys", lambda _: 5), "not a list"),
    "a number for the format": (put("format", lambda _: 1), "format"),
    "a list for the hash": (put("hash", lambda hash: [hash]), TEXT),
    "a number for the salt": (put("salt", lambda _: 5), TEXT),
    "a number for the checkpoint": (put("checkpoint", lambda _: 5), TEXT),
    "a number with a point": (put("opened", lambda all: [*all, 1.5]), "whole number"),
    "a half of a sign in a name that nobody knows": (
        lambda receipt, issued: json.dumps(
            receipt | {"checkpoint": receipt["checkpoint"] + foreign("nobody\ud800", bytes(68))},
            ensure_ascii=False,
        ),
        "",
    ),
    "a member twice": (doubled("body", "{}"), "twice"),
    "a member twice in disguise": (
        lambda receipt, issued: '{"\\u0062ody":"{}",' + json.dumps(receipt)[1:],
        "twice",
    ),
    "a key that is none": (put("keys", lambda keys: [flipped(keys[0], len(keys[0]) - 9)]), ""),
    "a key that is a number": (beside(lambda issued: 5), TEXT),
    "a key without a name": (beside(lambda issued: named("", bytes(32))), "not a public key"),
    "a key of 33 bytes": (beside(lambda issued: named("x", bytes(33))), "not an Ed25519 key"),
    "a key under another id": (beside(lambda issued: flipped(named("x", bytes(32)), 4)), "not its own"),
    "a space after a key": (beside(lambda issued: str(issued.keys[0]) + " "), BASE64),
    "keys that are an object": (put("keys", lambda keys: dict.fromkeys(keys, "")), "not a list"),
    "keys of an attacker beside the true signature": (other_keys, "not among the keys"),
    "no keys": (put("keys", lambda _: []), "not among the keys"),
    "a witness's key among the keys": (
        lambda receipt, issued: receipt | {"keys": [*receipt["keys"], issued.witness.vkey]},
        "another kind",
    ),
    "half a sign": (put("salt", lambda salt: "\ud800" + salt[1:]), "not JSON"),
    "a receipt cut in the middle": (lambda receipt, issued: json.dumps(receipt)[:700], "not JSON"),
    "something after the receipt": (lambda receipt, issued: json.dumps(receipt) + "{}", "not JSON"),
    "a mark before the receipt": (lambda receipt, issued: "\ufeff" + json.dumps(receipt), "not JSON"),
    "nests without end": (lambda receipt, issued: "[" * 100_000, "not JSON"),
    "nothing": (lambda receipt, issued: "", "not JSON"),
    "no receipt": (lambda receipt, issued: [receipt], MEMBERS),
    "null": (lambda receipt, issued: None, MEMBERS),
}

SIGNED_BY_THE_HOUSE = {f"{name}, signed by the house": made for name, made in VOUCHED.items()}
MUTATIONS = BODIES | PROOFS | NOTES | REST | SIGNED_BY_THE_HOUSE
WITNESSES = {name for name in NOTES if name.startswith("a co-signature") and name != "a co-signature alone"}
"""Those that only whoever knows the witness can refuse."""


def mutant(name, issued):
    """The text of a changed receipt."""
    made = MUTATIONS[name][0](json.loads(issued.text), issued)
    text = made if isinstance(made, str) else json.dumps(made)
    assert text != issued.text
    return text
