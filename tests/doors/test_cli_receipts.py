"""Checkpoints and receipts at the command line: made in an installation, checked anywhere."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from zhunsheng.doors.cli.__main__ import main

DAY = date(2025, 3, 3)
COMPANY = {"kind": "organisation", "name": "某甲有限公司"}


@pytest.fixture
def zhunsheng(office, capsys, settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path / "home"
    monkeypatch.setenv("ZHUNSHENG_WITNESS", str(tmp_path / "witness"))
    office.take(None, "file", DAY, party=COMPANY)

    def call(*words):
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_verify_says_up_to_where_a_book_is_signed(zhunsheng, office):
    code, out, _err = zhunsheng("verify")
    assert (code, "没有检查点" in out) == (0, True)
    code, out, _err = zhunsheng("checkpoint", "--json")
    (made,) = json.loads(out)
    assert (code, made["book"], made["size"], made["number"]) == (0, office.book, 1, 1)
    code, out, _err = zhunsheng("verify")
    assert code == 0 and "与 1 个检查点核对,到第 1 条相符;全部记录已经签名" in out


def test_a_checkpoint_is_made_when_due_listed_and_its_keys_printed(zhunsheng, office):
    assert "第 1 个检查点:1 条" in zhunsheng("checkpoint", "--due")[1]
    assert "没有到期" in zhunsheng("checkpoint", "--due")[1]
    assert "第 1 个检查点:1 条" in zhunsheng("checkpoint", "--list", "--book", office.book)[1]
    (old,) = json.loads(zhunsheng("checkpoint", "--keys", "--json")[1])[office.book]
    new, kept = json.loads(zhunsheng("checkpoint", "--rotate", "--json")[1])[office.book][::-1]
    assert kept == old != new
    assert zhunsheng("checkpoint", "--rebuild")[0] == 0
    assert zhunsheng("verify")[0] == 0


def test_a_receipt_needs_a_checkpoint_and_a_number(zhunsheng, tmp_path):
    path = tmp_path / "r.json"
    assert "请运行 zhunsheng checkpoint" in zhunsheng("record", "receipt", "--seq", 1, "-o", path)[2]
    assert "--seq" in zhunsheng("record", "receipt", "-o", path)[2]
    assert not path.exists()


def test_a_receipt_is_checked_where_there_is_no_installation(zhunsheng, office, tmp_path):
    zhunsheng("checkpoint")
    (key,) = json.loads(zhunsheng("checkpoint", "--keys", "--json")[1])[office.book]
    path, forged = tmp_path / "receipt.json", tmp_path / "forged.json"
    assert zhunsheng("record", "receipt", "--seq", 1, "-o", path)[0] == 0
    forged.write_text(path.read_text().replace("2025-03-03", "2025-03-02"))
    away = tmp_path / "away"
    away.mkdir()

    def elsewhere(*words):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHUNSHENG")}
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        command = [sys.executable, "-m", "zhunsheng.doors.cli", "verify", *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, cwd=away, env=kept, check=False)

    told = elsewhere(path, "--key", key, "--json")
    found = json.loads(told.stdout)
    assert (told.returncode, found["ok"], found["trusted"], found["seq"]) == (0, True, True, 1)
    told = elsewhere(path)
    assert told.returncode == 0 and "请与公布的公钥核对" in told.stdout and key in told.stdout
    told = elsewhere(path, forged, "--key", key)
    assert (told.returncode, told.stdout.count("json:不成立"), told.stdout.count("json:成立")) == (1, 1, 1)
    assert list(away.iterdir()) == []  # no folder, no database was made


def test_the_background_work_makes_what_is_due(zhunsheng, monkeypatch, tmp_path):
    code, out, _err = zhunsheng("work", "--once")
    assert (code, "检查点:" in out) == (0, True)
    assert "检查点:" not in zhunsheng("work", "--once")[1]
