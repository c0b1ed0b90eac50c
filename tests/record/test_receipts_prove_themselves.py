"""A true receipt is accepted, each changed one is refused, by three verifiers: the house's, the tool's, the stranger's."""

import ast
import importlib.util
import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from zhunsheng import record
from zhunsheng.record import CheckpointWrong, checkpoints, keyring, notes, receipts
from zhunsheng.record.receipt_check import check

from .conftest import fill
from .plain_witness import NAME as WITNESS
from .receipt_mutants import SEQ, issue

TOOL = Path(__file__).parents[2] / "tools" / "verify_receipt.py"
STRANGER = Path(__file__).with_name("verify_receipt.mjs")
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed (apt-get install nodejs)")


@pytest.fixture(autouse=True)
def home(request, tmp_path):
    with pytest.MonkeyPatch.context() as patch:
        from django.conf import settings as site

        patch.setattr(site, "HOME", tmp_path / "home")
        patch.setenv("ZHUNSHENG_WITNESS", str(tmp_path / "witness"))
        yield tmp_path


@pytest.fixture
def issued(book):
    return issue(book)


@cache
def tool():
    spec = importlib.util.spec_from_file_location("verify_receipt", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def keys_of(lines):
    return [tool().read_key(str(line)) for line in lines]


def test_a_true_receipt_is_accepted_by_the_house_and_by_the_tool(issued):
    verdict = check(issued.text, issued.keys)
    assert (verdict.body["seq"], verdict.size, verdict.trusted) == (SEQ, 300, True)
    assert verdict.opened == {
        "/party/id~1no": "11010119900307001X",
        "/party/days/1": "七日",
        "/party/~0": "无",
    }
    assert not check(issued.text).trusted  # without a published key it says that the key is the receipt's own
    keys = keys_of(issued.keys)
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
    assert tool().verify(text, keys_of(issued.keys))[0]["seq"] == seq


def flips(data, content):
    """The content with one byte changed; None where what JSON says is still the same.

    Whose name or key id nobody knows is passed over, so those of the witness are left as they are.
    """
    name = content.index(WITNESS.encode())
    at = data.draw(st.integers(0, len(content) - 1).filter(lambda n: not name <= n < name + len(WITNESS) + 7))
    byte = data.draw(st.sampled_from([content[at] ^ 1, content[at] ^ 0x20, *b'0aZ=+/" ,\\\n}:', 0xE4, 0x80]))
    mutated = content[:at] + bytes([byte]) + content[at + 1 :]
    try:
        return None if json.loads(mutated.decode()) == json.loads(content) else mutated
    except ValueError:
        return mutated


@settings(
    max_examples=200, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_changed_byte_anywhere_goes_unnoticed(issued, data):
    every = [notes.key(one, (notes.ED25519, notes.COSIGNATURE)) for one in issued.given]
    for content in (issued.text.encode(), json.dumps(json.loads(issued.text)).encode()):
        mutated = flips(data, content)
        if mutated is None:
            continue
        try:
            text = mutated.decode()
        except UnicodeDecodeError:
            continue  # a file that is no text is refused before its content is looked at
        with pytest.raises(CheckpointWrong):
            check(text, every)
        with pytest.raises(tool().Wrong):
            tool().verify(text, keys_of(issued.given))


@needs_node
@settings(
    max_examples=4, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_changed_byte_anywhere_goes_unnoticed_by_the_stranger(issued, home, data):
    (home / "keys.txt").write_text("".join(f"{key}\n" for key in issued.given))
    changed = [one for one in (flips(data, issued.text.encode()) for _ in range(60)) if one]
    files = [home / f"{n}.json" for n in range(len(changed))]
    for path, content in zip(files, changed, strict=True):
        path.write_bytes(content)
    command = [NODE, str(STRANGER), str(home / "keys.txt"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert len(done.stdout.splitlines()) == len(files) and "\nVALID" not in f"\n{done.stdout}"


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
    assert tool().verify(text, keys_of(keys))[1] == 5
    (home / "keys.txt").write_text("".join(f"{key}\n" for key in keys))
    (home / "r.json").write_text(text)
    done = subprocess.run(
        [NODE, str(STRANGER), str(home / "keys.txt"), str(home / "r.json")], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, f"VALID {name} 4 of 5\n")
