"""列出程序:每个步骤由谁办理、在什么之后、依据哪一条;每个期限的长度、起止和依据;每项禁止及其条文。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from zhunsheng.doors.cli.answers import as_json, table
from zhunsheng.procedures.describing import describe


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng procedures`."""
    parser.add_argument("name", nargs="?", metavar="程序", help="只列这一个,如 penalty")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Print what is declared."""
    found = describe(args.name)
    if args.json:
        as_json(found)
        return 0
    for one in found["procedures"]:
        _tell(one)
    return 0


def _tell(one: dict[str, Any]) -> None:
    print(f"{one['title']}({one['name']})")
    print("\n步骤")
    rows = ((s["name"], s["title"], _list(s["by"]), _list(s["after"]), s["article"]) for s in one["steps"])
    table(rows, ("名称", "标题", "由谁", "在何之后", "依据"))
    print("\n期限")
    clocks = (
        (
            c["name"],
            c["kind"],
            f"{c['length']} {c['unit']}",
            _list(c["since"]),
            _list(c["until"]),
            f"{c['instrument']}{c['article']}",
        )
        for c in one["clocks"]
    )
    table(clocks, ("名称", "种类", "长度", "自", "至", "依据"))
    print("\n禁止")
    table(((b["step"], b["name"], b["article"]) for b in one["bars"]), ("步骤", "名称", "依据"))


def _list(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
