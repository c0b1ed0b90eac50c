"""行政执法统计年报:处罚、许可、强制、检查;每格可以列出案件,合计与各项之和逐一核对。

退出码:0 全部勾稽;1 有合计与各项之和不符。
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from zhunsheng.cases.taking_in import organ_named
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, table
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.indicators import Period
from zhunsheng.indicators.figures import today
from zhunsheng.reports.statistics import ENFORCEMENT
from zhunsheng.reports.tables import Filled, as_csv, as_xlsx, fill


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng statistics`."""
    parser.add_argument("--year", type=int, metavar="年", help="哪一年,默认上一年")
    parser.add_argument("--organ", metavar="机关", help="只计这个机关:全称、简称或者统一社会信用代码")
    parser.add_argument("--cell", metavar="项目", help="列出这一格背后的案号,如 penalty-fine")
    parser.add_argument("-o", "--output", type=Path, metavar="文件", help="写到哪个 .xlsx 或者 .csv 文件")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Fill the table, show or write it, and say what does not add up."""
    installation.ready()
    year = args.year or today().year - 1
    organ = organ_named(args.organ) if args.organ else None
    if args.organ and organ is None:
        raise Stop(f"没有机关「{args.organ}」,或者不止一个。请改用统一社会信用代码。")
    found = fill(ENFORCEMENT, Period.year(year, today()), organ)
    if args.cell:
        return _cases(found, args.cell)
    if args.output:
        csv = args.output.suffix.lower() == ".csv"
        title = f"{year}年行政执法统计"
        args.output.write_bytes(as_csv(found) if csv else as_xlsx(found, title))
    if args.json:
        as_json(found.as_json())
    else:
        rows = (
            (block.title, code, found.cell(code).title, found.cell(code).shown, found.cell(code).unit)
            for block in found.frame.blocks
            for code, _row, _column in block.cells()
        )
        table(rows, ("栏目", "代码", "项目", "数量", "单位"))
        for check in found.checks:
            print(f"{check.message}:{'、'.join(check.cases)}")
    return 1 if found.checks else 0


def _cases(found: Filled, code: str) -> int:
    try:
        cell = found.cell(code)
    except KeyError:
        raise Stop(f"没有项目「{code}」。请不带 --cell 运行,查看代码。") from None
    for part, figure in cell.behind():
        after: str | None = None
        while True:
            page = figure.cases(part, after, 1000)
            for case in page.items:
                print(case.number)
            after = page.after
            if after is None:
                break
    return 0
