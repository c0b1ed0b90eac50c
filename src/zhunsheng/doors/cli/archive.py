"""导出一个案件的卷宗(zip):索引、文书、证据、记录和存证证明,不需要服务器即可用浏览器打开和核验。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from zhunsheng import record
from zhunsheng.cases.archives import archive_of
from zhunsheng.cases.queries import today
from zhunsheng.cases.viewing import PUBLIC, viewer_of
from zhunsheng.doors.cli import installation
from zhunsheng.record.reading_log import Look


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng archive`."""
    parser.add_argument("case", metavar="案件", help="案号或者案件编号")
    parser.add_argument("-o", "--output", required=True, metavar="文件", help="写到哪个文件(.zip)")
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--by", metavar="人员", help="为谁导出:只含这名人员有权查阅的内容")
    whose.add_argument("--public", action="store_true", help="公开本:案件须已公开,个人信息隐去")


def run(args: Namespace) -> int:
    """Write the archive; the file appears only when it is whole."""
    installation.ready()
    viewer = PUBLIC if args.public else viewer_of(args.by, today())
    path = Path(args.output)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            packed = archive_of(viewer, args.case, file, datetime.now(UTC))
        if not viewer.public:  # before the file appears, as at the desk
            look = Look(args.by, packed.book, packed.case, "download", "archive", "zhunsheng archive")
            record.reading_log.log(look)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    print(f"案件 {args.case} 的卷宗已写入 {path}。请解压后打开 index.html。")
    return 0
