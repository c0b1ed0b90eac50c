"""Canonical JSON (RFC 8785) of what is written, and the sealing of personal facts in it."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson
import rfc8785

from zhunsheng.record.errors import Unwritable
from zhunsheng.record.hashing import Hash
from zhunsheng.record.words import Draft, Entry, Facts, Sealed

SALT = 16  # bytes; a fixed length, so that no byte can move from the salt into what it hides
_EXACT = 2**53 - 1
_ESCAPED = re.compile(r'["\\\x00-\x1f]')  # names are searched for as they stand in the body
_FAST = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER


@dataclass(frozen=True, slots=True)
class Secret:
    """A personal value on its way to the vault: where it stood in the facts, its salt and canonical bytes."""

    path: str
    salt: bytes
    value: bytes
    commitment: str


class _Walk:
    """One passage through facts: checks every value, seals what is personal, notes where the fast path ends."""

    __slots__ = ("h", "secrets", "fast")

    def __init__(self, h: Hash | None) -> None:
        self.h = h
        self.secrets: list[Secret] = []
        self.fast = True

    def whole(self, value: Any) -> Any:
        """The value as plain data; a value nested without end is refused like any other that cannot be written."""
        try:
            return self.plain(value, "")
        except RecursionError as error:
            raise Unwritable("事实的层次过深,不能记录。请减少嵌套。") from error

    def plain(self, value: Any, path: str) -> Any:
        kind = type(value)
        if kind is str or value is None or kind is bool:
            return value
        if kind is int:
            if -_EXACT <= value <= _EXACT:
                return value
            raise Unwritable(f"事实「{path}」的整数超出 ±(2^53-1),无法精确记录。请改用文字写出。")
        if isinstance(value, Mapping):
            return self.mapping(value, path)
        if isinstance(value, list | tuple):
            return [self.plain(item, f"{path}/{i}") for i, item in enumerate(value)]
        if kind is Sealed:
            return self.sealed(value, path)
        if isinstance(value, str):  # an enumeration's value
            return str.__str__(value)
        if isinstance(value, int):
            return self.plain(int(value), path)
        hint = (
            '金额、比率请写成文字(如 "100.00")'
            if kind.__name__ in ("float", "Decimal")
            else "日期、编号等请先写成文字"
        )
        raise Unwritable(f"事实「{path}」是 {kind.__name__},没有唯一的书写形式,不能记录。{hint}。")

    def mapping(self, value: Mapping[Any, Any], path: str) -> Facts:
        if len(value) == 1 and "sealed" in value:
            raise Unwritable(f"事实「{path}」只含名为 sealed 的一项,会与封存的个人信息混淆。请换一个名称。")
        plain = {}
        for key, item in value.items():
            if type(key) is not str:
                if not isinstance(key, str):
                    raise Unwritable(f"事实「{path}」中有不是文字的名称 {key!r}。请用文字命名。")
                key = str.__str__(key)
            if not key.isascii():
                # Byte order and the UTF-16 order of RFC 8785 differ only beyond the basic plane.
                self.fast = self.fast and max(key) <= "\uffff"
            kind = type(item)
            if kind is str or kind is bool or item is None:  # most are: no need of a path
                plain[key] = item
                continue
            step = key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key
            plain[key] = self.plain(item, f"{path}/{step}")
        return plain

    def sealed(self, value: Sealed, path: str) -> Facts:
        if self.h is None:
            raise Unwritable(f"事实「{path}」在封存的内容里又封存了一次。请只封存一次。")
        salt, content = os.urandom(SALT), canonical(value.value)
        commitment = self.h(salt + content).hex()
        self.secrets.append(Secret(path, salt, content, commitment))
        return {"sealed": commitment}


def _dump(value: Any, fast: bool) -> bytes:
    try:
        return orjson.dumps(value, option=_FAST) if fast else rfc8785.dumps(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise Unwritable(f"事实中有无法书写为 UTF-8 的文字,或层次过深,不能记录({error})。") from error


def canonical(value: Any) -> bytes:
    """The RFC 8785 bytes of a value made of text, whole numbers, true, false, null, lists and mappings.

    Raises Unwritable for everything else: floats and Decimals (money is text), dates, numbers beyond 2^53.
    """
    walk = _Walk(None)
    return _dump(walk.whole(value), walk.fast)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A body but for its moment and number: `{"at":"…",` front `,"seq":…` back."""

    draft: Draft
    facts: Facts
    front: bytes
    back: bytes
    secrets: list[Secret]

    def body(self, at: str, seq: int) -> bytes:
        """The canonical bytes that are stored and hashed."""
        return b'{"at":"%b",%b,"seq":%d%b' % (at.encode(), self.front, seq, self.back)

    def entry(self, book: str, seq: int, at: str, digest: bytes, link: bytes) -> Entry:
        """The entry as it stands in the book once written."""
        draft, by, evidence = self.draft, tuple(self.draft.by), tuple(self.draft.evidence)
        named = (book, seq, draft.case, draft.procedure, draft.step, draft.on)
        return Entry(
            *named, datetime.fromisoformat(at), by, self.facts, evidence, draft.corrects, digest, link
        )


def pieces(book: str, draft: Draft, h: Hash) -> Pieces:
    """Everything of the body that is known before the book gives a number and a moment.

    Raises Unwritable when the draft cannot be written canonically.
    """
    if type(draft.on) is not date or isinstance(draft.on, datetime):
        raise Unwritable("行为日期必须是日期(年月日)。请给出行为发生的日期。")
    if not (draft.case and draft.procedure and draft.step):
        raise Unwritable("记录缺少案件、程序或步骤的名称。请补全后再写入。")
    if _ESCAPED.search(draft.case + draft.procedure + draft.step):
        raise Unwritable("案件、程序或步骤的名称中有引号、反斜线或控制字符。请改正名称。")
    if isinstance(draft.by, str) or isinstance(draft.evidence, str):
        raise Unwritable("办理人和证据必须是清单。请逐个列出。")
    if draft.corrects is not None and draft.corrects < 1:
        raise Unwritable("更正所指的记录编号不存在。请给出原记录的编号。")
    walk = _Walk(h)
    facts = walk.whole(draft.facts) if draft.facts else {}
    front = {
        "book": book,
        "by": list(draft.by),
        "case": draft.case,
        "corrects": draft.corrects,
        "evidence": list(draft.evidence),
        "facts": facts,
        "on": draft.on.isoformat(),
        "procedure": draft.procedure,
    }
    return Pieces(
        draft,
        facts,
        _dump(front, walk.fast)[1:-1],
        b',"step":' + _dump(draft.step, True) + b"}",
        walk.secrets,
    )
