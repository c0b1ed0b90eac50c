"""Experts drawn across provinces, scores sealed before they are seen, signs of collusion looked into (S131, S132)."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.procedures.review.conftest import County
from tests.procedures.review.test_file_review import AT, drawn
from zhunsheng.cases.errors import BadFacts
from zhunsheng.methods.draw import CommitReveal, Entrant, Quota, announce, chosen, replace
from zhunsheng.methods.risk import deviation, pairing, same_machine
from zhunsheng.registers.local_rules import set_rule

DAY = date(2026, 3, 3)
NONCE = "0123456789abcdef"


def _pool() -> Any:
    pool = [Entrant(f"{place}-{n}", 1, place) for place in ("浙江", "江西") for n in range(1, 6)]
    quotas = [Quota(count=2, stratum="浙江"), Quota(count=1, stratum="江西")]
    return announce("评标专家", "评标", pool, quotas, CommitReveal(("司法局", "工商联")), AT.format(1))


def _project(county: County, **told: Any) -> str:
    given = {"title": "某桥工程", "tenderer": "某城建公司", "remote": True, "provinces": ["浙江", "江西"]}
    case = county.take(None, "trading/register", date(2026, 3, 1), "h1", "bureau", **(given | told)).case.id
    for bidder, machine in (("甲", "aa:01"), ("乙", "bb:02"), ("丙", "AA:01 ")):
        county.take(case, "trading/bid", date(2026, 3, 1), "h1", "bureau", bidder=bidder, machine=machine)
    return case


def _drawn(county: County) -> tuple[str, list[str]]:
    case, file = _project(county), _pool()
    county.take(case, "trading/announce", date(2026, 3, 1), "h1", "bureau", draw=file.text())
    done = drawn(file)
    county.take(case, "trading/draw", DAY, "h1", "bureau", draw=done.text())
    return case, chosen(done)


def _hash(nonce: str, scores: str) -> str:
    """By hand: nonce, then the sorted lines."""
    return hashlib.sha256(
        (nonce + "\n" + "".join(f"{one}\n" for one in sorted(scores.split()))).encode()
    ).hexdigest()


def _sealed(county: County, case: str, sheets: dict[str, str]) -> None:
    for n, (expert, scores) in enumerate(sheets.items()):
        booking = {"expert": expert, "province": "浙江", "station": f"A{n}", "day": DAY}
        county.take(case, "trading/book", DAY, "h1", "bureau", **booking)
        county.take(
            case,
            "trading/seal",
            DAY,
            "other_organ h1",
            "bureau",
            expert=expert,
            commitment=_hash(NONCE, scores),
        )


def _open(county: County, case: str, sheets: dict[str, str]) -> None:
    for expert, scores in sheets.items():
        told = {"expert": expert, "nonce": NONCE, "scores": scores.split()}
        county.take(case, "trading/unseal", DAY, "other_organ h1", "bureau", **told)


def test_experts_are_drawn_in_two_provinces_and_who_must_avoid_is_replaced(county: County) -> None:
    case, file = _project(county), _pool()
    county.take(case, "trading/announce", date(2026, 3, 1), "h1", "bureau", draw=file.text())
    done = drawn(file)
    first = chosen(done)
    assert sorted(one[:2] for one in first) == ["江西", "浙江", "浙江"]
    county.take(case, "trading/avoid", DAY, "h1", "bureau", expert=first[0], reason="在投标单位兼职")
    assert "应当回避" in county.refused(case, "trading/draw", DAY, "h1", "bureau", draw=done.text())
    again = replace(done, first[0], "在投标单位兼职", AT.format(3))
    county.take(case, "trading/draw", DAY, "h1", "bureau", draw=again.text())
    (row,) = county.items("trading")
    assert first[0] not in row.facts["draw__drawn"]


def test_remote_evaluation_has_more_than_one_province(county: County) -> None:
    case = _project(county)
    pool = [Entrant(f"浙江-{n}", 1, "浙江") for n in range(5)]
    file = announce(
        "x", "x", pool, [Quota(count=2, stratum="浙江")], CommitReveal(("甲", "乙")), AT.format(1)
    )
    said = county.refused(case, "trading/announce", date(2026, 3, 1), "h1", "bureau", draw=file.text())
    assert "只有一个省份" in said


def test_nobody_opens_before_all_have_sealed(county: County) -> None:
    case, experts = _drawn(county)
    sheets = dict.fromkeys(experts, "甲:90 乙:80 丙:70")
    _sealed(county, case, {experts[0]: sheets[experts[0]]})
    told = {"expert": experts[0], "nonce": NONCE, "scores": ["甲:90", "乙:80", "丙:70"]}
    said = county.refused(case, "trading/unseal", DAY, "other_organ h1", "bureau", **told)
    assert "没有密封评分" in said
    taken = {"expert": experts[1], "province": "浙江", "station": "A0", "day": DAY}
    assert "已有预约" in county.refused(case, "trading/book", DAY, "h1", "bureau", **taken)
    seal = {"expert": experts[1], "commitment": "0" * 64}
    assert "没有预约工位" in county.refused(case, "trading/seal", DAY, "other_organ h1", "bureau", **seal)


def test_a_station_is_booked_once_over_all_projects(county: County) -> None:
    case, experts = _drawn(county)
    booking = {"expert": experts[0], "province": "浙江", "station": "A1", "day": DAY}
    county.take(case, "trading/book", DAY, "h1", "bureau", **booking)
    other = _project(county, title="另一工程")
    file = _pool()
    county.take(other, "trading/announce", date(2026, 3, 1), "h1", "bureau", draw=file.text())
    county.take(other, "trading/draw", DAY, "h1", "bureau", draw=drawn(file).text())
    assert "已有预约" in county.refused(other, "trading/book", DAY, "h1", "bureau", **booking)
    free = booking | {"station": "A2"}
    county.take(other, "trading/book", DAY, "h1", "bureau", **free)
    assert "已经预约工位" in county.refused(
        other, "trading/book", DAY, "h1", "bureau", **(free | {"station": "A3"})
    )


def test_what_is_opened_is_what_was_sealed(county: County) -> None:
    case, experts = _drawn(county)
    _sealed(county, case, dict.fromkeys(experts, "甲:90 乙:80 丙:70"))
    told = {"expert": experts[0], "nonce": NONCE, "scores": ["甲:70", "乙:80", "丙:90"]}
    assert "与密封的摘要不符" in county.refused(
        case, "trading/unseal", DAY, "other_organ h1", "bureau", **told
    )
    again = {"expert": experts[0], "commitment": "0" * 64}
    assert "不得更换" in county.refused(case, "trading/seal", DAY, "other_organ h1", "bureau", **again)
    with pytest.raises(BadFacts):
        county.take(
            *(case, "trading/unseal", DAY, "other_organ h1", "bureau"), **(told | {"scores": ["甲乙丙"]})
        )


def test_the_result_follows_and_signs_raise_alerts(county: County) -> None:
    set_rule("risk_dimensions", "岗位、权力、制度", "某府办(示例)", date(2020, 1, 1), jurisdiction="330182")
    case, experts = _drawn(county)
    sheets = dict(zip(experts, ("甲:90 乙:80 丙:70", "甲:88 乙:81 丙:72", "甲:40 乙:82 丙:70"), strict=True))
    _sealed(county, case, sheets)
    _open(county, case, sheets)
    # 乙 (80+81+82)/3 = 81, 甲 218/3 = 72.67, 丙 212/3 = 70.67.
    ranking = ["乙:81", "甲:72.67", "丙:70.67"]
    wrong = county.refused(case, "trading/publish", DAY, "h1", "bureau", winner="甲", ranking=ranking)
    assert "算出的不同" in wrong
    county.take(case, "trading/publish", DAY, "h1", "bureau", winner="乙", ranking=ranking)
    alerts = county.items("risk-alert")
    found = [
        (one.facts["alert__rule"], one.facts["alert__dimension"], one.facts["alert__who"]) for one in alerts
    ]
    # 甲: 40 lies 49 below the others' 89; 90 lies 26 above the others' 64, which is 40.6 %, and 88 23 above 65.
    assert ("same-machine", "岗位", ["丙", "甲"]) in found
    assert ("score-deviation", "权力", [experts[2], "甲"]) in found
    assert {one.subject for one in alerts} == {case}


def test_no_alert_is_closed_without_check_and_reason(county: County) -> None:
    told = {"dimension": "人员", "rule": "same-machine", "who": ["甲", "乙"]}
    alert = county.take(None, "risk-alert/alert", DAY, "bclerk", "bureau", **told).case.id
    done = {"result": "cleared", "reason": "同一代办人,已核实"}
    assert "尚未核查" in county.refused(alert, "risk-alert/close", DAY, "boss", "bureau", **done)
    county.take(alert, "risk-alert/charge", DAY, "boss", "bureau", owner="rev")
    assert "不是确定的责任人" in county.refused(alert, "risk-alert/check", DAY, "h1", "bureau", text="看过")
    county.take(alert, "risk-alert/check", DAY, "rev", "bureau", text="调取投标文件属性")
    assert "没有写明理由" in county.refused(
        alert, "risk-alert/close", DAY, "boss", "bureau", result="cleared", reason=" "
    )
    county.take(alert, "risk-alert/close", DAY, "sup", "bureau", **done)
    (row,) = county.items("risk-alert")
    assert (row.outcome, row.closed) == ("alert-cleared", DAY)


def test_a_dimension_that_nobody_set_is_refused(county: County) -> None:
    told = {"dimension": "风水", "rule": "same-machine"}
    assert "没有这一风险维度" in county.refused(None, "risk-alert/alert", DAY, "bclerk", "bureau", **told)


def test_the_rules_alone() -> None:
    bids = [("甲", "m1"), ("乙", "M1"), ("丙", "m2"), ("丁", "")]
    assert [(one.who, one.why) for one in same_machine(bids)] == [(("乙", "甲"), "m1")]
    sheets = {one: {"甲": Decimal(points)} for one, points in (("a", 90), ("b", 91), ("c", 60))}
    # c is 33.7 % below 90.5; a and b lie 19.2 % and 21.3 % above the others' medians 75.5 and 75.
    assert [one.who for one in deviation(sheets, 30)] == [("c", "甲")]
    assert deviation({"a": {"甲": Decimal(90)}, "b": {"甲": Decimal(10)}}, 30) == []
    assert [one.who for one in pairing([("x", "y")] * 3 + [("x", "z")] * 2, 3)] == [("x", "y")]
