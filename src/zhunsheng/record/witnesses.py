"""The witnesses that co-sign our checkpoints, and the books below whose checkpoints we co-sign: two settings, both off.

A setting is a file with one line each, or the lines themselves separated by `;`. `#` begins a remark.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from zhunsheng.record.errors import CheckpointWrong
from zhunsheng.record.notes import COSIGNATURE, Key, key

ABOVE = "ZHUNSHENG_WITNESSES"
BELOW = "ZHUNSHENG_BELOW"


@dataclass(frozen=True, slots=True)
class Witness:
    """Where a witness takes checkpoints (C2SP submission prefix), and the key it co-signs with."""

    url: str
    key: Key


def _lines(name: str) -> list[str]:
    given = os.environ.get(name, "").strip()
    if not given:
        return []
    try:
        if given.startswith(("/", "./", "../")):
            given = Path(given).read_text(encoding="utf-8").replace("\n", ";")
    except (OSError, UnicodeDecodeError) as error:
        raise CheckpointWrong(f"{name} 所指的文件 {given} 不能读取。请核对路径和权限。") from error
    lines = (line.partition("#")[0].strip() for line in given.split(";"))
    return [line for line in lines if line]


def witness(url: str, public: str) -> Witness:
    """A witness by its address and published key (kind 0x04). Raises CheckpointWrong."""
    parts = urlsplit(url)
    try:
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        sound = None
    if not sound or parts.query or parts.fragment or parts.username:
        raise CheckpointWrong(f"「{url[:120]}」不是见证人的地址。请写成 https://主机/路径。")
    return Witness(url.rstrip("/"), key(public, (COSIGNATURE,)))


def witnesses() -> list[Witness]:
    """The witnesses to be asked, `address key` a line of ZHUNSHENG_WITNESSES. Raises CheckpointWrong."""
    found = []
    for line in _lines(ABOVE):
        words = line.split()
        if len(words) != 2:
            raise CheckpointWrong(f"{ABOVE} 的一行应为「地址 公钥」,现为「{line[:120]}」。请改正。")
        found.append(witness(*words))
    return found


def below() -> list[Key]:
    """The keys of the books below, a published key a line of ZHUNSHENG_BELOW; several of one name during a change.

    Raises CheckpointWrong.
    """
    return [key(line) for line in _lines(BELOW)]
