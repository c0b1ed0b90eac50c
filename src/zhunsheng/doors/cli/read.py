"""核读报告:找出每个数字,重算比率、合计、增减,指出漏填和编号错误;多份报告并列比较。可读 .txt、.docx、.html 和有文字层的 .pdf。"""

from __future__ import annotations

import sys
import unicodedata
from argparse import ArgumentParser, Namespace
from pathlib import Path

from zhunsheng.doors.cli.answers import as_json
from zhunsheng.reading import Comparison, Reading, Relation, Unreadable, Verdict, compare, read_file
from zhunsheng.reading.comparing import shown
from zhunsheng.reading.exporting import as_csv, as_xlsx

_VERDICTS = {Verdict.FAILS: "不符", Verdict.TRUNCATED: "只舍不入", Verdict.UNKNOWN: "无从重算"}
_WIDE = 30


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng read`."""
    parser.add_argument("files", nargs="+", metavar="文件", help=".txt、.docx、.html 或者 .pdf 报告")
    parser.add_argument("--json", action="store_true", help="输出 JSON(多个文件时为 readings 和 comparison)")
    parser.add_argument("--csv", metavar="文件", help="把各份报告的比较表存为 CSV")
    parser.add_argument("--xlsx", metavar="文件", help="把各份报告的比较表存为 Excel 表格")


def run(args: Namespace) -> int:
    """Read each file; 0 even where defects were found, for finding them is the task; 1 where a file is unreadable."""
    readings, code = [], 0
    for file in args.files:
        try:
            readings.append(read_file(file))
        except Unreadable as no:
            sys.stderr.write(f"{no}\n")
            code = 1
    found = compare(readings)
    code = max(code, _save(args, found)) if readings else code
    if args.json:
        if len(args.files) > 1:
            as_json({"readings": [one.as_json() for one in readings], "comparison": found.as_json()})
        elif readings:
            as_json(readings[0].as_json())
        return code
    for one in readings:
        _tell(one)
    if len(readings) > 1:
        _table(found)
    return code


def _save(args: Namespace, found: Comparison) -> int:
    """Write the files asked for; 1 where one cannot be written."""
    for name, make in ((args.csv, as_csv), (args.xlsx, as_xlsx)):
        if name:
            try:
                Path(name).write_bytes(make(found))
            except OSError as no:
                sys.stderr.write(f"不能写入「{name}」:{no.strerror or type(no).__name__}。请换一个路径。\n")
                return 1
    return 0


def _table(found: Comparison) -> None:
    """The measures that two reports or more state; --csv and --xlsx have all."""
    rows = [[row.title, row.unit, *map(shown, row.cells)] for row in found.rows if row.told > 1]
    if not rows:
        print("没有两份报告都写到的指标。")
        return
    rows.insert(0, ["指标", "单位", *(column.title for column in found.columns)])
    widths = [min(_WIDE, max(map(_width, column))) for column in zip(*rows, strict=True)]
    print("同一指标并列:")
    for row in rows:
        print(
            "  "
            + "  ".join(
                said + " " * (wide - _width(said)) for said, wide in zip(row, widths, strict=True)
            ).rstrip()
        )


def _width(said: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in said)


def _tell(one: Reading) -> None:
    print(f"{one.file}({one.encoding}):{len(one.figures)} 个数字,勾稽关系 {len(one.relations)} 处。")
    for relation in one.relations:
        if relation.verdict is not Verdict.HOLDS:
            print(f"  {_line(one.text, relation.result.start)} {_relation(relation)}")
    for finding in one.findings:
        print(f"  {_line(one.text, finding.start)} {finding.message()}")


def _relation(relation: Relation) -> str:
    verdict = _VERDICTS[relation.verdict]
    if relation.computed is None:
        return f"「{relation.result.verbatim}」{verdict}。{relation.template}"
    return (
        f"「{relation.result.verbatim}」{verdict}:重算为 {float(relation.computed):.6g}。{relation.template}"
    )


def _line(text: str, at: int) -> str:
    return f"第{text.count(chr(10), 0, at) + 1}行"
