"""Reads an instrument from its TOML file in `texts/`, checking every word of it."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import date
from importlib.resources import files
from typing import Any

from zhunsheng.statutes.instruments import Instrument, Rule

KINDS = frozenset(
    [
        "clock",
        "computation",
        "content requirement",
        "deemed effect",
        "mandatory step",
        "notice of rights",
        "prohibition",
        "publication",
        "role separation",
        "threshold",
    ]
)
UNITS = frozenset(
    ["hour", "day", "workday", "month", "year", "count", "yuan", "percent", "age", "fixed_date"]
)
DIRECTIONS = frozenset({"forward", "backward"})
RULE_WORDS = frozenset(part.name for part in fields(Rule))


class BadText(ValueError):
    """A file of `texts/` says something that an instrument cannot say."""


def load(name: str) -> Instrument:
    """The instrument in `texts/<name>.toml`. Raises BadText naming the file and the article."""
    document = tomllib.loads(files("zhunsheng.statutes").joinpath("texts", f"{name}.toml").read_text("utf-8"))
    articles: dict[str, list[Rule]] = {}
    for row in document.pop("rules"):
        label = row.pop("article")
        articles.setdefault(label, []).append(_rule(row, f"{name}.toml {label}"))
    return Instrument(
        short=document["short"],
        title=document["title"],
        number=document["number"],
        issuer=document["issuer"],
        since=_day(document["since"]),
        until=_day(document["until"]) if "until" in document else None,
        since_verified=document["since_verified"],
        doubt=document.get("doubt", ""),
        rows={label: tuple(rules) for label, rules in articles.items()},
    )


def _rule(row: dict[str, Any], where: str) -> Rule:
    strange = row.keys() - RULE_WORDS
    if strange:
        raise BadText(f"{where}:不认识的字段 {'、'.join(sorted(strange))}")
    for word, allowed in (("kind", KINDS), ("unit", UNITS), ("direction", DIRECTIONS)):
        if word in row and row[word] not in allowed:
            raise BadText(f"{where}:{word} 不能是 {row[word]}")
    if not row.get("verified", True) and not row.get("doubt"):
        raise BadText(f"{where}:未核对的规则须写明 doubt")
    row.setdefault("zh", "")
    return Rule(**row)


def _day(value: object) -> date:
    if type(value) is not date:
        raise BadText(f"日期应写作 TOML 日期:{value!r}")
    return value
