"""How many processes verify a long book at the same time: one option for every command that verifies."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from zhunsheng.doors.cli.mishaps import Stop


def configure(parser: ArgumentParser) -> None:
    """The option `--jobs`."""
    parser.add_argument("--jobs", type=int, metavar="N", help="同时用几个进程核验长账簿(默认:处理器核数)")


def wanted(args: Namespace) -> int | None:
    """What was asked for; None: one process a core. Raises Stop."""
    jobs: int | None = args.jobs
    if jobs is not None and jobs < 1:
        raise Stop("--jobs 至少是 1。请改正,或者不写:默认用全部处理器核。")
    return jobs
