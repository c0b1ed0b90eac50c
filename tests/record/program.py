"""An installation of its own in a process of its own, for tests that kill, crowd or starve it."""

import base64
import json
import os
import signal
import sys
import threading
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402

from zhunsheng import record  # noqa: E402

BOOK = os.environ.get("BOOK", "某县")


def say(**what: object) -> None:
    """One line, out at once: the other end counts what was acknowledged."""
    os.write(1, json.dumps(what, ensure_ascii=False).encode() + b"\n")


def act(n: int) -> record.Draft:
    facts = {"n": n, "name": record.Sealed("张三"), "说明": "事" * 200}
    return record.Draft(f"案{n % 7}", "penalty", "file", date(2026, 1, 2), ("p1",), facts)


def prepare() -> None:
    call_command("migrate", "record", verbosity=0)
    record.open_book(BOOK)
    with record.writing():
        record.append(BOOK, act(0))


def national() -> None:
    """A book chained with SM3: on PostgreSQL it is this side, not the server, that chains it."""
    record.open_book(BOOK, "sm3")
    with record.writing():
        record.append(BOOK, act(0))


def append(count: str) -> None:
    for n in range(int(count)):
        with record.writing():
            entry = record.append(BOOK, act(n))
        say(seq=entry.seq, digest=entry.digest.hex())
    connection.close()


def crowd(threads: str, count: str) -> None:
    crew = [threading.Thread(target=append, args=(count,)) for _ in range(int(threads))]
    for one in crew:
        one.start()
    for one in crew:
        one.join()


def check() -> None:
    found = record.verify_all()
    say(digests=[entry.digest.hex() for entry in record.walk(BOOK)], **found.as_json())


def starve(pragma: str) -> None:
    """Append under a limit until the database refuses, then lift it and append once more."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0] + 8
        cursor.execute(f"PRAGMA {pragma.format(pages)}")
        try:
            append("1000")
        except record.RecordUnavailable as error:
            say(message=str(error))
        cursor.execute("PRAGMA max_page_count = 1000000")
        cursor.execute("PRAGMA query_only = OFF")
    append("1")


def deaths(*points: str) -> None:
    """A checkpoint by a child that kills itself at each of these calls that touch the disk; then another, whole."""
    places = os.environ["ZHUNSHENG_HOME"], os.environ["ZHUNSHENG_WITNESS"]
    for point in points:
        with record.writing():
            record.append_many(BOOK, [act(n) for n in range(129)])
        connections.close_all()
        child = os.fork()
        if child == 0:
            left = [int(point)]

            def watch(event: str, arguments: tuple[object, ...], left: list[int] = left) -> None:
                # os.open alone writes and waits for the disk here (its mode is None); reading a tile kills nothing.
                touches = event in ("os.rename", "os.remove", "os.mkdir") or (
                    event == "open" and arguments[1] is None
                )
                if touches and str(arguments[0]).startswith(places):
                    left[0] -= 1
                    if left[0] == 0:
                        os.kill(os.getpid(), signal.SIGKILL)

            sys.addaudithook(watch)
            record.checkpoints.make(BOOK)
            os._exit(0)
        killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        with record.writing():  # so that the next checkpoint is another one
            record.append(BOOK, act(129))
        made = record.checkpoints.make(BOOK)
        found = record.verify(BOOK)
        handed = record.witness.notes(BOOK) == [one.note for one in record.checkpoints.kept(BOOK)]
        say(
            killed=killed,
            size=made.size,
            ok=found.ok,
            checked=found.checked,
            signed=found.signed,
            handed=handed,
        )
    connection.close()


def sign(count: str = "1") -> None:
    """So many checkpoints, an entry before each but the first; what was refused, in words."""
    for n in range(int(count)):
        if n:
            with record.writing():
                record.append(BOOK, act(n))
        try:
            made = record.checkpoints.make(BOOK)
        except record.RecordError as error:
            say(refused=str(error))
        else:
            say(size=made.size, note=made.note)
    connection.close()


def receipt(*numbers: str) -> None:
    """The receipts of these entries, and the keys."""
    keys = [str(key) for key in record.checkpoints.public_keys(BOOK)]
    for seq in numbers:
        say(text=record.receipts.make(BOOK, int(seq)), keys=keys)


def proof(old: str) -> None:
    """What the witness is asked, where it knows so many entries."""
    last = record.checkpoints.newest(BOOK)
    assert last is not None
    path = record.places.tree_of(BOOK).consistency(int(old), last.size)
    lines = [base64.b64encode(one).decode() for one in path]
    say(request="\n".join([f"old {old}", *lines, "", last.note]))


if __name__ == "__main__":
    every = (prepare, national, append, crowd, check, starve, deaths, sign, receipt, proof)
    {f.__name__: f for f in every}[sys.argv[1]](*sys.argv[2:])
