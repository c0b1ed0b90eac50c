"""What the tests of faults run in processes of their own: an installation, people at work in it, and a look at it.

`python apart.py found | work THREADS ROUNDS | race ROUNDS | full | readonly | look` with ZHUNSHENG_HOME set.
"""

import json
import os
import sys
import threading
from datetime import date

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # Django must stand first
from django.db import connection, connections  # noqa: E402

from zhunsheng import record  # noqa: E402
from zhunsheng.cases.errors import Conflict  # noqa: E402
from zhunsheng.cases.models import Paper  # noqa: E402
from zhunsheng.cases.rebuilding import rebuild  # noqa: E402
from zhunsheng.cases.taking import Taken, take  # noqa: E402
from zhunsheng.procedures.enforcement.penalty import Penalty  # noqa: E402
from zhunsheng.registers import certificates, organs, people  # noqa: E402
from zhunsheng.registers.identity import make_credit_code  # noqa: E402

BOOK, ORGAN = "kill", make_credit_code("330182", 1)
OFFICERS, SINCE, UNTIL = ["h1", "h2"], date(2015, 1, 1), date(2035, 1, 1)
TOLD = ["content", "facts", "reasons", "basis", "state", "defend"]
FINE = {"kinds": ["fine"], "fine_yuan": "2000"}
LAWFUL = {"order_to_correct": True, "collective": True, "remedies_told": True, "surcharge_stated": True}


def found() -> None:
    """Tables, a book, a bureau and its people."""
    call_command("migrate", verbosity=0)
    record.open_book(BOOK)
    organs.found_jurisdiction("330182", "某县", "county", book=BOOK)
    organs.confirm_organ(ORGAN, "某县市场监管局", "330182", short_name="某市监", qualified_from=SINCE)
    for person, role in (("h1", "handler"), ("h2", "handler"), ("head", "head")):
        people.enrol(person, f"{person}某")
        people.appoint(person, ORGAN, role, SINCE)
        if role == "handler":
            certificates.issue_certificate(person, ORGAN, f"Z-{person}", SINCE, UNTIL)


def steps(n: str):
    """The five steps of one case, one after another, as each is taken."""
    party = {"kind": "person", "person": f"某{n}", "phone": f"电话{n}"}
    first = take(
        None,
        Penalty.file,
        {"party": party},
        by=OFFICERS,
        on=date(2026, 1, 12),
        organ=ORGAN,
        procedure=Penalty,
    )
    yield first
    case = first.case.id
    yield take(case, Penalty.conclude, {"facts_established": True}, by=OFFICERS, on=date(2026, 1, 15))
    yield take(case, Penalty.notify, FINE | {"told": TOLD}, by=OFFICERS, on=date(2026, 1, 16))
    yield take(case, Penalty.waive, {"written": True}, by=["party", "h1"], on=date(2026, 1, 17))
    yield take(case, Penalty.decide, FINE | LAWFUL, by=["head"], on=date(2026, 1, 19))


def say(line: str) -> None:
    """One line, written whole and at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def told(taken: Taken) -> None:
    """Acknowledge a step."""
    line = f"{taken.entry.seq} {taken.entry.link.hex()} {taken.case.id} {taken.entry.step}\n"
    os.write(1, line.encode())  # one system call, so that lines of several threads do not mix


def work(threads: int, rounds: int) -> None:
    """So many people at once, each so many cases; every step is acknowledged after it was taken."""

    def one(who: int) -> None:
        for n in range(rounds):
            for taken in steps(f"{os.getpid()}-{who}-{n}"):
                told(taken)
        connections.close_all()

    _together(threads, one)


def race(rounds: int) -> None:
    """Two people look at the same state of a case and both take a step: prints how each fared."""
    barrier = threading.Barrier(2)
    for n in range(rounds):
        first = next(steps(f"race{n}"))
        answers: list[str] = []

        def one(who: int, first: Taken = first, answers: list[str] = answers) -> None:
            barrier.wait()
            try:
                take(
                    first.case.id,
                    Penalty.inspect,
                    {"certificates_shown": True, "record_made": True, "found": f"{who}"},
                    by=OFFICERS,
                    on=date(2026, 1, 13),
                    expecting=first.entry.seq,
                )
                answers.append("taken")
            except Conflict as conflict:
                answers.append(str(conflict))
            connections.close_all()

        _together(2, one)
        say(json.dumps([first.case.id, sorted(answers)]))


def _together(threads: int, one) -> None:
    running = [threading.Thread(target=one, args=(n,)) for n in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()


def broken(pragma: str, mend: str) -> None:
    """Work with a database that cannot take more, then mend it: prints the message and the steps after it."""
    for taken in steps("before"):
        told(taken)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute(pragma)
    try:
        for n in range(2000):
            for taken in steps(f"{n}"):
                told(taken)
    except record.RecordUnavailable as refused:
        say(json.dumps(str(refused)))
    with connection.cursor() as cursor:
        cursor.execute(mend)
    for taken in steps("after"):
        told(taken)


def look() -> None:
    """What stands: every entry, what verification and rebuilding say, the numbers given."""
    entries = {e.seq: [e.link.hex(), e.case, e.step] for e in record.walk(BOOK)}
    differences = rebuild()
    say(
        json.dumps(
            {
                "entries": entries,
                "checked": record.verify(BOOK).checked,
                "wrong": [str(one) for one in record.verify(BOOK).wrong],
                "differences": differences.as_json(),
                "papers": list(Paper.objects.values_list("number", flat=True)),
            }
        )
    )


if __name__ == "__main__":
    what, *numbers = sys.argv[1:]
    if what == "full":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            pages = cursor.fetchone()[0]
        broken(f"PRAGMA max_page_count = {pages + 40}", "PRAGMA max_page_count = 1000000")
    elif what == "readonly":
        broken("PRAGMA query_only = ON", "PRAGMA query_only = OFF")
    else:
        {"found": found, "work": work, "race": race, "look": look}[what](*map(int, numbers))
