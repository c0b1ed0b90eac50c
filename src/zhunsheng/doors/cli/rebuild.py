"""由账簿重做全部缓存(案件、经办人、文书、编号、分析表),并报告与原缓存的差异。差异已改正;有差异时退出码为 1。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from zhunsheng import indicators
from zhunsheng.cases.comparing import Differences
from zhunsheng.cases.rebuilding import rebuild
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, progress, telling

_TABLES = {"case": "案件", "worker": "经办人", "paper": "文书", "series": "编号", "evidence": "证据"}
_MOST = 50


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng rebuild`."""
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Remake every cache; 1 where one of them said something else than the book."""
    installation.ready()
    with progress("重做") as bar:
        found = rebuild(progress=telling(bar))
    if found.total:
        # Rows were put right without an entry, so the analytic tables cannot notice by themselves.
        indicators.rebuild()
    if args.json:
        as_json(found.as_json())
    else:
        _tell(found)
    return 1 if found.total else 0


def _tell(found: Differences) -> None:
    print(
        f"读了 {found.entries} 条记录、{found.cases} 个案件,差异 {found.total} 处{',已改正' * bool(found.total)}。"
    )
    for one in found.found[:_MOST]:
        column = f" {one.column}" if one.column else ""
        print(f"  {_TABLES.get(one.table, one.table)} {one.case}{column}:原为 {one.was},应为 {one.becomes}")
    if found.total > _MOST:
        print(f"  另有 {found.total - min(_MOST, len(found.found))} 处,请加 --json 查看。")
