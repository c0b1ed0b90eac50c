"""A true receipt is accepted, each changed one is refused, by three verifiers: the house's, the tool's, the stranger's."""

import ast
import base64
import importlib.util
import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhunsheng import record
from zhunsheng.record import CheckpointWrong, Sealed, checkpoints, keyring, notes, receipts
from zhunsheng.record.receipt_check import check

from .conftest import draft, fill

TOOL = Path(__file__).parents[2] / "tools" / "verify_receipt.py"
STRANGER = Path(__file__).with_name("verify_receipt.mjs")
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed (apt-get install nodejs)")
SEQ = 131


@pytest.fixture(autouse=True)
def home(request, tmp_path):
    with pytest.MonkeyPatch.context() as patch:
        from django.conf import settings as site

        patch.setattr(site, "HOME", tmp_path / "home")
        patch.setenv("ZHUNSHENG_WITNESS", str(tmp_path / "witness"))
        yield tmp_path


@pytest.fixture
def issued(book):
    """A receipt of an entry with sealed values, one of them disclosed, and what an attacker may have at hand."""
    fill(book, SEQ - 1)
    party = {"name": Sealed("张三"), "id/no": Sealed("11010119900307001X"), "days": [1, Sealed("七日")]}
    with transaction.atomic():
        record.append(book, draft(facts={"party": party, "说明": "立案"}))
    early = checkpoints.make(book)
    fill(book, 169)
    checkpoints.make(book)
    other = f"{book}-外地"
    record.open_book(other)
    fill(other, 300)
    foreign = checkpoints.make(other)
    text = receipts.make(book, SEQ, ["/party/id~1no", "/party/days/1"])
    second = json.loads(receipts.make(book, SEQ + 1))
    keys = keyring.published(notes.origin(book))
    return SimpleNamespace(book=book, text=text, early=early, foreign=foreign, second=second, keys=keys)


@cache
def tool():
    spec = importlib.util.spec_from_file_location("verify_receipt", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def flipped(text, at=5):
    return text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]


def put(member, function):
    return lambda receipt, issued: receipt | {member: function(receipt[member])}


def resigned(receipt, issued):
    """Another key under the right name."""
    text = receipt["checkpoint"].rpartition("\n\n")[0] + "\n"
    forger = Ed25519PrivateKey.generate()
    return receipt | {"checkpoint": notes.sign(text, notes.origin(issued.book), [forger])}


def with_key_id_of_the_true_one(receipt, issued):
    note = resigned(receipt, issued)["checkpoint"]
    text, _, line = note.rpartition("\n\n")
    name, encoded = line.removeprefix("— ").split(" ")
    value = issued.keys[0].id + base64.b64decode(encoded)[4:]
    return receipt | {"checkpoint": f"{text}\n\n— {name} {base64.b64encode(value).decode()}\n"}


def opened(**more):
    return lambda receipt, issued: receipt | {"opened": [receipt["opened"][0] | more]}


def last_sign_otherwise(note):
    """The last signature's Base64 with other unused bits: the same bytes, another spelling."""
    assert note.endswith("=\n")
    at = len(note.rstrip("=\n")) - 1
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return note[:at] + alphabet[alphabet.index(note[at]) ^ 1] + note[at + 1 :]


MUTATIONS = {
    "a fact": put("body", lambda body: body.replace("立案", "撤案")),
    "a number": put("body", lambda body: body.replace(f'"seq":{SEQ}', f'"seq":{SEQ + 1}')),
    "number nought": put("body", lambda body: body.replace(f'"seq":{SEQ}', '"seq":0')),
    "a number that is text": put("body", lambda body: body.replace(f'"seq":{SEQ}', f'"seq":"{SEQ}"')),
    "the book": put("body", lambda body: body.replace("测试县", "测试市")),
    "the moment": put("body", lambda body: body.replace('{"at":"2', '{"at":"1')),
    "a space in the body": put("body", lambda body: body + " "),
    "the body of another entry": lambda receipt, issued: receipt | {"body": issued.second["body"]},
    "a body that is no text": put("body", json.loads),
    "a body that is no entry": put("body", lambda body: "[]"),
    "the salt": put("salt", flipped),
    "a short salt": put("salt", lambda salt: salt[2:]),
    "no salt": put("salt", lambda salt: ""),
    "salt in capitals": put("salt", lambda salt: "ABCDEF" + salt[6:]),
    "the hash": put("hash", lambda _: "sm3"),
    "an unknown hash": put("hash", lambda _: "md5"),
    "the first hash of the proof gone": put("proof", lambda proof: proof[1:]),
    "the last hash of the proof gone": put("proof", lambda proof: proof[:-1]),
    "no proof": put("proof", lambda proof: []),
    "a bit of the proof": put("proof", lambda proof: [flipped(proof[0]), *proof[1:]]),
    "two hashes swapped": put("proof", lambda proof: [proof[1], proof[0], *proof[2:]]),
    "one hash more": put("proof", lambda proof: [*proof, proof[0]]),
    "a proof in capitals": put("proof", lambda proof: [one.upper() for one in proof]),
    "the proof of another entry": lambda receipt, issued: receipt | {"proof": issued.second["proof"]},
    "a proof that is no list": put("proof", "".join),
    "one entry more": put("checkpoint", lambda note: note.replace("\n300\n", "\n301\n")),
    "a zero before the size": put("checkpoint", lambda note: note.replace("\n300\n", "\n0300\n")),
    "the root": put("checkpoint", lambda note: flipped(note, note.index("\n300\n") + 9)),
    "the name of the tree": put("checkpoint", lambda note: note.replace("zhunsheng/", "Zhunsheng/", 1)),
    "a signature": put("checkpoint", lambda note: flipped(note, len(note) - 20)),
    "a signature spelt otherwise": put("checkpoint", last_sign_otherwise),
    "no signature": put("checkpoint", lambda note: note.rpartition("— ")[0]),
    "the empty line gone": put("checkpoint", lambda note: note.replace("\n\n", "\n")),
    "lines ended otherwise": put("checkpoint", lambda note: note.replace("\n", "\r\n")),
    "a line more": put("checkpoint", lambda note: note.replace("\n\n", "\nmore\n\n")),
    "signed by a forger": resigned,
    "signed by a forger under the true id": with_key_id_of_the_true_one,
    "the checkpoint of another book": lambda receipt, issued: receipt | {"checkpoint": issued.foreign.note},
    "an earlier checkpoint": lambda receipt, issued: receipt | {"checkpoint": issued.early.note},
    "a disclosed value": opened(value='"李四"'),
    "the salt of a disclosed value": opened(salt="00" * 16),
    "the place of a disclosed value": opened(path="/party/name"),
    "a place where nothing is sealed": opened(path="/说明"),
    "a place that is not there": opened(path="/party/9/x"),
    "another format": put("format", lambda _: "zhunsheng-receipt-2"),
    "a member more": lambda receipt, issued: receipt | {"note": "?"},
    "a member less": lambda receipt, issued: {key: value for key, value in receipt.items() if key != "hash"},
    "a key that is none": put("keys", lambda keys: [flipped(keys[0], len(keys[0]) - 9)]),
    "no receipt": lambda receipt, issued: [receipt],
}


def test_there_are_thirty_mutations_and_more():
    assert len(MUTATIONS) >= 30


def test_a_true_receipt_is_accepted_by_the_house_and_by_the_tool(issued):
    verdict = check(issued.text, issued.keys)
    assert (verdict.body["seq"], verdict.size, verdict.trusted) == (SEQ, 300, True)
    assert verdict.opened == {"/party/id~1no": "11010119900307001X", "/party/days/1": "七日"}
    assert not check(issued.text).trusted  # without a published key it says that the key is the receipt's own
    keys = tool().read_keys(map(str, issued.keys))
    body, size, signers, disclosed = tool().verify(issued.text, keys)
    assert (body, size, disclosed) == (verdict.body, 300, verdict.opened)
    assert signers == [issued.keys[0].id.hex()]


def test_what_was_not_disclosed_is_not_in_the_receipt(issued):
    assert "张三" not in issued.text and "11010119900307001X" in issued.text
    plain = receipts.make(issued.book, SEQ)
    assert "11010119900307001X" not in plain and json.loads(plain)["opened"] == []


@pytest.mark.parametrize("seq", [1, 2, 255, 256, 257, 299, 300])
def test_receipts_of_every_place_hold(issued, seq):
    text = receipts.make(issued.book, seq)
    assert check(text, issued.keys).body["seq"] == seq
    assert tool().verify(text, tool().read_keys(map(str, issued.keys)))[0]["seq"] == seq


def test_each_mutation_is_refused_by_the_house_and_by_the_tool(issued):
    module, accepted = tool(), []
    keys = module.read_keys(map(str, issued.keys))
    for name, mutate in MUTATIONS.items():
        text = json.dumps(mutate(json.loads(issued.text), issued))
        assert text != json.dumps(json.loads(issued.text)), name
        for judge, refusal in (
            (lambda text=text: check(text, issued.keys), CheckpointWrong),
            (lambda text=text: module.verify(text, keys), module.Wrong),
        ):
            try:
                judge()
                accepted.append(name)
            except refusal:
                pass
    assert accepted == []


@needs_node
def test_the_stranger_in_javascript_agrees(issued, home):
    (home / "keys.txt").write_text("".join(f"{key}\n" for key in issued.keys))
    receipt = json.loads(issued.text)
    files = [home / f"{n}.json" for n in range(len(MUTATIONS) + 1)]
    files[0].write_text(issued.text)
    for path, mutate in zip(files[1:], MUTATIONS.values(), strict=True):
        path.write_text(json.dumps(mutate(receipt, issued)))
    done = subprocess.run(
        [NODE, str(STRANGER), str(home / "keys.txt"), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    first, *rest = done.stdout.splitlines()
    assert first == f"VALID {issued.book} {SEQ} of 300"
    assert [
        name for name, line in zip(MUTATIONS, rest, strict=True) if not line.startswith("NOT VALID")
    ] == []


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_changed_sign_anywhere_goes_unnoticed(issued, data):
    text = json.dumps(json.loads(issued.text), ensure_ascii=False)
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from('0aZ=+/" ,\\n—}\u4e00'))
    mutated = text[:at] + sign + text[at + 1 :]
    try:
        same = json.loads(mutated) == json.loads(text)
    except ValueError:
        same = False
    if same:
        return
    with pytest.raises(CheckpointWrong):
        check(mutated, issued.keys)
    with pytest.raises(tool().Wrong):
        tool().verify(mutated, tool().read_keys(map(str, issued.keys)))


def test_the_tool_is_short_and_needs_only_cryptography():
    source = TOOL.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 200
    imported = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            imported |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module)
    roots = {name.split(".")[0] for name in imported}
    assert roots - sys.stdlib_module_names == {"cryptography"}


def test_the_tool_runs_in_an_empty_environment(issued, home):
    (home / "receipt.json").write_text(issued.text, encoding="utf-8")
    (home / "forged.json").write_text(issued.text.replace("立案", "撤案"), encoding="utf-8")
    shutil.copy(TOOL, home / "v.py")

    def run(*words):
        return subprocess.run(
            [sys.executable, "-I", str(home / "v.py"), *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
            cwd=home,
            env={"PYTHONUTF8": "1"},
        )

    told = run(home / "receipt.json", issued.keys[0])
    assert (told.returncode, told.stderr) == (0, "") and told.stdout.startswith("VALID")
    told = run(home / "forged.json", issued.keys[0])
    assert told.returncode == 1 and told.stdout.startswith("NOT VALID")
    assert run(home / "receipt.json").returncode == 2


def test_no_receipt_without_a_checkpoint(book):
    fill(book, 3)
    with pytest.raises(CheckpointWrong, match="还没有检查点"):
        receipts.make(book, 3)
    checkpoints.make(book)
    fill(book, 1)
    assert check(receipts.make(book, 3)).size == 3
    with pytest.raises(CheckpointWrong, match="还没有检查点"):
        receipts.make(book, 4)
    with pytest.raises(record.NoSuchEntry):
        receipts.make(book, 9)


def test_no_receipt_for_what_was_changed(book, disarmed):
    fill(book, 3)
    checkpoints.make(book)
    disarmed("UPDATE record_entry SET body = replace(body, '立案', '撤案') WHERE seq = 2")
    with pytest.raises(record.TreeWrong, match="核验不过"):
        receipts.make(book, 2)


def test_an_erased_value_is_not_disclosed_and_the_old_receipt_still_holds(issued):
    with transaction.atomic():
        record.erase(issued.book, SEQ, None, "保存期限届满", "个人信息保护法第四十七条", ("p1",))
    assert check(issued.text, issued.keys).size == 300
    with pytest.raises(record.NoSuchEntry):
        receipts.make(issued.book, SEQ, ["/party/id~1no"])
    assert check(receipts.make(issued.book, SEQ), issued.keys).body["seq"] == SEQ


@needs_node
@pytest.mark.parametrize("name", ["国密县 (1)!", "a+b/c~d*'"])
def test_a_book_of_sm3_with_an_odd_name_gives_receipts_too(db, home, name):
    record.open_book(name, "sm3")
    fill(name, 5)
    checkpoints.make(name)
    keys = keyring.published(notes.origin(name))
    text = receipts.make(name, 4)
    assert check(text, keys).size == 5
    assert tool().verify(text, tool().read_keys(map(str, keys)))[1] == 5
    (home / "keys.txt").write_text("".join(f"{key}\n" for key in keys))
    (home / "r.json").write_text(text)
    done = subprocess.run(
        [NODE, str(STRANGER), str(home / "keys.txt"), str(home / "r.json")], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, f"VALID {name} 4 of 5\n")
