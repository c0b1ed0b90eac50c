"""Checking a receipt: no server, no database, no network; only the published keys come from elsewhere."""

import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from zhunsheng.record import merkle
from zhunsheng.record.cosigning import Cosignature, cosigned
from zhunsheng.record.errors import CheckpointWrong
from zhunsheng.record.hashing import HASHES, Hash
from zhunsheng.record.notes import ED25519, Key, checkpoint, key, origin, signed

FORMAT = "zhunsheng-receipt-1"
MEMBERS = {"format", "hash", "salt", "body", "opened", "proof", "checkpoint", "keys"}
_LONGEST = 64  # hashes of a proof: a tree of 2**64 entries


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a receipt that holds proves."""

    body: dict[str, Any]
    """The entry, as the book holds it."""
    size: int
    """How many entries the signed tree has."""
    root: bytes
    signers: tuple[Key, ...]
    trusted: bool
    """Whether the keys came from elsewhere; if not, compare `signers` with the published ones."""
    opened: dict[str, Any] = field(default_factory=dict)
    """Personal values that the receipt discloses and the entry commits to, by their place."""
    cosigned: tuple[Cosignature, ...] = ()
    """Which of the given witnesses saw the checkpoint, and when."""


def check(text: str, keys: Sequence[Key] = ()) -> Verdict:
    """Check a receipt against published keys, those of witnesses among them; without any of the house, against those
    it names itself.

    Raises CheckpointWrong, saying what does not hold.
    """
    try:
        return _checked(text, keys)
    except (ValueError, RecursionError) as error:  # text that is no Unicode, nests without end
        raise CheckpointWrong("不是准绳的回执,或者内容残缺。请核对文件。") from error


def _checked(text: str, keys: Sequence[Key]) -> Verdict:
    receipt = _members(text)
    h = HASHES.get(receipt["hash"])
    if h is None:
        raise CheckpointWrong(f"回执的杂凑算法「{receipt['hash']}」不认识。请用新版程序核验。")
    body = entry_of(receipt["body"])
    salt = unhex(receipt["salt"], 16)
    named = [key(one) for one in receipt["keys"]]
    given = [one for one in keys if one.kind == ED25519]
    by = [one for one in (given or named) if one.name == origin(body["book"])]
    note, signers = signed(receipt["checkpoint"], by)
    end = checkpoint(note)
    if end.origin != origin(body["book"]):
        raise CheckpointWrong("检查点属于另一本账簿。回执不成立。")
    hash = merkle.leaf(h(salt + receipt["body"].encode()))
    path = [unhex(one, 32) for one in receipt["proof"]]
    if not merkle.included(hash, body["seq"] - 1, end.size, path, end.root):
        raise CheckpointWrong("记录不在签名的账簿中:正文、盐、编号、证明路径或者检查点被改动。回执不成立。")
    opened = {one["path"]: _opened(h, body, one) for one in receipt["opened"]}
    seen = cosigned(receipt["checkpoint"], keys)
    return Verdict(body, end.size, end.root, tuple(signers), bool(given), opened, tuple(seen))


def _members(text: str) -> dict[str, Any]:
    try:
        receipt = json.loads(text)
        whole = (
            receipt["format"] == FORMAT
            and receipt.keys() == MEMBERS
            and all(isinstance(receipt[name], str) for name in ("hash", "salt", "body", "checkpoint"))
            and all(isinstance(one, str) for name in ("proof", "keys") for one in receipt[name])
            and all(one.keys() == {"path", "salt", "value"} for one in receipt["opened"])
            and all(isinstance(value, str) for one in receipt["opened"] for value in one.values())
            and len(receipt["proof"]) <= _LONGEST
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise CheckpointWrong("不是准绳的回执,或者内容残缺。请核对文件。")
    return dict(receipt)


def entry_of(text: str) -> dict[str, Any]:
    """The entry that a receipt's body is. Raises CheckpointWrong."""
    try:
        text.encode()
        body = json.loads(text)
        if isinstance(body["book"], str) and type(body["seq"]) is int and isinstance(body["facts"], dict):
            return dict(body)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise CheckpointWrong("回执的正文不是一条记录。请核对文件。")


def unhex(text: str, length: int) -> bytes:
    """So many bytes in lower-case hexadecimal. Raises CheckpointWrong."""
    try:
        value = bytes.fromhex(text)
    except (ValueError, binascii.Error):
        value = b""
    if len(value) != length or value.hex() != text:
        raise CheckpointWrong("回执中的十六进制数字不规范。请核对文件。")
    return value


def _opened(h: Hash, body: dict[str, Any], one: dict[str, str]) -> Any:
    """A disclosed value, where the entry commits to it at that place."""
    place: Any = body["facts"]
    try:
        for step in one["path"].split("/")[1:]:
            step = step.replace("~1", "/").replace("~0", "~")
            place = place[int(step)] if isinstance(place, list) else place[step]
        if place == {"sealed": h(unhex(one["salt"], 16) + one["value"].encode()).hex()}:
            return json.loads(one["value"])
    except (ValueError, KeyError, TypeError, IndexError):
        pass
    raise CheckpointWrong(f"回执公开的内容「{one['path']}」与记录的封存值不符。回执不成立。")
