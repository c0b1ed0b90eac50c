"""生成 Excel 台账模板:每个步骤一张工作表,带填写说明、可选值和日期检查。"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from zhunsheng.doors.ledgers.template import template
from zhunsheng.doors.ledgers.unreadable import Unreadable
from zhunsheng.procedures.catalogue import named


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng template`."""
    parser.add_argument("steps", nargs="*", metavar="步骤", help="只要这些步骤,如 file decide;不写为整个案件")
    parser.add_argument("--procedure", default="penalty", metavar="程序", help="哪个程序,默认 penalty")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="文件", help="写到哪个 .xlsx 文件"
    )


def run(args: Namespace) -> int:
    """Write the workbook."""
    try:
        data = template(named(args.procedure), args.steps or None)
    except KeyError as no:
        raise Unreadable(f"没有程序或者步骤{no}。请运行 zhunsheng procedures 查看名称。") from None
    args.output.write_bytes(data)
    sys.stdout.write(f"模板已写入 {args.output}。\n")
    return 0
