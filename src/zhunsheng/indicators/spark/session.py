"""Opening a Spark session, or saying in one line why it cannot be opened."""

from __future__ import annotations

import os
import re
import shutil
import socket
import time
import warnings
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from zhunsheng.indicators.spark.errors import NoSpark

LOOPBACK = ("127.0.0.1", "localhost", "::1")
REACH = 5.0
"""Seconds to wait for a master to answer the telephone; Spark itself would try for a minute."""
WORKERS = 120.0
"""Seconds to wait for the first worker; Spark itself would wait without end."""


def open_session(master: str, options: Mapping[str, str]) -> Any:
    """A session there. Raises NoSpark."""
    sql = _package()
    _java()
    nearby = _reachable(master)
    other = sql.SparkSession.getActiveSession()
    if other is not None and other.sparkContext.master != master:
        raise NoSpark(
            f"本进程正连着 Spark 主节点「{other.sparkContext.master}」。请先结束它,再连「{master}」。"
        )
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.sql.session.timeZone": "Asia/Shanghai",
        # What stands in a declaration is exact: an overflow is an error, not a null.
        "spark.sql.ansi.enabled": "true",
    }
    if nearby:
        # Nothing of a session on this machine alone is heard outside; a few threads need few parts.
        here = dict.fromkeys(("spark.driver.host", "spark.driver.bindAddress"), "127.0.0.1")
        settings |= here | {"spark.sql.shuffle.partitions": "2"}
    builder = sql.SparkSession.builder.master(master).appName("zhunsheng")
    for name, value in {**settings, **options}.items():
        builder = builder.config(name, value)
    try:
        with warnings.catch_warnings():
            # Its own libraries' versions, which it does not use here, are nothing to tell the user.
            warnings.simplefilter("ignore")
            session = builder.getOrCreate()
    except Exception as error:
        raise NoSpark(
            f"Spark 没有启动({_line(error)})。请核对 Java 为 17 或更高版本,主节点为「{master}」。"
        ) from error
    if master.startswith("spark://"):
        _wait_for_workers(session, master)
    return session


def executors(session: Any) -> int:
    """How many processes of workers a session has; the list begins with the driver itself."""
    return int(session.sparkContext._jsc.sc().getExecutorMemoryStatus().size()) - 1


def java() -> str | None:
    """Where Java is: in JAVA_HOME, else on the PATH; None where there is none."""
    home = os.environ.get("JAVA_HOME")
    own = Path(home, "bin", "java") if home else None
    return str(own) if own and own.is_file() else shutil.which("java")


def _package() -> Any:
    try:
        return import_module("pyspark.sql")
    except ModuleNotFoundError as error:
        raise NoSpark(
            "没有安装 Spark(Python 组件 pyspark)。请在安装目录运行 scripts/setup spark,"
            "或者用 pip 安装 zhunsheng[spark]。不用 Spark 时去掉 --engine spark 即可。"
        ) from error


def _java() -> None:
    if java() is None:
        raise NoSpark(
            "没有 Java,Spark 不能运行。请安装 Java 17 或更高版本"
            "(Debian、Ubuntu:apt-get install openjdk-17-jre-headless),或者把 JAVA_HOME 指向它。"
        )


def _reachable(master: str) -> bool:
    """Whether everything stays on this machine. Raises NoSpark where the master is none, or does not answer."""
    if re.fullmatch(r"local(\[(\d+|\*)\])?", master):
        return True
    if not re.match(r"(spark|k8s)://\S+$|yarn$", master):
        raise NoSpark(f"「{master}」不是 Spark 主节点。请写 spark://主机:端口,或者 local[2]。")
    if not master.startswith("spark://"):
        return False
    hosts = [_address(one, master) for one in master.removeprefix("spark://").split(",")]
    if not any(_answers(host, port) for host, port in hosts):
        raise NoSpark(f"连不上 Spark 主节点「{master}」。请核对地址,确认主节点已经启动、网络可达。")
    return all(host in LOOPBACK for host, _port in hosts)


def _address(one: str, master: str) -> tuple[str, int]:
    try:
        parts = urlsplit(f"spark://{one}")
        if parts.hostname and parts.port:
            return parts.hostname, parts.port
    except ValueError:
        pass
    raise NoSpark(f"Spark 主节点「{master}」的地址不完整。请写 spark://主机:端口,如 spark://10.0.0.5:7077。")


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=REACH):
            return True
    except OSError:
        return False


def _wait_for_workers(session: Any, master: str) -> None:
    """Until one process of a worker is there."""
    until = time.monotonic() + WORKERS
    while not executors(session):
        if time.monotonic() > until:
            session.stop()
            raise NoSpark(
                f"Spark 主节点「{master}」没有空闲的工作节点({WORKERS:.0f}秒内没有一个接受任务)。"
                "请启动工作节点,或者等其他任务结束。"
            )
        time.sleep(0.1)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
