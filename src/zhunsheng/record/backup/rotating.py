"""Old chains go: those beyond the number to keep, and every one that holds what was lawfully erased since.

A value of the vault or a file of evidence.
"""

from pathlib import Path

from django.db import connection

from zhunsheng.record.backup import chains, pieces
from zhunsheng.record.backup.errors import BackupWrong, writing_files
from zhunsheng.record.backup.making import INDEX
from zhunsheng.record.backup.manifest import Manifest
from zhunsheng.record.evidence.keeping import SEALED
from zhunsheng.record.evidence.known import marked_erased
from zhunsheng.record.tiles import held


def rotate(root: Path, keep: int, keys: Path | None = None) -> list[str]:
    """Take away all but the newest `keep` chains, and those with what was erased; the names of what went.

    The newest chain must have been made after the last erasure (`make(full=True)`). The keys that no chain needs
    any more go with them. Raises BackupWrong.
    """
    if keep < 1:
        raise BackupWrong("至少要保留一组备份。请改用 --keep 1。")
    with writing_files("备份的清理"), held(root):
        names = chains.names(root)
        old, newest = names[:-1], names[-1:]
        files = {pieces.mark(one + ending) for one in marked_erased() for ending in ("", SEALED)}
        gone = [
            name for n, name in enumerate(old) if len(names) - n > keep or _holds_erased(root, name, files)
        ]
        for name in gone:
            chains.drop(root, name)
        if keys and newest:
            _spent(root, keys)
    return gone


def _holds_erased(root: Path, name: str, files: set[bytes]) -> bool:
    try:
        return any(_erased_since(one.says) or _holds(one, files) for one in chains.chain(root, name))
    except (BackupWrong, OSError):
        return True  # what cannot be read cannot be restored, and might hold anything


def _holds(backup: chains.Backup, files: set[bytes]) -> bool:
    """Whether one of these pieces of evidence, by its mark, lies in the backup."""
    index = (backup.folder / INDEX).read_bytes()
    return any(index[at : at + pieces.MARK] in files for at in range(0, len(index), pieces.MARK))


def _erased_since(says: Manifest) -> bool:
    for name, book in says.books.items():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM record_vault WHERE book = %s AND seq <= %s AND value IS NULL",
                [name, book.seq],
            )
            if cursor.fetchone()[0] > book.erased:
                return True
    return False


def _spent(root: Path, keys: Path) -> None:
    """Files of keys that no backup names: a retired signing key is not kept for ever."""
    named = {backup.says.keys for name in chains.names(root) for backup in chains.chain(root, name)}
    for path in keys.glob("keys-*.zsk"):
        if path.name not in named:
            path.unlink()
