"""What a drill that was killed left goes with the next one; what a living one holds, or anybody else's, is left alone."""

import os
import signal
import time
from pathlib import Path

import psycopg
import pytest

from tests import processes
from tests.cases.places import house
from zhunsheng.record.backup import scratch


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    with house(tmp_path_factory.mktemp("drilled"), 1) as found:
        yield found


class Standing:
    """The folders and databases of drills that there are, and waiting for new ones."""

    def __init__(self, made, folder):
        self.made, self.folder, self.url = made, folder, made.env.get("ZHUNSHENG_DATABASE_URL")

    def now(self):
        found = {path.name for path in self.folder.iterdir()}
        if self.url:
            with psycopg.connect(self.url) as server:
                query = (
                    "SELECT d.datname FROM pg_database d, pg_database own WHERE own.datname = current_database()"
                    " AND starts_with(d.datname, 'zhunsheng_drill_' || own.oid || '_')"
                )
                found |= {name for (name,) in server.execute(query)}
        return found

    def started(self):
        """A drill on the house, as soon as it works in places of its own; their names."""
        before = self.now()
        words = [*processes.ZHUNSHENG, "drill", "--at", str(self.folder), "--json"]
        drill = processes.start(words, self.made.env)
        for _time in range(6000):
            new = self.now() - before
            if len(new) == (2 if self.url else 1):
                return drill, new
            assert drill.poll() is None
            time.sleep(0.01)
        raise AssertionError("no drill began")


def test_the_next_drill_takes_away_what_a_killed_one_left_but_not_what_a_living_one_holds(made, tmp_path):
    standing = Standing(made, tmp_path)
    killed, left = standing.started()
    killed.kill()
    killed.wait()
    assert left <= standing.now()
    halted, held = standing.started()
    halted.send_signal(signal.SIGSTOP)
    assert left.isdisjoint(standing.now())
    third, its = standing.started()
    assert held | its <= standing.now()
    for drill in (third, halted):
        drill.kill()
        drill.wait()
    with scratch.drill(tmp_path):
        if standing.url:
            with scratch.database(standing.url):
                assert len(standing.now()) == 2
        assert (held | its).isdisjoint(
            standing.now() if standing.url is None else {p.name for p in tmp_path.iterdir()}
        )
    assert standing.now() == set()


def test_a_restoring_that_outlived_its_drill_keeps_the_place(made, tmp_path):
    standing = Standing(made, tmp_path)
    drill, _names = standing.started()
    (left,) = tmp_path.iterdir()
    children = Path(f"/proc/{drill.pid}/task/{drill.pid}/children")
    while not (child := children.read_text().split()):
        assert drill.poll() is None
        time.sleep(0.01)
    os.kill(int(child[0]), signal.SIGSTOP)
    try:
        drill.kill()
        drill.wait()
        with scratch.drill(tmp_path):
            assert (left / "backup").exists()
    finally:
        os.kill(int(child[0]), signal.SIGKILL)
    for _time in range(600):
        with scratch.drill(tmp_path):
            if not left.exists():
                break
        time.sleep(0.05)  # until the child is gone
    assert not left.exists()
    if standing.url:
        with scratch.database(standing.url):
            assert len(standing.now()) == 1


@pytest.mark.parametrize(
    "name", ["zhunsheng-drill-0123456789ab", "zhunsheng-drill-x", "zhunsheng-drill-0123456789abc"]
)
def test_a_folder_that_is_not_all_a_drills_is_left_alone(tmp_path, name):
    mine = tmp_path / name / ("mine" if len(name) == 28 else "key")
    mine.parent.mkdir()
    mine.touch()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "key").touch()
    (tmp_path / "zhunsheng-drill-ba9876543210").symlink_to(elsewhere)
    with scratch.drill(tmp_path):
        assert mine.exists() and (elsewhere / "key").exists()


def test_a_place_is_for_its_owner_alone_and_gone_afterwards(tmp_path):
    with scratch.drill(tmp_path) as drill:
        assert drill.path.stat().st_mode & 0o777 == 0o700
        (drill.path / "key").touch()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError):
        os.fstat(drill.handle)
