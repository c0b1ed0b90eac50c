"""The house, `zhunsheng verify`, the portal, the published verifier in an empty environment and the one in JavaScript."""

import json
import re
import subprocess
import venv
from pathlib import Path

import cffi
import cryptography
import pytest
from django.test import Client

from zhunsheng.doors.cli.__main__ import main
from zhunsheng.record import CheckpointWrong, notes
from zhunsheng.record.receipt_check import check

from .receipt_mutants import SEQ, flipped, issue
from .receipt_mutations import MUTATIONS, mutant
from .receipt_vouched import ALLOWED
from .test_receipts_prove_themselves import NODE, STRANGER, TOOL, needs_node

KINDS = (notes.ED25519, notes.COSIGNATURE)
EACH = """
import contextlib, importlib.util, io, json, sys
spec = importlib.util.spec_from_file_location("tool", sys.argv[1])
tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tool)
for path in sys.argv[3:]:
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = tool.main([path, sys.argv[2]])
    print(json.dumps([code, said.getvalue()]))
"""
"""The published verifier over many receipts in one process: exit status and words of each."""


pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def issued(book, tmp_path, monkeypatch):
    """The true receipt and every mutant as files, the keys beside them."""
    made = issue(book)
    monkeypatch.setenv("ZHUNSHENG_WITNESSES", f"https://w.example {made.witness.vkey}")
    made.keyfile = tmp_path / "keys.txt"
    made.keyfile.write_text("".join(f"{key}\n" for key in made.given), encoding="utf-8")
    made.texts = {name: mutant(name, made) for name in MUTATIONS}
    made.files = {}
    for n, (name, text) in enumerate(made.texts.items()):
        made.files[name] = tmp_path / f"{n}.json"
        made.files[name].write_bytes(text.encode("utf-8", "surrogatepass"))
    made.right = {}
    for n, (name, (change, _seen)) in enumerate(ALLOWED.items()):
        made.right[name] = tmp_path / f"right-{n}.json"
        changed = change(json.loads(made.text), made)
        text = changed if isinstance(changed, str) else json.dumps(changed)
        made.right[name].write_text(text, encoding="utf-8")
    made.true = tmp_path / "true.json"
    made.true.write_text(made.text, encoding="utf-8")
    return made


@pytest.fixture
def alone(tmp_path):
    """Python in an environment of its own that holds `cryptography` and nothing else; its folder is empty."""
    place, empty = tmp_path / "venv", tmp_path / "empty"
    venv.EnvBuilder(symlinks=True, with_pip=False).create(place)
    empty.mkdir()
    packages = next(place.glob("lib/python*/site-packages"))
    for module in (cryptography, cffi):
        (packages / module.__name__).symlink_to(Path(module.__file__).parent)
    for library in Path(cffi.__file__).parent.parent.glob("_cffi_backend*"):
        (packages / library.name).symlink_to(library)

    def run(*words):
        return subprocess.run(
            [str(place / "bin" / "python"), "-I", *map(str, words)],
            capture_output=True,
            check=False,
            cwd=empty,
            env={},
            encoding="utf-8",
        )

    return run


def test_there_are_thirty_mutants_and_more():
    assert len(MUTATIONS) >= 30


def test_the_environment_is_empty(alone):
    for module in ("zhunsheng", "django", "orjson"):
        assert "ModuleNotFoundError" in alone("-c", f"import {module}").stderr
    assert alone("-c", "import cryptography").returncode == 0


def test_the_published_verifier_accepts_the_true_receipt_and_names_what_is_wrong_with_each_mutant(
    issued, alone
):
    told = alone(TOOL, issued.true, issued.keyfile)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith(f"VALID 成立: book {issued.book}, entry {SEQ} of 300 signed")
    assert "seen by plain.example/w1" in told.stdout
    words = (TOOL, issued.keyfile, *issued.files.values(), *issued.right.values())
    done = alone("-c", EACH, *words)
    assert (done.returncode, done.stderr) == (0, "")
    answers = dict(zip([*MUTATIONS, *ALLOWED], map(json.loads, done.stdout.splitlines()), strict=True))
    assert {
        name: answers[name]
        for name, (_made, word) in MUTATIONS.items()
        if answers[name][0] != 1
        or not re.fullmatch(r"NOT VALID 不成立: [^\n]*\n", answers[name][1])
        or word not in answers[name][1]
    } == {}
    assert {
        name: answers[name]
        for name, seen in ALLOWED.items()
        if answers[name][0] != 0 or answers[name][1].count("seen by") != seen[1]
    } == {}
    changed = issued.files["a fact"]
    assert alone(TOOL, changed, issued.keyfile).returncode == 1


def test_wrongly_called_it_says_how(issued, alone):
    assert alone(TOOL, issued.true).returncode == 2
    for words in ((issued.true.with_name("none"), issued.keyfile), (issued.true, "no key"), (TOOL, TOOL)):
        done = alone(TOOL, *words)
        assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (notes.Key("x", bytes(32), b"\x02"), "not an Ed25519 key"),
        (notes.Key("x", bytes(33)), "not an Ed25519 key"),
        (notes.Key("", bytes(32)), "not a public key"),
        ("x+00000000", "not a public key"),
        (flipped(str(notes.Key("x", bytes(32))), 4), "not its own"),
    ],
)
def test_a_given_key_that_is_none_is_refused_whatever_the_receipt(issued, alone, key, why):
    assert why in alone(TOOL, issued.true, issued.keyfile, key).stdout
    issued.keyfile.write_text(f"{issued.keyfile.read_text()}{key}\n")
    if NODE:
        done = subprocess.run([NODE, STRANGER, issued.keyfile, issued.true], capture_output=True, text=True)
        assert done.returncode != 0 and done.stdout == ""


def test_the_house_refuses_each(issued):
    keys = [notes.key(one, KINDS) for one in issued.given]
    verdict = check(issued.text, keys)
    assert (verdict.body["seq"], verdict.size, len(verdict.cosigned)) == (SEQ, 300, 1)
    accepted = []
    for name, text in issued.texts.items():
        try:
            check(text, keys)
            accepted.append(name)
        except CheckpointWrong:
            pass
    assert accepted == []
    for name, path in issued.right.items():
        assert len(check(path.read_text(encoding="utf-8"), keys).cosigned) == ALLOWED[name][1], name
    assert not check(
        issued.text, keys[-1:]
    ).trusted  # whoever knows the witness alone knows no key of the house


def test_the_command_line_refuses_each(issued, capsys):
    words = [
        "verify",
        str(issued.true),
        *map(str, issued.files.values()),
        "--key",
        str(issued.keyfile),
        "--json",
    ]
    assert main(words) == 1
    first, *rest = json.loads(capsys.readouterr().out)
    assert first["ok"] and first["trusted"] and len(first["witnesses"]) == 1
    assert [name for name, one in zip(MUTATIONS, rest, strict=True) if one["ok"] or not one["what"]] == []


def test_the_portal_refuses_each(issued, caplog):
    caplog.set_level("ERROR", logger="django.request")
    client = Client()
    with issued.true.open("rb") as file:
        answer = client.post("/receipts", {"file": file})
    assert answer.status_code == 200 and "回执成立" in answer.content.decode()
    accepted = []
    for name, path in issued.files.items():
        with path.open("rb") as file:
            answer = client.post("/receipts", {"file": file})
        if answer.status_code != 400 or "回执成立" in answer.content.decode():
            accepted.append((name, answer.status_code))
    assert accepted == []
    told = {name: client.post("/receipts", {"text": path.read_text()}) for name, path in issued.right.items()}
    for name, answer in told.items():  # what the house signed though its book says otherwise is neither
        code, word = (409, "警报") if "house signed" in name else (200, "回执成立")
        assert answer.status_code == code and word in answer.content.decode(), name


@needs_node
def test_the_stranger_in_javascript_refuses_each(issued):
    right, wrong = list(issued.right.values()), list(issued.files.values())
    command = [NODE, str(STRANGER), *map(str, [issued.keyfile, issued.true, *right, *wrong])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    assert said[: len(right) + 1] == [f"VALID {issued.book} {SEQ} of 300"] * (len(right) + 1)
    rest = said[len(right) + 1 :]
    assert [
        name for name, line in zip(MUTATIONS, rest, strict=True) if not line.startswith("NOT VALID ")
    ] == []
