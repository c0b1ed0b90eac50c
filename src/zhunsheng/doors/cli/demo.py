"""装入示范县:约三十个机关、三百名人员、一年一千二百件行政处罚。数据全部虚构。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from zhunsheng.cases import demo
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import progress, table, telling
from zhunsheng.registers.models import Account


def configure(parser: ArgumentParser) -> None:
    """No options."""


def run(args: Namespace) -> int:
    """Make the database where there is none, and fill the demo county."""
    installation.migrate()
    fill()
    tell_accounts()
    return 0


def fill() -> None:
    """Fill the demo county, with a bar on stderr."""
    with progress("装入示范县", "步") as bar:
        demo.fill(progress=telling(bar))


def tell_accounts() -> None:
    """Print who may sign in, where the demo county is here."""
    names = [account[0] for account in demo.ACCOUNTS]
    if Account.objects.filter(username__in=names).exists():
        print("示范账户(全部虚构,仅供演示):")
        table(demo.ACCOUNTS, ("用户名", "密码", "身份")[: len(demo.ACCOUNTS[0])])
