"""装入示范县:约三十个机关、三百名人员、一年一千二百件行政处罚。数据全部虚构。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from zhunsheng.cases import demo
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import progress, table, telling
from zhunsheng.registers.models import Account
from zhunsheng.reports.demonstrating import Composer


def configure(parser: ArgumentParser) -> None:
    """No options."""


def run(args: Namespace) -> int:
    """Make the database where there is none, and fill the demo county."""
    installation.migrate()
    fill()
    tell_accounts()
    return 0


def fill() -> None:
    """Fill the demo county, or go on where a filling was stopped, with a bar on stderr."""
    with progress("装入示范县", "步") as bar:
        found = demo.fill(progress=telling(bar), composing=Composer())
    if not found.there:
        print(
            f"示范县「{found.county}」已装入:{found.organs} 个机关,{found.people} 名人员,{found.cases} 件案件。"
        )


def is_here() -> bool:
    """Whether this installation is, or began to be, the demo county."""
    return Account.objects.filter(username__in=[one.username for one in demo.accounts()]).exists()


def tell_accounts() -> None:
    """Print who may sign in, where the demo county is here."""
    if is_here():
        print("示范账户(全部虚构,仅供演示):")
        rows = ((one.username, one.password, one.name, one.title, one.organ) for one in demo.accounts())
        table(rows, ("用户名", "密码", "姓名", "身份", "机关"))
