"""The files of evidence in the local folder, as they lie there (sealed ones stay sealed), and put back as they were."""

import hashlib
import hmac
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.conf import settings

from zhunsheng.record.backup.errors import BackupWrong, writing_files
from zhunsheng.record.backup.own_keys import secret
from zhunsheng.record.files import folder, settle

MARK = 16  # bytes by which the index knows a piece of evidence
_BLOCK = 1 << 20
_SEALED = ".sealed"
_HEX = frozenset("0123456789abcdef")


def _home() -> Path:
    return Path(settings.HOME) / "evidence"


def _is_piece(name: str) -> bool:
    digest = name.removesuffix(_SEALED)
    return len(digest) == 64 and set(digest) <= _HEX


def here() -> list[str]:
    """The names of the evidence in the local folder; what lies in object storage is kept there."""
    found = (f"{path.parent.name}{path.name}" for path in _home().glob("[0-9a-f][0-9a-f]/*"))
    return sorted(name for name in found if _is_piece(name))


def digests_here() -> set[str]:
    """Their digests."""
    return {name.removesuffix(_SEALED) for name in here()}


def mark(name: str) -> bytes:
    """How the index names a piece: nobody can tell from it whether a file they hold is among them."""
    return hmac.new(secret(), name.encode(), hashlib.sha256).digest()[:MARK]


def framed(names: list[str], written: list[str]) -> Iterator[tuple[bytes, int]]:
    """Each file after its name (1 byte of length) and its length (8 bytes); `written` gets those that were there."""
    for name in names:
        with suppress(FileNotFoundError), (_home() / name[:2] / name[2:]).open("rb") as file:
            left = os.fstat(file.fileno()).st_size
            yield bytes([len(name)]) + name.encode() + left.to_bytes(8, "big"), 0
            while left:
                block = file.read(min(_BLOCK, left))
                if not block:
                    raise BackupWrong(f"证据 {name} 在备份时变短了。没有备份。请核验证据。")
                left -= len(block)
                yield block, 0
            written.append(name)
            yield b"", 1


def put_back(stream: IO[bytes]) -> str:
    """The next file of a stream, into the local folder; its name. Raises BackupWrong where it is not what it was."""
    name = stream.read(stream.read(1)[0]).decode("ascii", "replace")
    left = int.from_bytes(stream.read(8), "big")
    if not _is_piece(name):
        raise BackupWrong("备份的证据部分不对。没有恢复任何内容。请改用另一份备份。")
    place = _home() / name[:2] / name[2:]
    running = hashlib.sha256()
    with writing_files("证据的恢复"):
        folder(place.parent)
        draft = place.with_name(f".{place.name}.part")
        with draft.open("xb") as file:
            while left and (block := stream.read(min(_BLOCK, left))):
                left -= len(block)
                running.update(block)
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        if left or (not name.endswith(_SEALED) and running.hexdigest() != name):
            raise BackupWrong(f"证据 {name} 与其摘要不符。没有恢复任何内容。请改用另一份备份。")
        draft.chmod(0o400)
        draft.rename(place)
        settle(place.parent)
    return name
