"""The draw file: everything that was announced, committed, revealed and drawn, for anybody to repeat (docs/draw.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from zhunsheng.methods.draw.pool import ALL, Entrant, canonical, checked
from zhunsheng.methods.draw.problems import NotDrawn
from zhunsheng.methods.draw.quotas import Quota
from zhunsheng.methods.draw.sources import Source, source
from zhunsheng.statutes.words import _

FORMAT = "zhunsheng-draw/1"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DrawFile:
    """One draw from its announcement on. `pool_sha256` and `announced_sha256` are what was published beforehand."""

    name: str
    purpose: str
    pool: tuple[Entrant, ...]
    quotas: tuple[Quota, ...]
    source: Source
    announced_at: str
    pool_sha256: str
    announced_sha256: str
    commits: tuple[Row, ...] = ()
    """Each with party, commitment, at."""
    reveals: tuple[Row, ...] = ()
    """Each with party, nonce, at."""
    randomness: Row | None = None
    """value, signature (drand, where given), at."""
    seed: str | None = None
    drawn_at: str | None = None
    drawn: tuple[Row, ...] = ()
    """Each with id, stratum, rank."""
    replaced: tuple[Row, ...] = ()
    """Each with out, in (null where nobody was left), reason, at; in the order in which it happened."""

    def as_json(self) -> dict[str, Any]:
        """The file as JSON values."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            "format": FORMAT,
            **plain,
            "pool": [one.as_json() for one in self.pool],
            "quotas": [one.as_json() for one in self.quotas],
            "source": self.source.as_json(),
            **{n: [dict(row) for row in plain[n]] for n in ("commits", "reveals", "drawn", "replaced")},
            "randomness": dict(self.randomness) if self.randomness is not None else None,
        }

    def text(self) -> str:
        """The file as it is written."""
        return json.dumps(self.as_json(), ensure_ascii=False, indent=1) + "\n"


def fingerprint(file: DrawFile) -> str:
    """SHA-256 over the canonical JSON of what is announced: with the hash of the pool, not the pool itself."""
    said = {
        "format": FORMAT,
        "name": file.name,
        "purpose": file.purpose,
        "pool_sha256": file.pool_sha256,
        "quotas": [one.as_json() for one in file.quotas],
        "source": file.source.as_json(),
        "announced_at": file.announced_at,
    }
    return sha256(canonical(said)).hexdigest()


def parse(text: str) -> DrawFile:
    """The draw file in a text. Raises NotDrawn."""
    try:
        said = json.loads(text)
    except json.JSONDecodeError as wrong:
        where = f"{wrong.lineno}:{wrong.colno}"
        raise NotDrawn(
            _("这不是 JSON 文件({where})。请选择抽取文件(.json)。"), "json", where=where
        ) from wrong
    return read(said)


def read(said: Any) -> DrawFile:
    """The draw file in JSON values. Raises NotDrawn naming what is missing or malformed."""
    if not isinstance(said, Mapping) or said.get("format") != FORMAT:
        raise NotDrawn(_("这不是抽取文件:缺少 format「{format}」。"), "format", format=FORMAT)
    try:
        return DrawFile(
            _text(said, "name"),
            _text(said, "purpose"),
            checked(_entrant(one) for one in said["pool"]),
            tuple(_quota(one) for one in said["quotas"]),
            source(said["source"]),
            _text(said, "announced_at"),
            _text(said, "pool_sha256"),
            _text(said, "announced_sha256"),
            _rows(said, "commits", ("party", "commitment", "at")),
            _rows(said, "reveals", ("party", "nonce", "at")),
            _randomness(said.get("randomness")),
            said.get("seed"),
            said.get("drawn_at"),
            _rows(said, "drawn", ("id", "stratum", "rank")),
            _rows(said, "replaced", ("out", "in", "reason", "at")),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as wrong:
        if isinstance(wrong, NotDrawn):
            raise
        raise NotDrawn(_("抽取文件不完整:{what}。请核对是否为原文件。"), "shape", what=wrong) from wrong


def _text(said: Row, name: str) -> str:
    value = said[name]
    if not isinstance(value, str) or not value:
        raise NotDrawn(_("抽取文件的「{name}」应为文字。"), "shape", name=name)
    return value


def _entrant(one: Row) -> Entrant:
    weight = one.get("weight", 1)
    if not isinstance(weight, int):
        raise NotDrawn(
            _("「{id}」的权重应为1至10000的整数(现为{weight})。"), "weight", id=one["id"], weight=weight
        )
    return Entrant(str(one["id"]), weight, str(one.get("stratum", ALL)))


def _quota(one: Row) -> Quota:
    count, ratio = one.get("count"), one.get("ratio")
    if (count is None) == (ratio is None) or (
        count is not None and (not isinstance(count, int) or isinstance(count, bool))
    ):
        raise NotDrawn(_("每层应写明抽取数量(整数)或者比例,二者只写其一。"), "quota")
    return Quota(count, None if ratio is None else str(ratio), str(one.get("stratum", ALL)))


def _rows(said: Row, name: str, columns: Sequence[str]) -> tuple[Row, ...]:
    rows = tuple({column: one[column] for column in columns} for one in said.get(name) or ())
    if not all(value is None or isinstance(value, str | int) for row in rows for value in row.values()):
        raise NotDrawn(_("抽取文件的「{name}」写法不对。请核对是否为原文件。"), "shape", name=name)
    return rows


def _randomness(said: Row | None) -> Row | None:
    return None if said is None else {name: said.get(name) for name in ("value", "signature", "at")}
