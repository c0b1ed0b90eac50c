"""恢复备份到一个空的地方(新目录;用 PostgreSQL 的,另加空数据库),并与见证人手中的检查点核对。

恢复不完整的,什么也不留下。备份比见证旧的,说明缺几条记录,退出码为 1;与见证不是同一本账的,拒绝。"""

from __future__ import annotations

import os
import time
from argparse import SUPPRESS, ArgumentParser, Namespace
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from django.db import connection, connections, transaction

from zhunsheng import record
from zhunsheng.doors.cli import installation, jobs
from zhunsheng.doors.cli.answers import as_json, progress, telling
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.record import backup


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng restore`."""
    parser.add_argument("folder", metavar="备份目录", help="zhunsheng backup 所写的目录")
    parser.add_argument("place", metavar="新目录", help="恢复到哪里;须是不存在的或者空的目录")
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument("--key-file", metavar="文件", help="备份私钥文件")
    whom.add_argument("--passphrase-file", metavar="文件", help="口令在这个文件的第一行")
    parser.add_argument("--keys", metavar="目录", help="本系统密钥的备份目录")
    parser.add_argument("--witness", metavar="目录", help="见证目录;不写则用 ZHUNSHENG_WITNESS")
    parser.add_argument("--chain", metavar="备份组", help="哪一组,默认最新的")
    parser.add_argument("--upto", type=int, metavar="N", help="恢复到这一组的第几份,默认最后一份")
    jobs.configure(parser)
    # The drill's database is thrown away whatever comes: it need not be filled and verified in one transaction.
    parser.add_argument("--thrown-away", action="store_true", help=SUPPRESS)
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Restore into a folder beside the place, verify there, and only then give it the name."""
    began, place, processes = time.monotonic(), Path(args.place).absolute(), jobs.wanted(args)
    if place.exists() and not place.is_dir():
        raise Stop(f"{place} 是一个文件,没有恢复。请换一个新目录。")
    if place.exists() and any(place.iterdir()):
        raise Stop(f"目录 {place} 不是空的,没有恢复。请换一个新目录。")
    path = Path(args.key_file or args.passphrase_file)
    opener = backup.sealing.opener(path) if args.key_file else backup.sealing.passphrase(path)
    with progress("核对备份", "B") as bar:
        backups = backup.opened(Path(args.folder), opener, args.chain, args.upto, telling(bar))
    with backup.writing_files("恢复"), _draft(place) as held:
        draft = held.path
        keys = _keys(args.keys, backups[-1], opener, draft)
        os.environ["ZHUNSHENG_HOME"] = str(draft)
        if args.witness:
            os.environ["ZHUNSHENG_WITNESS"] = str(Path(args.witness).absolute())
        installation.load()
        at_once = connection.vendor == "postgresql" and not args.thrown_away
        with transaction.atomic() if at_once else nullcontext():
            found = _restored(backups, bool(keys), processes)
        connections.close_all()
        if place.exists():
            place.rmdir()
        draft.rename(place)
    says = backups[-1].says
    found |= {"place": str(place), "chain": says.chain, "number": says.number, "at": says.at, "keys": keys}
    found["seconds"] = round(time.monotonic() - began, 2)
    if args.json:
        as_json(found)
    else:
        _tell(found)
    return 0 if not (found["lost"] or found["evidence"]["missing"] or found["reading"]) else 1


def _draft(place: Path) -> AbstractContextManager[backup.scratch.Held]:
    """A folder beside the place, gone afterwards; what a restoring that was killed left there goes too."""
    place.parent.mkdir(parents=True, exist_ok=True)
    return backup.scratch.folder(place.parent, f".{place.name}.restoring-", lambda _left: True)


def _keys(
    folder: str | None,
    last: backup.restoring.Opened,
    opener: backup.sealing.Opener | backup.sealing.Passphrase,
    home: Path,
) -> list[str]:
    """Put the installation's keys back, before the settings look for them."""
    if not folder:
        return []
    if not last.says.keys:
        raise Stop("作这份备份时没有备份密钥。请去掉 --keys,恢复以后另行放回密钥文件。")
    return backup.own_keys.bring_back(Path(folder) / last.says.keys, opener, home)


def _restored(
    backups: list[backup.restoring.Opened], unlocked: bool, processes: int | None
) -> dict[str, Any]:
    """Fill the empty place, verify, and say what is there. Raises Stop where it is not the book that was witnessed."""
    rows = sum(part.rows for one in backups for part in one.says.parts)
    with progress("恢复", "行", rows) as bar:
        backup.restore(backups, telling(bar))
    backup.restoring.update()
    with progress("核验") as bar:
        verified = record.verify_all(vault=unlocked, progress=telling(bar), jobs=processes)
    books = {report.book: _verified(report.book, report, unlocked) for report in verified.books}
    lost = {name: (book["seq"], book["witnessed"]) for name, book in books.items() if book["lost"]}
    if lost:
        record.known_lost.keep(lost)
    for name, book in books.items():
        if book["seq"]:
            record.checkpoints.rebuild(name)
    return {
        "books": books,
        "lost": sum(book["lost"] for book in books.values()),
        "evidence": backup.restoring.evidence_named(),
        "reading": list(verified.reading),
        "rows": backup.restoring.rows_here(),
    }


def _verified(name: str, report: record.Report, unlocked: bool) -> dict[str, Any]:
    here = record.head(name).seq if name in record.books() else 0
    witnessed = _witnessed(name)
    older = {"shrunk", "witness", "nothing", "book"} if witnessed > here else {"witness", "nothing"}
    if not unlocked and not record.checkpoints.public_keys(name):
        older.add("checkpoint")  # without any key nothing signed can be checked, and it is told
    refused = [wrong for wrong in report.wrong if wrong.kind not in older]
    if refused:
        raise Stop(
            f"恢复的账簿「{name}」核验不过,没有保留:{refused[0].what}请改用另一份备份,并核对见证目录。"
        )
    told = backup.asking.seen(name) if here else []
    witnessed = max([witnessed, *(one.size or 0 for one in told)])
    return {
        "seq": here,
        "checked": report.checked,
        "signed": report.signed,
        "witnessed": witnessed,
        "lost": max(witnessed - here, 0),
        "lost_entries": [here + 1, witnessed] if witnessed > here else None,
        "asked": [{"witness": one.name, "size": one.size, "what": one.what} for one in told],
    }


def _witnessed(book: str) -> int:
    """How many entries the witness knows of, by notes that bear the book's signature."""
    sizes, keys = [0], record.checkpoints.public_keys(book)
    for note in record.witness.notes(book):
        try:
            text, _by = record.notes.signed(note, keys)
            sizes.append(record.notes.checkpoint(text).size)
        except record.CheckpointWrong:
            continue
    return max(sizes)


def _tell(found: dict[str, Any]) -> None:
    print(f"备份 {found['chain']} 第 {found['number']} 份({found['at'][:19]} UTC)已恢复到 {found['place']}。")
    for name, book in found["books"].items():
        print(f"账簿「{name}」:{book['seq']} 条,核验完好,与检查点核对到第 {book['signed']} 条。")
        if book["lost"]:
            print(
                f"  见证证明账簿曾有 {book['witnessed']} 条:缺 {book['lost']} 条"
                f"(第 {book['seq'] + 1} 条至第 {book['witnessed']} 条)。请找更新的备份。"
            )
            print("  在此期间不再签署检查点,以免与见证人见过的分叉。")
        for asked in book["asked"]:
            print(f"  {asked['what'] or '见证人「{witness}」见过 {size} 条。'.format(**asked)}")
        if not book["witnessed"]:
            print("  没有见证可以核对:备份之后写入而丢失的记录无从知道。")
    evidence = found["evidence"]
    print(
        f"证据 {evidence['kept']} 件" + (f",缺 {evidence['missing']} 件。" if evidence["missing"] else "。")
    )
    for what in found["reading"]:
        print(f"查阅日志:{what}")
    if not found["keys"]:
        print(
            "没有恢复密钥:封存的个人信息看不到,也没有核验。请把密钥文件放回 keys 目录,再运行 zhunsheng verify。"
        )
    print(f"用时 {found['seconds']} 秒。设置 ZHUNSHENG_HOME={found['place']} 后即可运行。")
