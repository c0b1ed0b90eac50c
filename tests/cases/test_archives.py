"""The file of a case, packed: opens without a server, proves itself, and holds what its reader may see, no more."""

import hashlib
import io
import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cases.conftest import PERSON, County
from zhunsheng import record
from zhunsheng.cases.archives import archive_of
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import take
from zhunsheng.cases.viewing import PUBLIC, Viewer, viewer_of
from zhunsheng.procedures.enforcement.penalty import Penalty

NOW = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)
VERIFIER = Path(__file__).parents[2] / "tools" / "verify_receipt.py"


def packed(viewer: Viewer, case: str) -> dict[str, bytes]:
    file = io.BytesIO()
    archive_of(viewer, case, file, NOW)
    with ZipFile(file) as found:
        return {name: found.read(name) for name in found.namelist()}


@pytest.fixture
def case(county: County) -> str:
    found = county.decided(party=PERSON)
    record.checkpoints.make(county.book)
    return found


def test_an_officer_of_the_organ_gets_papers_entries_and_an_index(county: County, case: str) -> None:
    files = packed(viewer_of("h1", date(2026, 4, 1)), case)
    acts = record.entries(county.book, case)
    assert {f"entries/{one.seq}.json" for one in acts} <= files.keys()
    assert [name for name in files if name.startswith("papers/")]
    index = files["index.html"].decode()
    assert "赵小敏" in index and "含未隐去的个人信息" in index
    assert "default-src 'none'" in index and "<script" not in index
    linked = set(re.findall(r'href="([^"#]+)"', index))
    assert linked and linked <= files.keys()


def test_every_file_is_in_the_list_of_sums(county: County, case: str) -> None:
    files = packed(viewer_of("h1", date(2026, 4, 1)), case)
    sums = dict(line.split("  ")[::-1] for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_each_entry_verifies_with_the_single_file_verifier(county: County, case: str, tmp_path: Path) -> None:
    files = packed(viewer_of("h1", date(2026, 4, 1)), case)
    (key,) = files["keys.txt"].decode().split()
    names = [name for name in files if name.startswith("entries/")]
    assert len(names) >= 4
    for name in names[:2]:
        path = tmp_path / Path(name).name
        path.write_bytes(files[name])
        done = subprocess.run([sys.executable, VERIFIER, path, key], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    for name in names:
        assert record.receipt_check.check(files[name].decode(), [record.notes.key(key)]).trusted
    assert any("赵小敏" in one["value"] for name in names for one in json.loads(files[name])["opened"])


def test_who_oversees_sees_no_personal_fact_and_no_evidence(county: County, case: str) -> None:
    files = packed(viewer_of("sup", date(2026, 4, 1)), case)
    assert "个人信息已隐去" in files["index.html"].decode()
    for name, content in files.items():
        assert "赵小敏".encode() not in content, name
        assert PERSON["resident_id"].encode() not in content
        assert name.startswith("evidence/") is False


def test_a_stranger_gets_nothing(county: County, case: str) -> None:
    with pytest.raises(NoSuchCase):
        packed(Viewer("x"), case)
    with pytest.raises(NoSuchCase):
        packed(PUBLIC, case)


def test_the_public_gets_of_a_published_case_what_is_published(county: County, case: str) -> None:
    CaseRow.objects.filter(id=case).update(published=date(2026, 3, 9))
    files = packed(PUBLIC, case)
    entries = [json.loads(content) for name, content in files.items() if name.startswith("entries/")]
    assert entries
    for one in entries:
        assert not {"body", "salt", "opened"} & one.keys()
        digest, proof = bytes.fromhex(one["digest"]), [bytes.fromhex(step) for step in one["proof"]]
        end = record.notes.checkpoint(one["checkpoint"].split("\n\n")[0] + "\n")
        leaf = record.merkle.leaf(digest)
        assert record.merkle.included(leaf, one["seq"] - 1, end.size, proof, end.root)
    assert not [name for name in files if name.startswith(("papers/", "evidence/"))]
    assert not any("赵小敏".encode() in content for content in files.values())
    assert "公开本" in files["index.html"].decode()


def test_evidence_goes_along_byte_by_byte(county: County) -> None:
    digest = record.evidence.store(b"%PDF-1.7 " + b"x" * 100)

    filed = take(
        *(None, Penalty.file, {"party": PERSON}),
        by=["h1", "h2"],
        on=date(2026, 1, 12),
        organ=county.bureau,
        procedure=Penalty,
        evidence=(digest,),
    )
    files = packed(viewer_of("h1", date(2026, 4, 1)), filed.case.id)
    assert hashlib.sha256(files[f"evidence/{digest}.pdf"]).hexdigest() == digest
    assert "尚无检查点覆盖" in files["index.html"].decode()


def test_the_same_case_gives_the_same_archive(county: County, case: str) -> None:
    viewer = viewer_of("h1", date(2026, 4, 1))
    assert packed(viewer, case) == packed(viewer, case)
