"""argparse in Chinese: its own sentences translated, its errors ending in what to do next."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

_WORDS = {
    "usage: ": "用法:",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示本帮助",
    "the following arguments are required: %s": "缺少参数:%s",
    "unrecognized arguments: %s": "不认识的参数:%s",
    "expected one argument": "需要一个值",
    "expected at least one argument": "至少需要一个值",
    "expected at most one argument": "至多一个值",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "one of the arguments %s is required": "须给出 %s 之一",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)r,可选:%(choices)s",
    "invalid %(type)s value: %(value)r": "「%(value)s」填写有误",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s:%(message)s",
    "ambiguous option: %(option)s could match %(matches)s": "选项 %(option)s 不明确,可能是 %(matches)s",
}


def _say(text: str) -> str:
    return _WORDS.get(text, text)


# argparse takes its sentences through its module's `_`; it offers no other place to hand in a language.
setattr(argparse, "_", _say)  # noqa: B010


class Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese and answers a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where the help is; leave with 2."""
        sys.stderr.write(f"{message}。请运行 {self.prog} --help 查看用法。\n")
        raise SystemExit(2)
