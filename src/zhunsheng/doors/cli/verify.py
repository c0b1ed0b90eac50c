"""逐条核验账簿:正文、摘要、链值、编号、时刻、密封值。有错,或者什么也没有核验,退出码为 1。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from zhunsheng import record
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, progress, telling


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng verify`."""
    parser.add_argument("--book", metavar="账簿", help="只核验这一本")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Walk the books; 1 where anything is wrong or nothing was checked."""
    installation.ready()
    with progress("核验") as bar:
        if args.book:
            found = record.Verification([record.verify(args.book, progress=telling(bar))])
        else:
            found = record.verify_all(progress=telling(bar))
    if args.json:
        as_json(found.as_json())
    else:
        _tell(found)
    return 0 if found.ok else 1


def _tell(found: record.Verification) -> None:
    if not found.books:
        print("没有任何账簿,什么也没有核验。请先运行 zhunsheng demo,或者开始办理案件。")
    for report in found.books:
        verdict = "完好" if report.ok else f"有 {len(report.wrong)} 处错误"
        print(f"账簿「{report.book}」:核验 {report.checked} 条,{verdict}。")
        for wrong in report.wrong[:20]:
            print(f"  第 {wrong.seq} 条:{wrong.what}" if wrong.seq else f"  {wrong.what}")
        if len(report.wrong) > 20:
            print(f"  另有 {len(report.wrong) - 20} 处,请加 --json 查看。")
