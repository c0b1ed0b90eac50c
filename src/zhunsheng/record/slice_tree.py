"""The part of a book's Merkle tree that stands over one slice of its entries."""

from collections.abc import Sequence
from itertools import count, takewhile
from typing import Any

from zhunsheng.record import merkle


class SliceTree:
    """The subtree over the entries after `low`, up to `high`; it keeps how it stood at each of the sizes `ends`.

    A leaf's place is its entry's number: where one is missing, the tree ends, for nothing signed can hold beyond.
    """

    def __init__(self, low: int, high: int, ends: Sequence[int]) -> None:
        self.low, self.high = low, high
        self.ends = sorted(set(ends))
        self.edges: dict[int, list[bytes]] = {}
        self.frontier = merkle.Frontier()
        self.torn = False

    def page(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Rows that begin with a number and hold its digest as third, in the order of numbers."""
        reached = self.low + self.frontier.size
        if self.torn or reached == self.high:
            return
        if rows[0][0] != reached + 1 or rows[-1][0] != reached + len(rows):
            self.torn = True
            rows = [
                row
                for row, _at in takewhile(lambda pair: pair[0][0] == pair[1], zip(rows, count(reached + 1)))
            ]
        self._extend(reached, [row[2] for row in rows[: self.high - reached]])

    def _extend(self, reached: int, digests: Sequence[Any]) -> None:
        hashes = merkle.leaves([digest if type(digest) is bytes else b"" for digest in digests])
        done = 0
        while self.ends and self.ends[0] <= reached + len(hashes):
            end = self.ends.pop(0)
            self.frontier.extend(hashes[done : end - reached])
            done = end - reached
            self.edges[end] = self.frontier.edge()
        self.frontier.extend(hashes[done:])

    def root(self) -> bytes:
        """The root over the whole slice; of a torn one nothing that could be a hash."""
        return self.frontier.root() if self.low + self.frontier.size == self.high else b""
