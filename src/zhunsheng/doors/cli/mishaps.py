"""Every error as one clear line: what went wrong and what to do next. No traceback reaches the user."""

from __future__ import annotations

import sys


class Stop(Exception):
    """A command cannot go on; the message says what to do next."""


def worded(error: BaseException) -> str:
    """The line for an error: our own errors speak for themselves, the database's and the system's are put in words."""
    if type(error).__module__.startswith("zhunsheng."):
        return _one_line(str(error))
    if isinstance(error, ModuleNotFoundError):
        return f"缺少组件 {error.name}。请在安装目录运行 make setup 后再试。"
    if isinstance(error, OSError):
        name = f"「{error.filename}」" if error.filename else "文件"
        return f"不能读写{name}:{error.strerror or type(error).__name__}。请核对路径、权限和磁盘空间。"
    told = _database(error)
    if told:
        return told
    what = _one_line(str(error)) or type(error).__name__
    return f"程序出错:{type(error).__name__}:{what}。请设置 ZHUNSHENG_TRACEBACK=1 重新运行,并把输出告诉维护人员。"


def _database(error: BaseException) -> str:
    """Database errors, where Django was loaded at all."""
    record, db = sys.modules.get("zhunsheng.record.errors"), sys.modules.get("django.db")
    if db is None or not isinstance(error, db.Error):
        return ""
    known = record.unavailable(error) if record else None
    if known is not None:
        return str(known)
    if (
        isinstance(error, (db.OperationalError, db.ProgrammingError))
        and "exist" in f"{error} no such table exist"
    ):
        return (
            f"数据库不能使用:{_one_line(str(error))}。请先运行 zhunsheng migrate;仍不行的,请检查数据库服务。"
        )
    return f"数据库出错:{_one_line(str(error))}。请检查数据库后再试。"


def _one_line(text: str) -> str:
    return " ".join(text.split())
