"""Books of a home of their own, verified by several processes, for tests that compare, interrupt or kill these."""

import json
import os
import random
import sys
import time
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings")


def say(**what: object) -> None:
    os.write(1, json.dumps(what, ensure_ascii=False).encode() + b"\n")


def draft(n: int, sealed: bool = False):
    from zhunsheng import record

    facts = {"n": n, "name": record.Sealed("张三")} if sealed else {"n": n}
    return record.Draft(f"案{n % 7}", "penalty", "file", date(2026, 1, 2), ("p1",), facts)


def grow(book: str, chance: random.Random) -> int:
    """A book of some dozens of entries with sealed values, erasures and checkpoints at any places."""
    from zhunsheng import record

    record.open_book(book, chance.choice(["sha256", "sm3"]))
    for _group in range(chance.randint(1, 4)):
        with record.writing():
            made = record.append_many(book, [draft(n, n % 5 == 0) for n in range(chance.randint(5, 40))])
            if chance.random() < 0.5:
                record.erase(book, made[0].seq, None, "本人申请", "个人信息保护法第四十七条", ("p1",))
        if chance.random() < 0.7:
            record.checkpoints.make(book)
    return record.head(book).seq


def tamper(book: str, last: int, chance: random.Random) -> None:
    """What somebody with every right over the database might do."""
    from django.db import connection

    seq, other = chance.randint(1, last), chance.randint(1, last)
    statement = chance.choice(
        [
            f"UPDATE record_entry SET body = replace(body, '\"n\":', '\"m\":') WHERE seq = {seq} AND book = %s",
            f"UPDATE record_entry SET digest = NULL WHERE seq = {seq} AND book = %s",
            f"UPDATE record_entry SET link = NULL WHERE seq = {seq} AND book = %s",
            f"UPDATE record_entry SET salt = digest WHERE seq = {seq} AND book = %s",
            f"UPDATE record_entry SET body = NULL WHERE seq >= {seq} AND seq < {seq + 9} AND book = %s",
            f"DELETE FROM record_entry WHERE seq = {seq} AND book = %s",
            f"DELETE FROM record_entry WHERE seq >= {seq} AND seq < {seq + 40} AND book = %s",
            f"DELETE FROM record_entry WHERE seq > {seq} AND book = %s",
            f"UPDATE record_entry SET seq = {last + seq} WHERE seq = {seq} AND book = %s",
            f"UPDATE record_entry SET seq = -{seq} WHERE seq = {seq} AND book = %s",
            f"UPDATE record_vault SET value = NULL WHERE seq <= {seq} AND book = %s",
            f"UPDATE record_vault SET seq = seq + {other} WHERE seq = {seq} AND book = %s",
            f"DELETE FROM record_vault WHERE seq >= {seq} AND book = %s",
            f"UPDATE record_book SET head_seq = {seq} WHERE name = %s",
            f"UPDATE record_book SET head_seq = {10**15} WHERE name = %s",
            f"UPDATE record_checkpoint SET size = {other} WHERE book = %s",
            "SELECT 1 WHERE %s = ''",
        ]
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [book])


def disarm() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'record_%%'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            for table in ("book", "entry", "vault", "checkpoint"):
                cursor.execute(f"ALTER TABLE record_{table} DISABLE TRIGGER ALL")
                cursor.execute(f"GRANT ALL ON record_{table} TO CURRENT_USER")


def agree(seed: str, books: str) -> None:
    """Tell of each book whether every way of verifying reports the same, and what that was."""
    from zhunsheng import record

    disarm()
    chance, ends = random.Random(seed), {}
    for n in range(int(books)):
        ends[f"第{n:03}县"] = grow(f"第{n:03}县", chance)
    for book, last in ends.items():
        for _time in range(chance.randint(0, 3)):
            tamper(book, last, chance)
    whole = record.verify_all()
    sliced = [record.verify_all(size=4), record.verify_all(size=16), record.verify_all(jobs=2, size=8)]
    for at, one in enumerate(whole.books):
        same = all(each.books[at] == one for each in sliced)
        say(
            book=one.book,
            same=same,
            ok=one.ok,
            checked=one.checked,
            kinds=[wrong.kind for wrong in one.wrong],
        )


def wait() -> None:
    """Verify a long book, stop at the first slice until a signal comes, and say how it ended."""
    from zhunsheng import record

    record.open_book("长县")
    with record.writing():
        record.append_many("长县", [draft(n) for n in range(6000)])

    def hold(_more: int) -> None:
        say(begun=True)
        time.sleep(600)

    try:
        record.verify("长县", progress=hold, jobs=2, size=16)
    except KeyboardInterrupt:
        say(stopped=True)


def die() -> None:
    """Verify while one of the processes is killed."""
    import multiprocessing

    from zhunsheng import record

    record.open_book("长县")
    with record.writing():
        record.append_many("长县", [draft(n) for n in range(6000)])

    def kill(_more: int) -> None:
        for one in multiprocessing.active_children():
            one.kill()

    try:
        record.verify("长县", progress=kill, jobs=2, size=16)
    except record.RecordError as error:
        say(message=str(error))


if __name__ == "__main__":
    django.setup()
    from django.core.management import call_command

    call_command("migrate", "record", verbosity=0)
    {f.__name__: f for f in (agree, wait, die)}[sys.argv[1]](*sys.argv[2:])
