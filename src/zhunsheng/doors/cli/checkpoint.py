"""检查点:对账簿当前的条数和树根签名,交存见证目录。此后删去、改动已签名的记录,都能被发现。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from zhunsheng import record
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json
from zhunsheng.doors.cli.mishaps import Stop


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng checkpoint`."""
    parser.add_argument("--book", metavar="账簿", help="只作这一本的检查点")
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--due", action="store_true", help="只作到期的:距上次满一日,或者新增满一万条")
    does.add_argument("--list", action="store_true", help="列出已作的检查点,不另作")
    does.add_argument("--keys", action="store_true", help="列出公钥,供公布")
    does.add_argument("--rotate", action="store_true", help="更换密钥;旧密钥在三十日内一并签名")
    does.add_argument("--rebuild", action="store_true", help="存证树损坏的,由账簿重建")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Make, list or prepare checkpoints; the process fails where one cannot be made."""
    installation.ready()
    books = [record.book(args.book).name] if args.book else record.books()
    if not books:
        raise Stop("没有任何账簿可以作检查点。请先办理案件,或者运行 zhunsheng demo。")
    if args.rotate:
        record.keyring.rotate()
    if args.rotate or args.keys:
        return _keys(books, args.json)
    if args.rebuild:
        for book in books:
            record.checkpoints.rebuild(book)
    if args.list:
        made = [(book, one) for book in books for one in record.checkpoints.kept(book)]
    else:
        asked = [book for book in books if not args.due or record.checkpoints.due(book)]
        made = [(book, record.checkpoints.make(book)) for book in asked if record.head(book).seq]
    return _tell(made, args.json)


def _keys(books: list[str], json: bool) -> int:
    for book in books:
        record.checkpoints.prepare(book)
    found = {book: [str(key) for key in record.checkpoints.public_keys(book)] for book in books}
    if json:
        as_json(found)
        return 0
    for book, keys in found.items():
        print(f"账簿「{book}」的公钥,请在门户网站、公报等处公布:")
        for key in keys:
            print(f"  {key}")
    return 0


def _tell(made: list[tuple[str, record.checkpoints.Kept]], json: bool) -> int:
    if json:
        as_json(
            [
                {"book": book, "number": one.number, "size": one.size, "root": one.root.hex(), "at": one.at}
                | {"note": one.note}
                for book, one in made
            ]
        )
        return 0
    if not made:
        print("没有到期或者可以作的检查点。")
    for book, one in made:
        print(f"账簿「{book}」第 {one.number} 个检查点:{one.size} 条,树根 {one.root.hex()}。")
    return 0
