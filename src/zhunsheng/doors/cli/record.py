"""export 导出账簿:每条记录一行(JSON),供任何人用自己的程序核验。receipt 出具一条记录的回执。不含密封的个人信息。"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from zhunsheng import record
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import progress, telling
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.record.reading_log import Look


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng record`."""
    parser.add_argument("action", choices=["export", "receipt"], help="export 导出;receipt 出具回执")
    parser.add_argument("--book", metavar="账簿", help="哪一本;只有一本时可以不写")
    parser.add_argument("-o", "--output", required=True, metavar="文件", help="写到哪个文件;- 为标准输出")
    parser.add_argument("--seq", type=int, metavar="编号", help="出具哪一条记录的回执")
    parser.add_argument(
        "--open", action="append", default=[], metavar="位置", help="回执中公开的封存内容,只给本人;可重复"
    )


def run(args: Namespace) -> int:
    """Write the book or a receipt out; the file appears only when it is whole."""
    installation.ready()
    book = args.book or _only()
    if args.action == "receipt":
        return _receipt(book, args)
    with progress("导出") as bar:
        if args.output == "-":
            record.export(book, sys.stdout.buffer, progress=telling(bar))
            return 0
        path = Path(args.output)
        part = path.with_name(f"{path.name}.part")
        try:
            with part.open("wb") as file:
                count = record.export(book, file, progress=telling(bar))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    print(f"账簿「{book}」的 {count} 条记录已写入 {path}。")
    return 0


def _receipt(book: str, args: Namespace) -> int:
    if args.seq is None:
        raise Stop("没有指明记录的编号。请加 --seq。")
    text = record.receipts.make(book, args.seq, args.open)
    if args.open:  # whoever has the command line is nobody in particular: the log says from where
        target = f"{args.seq} {' '.join(args.open)}"
        look = Look("", book, record.entry(book, args.seq).case, "opened", target, "zhunsheng record")
        record.reading_log.log(look)
    if args.output == "-":
        sys.stdout.write(text)
        return 0
    Path(args.output).write_text(text, encoding="utf-8")
    print(f"账簿「{book}」第 {args.seq} 条记录的回执已写入 {args.output}。")
    return 0


def _only() -> str:
    books = record.books()
    if not books:
        raise Stop("没有任何账簿可以导出。请先办理案件,或者运行 zhunsheng demo。")
    if len(books) > 1:
        raise Stop(f"有{len(books)}本账簿({'、'.join(books[:8])})。请用 --book 指明一本。")
    return books[0]
