"""Inspections in a real book: the demo plan, the draw that refuses a changed pool, the counts behind F356 and F357."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any

import pytest
from django.db import transaction

from tests.cases.conftest import County
from tests.methods import second
from zhunsheng.cases.demo import inspections
from zhunsheng.cases.demo.filling import _take, fill
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.folding import HERE
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import Taken, take
from zhunsheng.methods import draw
from zhunsheng.procedures.enforcement.inspection import Draw, Inspection
from zhunsheng.procedures.enforcement.inspection.draw_case import told
from zhunsheng.statutes.calendar import Calendar

pytestmark = pytest.mark.django_db
POOL = "\n".join(f"企业{n:02d},{1 + n % 3},{'高' if n < 10 else '低'}" for n in range(50))
PARTIES = ["某县市场监管局", "某县司法局"]
NONCES = ["a" * 64, "b" * 64]
"""Made up for the test; a real one comes from `zhunsheng draw nonce`."""


def step(
    county: County, case: str | None, name: str, on: date, procedure: Any = Draw, /, **facts: Any
) -> Taken:
    found = procedure.steps[name]
    given = {
        key: info.json_schema_extra["granted"]
        for key, info in found.facts.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
    }
    by = ["head"] if name == "approve-inspection" else ["h1", "h2"]
    return take(case, found, given | facts, by=by, on=on, organ=county.bureau, procedure=procedure)


def announced(county: County, **facts: Any) -> str:
    said = {"name": "抽查", "pool": POOL, "quotas": ["高:30%", "低:3"], "parties": PARTIES}
    return step(county, None, "announce", date(2026, 3, 2), **(said | facts)).case.id


def revealed(county: County) -> str:
    case = announced(county)
    for party, nonce in zip(PARTIES, NONCES, strict=True):
        step(county, case, "commit", date(2026, 3, 3), side=party, commitment=draw.commitment(nonce, party))
    for party, nonce in zip(PARTIES, NONCES, strict=True):
        step(county, case, "reveal", date(2026, 3, 4), side=party, nonce=nonce)
    return case


def test_a_draw_taken_step_by_step_is_a_file_that_anybody_repeats(county: County) -> None:
    case = revealed(county)
    step(county, case, "draw", date(2026, 3, 4))
    first = told(step(county, case, "publish", date(2026, 3, 5)).case)
    assert first is not None
    out = first.drawn[0]["id"]
    done = step(county, case, "replace", date(2026, 3, 6), out=out, reason="已注销")
    file = told(done.case)
    assert file is not None and draw.verify(file) == []
    assert draw.chosen(file) == second.drawn(file.as_json())
    row = CaseRow.objects.get(id=case)
    assert row.facts["pool_size"] == 50 and row.facts["number_drawn"] == 6
    assert row.facts["pool_hash"] == second.pool_hash(file.as_json())


def test_a_draw_after_the_pool_changed_is_refused(county: County) -> None:
    case = revealed(county)
    changed = draw.digest(draw.read_pool(POOL + "\n企业99"))
    with pytest.raises(Forbidden, match="名录在公布之后改变了"):
        step(county, case, "draw", date(2026, 3, 4), pool_sha256=changed)
    step(county, case, "draw", date(2026, 3, 4), pool_sha256=draw.digest(draw.read_pool(POOL)))


@pytest.mark.parametrize(
    ("name", "facts", "said"),
    [
        ("commit", {"side": "路人", "commitment": "0" * 64}, "不是公布的参加方"),
        ("enter-randomness", {"value": "1 2 3 4 5 6"}, "承诺—揭示"),
    ],
)
def test_what_was_not_announced_is_refused(
    county: County, name: str, facts: dict[str, Any], said: str
) -> None:
    with pytest.raises(Forbidden, match=said):
        step(county, announced(county), name, date(2026, 3, 3), **facts)


def test_nobody_reveals_early_or_falsely_and_nobody_draws_before(county: County) -> None:
    case = announced(county)
    step(
        county,
        case,
        "commit",
        date(2026, 3, 3),
        side=PARTIES[0],
        commitment=draw.commitment(NONCES[0], PARTIES[0]),
    )
    with pytest.raises(Forbidden, match="各方都承诺之前"):
        step(county, case, "reveal", date(2026, 3, 3), side=PARTIES[0], nonce=NONCES[0])
    step(
        county,
        case,
        "commit",
        date(2026, 3, 3),
        side=PARTIES[1],
        commitment=draw.commitment(NONCES[1], PARTIES[1]),
    )
    with pytest.raises(Forbidden, match="与承诺不符"):
        step(county, case, "reveal", date(2026, 3, 4), side=PARTIES[0], nonce=NONCES[1])
    step(county, case, "reveal", date(2026, 3, 4), side=PARTIES[0], nonce=NONCES[0])
    with pytest.raises(Forbidden, match="还没有全部揭示"):
        step(county, case, "draw", date(2026, 3, 4))


def test_a_result_of_ones_own_and_a_replacement_out_of_turn_are_refused(county: County) -> None:
    case = revealed(county)
    with pytest.raises(Forbidden, match="与重算的结果不符"):
        step(county, case, "draw", date(2026, 3, 4), drawn=["企业00"])
    file = told(step(county, case, "draw", date(2026, 3, 4)).case)
    assert file is not None
    out = file.drawn[0]["id"]
    with pytest.raises(Forbidden, match="没有写明理由"):
        step(county, case, "replace", date(2026, 3, 5), out=out)
    with pytest.raises(Forbidden, match="按次序递补"):
        step(county, case, "replace", date(2026, 3, 5), out=out, reason="回避", new=file.drawn[1]["id"])


def test_a_visit_is_marked_where_a_penalty_followed(county: County) -> None:
    company = {"kind": "organisation", "name": "某甲有限公司"}
    visit = step(county, None, "approve-inspection", date(2026, 3, 2), Inspection, party=company).case.id
    step(county, visit, "inspect", date(2026, 3, 3), Inspection, drawn=True)
    filed = county.take(None, "file", date(2026, 3, 4), party=company, cause="超范围经营")
    step(county, visit, "link-penalty", date(2026, 3, 5), Inspection, penalty=filed.number)
    row = CaseRow.objects.get(id=visit)
    assert row.outcome == "penalty-follows" and row.facts["penalty_follows"] is True
    with pytest.raises(Forbidden, match="不一致"):
        step(county, visit, "record-result", date(2026, 3, 6), Inspection, result="no-problem")
    with pytest.raises(Forbidden, match="没有编号为"):
        step(county, visit, "link-penalty", date(2026, 3, 6), Inspection, penalty="无此案")


def test_drawn_visits_and_their_publication_in_time_are_counted_from_columns(county: County) -> None:
    """F356 and F357 in small: 21 visits, of which 20 recorded and published, 19 of them within twenty working days."""
    calendar = Calendar.standard()
    for n in range(21):
        company = {"kind": "organisation", "name": f"某{n}号有限公司"}
        case = step(county, None, "approve-inspection", date(2026, 3, 2), Inspection, party=company).case.id
        day = date(2026, 3, 3)
        step(county, case, "inspect", day, Inspection, drawn=True)
        if n < 20:
            late = calendar.add_workdays(day, 21 if n == 0 else 20)
            step(county, case, "record-result", late, Inspection)
            step(county, case, "publish", late, Inspection)
    rows = [row.facts for row in CaseRow.objects.filter(procedure="inspection", track="double-random")]
    visits = [row for row in rows if row.get("visited", "").startswith("2026")]
    published = [row for row in visits if "publish_on" in row]
    in_time = [row for row in published if row["clock_recording__done"] <= row["clock_recording__due"]]
    assert (len(visits), len(published), len(in_time)) == (21, 20, 19)


def test_every_step_of_the_demo_is_taken(django_db_setup: None) -> None:
    with transaction.atomic():
        fill(scale=0.01, today=date(2026, 11, 21))
        planned = inspections.steps(datetime(2026, 11, 21, 7, 30, tzinfo=HERE), 1.0)
        assert planned == inspections.steps(datetime(2026, 11, 21, 7, 30, tzinfo=HERE), 1.0)
        cases: dict[int | str, str] = {}
        before = CaseRow.objects.filter(procedure="inspection").count()
        for do in planned:
            _take(do, cases)
        rows = CaseRow.objects.filter(procedure="inspection")
        assert rows.count() - before >= 10
        outcomes = Counter(rows.values_list("track", flat=True))
        assert outcomes["complaint"] == 1 and outcomes["double-random"] >= 9
        for row in CaseRow.objects.filter(procedure="draw"):
            assert row.facts["number_drawn"] >= 4
        transaction.set_rollback(True)
