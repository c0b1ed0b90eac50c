"""A book's tree stored as C2SP tlog-tiles: files of up to 256 hashes, `tile/<level>/<number>`.

`head` beside them holds size and root and is written last: what lies beyond it was never promised, so a crash at
any point leaves a tree that goes on from `head`.
"""

import binascii
import fcntl
import os
import shutil
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from zhunsheng.record import merkle
from zhunsheng.record.errors import RecordUnavailable, TreeWrong, guarded_files
from zhunsheng.record.files import folder, put, put_new

WIDTH = 256  # hashes of a tile: height 8
HASH = 32
PATIENCE = 120  # seconds; the first tree of ten million entries is written in less
_BULK = WIDTH * WIDTH  # leaves hashed and written at a time: a tile of level 1


def tile_name(level: int, number: int, width: int = WIDTH) -> str:
    """The path of a tile as the specification encodes it: three digits a folder, `.p/<width>` where it is not full."""
    digits = f"{number % 1000:03}"
    while number := number // 1000:
        digits = f"x{number % 1000:03}/{digits}"
    return f"tile/{level}/{digits}" + (f".p/{width}" if width < WIDTH else "")


@contextmanager
def held(home: Path) -> Iterator[None]:
    """Hold a folder against the other writers of this machine; waited for `PATIENCE` seconds. Raises RecordUnavailable."""
    with guarded_files():
        handle = os.open(folder(home) / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait(handle, home)
        yield
    finally:
        # Closing alone would not do: a process forked meanwhile has the same handle, and would hold on.
        fcntl.flock(handle, fcntl.LOCK_UN)
        os.close(handle)


def _wait(handle: int, home: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError as error:
            if time.monotonic() >= end:
                raise RecordUnavailable(
                    f"目录 {home} 正由另一个进程写入,等了 {PATIENCE} 秒仍未放手;没有写入任何内容。"
                    "请等它做完(或者查明并结束停住的进程),再重新办理。"
                ) from error
        time.sleep(0.02)


def clear(home: Path) -> None:
    """Forget a stored tree, damaged or not, so that it can be made anew from the book."""
    with held(home), guarded_files():
        (home / "head").unlink(missing_ok=True)
        shutil.rmtree(home / "tile", ignore_errors=True)


class Tree:
    """The stored tree in one folder; one writer at a time, any number of readers."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.size, self.head_root = self._head()

    def _head(self) -> tuple[int, bytes]:
        try:
            size, root = (self.home / "head").read_text().splitlines()
            return int(size), b64decode(root, validate=True)
        except FileNotFoundError:
            return 0, merkle.EMPTY
        except (ValueError, binascii.Error) as error:
            raise self._wrong("head") from error

    def _wrong(self, what: str) -> TreeWrong:
        return TreeWrong(
            f"存证树 {self.home} 的「{what}」缺失或被改动。请运行 zhunsheng checkpoint --rebuild 由账簿重建。"
        )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the tree against other writers of this machine; it is then read anew."""
        with held(self.home):
            self.size, self.head_root = self._head()
            yield

    def append(self, digests: Sequence[bytes]) -> None:
        """Add digests at the right, inside `writing()`; durable when it returns.

        Raises RecordUnavailable when the disk is full (the tree stays as it was, or keeps whole groups), TreeWrong.
        """
        for start in range(0, len(digests), _BULK):
            self._grow(merkle.leaves(digests[start : start + _BULK]))

    def _grow(self, hashes: Sequence[bytes]) -> None:
        wanted: list[tuple[Path, bytes]] = []
        stale: list[Path] = []
        level, before, new = 0, self.size, list(hashes)
        while new:
            number, width = divmod(before, WIDTH)
            if width:
                row = [*self._hashes(level, number, width), *new]
                stale.append(self.home / tile_name(level, number, width))
            else:
                row = new
            full: list[bytes] = []
            for start in range(0, len(row), WIDTH):
                some = row[start : start + WIDTH]
                wanted.append((self.home / tile_name(level, number, len(some)), b"".join(some)))
                number += 1
                if len(some) == WIDTH:
                    full.append(merkle.perfect(some))
            level, before, new = level + 1, before // WIDTH, full
        size = self.size + len(hashes)
        with guarded_files():
            put_new(wanted)
            root = self.root(size)
            put(self.home / "head", b"%d\n%b\n" % (size, b64encode(root)))
        self.size, self.head_root = size, root
        self._sweep(stale, {path for path, _content in wanted})

    def _sweep(self, stale: list[Path], kept: set[Path]) -> None:
        """Take away the unfinished tiles that others have replaced; one that a crash left over does no harm."""
        for path in stale:
            if path in kept:
                continue
            if path.parent.with_suffix("").exists():  # the full tile is there
                shutil.rmtree(path.parent, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)

    def _hashes(self, level: int, number: int, width: int) -> list[bytes]:
        """The first hashes of a tile, from the full one, or from an unfinished one that has at least so many."""
        whole = self.home / tile_name(level, number)
        for _try in range(3):  # a writer may replace one unfinished tile by the next between look and read
            names = [whole]
            if width < WIDTH:
                names += [whole.with_name(f"{whole.name}.p") / str(width), *self._wider(whole, width)]
            for name in names:
                try:
                    content = name.read_bytes()
                except (FileNotFoundError, NotADirectoryError):
                    continue
                if len(content) < width * HASH:
                    raise self._wrong(str(name.relative_to(self.home)))
                return [content[at : at + HASH] for at in range(0, width * HASH, HASH)]
        raise self._wrong(tile_name(level, number, width))

    def _wider(self, whole: Path, width: int) -> list[Path]:
        found = whole.with_name(f"{whole.name}.p")
        names = [path for path in found.iterdir() if path.name.isdigit()] if found.is_dir() else []
        return sorted((path for path in names if int(path.name) > width), key=lambda path: int(path.name))

    def _perfect(self, low: int, high: int) -> bytes:
        height = (high - low).bit_length() - 1
        level, within = divmod(height, 8)
        first = low >> (8 * level)
        number, start = divmod(first, WIDTH)
        end = start + (1 << within)
        return merkle.perfect(self._hashes(level, number, end)[start:end])

    def hash_of(self, low: int, high: int) -> bytes:
        """The hash over the leaves low … high-1 of the stored tree, for a span that a proof names."""
        return merkle.joined([self._perfect(*span) for span in merkle.perfect_spans(low, high)])

    def root(self, size: int | None = None) -> bytes:
        """The root of the first `size` leaves (all, unless given), from the tiles. Raises TreeWrong."""
        return self.hash_of(0, self.size if size is None else size)

    def leaves(self, low: int, high: int) -> list[bytes]:
        """The leaf hashes low … high-1."""
        found: list[bytes] = []
        for number in range(low // WIDTH, -(-high // WIDTH)):
            start = number * WIDTH
            found += self._hashes(0, number, min(high - start, WIDTH))[max(low - start, 0) :]
        return found

    def tile(self, level: int, number: int, width: int) -> bytes:
        """The first hashes of a tile as they are published, one after another. Raises TreeWrong."""
        return b"".join(self._hashes(level, number, width))

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The proof that leaf `index` (from 0) is in the tree of `size`."""
        return merkle.proof(merkle.inclusion_spans(index, size), self.hash_of)

    def consistency(self, old: int, size: int) -> list[bytes]:
        """The proof that the tree of `size` begins with the tree of `old`."""
        return merkle.proof(merkle.consistency_spans(old, size), self.hash_of)
