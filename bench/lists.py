"""The portal's lists at a million published entries: the median of each page, through the whole of Django, in process."""

from __future__ import annotations

import statistics
import time
from datetime import date

from bench import ground
from bench.measure import row, size, tell

ground.install()

from django.db import connection, transaction  # noqa: E402  # Django must stand first
from django.test import Client  # noqa: E402

from zhunsheng.cases import list_keeping, listing  # noqa: E402

ENTRIES = size(1_000_000)
ORGANS = 44
LIST = "power-list"
TIMES = 15
FACTS = '{"code": "-", "title": "-", "basis": "行政处罚法第九条", "kind": "penalty", "level": "county", "duties": ["立案责任"]}'
_COUNT = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {last}) SELECT"
_COLUMNS = '"case", book, procedure, organ, code, title, basis, source, since, until, seq, facts'


def fill(organs: list[str]) -> None:
    """The entries, every tenth with a version before it, written by the database itself."""
    pad = "printf('%07d', i)" if connection.vendor == "sqlite" else "lpad(i::text, 7, '0')"
    with connection.cursor() as cursor:
        for organ_n, organ in enumerate(organs):
            each = ENTRIES // len(organs)
            for since, until, every in (("2024-03-01", "9999-12-31", 1), ("2020-01-01", "2024-02-29", 10)):
                cursor.execute(
                    f"INSERT INTO cases_listversion ({_COLUMNS})"
                    f" {_COUNT.format(last=each - 1)} 'c{organ_n}-' || i, 'bench', '{LIST}', '{organ}',"
                    f" 'QZ-{organ_n:02d}-' || {pad}, '对第' || i || '类行为的处罚', '行政处罚法第九条',"
                    f" '某府办〔2024〕1号', '{since}', '{until}', i + 1, '{FACTS}' FROM n WHERE i % {every} = 0"
                )
            # A month of ordinary change: some entries end, some begin.
            cursor.execute(
                "UPDATE cases_listversion SET until = '2026-02-15'"
                f" WHERE organ = '{organ}' AND since = '2024-03-01' AND seq % 1000 = 7"
            )
        with transaction.atomic():
            list_keeping.retally()
        cursor.execute("ANALYZE")


def median(client: Client, address: str) -> float:
    """The median of some reads, in milliseconds; the first is not counted."""
    times = []
    for _n in range(TIMES + 1):
        start = time.perf_counter()
        answer = client.get(address)
        times.append((time.perf_counter() - start) * 1000)
        assert answer.status_code == 200, (address, answer.status_code)
    return statistics.median(times[1:])


def addresses(organ: str) -> dict[str, str]:
    """What people open: the lists, one list and its later pages, searches, a day long past, the changes."""
    day = date(2026, 3, 2)
    middle = listing.in_force(LIST, day, text="QZ-21-", size=20).after
    return {
        "all lists": "/lists",
        "first page": f"/lists/{LIST}",
        "a page in the middle": f"/lists/{LIST}?after={middle}",
        "one organ": f"/lists/{LIST}?organ={organ}",
        "beginning of a code": f"/lists/{LIST}?text=QZ-30-00012",
        "beginning of a name": f"/lists/{LIST}?text=对第777",
        "a beginning that all names share": f"/lists/{LIST}?text=对第",
        "a name that nothing begins with": f"/lists/{LIST}?text=查无",
        "the list of 2022": f"/lists/{LIST}?on=2022-06-01",
        "the changes of a month": f"/lists/{LIST}/difference?from=2026-02-01&to=2026-03-01",
        "the changes of two years": f"/lists/{LIST}/difference?from=2024-02-01&to=2026-03-01",
        "changes without any": f"/lists/{LIST}/difference?from=2026-03-01&to=2026-03-31",
    }


if __name__ == "__main__":
    organ = ground.bureau()
    fill([organ, *(f"11330182{n:010d}" for n in range(1, ORGANS))])
    client = Client()
    rows = [
        row(f"{what}, {ENTRIES:,} entries", median(client, address), "ms", most=50)
        for what, address in addresses(organ).items()
    ]
    tell(rows)
