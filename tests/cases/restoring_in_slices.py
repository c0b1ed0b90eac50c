"""`zhunsheng WORDS` where books are cut into slices of four entries; tells on stderr how many pools of processes worked."""

import sys
from functools import partial

from zhunsheng import record
from zhunsheng.doors.cli.__main__ import main
from zhunsheng.record import verify_jobs


def sliced() -> int:
    """The command, with slices so small that a short book has many, and the start of processes counted."""
    pools = []
    plain = verify_jobs.ProcessPoolExecutor

    def counted(*given):
        pools.append(given)
        return plain(*given)

    verify_jobs.ProcessPoolExecutor = counted
    record.verify_all = partial(record.verify_all, size=4)
    code = main(sys.argv[1:])
    sys.stderr.write(f"pools: {len(pools)}\n")
    return code


if __name__ == "__main__":
    sys.exit(sliced())
