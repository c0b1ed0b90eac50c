"""`zhunsheng draw`: a draw made offline, and repeated."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.methods import second

POOL = "id,weight,stratum\n企业一,3,高\n企业二,1,低\n企业三,1,低\n企业四,2,高\n企业五,1,低\n"


def zhunsheng(*words: str, ok: bool = True) -> str:
    """What the command says; on stderr where it fails."""
    tool = str(Path(sys.executable).with_name("zhunsheng"))
    ran = subprocess.run([tool, "draw", *words], capture_output=True, text=True)
    assert (ran.returncode == 0) is ok, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


@pytest.fixture
def made(tmp_path: Path) -> Path:
    pool, file = tmp_path / "pool.csv", tmp_path / "draw.json"
    pool.write_text(POOL, encoding="utf-8")
    quotas = ("--quota", "高:50%", "--quota", "低:2")
    said = zhunsheng(
        "announce", str(pool), "-o", str(file), "--name", "抽查", *quotas, "--party", "甲", "--party", "乙"
    )
    assert "名录摘要" in said
    nonces = {side: zhunsheng("nonce").strip() for side in "甲乙"}
    for side, nonce in nonces.items():
        zhunsheng("commit", str(file), side, nonce)
    for side, nonce in nonces.items():
        zhunsheng("reveal", str(file), side, nonce)
    zhunsheng("run", str(file))
    return file


def test_a_draw_made_offline_repeats(made: Path) -> None:
    said = json.loads(made.read_text(encoding="utf-8"))
    answer = json.loads(zhunsheng("verify", str(made), "--published", said["pool_sha256"], "--json"))
    assert answer["ok"] and answer["drawn"] == second.drawn(said)
    zhunsheng("replace", str(made), answer["drawn"][0], "回避")
    after = json.loads(zhunsheng("verify", str(made), "--json"))
    assert after["ok"] and after["drawn"] == second.drawn(json.loads(made.read_text(encoding="utf-8")))


def test_a_changed_file_fails_and_says_why(made: Path) -> None:
    made.write_text(made.read_text(encoding="utf-8").replace('"weight": 3', '"weight": 4'), encoding="utf-8")
    assert "名录与公布的摘要不符" in zhunsheng("verify", str(made), ok=False)


def test_mistakes_are_told_in_one_line(made: Path, tmp_path: Path) -> None:
    pool = str(tmp_path / "pool.csv")
    assert "不是 JSON" in zhunsheng("verify", pool, ok=False)
    assert "已经抽取过" in zhunsheng("run", str(made), ok=False)
    assert "理由" in zhunsheng("replace", str(made), "企业一", " ", ok=False)
    one = ("announce", pool, "-o", str(tmp_path / "x.json"), "--name", "抽查", "--quota", "3")
    assert "一种随机来源" in zhunsheng(*one, ok=False)
    assert "至少两方" in zhunsheng(*one, "--party", "甲", ok=False)
    known = ("--lottery", "双色球", "2026001", "2026-01-01T21:15:00+08:00", "公告")
    assert "已经为人所知" in zhunsheng(*one[:-1], "高:1", "--quota", "低:1", *known, ok=False)
