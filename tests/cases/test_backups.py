"""Backups: made while the house works, opened by the key alone, put back whole or not at all."""

import hashlib
import json
import shutil
import signal
from base64 import b64encode
from itertools import islice
from pathlib import Path

import pytest

from tests import processes
from tests.cases.places import House, empty_database, house
from tests.record.plain_witness import PlainWitness, serving
from zhunsheng.record import backup

SLICED = Path(__file__).with_name("restoring_in_slices.py")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A house with a chain of three backups: 10 entries, then one with evidence, then 16 and another piece."""
    with house(tmp_path_factory.mktemp("kept")) as made:
        made.backup()
        made.digests = [made.run("evidence", "照片")]
        made.backup()
        made.installation.run("work", "1", "1")
        made.digests.append(made.run("evidence", "录音"))
        made.backup()
        yield made


def parts_of(made: House) -> list[Path]:
    return sorted(made.root.rglob("*.part"))


def plain(made: House) -> bytes:
    """All that whoever holds the key can read in the backups."""
    opener, found = backup.sealing.opener(made.folder / "key"), []
    for name in backup.chains.names(made.root):
        for one in backup.opened(made.root, opener, name):
            for part in one.says.parts:
                if part.name.endswith(".part"):
                    with one.read(part.name.removesuffix(".part")) as stream:
                        found.append(stream.read())
    return b"".join(found)


@pytest.mark.parametrize(("upto", "entries", "evidence"), [(1, 10, 0), (2, 11, 1), (3, 17, 2)])
def test_a_chain_restores_to_any_of_its_points(kept, upto, entries, evidence):
    with kept.restored("--upto", str(upto)) as there:
        assert there.done.returncode == 0, there.done.stderr
        assert there.says["books"]["kill"] | {"signed": 0} == {
            "seq": entries,
            "checked": entries,
            "signed": 0,
            "witnessed": 0,
            "lost": 0,
            "lost_entries": None,
            "asked": [],
        }
        assert there.says["evidence"] == {"kept": evidence, "missing": 0}
        for digest in kept.digests[:evidence]:
            assert list((there.place / "evidence" / digest[:2]).glob(f"{digest[2:]}*"))
        if upto == 3:
            seen, before = there.look(), kept.installation.look()
            assert seen == before
            assert kept.run("sealed", **there.env) == kept.run("sealed")
            assert seen["wrong"] == [] and seen["differences"]["found"] == []


def test_one_process_and_several_restore_the_same(kept, tmp_path):
    """Slices of four entries: seventeen make five, which is worth the start of processes."""
    told = []
    for n, jobs in enumerate(("1", "2")):
        with empty_database() as url:
            env = kept.env | ({"ZHUNSHENG_DATABASE_URL": url} if url else {})
            words = ["restore", kept.root, tmp_path / f"place{n}", "--key-file", kept.folder / "key"]
            words += ["--keys", kept.folder / "keys", "--jobs", jobs, "--thrown-away", "--json"]
            done = processes.run([str(SLICED), *map(str, words)], env)
        assert done.returncode == 0 and f"pools: {n}" in done.stderr, done.stderr
        told.append({k: v for k, v in json.loads(done.stdout).items() if k not in ("seconds", "place")})
    assert told[0] == told[1] and told[0]["books"]["kill"]["checked"] == 17


def test_an_increment_holds_only_what_is_new(kept):
    sizes = [
        {path.name: path.stat().st_size for path in folder.glob("*")}
        for folder in sorted(next(kept.root.glob("2*")).iterdir())
    ]
    opener = backup.sealing.opener(kept.folder / "key")
    rows = [{part.name: part.rows for part in one.says.parts} for one in backup.opened(kept.root, opener)]
    assert [one["record_entry.part"] for one in rows] == [10, 1, 6]
    assert [one["evidence.part"] for one in rows] == [0, 1, 1]
    assert sizes[1]["record_vault.part"] < sizes[0]["record_vault.part"]


def test_nothing_personal_and_no_key_lies_in_the_backups(kept):
    names = ["h1某", "某市监", "电话", "照片"]
    spoken = kept.run("sealed").split(" ", 1)[1]
    secret = Path(kept.env["ZHUNSHENG_HOME"], "keys", "vault.key").read_bytes()
    for path in [*kept.root.rglob("*"), *(kept.folder / "keys").glob("*")]:
        if path.is_file():
            content = path.read_bytes()
            assert not any(word.encode() in content for word in [*names, spoken]), path
            assert secret not in content
    opened = plain(kept)
    assert "h1某".encode() in opened or b"h1\\u67d0" in opened
    assert secret not in opened
    assert spoken.encode() not in opened  # the vault's own key is not there


def flipped(kept, tmp):
    path = next(path for path in parts_of(tmp) if path.name == "record_entry.part")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(kept, tmp):
    path = parts_of(tmp)[-1]
    path.write_bytes(path.read_bytes()[:-1])


def emptied(kept, tmp):
    next(path for path in parts_of(tmp) if path.name == "record_vault.part").write_bytes(b"")


def missing(kept, tmp):
    next(path for path in parts_of(tmp) if path.name == "record_book.part").unlink()


def swapped(kept, tmp):
    one, two = (
        path for path in parts_of(tmp) if path.name == "record_entry.part" and path.parent.name != "0002"
    )
    held = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(held)


def without_middle(kept, tmp):
    shutil.rmtree(next(tmp.root.glob("2*")) / "0002")


def reordered(kept, tmp):
    folder = next(tmp.root.glob("2*"))
    (folder / "0002").rename(folder / "x")
    (folder / "0003").rename(folder / "0002")
    (folder / "x").rename(folder / "0003")


def reworded(kept, tmp):
    path = next(tmp.root.glob("2*")) / "0003" / "manifest.json"
    path.write_text(path.read_text().replace('"seq": 17', '"seq": 16'))


def no_manifest(kept, tmp):
    (next(tmp.root.glob("2*")) / "0001" / "manifest.json").unlink()


def forged(kept, tmp):
    """A part and its digest in the manifest, changed together by somebody without the key."""
    folder = next(tmp.root.glob("2*")) / "0003"
    part = folder / "record_entry.part"
    old, new = part.read_bytes(), part.read_bytes()[:-1] + b"x"
    part.write_bytes(new)
    path = folder / "manifest.json"
    swap = (hashlib.sha256(old).hexdigest(), hashlib.sha256(new).hexdigest())
    path.write_text(path.read_text().replace(*swap))


FAULTS = [flipped, cut, emptied, missing, swapped, without_middle, reordered, reworded, no_manifest, forged]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_part_missing_changed_cut_or_out_of_place_is_refused(kept, tmp_path, fault):
    shutil.copytree(kept.root, tmp_path / "backups")
    broken = House(kept.installation, tmp_path)
    opener = backup.sealing.opener(kept.folder / "key")
    backup.opened(broken.root, opener)
    fault(kept, broken)
    with pytest.raises(backup.BackupWrong):
        backup.opened(broken.root, opener)


def test_a_refused_backup_leaves_nothing_behind(kept, tmp_path):
    shutil.copytree(kept.root, tmp_path / "backups")
    shutil.copy(kept.folder / "key", tmp_path / "key")
    broken = House(kept.installation, tmp_path)
    flipped(kept, broken)
    with broken.restored() as there:
        assert there.done.returncode == 1
        assert "被改动" in there.done.stderr
        assert not there.place.exists()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["backups", "key"]


def test_another_key_opens_nothing(kept, tmp_path):
    other = backup.sealing.new_key(tmp_path / "other")
    assert backup.sealing.recipient(backup.sealing.told(other)) == other
    with pytest.raises(backup.BackupWrong, match="私钥打不开"):
        backup.opened(kept.root, backup.sealing.opener(tmp_path / "other"))


def test_a_place_that_is_not_empty_is_left_alone(kept, tmp_path):
    (tmp_path / "mine").write_text("x")
    done = kept.call("restore", kept.root, tmp_path, "--key-file", kept.folder / "key")
    assert done.returncode == 1 and "不是空的" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_the_keys_may_not_lie_beside_the_data(kept):
    words = [kept.root, "--to", kept.folder / "key", "--keys", kept.root / "keys"]
    done = kept.call("backup", *words)
    assert done.returncode == 1 and "密钥不能与数据" in done.stderr


def test_a_full_disk_leaves_the_backups_whole(kept):
    def standing():
        return {path: path.read_bytes() for path in kept.root.rglob("*") if path.is_file()}

    before = standing()
    done = kept.call("backup", *kept.to(), "--full", most=100_000)
    assert done.returncode == 1
    assert "原有的备份完好" in done.stderr and len(done.stderr.splitlines()) == 1
    assert standing() == before
    assert not list(kept.root.glob(".making-*"))


def test_without_the_keys_the_rest_is_restored_and_it_is_said(kept, tmp_path):
    place = tmp_path / "place"

    with empty_database() as url:
        env = {"ZHUNSHENG_DATABASE_URL": url} if url else {}
        done = kept.call("restore", kept.root, place, "--key-file", kept.folder / "key", **env)
    assert done.returncode == 0, done.stderr
    assert "没有恢复密钥" in done.stdout
    assert not (place / "keys").exists()


def test_values_erased_are_gone_from_the_backups_after_their_rotation(tmp_path):
    with house(tmp_path, 1) as made:
        made.backup()
        gone = [bytes.fromhex(one) for one in made.run("erase").split()]
        assert gone and all(_held(one, plain(made)) for one in gone)
        made.backup()  # an increment cannot take them away
        assert all(_held(one, plain(made)) for one in gone)
        said = made.backup("--rotate", "--keep", "9")
        assert len(said["dropped"]) == 1
        assert len(backup.chains.names(made.root)) == 1
        assert not any(_held(one, plain(made)) for one in gone)
        assert len(list((tmp_path / "keys").iterdir())) == 1
        with made.restored() as there:
            assert there.done.returncode == 0, there.done.stderr
            assert there.says["books"]["kill"]["seq"] == 6
        second = made.backup("--rotate", "--keep", "9")  # nothing was erased since: it may stay
        assert second["dropped"] == []
        assert len(backup.chains.names(made.root)) == 2
        assert len(made.backup("--rotate", "--keep", "1")["dropped"]) == 2


def _held(value: bytes, content: bytes) -> bool:
    return b64encode(value) in content or value.hex().encode() in content


def test_what_was_acknowledged_before_the_kill_is_in_the_backup(tmp_path):
    with house(tmp_path, 0) as made:
        process = made.installation.start("work", "4", "25")
        assert process.stdout is not None
        acknowledged = list(islice(process.stdout, 60))
        during = made.backup()  # beside heavy writing
        process.send_signal(signal.SIGKILL)
        acknowledged += [line for line in process.stdout if line.endswith("\n")]
        process.wait()
        assert during["books"]["kill"]["seq"] >= 60
        made.backup()
        with made.restored("--upto", "1") as there:
            assert there.done.returncode == 0, there.done.stderr
            assert there.says["books"]["kill"]["checked"] == during["books"]["kill"]["seq"]
        with made.restored() as there:
            assert there.done.returncode == 0, there.done.stderr
            seen = there.look()
            assert seen["wrong"] == [] and seen["differences"]["found"] == []
            entries = {(seq, *told) for seq, told in seen["entries"].items()}
        assert [line for line in acknowledged if tuple(line.split()) not in entries] == []
        witness = PlainWitness(*json.loads(made.call("checkpoint", "--keys", "--json").stdout)["kill"])
        asked = []
        with serving(lambda _path, body: asked.append(body) or witness.answer(body)) as url:
            env = {"ZHUNSHENG_WITNESSES": f"{url} {witness.vkey}"}
            assert made.call("checkpoint", **env).returncode == 0
            before = len(asked)
            drilled = made.call("drill", "--json", **env)
        assert drilled.returncode == 0, drilled.stdout + drilled.stderr
        assert len(asked) == before + 1  # how much it has seen of the book that was restored
        found = json.loads(drilled.stdout)
        assert found["ok"] and found["lost"] == 0 and found["rows_different"] == {}
        assert found["rebuild_differences"] == 0
        assert found["books"]["kill"]["restored"] == len(entries)
        assert set(found["seconds"]) == {"backup", "restore", "rebuild"}


def test_a_book_that_was_cut_is_not_backed_up_over_the_whole_one(tmp_path):
    with house(tmp_path / "a", 2) as made, house(tmp_path / "b", 0) as other:
        made.backup()
        stranger = House(other.installation, tmp_path / "a")
        done = stranger.call("backup", *stranger.to())
        assert done.returncode == 1 and "不是同一本账" in done.stderr


def test_a_passphrase_serves_as_well(kept, tmp_path):
    words = tmp_path / "words"
    words.write_text("一句很长的口令,只有两个人知道\n")
    done = kept.call("backup", tmp_path / "b", "--passphrase-file", words, "--json")
    assert done.returncode == 0, done.stderr
    (opened,) = backup.opened(tmp_path / "b", backup.sealing.passphrase(words))
    wrapped = opened.says.wrapped
    assert (wrapped["kind"], wrapped["n"], wrapped["r"], wrapped["p"]) == ("scrypt", 2**17, 8, 1)


def test_another_passphrase_and_a_cost_that_somebody_made_up_open_nothing(monkeypatch):
    monkeypatch.setattr(backup.sealing, "_N", 2)  # the same words at the cost of a test
    right, wrong = backup.sealing.Passphrase(b"one"), backup.sealing.Passphrase(b"another")
    wrapped = right.wrap(bytes(32))
    assert right.unwrap(wrapped) == bytes(32)
    for words, given in (
        (wrong, wrapped),
        (right, wrapped | {"n": 2**40}),
        (right, wrapped | {"salt": "AAAA"}),
    ):
        with pytest.raises(backup.BackupWrong, match="口令不对"):
            words.unwrap(given)
