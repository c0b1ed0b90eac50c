"""A second program that repeats a draw file, written from docs/draw.md alone: it imports nothing of the first."""

from __future__ import annotations

import hashlib
import math
from fractions import Fraction
from typing import Any


def h(text: str) -> str:
    """SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def quoted(text: str) -> str:
    """A JSON string without anything that needs escaping but quotes and backslashes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def value(one: Any) -> str:
    """Canonical JSON by hand."""
    if isinstance(one, dict):
        return "{" + ",".join(f"{quoted(key)}:{value(one[key])}" for key in sorted(one)) + "}"
    if isinstance(one, list):
        return "[" + ",".join(map(value, one)) + "]"
    return str(one) if isinstance(one, int) else quoted(one)


def pool_hash(file: dict[str, Any]) -> str:
    """The hash that is published of the pool."""
    rows = sorted(file["pool"], key=lambda row: row["id"])
    return h(value([{"id": r["id"], "stratum": r["stratum"], "weight": r["weight"]} for r in rows]))


def announcement_hash(file: dict[str, Any]) -> str:
    """The hash that is published of the announcement."""
    names = ("format", "name", "purpose", "pool_sha256", "quotas", "source", "announced_at")
    return h(value({name: file[name] for name in names}))


def seed(file: dict[str, Any]) -> str:
    """The seed by the lines of the document."""
    said = {row["party"]: row["nonce"] for row in file["reveals"]}
    parties = file["source"].get("parties")
    last = [said[party] for party in parties] if parties else [file["randomness"]["value"]]
    return h("\n".join(["zhunsheng-draw/1", pool_hash(file), announcement_hash(file), *last]))


def order(file: dict[str, Any], stratum: str) -> list[str]:
    """The ids of a stratum by their best ticket."""
    root, found = seed(file), []
    for row in file["pool"]:
        if row["stratum"] == stratum:
            tickets = [h(root + row["id"])]
            tickets += [h(f"{root}{row['id']}#{n}") for n in range(2, row["weight"] + 1)]
            found.append((min(tickets), row["id"]))
    found.sort()
    return [one for _ticket, one in found]


def drawn(file: dict[str, Any]) -> list[str]:
    """Who is drawn, replacements made."""
    found: list[str] = []
    orders: dict[str, list[str]] = {}
    for quota in file["quotas"]:
        every = orders[quota["stratum"]] = order(file, quota["stratum"])
        if "count" in quota:
            number = quota["count"]
        else:
            text = quota["ratio"]
            share = Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
            number = math.ceil(share * len(every))
        found += every[:number]
    gone: set[str] = set()
    for change in file["replaced"]:
        out = change["out"]
        every = next(one for one in orders.values() if out in one)
        new = next(one for one in every if one not in found and one not in gone)
        gone.add(out)
        found[found.index(out)] = new
    return found
