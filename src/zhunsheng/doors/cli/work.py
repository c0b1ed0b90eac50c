"""后台追记:每日办理期限届满而应由系统办理的步骤,把账簿中新增的案件写进分析表,作到期的检查点,送见证人联署。--once 追记一次即退出。"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace

from zhunsheng import record
from zhunsheng.cases.daily import take_daily
from zhunsheng.cases.queries import today
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import progress, reaching
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.indicators import catch_up
from zhunsheng.record.cosignatures import Asking

SWEEP_AGAIN = 600.0
"""Seconds between two tries to clear away erased files that still lie somewhere."""


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng work`."""
    parser.add_argument("--once", action="store_true", help="追记一次即退出")
    parser.add_argument("--every", type=float, default=5.0, metavar="秒", help="每隔几秒看一次,默认 5")


def run(args: Namespace) -> int:
    """Catch up, again and again until interrupted; the tables are never left half written."""
    installation.ready()
    if args.every <= 0:
        raise Stop("间隔应大于零秒。请改用 --every 5。")
    generation, looked, asking, sweeping = -1, None, Asking(), 0.0
    while True:
        if time.monotonic() >= sweeping:
            sweeping = time.monotonic() + SWEEP_AGAIN
            _sweep()
        if looked != (day := today()):
            looked = day
            record.evidence.arriving.expire()
            for taken in take_daily(day):
                print(f"系统办理:{taken.number}「{taken.case.newest.step.title}」。", flush=True)
        with progress("追记", "件") as bar:
            now = catch_up(progress=reaching(bar))
        if now.generation != generation:
            generation = now.generation
            heads = "、".join(f"{book} 第{head.seq}条" for book, head in now.positions.items()) or "没有账簿"
            print(f"分析表已到:{heads}。", flush=True)
        sign_due()
        _ask(asking)
        if args.once:
            return 0
        time.sleep(args.every)


def _sweep() -> None:
    """Take the bytes of erased evidence that could not go before; what stands against it is told."""
    try:
        record.evidence.erasing.sweep()
    except record.RecordError as error:
        sys.stderr.write(f"{error}\n")


def sign_due() -> None:
    """Make the checkpoints that are due; what fails is told, and stops no other work."""
    try:
        for book, made in record.checkpoints.make_due():
            print(f"检查点:{book} 第{made.size}条。", flush=True)
    except record.RecordError as error:
        sys.stderr.write(f"{error}\n")


def _ask(asking: Asking) -> None:
    """Show the checkpoints to the witnesses; what fails is told, and stops no other work."""
    try:
        for one in asking.round(record.books()):
            if one.found:
                print(f"联署:{one.book},见证人 {one.witness.key.name}。", flush=True)
            else:
                sys.stderr.write(f"{one.book}:{one.what}\n")
    except record.RecordError as error:
        sys.stderr.write(f"{error}\n")
