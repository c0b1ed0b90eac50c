"""Public-resource trading in the demo county: three projects, two evaluated across provinces. All of it made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from zhunsheng.cases.demo.events import Act, Event, case
from zhunsheng.methods import draw
from zhunsheng.methods.sealed_scores import commitment, ranking
from zhunsheng.procedures.oversight.review.trading import Trading

NONCE = "0f1e2d3c4b5a6978"
PARTIES = ("青溪县发展和改革局(示例)", "公证处(示例)")
NONCES = ("71" * 32, "e8" * 32)
BIDDERS = ("甲建设(示例)", "乙路桥(示例)", "丙工程(示例)")
OFFICER, EXPERT = "development.handler", "other_organ development.handler"


def trades() -> Iterator[Event]:
    """Each from its registration to the public result; the bids of the second came from one machine."""
    for n, (title, day) in enumerate(
        (
            ("青溪二桥维修(示例)", date(2026, 4, 13)),
            ("柳湾镇污水管网(示例)", date(2026, 5, 18)),
            ("县档案馆修缮(示例)", date(2026, 9, 7)),
        )
    ):
        yield from case(f"trade {n}", Trading, "development", *_trade(n, title, day))


def _trade(n: int, title: str, day: date) -> Iterator[Act]:
    remote = n < 2
    places = ["示例省", "邻省"] if remote else ["示例省"]
    project = {"title": title, "tenderer": f"示例业主{n + 1}", "remote": remote, "provinces": places}
    yield day, "register", OFFICER, project
    for place, bidder in enumerate(BIDDERS):
        machine = f"pc-{0 if n == 1 and place < 2 else place}"
        yield (
            day,
            "bid",
            OFFICER,
            {"bidder": bidder, "price_yuan": 980_000 + 5_000 * place, "machine": machine},
        )
    file = _announced(title, places, day)
    yield day, "announce", OFFICER, {"draw": file.text()}
    done = _drawn(file, day + timedelta(days=1))
    yield day + timedelta(days=2), "draw", OFFICER, {"draw": done.text()}
    yield from _evaluated(day, draw.chosen(done))


def _announced(title: str, places: list[str], day: date) -> draw.DrawFile:
    pool = [draw.Entrant(f"{place}专家{n:02}", 1, place) for place in places for n in range(1, 13)]
    quotas = [
        draw.Quota(count=5 - 2 * (len(places) - 1) if place == "示例省" else 2, stratum=place)
        for place in places
    ]
    return draw.announce(title, "评标专家", pool, quotas, draw.CommitReveal(PARTIES), f"{day}T08:00:00+08:00")


def _drawn(file: draw.DrawFile, day: date) -> draw.DrawFile:
    for party, nonce in zip(PARTIES, NONCES, strict=True):
        file = draw.commit(file, party, draw.commitment(nonce, party), f"{day}T09:00:00+08:00")
    for party, nonce in zip(PARTIES, NONCES, strict=True):
        file = draw.reveal(file, party, nonce, f"{day}T15:00:00+08:00")
    return draw.draw(file, f"{day}T16:00:00+08:00")


def _evaluated(day: date, experts: list[str]) -> Iterator[Act]:
    sheets = [
        {bidder: Decimal(92 - 4 * place + (n + place) % 3) for place, bidder in enumerate(BIDDERS)}
        for n in range(len(experts))
    ]
    sitting = day + timedelta(days=3)
    for n, expert in enumerate(experts):
        booked = {"expert": expert, "province": expert[:-4], "station": f"{n + 1}号", "day": sitting}
        yield sitting, "book", OFFICER, booked
    for expert, sheet in zip(experts, sheets, strict=True):
        yield sitting, "seal", EXPERT, {"expert": expert, "commitment": commitment(NONCE, sheet)}
    for expert, sheet in zip(experts, sheets, strict=True):
        lines = [f"{bidder}:{points}" for bidder, points in sheet.items()]
        yield sitting, "unseal", EXPERT, {"expert": expert, "nonce": NONCE, "scores": lines}
    best = ranking(sheets)
    told = [f"{bidder}:{mean}" for bidder, mean in best]
    yield sitting, "publish", OFFICER, {"winner": best[0][0], "ranking": told}
