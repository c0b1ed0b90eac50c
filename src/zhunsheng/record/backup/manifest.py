"""What a backup says of itself: what is in it, what it continues, and the digest of every part. Nothing personal."""

import hmac
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from zhunsheng.record.backup.errors import BackupWrong
from zhunsheng.record.backup.sealing import derive

FORMAT = "zhunsheng-backup-1"
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup. `table` is empty for evidence and its index; `rows`: rows or files; SHA-256 of the file."""

    name: str
    table: str
    columns: tuple[str, ...]
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Book:
    """Where a book ended, and the newest checkpoint that had been signed (0 and empty before the first)."""

    seq: int
    link: str
    signed: int
    note: str
    erased: int
    """How many values of the vault had been lawfully erased."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup: the first of its chain (number 1) is whole, the others hold what is new since the one before."""

    chain: str
    number: int
    previous: str
    """SHA-256 of the manifest before, hex; empty for the first."""
    at: str
    program: str
    engine: str
    migrations: tuple[str, ...]
    books: dict[str, Book]
    parts: tuple[Part, ...]
    wrapped: dict[str, Any]
    keys: str
    """The file of the installation's keys that belongs to it, kept elsewhere; empty where none was made."""
    format: str = FORMAT

    def write(self, key: bytes) -> bytes:
        """Its file: canonical JSON, with a seal under the backup's own key."""
        plain = asdict(self)
        return orjson.dumps(plain | {"seal": _seal(plain, key)}, option=_OPTIONS) + b"\n"

    def prove(self, key: bytes, content: bytes) -> None:
        """Hold the file against its seal. Raises BackupWrong."""
        found = orjson.loads(content)
        seal = found.pop("seal", "")
        if not hmac.compare_digest(str(seal), _seal(found, key)):
            raise BackupWrong(f"备份 {self.chain} 第 {self.number} 份的清单被改动。请改用另一份备份。")


_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2


def _seal(plain: dict[str, Any], key: bytes) -> str:
    packed = orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)
    return hmac.new(derive(key, "manifest"), packed, sha256).hexdigest()


def read(folder: Path) -> tuple[Manifest, bytes]:
    """The manifest of a backup and its bytes. Raises BackupWrong."""
    path = folder / NAME
    try:
        content = path.read_bytes()
        found = orjson.loads(content)
        found.pop("seal")
        if found["format"] != FORMAT:
            raise BackupWrong(f"{path} 是另一种格式的备份({found['format']})。请用作出它的程序恢复。")
        found["books"] = {name: Book(**book) for name, book in found["books"].items()}
        found["parts"] = tuple(Part(**part | {"columns": tuple(part["columns"])}) for part in found["parts"])
        found["migrations"] = tuple(found["migrations"])
        return Manifest(**found), content
    except OSError as error:
        raise BackupWrong(f"备份清单 {path} 缺失或者不能读取。请核对备份目录。") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupWrong(f"备份清单 {path} 被改动或者不完整。请改用另一份备份。") from error
