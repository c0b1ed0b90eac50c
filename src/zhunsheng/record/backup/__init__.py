"""Backups 备份: encrypted, incremental, made while the house is at work; and putting them back into an empty place."""

from zhunsheng.record.backup import asking, chains, own_keys, restoring, scratch, sealing
from zhunsheng.record.backup.errors import BackupWrong, writing_files
from zhunsheng.record.backup.making import Made, make
from zhunsheng.record.backup.restoring import opened, restore
from zhunsheng.record.backup.rotating import rotate

__all__ = [
    "BackupWrong",
    "Made",
    "asking",
    "chains",
    "make",
    "opened",
    "own_keys",
    "restore",
    "restoring",
    "rotate",
    "scratch",
    "sealing",
    "writing_files",
]
