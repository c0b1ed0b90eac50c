"""Two receipts of one book held against each other: where both cannot be of one book, the house keeps two."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from zhunsheng.record import merkle
from zhunsheng.record.receipt_check import Verdict

Shown = dict[tuple[int, int], bytes]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two receipts, by their places in the list, and the entries (numbers, both included) that they tell otherwise."""

    one: int
    other: int
    low: int
    high: int


def contradictions(verdicts: Sequence[Verdict]) -> list[Contradiction]:
    """Every pair of receipts, each good in itself, that cannot be of one book: its operator signed a fork.

    Compared are the roots at one size, the entries of one number, and every part of the tree that both show whole.
    Receipts without such a part in common are not told apart; the witness, which sees every checkpoint, does it.
    """
    shown = [_shown(one) for one in verdicts]
    found = []
    for (a, first), (b, second) in combinations(enumerate(verdicts), 2):
        if first.body["book"] != second.body["book"]:
            continue
        wrong = [span for span, hash in shown[a].items() if shown[b].get(span, hash) != hash]
        if wrong:
            low, high = min(wrong, key=lambda span: span[1] - span[0])
            found.append(Contradiction(a, b, low + 1, high))
    return found


def _shown(verdict: Verdict) -> Shown:
    """The hashes of parts of the tree that a receipt shows, the root among them.

    The hash of a part is of its entries alone, however large the tree around it is.
    """
    index, hash = int(verdict.body["seq"]) - 1, verdict.leaf
    low, high = index, index + 1
    found = {(low, high): hash}
    for span, other in zip(merkle.inclusion_spans(index, verdict.size), verdict.path, strict=True):
        found[span] = other
        hash = merkle.node(other, hash) if span[0] < low else merkle.node(hash, other)
        low, high = min(low, span[0]), max(high, span[1])
        found[low, high] = hash
    return found
