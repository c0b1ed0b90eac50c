"""备份:不停机、一致、加密;第一次是全量,以后只备份新增的。密钥另存一处(--keys),不与数据放在一起。

先用 --new-key 生成一对密钥:公钥用来备份,私钥离线保管,恢复时才用。"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, progress, table, telling
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.record import backup
from zhunsheng.record.backup.chains import Backup


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng backup`."""
    parser.add_argument("folder", nargs="?", metavar="目录", help="备份存放的目录,最好在另一处介质")
    whom = parser.add_mutually_exclusive_group()
    whom.add_argument("--to", metavar="公钥", help="备份公钥(zsb-public-1-…),或者内有公钥的文件")
    whom.add_argument("--passphrase-file", metavar="文件", help="不用公钥的,口令在这个文件的第一行")
    whom.add_argument("--new-key", metavar="文件", help="生成一对密钥,私钥写入这个文件,公钥显示出来")
    parser.add_argument("--keys", metavar="目录", help="本系统密钥(保险库等)的备份目录,须在备份目录之外")
    parser.add_argument("--full", action="store_true", help="另起一组,从全量开始")
    parser.add_argument(
        "--rotate", action="store_true", help="另起一组,并清理旧的:超出份数的、含有已删个人信息的"
    )
    parser.add_argument("--keep", type=int, default=2, metavar="N", help="清理后至多留几组,默认 2")
    parser.add_argument("--list", action="store_true", help="列出已有的备份,不另作")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Make a backup, list them, or make a pair of keys."""
    if args.new_key:
        public = backup.sealing.new_key(Path(args.new_key))
        print(backup.sealing.told(public))
        print(f"私钥已写入 {args.new_key}。请离线保管,丢失则备份不能恢复。")
        return 0
    if not args.folder:
        raise Stop("没有指明备份目录。请写出目录,例如 zhunsheng backup /media/backup --to 公钥。")
    root = Path(args.folder)
    if args.list:
        return _list(root, args.json)
    installation.ready()
    to = whom(args.to, args.passphrase_file)
    keys = Path(args.keys) if args.keys else None
    began = time.monotonic()
    with progress("备份", "行") as bar:
        made = backup.make(root, to, keys=keys, full=args.full or args.rotate, progress=telling(bar)).backup
    gone = backup.rotate(root, args.keep, keys) if args.rotate else []
    _tell(made, gone, time.monotonic() - began, args.json)
    return 0


def whom(to: str | None, passphrase: str | None) -> backup.sealing.Recipient | backup.sealing.Passphrase:
    """For whom a backup is encrypted. Raises Stop where nobody is named: nothing is ever written in the clear."""
    if passphrase:
        return backup.sealing.passphrase(Path(passphrase))
    if not to:
        raise Stop("没有指明用什么加密。请加 --to 公钥(先用 --new-key 生成),或者 --passphrase-file。")
    if Path(to).is_file():
        lines = Path(to).read_text(encoding="utf-8").splitlines()
        words = [line.removeprefix("#").strip() for line in lines]
        to = next((word for word in words if word.startswith(backup.sealing.PUBLIC)), "")
    return backup.sealing.recipient(to)


def _tell(made: Backup, gone: list[str], seconds: float, json: bool) -> None:
    size = sum(part.size for part in made.says.parts)
    if json:
        as_json(_plain(made) | {"seconds": round(seconds, 2), "dropped": gone})
        return
    kind = "全量" if made.says.number == 1 else "增量"
    print(f"{kind}备份已写入 {made.folder}:{size / 1e6:.1f} MB,{seconds:.1f} 秒。")
    for name, book in made.says.books.items():
        print(f"  账簿「{name}」到第 {book.seq} 条;签名到第 {book.signed} 条。")
    for name in gone:
        print(f"  已清理旧备份 {name}。")
    if not made.says.keys:
        print("  未备份本系统的密钥:没有保险库密钥,恢复后看不到封存的个人信息。请加 --keys 目录。")


def _plain(one: Backup) -> dict[str, object]:
    says = one.says
    return {
        "chain": says.chain,
        "number": says.number,
        "at": says.at,
        "books": {name: {"seq": book.seq, "signed": book.signed} for name, book in says.books.items()},
        "bytes": sum(part.size for part in says.parts),
        "keys": says.keys,
    }


def _list(root: Path, json: bool) -> int:
    found, wrong = [], []
    for name in backup.chains.names(root):
        try:
            found += backup.chains.chain(root, name)
        except backup.BackupWrong as error:
            wrong.append(str(error))
    if json:
        as_json([_plain(one) for one in found])
    elif found:
        rows = [
            (
                one.says.chain,
                one.says.number,
                one.says.at[:19],
                sum(book.seq for book in one.says.books.values()),
            )
            for one in found
        ]
        table(rows, ("备份组", "第几份", "时间(UTC)", "记录条数"))
    elif not wrong:
        print(f"目录 {root} 中没有备份。")
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    return int(bool(wrong))
