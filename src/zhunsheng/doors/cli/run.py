"""启动准绳:更新数据库,首次启动时装入示范县,在本机提供网站。按 Ctrl-C 停止。"""

from __future__ import annotations

import os
import socket
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings
from django.db import connections

from zhunsheng.cases.demo import DemoBroken
from zhunsheng.doors.cli import demo, installation, work
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.doors.cli.server import Server
from zhunsheng.registers.models import Organ

LOCAL = ("127.0.0.1", "localhost", "::1")


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng run`."""
    parser.add_argument("--host", default="127.0.0.1", metavar="地址", help="监听地址,默认 127.0.0.1(仅本机)")
    parser.add_argument("--port", type=int, default=8000, metavar="端口", help="监听端口,默认 8000")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="工作进程数,默认 2")
    parser.add_argument("--no-demo", action="store_true", help="首次启动不装入示范县")


def run(args: Namespace) -> int:
    """Prepare and serve until interrupted."""
    if args.workers < 1:
        raise Stop("工作进程至少一个。请改用 --workers 2。")
    _free(args.host, args.port)
    installation.migrate()
    if not args.no_demo:
        _demo()
    work.sign_due()
    _tell(args.host, args.port)
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    connections.close_all()  # no connection may cross the fork
    Server(args.host, args.port, args.workers).run()
    return 0


def _demo() -> None:
    """A new installation gets the demo county; a filling that was stopped goes on."""
    if Organ.objects.exists() and not demo.is_here():
        return
    try:
        demo.fill()
    except DemoBroken as no:
        sys.stderr.write(f"{no}\n")


def _free(host: str, port: int) -> None:
    """Raises Stop where the port cannot be had, before a minute goes into the demo county."""
    if not 0 < port < 65536:
        raise Stop(f"端口 {port} 不在 1 至 65535 之间。请换一个,例如 --port 8000。")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Stop(f"无权监听端口 {port}。请换用 1024 以上的端口,例如 --port 8000。") from None
        except socket.gaierror:
            raise Stop(f"没有「{host}」这个地址。请核对 --host。") from None
        except OSError as error:
            if error.errno == 98 or "in use" in str(error):
                raise Stop(
                    f"端口 {port} 已被占用。请先停止占用它的程序,或者换一个端口:zhunsheng run --port {port + 1}。"
                ) from None
            raise Stop(f"不能监听 {host}:{port}:{error.strerror}。请核对 --host 和 --port。") from None


def _tell(host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    root = f"http://{'127.0.0.1' if host == '0.0.0.0' else shown}:{port}"
    print(f"公众门户  {root}/")
    print(f"办案平台  {root}/desk/")
    print(f"程序接口  {root}/api/openapi.json")
    if host not in LOCAL and not os.environ.get("ZHUNSHENG_HOSTS"):
        print("其他计算机访问时,请用 ZHUNSHENG_HOSTS 列明本站的域名或者地址,否则会被拒绝。")
    demo.tell_accounts()
    print("按 Ctrl-C 停止。", flush=True)
