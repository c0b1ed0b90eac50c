"""The record 记录: books of entries, hash-chained, append-only; knows no procedure."""

from zhunsheng.record import checkpoints, evidence, keyring, notes, receipt_check, receipts
from zhunsheng.record.append import append, append_many
from zhunsheng.record.books import book, books, head, open_book
from zhunsheng.record.cursor import by_case, end_of, entries, entry, of_cases, walk
from zhunsheng.record.erasure import erase
from zhunsheng.record.errors import (
    CheckpointWrong,
    EvidenceWrong,
    NoSuchBook,
    NoSuchEntry,
    RecordError,
    RecordUnavailable,
    TreeWrong,
    Unwritable,
    VaultLocked,
    writing,
)
from zhunsheng.record.export import export
from zhunsheng.record.vault import reveal, reveal_many
from zhunsheng.record.verify import Report, Verification, Wrong, verify, verify_all
from zhunsheng.record.words import Book, Draft, Entry, Erased, Facts, Head, Sealed

__all__ = [
    "Book",
    "CheckpointWrong",
    "Draft",
    "Entry",
    "Erased",
    "EvidenceWrong",
    "Facts",
    "Head",
    "NoSuchBook",
    "NoSuchEntry",
    "RecordError",
    "RecordUnavailable",
    "Report",
    "Sealed",
    "TreeWrong",
    "Unwritable",
    "VaultLocked",
    "Verification",
    "Wrong",
    "append",
    "append_many",
    "book",
    "books",
    "by_case",
    "checkpoints",
    "end_of",
    "entries",
    "entry",
    "erase",
    "evidence",
    "export",
    "head",
    "keyring",
    "notes",
    "of_cases",
    "open_book",
    "receipt_check",
    "receipts",
    "reveal",
    "reveal_many",
    "verify",
    "verify_all",
    "walk",
    "writing",
]
