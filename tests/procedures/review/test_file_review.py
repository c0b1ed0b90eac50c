"""Files drawn by lot, reviewed by two with no part in them, scored, appealed, reported (S101)."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

import pytest

from tests.procedures.review.conftest import County
from zhunsheng.cases.errors import BadFacts
from zhunsheng.cases.review_draw import announced, pool, reviewed
from zhunsheng.methods.draw import CommitReveal, DrawFile, commit, commitment, draw, reveal
from zhunsheng.procedures.oversight.review.file_review import Mode

A, B = "a1" * 32, "b2" * 32
AT = "2026-03-0{}T09:00:00+08:00"
FULL = {"fact": 19, "evidence": 23, "procedure": 24, "law": 19, "binding": 9}


def drawn(file: DrawFile) -> DrawFile:
    """The file after both parties committed and revealed."""
    for party, nonce in (("司法局", A), ("工商联", B)):
        file = commit(file, party, commitment(nonce, party), AT.format(2))
    for party, nonce in (("司法局", A), ("工商联", B)):
        file = reveal(file, party, nonce, AT.format(3))
    return draw(file, AT.format(3))


def _round(county: County, **plan: Any) -> str:
    told = {"title": "2026年案卷评查", "mode": "central", "year": 2026}
    return county.take(None, "file-review/plan", date(2026, 3, 1), "sup", **(told | plan)).case.id


def _announced(county: County, each: int = 2) -> tuple[str, DrawFile]:
    for n in range(4):
        county.closed_penalty(date(2026, 2, 9), fine=str(2000 + n))
    source = CommitReveal(("司法局", "工商联"))
    file = announced("2026评查", [county.organs["bureau"]], 2026, each, source, AT.format(1))
    case = _round(county)
    county.take(case, "file-review/announce", date(2026, 3, 1), "sup", draw=file.text())
    return case, file


def _opened(county: County) -> tuple[str, str]:
    """A round with one file drawn: both ids."""
    case, file = _announced(county, each=1)
    county.take(case, "file-review/draw", date(2026, 3, 3), "sup", draw=drawn(file).text())
    (row,) = county.items("reviewed-file")
    return case, row.id


def _sheet(county: County, file: str, by: str, on: date = date(2026, 3, 5), **facts: Any) -> None:
    points = {f"{name}_points": value for name, value in FULL.items()}
    county.take(file, "reviewed-file/score", on, by, **({"reviewer": by} | points | facts))


def _settled(county: County, **facts: Any) -> tuple[str, str]:
    case, file = _opened(county)
    county.take(file, "reviewed-file/assign", date(2026, 3, 4), "jhead", reviewers=["sup", "jrev"])
    _sheet(county, file, "sup")
    _sheet(county, file, "jrev", fact_points=18)
    told = {"points": "93.5", "grade": "excellent", "defects": ["送达:回证没有日期"]}
    county.take(file, "reviewed-file/settle", date(2026, 3, 6), "sup", **(told | facts))
    return case, file


def test_the_draw_is_the_order_of_sha256_of_seed_and_number(county: County) -> None:
    case, file = _announced(county)
    done = drawn(file)
    county.take(case, "file-review/draw", date(2026, 3, 3), "sup", draw=done.text())
    numbers = [one.id for one in pool([county.organs["bureau"]], 2026)]
    assert len(numbers) == 4
    order = sorted(numbers, key=lambda one: hashlib.sha256(f"{done.seed}{one}".encode()).hexdigest())
    files = county.items("reviewed-file")
    assert [row.facts["open__file"] for row in files] == order[:2]
    assert {row.facts["open__mode"] for row in files} == {"central"}


def test_a_pool_changed_after_publication_is_refused(county: County) -> None:
    case, _file = _announced(county)
    source = CommitReveal(("司法局", "工商联"))
    other = announced("2026评查", [county.organs["bureau"]], 2026, 3, source, AT.format(1))
    said = county.refused(case, "file-review/draw", date(2026, 3, 3), "sup", draw=drawn(other).text())
    assert "公布后改变" in said


def test_a_result_that_does_not_repeat_is_refused(county: County) -> None:
    case, file = _announced(county)
    told = json.loads(drawn(file).text())
    told["drawn"].reverse()
    said = county.refused(case, "file-review/draw", date(2026, 3, 3), "sup", draw=json.dumps(told))
    assert "不能由公布的来源重算" in said


def test_what_is_announced_with_its_result_is_refused(county: County) -> None:
    county.closed_penalty()
    source = CommitReveal(("司法局", "工商联"))
    file = announced("x", [county.organs["bureau"]], 2026, 1, source, AT.format(1))
    case = _round(county)
    said = county.refused(case, "file-review/announce", date(2026, 3, 3), "sup", draw=drawn(file).text())
    assert "随机来源已经揭示" in said
    with pytest.raises(BadFacts):
        county.take(case, "file-review/announce", date(2026, 3, 3), "sup", draw="{}")


def test_central_review_does_not_choose_its_files(county: County) -> None:
    number = county.closed_penalty().number
    case = _round(county)
    said = county.refused(case, "file-review/choose", date(2026, 3, 3), "sup", files=[number])
    assert "应当随机抽取" in said


def test_neither_handlers_nor_their_colleagues_review(county: County) -> None:
    _case, file = _opened(county)
    for pair in (["sup", "h1"], ["sup", "rev"], ["sup", "boss"]):
        said = county.refused(file, "reviewed-file/assign", date(2026, 3, 4), "jhead", reviewers=pair)
        assert "参与办理过该案,或者在办案单位任职" in said, pair
    said = county.refused(file, "reviewed-file/assign", date(2026, 3, 4), "jhead", reviewers=["sup", "sup"])
    assert "不能是同一人" in said
    # Somebody of another bureau may.
    county.take(file, "reviewed-file/assign", date(2026, 3, 4), "jhead", reviewers=["sup", "frev"])


def test_in_self_review_colleagues_may_but_handlers_may_not(county: County) -> None:
    number = county.closed_penalty().number
    unit = "bureau"
    case = county.take(
        *(None, "file-review/plan", date(2026, 3, 1), "bclerk", unit), title="自查", mode="self", year=2026
    ).case.id
    county.take(case, "file-review/choose", date(2026, 3, 2), "bclerk", unit, files=[number])
    (row,) = county.items("reviewed-file")
    assert row.facts["open__mode"] == "self"
    said = county.refused(
        row.id, "reviewed-file/assign", date(2026, 3, 3), "boss", unit, reviewers=["h1", "h3"]
    )
    assert "参与办理过该案" in said
    county.take(row.id, "reviewed-file/assign", date(2026, 3, 3), "boss", unit, reviewers=["rev", "h3"])


def test_the_result_follows_from_the_sheets(county: County) -> None:
    _case, file = _opened(county)
    county.take(file, "reviewed-file/assign", date(2026, 3, 4), "jhead", reviewers=["sup", "jrev"])
    _sheet(county, file, "sup")
    told = {"points": "94", "grade": "excellent"}
    said = county.refused(file, "reviewed-file/settle", date(2026, 3, 6), "sup", **told)
    assert "评分不全" in said
    _sheet(county, file, "jrev", fact_points=18)
    said = county.refused(file, "reviewed-file/settle", date(2026, 3, 6), "sup", **told)
    assert "与评分表算出的不同" in said
    # 94 and 93 points: 93.5.
    said = county.refused(
        file, "reviewed-file/settle", date(2026, 3, 6), "sup", points="93.5", grade="qualified"
    )
    assert "等次与得分不符" in said
    county.take(file, "reviewed-file/settle", date(2026, 3, 6), "sup", points="93.5", grade="excellent")


def test_nobody_scores_for_another(county: County) -> None:
    _case, file = _opened(county)
    county.take(file, "reviewed-file/assign", date(2026, 3, 4), "jhead", reviewers=["sup", "jrev"])
    points = {f"{name}_points": value for name, value in FULL.items()}
    said = county.refused(file, "reviewed-file/score", date(2026, 3, 5), "sup", reviewer="jrev", **points)
    assert "代替另一名" in said
    said = county.refused(file, "reviewed-file/score", date(2026, 3, 5), "jclerk", reviewer="sup3", **points)
    assert "不是指定的评查人员" in said


def test_two_who_differ_need_a_third(county: County) -> None:
    _case, file = _opened(county)
    county.take(file, "reviewed-file/assign", date(2026, 3, 4), "jhead", reviewers=["sup", "jrev"])
    _sheet(county, file, "sup")
    _sheet(county, file, "jrev", evidence_points=8, fact_points=15)
    told = {"points": "84.5", "grade": "qualified"}
    assert "第三人" in county.refused(file, "reviewed-file/settle", date(2026, 3, 6), "sup", **told)
    said = county.refused(file, "reviewed-file/appoint-third", date(2026, 3, 6), "jhead", reviewer="h2")
    assert "参与办理过" in said
    county.take(file, "reviewed-file/appoint-third", date(2026, 3, 6), "jhead", reviewer="sup2")
    # 94, 75 and 80: the third with the nearer of the two, (75 + 80) / 2.
    _sheet(county, file, "sup2", evidence_points=9, on=date(2026, 3, 7))
    county.take(
        file, "reviewed-file/settle", date(2026, 3, 7), "sup", points="77.5", grade="qualified", defects=[]
    )


def test_a_veto_of_both_leaves_nothing(county: County) -> None:
    _case, file = _opened(county)
    county.take(file, "reviewed-file/assign", date(2026, 3, 4), "jhead", reviewers=["sup", "jrev"])
    _sheet(county, file, "sup", veto=["not-told"])
    _sheet(county, file, "jrev", veto=["not-told"])
    county.take(
        file,
        "reviewed-file/settle",
        date(2026, 3, 6),
        "sup",
        points="0",
        grade="unqualified",
        defects=["程序:未告知"],
    )


def test_nothing_is_final_before_the_appeal_is_over(county: County) -> None:
    _case, file = _settled(county)
    # Settled on Friday 6 March: five working days end on Friday the 13th.
    assert "等待申诉" in county.refused(file, "reviewed-file/confirm", date(2026, 3, 13), "sup")
    county.take(file, "reviewed-file/confirm", date(2026, 3, 16), "sup")


def test_an_appeal_is_decided_by_others_than_the_reviewers(county: County) -> None:
    _case, file = _settled(county)
    county.take(
        file, "reviewed-file/appeal", date(2026, 3, 13), "enforcement_organ sup3", reason="回证有日期"
    )
    told = {"accepted": True, "reason": "补看原件", "points": "95", "grade": "excellent", "defects": []}
    assert "申诉还没有答复" in county.refused(file, "reviewed-file/confirm", date(2026, 3, 16), "sup")
    said = county.refused(file, "reviewed-file/appeal-decide", date(2026, 3, 16), "sup", **told)
    assert "不得" in said
    said = county.refused(
        file, "reviewed-file/appeal-decide", date(2026, 3, 16), "jhead", **(told | {"accepted": False})
    )
    assert "没有采纳申诉却改变了得分" in said
    county.take(file, "reviewed-file/appeal-decide", date(2026, 3, 16), "jhead", **told)
    county.take(file, "reviewed-file/confirm", date(2026, 3, 16), "sup")
    assert county.items() == []


def test_an_appeal_after_its_term_is_late(county: County) -> None:
    _case, file = _settled(county)
    said = county.refused(
        file, "reviewed-file/appeal", date(2026, 3, 16), "enforcement_organ sup3", reason="迟了"
    )
    assert "申诉期限已过" in said


def test_each_kind_of_defect_goes_to_the_ledger_of_the_unit_and_the_round_is_reported(county: County) -> None:
    case, file = _settled(county, defects=["送达:回证没有日期", "证据：照片没有说明", "送达:回证没有签名"])
    assert "没有确认评查结果" in county.refused(
        case, "file-review/bulletin", date(2026, 3, 16), "sup", text="通报"
    )
    county.take(file, "reviewed-file/confirm", date(2026, 3, 16), "sup")
    items = county.items()
    assert {(row.organ, row.subject.partition(":")[2]) for row in items} == {
        (county.organs["bureau"], "送达"),
        (county.organs["bureau"], "证据"),
    }
    assert all(row.facts["find__source_case"] == file for row in items)
    county.take(case, "file-review/bulletin", date(2026, 3, 20), "sup", text="通报")
    found = reviewed([county.organs["justice"]], 2026)
    assert (found[Mode.CENTRAL].files, found[Mode.SELF].files) == (1, 0)
    assert found[Mode.CENTRAL].defects == {"送达": 2, "证据": 1}
    assert found[Mode.CENTRAL].grades == {"excellent": 1}
