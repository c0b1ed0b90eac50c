"""The command line as a user meets it: in a process of its own, with its exit code, stdout and stderr."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

STORY = """
id: 7
title: {zh: 立案之后不得由一人检查}
field: penalty
opened: 2026-01-12
cast:
  - {id: h1, role: handler, name: 何一, organ: 某县某局, certificate: {from: 2023-01-01, to: 2027-12-31}}
  - {id: h2, role: handler, name: 何二, organ: 某县某局, certificate: {from: 2023-01-01, to: 2027-12-31}}
acts:
  - {n: 1, date: 2026-01-12, who: [h1, h2], step: file, facts: {violation: 2026-01-10}}
  - {n: 2, date: 2026-01-13, who: [h1], step: inspect}
"""
UNKNOWN = STORY + "  - {n: 3, date: 2026-01-13, who: [h1, h2], step: fly}\n"


@pytest.fixture
def zhunsheng(tmp_path):
    def call(*words, home=tmp_path / "home", given=""):
        # Each call on a SQLite of its own, whatever database the other tests run on.
        kept = {key: value for key, value in os.environ.items() if key != "ZHUNSHENG_DATABASE_URL"}
        surroundings = {**kept, "ZHUNSHENG_HOME": str(home), "PYTHONIOENCODING": "utf-8"}
        split = [part for word in words for part in (word.split() if isinstance(word, str) else [str(word)])]
        return subprocess.run(
            [sys.executable, "-m", "zhunsheng.doors.cli", *split],
            capture_output=True,
            text=True,
            input=given,
            env=surroundings,
        )

    return call


def one_clear_line(result):
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert any("一" <= sign <= "鿿" for sign in result.stderr)
    return result.stderr


def test_seven_working_days_across_spring_festival_end_on_the_26th(zhunsheng):
    answer = json.loads(zhunsheng("days --from 2026-02-10 --count 7 --unit working --json").stdout)
    assert answer["date"] == "2026-02-26"
    assert answer["provisional"] is False
    assert any("春节" in line for line in answer["explanation"])


def test_the_distance_between_two_days_is_the_inverse(zhunsheng):
    answer = json.loads(zhunsheng("days --from 2026-02-10 --to 2026-02-26 --json").stdout)
    assert answer["count"] == 7


def test_days_needs_neither_django_nor_a_folder(zhunsheng, tmp_path):
    loaded = "import sys; from zhunsheng.doors.cli.__main__ import main; main(sys.argv[1:]); sys.exit('django' in sys.modules)"
    words = ["days", "--from", "2026-02-10", "--count", "7"]
    assert subprocess.run([sys.executable, "-c", loaded, *words], capture_output=True).returncode == 0
    zhunsheng(*words)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["nix"],
        ["days"],
        ["days", "--from", "gestern", "--count", "3"],
        ["days", "--from", "2026-02-10", "--count", "3", "--unit", "fortnight"],
        ["days", "--from", "2026-02-10"],
        ["verify"],
        ["record", "export", "-o", "x.jsonl"],
        ["read", "no-such-file.txt"],
        ["account", "token", "nobody"],
        ["story", "no-such-story.yaml"],
    ],
)
def test_a_mistake_is_answered_in_one_chinese_line(zhunsheng, words):
    one_clear_line(zhunsheng(*words))


def test_help_speaks_chinese(zhunsheng):
    assert "用法:" in zhunsheng("--help").stdout
    told = zhunsheng("verify", "--help")
    assert told.returncode == 0
    assert "用法:" in told.stdout
    assert "usage" not in told.stdout


def test_a_verifier_that_checked_nothing_fails(zhunsheng):
    assert "已更新" in zhunsheng("migrate").stdout
    found = zhunsheng("verify", "--json")
    assert found.returncode == 1
    assert json.loads(found.stdout)["checked"] == 0


def test_a_story_is_played_in_a_throw_away_installation(zhunsheng, tmp_path):
    path = tmp_path / "story.yaml"
    path.write_text(STORY, encoding="utf-8")
    result = zhunsheng("story", path, "--json")
    assert result.returncode == 0
    ((first, second),) = [one["acts"] for one in json.loads(result.stdout)]
    assert (first["verdict"], second["verdict"]) == ("allowed", "refused")
    assert second["articles"] == [{"instrument": "行政处罚法", "article": "第四十二条"}]
    assert not (tmp_path / "home").exists()


def test_an_unknown_word_of_a_story_shows_in_the_exit_code(zhunsheng, tmp_path):
    path = tmp_path / "story.yaml"
    path.write_text(UNKNOWN, encoding="utf-8")
    result = zhunsheng("story", path, "--json")
    assert result.returncode == 3
    assert json.loads(result.stdout)[0]["acts"][2]["verdict"] == "unknown"


def test_a_report_is_read_from_gb18030(zhunsheng, tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes("某县2025年共办理行政处罚案件120件,其中普通程序20件,占16.7%。".encode("gb18030"))
    found = json.loads(zhunsheng("read", path, "--json").stdout)
    assert found["encoding"] == "gb18030"
    assert 120 in [figure["value"] for figure in found["figures"]]


def test_a_password_is_read_from_standard_input_not_from_the_command_line(zhunsheng):
    zhunsheng("migrate")
    assert zhunsheng("account", "add", "wang", given="a-long-enough-word\n").returncode == 0
    assert one_clear_line(zhunsheng("account", "add", "li", given="short\n")).startswith("密码至少")
    token = zhunsheng("account", "token", "wang")
    assert token.stdout.startswith("zs_")


def test_a_port_in_use_is_named_before_anything_is_done(zhunsheng):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = one_clear_line(zhunsheng("run", "--port", port))
    assert f"端口 {port} 已被占用" in said


def test_an_unwritable_folder_is_named(zhunsheng, tmp_path):
    (tmp_path / "file").write_text("")
    said = one_clear_line(zhunsheng("verify", home=Path(tmp_path / "file")))
    assert "file" in said


def test_what_is_declared_names_each_clock_with_its_article(zhunsheng):
    (penalty,) = json.loads(zhunsheng("procedures penalty --json").stdout)["procedures"]
    deciding = [one for one in penalty["clocks"] if one["name"] == "deciding"]
    assert ("行政处罚法", "第六十条", 90, "day") in [
        (one["instrument"], one["article"], one["length"], one["unit"]) for one in deciding
    ]
    assert {"name", "title", "by", "after", "article"} <= penalty["steps"][0].keys()
    assert {"step", "name", "article"} <= penalty["bars"][0].keys()
    assert "第六十条" in zhunsheng("procedures").stdout
    one_clear_line(zhunsheng("procedures", "cooking"))
