"""The house, `zhunsheng verify`, the portal, the published verifier in an empty environment and the one in JavaScript."""

import json
import re
import subprocess
import venv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cffi
import cryptography
import pytest
from django.test import Client

from zhunsheng.doors.cli.__main__ import main
from zhunsheng.record import CheckpointWrong, notes
from zhunsheng.record.receipt_check import check

from .receipt_mutants import SEQ, issue
from .receipt_mutations import MUTATIONS, mutant
from .test_receipts_prove_themselves import NODE, STRANGER, TOOL, needs_node

KINDS = (notes.ED25519, notes.COSIGNATURE)


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
    with ThreadPoolExecutor(2) as crew:
        answers = dict(
            zip(
                MUTATIONS,
                crew.map(lambda name: alone(TOOL, issued.files[name], issued.keyfile), MUTATIONS),
                strict=True,
            )
        )
    wrong = {
        name: (done.returncode, done.stdout, done.stderr)
        for name, done in answers.items()
        if done.returncode != 1
        or done.stderr
        or not re.fullmatch(r"NOT VALID 不成立: [^\n]*\n", done.stdout)
        or MUTATIONS[name][1] not in done.stdout
    }
    assert wrong == {}


def test_wrongly_called_it_says_how(issued, alone):
    assert alone(TOOL, issued.true).returncode == 2
    for words in ((issued.true.with_name("none"), issued.keyfile), (issued.true, "no key"), (TOOL, TOOL)):
        done = alone(TOOL, *words)
        assert (done.returncode, done.stderr) == (1, "")


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


@needs_node
def test_the_stranger_in_javascript_refuses_each(issued):
    command = [NODE, str(STRANGER), str(issued.keyfile), str(issued.true), *map(str, issued.files.values())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    first, *rest = done.stdout.splitlines()
    assert (done.returncode, done.stderr, first) == (1, "", f"VALID {issued.book} {SEQ} of 300")
    assert [
        name for name, line in zip(MUTATIONS, rest, strict=True) if not line.startswith("NOT VALID ")
    ] == []
