"""账户:开设(add)、重设密码(password)、发放接口令牌(token)、核对三员分立(check)。密码从键盘或者标准输入读入,不写在命令行上。"""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser, Namespace

from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.registers import accounts, separation
from zhunsheng.registers.models import Account


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng account`."""
    parser.add_argument(
        "action",
        choices=["add", "password", "token", "check"],
        help="add 开设、password 重设密码、token 发放令牌、check 核对三员是否分立",
    )
    parser.add_argument("username", nargs="?", default="", metavar="用户名", help="check 不写")
    parser.add_argument("--person", metavar="编号", help="开设时:账户属于哪位人员,如 p-0001")
    parser.add_argument("--label", default="", metavar="用途", help="发放令牌时:用在哪里")


def run(args: Namespace) -> int:
    """Do the one thing asked for."""
    installation.ready()
    if args.action == "check":
        return _check()
    if not args.username:
        raise Stop("没有写用户名。请在命令后写出用户名。")
    if args.action == "add":
        accounts.open_account(args.username, _password(), args.person)
        print(f"已开设账户「{args.username}」。")
        return 0
    account = Account.objects.filter(username=args.username).first()
    if account is None:
        raise Stop(f"没有账户「{args.username}」。请先运行 zhunsheng account add {args.username}。")
    if args.action == "password":
        accounts.set_password(account, _password())
        print(f"「{args.username}」的密码已重设,原有登录已失效。")
        return 0
    print(accounts.make_token(account, args.label))
    sys.stderr.write("令牌只显示这一次,请立即保存。使用时放在请求头 Authorization: Bearer 之后。\n")
    return 0


def _check() -> int:
    """Who holds one of the three administrations beside another role; 1 where anybody does."""
    found = separation.combined()
    for one in found:
        print(one.said)
    if not found:
        print("三员分立:没有人兼任。")
    return 1 if found else 0


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("密码:")
    if getpass.getpass("再输一遍:") != first:
        raise Stop("两次输入的密码不一致。请重新运行。")
    return first
