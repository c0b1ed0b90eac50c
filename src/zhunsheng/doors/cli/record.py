"""账簿的导出:每条记录一行(JSON),供任何人用自己的程序核验。不含密封的个人信息。"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from zhunsheng import record
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import progress, telling
from zhunsheng.doors.cli.mishaps import Stop


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng record export`."""
    parser.add_argument("action", choices=["export"], help="export 导出")
    parser.add_argument("--book", metavar="账簿", help="哪一本;只有一本时可以不写")
    parser.add_argument("-o", "--output", required=True, metavar="文件", help="写到哪个文件;- 为标准输出")


def run(args: Namespace) -> int:
    """Write the book out; the file appears only when it is whole."""
    installation.ready()
    book = args.book or _only()
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


def _only() -> str:
    books = record.books()
    if not books:
        raise Stop("没有任何账簿可以导出。请先办理案件,或者运行 zhunsheng demo。")
    if len(books) > 1:
        raise Stop(f"有{len(books)}本账簿({'、'.join(books[:8])})。请用 --book 指明一本。")
    return books[0]
