"""What a witness over HTTP saw after the backup is told as lost, by number, when the backup is restored."""

import json
from contextlib import contextmanager

import pytest

from tests.cases.places import House, empty_database, house
from tests.record.plain_witness import PlainWitness, serving


class Witnessed:
    """A house of five entries, backed up, then of ten; a witness over HTTP co-signed both, and there is no folder."""

    def __init__(self, made: House, witness: PlainWitness) -> None:
        self.made, self.witness = made, witness
        self.env: dict[str, str] = {}

    @contextmanager
    def standing(self):
        with serving(lambda _path, body: self.witness.answer(body)) as url:
            self.env = {"ZHUNSHENG_WITNESSES": f"{url} {self.witness.vkey}", "ZHUNSHENG_WITNESS": ""}
            yield

    def signed(self):
        done = self.made.call("checkpoint", **self.env)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    with house(tmp_path_factory.mktemp("seen"), 1) as made:
        told = json.loads(made.call("checkpoint", "--keys", "--json").stdout)
        it = Witnessed(made, PlainWitness(*told["kill"]))
        with it.standing():
            it.signed()
            made.backup()
            made.installation.run("work", "1", "1")
            it.signed()
        yield it


def test_entries_that_only_the_witness_saw_are_told_by_number(seen):
    with seen.standing(), seen.made.restored(**seen.env) as there:
        book = there.says["books"]["kill"]
        assert there.done.returncode == 1 and there.says["lost"] == 5 and there.place.is_dir()
        assert (book["seq"], book["witnessed"], book["lost_entries"]) == (5, 10, [6, 10])
        assert [(one["witness"], one["size"]) for one in book["asked"]] == [("plain.example/w1", 10)]
        refused = seen.made.call("checkpoint", **there.env)  # it would sign a second history
        assert refused.returncode == 1 and "见证人见过 10 条" in refused.stderr


def test_they_are_told_in_words_too(seen, tmp_path):
    made, place = seen.made, tmp_path / "place"
    words = [made.root, place, "--key-file", made.folder / "key", "--keys", made.folder / "keys"]
    with seen.standing(), empty_database() as url:
        done = made.call("restore", *words, **seen.env, **({"ZHUNSHENG_DATABASE_URL": url} if url else {}))
    assert done.returncode == 1
    assert "缺 5 条(第 6 条至第 10 条)" in done.stdout and "没有见证可以核对" not in done.stdout


def test_after_a_newer_backup_nothing_is_lost(seen):
    seen.made.backup()
    with seen.standing(), seen.made.restored(**seen.env) as there:
        assert there.done.returncode == 0, there.done.stderr
        assert there.says["lost"] == 0 and there.says["books"]["kill"]["witnessed"] == 10


def test_a_witness_of_another_history_refuses_the_backup(seen):
    ((origin, (size, _root)),) = seen.witness.state.items()
    kept, seen.witness.state[origin] = seen.witness.state[origin], (size, b"another" * 4 + b"root")
    try:
        with seen.standing(), seen.made.restored(**seen.env) as there:
            assert there.done.returncode == 1 and "不是同一本账" in there.done.stderr
            assert not there.place.exists()
    finally:
        seen.witness.state[origin] = kept


LIES = {
    "a size that is none": (409, "many\n"),
    "a signature that does not hold": (200, "— plain.example/w1 AAAAAAAAAAAAAAAA\n"),
    "an error": (500, ""),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_witness_that_says_nothing_to_be_believed_stops_nothing_and_is_told(seen, lie):
    status, text = LIES[lie]
    with serving(lambda _path, _body: (status, text, "text/plain")) as url:
        env = {"ZHUNSHENG_WITNESSES": f"{url} {seen.witness.vkey}", "ZHUNSHENG_WITNESS": ""}
        with seen.made.restored("--upto", "1", **env) as there:
            assert there.done.returncode == 0, there.done.stderr
            (asked,) = there.says["books"]["kill"]["asked"]
            assert asked["size"] is None and "plain.example/w1" in asked["what"]


def test_a_witness_that_cannot_be_reached_is_told(seen):
    env = {"ZHUNSHENG_WITNESSES": f"http://127.0.0.1:9/w {seen.witness.vkey}", "ZHUNSHENG_WITNESS": ""}
    with seen.made.restored("--upto", "1", **env) as there:
        assert there.done.returncode == 0 and there.says["books"]["kill"]["witnessed"] == 0
        assert "不能连接" in there.says["books"]["kill"]["asked"][0]["what"]
