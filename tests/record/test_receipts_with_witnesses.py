"""Receipts that carry co-signatures: accepted by the tool and the stranger too; the tool checks them when told whose."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from zhunsheng.record import checkpoints, keyring, notes, receipts

from .conftest import fill, run
from .plain_witness import PlainWitness
from .test_receipts_prove_themselves import NODE, STRANGER, TOOL, needs_node

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def issued(book, tmp_path):
    """A receipt under a co-signed checkpoint, the files of keys, and the witness."""
    fill(book, 40)
    made = checkpoints.make(book)
    told = PlainWitness()
    line = told.line(made.note.partition("\n\n")[0] + "\n")[:-1]
    sql = "INSERT INTO record_cosignature (book, number, witness, at, line) VALUES (%s, 1, %s, %s, %s)"
    run(sql, book, told.vkey, datetime.now(UTC).isoformat(), line)
    path, keys = tmp_path / "receipt.json", tmp_path / "keys"
    path.write_text(receipts.make(book, 7), encoding="utf-8")
    assert line in json.loads(path.read_text(encoding="utf-8"))["checkpoint"]
    keys.write_text(f"{keyring.published(notes.origin(book))[0]}\n", encoding="utf-8")
    return path, keys, told


def tool(*words):
    command = [sys.executable, str(TOOL), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_tool_says_which_witness_saw_it(issued):
    path, keys, told = issued
    plain = tool(path, keys)
    assert plain.returncode == 0 and "seen by" not in plain.stdout
    seen = tool(path, keys, told.vkey)
    assert seen.returncode == 0 and "seen by plain.example/w1" in seen.stdout
    assert tool(path, told.vkey).returncode == 1  # a witness alone does not sign for the house


def test_the_tool_refuses_a_co_signature_that_does_not_hold(issued):
    path, keys, told = issued
    receipt = json.loads(path.read_text(encoding="utf-8"))
    forged = PlainWitness()
    text = receipt["checkpoint"].partition("\n\n")[0] + "\n"
    line = told.line(text, private=forged.private)
    receipt["checkpoint"] = receipt["checkpoint"].rpartition("— plain")[0] + line
    path.write_text(json.dumps(receipt, ensure_ascii=False), encoding="utf-8")
    assert tool(path, keys).returncode == 0  # whose witness was not named is passed over
    refused = tool(path, keys, told.vkey)
    assert refused.returncode == 1 and "co-signature" in refused.stdout


def test_the_tool_stays_within_two_hundred_lines():
    assert len(Path(TOOL).read_text(encoding="utf-8").splitlines()) <= 200


@needs_node
def test_the_stranger_passes_over_the_witnesses_lines(issued):
    path, keys, _told = issued
    told = subprocess.run([NODE, STRANGER, keys, path], capture_output=True, text=True, check=False)
    assert told.returncode == 0 and told.stdout.startswith("VALID"), told.stdout + told.stderr
