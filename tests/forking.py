"""The process that `processes.py` forks from: loads the program once, then forks for every request that arrives."""

import gc
import json
import os
import resource
import runpy
import socket
import sys
import tempfile
import threading
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

COMMANDS = ("backup", "restore", "drill", "rebuild", "verify", "checkpoint", "archive", "record", "migrate")


def load() -> None:
    """Load what processes of tests load, with settings that none of them keeps."""
    with tempfile.TemporaryDirectory(prefix="zhunsheng-forking-") as home:
        os.environ |= {"ZHUNSHENG_HOME": home, "DJANGO_SETTINGS_MODULE": "zhunsheng.site.settings"}
        import django

        django.setup()
        for name in (
            "zhunsheng.cases.taking",
            "zhunsheng.cases.rebuilding",
            "zhunsheng.doors.cli.installation",
        ):
            import_module(name)
        for name in COMMANDS:
            import_module(f"zhunsheng.doors.cli.{name}")
        import_module("django.core.management.commands.migrate")
        import_module("django.db.migrations.loader").MigrationLoader(None)
    forget()


def forget() -> None:
    """Whoever is forked reads the settings of its own environment, and opens connections of its own."""
    from asgiref.local import Local
    from django.conf import empty, settings
    from django.db import connections

    settings._wrapped = empty  # clears what was cached of it too
    sys.modules.pop("zhunsheng.site.settings", None)
    connections.__dict__.pop("settings", None)
    connections._settings = None
    connections._connections = Local(connections.thread_critical)


def serve(requests: socket.socket) -> None:
    """Fork for every request until the other end is closed."""
    while True:
        first, handles, _flags, _where = socket.recv_fds(requests, 4, 4)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass  # minders whose process has ended
        if len(first) < 4:
            return
        length, request = int.from_bytes(first, "big"), b""
        while len(request) < length:
            request += requests.recv(length - len(request))
        if os.fork() == 0:
            requests.close()
            os._exit(mind(json.loads(request), handles))
        for handle in handles:
            os.close(handle)


def mind(asked: dict[str, Any], handles: list[int]) -> int:
    """Start the process that was asked for, tell its number, wait for it, tell its exit code."""
    *streams, tells = handles
    pid = os.fork()
    if pid == 0:
        os.close(tells)
        os._exit(become(asked, streams))
    os.write(tells, f"{pid}\n".encode())
    for handle in streams:
        os.close(handle)
    _pid, status = os.waitpid(pid, 0)
    with suppress(BrokenPipeError):
        os.write(tells, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    return 0


def become(asked: dict[str, Any], streams: list[int]) -> int:
    """Be that process: its environment, streams and words; its exit code."""
    for place, handle in enumerate(streams):
        os.dup2(handle, place)
        os.close(handle)
    os.environ.clear()
    os.environ.update(asked["env"])
    os.chdir(asked["cwd"])
    if asked["most"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["most"], asked["most"]))
    code = 0
    try:
        first, *words = asked["words"]
        if first == "-m":
            sys.argv = words
            sys.path[0] = str(Path.cwd())
            runpy.run_module(words[0], run_name="__main__", alter_sys=True)
        else:
            sys.argv = [first, *words]
            sys.path[0] = str(Path(first).parent)
            runpy.run_path(first, run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    return code


if __name__ == "__main__":
    load()
    assert threading.active_count() == 1
    gc.collect()
    gc.freeze()
    serve(socket.socket(fileno=int(sys.argv[1])))
    os._exit(0)  # nothing of it is to be kept
