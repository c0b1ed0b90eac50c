"""法定统计表:行政执法统计、政府信息公开年报、行政复议统计;每格可以列出案件,勾稽关系逐一核对。

退出码:0 全部勾稽;1 有合计与各项之和不符。
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from zhunsheng.cases.queries import organ_names
from zhunsheng.cases.taking_in import organ_named
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, table
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.indicators import Period
from zhunsheng.indicators.figures import today
from zhunsheng.reports.openness import DISCLOSURE
from zhunsheng.reports.outputs import docx, pdf
from zhunsheng.reports.reconsideration import RECONSIDERATION
from zhunsheng.reports.statistics import ENFORCEMENT
from zhunsheng.reports.tables import Filled, as_csv, as_xlsx, fill
from zhunsheng.reports.tables.printing import official

TABLES = {one.frame.code: one for one in (ENFORCEMENT, DISCLOSURE, RECONSIDERATION)}


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng statistics`."""
    parser.add_argument(
        "--table",
        choices=sorted(TABLES),
        default="enforcement",
        help="哪张表:enforcement 行政执法,openness 即 disclosure 信息公开,reconsideration 行政复议",
        type=lambda name: {"openness": "disclosure"}.get(name, name),
    )
    parser.add_argument("--year", type=int, metavar="年", help="哪一年,默认上一年")
    parser.add_argument("--organ", metavar="机关", help="只计这个机关:全称、简称或者统一社会信用代码")
    parser.add_argument("--cell", metavar="格", help="列出这一格背后的案号,如 penalty-fine")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="文件", help="写到哪个 .xlsx、.csv、.docx 或者 .pdf 文件"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Fill the table, show or write it, and say what does not add up."""
    installation.ready()
    year = args.year or today().year - 1
    organ = organ_of(args.organ)
    found = fill(TABLES[args.table], Period.year(year, today()), organ)
    if args.cell:
        return cases_of(found, args.cell)
    title = f"{year}年{found.frame.title}"
    if args.output:
        write(found, args.output, title, issuer_of(organ))
    show(found, args.json)
    return 1 if found.checks else 0


def organ_of(text: str | None) -> str | None:
    """The organ meant. Raises Stop."""
    organ = organ_named(text) if text else None
    if text and organ is None:
        raise Stop(f"没有机关「{text}」,或者不止一个。请改用统一社会信用代码。")
    return organ


def issuer_of(organ: str | None) -> str:
    """The name of the organ that a document stands under; empty for all together."""
    return organ_names({organ}).get(organ, organ) if organ else ""


def write(found: Filled, path: Path, title: str, issuer: str) -> None:
    """Write the table as the file's ending says. Raises Stop, NoFonts."""
    kind = path.suffix.lower()
    if kind == ".csv":
        path.write_bytes(as_csv(found))
    elif kind == ".xlsx":
        path.write_bytes(as_xlsx(found, title))
    elif kind in (".docx", ".pdf"):
        made = official(found, (title,), issuer, today())
        path.write_bytes(docx(made) if kind == ".docx" else pdf(made))
    else:
        raise Stop(f"不能写成「{path.suffix}」文件。可以写 .xlsx、.csv、.docx、.pdf。")


def show(found: Filled, json: bool) -> None:
    """The table on the screen, with what does not add up and what its empty cells wait for."""
    if json:
        as_json(found.as_json())
        return
    rows = (
        (
            block.title,
            code,
            cell.title,
            cell.shown,
            cell.unit,
            cell.source.waits and f"等待{cell.source.waits}",
        )
        for block in found.frame.blocks
        for code, _row, _column in block.cells()
        for cell in (found.cell(code),)
    )
    table(rows, ("栏目", "代码", "项目", "数量", "单位", "说明"))
    for check in found.checks:
        print(f"{check.message}:{'、'.join(check.cases)}" if check.cases else check.message)


def cases_of(found: Filled, code: str) -> int:
    """Print the numbers of the cases behind a cell. Raises Stop."""
    if code not in found.cells:
        raise Stop(f"没有项目「{code}」。请不带 --cell 运行,查看代码。")
    for part, figure in found.cell(code).behind():
        after: str | None = None
        while True:
            page = figure.cases(part, after, 1000)
            for case in page.items:
                print(case.number)
            after = page.after
            if after is None:
                break
    return 0
