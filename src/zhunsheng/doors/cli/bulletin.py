"""季度通报:各单位情况、环比同比、排名、典型问题、连续两个季度出现同一问题的单位。

退出码:0 全部勾稽;1 有合计与各项之和不符。
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, table
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.doors.cli.statistics import cases_of, organ_of, write
from zhunsheng.indicators import Unanswerable
from zhunsheng.indicators.figures import today
from zhunsheng.registers.places import book_of
from zhunsheng.reports.bulletins import BULLETINS, Composed, compose, quarter_named
from zhunsheng.reports.bulletins.printing import moves, official
from zhunsheng.reports.outputs import docx, pdf


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng bulletin`."""
    parser.add_argument("quarter", metavar="季度", help="如 2025Q3")
    abouts = [one.about.value for one in BULLETINS]
    parser.add_argument("--about", choices=abouts, default=abouts[0], help="哪种通报")
    parser.add_argument("--issuer", metavar="机关", help="以哪个机关的名义,只计它所在的记录簿")
    parser.add_argument("--cell", metavar="格", help="列出这一格背后的案号")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="文件", help="写到哪个 .xlsx、.csv、.docx 或者 .pdf 文件"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Compose the bulletin, show or write it."""
    installation.ready()
    issuer = organ_of(args.issuer)
    bulletin = next(one for one in BULLETINS if one.about.value == args.about)
    try:
        found = compose(bulletin, quarter_named(args.quarter), today(), book_of(issuer) if issuer else None)
    except Unanswerable as no:
        raise Stop(str(no)) from None
    if args.cell:
        return cases_of(found.table, args.cell)
    if args.output:
        _write(found, args.output, args.issuer or "")
    if args.json:
        as_json(found.as_json())
    else:
        _show(found)
    return 1 if found.table.checks else 0


def _write(found: Composed, path: Path, issuer: str) -> None:
    if path.suffix.lower() in (".docx", ".pdf"):
        made = official(found, issuer, today())
        path.write_bytes(docx(made) if path.suffix.lower() == ".docx" else pdf(made))
    else:
        write(found.table, path, f"{found.quarter.title}{found.bulletin.title}", issuer)


def _show(found: Composed) -> None:
    if found.bulletin.waits:
        print(f"本通报等待「{found.bulletin.waits}」系统,不以零代替。")
        return
    heads = ("名次", "单位", *(one.title for one in found.bulletin.columns), "连续两季度的问题")
    table(
        (
            (
                line.rank or "—",
                line.name,
                *(one.now.shown for one in line.cells),
                "、".join(fault.title for fault in line.repeated),
            )
            for line in (*found.ranked, found.whole)
        ),
        heads,
    )
    rows = (
        (one.title, beside.now.shown, *moves(beside))
        for one, beside in zip(found.bulletin.columns, found.whole.cells, strict=True)
    )
    table(rows, ("项目", "本季度", "环比", "同比"))
    table(
        ((fault.title, beside.now.shown, moves(beside)[0]) for fault, beside in found.typical()),
        ("典型问题", "件数", "环比"),
    )
    print(found.bulletin.rule)
    for check in found.table.checks:
        print(f"{check.message}:{'、'.join(check.cases)}")
