"""RFC 9162 Merkle trees: hashing, inclusion and consistency proofs, and how a holder checks them.

A leaf is an entry's digest (32 bytes, SHA-256 or SM3 as its book); the tree itself always hashes with SHA-256.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()
Span = tuple[int, int]  # leaves low … high-1
HashOf = Callable[[int, int], bytes]  # the hash of such a span


def leaf(data: bytes) -> bytes:
    """The hash of a leaf: SHA-256(0x00 ‖ data)."""
    return sha256(b"\0" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash of a node: SHA-256(0x01 ‖ left ‖ right)."""
    return sha256(b"\1" + left + right).digest()


def leaves(digests: Iterable[bytes]) -> list[bytes]:
    """The leaf hashes of many digests; with `above`, where all the time of a long tree goes."""
    return [sha256(b"\0" + digest).digest() for digest in digests]


def above(hashes: Sequence[bytes]) -> list[bytes]:
    """The nodes over pairs of hashes; a last one without a partner is left out."""
    pairs = iter(hashes)
    return [sha256(b"\1" + left + right).digest() for left, right in zip(pairs, pairs, strict=False)]


def perfect(hashes: Sequence[bytes]) -> bytes:
    """The root over 1, 2, 4, 8 … hashes."""
    while len(hashes) > 1:
        hashes = above(hashes)
    return hashes[0]


def joined(roots: Sequence[bytes]) -> bytes:
    """The root over perfect subtrees that shrink from left to right; of none, the hash of nothing."""
    if not roots:
        return EMPTY
    root = roots[-1]
    for left in reversed(roots[:-1]):
        root = node(left, root)
    return root


def perfect_spans(low: int, high: int) -> list[Span]:
    """The perfect subtrees that leaves low … high-1 consist of, where low is aligned as in RFC 9162."""
    spans = []
    while low < high:
        width = 1 << ((high - low).bit_length() - 1)
        spans.append((low, low + width))
        low += width
    return spans


class Frontier:
    """A tree that only grows and keeps only its right edge: root and size, for verifying in one passage."""

    __slots__ = ("size", "roots")

    def __init__(self) -> None:
        self.size = 0
        self.roots: list[list[bytes]] = [[]]  # of each height the hashes that have no partner yet

    def extend(self, hashes: Sequence[bytes]) -> None:
        """Add leaf hashes at the right."""
        self.size += len(hashes)
        new, height = hashes, 0
        while new:
            if height == len(self.roots):
                self.roots.append([])
            row = [*self.roots[height], *new]
            self.roots[height] = row[-1:] if len(row) % 2 else []
            new, height = above(row), height + 1

    def edge(self) -> list[bytes]:
        """The roots of the perfect subtrees that the leaves so far consist of, from left to right."""
        return [row[0] for row in reversed(self.roots) if row]

    def root(self) -> bytes:
        """The root of all leaves so far."""
        return joined(self.edge())


def inclusion_spans(index: int, size: int) -> list[Span]:
    """The spans whose hashes prove that leaf `index` (from 0) is in a tree of `size`, from the leaf upwards."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    low, high, spans = 0, size, []
    while high - low > 1:
        middle = low + (1 << ((high - low - 1).bit_length() - 1))
        if index < middle:
            spans.append((middle, high))
            high = middle
        else:
            spans.append((low, middle))
            low = middle
    return spans[::-1]


def consistency_spans(old: int, size: int) -> list[Span]:
    """The spans whose hashes prove that a tree of `size` begins with the tree of `old`."""
    if not 0 <= old <= size:
        raise ValueError(f"a tree of {size} does not begin with one of {old}")
    if old in (0, size):
        return []
    low, high, spans = 0, size, []
    while old != high:
        middle = low + (1 << ((high - low - 1).bit_length() - 1))
        if old <= middle:
            spans.append((middle, high))
            high = middle
        else:
            spans.append((low, middle))
            low = middle
    return ([(low, high)] if low else []) + spans[::-1]


def proof(spans: Iterable[Span], hash_of: HashOf) -> list[bytes]:
    """The hashes of the spans."""
    return [hash_of(low, high) for low, high in spans]


def included(hash: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path proves that a leaf hash stands at `index` (from 0) of the tree (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, hash
    for other in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node(other, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node(found, other)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def consistent(old: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the path proves that the tree of `size` begins with that of `old` (RFC 9162, 2.1.4.2)."""
    if old == size:
        return old_root == root and not path
    if old == 0:
        return old_root == EMPTY and not path
    if not (0 < old < size and path):
        return False
    path = [old_root, *path] if old & (old - 1) == 0 else path
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = node(other, first), node(other, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node(second, other)
        place, last = place >> 1, last >> 1
    return last == 0 and first == old_root and second == root
