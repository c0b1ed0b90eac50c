"""The file of a case as a self-contained archive: papers, evidence, entries with proofs, and an index for a browser."""

from zhunsheng.cases.archives.packing import Packed, archive_of

__all__ = ["Packed", "archive_of"]
