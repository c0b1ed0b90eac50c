"""The whole `take`, each step in a transaction of its own, beside a plain save with history."""

from __future__ import annotations

import itertools
from datetime import date

from bench import ground
from bench.measure import interleaved, row, size, tell

ground.install()

from django.db import transaction  # noqa: E402  # Django must stand first

from bench.peer.models import Step  # noqa: E402
from bench.six import six_steps  # noqa: E402

CASES, counter = size(250), itertools.count()


def ours(organ: str) -> int:
    """Authority, order, bars, clocks, append, fold, commit."""
    for _n in range(CASES):
        six_steps(organ, next(counter))
    return CASES * 6


def history() -> int:
    """As many saves with history."""
    for n in range(CASES * 6):
        with transaction.atomic():
            Step(
                book="bench", case=f"c{n // 6}", procedure="penalty", step="decide", on=date(2026, 3, 2),
                by=["h1", "h2"], facts=ground.facts(n), evidence=[],
            ).save()  # fmt: skip
    return CASES * 6


if __name__ == "__main__":
    organ = ground.bureau()
    found = interleaved({"ours": lambda: ours(organ), "history": history})
    for _n in range(6):
        ours(organ)
    later = interleaved({"ours": lambda: ours(organ)})["ours"]
    tell(
        [
            row(
                "take, one step a transaction, FULL",
                found["ours"],
                "/s",
                peer="save with simple-history",
                than=found["history"],
                at_least=1,
            ),
            row("take at about 10× the cases", later, "/s", peer="the small book", than=found["ours"]),
        ]
    )
