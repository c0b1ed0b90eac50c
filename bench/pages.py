"""List pages at a million cases, signed in, on two workers, eight connections; and any page position in the database."""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from datetime import date, timedelta
from typing import Any

from bench import ground
from bench.load import drive
from bench.measure import row, size, tell

ground.install()

from django.conf import settings  # noqa: E402  # Django must stand first
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.signed_cookies import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402

from zhunsheng.cases import queries  # noqa: E402
from zhunsheng.cases.models import CaseRow, Worker  # noqa: E402
from zhunsheng.cases.viewing import viewer_of  # noqa: E402
from zhunsheng.registers import accounts  # noqa: E402

CASES = size(1_000_000)
DAY = date(2020, 1, 1)


def fill(organ: str) -> None:
    """A million rows put into the list tables alone: what is measured here is reading them."""
    for start in range(0, CASES, 20_000):
        rows = [_row(n, organ) for n in range(start, min(start + 20_000, CASES))]
        CaseRow.objects.bulk_create(rows, batch_size=2000)
        mine = [
            Worker(person="h1", case_id=r.id, due=r.next_due or DAY) for r in rows if int(r.id[1:]) % 40 == 0
        ]
        Worker.objects.bulk_create(mine, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _row(n: int, organ: str) -> CaseRow:
    opened = DAY + timedelta(n % 2400)
    return CaseRow(
        id=f"c{n:09d}", book="bench", procedure="penalty", number=f"第{n}号", organ=organ, version=n, opened=opened,
        stage="调查取证", awaits="handler", next_due=opened + timedelta(90), next_clock="deciding", track="ordinary",
        cause="无照经营", party=f"某{n % 977}有限公司", party_kind="organisation", facts={},
    )  # fmt: skip


def cookie(username: str) -> str:
    """A session as the sign-in page would give it."""
    account = accounts.open_account(username, "Bench-2026-quiet-river", person="h1")
    store = SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(account.pk), account.get_session_auth_hash()
    store["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def position(viewer: Any, organ: str) -> float:
    """The worst of several page positions, milliseconds in the database (median of nine each)."""
    worst = 0.0
    for place in (50, 50_000, CASES // 2, CASES - 1000):
        opened = DAY + timedelta(2399 - place * 2400 // CASES)
        mine, order, after = (
            CaseRow.objects.filter(organ=organ),
            ("-opened", "-id"),
            f"{opened.isoformat()}.z",
        )
        times = []
        for _n in range(9):
            start = time.perf_counter()
            queries._slice(mine, order, after, 50)
            times.append(time.perf_counter() - start)
        worst = max(worst, statistics.median(times) * 1000)
    assert queries.organ_cases(viewer, organ=organ).items
    return worst


def serve(port: int) -> subprocess.Popen[bytes]:
    """Two workers of the ordinary server."""
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "-w",
        "2",
        "-b",
        f"127.0.0.1:{port}",
        "zhunsheng.site.wsgi:application",
    ]
    server = subprocess.Popen([*command, "--log-level", "error"], env=os.environ | {"PYTHONUNBUFFERED": "1"})
    for _n in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/desk/sign-in", timeout=2).read()
        except OSError:
            time.sleep(0.1)
        else:
            return server
    raise RuntimeError("the server did not answer")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


if __name__ == "__main__":
    organ = ground.bureau()
    fill(organ)
    signed, port = cookie("bench"), free_port()
    rows = [
        row(
            "any page position, in the database",
            position(viewer_of("h1", date(2026, 3, 2)), organ),
            "ms",
            most=1,
        )
    ]
    connection.close()
    server = serve(port)
    try:
        for name, path in (("my work", "/desk/work"), ("case list", "/desk/cases")):
            drive(port, path, signed, seconds=2)
            seen = drive(port, path, signed, seconds=5)
            rows.append(
                row(
                    f"{name} page, {CASES:,} cases",
                    seen.rate,
                    "requests/s",
                    least=400,
                    note=f"statuses {seen.statuses}",
                )
            )
            rows.append(row(f"{name} page, 99th percentile", seen.p99 * 1000, "ms", most=40))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
    tell(rows)
