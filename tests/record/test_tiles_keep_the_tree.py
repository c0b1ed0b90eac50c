"""The stored tree: the names of the specification, the same roots and proofs at every size, whole after every crash."""

import errno
import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.record import files, merkle, tiles
from zhunsheng.record.errors import RecordUnavailable, TreeWrong
from zhunsheng.record.tiles import Tree, clear, tile_name

from .tree_program import GROUPS, digests

PROGRAM = str(Path(__file__).with_name("tree_program.py"))


def grown(folder, *groups):
    tree = Tree(folder)
    for group in groups:
        with tree.writing():
            tree.append(digests(tree.size, tree.size + group))
    return tree


def root(size):
    made = merkle.Frontier()
    made.extend(merkle.leaves(digests(0, size)))
    return made.root()


@pytest.mark.parametrize(
    ("level", "number", "width", "name"),
    [
        (0, 0, 256, "tile/0/000"),
        (0, 1234067, 256, "tile/0/x001/x234/067"),  # the example of the specification
        (1, 273, 256, "tile/1/273"),
        (2, 1, 17, "tile/2/001.p/17"),
        (0, 999_999, 1, "tile/0/x999/999.p/1"),
        (0, 1000, 256, "tile/0/x001/000"),
    ],
)
def test_tiles_have_the_names_of_the_specification(level, number, width, name):
    assert tile_name(level, number, width) == name


def test_tiles_hold_the_hashes_of_the_specification(tmp_path):
    grown(tmp_path, 70_000)
    leaves = merkle.leaves(digests(0, 70_000))
    listed = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert listed == {
        "head",
        "lock",
        "tile/1/000",
        "tile/1/001.p/17",
        "tile/2/000.p/1",
        "tile/0/273.p/112",
    } | {f"tile/0/{n:03}" for n in range(273)}
    assert (tmp_path / "tile/0/005").read_bytes() == b"".join(leaves[5 * 256 : 6 * 256])
    assert (tmp_path / "tile/1/001.p/17").read_bytes()[-32:] == merkle.perfect(leaves[272 * 256 : 273 * 256])


@given(st.lists(st.integers(0, 700), max_size=6), st.data())
def test_root_and_proofs_hold_at_every_size_however_the_tree_grew(tmp_path_factory, groups, data):
    tree = grown(tmp_path_factory.mktemp("tree"), *groups)
    assert tree.size == sum(groups) and tree.head_root == tree.root() == root(tree.size)
    if not tree.size:
        return
    size = data.draw(st.integers(1, tree.size))
    old, index = data.draw(st.integers(0, size)), data.draw(st.integers(0, size - 1))
    hash = merkle.leaf(sha256(b"%d" % index).digest())
    assert tree.root(size) == root(size)
    assert merkle.included(hash, index, size, tree.inclusion(index, size), root(size))
    assert merkle.consistent(old, root(old), size, root(size), tree.consistency(old, size))
    assert tree.leaves(old, size) == merkle.leaves(digests(old, size))


def test_a_tree_is_read_by_another_process_at_once(tmp_path):
    tree, reader = grown(tmp_path, 300), Tree(tmp_path)
    with tree.writing():
        tree.append(digests(300, 900))
    assert reader.size == 300 and reader.root() == root(
        300
    )  # its unfinished tile is gone, a wider one is there
    assert Tree(tmp_path).size == 900


def test_unfinished_tiles_do_not_pile_up(tmp_path):
    grown(tmp_path, *[10] * 60)
    assert {str(path.relative_to(tmp_path)) for path in (tmp_path / "tile").rglob("*") if path.is_file()} == {
        "tile/0/000",
        "tile/0/001",
        "tile/0/002.p/88",
        "tile/1/000.p/2",
    }


@pytest.mark.parametrize("point", [*range(2, 30, 2), 31, 47, 60, 75, 101, 170, 240, 296])
def test_a_tree_killed_at_any_point_goes_on(tmp_path, point):
    killed = subprocess.run(
        [sys.executable, PROGRAM, str(tmp_path), str(point)], capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    acknowledged = [int(line) for line in killed.stdout.splitlines()]
    tree = Tree(tmp_path)
    assert tree.size >= max(acknowledged, default=0)
    assert tree.root() == root(tree.size)
    with tree.writing():
        tree.append(digests(tree.size, sum(GROUPS)))
    assert tree.root() == root(sum(GROUPS))


@pytest.mark.parametrize("after", [0, 1, 2, 3, 5])
def test_a_full_disk_leaves_the_tree_as_it_was(tmp_path, monkeypatch, after):
    tree, calls = grown(tmp_path, 255), [0]
    write = files._write

    def full(path, content, mode):
        calls[0] += 1
        if calls[0] > after:
            write(path, content[:10], mode)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(path, content, mode)

    monkeypatch.setattr(files, "_write", full)
    with pytest.raises(RecordUnavailable, match="磁盘已满"), tree.writing():
        tree.append(digests(255, 1000))
    monkeypatch.undo()
    again = Tree(tmp_path)
    assert again.size == tree.size == 255 and again.root() == root(255)
    assert not list(tmp_path.rglob(".*.part"))
    with again.writing():
        again.append(digests(255, 1000))
    assert again.root() == root(1000)


@pytest.mark.parametrize(
    "damage",
    [
        lambda home: (home / "tile/0/001.p/44").unlink(),
        lambda home: (home / "tile/0/000").write_bytes(b"short"),
        lambda home: (home / "head").write_text("300"),
        lambda home: (home / "head").write_text("300\n!\n"),
    ],
)
def test_a_damaged_tree_says_so_and_can_be_made_anew(tmp_path, damage):
    grown(tmp_path, 300)
    damage(tmp_path)
    with pytest.raises(TreeWrong, match="重建"):
        Tree(tmp_path).hash_of(128, 300)
        Tree(tmp_path).hash_of(0, 128)
    clear(tmp_path)
    tree = Tree(tmp_path)
    with tree.writing():
        tree.append(digests(0, 300))
    assert tree.root() == root(300)


def test_a_writer_that_does_not_let_go_is_waited_for_but_not_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(tiles, "PATIENCE", 0.05)
    first, second = grown(tmp_path, 3), Tree(tmp_path)
    with first.writing():
        with pytest.raises(RecordUnavailable, match="另一个进程"), second.writing():
            second.append(digests(3, 5))
        first.append(digests(3, 9))
    with second.writing():
        assert second.size == 9


def test_a_process_forked_while_the_tree_was_written_does_not_hold_it(tmp_path, monkeypatch):
    monkeypatch.setattr(tiles, "PATIENCE", 0.05)
    tree = grown(tmp_path, 3)
    with tree.writing():
        child = os.fork()
        if child == 0:
            signal.pause()
    try:
        with Tree(tmp_path).writing():
            pass
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
