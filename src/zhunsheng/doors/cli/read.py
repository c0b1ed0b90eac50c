"""核读报告:找出每个数字,重算比率、合计、增减,指出漏填和编号错误。可读 .txt(UTF-8、GB18030)、.docx、.html 和有文字层的 .pdf。"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from zhunsheng.doors.cli.answers import as_json
from zhunsheng.reading import Reading, Relation, Unreadable, Verdict, read_file

_VERDICTS = {Verdict.FAILS: "不符", Verdict.TRUNCATED: "只舍不入", Verdict.UNKNOWN: "无从重算"}


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng read`."""
    parser.add_argument("files", nargs="+", metavar="文件", help=".txt、.docx、.html 或者 .pdf 报告")
    parser.add_argument("--json", action="store_true", help="输出 JSON(多个文件时为列表)")


def run(args: Namespace) -> int:
    """Read each file; 0 even where defects were found, for finding them is the task; 1 where a file is unreadable."""
    readings, code = [], 0
    for file in args.files:
        try:
            readings.append(read_file(file))
        except Unreadable as no:
            sys.stderr.write(f"{no}\n")
            code = 1
    if args.json:
        found = [one.as_json() for one in readings]
        if len(args.files) > 1 or found:
            as_json(found if len(args.files) > 1 else found[0])
        return code
    for one in readings:
        _tell(one)
    return code


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
