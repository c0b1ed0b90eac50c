"""单位月报表:各单位某月的确认情况,或者一个单位的月报表;--open 以系统名义为还没有建表的单位建表。

退出码:0 没有逾期空白的单位;1 有。
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, table
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.doors.cli.statistics import cases_of, organ_of, show, write
from zhunsheng.indicators import Unanswerable
from zhunsheng.indicators.figures import today
from zhunsheng.procedures.openness.monthly_sheet import Kind
from zhunsheng.reports.sheets import State, Status, confirmed, open_month, sheet, states
from zhunsheng.reports.sheets.watching import STATUSES
from zhunsheng.reports.tables import moved


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng sheet`."""
    parser.add_argument("month", metavar="月份", help="如 2025-09")
    parser.add_argument("--kind", choices=[one.value for one in Kind], default="enforcement", help="哪种报表")
    parser.add_argument("--organ", metavar="机关", help="这个机关的月报表:全称、简称或者统一社会信用代码")
    parser.add_argument("--cell", metavar="格", help="列出这一格背后的案号(同 --organ 一起)")
    parser.add_argument("--open", action="store_true", help="为该月还没有建表的单位建表")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="文件", help="写到哪个 .xlsx、.csv、.docx 或者 .pdf 文件"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Show the months of the units, or the sheet of one."""
    installation.ready()
    kind, organ = Kind(args.kind), organ_of(args.organ)
    try:
        if args.open:
            made = [taken.number for taken in open_month(kind, args.month, today())]
            print(f"已建表{len(made)}张。")
        if organ is not None:
            return _one(args, kind, organ)
        found = states(kind, (args.month,), today())
    except Unanswerable as no:
        raise Stop(str(no)) from None
    if args.json:
        as_json([_plain(one) for one in found])
    else:
        heads = ("单位", "状态", "期限", "确认日", "零报告", "超期天数")
        table(
            (
                (
                    one.name,
                    STATUSES[one.status],
                    one.due,
                    one.confirmed,
                    "是" if one.zero else "",
                    one.late_by or "",
                )
                for one in found
            ),
            heads,
        )
    return 1 if any(one.status is Status.LATE for one in found) else 0


def _one(args: Namespace, kind: Kind, organ: str) -> int:
    now = sheet(kind, args.month, organ, today())
    if args.cell:
        return cases_of(now, args.cell)
    (state,) = states(kind, (args.month,), today(), None, (organ,)) or (None,)
    if args.output:
        write(now, args.output, f"{args.month}{now.frame.title}", state.name if state else organ)
    kept = confirmed(state.case) if state and state.case else None
    if args.json:
        told = {"now": now.as_json(), "confirmed": kept.table if kept else None}
        as_json(told | ({"state": _plain(state)} if state else {}))
        return 0
    show(now, False)
    if state:
        print(f"{STATUSES[state.status]},期限{state.due}。")
    for one in moved(kept.table, now) if kept else ():
        print(f"确认之后有变化:{one.now.title} {one.before} → {one.now.shown}")
    return 0


def _plain(one: State) -> dict[str, object]:
    return vars(one) | {"status": one.status.value}
