"""由账簿重做全部缓存(案件、经办人、文书、编号),并报告与原缓存的差异。有差异时退出码为 1。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from zhunsheng.cases.rebuilding import rebuild
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, progress, telling


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng rebuild`."""
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Remake every cache."""
    installation.ready()
    with progress("重做") as bar:
        found = rebuild(progress=telling(bar))
    if args.json:
        as_json(found.as_json())
    return 0
