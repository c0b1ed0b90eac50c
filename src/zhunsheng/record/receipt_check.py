"""Checking a receipt: no server, no database, no network; only the published keys come from elsewhere."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from zhunsheng.record import merkle
from zhunsheng.record.cosigning import AHEAD, Cosignature, cosigned
from zhunsheng.record.errors import CheckpointWrong
from zhunsheng.record.hashing import HASHES, Hash
from zhunsheng.record.notes import ED25519, Key, checkpoint, key, origin, signed
from zhunsheng.record.words import moment

FORMAT = "zhunsheng-receipt-1"
MEMBERS = {"format", "hash", "salt", "body", "opened", "proof", "checkpoint", "keys"}
_PLACE = re.compile(r"(/([^~/]|~[01])*)+")  # RFC 6901, one spelling for each place


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
    leaf: bytes = b""
    path: tuple[bytes, ...] = ()
    """The entry's leaf hash and its inclusion proof, to hold two receipts against each other."""


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
    if [str(one) for one in named] != receipt["keys"]:
        raise CheckpointWrong("回执所列的公钥书写不规范。请核对文件。")
    given = [one for one in keys if one.kind == ED25519]
    by = [one for one in (given or named) if one.name == origin(body["book"])]
    note, signers = signed(receipt["checkpoint"], by)
    if not set(signers) <= set(named):
        raise CheckpointWrong("签署检查点的公钥不在回执所列的公钥之中。回执不成立。")
    end = checkpoint(note)
    if end.origin != origin(body["book"]):
        raise CheckpointWrong("检查点属于另一本账簿。回执不成立。")
    hash = merkle.leaf(h(salt + receipt["body"].encode()))
    path = [unhex(one, 32) for one in receipt["proof"]]
    if not merkle.included(hash, body["seq"] - 1, end.size, path, end.root):
        raise CheckpointWrong("记录不在签名的账簿中:正文、盐、编号、证明路径或者检查点被改动。回执不成立。")
    opened = {one["path"]: _opened(h, body, one) for one in receipt["opened"]}
    if len(opened) != len(receipt["opened"]):
        raise CheckpointWrong("回执把同一处封存的内容公开了两次。回执不成立。")
    seen = cosigned(receipt["checkpoint"], keys)
    for one in seen:
        if moment(one.at + AHEAD)[:19] < body["at"][:19]:
            raise CheckpointWrong(
                f"见证人「{one.key.name}」的联署({one.at:%Y-%m-%d})早于记录自称的写入时刻。请核对双方的时钟。"
            )
    told = (body, end.size, end.root, tuple(signers), bool(given), opened, tuple(seen))
    return Verdict(*told, hash, tuple(path))


def _members(text: str) -> dict[str, Any]:
    try:
        receipt = read(text)
        whole = (
            receipt.keys() == MEMBERS
            and receipt["format"] == FORMAT
            and all(isinstance(receipt[name], str) for name in ("hash", "salt", "body", "checkpoint"))
            and all(isinstance(receipt[name], list) for name in ("opened", "proof", "keys"))
            and all(isinstance(one, str) for name in ("proof", "keys") for one in receipt[name])
            and all(one.keys() == {"path", "salt", "value"} for one in receipt["opened"])
            and all(isinstance(value, str) for one in receipt["opened"] for value in one.values())
        )
    except AttributeError:  # no object, or a disclosed value that is none
        whole = False
    if not whole:
        raise CheckpointWrong("不是准绳的回执,或者内容残缺。请核对文件。")
    return dict(receipt)


def read(text: str) -> Any:
    """JSON that every reader reads alike: no member twice, whole numbers alone, no half of a sign. Raises ValueError."""
    value = json.loads(text, object_pairs_hook=_once, parse_constant=int, parse_float=int)
    json.dumps(value, ensure_ascii=False).encode()  # as int() refuses 1.5 and NaN, so UTF-8 a half of a sign
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member stands twice")
    return found


def entry_of(text: str) -> dict[str, Any]:
    """The entry that a receipt's body is. Raises CheckpointWrong; ValueError where it is no JSON."""
    body = read(text)
    try:
        if [type(body[name]) for name in ("book", "seq", "facts", "at")] == [str, int, dict, str]:
            return dict(body)
    except (KeyError, TypeError):
        pass
    raise CheckpointWrong("回执的正文不是一条记录。请核对文件。")


def unhex(text: str, length: int) -> bytes:
    """So many bytes in lower-case hexadecimal. Raises CheckpointWrong."""
    if not re.fullmatch(f"[0-9a-f]{{{2 * length}}}", text):
        raise CheckpointWrong("回执中的十六进制数字不规范。请核对文件。")
    return bytes.fromhex(text)


def _opened(h: Hash, body: dict[str, Any], one: dict[str, str]) -> Any:
    """A disclosed value, where the entry commits to it at that place."""
    place: Any = body["facts"] if _PLACE.fullmatch(one["path"]) else None
    try:
        for step in one["path"].split("/")[1:]:
            step = step.replace("~1", "/").replace("~0", "~")
            place = (
                {str(n): each for n, each in enumerate(place)}[step] if type(place) is list else place[step]
            )
        if place == {"sealed": h(unhex(one["salt"], 16) + one["value"].encode()).hex()}:
            return read(one["value"])
    except (KeyError, TypeError):
        pass
    raise CheckpointWrong(f"回执公开的内容「{one['path']}」与记录的封存值不符。回执不成立。")
