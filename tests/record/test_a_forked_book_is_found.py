"""Two installations that both believe they own the book: a restored copy writes on while the original goes on too."""

import json
import shutil
from uuid import uuid4

import psycopg
import pytest

from zhunsheng.doors.cli.__main__ import main
from zhunsheng.record import below, notes, witness_key, witnessing

from .test_faults_leave_the_record_whole import URL, Installation, installation

__all__ = ["installation"]


@pytest.fixture(autouse=True)
def above(settings, tmp_path, monkeypatch):
    """This process is the government above; the installations are beneath it."""
    settings.HOME = tmp_path / "above"
    monkeypatch.delenv("ZHUNSHENG_WITNESS", raising=False)
    monkeypatch.delenv("ZHUNSHENG_WITNESSES", raising=False)


@pytest.fixture
def two(installation, tmp_path_factory):
    """The original and its copy, alike to the last byte: 31 entries, signed at 31, keys and all."""
    installation.run("append", "30")
    (installation.signed,) = installation.run("sign")
    place = tmp_path_factory.mktemp("copy") / "home"
    shutil.copytree(installation.environment["ZHUNSHENG_HOME"], place)
    environment, name = {"ZHUNSHENG_HOME": str(place)}, f"zhunsheng_{uuid4().hex}"
    if URL:
        there = installation.environment["ZHUNSHENG_DATABASE_URL"].rpartition("/")[2]
        with psycopg.connect(URL, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name} TEMPLATE {there}")
        environment["ZHUNSHENG_DATABASE_URL"] = f"{URL.rpartition('/')[0]}/{name}"
    yield installation, Installation(environment)
    if URL:
        with psycopg.connect(URL, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.parametrize(("written", "says"), [("25", "不是同一本账"), ("5", "恢复了旧库")])
def test_the_witness_of_both_stops_the_second(two, tmp_path, written, says):
    first, second = two
    for one in two:
        one.environment["ZHUNSHENG_WITNESS"] = str(tmp_path / "witness")
    first.run("append", "10")
    assert first.run("sign")[0]["size"] == 41
    second.run("append", written)
    (told,) = second.run("sign")
    assert says in told["refused"] and "没有签名" in told["refused"]
    found = second.check()["books"][0]
    assert {"witness", "forged" if written == "25" else "shrunk"} <= {one["kind"] for one in found["wrong"]}
    assert first.check()["ok"]


def test_the_government_above_raises_an_alarm_and_signs_for_one_only(db, two, monkeypatch):
    first, second = two
    (shown,) = first.run("receipt", "7")
    monkeypatch.setenv("ZHUNSHENG_BELOW", ";".join(shown["keys"]))
    witness_key.set_up("zhunsheng-witness/3301")

    def asked(one, old):
        request = one.run("proof", str(old))[0]["request"]
        return witnessing.add_checkpoint(request.encode()).status

    assert asked(first, 0) == 200
    first.run("append", "10")
    assert (first.run("sign")[0]["size"], asked(first, 31)) == (41, 200)
    second.run("append", "20")
    assert second.run("sign")[0]["size"] == 51  # nobody beside it is there to stop it
    assert asked(second, 31) == 409 and asked(second, 41) == 422
    (alarm,) = below.alarms()
    assert (alarm.kind, alarm.size, alarm.seen) == ("fork", 51, 41)
    assert notes.signed(alarm.note, [notes.key(key) for key in shown["keys"]])  # the signature convicts
    first.run("append", "1")
    assert first.run("sign")[0]["size"] == 42 and asked(first, 41) == 200


def test_two_citizens_who_compare_their_receipts_find_the_fork(two, tmp_path, capsys):
    first, second = two
    for one, count in ((first, "10"), (second, "20")):
        one.run("append", count)
        one.run("sign")
    files = []
    for name, one, seq in (("a", first, "35"), ("b", second, "35"), ("c", second, "12"), ("d", first, "12")):
        (shown,) = one.run("receipt", seq)
        files.append(tmp_path / f"{name}.json")
        files[-1].write_text(shown["text"], encoding="utf-8")
    keys = [word for key in shown["keys"] for word in ("--key", key)]

    def verified(*paths):
        code = main(["verify", *map(str, paths), *keys, "--json"])
        told = json.loads(capsys.readouterr().out)
        return code, [one["ok"] for one in (told if isinstance(told, list) else [told])], told

    a, b, c, d = files
    for path in files:
        assert verified(path)[:2] == (0, [True])
    code, ok, told = verified(a, b)
    assert (code, ok) == (1, [False, False]) and "第 35 条不同" in told[0]["what"]
    assert verified(b, c)[0] == 0 and verified(a, d)[0] == 0  # each house agrees with itself
    # Of other numbers, too: the fork lies at entry 32, and the part of the tree up to it is whole in both.
    assert (
        verified(c, d)[0] == verified(a, c)[0] == 1 and "第 17 条至第 32 条" in verified(c, d)[2][0]["what"]
    )


def test_two_servers_that_sign_at_once_make_one_line_of_checkpoints(installation):
    signers = [installation.start("sign", "8") for _ in range(3)]
    told = [json.loads(line) for one in signers for line in one.communicate()[0].splitlines()]
    assert [one for one in told if "size" not in one] == [] and len(told) == 24
    found = installation.check()
    assert found["ok"] and found["checked"] == 22
    assert found["books"][0]["signed"] == max(one["size"] for one in told)
