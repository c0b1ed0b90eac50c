"""列出程序:每个步骤由谁办理、在什么之后、依据哪一条;每个期限的长度、起止和依据;每项禁止及其条文。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from zhunsheng.doors.cli.answers import as_json, table
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.describing import describe
from zhunsheng.procedures.vocabulary import ROLES

_UNITS = {"hour": "小时", "day": "日", "workday": "个工作日", "month": "个月", "year": "年"}
_KINDS = {"deadline": "期限", "wait": "等待期", "right": "当事人权利期限", "limit": "最长期限"}


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng procedures`."""
    parser.add_argument("name", nargs="?", metavar="程序", help="只列这一个,如 penalty")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Print what is declared."""
    chosen = [one for one in PROCEDURES if args.name in (None, one.name, one.title)]
    if not chosen:
        known = "、".join(one.name for one in PROCEDURES)
        raise Stop(f"没有程序「{args.name}」。可用:{known}。请核对名称。")
    found = [describe(one) for one in chosen]
    if args.json:
        as_json({"procedures": found})
        return 0
    for one in found:
        _tell(one)
    return 0


def _tell(one: dict[str, Any]) -> None:
    titles = {step["name"]: step["title"] for step in one["steps"]}
    print(f"{one['title']}({one['name']})\n\n步骤")
    steps = ((s["name"], s["title"], _roles(s), _names(s["after"], titles), _cite(s)) for s in one["steps"])
    table(steps, ("名称", "标题", "由谁", "在其一之后", "依据"))
    print("\n期限")
    clocks = (
        (c["title"], _KINDS[c["kind"]], f"{c['length']}{_UNITS[c['unit']]}", _names(c["since"], titles),
         _names(c["until"], titles), _cite(c), _dates(c))
        for c in one["clocks"]
    )  # fmt: skip
    table(clocks, ("名称", "种类", "长度", "自", "至", "依据", "施行"))
    print("\n禁止")
    bars = ((titles[b["step"]], b["message"], _cite(b), _dates(b)) for b in one["bars"])
    table(bars, ("步骤", "不得办理的情形", "依据", "施行"))


def _roles(step: dict[str, Any]) -> str:
    return "、".join(ROLES[role] for role in step["by"])


def _names(steps: list[str], titles: dict[str, str]) -> str:
    return " / ".join(titles[name] for name in steps)


def _cite(row: dict[str, Any]) -> str:
    return f"{row['instrument']}{row['article']}"


def _dates(row: dict[str, Any]) -> str:
    return f"{row['in_force']['from']}至{row['in_force']['to'] or '今'}"
