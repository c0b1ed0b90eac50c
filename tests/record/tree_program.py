"""A writer of a stored tree in a process of its own, to be killed: `python tree_program.py FOLDER [POINT]`.

Appends groups of every size until killed. With POINT it kills itself at the POINT-th call that touches the disk.
"""

import os
import signal
import sys
from hashlib import sha256
from pathlib import Path

from zhunsheng.record.tiles import Tree

GROUPS = (1, 255, 1, 300, 3000, 3, 513)


def digests(low: int, high: int) -> list[bytes]:
    return [sha256(b"%d" % n).digest() for n in range(low, high)]


def deadly(point: int) -> None:
    """Count what the writer asks of the disk, and die in front of the given one."""
    left = [point]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("open", "os.rename", "os.remove", "os.mkdir", "shutil.rmtree") and str(
            sys.argv[1]
        ) in str(arguments[0]):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        deadly(int(sys.argv[2]))
    tree = Tree(Path(sys.argv[1]))
    for group in GROUPS:
        with tree.writing():
            tree.append(digests(tree.size, tree.size + group))
        os.write(1, b"%d\n" % tree.size)
