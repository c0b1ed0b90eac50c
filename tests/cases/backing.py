"""What the tests of backups run in a process of its own: `python backing.py erase | evidence WORDS | guard | sealed | token`.

Prints one line of JSON.
"""

import sys
from datetime import date

from apart import BOOK, OFFICERS, ORGAN, say  # sets Django up
from django.db import connection, transaction

from zhunsheng import record
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.registers import accounts, people


def erase() -> None:
    """Destroy the personal values of the first entry; prints their former ciphertexts, hex."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT value FROM record_vault WHERE book = %s AND seq = 1", [BOOK])
        say(" ".join(bytes(value).hex() for (value,) in cursor.fetchall()))
        record.erase(BOOK, 1, None, "依申请删除", "个人信息保护法第四十七条", ("h1",))


def evidence(words: str) -> None:
    """Keep a piece of evidence that an entry names; prints its digest."""
    digest = record.evidence.store(words.encode() * 50_000)
    party = {"kind": "person", "person": "某甲", "phone": "电话甲"}
    take(
        *(None, Penalty.file, {"party": party}),
        by=OFFICERS,
        on=date(2026, 1, 12),
        organ=ORGAN,
        procedure=Penalty,
        evidence=(digest,),
    )
    say(digest)


def sealed() -> None:
    """How many entries there are, and the person named in the first one."""
    first = record.entry(BOOK, 1)
    say(f"{record.head(BOOK).seq} {record.reveal(BOOK, 1, first.facts)['party']['person']}")


def guard() -> None:
    """Appoint a security administrator."""
    people.enrol("anquan", "安某")
    people.appoint("anquan", ORGAN, "security_admin", date(2015, 1, 1))
    say("anquan")


def token() -> None:
    """A token with which another system acts for the first officer."""
    say(accounts.make_token(accounts.open_account("machine", None, OFFICERS[0])))


if __name__ == "__main__":
    {"erase": erase, "guard": guard, "evidence": evidence, "sealed": sealed, "token": token}[sys.argv[1]](
        *sys.argv[2:]
    )
