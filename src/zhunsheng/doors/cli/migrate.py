"""建立数据库,或者在程序升级后更新数据库。账簿中的记录不受影响。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from zhunsheng.doors.cli import installation


def configure(parser: ArgumentParser) -> None:
    """No options."""


def run(args: Namespace) -> int:
    """Bring the database up to date."""
    changed = installation.migrate()
    print(f"数据库已更新({changed}项)。" if changed else "数据库已是最新。")
    return 0
