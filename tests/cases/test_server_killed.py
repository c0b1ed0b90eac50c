"""A real server, killed with SIGKILL while it answers over HTTP: what it acknowledged is in the backup of what is left."""

import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Thread

from tests import processes
from tests.cases.places import House, house
from zhunsheng.registers.identity import make_credit_code

CLIENTS, ENOUGH = 4, 40
ORGAN = make_credit_code("330182", 1)  # that of apart.py, which only processes of their own may load


@contextmanager
def served(made: House) -> Iterator[tuple[processes.Process, int]]:
    """`zhunsheng run` on a free port, answering; dead afterwards in any case."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = processes.start([*processes.ZHUNSHENG, "run", "--no-demo", "--port", str(port)], made.env)
    try:
        for _try in range(300):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            assert server.poll() is None
            time.sleep(0.1)
        yield server, port
    finally:
        kill(server)


def kill(server: processes.Process) -> None:
    """SIGKILL for the server and its workers, which would otherwise finish what they began."""
    if server.poll() is None:
        crew = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        for pid in [server.pid, *map(int, crew)]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        server.wait(20)


def file_cases(port: int, token: str, who: int, acknowledged: list[tuple[int, str]], over: Event) -> None:
    """File one case after another until the server is gone; a case counts only when the answer was read to its end."""
    line = HTTPConnection("127.0.0.1", port, timeout=20)
    for n in range(2000):
        party = {"kind": "person", "person": f"甲{who}-{n}", "phone": "13900000000"}
        told = {"procedure": "penalty", "step": "file", "organ": ORGAN, "on": "2026-01-12", "by": ["h2"]}
        body = json.dumps(told | {"facts": {"party": party}})
        try:
            kind = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            line.request("POST", "/api/cases", body, kind)
            answer = line.getresponse()
            text = answer.read()
        except (OSError, HTTPException):
            break
        assert answer.status == 201, text.decode()
        case = json.loads(text)
        acknowledged.append((case["version"], case["id"]))
    over.set()


def test_what_a_killed_server_answered_is_all_in_the_backup(tmp_path):
    with house(tmp_path, 1) as made:
        token = made.run("token")
        acknowledged: list[tuple[int, str]] = []
        over = Event()
        with served(made) as (server, port):
            assert (
                "「kill」第 1 个检查点:5 条" in made.call("checkpoint", "--list").stdout
            )  # signed at the start
            words = (port, token)
            crowd = [Thread(target=file_cases, args=(*words, n, acknowledged, over)) for n in range(CLIENTS)]
            for one in crowd:
                one.start()
            while len(acknowledged) < ENOUGH // 2 and not over.is_set():
                time.sleep(0.01)
            during = made.backup()  # beside heavy writing
            while len(acknowledged) < ENOUGH and not over.is_set():
                time.sleep(0.01)
            kill(server)
            for one in crowd:
                one.join(30)
        assert len(acknowledged) >= ENOUGH
        assert during["books"]["kill"]["seq"] >= 5 + ENOUGH // 2
        made.backup()
        with made.restored() as there:
            assert there.done.returncode == 0, there.done.stderr
            seen = there.look()
        assert seen["wrong"] == [] and seen["differences"]["found"] == []
        filed = {(int(seq), case) for seq, (_link, case, _step) in seen["entries"].items()}
        assert set(acknowledged) - filed == set()
        assert (
            len(filed) - 5 - len(acknowledged) <= CLIENTS
        )  # what was taken and could not be answered any more
        drilled = made.call("drill", "--json")
        assert drilled.returncode == 0 and json.loads(drilled.stdout)["lost"] == 0, drilled.stderr
