"""恢复演练:备份正在运行的系统,恢复到临时的地方,核验、重做缓存、比较行数,报告用时和丢失。不改动运行中的系统。"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from zhunsheng import record
from zhunsheng.doors.cli import installation, jobs
from zhunsheng.doors.cli.answers import as_json, progress, telling
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.record import backup
from zhunsheng.record.backup import scratch


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng drill`."""
    parser.add_argument("--at", metavar="目录", help="临时文件放在哪里;空间须够放下一份备份和一套系统")
    jobs.configure(parser)
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Back up, restore, verify, rebuild, compare; 1 where anything was lost or differs."""
    processes = jobs.wanted(args)
    installation.ready()
    acknowledged = {book: record.head(book).seq for book in record.books()}
    if not sum(acknowledged.values()):
        raise Stop("账簿是空的,没有可以演练的内容。请先办理案件,或者运行 zhunsheng demo。")
    if args.at and not Path(args.at).is_dir():
        raise Stop(f"没有目录 {args.at},不能演练。请先建立它,或者去掉 --at。")
    took: dict[str, float] = {}
    url_here = os.environ.get("ZHUNSHENG_DATABASE_URL")
    elsewhere = scratch.database(url_here) if url_here else nullcontext()
    with scratch.drill(Path(args.at or gettempdir())) as held, elsewhere as url:
        here = held.path
        to = backup.sealing.new_key(here / "key")
        began = time.monotonic()
        with progress("备份", "行") as bar:
            made = backup.make(here / "backup", to, keys=here / "keys", progress=telling(bar)).backup
        took["backup"] = time.monotonic() - began
        words = ["restore", str(here / "backup"), str(here / "place")]
        words += ["--key-file", str(here / "key"), "--keys", str(here / "keys"), "--thrown-away"]
        words += ["--jobs", str(processes)] if processes else []
        restored, took["restore"] = _called(words, url, os.environ.get("ZHUNSHENG_HOME"), held)
        rebuilt, took["rebuild"] = _called(["rebuild"], url, str(here / "place"), held)
    wanted: Counter[str] = Counter()
    for part in made.says.parts:
        if part.table:
            wanted[part.table] += part.rows
    found = _compared(acknowledged, wanted, restored, rebuilt)
    found["seconds"] = {name: round(value, 2) for name, value in took.items()}
    found["bytes"] = sum(part.size for part in made.says.parts)
    if args.json:
        as_json(found)
    else:
        _tell(found)
    return 0 if found["ok"] else 1


def _compared(
    acknowledged: dict[str, int], wanted: Counter[str], restored: dict[str, Any], rebuilt: dict[str, Any]
) -> dict[str, Any]:
    books = {
        name: {"acknowledged": seq, "restored": restored["books"].get(name, {}).get("seq", 0)}
        for name, seq in acknowledged.items()
    }
    lost = sum(max(book["acknowledged"] - book["restored"], 0) for book in books.values()) + restored["lost"]
    rows = {name: (count, restored["rows"].get(name)) for name, count in wanted.items()}
    other = {name: {"here": one, "restored": two} for name, (one, two) in rows.items() if one != two}
    missing = restored["evidence"]["missing"]
    differences = len(rebuilt["found"])
    return {
        "ok": not (lost or other or differences or missing),
        "lost": lost,
        "books": books,
        "rows": sum(wanted.values()),
        "rows_different": other,
        "rebuild_differences": differences,
        "evidence": restored["evidence"],
    }


def _called(
    words: list[str], url: str | None, home: str | None, held: scratch.Held
) -> tuple[dict[str, Any], float]:
    """Another `zhunsheng`, on the temporary place; its answer and the seconds it took.

    It shows its progress where there is a terminal, and keeps the place locked, should this process be killed.
    """
    env = (
        os.environ
        | ({"ZHUNSHENG_DATABASE_URL": url} if url else {})
        | ({"ZHUNSHENG_HOME": home} if home else {})
    )
    began = time.monotonic()
    command = [sys.executable, "-m", "zhunsheng.doors.cli", *words, "--json"]
    told = None if sys.stderr.isatty() else subprocess.PIPE
    done = subprocess.run(
        command, env=env, stdout=subprocess.PIPE, stderr=told, text=True, pass_fds=[held.handle]
    )
    if not done.stdout.strip():
        raise Stop(f"演练失败:{(done.stderr or '').strip() or '恢复没有完成。'}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer, time.monotonic() - began


def _tell(found: dict[str, Any]) -> None:
    took = found["seconds"]
    print(f"备份 {took['backup']} 秒({found['bytes'] / 1e6:.1f} MB),恢复并核验 {took['restore']} 秒。")
    for name, book in found["books"].items():
        print(f"账簿「{name}」:演练前 {book['acknowledged']} 条,恢复 {book['restored']} 条。")
    print(f"丢失 {found['lost']} 条;{found['rows']} 行中 {len(found['rows_different'])} 个表的行数不同;")
    print(f"重做缓存差异 {found['rebuild_differences']} 处;证据缺 {found['evidence']['missing']} 件。")
    print("演练通过。" if found["ok"] else "演练没有通过。请按上列差异检查备份。")
