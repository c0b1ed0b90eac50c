"""The book held against every checkpoint ever signed: what was cut, chained anew or restored from an old copy is found."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from zhunsheng.record import checkpoints, keyring, merkle, witness
from zhunsheng.record.books import head
from zhunsheng.record.errors import RecordError
from zhunsheng.record.notes import checkpoint, origin, signed
from zhunsheng.record.places import tree_of
from zhunsheng.record.slice_tree import SliceTree

Say = Callable[[int, str, str], None]


@dataclass(frozen=True, slots=True)
class _End:
    """A signed size and root, and who kept it."""

    size: int
    root: bytes
    witnessed: bool


class CheckpointCheck:
    """Joins the trees of the slices, and compares the root at each signed size."""

    def __init__(self, book: str, last: int, say: Say) -> None:
        self.book, self.last, self.say = book, last, say
        self.sound = self.checked = 0
        self.ends = sorted(self._ends(), key=lambda end: (end.size, end.root))
        self.waiting = [end for end in self.ends if end.size <= last]

    def _ends(self) -> Iterable[_End]:
        try:
            keys = checkpoints.public_keys(self.book)
            kept, handed = checkpoints.kept(self.book), witness.notes(self.book)
        except RecordError as error:
            self.say(0, "checkpoint", str(error))
            return
        self._swapped([one.note for one in kept])
        seen: dict[str, _End] = {}
        for note, where in [*((one.note, "账簿") for one in kept), *((note, "见证目录") for note in handed)]:
            try:
                text, _by = signed(note, keys)
                found = checkpoint(text)
                if found.origin != origin(self.book):
                    raise RecordError("它属于另一本账簿。")
            except RecordError as error:
                self.say(0, "checkpoint", f"{where}中有一个检查点不能采信:{error}")
                continue
            seen[note] = _End(found.size, found.root, where == "见证目录")
        yield from seen.values()
        for one in kept:
            if one.note in seen and (one.size, one.root) != (seen[one.note].size, seen[one.note].root):
                self.say(0, "checkpoint", f"第 {one.number} 个检查点的条数或者树根与签名的内容不符。")
        self._lost({one.note for one in kept}, set(handed) & seen.keys())

    def _swapped(self, kept: Sequence[str]) -> None:
        """Whether checkpoints of the book were signed by keys that the key file, whole as it says, does not know."""
        if keyring.complete():
            own = keyring.published(origin(self.book))
            foreign = sum(not checkpoints.signed_by(note, own) for note in kept)
            if foreign:
                what = f"有 {foreign} 个检查点不是本站密钥文件中的密钥签的:密钥被换过。请恢复原来的密钥文件。"
                self.say(0, "key", what)

    def _lost(self, kept: set[str], handed: set[str]) -> None:
        if handed - kept:
            self.say(
                0,
                "witness",
                f"见证目录有 {len(handed - kept)} 个检查点,账簿中没有:恢复了旧库,或者检查点被删。",
            )
        if kept and witness.place(self.book) is not None and kept - handed:
            lacking = len(kept - handed)
            self.say(
                0,
                "witness",
                f"见证目录缺 {lacking} 个检查点。请运行 zhunsheng checkpoint 补交,并核对见证目录。",
            )

    def asked(self, low: int, high: int) -> tuple[int, ...]:
        """The signed sizes above `low`, up to `high`."""
        return tuple(sorted({end.size for end in self.waiting if low < end.size <= high}))

    def join(self, trees: Sequence[SliceTree], reached: int) -> None:
        """Compare each signed size with the trees of the slices, one after another, up to the last entry `reached`."""
        tops = merkle.Frontier()  # over the roots of slices, which are all of one power of two
        for tree in trees:
            before = tops.edge()
            for end in self.waiting:
                if tree.low < end.size <= min(tree.high, reached):
                    edge = tree.edges.get(end.size)
                    self._compare(end, merkle.joined([*before, *edge]) if edge else b"")
            tops.extend([tree.root()])

    def _compare(self, end: _End, root: bytes) -> None:
        self.checked += 1
        if root == end.root:
            self.sound = end.size
            return
        first = self._first_difference(end)
        where = f"第 {first} 条" if first else f"第 {self.sound + 1} 条至第 {end.size} 条之间的记录"
        self.say(
            first or self.sound + 1,
            "forged",
            f"{where}与{_keeper(end)}第 {end.size} 条处的检查点不符:签名之后被改动,链是重新做的。",
        )

    def _first_difference(self, end: _End) -> int | None:
        """Which entry the stored tree knew otherwise, where that tree is still the one that was signed."""
        try:
            tree = tree_of(self.book)
            if tree.size < end.size or tree.root(end.size) != end.root:
                return None
            seq = self.sound
            for page in checkpoints.digests(self.book, seq, end.size):
                known = tree.leaves(seq, seq + len(page))
                for ours, theirs in zip(merkle.leaves(page), known, strict=True):
                    seq += 1
                    if ours != theirs:
                        return seq
        except (RecordError, OSError):
            return None
        return None

    def finish(self) -> None:
        """After the last entry: checkpoints that reach beyond the book."""
        beyond = [end for end in self.ends if end.size > self.last]
        if beyond:  # the book may have grown, and been signed, while it was verified
            reached = head(self.book).seq
            beyond = [end for end in beyond if end.size > reached]
        if beyond:
            end = beyond[-1]
            self.checked += len(beyond)
            self.say(
                self.last + 1,
                "shrunk",
                f"{_keeper(end)}的检查点证明账簿有 {end.size} 条,现在只有 {self.last} 条:末尾被删,或者恢复了旧库。",
            )


def _keeper(end: _End) -> str:
    return "见证目录" if end.witnessed else "账簿"
