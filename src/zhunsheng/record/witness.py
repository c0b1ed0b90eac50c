"""The witness folder: checkpoints kept where the operator of the database has no hand, $ZHUNSHENG_WITNESS."""

import os
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from zhunsheng.record.errors import CheckpointWrong
from zhunsheng.record.files import folder, put
from zhunsheng.record.notes import ORIGIN, Key, key
from zhunsheng.record.places import name_of


def place(book: str) -> Path | None:
    """The book's folder at the witness; None where no witness is set."""
    given = os.environ.get("ZHUNSHENG_WITNESS")
    return Path(given) / name_of(book) if given else None


def _file(kept: Path, size: int, note: str) -> Path:
    """A name of its own for every note, so that nothing handed over is ever written over."""
    return kept / f"{size:015}-{sha256(note.encode()).hexdigest()[:16]}.note"


def notes(book: str) -> list[str]:
    """What the witness holds of a book, the smallest first. Raises CheckpointWrong where it cannot be read."""
    kept = place(book)
    if kept is None:
        return []
    try:
        return [path.read_text(encoding="utf-8") for path in sorted(kept.glob("*.note"))]
    except (OSError, UnicodeDecodeError) as error:
        raise CheckpointWrong(f"见证目录 {kept} 不能读取。请检查目录、权限和挂载。") from error


def books() -> list[str]:
    """The books that the witness holds checkpoints of, as their first lines say."""
    given = os.environ.get("ZHUNSHENG_WITNESS")
    found = set()
    for path in Path(given).glob("*/*.note") if given else ():
        with path.open(encoding="utf-8", errors="replace") as file:
            first = file.readline().rstrip("\n")
        if first.startswith(ORIGIN):
            found.add(unquote(first.removeprefix(ORIGIN)))
    return sorted(found)


def keys(book: str) -> list[Key]:
    """The public keys that were handed over with the checkpoints; a line that is no key is passed over."""
    kept = place(book)
    if kept is None or not (kept / "keys").is_file():
        return []
    found = []
    for line in (kept / "keys").read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            found.append(key(line))
        except CheckpointWrong:
            continue
    return found


def hand(book: str, checkpoints: list[tuple[int, str]], public: list[Key]) -> None:
    """Hand over what the witness does not hold yet; durable when it returns. Raises CheckpointWrong."""
    kept = place(book)
    if kept is None:
        return
    try:
        folder(kept)
        known = keys(book)
        every = [*known, *(one for one in public if one not in known)]
        if every != known:
            put(kept / "keys", "".join(f"{one}\n" for one in every).encode(), 0o644)
        for size, note in checkpoints:
            path = _file(kept, size, note)
            if not path.exists():
                put(path, note.encode(), 0o444)
    except OSError as error:
        raise CheckpointWrong(
            f"检查点已经作出并存入账簿,但不能交存见证目录 {kept}({error.strerror})。"
            "请检查目录、权限和磁盘空间,再运行 zhunsheng checkpoint 补交。"
        ) from error
