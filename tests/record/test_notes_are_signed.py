"""Signed notes and checkpoints as C2SP writes them, with the reference implementation's own vector."""

import base64
import os
import stat
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zhunsheng.record import CheckpointWrong, keyring, notes

# The published example of signed notes: key, text, signature (Ed25519 gives the same one every time).
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SEED = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
NOTE = (
    TEXT + "\n— PeterNeumann"
    " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ROOT = base64.b64encode(bytes(range(32))).decode()


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


def test_the_published_note_is_signed_and_verified_byte_for_byte():
    key = notes.key(VKEY)
    assert str(key) == VKEY
    assert notes.sign(TEXT, "PeterNeumann", [Ed25519PrivateKey.from_private_bytes(SEED)]) == NOTE
    assert notes.signed(NOTE, [key]) == (TEXT, [key])


@pytest.mark.parametrize(
    "note",
    [
        NOTE.replace("problem is", "problem was"),
        NOTE.replace("x08go/ZJ", "x08go/ZK"),
        NOTE.replace("x08go", "x18go"),
        NOTE.replace("PeterNeumann", "PeterNewmann"),
        NOTE.replace("JnAM=", "JnAN="),  # the same bytes, spelt otherwise
        NOTE.replace("— ", "- "),
        NOTE[:-1],
        NOTE.replace("\n\n", "\n"),
        NOTE + "\n",
        NOTE.replace("\n\n", "\r\n\n"),
        TEXT,
        "",
    ],
)
def test_any_other_note_is_refused(note):
    with pytest.raises(notes.CheckpointWrong):
        notes.signed(note, [notes.key(VKEY)])


def test_a_signature_of_a_stranger_neither_helps_nor_harms():
    stranger = Ed25519PrivateKey.generate()
    line = notes.sign(TEXT, "witness.example/w", [stranger]).rpartition("\n\n")[2]
    assert notes.signed(NOTE + line, [notes.key(VKEY)])[1] == [notes.key(VKEY)]
    with pytest.raises(CheckpointWrong, match="没有所给公钥"):
        notes.signed(NOTE + line, [notes.Key("witness.example/w", os.urandom(32))])


def test_a_witness_s_key_signs_no_log_and_nothing_is_signed_by_signing_nothing():
    private = Ed25519PrivateKey.from_private_bytes(SEED)
    witness = notes.Key("PeterNeumann", private.public_key().public_bytes_raw(), notes.COSIGNATURE)
    line = notes.line(witness, private.sign(TEXT.encode()))
    with pytest.raises(CheckpointWrong, match="没有所给公钥"):
        notes.signed(f"{TEXT}\n{line}", [witness])
    nothing = notes.sign("\n", "PeterNeumann", [private]).lstrip("\n")
    with pytest.raises(CheckpointWrong, match="没有签名"):
        notes.signed(nothing, [notes.key(VKEY)])


@pytest.mark.parametrize(
    "text",
    [VKEY.replace("c74f", "c74e"), VKEY.replace("ARpc", "ASpc"), VKEY[:-4], "PeterNeumann", "", VKEY + "="],
)
def test_what_is_no_key_is_refused(text):
    with pytest.raises(CheckpointWrong):
        notes.key(text)


def test_a_checkpoint_is_three_lines():
    found = notes.Checkpoint("zhunsheng/330182", 7, bytes(range(32)))
    assert found.text() == f"zhunsheng/330182\n7\n{ROOT}\n"
    assert notes.checkpoint(found.text()) == found
    assert notes.checkpoint(found.text() + "an extension\n") == found
    assert notes.origin("某县") == "zhunsheng/%E6%9F%90%E5%8E%BF"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n",
        "a\n1\n",
        f"a\n1\n{ROOT}\nmore",
        f"a\n{2**53}\n{ROOT}\n",
        f"a\n01\n{ROOT}\n",
        f"a\n-1\n{ROOT}\n",
        f"a\n1\n{ROOT}",
        f"\n1\n{ROOT}\n",
        f"a\n1\n{ROOT[:-4]}\n",
        f"a\n1\n{ROOT.replace('=', '')}\n",
        f"a\n１\n{ROOT}\n",
    ],
)
def test_any_other_text_is_no_checkpoint(text):
    with pytest.raises(CheckpointWrong):
        notes.checkpoint(text)


def test_the_key_file_is_its_owners_alone():
    keyring.set_up()
    keyring.set_up()
    assert len(keyring.held()) == 1 and stat.S_IMODE(keyring.path().stat().st_mode) == 0o600


def test_during_a_change_both_keys_sign_and_afterwards_only_the_new_one():
    now = datetime(2026, 11, 21, tzinfo=UTC)
    keyring.set_up(now)
    (old,) = keyring.published("x")
    keyring.rotate(timedelta(days=30), now)
    new = keyring.published("x")[0]
    assert keyring.published("x") == [new, old] and new != old
    note = notes.sign(TEXT, "x", keyring.signing(now + timedelta(days=29)))
    assert notes.signed(note, [old])[1] == [old] and notes.signed(note, [new])[1] == [new]
    note = notes.sign(TEXT, "x", keyring.signing(now + timedelta(days=30)))
    assert notes.signed(note, [old, new])[1] == [new]
    assert [one.private is None for one in keyring.held()] == [True, False]  # the old one can sign no more
    assert keyring.published("x") == [new, old]  # yet verifies what it signed


def test_a_damaged_or_missing_key_file_is_told():
    with pytest.raises(CheckpointWrong, match="不见了"):
        keyring.signing()
    keyring.set_up()
    keyring.path().write_text("{")
    with pytest.raises(CheckpointWrong, match="已损坏"):
        keyring.held()
