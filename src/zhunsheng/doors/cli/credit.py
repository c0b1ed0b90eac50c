"""双公示和检查行为文件:逐项检查,写成 .xlsx(附问题清单、迟报漏报)或者 .csv。

退出码:0 没有问题;1 有数据项不合要求。指明导出人(--by)的,才能看到本机关案件的个人信息;证件号码一律遮盖。
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from zhunsheng.cases.decided import everything
from zhunsheng.cases.queries import today
from zhunsheng.cases.taking_in import organ_named
from zhunsheng.cases.viewing import viewer_of
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.reports.credit import FORMS, File, as_csv, as_xlsx, compose


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng credit`."""
    parser.add_argument("form", choices=sorted(FORMS), metavar="种类", help="、".join(sorted(FORMS)))
    parser.add_argument("file", type=Path, metavar="文件", help="写到哪个 .xlsx 或者 .csv 文件")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, required=True, metavar="日期")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, required=True, metavar="日期")
    parser.add_argument("--organ", metavar="机关", help="只导出这个机关:全称、简称或者统一社会信用代码")
    parser.add_argument("--by", metavar="编号", help="导出人的人员编号")
    parser.add_argument("--json", action="store_true", help="另外输出 JSON")


def run(args: Namespace) -> int:
    """Write the file and say what is wrong in it."""
    installation.ready()
    organ = organ_named(args.organ) if args.organ else None
    if args.organ and organ is None:
        raise Stop(f"没有机关「{args.organ}」,或者不止一个。请改用统一社会信用代码。")
    if args.last < args.first:
        raise Stop(f"末日{args.last}早于首日{args.first}。请核对日期。")
    viewer = viewer_of(args.by, today()) if args.by else everything()
    found = compose(FORMS[args.form], viewer, args.first, args.last, today(), organ)
    csv = args.file.suffix.lower() == ".csv"
    args.file.write_bytes(as_csv(found) if csv else as_xlsx(found))
    if args.json:
        as_json(found.as_json())
    else:
        _tell(found, args.file)
    return 1 if found.faults else 0


def _tell(found: File, file: Path) -> None:
    lines = [f"{found.form.title}{len(found.lines)}件已写入 {file}。"]
    lines += [f"{one.number} {one.title}({one.code}):{one.message}" for one in found.faults[:200]]
    lines += [f"{one.number} {one.organ}:{one.message}(应于{one.due}前)" for one in found.tardy[:200]]
    lines.append(f"不合要求的数据项{len(found.faults)}处,迟报漏报{len(found.tardy)}件。")
    print("\n".join(lines))
