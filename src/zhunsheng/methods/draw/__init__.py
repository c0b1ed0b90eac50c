"""The draw (双随机抽取): reproducible by anybody from what was published before it. Described in docs/draw.md.

Pool hashed and published first, randomness named in advance, rank = the smallest ticket H(seed ‖ id) first,
replacements next in rank with their reasons. Serves inspections, hearing representatives, experts, file review.
"""

from zhunsheng.methods.draw.drawing import (
    announce,
    chosen,
    commit,
    commitment,
    draw,
    enter,
    next_in_rank,
    replace,
    result,
    reveal,
    seed_of,
)
from zhunsheng.methods.draw.file import FORMAT, DrawFile, fingerprint, parse, read
from zhunsheng.methods.draw.pool import ALL, Entrant, digest, written
from zhunsheng.methods.draw.pool import read as read_pool
from zhunsheng.methods.draw.problems import NotDrawn, Problem
from zhunsheng.methods.draw.quotas import Quota, fraction, numbers, quota
from zhunsheng.methods.draw.ranking import best, ranked, ticket
from zhunsheng.methods.draw.sources import CHAINS, CommitReveal, Drand, Lottery, Source, moment, source
from zhunsheng.methods.draw.verifying import verify

__all__ = [
    "ALL",
    "CHAINS",
    "FORMAT",
    "CommitReveal",
    "Drand",
    "DrawFile",
    "Entrant",
    "Lottery",
    "NotDrawn",
    "Problem",
    "Quota",
    "Source",
    "announce",
    "best",
    "chosen",
    "commit",
    "commitment",
    "digest",
    "draw",
    "enter",
    "fingerprint",
    "fraction",
    "moment",
    "next_in_rank",
    "numbers",
    "parse",
    "quota",
    "ranked",
    "read",
    "read_pool",
    "replace",
    "result",
    "reveal",
    "seed_of",
    "source",
    "ticket",
    "verify",
    "written",
]
