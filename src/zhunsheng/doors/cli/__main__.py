"""`zhunsheng`: find the command, set up what it needs, run it, word its errors."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from zhunsheng.doors.cli.chinese import Parser
from zhunsheng.doors.cli.commands import BY_NAME, COMMANDS, Command, Needs
from zhunsheng.doors.cli.mishaps import worded

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 refused or found wrong, 2 misused, 130 interrupted."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help"):
        sys.stdout.write(_overview())
        return 0 if words else 2
    command = BY_NAME.get(words[0])
    if command is None:
        sys.stderr.write(f"没有命令「{words[0]}」。请运行 zhunsheng --help 查看全部命令。\n")
        return 2
    try:
        return _started(command, words[1:])
    except KeyboardInterrupt:
        sys.stderr.write("\n已按要求停止。已经写入账簿的记录完好;未完成的部分没有写入。\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`); nothing is wrong.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("ZHUNSHENG_TRACEBACK"):
            raise
        sys.stderr.write(f"{worded(error)}\n")
        return 1


def _started(command: Command, words: Sequence[str]) -> int:
    # Ctrl-C must reach us as KeyboardInterrupt even where a shell started us in the background.
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if command.needs is not Needs.THROW_AWAY:
        return _called(command, words)
    with TemporaryDirectory(prefix="zhunsheng-") as folder:
        os.environ.pop("ZHUNSHENG_DATABASE_URL", None)
        os.environ["ZHUNSHENG_HOME"] = str(Path(folder))
        return _called(command, words)


def _called(command: Command, words: Sequence[str]) -> int:
    if command.needs is not Needs.NOTHING:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings")
        import_module("django").setup()
    module = import_module(command.module)
    parser = Parser(prog=f"zhunsheng {command.name}", description=module.__doc__, add_help=True)
    module.configure(parser)
    return int(module.run(parser.parse_args(words)) or 0)


def _overview() -> str:
    lines = ["准绳 Zhunsheng:以事实为根据,以法律为准绳。", "", "用法:zhunsheng 命令 [选项]", "", "命令:"]
    lines += [f"  {command.name:<12}{command.help}" for command in COMMANDS]
    return "\n".join([*lines, "", "每个命令的用法:zhunsheng 命令 --help", ""])


if __name__ == "__main__":
    raise SystemExit(main())
