"""The pool of a draw: who may be drawn, with which weight, in which stratum; and its fingerprint."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from zhunsheng.methods.draw.problems import NotDrawn
from zhunsheng.statutes.words import _

MOST_TICKETS = 10_000
ALL = "*"
"""The stratum of a pool that is not divided."""


@dataclass(frozen=True, slots=True, order=True)
class Entrant:
    """One that may be drawn. `weight` is its number of tickets; `stratum` the part of the pool it is drawn in."""

    id: str
    weight: int = 1
    stratum: str = ALL

    def as_json(self) -> dict[str, Any]:
        """The three fields, as they are hashed."""
        return {"id": self.id, "stratum": self.stratum, "weight": self.weight}


def canonical(value: Any) -> bytes:
    """Canonical JSON (RFC 8785) of texts and whole numbers: keys sorted, nothing between, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(pool: Iterable[Entrant]) -> str:
    """SHA-256 over the canonical JSON of the pool in the order of its ids: what is published before the draw."""
    return sha256(canonical([one.as_json() for one in sorted(pool)])).hexdigest()


def checked(pool: Iterable[Entrant]) -> tuple[Entrant, ...]:
    """The pool in the order of its ids. Raises NotDrawn for an empty one, a repeated id, a bad weight or sign."""
    every = tuple(sorted(pool))
    if not every:
        raise NotDrawn(_("名录为空,无从抽取。请先登记抽查对象或者人员。"), "empty-pool")
    for one, following in zip(every, every[1:], strict=False):
        if one.id == following.id:
            raise NotDrawn(_("名录中「{id}」重复。请去除重复后再公布。"), "repeated", id=one.id)
    for one in every:
        if not one.id or one.id != one.id.strip() or "#" in one.id or not one.id.isprintable():
            raise NotDrawn(
                _("「{id}」不能作为标识:不得为空,不得含「#」、换行或者首尾空格。"), "id", id=one.id
            )
        if isinstance(one.weight, bool) or not 1 <= one.weight <= MOST_TICKETS:
            message = _("「{id}」的权重应为1至10000的整数(现为{weight})。")
            raise NotDrawn(message, "weight", id=one.id, weight=one.weight)
    return every


def read(text: str) -> tuple[Entrant, ...]:
    """A pool from lines of `id[,weight[,stratum]]`; a first line that names the columns is passed over. Raises NotDrawn."""
    found = []
    for number, cells in enumerate(csv.reader(text.lstrip("\ufeff").splitlines()), 1):
        said = [cell.strip() for cell in cells]
        if not any(said) or (number == 1 and said[0].lower() in ("id", "标识", "编号", "统一社会信用代码")):
            continue
        found.append(_entrant(said, number))
    return checked(found)


def _entrant(said: list[str], number: int) -> Entrant:
    weight = said[1] if len(said) > 1 and said[1] else "1"
    if len(said) > 3 or not (weight.isascii() and weight.isdigit()):
        raise NotDrawn(_("名录第{n}行读不懂。请写成:标识,权重(整数),分层。"), "line", n=number)
    return Entrant(said[0], int(weight), said[2] if len(said) > 2 and said[2] else ALL)


def written(pool: Iterable[Entrant]) -> str:
    """The pool as the lines that `read` reads."""
    return "\n".join(f"{one.id},{one.weight},{one.stratum}" for one in sorted(pool))
