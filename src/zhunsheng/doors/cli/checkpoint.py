"""检查点:对账簿当前的条数和树根签名,交存见证目录,送见证人联署。此后删去、改动已签名的记录,都能被发现。"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from zhunsheng import record
from zhunsheng.cases.queries import today
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.doors.cli.verify import key_lines
from zhunsheng.record.cosignatures import Asked, Asking
from zhunsheng.registers.authority import administers
from zhunsheng.registers.roles import SECURITY_ADMIN


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng checkpoint`."""
    parser.add_argument("--book", metavar="账簿", help="只作这一本的检查点")
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--due", action="store_true", help="只作到期的:距上次满一日,或者新增满一万条")
    does.add_argument("--list", action="store_true", help="列出已作的检查点,不另作")
    does.add_argument("--keys", action="store_true", help="列出公钥,供公布")
    does.add_argument("--rotate", action="store_true", help="更换密钥;旧密钥在三十日内一并签名")
    does.add_argument(
        "--former",
        nargs="+",
        metavar="公钥",
        help="密钥丢失、另立新密钥之后,把丢失的公钥(抄自门户网站、公报或者见证人;或者每行一个公钥的文件)补告入账簿",
    )
    does.add_argument("--rebuild", action="store_true", help="存证树损坏的,由账簿重建")
    does.add_argument("--be-witness", metavar="名称", help="把本站设为见证人,列出它的公钥,供下级设置")
    does.add_argument(
        "--below", action="store_true", help="列出下级账簿的检查点、逾期和警报;有警报的退出码为 1"
    )
    parser.add_argument(
        "--document", default="", metavar="文号", help="同意补告的文件文号,与 --former 一起用"
    )
    parser.add_argument("--by", metavar="人员", help="由谁补告:安全管理员,与 --former 一起用")
    parser.add_argument(
        "--to",
        nargs=2,
        metavar=("地址", "公钥"),
        help="另送这一个见证人联署;平时的见证人用 ZHUNSHENG_WITNESSES 设置",
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Make, list or prepare checkpoints; the process fails where one cannot be made."""
    installation.ready()
    if args.be_witness:
        return _be_witness(args.be_witness, args.json)
    if args.below:
        return _below(args.json)
    books = [record.book(args.book).name] if args.book else record.books()
    if not books:
        raise Stop("没有任何账簿可以作检查点。请先办理案件,或者运行 zhunsheng demo。")
    if args.former:
        _former(args)
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
        wanted = [book for book in books if not args.due or record.checkpoints.due(book)]
        made = [(book, record.checkpoints.make(book)) for book in wanted if record.head(book).seq]
    shown = books if args.due else [book for book, _one in made]
    asked = [] if args.list else _asked(shown, args.to)
    return _tell(made, asked, args.json)


def _former(args: Namespace) -> None:
    """Write into the books which keys were lost; the checkpoint that follows signs it, and witnesses are asked."""
    if not args.document or not args.by:
        raise Stop("没有写明依据的文号,或者由谁补告。请加 --document 文号 --by 人员。")
    if administers(args.by, today()) != SECURITY_ADMIN:
        raise Stop(f"「{args.by}」今天不是安全管理员,不能补告密钥。请由安全管理员办理。")
    lines = [line for given in args.former for line in key_lines(given)]
    told = record.former_keys.introduce(lines, args.document, (args.by,))
    for entry in told:
        sys.stderr.write(f"已补告丢失的公钥:账簿「{entry.book}」第 {entry.seq} 条。\n")
    sys.stderr.write("请把现行公钥(zhunsheng checkpoint --keys)告知各见证人,由其更新登记,并在原处公布。\n")


def _asked(books: list[str], to: list[str] | None) -> list[Asked]:
    """What the witnesses said; the one named on the command line is asked beside those of the setting."""
    told = Asking().round(books)
    if to:
        witness = record.witnesses.witness(*to)
        for book in books:
            try:
                told.append(Asked(book, witness, record.cosignatures.ask(book, witness)))
            except record.CheckpointWrong as error:
                told.append(Asked(book, witness, None, str(error)))
    return told


def _be_witness(name: str, json: bool) -> int:
    key = str(record.witness_key.set_up(name))
    if json:
        as_json({"key": key, "path": "/api/witness"})
        return 0
    print(f"本站是见证人。请下级在 ZHUNSHENG_WITNESSES 中设置一行:<本站地址>/api/witness {key}")
    print("并把下级账簿的公钥(下级运行 zhunsheng checkpoint --keys 列出)写进本站的 ZHUNSHENG_BELOW。")
    return 0


def _below(json: bool) -> int:
    found = record.below.books()
    bad = any(one.alarms or one.overdue for one in found)
    if json:
        as_json(
            [
                {
                    "origin": one.origin,
                    "overdue": one.overdue,
                    "size": one.newest.size if one.newest else None,
                }
                | {"at": one.newest.at if one.newest else None}
                | {
                    "alarms": [
                        {"kind": a.kind, "size": a.size, "seen": a.seen, "note": a.note} for a in one.alarms
                    ]
                }
                for one in found
            ]
        )
        return int(bad)
    if not found:
        print("没有下级账簿。请把下级账簿的公钥写进 ZHUNSHENG_BELOW。")
    for one in found:
        last = f"{one.newest.size} 条,{one.newest.at:%Y-%m-%d %H:%M} UTC" if one.newest else "还没有检查点"
        print(f"账簿「{one.book}」:{last}{';逾期未交' if one.overdue else ''}。")
        for alarm in one.alarms:
            what = (
                "另有一个第 {} 条处的检查点(分叉)"
                if alarm.kind == record.below.FORK
                else "又交来只有 {} 条的检查点(缩短)"
            )
            print(f"  警报:见过 {alarm.seen} 条之后,{what.format(alarm.size)},{alarm.at:%Y-%m-%d}。")
    return int(bad)


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


def _tell(made: list[tuple[str, record.checkpoints.Kept]], asked: list[Asked], json: bool) -> int:
    for told in asked:
        if told.found is None:
            sys.stderr.write(f"账簿「{told.book}」:{told.what}\n")
    if json:
        as_json(
            [
                {"book": book, "number": one.number, "size": one.size, "root": one.root.hex(), "at": one.at}
                | {"note": record.cosignatures.with_cosignatures(book, one)}
                for book, one in made
            ]
        )
        return _unseen(asked)
    if not made:
        print("没有到期或者可以作的检查点。")
    for book, one in made:
        print(f"账簿「{book}」第 {one.number} 个检查点:{one.size} 条,树根 {one.root.hex()}。")
    for told in asked:
        if told.found:
            print(
                f"见证人「{told.witness.key.name}」于 {told.found.at:%Y-%m-%d %H:%M:%S} UTC 联署账簿「{told.book}」。"
            )
    return _unseen(asked)


def _unseen(asked: list[Asked]) -> int:
    return int(any(one.found is None for one in asked))
