"""A small installation to measure on: migrated database, one bureau with its officers, an open book."""

from __future__ import annotations

from datetime import date
from typing import Any

import django


def install() -> None:
    """Set Django up and make the tables."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "postgresql":
        # A throw-away database, named on the command line: what an earlier run left there goes.
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    call_command("migrate", verbosity=0)
    call_command("migrate", verbosity=0, run_syncdb=True)


def bureau(book: str = "bench", code: str = "330182") -> str:
    """One bureau with two certified handlers, a head and a reviewer; its credit code."""
    from zhunsheng import record
    from zhunsheng.registers import certificates, organs, people
    from zhunsheng.registers.identity import make_credit_code

    long_ago, far = date(2015, 1, 1), date(2035, 12, 31)
    record.open_book(book)
    organs.found_jurisdiction(code, f"县{code}", "county", book=book)
    organ = make_credit_code(code, 1)
    organs.confirm_organ(organ, f"{code}市场监管局", code, short_name=f"市监{code}", qualified_from=long_ago)
    for person, role in (("h1", "handler"), ("h2", "handler"), ("head", "head"), ("rev", "legal_reviewer")):
        people.enrol(person, f"{person}某")
        people.appoint(person, organ, role, long_ago, qualified=True)
    for person in ("h1", "h2"):
        certificates.issue_certificate(person, organ, f"Z-{person}", long_ago, far)
    return organ


def facts(n: int) -> dict[str, Any]:
    """Facts of a usual size (about 230 bytes of canonical JSON in the entry)."""
    return {
        "kinds": ["fine"],
        "fine_yuan": str(1000 + n % 9000),
        "cause": f"第{n}号检查发现的违法行为",
        "order_to_correct": True,
    }
