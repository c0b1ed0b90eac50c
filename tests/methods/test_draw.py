"""A draw is repeated by a second program, by `sha256sum`, and every way of cheating is named."""

from __future__ import annotations

import copy
import subprocess
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.methods import second
from zhunsheng.methods import draw

AT = ["2026-03-02T09:00:00+08:00", "2026-03-03T09:00:00+08:00", "2026-03-04T09:00:00+08:00"]
PARTIES = ("青溪县市场监督管理局", "青溪县司法局")
NONCES = ("0" * 63 + "1", "0" * 63 + "2")
QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
SHOPS = tuple(draw.Entrant(f"店{n:03d}", 1 + n % 5, "高" if n % 10 == 0 else "低") for n in range(200))
QUOTAS = (draw.Quota(ratio="20%", stratum="高"), draw.Quota(ratio="3/100", stratum="低"))


def made(pool: tuple[draw.Entrant, ...] = SHOPS, quotas: tuple[draw.Quota, ...] = QUOTAS) -> draw.DrawFile:
    """A whole draw by commit and reveal."""
    file = draw.announce("抽查", "inspection", pool, quotas, draw.CommitReveal(PARTIES), AT[0])
    for party, nonce in zip(PARTIES, NONCES, strict=True):
        file = draw.commit(file, party, draw.commitment(nonce, party), AT[1])
    for party, nonce in zip(PARTIES, NONCES, strict=True):
        file = draw.reveal(file, party, nonce, AT[2])
    return draw.draw(file, AT[2])


def rules(said: Any, published: str | None = None) -> list[str]:
    return [one.rule for one in draw.verify(said, published)]


def test_a_draw_repeats_and_a_second_program_finds_the_same() -> None:
    file = draw.replace(made(), made().drawn[0]["id"], "执法人员系其近亲属,回避", AT[2])
    said = file.as_json()
    assert draw.verify(said) == []
    assert second.pool_hash(said) == file.pool_sha256
    assert second.announcement_hash(said) == file.announced_sha256
    assert second.seed(said) == file.seed
    assert second.drawn(said) == draw.chosen(file)
    assert Counter(one["stratum"] for one in file.drawn) == {
        "高": 4,
        "低": 6,
    }  # 20% of 20, 3% of 180 rounded up
    assert draw.parse(file.text()) == draw.read(said)


def test_it_is_repeated_by_hand_with_sha256sum() -> None:
    pool = tuple(draw.Entrant(f"企业{n}") for n in range(1, 6))
    file = made(pool, (draw.Quota(count=2),))

    def summed(text: str) -> str:
        ran = subprocess.run(["sha256sum"], input=text.encode(), capture_output=True, check=True)
        return ran.stdout.decode().split()[0]

    assert file.commits[0]["commitment"] == summed(NONCES[0] + PARTIES[0])
    lines = ["zhunsheng-draw/1", file.pool_sha256, file.announced_sha256, *NONCES]
    assert file.seed == summed("\n".join(lines))
    tickets = sorted((summed(file.seed + one.id), one.id) for one in pool)
    assert [one["id"] for one in file.drawn] == [one for _ticket, one in tickets[:2]]


def test_the_order_in_which_the_pool_is_given_changes_nothing() -> None:
    assert made(SHOPS[::-1]) == made(SHOPS)


def test_weights_are_chances_without_putting_back() -> None:
    pool = (draw.Entrant("甲", 6), draw.Entrant("乙", 3), draw.Entrant("丙", 1))
    orders = Counter(
        tuple(draw.ranked(sha256(str(n).encode()).hexdigest(), pool)["*"]) for n in range(20_000)
    )
    # Chances by hand: first by weight, the second by weight among those left.
    chances = {
        ("甲", "乙", "丙"): 6 / 10 * 3 / 4,
        ("甲", "丙", "乙"): 6 / 10 * 1 / 4,
        ("乙", "甲", "丙"): 3 / 10 * 6 / 7,
        ("乙", "丙", "甲"): 3 / 10 * 1 / 7,
        ("丙", "甲", "乙"): 1 / 10 * 6 / 9,
        ("丙", "乙", "甲"): 1 / 10 * 3 / 9,
    }
    # The seeds are fixed, so this never wavers: 20,000 draws keep within 0.015 (over four standard errors).
    assert all(abs(orders[order] / 20_000 - chance) < 0.015 for order, chance in chances.items())


@given(
    st.lists(
        st.tuples(st.text("abc店企〔〕-", min_size=1, max_size=6), st.integers(1, 9)),
        min_size=1,
        max_size=30,
        unique_by=lambda one: one[0],
    ),
    st.fractions(min_value="1/100", max_value=1, max_denominator=100),
)
def test_any_pool_agrees_with_the_second_program(rows: list[tuple[str, int]], share: Any) -> None:
    pool = tuple(draw.Entrant(id, weight) for id, weight in rows)
    file = made(pool, (draw.Quota(ratio=f"{share.numerator}/{share.denominator}"),))
    assert second.drawn(file.as_json()) == [one["id"] for one in file.drawn]
    assert rules(file.as_json()) == []


def cheated(**changes: Any) -> dict[str, Any]:
    said = copy.deepcopy(made().as_json())
    said.update(changes)
    return said


def test_a_pool_that_changed_is_named_and_not_drawn_from() -> None:
    said = cheated()
    said["pool"].append({"id": "店999", "weight": 1, "stratum": "低"})
    assert rules(said)[0] == "pool-changed"
    heavier = cheated()
    heavier["pool"][0]["weight"] = 9
    assert rules(heavier)[0] == "pool-changed"
    file = draw.read(heavier | {"drawn": [], "seed": None})
    with pytest.raises(draw.NotDrawn, match="公布后改变"):
        draw.draw(file, AT[2])


def test_whoever_makes_all_hashes_anew_is_caught_by_what_was_published() -> None:
    forged = made(SHOPS[1:])
    assert rules(forged.as_json()) == []
    assert rules(forged.as_json(), made().pool_sha256) == ["published"]
    assert rules(made().as_json(), made().announced_sha256) == []


def test_rules_changed_after_the_announcement_are_named() -> None:
    said = cheated()
    said["quotas"][0]["ratio"] = "40%"
    assert rules(said)[0] == "announcement-changed"


def test_a_wrong_order_a_wrong_number_and_a_wrong_seed_are_named() -> None:
    said = cheated()
    said["drawn"][0]["id"], said["drawn"][1]["id"] = said["drawn"][1]["id"], said["drawn"][0]["id"]
    assert rules(said) == ["order"]
    assert rules(cheated(drawn=made().as_json()["drawn"][:-1])) == ["number"]
    assert rules(cheated(seed="f" * 64)) == ["seed"]


def test_early_late_and_false_reveals_are_named() -> None:
    early = cheated()
    early["reveals"][0]["at"] = AT[0]
    assert rules(early) == ["early-reveal"]
    false = cheated()
    false["reveals"][0]["nonce"] = "3" * 64
    assert rules(false)[0] == "reveal"
    missing = cheated(reveals=made().as_json()["reveals"][:1])
    assert rules(missing)[0] == "parties"
    with pytest.raises(draw.NotDrawn, match="为时过早"):
        start = draw.announce("抽", "inspection", SHOPS, QUOTAS, draw.CommitReveal(PARTIES), AT[0])
        one = draw.commit(start, PARTIES[0], draw.commitment(NONCES[0], PARTIES[0]), AT[1])
        draw.reveal(one, PARTIES[0], NONCES[0], AT[1])
    source = draw.CommitReveal(PARTIES, "2026-03-03T18:00:00+08:00")
    file = draw.announce("抽", "inspection", SHOPS, QUOTAS, source, AT[0])
    for party, nonce in zip(PARTIES, NONCES, strict=True):
        file = draw.commit(file, party, draw.commitment(nonce, party), AT[1])
    with pytest.raises(draw.NotDrawn, match="晚于"):
        draw.reveal(file, PARTIES[0], NONCES[0], AT[2])


def test_nobody_copies_the_commitment_of_the_other() -> None:
    start = draw.announce("抽", "inspection", SHOPS, QUOTAS, draw.CommitReveal(PARTIES), AT[0])
    copied = draw.commitment(NONCES[0], PARTIES[0])
    file = draw.commit(draw.commit(start, PARTIES[0], copied, AT[1]), PARTIES[1], copied, AT[1])
    with pytest.raises(draw.NotDrawn, match="与其承诺不符"):
        draw.reveal(file, PARTIES[1], NONCES[0], AT[2])


def test_replacements_are_the_next_in_rank_of_the_stratum_and_have_reasons() -> None:
    file = made()
    out = next(one for one in file.drawn if one["stratum"] == "高")["id"]
    file = draw.replace(file, out, "已注销", AT[2])
    order = second.order(file.as_json(), "高")
    assert file.replaced[0]["in"] == order[4]
    again = draw.replace(file, order[4], "回避", AT[2])
    assert again.replaced[1]["in"] == order[5]
    assert rules(again) == []
    said = again.as_json()
    said["replaced"][1]["in"] = order[6]
    assert rules(said) == ["replacement"]
    said = again.as_json()
    said["replaced"][0]["reason"] = " "
    assert rules(said) == ["no-reason"]
    with pytest.raises(draw.NotDrawn, match="理由"):
        draw.replace(made(), out, "", AT[2])


def test_where_nobody_is_left_the_place_stays_empty() -> None:
    file = made((draw.Entrant("甲"), draw.Entrant("乙")), (draw.Quota(count=2),))
    gone = draw.replace(file, "甲", "停业", AT[2])
    assert gone.replaced[0]["in"] is None
    assert draw.chosen(gone) == ["乙"]
    assert rules(gone) == []


def test_a_drand_round_is_not_known_before_its_moment() -> None:
    # Round 1 of quicknet was at 1692803367; three seconds a round.
    round_ = (1_772_500_000 - 1_692_803_367) // 3
    source = draw.Drand(QUICKNET, round_)
    assert 0 <= 1_772_500_000 - source.known_at.timestamp() < 6
    signature = "ab" * 48
    value = sha256(bytes.fromhex(signature)).hexdigest()
    file = draw.announce("抽", "inspection", SHOPS, QUOTAS, source, AT[0])
    with pytest.raises(draw.NotDrawn, match="才公布"):
        draw.enter(file, value, AT[0], signature)
    with pytest.raises(draw.NotDrawn, match="签名"):
        draw.enter(file, "0" * 64, AT[2], signature)
    done = draw.draw(draw.enter(file, value, AT[2], signature), AT[2])
    assert rules(done) == []
    assert second.drawn(done.as_json()) == draw.chosen(done)
    with pytest.raises(draw.NotDrawn, match="已经为人所知"):
        draw.announce("抽", "inspection", SHOPS, QUOTAS, draw.Drand(QUICKNET, 1), AT[0])
    said = done.as_json()
    said["source"]["round"] = round_ - 1000
    assert rules(said)[0] == "announcement-changed"
    later = done.as_json()
    later["source"] = draw.CommitReveal(PARTIES).as_json()
    assert "announcement-changed" in rules(later) and "seed-source" in rules(later)


def test_lottery_numbers_count_in_whatever_way_they_are_written() -> None:
    source = draw.Lottery("双色球(示例)", "2026025", "2026-03-03T21:15:00+08:00", "福利彩票公告(示例)")
    file = draw.announce("抽", "inspection", SHOPS, QUOTAS, source, AT[0])
    one = draw.enter(file, "03 08 15 22 27 31 + 09", AT[2])
    two = draw.enter(file, "3、8、15、22、27、31,9", AT[2])
    assert one.randomness == two.randomness
    assert rules(draw.draw(one, AT[2])) == []
    with pytest.raises(draw.NotDrawn, match="五个数"):
        draw.enter(file, "7", AT[2])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "名录为空"),
        ("甲\n甲", "重复"),
        ("甲,0", "权重"),
        ("甲,x", "第1行"),
        ("甲#2", "不能作为标识"),
        ("甲,1,高,多", "第1行"),
    ],
)
def test_a_bad_pool_is_refused_in_plain_words(text: str, said: str) -> None:
    with pytest.raises(draw.NotDrawn, match=said):
        draw.read_pool(text)


@pytest.mark.parametrize(
    ("quotas", "said"),
    [
        ((draw.Quota(count=300),), "没有规定"),
        ((draw.Quota(count=21, stratum="高"), draw.Quota(count=1, stratum="低")), "只有20个"),
        ((draw.Quota(ratio="三成", stratum="高"), draw.Quota(count=1, stratum="低")), "不是比例"),
        ((draw.Quota(ratio="5", stratum="高"), draw.Quota(count=1, stratum="低")), "不是比例"),
        ((draw.Quota(count=0, stratum="高"), draw.Quota(count=0, stratum="低")), "一个也抽不到"),
        ((*QUOTAS, draw.Quota(count=1, stratum="中")), "没有「中」层"),
    ],
)
def test_quotas_that_do_not_fit_are_refused(quotas: tuple[draw.Quota, ...], said: str) -> None:
    with pytest.raises(draw.NotDrawn, match=said):
        draw.announce("抽", "inspection", SHOPS, quotas, draw.CommitReveal(PARTIES), AT[0])


@pytest.mark.parametrize(
    "said",
    [None, 3, [], {}, {"format": "zhunsheng-draw/1"}, {"format": "zhunsheng-draw/1", "pool": [1]}, "x"],
)
def test_what_is_no_draw_file_is_told_so(said: Any) -> None:
    (problem,) = draw.verify(said)
    assert problem.text().endswith("。")


def test_a_file_with_one_part_spoilt_never_breaks_the_verifier() -> None:
    whole = made().as_json()
    for name in whole:
        for wrong in (None, 5, "x", [1], {"kind": "drand"}, [{}], -1):
            said = copy.deepcopy(whole) | {name: wrong}
            found = draw.verify(said)
            assert found or said == whole or name in ("drawn_at", "randomness", "replaced"), (name, wrong)
    for name in ("commits", "reveals", "drawn"):
        for cell in whole[name][0]:
            for wrong in (None, 5, "x", [1], {}):
                said = copy.deepcopy(whole)
                said[name][0][cell] = wrong
                assert draw.verify(said), (name, cell, wrong)
    for cell in ("out", "in", "reason", "at"):
        change = {"out": whole["drawn"][0]["id"], "in": "x", "reason": "x", "at": AT[2]} | {cell: [1]}
        assert draw.verify(copy.deepcopy(whole) | {"replaced": [change]})


def test_ratios_are_exact_and_rounded_up() -> None:
    assert draw.Quota(ratio="3%").of(100) == 3
    assert draw.Quota(ratio="3%").of(101) == 4
    assert (
        draw.Quota(ratio="0.1").of(30) == 3
    )  # 0.1 * 30 is 3.0000000000000004 for who counts with fractions of two
    assert [draw.Quota(ratio="1/3").of(n) for n in (3, 4)] == [1, 2]
    assert all(a <= b for a, b in pairwise(draw.Quota(ratio="7%").of(n) for n in range(300)))
