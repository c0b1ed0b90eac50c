"""导入 Excel 或者 CSV 台账。默认全部正确才导入;--rows 逐行导入,有错的行单独列出。同一行再次导入不会重复。

退出码:0 没有错误;1 有行被拒绝,或者文件不能读取。
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tqdm import tqdm

from zhunsheng.cases.taking_in import organ_named
from zhunsheng.doors.ledgers.importing import Mode, import_ledger
from zhunsheng.doors.ledgers.outcome import Outcome
from zhunsheng.doors.ledgers.unreadable import Unreadable


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng import`."""
    parser.add_argument(
        "file", type=Path, metavar="文件", help=".xlsx 或者 .csv(UTF-8、GB18030;文件名为步骤名称)"
    )
    parser.add_argument("--organ", required=True, metavar="机关", help="机关全称、简称或者统一社会信用代码")
    parser.add_argument("--by", required=True, metavar="编号", help="导入人的人员编号")
    parser.add_argument("--rows", action="store_true", help="逐行导入,有错的行不影响其他行")
    parser.add_argument("--procedure", default="penalty", metavar="程序", help="哪个程序,默认 penalty")
    parser.add_argument(
        "--history", action="store_true", help="历史数据:照原样记入,违反当时规定之处逐条列明,不拒绝"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Import and say what came of it."""
    organ = organ_named(args.organ)
    if organ is None:
        raise Unreadable(f"没有机关「{args.organ}」,或者不止一个。请改用统一社会信用代码。")
    with tqdm(desc="导入", unit="行", file=sys.stderr, disable=None, leave=False) as bar:

        def tell(more: int, total: int) -> None:
            bar.total = total
            bar.update(more)

        mode: Mode = "rows" if args.rows else "all"
        how = {"mode": mode, "procedure": args.procedure, "progress": tell, "history": args.history}
        found = import_ledger(args.file, organ, args.by, **how)
    if args.json:
        sys.stdout.write(json.dumps(found.as_json(), ensure_ascii=False, indent=2) + "\n")
    else:
        _tell(found)
    return 0 if found.ok else 1


def _tell(found: Outcome) -> None:
    lines = [*found.notes, *map(str, found.refused[:200])]
    if len(found.refused) > 200:
        lines.append(f"另有 {len(found.refused) - 200} 处错误,请加 --json 查看。")
    if found.refused and found.mode == "all":
        lines.append(f"有 {len(found.refused)} 处错误,全部未导入。请改正后重新导入,或者加 --rows 逐行导入。")
    else:
        lines.append(f"导入 {found.done} 行,此前已导入 {found.repeated} 行,未导入 {len(found.refused)} 处。")
    if found.defects:
        lines.append(f"历史数据中有 {len(found.defects)} 处不符合当时的规定,已照原样记入并列明:")
        lines += map(str, found.defects[:200])
    sys.stdout.write("\n".join(lines) + "\n")
