"""A house for the browser: a server of its own on a free port, in a fresh folder, with a small county."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PASSWORD = "one-datum-2026"
CHROMIUM = next((one for one in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(one).exists()), "")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class House:
    """Where the server answers."""

    address: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End the server that was started here."""
        self.process.terminate()
        self.process.wait(20)


def open_house(folder: Path) -> House:
    """Make the database, enter the county, start the server, and wait until it answers."""
    env = {name: value for name, value in os.environ.items() if name != "ZHUNSHENG_DATABASE_URL"}
    env |= {"ZHUNSHENG_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "zhunsheng.site.settings"}
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], env=env, check=True)
    subprocess.run([sys.executable, __file__], env=env, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    where = f"127.0.0.1:{port}"
    command = [sys.executable, "-m", "gunicorn", "zhunsheng.site.wsgi", "-b", where, "--no-control-socket"]
    log = (folder / "server.log").open("wb")
    house = House(f"http://{where}", subprocess.Popen(command, env=env, stdout=log, stderr=log))
    for _try in range(150):
        try:
            urllib.request.urlopen(f"{house.address}/desk/sign-in", timeout=5)
            return house
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    house.stop()
    raise RuntimeError((folder / "server.log").read_text())


def enter_county() -> None:
    """One bureau with two certified handlers, a head and a reviewer, each with an account."""
    import django

    django.setup()
    from zhunsheng import record
    from zhunsheng.registers import accounts, certificates, organs, people
    from zhunsheng.registers.identity import make_credit_code

    long_ago, bureau = date(2015, 1, 1), make_credit_code("330182", 1)
    record.open_book("某县")
    organs.found_jurisdiction("330182", "某县", "county", book="某县")
    organs.confirm_organ(bureau, "某县市场监管局", "330182", short_name="某市监", qualified_from=long_ago)
    for person, username, name, role in (
        ("p-1", "h1", "何一", "handler"),
        ("p-2", "h2", "何二", "handler"),
        ("p-3", "head", "首一", "head"),
        ("p-4", "rev", "审一", "legal_reviewer"),
    ):
        people.enrol(person, name)
        people.appoint(person, bureau, role, long_ago, qualified=role == "legal_reviewer")
        accounts.open_account(username, PASSWORD, person)
    for person in ("p-1", "p-2"):
        certificates.issue_certificate(person, bureau, f"Z-{person}", long_ago, date(2099, 12, 31))


if __name__ == "__main__":
    enter_county()
