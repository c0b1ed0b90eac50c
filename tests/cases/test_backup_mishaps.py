"""What goes wrong beside a backup: a damaged chain is not continued, a killed restoring is cleared away, words are clear."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cases.places import House, empty_database, house


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A house with a chain of two backups."""
    with house(tmp_path_factory.mktemp("mishaps"), 1) as made:
        made.backup()
        made.run("evidence", "照片")
        made.backup()
        yield made


def copied(kept: House, folder: Path) -> House:
    """The same installation with a copy of its backups to spoil."""
    shutil.copytree(kept.root, folder / "backups")
    shutil.copy(kept.folder / "key", folder / "key")
    return House(kept.installation, folder)


def shortened(chain: Path) -> None:
    path = chain / "0001" / "record_entry.part"
    path.write_bytes(path.read_bytes()[:-1])


def without_a_part(chain: Path) -> None:
    (chain / "0001" / "record_vault.part").unlink()


def without_the_first(chain: Path) -> None:
    shutil.rmtree(chain / "0001")


def with_another_index(chain: Path) -> None:
    path = chain / "0001" / "evidence.index"
    path.write_bytes(bytes(len(path.read_bytes())) or b"x" * 16)


@pytest.mark.parametrize("damage", [shortened, without_a_part, without_the_first, with_another_index])
def test_a_damaged_chain_is_not_continued_but_a_new_one_begins(kept, tmp_path, damage):
    broken = copied(kept, tmp_path)
    damage(next(broken.root.glob("2*")))
    done = broken.call("backup", *broken.to())
    assert done.returncode == 1 and "--full" in done.stderr and len(done.stderr.splitlines()) == 1
    assert broken.backup("--full")["number"] == 1
    listed = broken.call("backup", broken.root, "--list")
    assert str(broken.backup()["number"]) == "2" and "备份组" in listed.stdout


def test_a_chain_that_cannot_be_read_hides_no_other_from_the_list(kept, tmp_path):
    broken = copied(kept, tmp_path)
    without_the_first(next(broken.root.glob("2*")))
    whole = broken.backup("--full")["chain"]
    listed = broken.call("backup", broken.root, "--list")
    assert listed.returncode == 1 and whole in listed.stdout and "缺少第 1 份" in listed.stderr


@pytest.mark.parametrize("upto", ["0", "-1", "3"])
def test_a_backup_that_there_is_not_is_not_another(kept, tmp_path, upto):
    done = kept.call("restore", kept.root, tmp_path / "p", "--key-file", kept.folder / "key", "--upto", upto)
    assert done.returncode == 1 and f"没有第 {upto} 份" in done.stderr


def test_what_a_killed_restoring_left_goes_with_the_next_one(kept, tmp_path):
    place, left = tmp_path / "place", tmp_path / ".place.restoring-77"
    (left / "keys").mkdir(parents=True)
    (left / "keys" / "vault.key").write_bytes(b"secret")
    hold = (
        "import fcntl, os, sys, time; h = os.open(sys.argv[1], os.O_RDONLY); fcntl.flock(h, fcntl.LOCK_EX);"
    )
    hold += " print('held', flush=True); time.sleep(60)"
    busy = tmp_path / ".place.restoring-78"
    busy.mkdir()
    process = subprocess.Popen([sys.executable, "-c", hold, str(busy)], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None and process.stdout.readline()
        (tmp_path / "place").mkdir()
        (tmp_path / "place" / "mine").touch()
        kept.call("restore", kept.root, place, "--key-file", kept.folder / "key")
        assert left.exists()  # refused before anything was touched
        shutil.rmtree(place)
        with empty_database() as url:
            env = {"ZHUNSHENG_DATABASE_URL": url} if url else {}
            words = [kept.root, place, "--key-file", kept.folder / "key"]
            done = kept.call("restore", *words, most=100_000, **env)  # as on a disk that is full
        assert done.returncode == 1 and "恢复没有完成" in done.stderr and len(done.stderr.splitlines()) == 1
    finally:
        process.kill()
        process.wait()
    assert not left.exists() and busy.exists() and not place.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_backup_stopped_half_way_leaves_nothing_under_its_name_and_the_next_goes_on(kept, tmp_path, number):
    made = copied(kept, tmp_path)
    evidence = Path(kept.env["ZHUNSHENG_HOME"]) / "evidence" / "00"
    evidence.mkdir(parents=True, exist_ok=True)
    big = evidence / ("0" * 62)
    with big.open("wb") as file:
        file.truncate(3 << 30)  # no disk is used by it; to back it up takes a while
    try:
        words = [sys.executable, "-m", "zhunsheng.doors.cli", "backup", *made.to()]
        process = subprocess.Popen(words, env=made.env, stderr=subprocess.PIPE, text=True)
        chain = next(made.root.glob("2*"))
        part = made.root / f".making-{chain.name}" / "evidence.part"
        while not (part.exists() and part.stat().st_size > 1 << 20):
            assert process.poll() is None
            time.sleep(0.01)
        os.kill(process.pid, number)
        _out, said = process.communicate(timeout=60)
    finally:
        big.unlink()
    assert sorted(path.name for path in chain.iterdir()) == ["0001", "0002"]
    if number == signal.SIGINT:
        assert process.returncode == 130 and "未完成的部分没有写入" in said
        assert not part.parent.exists()
    assert made.backup()["number"] == 3
    assert not part.parent.exists()
