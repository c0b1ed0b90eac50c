"""Publicity, recording and devices by unit: who was late, what is missing, what was not recorded, which team lacks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cases.conftest import PERSON, County
from tests.procedures.lists.listed import publish, step
from zhunsheng.cases import publicity, recordings
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.lists.must_record import DeviceQuotas, MustRecord
from zhunsheng.procedures.enforcement.lists.publicity import PublicityCatalogue
from zhunsheng.procedures.enforcement.lists.recording import Device, Recording

YEAR = date(2026, 1, 1), date(2026, 12, 31)
JAN, MAR = date(2026, 1, 5), date(2026, 3, 2)
AFTER = {
    "code": "GS-1",
    "title": "行政处罚决定",
    "timing": "after",
    "scope": "全部处罚决定",
    "content": "决定书摘要",
    "manner": "政府网站",
    "decides": "penalty",
    "working_days": 3,
}
SHA = "a" * 64


def states(county: County, today: date) -> dict[str, int]:
    found = publicity.standing(county.bureau, "penalty", *YEAR, today)
    return {state: len(found.of(state)) for state in ("published", "late", "due", "missing", "withheld")}


def release(county: County, case: str, on: date) -> None:
    county.take(case, "publish", on, by=["h1"], address="https://example.test/1")


def test_each_decision_is_published_late_due_missing_or_withheld(county: County) -> None:
    # Seven working days after Monday 2 March 2026 end on Wednesday 11 March.
    first, second = county.decided(MAR), county.decided(MAR)
    county.decided(MAR)
    county.decided(MAR, party=PERSON)
    release(county, first, date(2026, 3, 11))
    release(county, second, date(2026, 3, 12))
    assert states(county, date(2026, 3, 12)) == {
        "published": 1,
        "late": 1,
        "due": 0,
        "missing": 1,
        "withheld": 1,
    }
    (worst,) = publicity.wanting("penalty", *YEAR, date(2026, 3, 12))
    assert worst.organ == county.bureau and len(worst.of("missing")) == 1
    assert worst.of("withheld")[0].reason


def test_before_the_last_day_nothing_is_missing(county: County) -> None:
    county.decided(MAR)
    assert states(county, date(2026, 3, 11))["due"] == 1


def test_a_department_is_held_to_the_shorter_time_of_its_own_catalogue(county: County) -> None:
    assert publicity.unlisted(county.bureau, MAR)
    publish(county, PublicityCatalogue, JAN, **AFTER)
    assert not publicity.unlisted(county.bureau, MAR)
    # Three working days after 2 March: Thursday 5 March.
    release(county, county.decided(MAR), date(2026, 3, 5))
    release(county, county.decided(MAR), date(2026, 3, 6))
    found = states(county, date(2026, 3, 12))
    assert (found["published"], found["late"]) == (1, 1)


def test_a_catalogue_may_not_lengthen_the_time(county: County) -> None:
    with pytest.raises(Forbidden, match="长于规定.*（六）"):
        step(county, PublicityCatalogue, None, "propose", JAN, **(AFTER | {"working_days": 8}))
    bare = {key: value for key, value in AFTER.items() if key != "working_days"}
    with pytest.raises(Forbidden, match="没有写明期限"):
        step(county, PublicityCatalogue, None, "propose", JAN, **bare)
    twenty = AFTER | {"decides": "inspection", "working_days": 20}
    assert step(county, PublicityCatalogue, None, "propose", JAN, **twenty)


def must_record(county: County, **words: Any) -> str:
    item = {"code": "JL-1", "title": "送达", "of_procedure": "penalty", "of_step": "serve"}
    return publish(county, MustRecord, JAN, **item, forms=["video", "photo"], keep_years=5, **words)


def index(county: County, case: str, kind: str = "video", device: str | None = None, **words: Any) -> str:
    facts = {"case": case, "step": "serve", "recorded_on": MAR, "kind": kind, "holder": "h1"}
    facts |= {"device": device, "digest": SHA, "keep_until": date(2031, 3, 2)} | words
    return step(county, Recording, None, "index", MAR, **facts)


def served(county: County) -> str:
    case = county.decided(MAR)
    county.take(case, "serve", MAR, by=["h1"], manner="direct")
    return case


def test_an_act_that_had_to_be_recorded_and_was_not_is_the_units_defect(county: County) -> None:
    must_record(county)
    good, audio, none = served(county), served(county), served(county)
    index(county, good)
    index(county, audio, "audio")
    found = recordings.unrecorded(*YEAR, frozenset({county.bureau}))
    assert sorted(one.case for one in found) == sorted([audio, none])
    assert {(one.organ, one.step, one.on) for one in found} == {(county.bureau, "serve", MAR)}
    assert recordings.unrecorded(*YEAR, frozenset({county.justice})) == []


def test_the_list_of_what_is_recorded_names_steps_that_exist(county: County) -> None:
    item = {"code": "JL-2", "title": "送达", "of_procedure": "penalty", "of_step": "no-such"}
    with pytest.raises(Forbidden, match="no-such"):
        publish(county, MustRecord, JAN, **item, forms=["video"], keep_years=5)


def test_a_recording_belongs_to_an_act_that_was_taken_and_is_kept_as_long_as_the_list_says(
    county: County,
) -> None:
    must_record(county)
    with pytest.raises(Forbidden, match="没有办理过该步骤"):
        index(county, county.decided(MAR))
    case = served(county)
    with pytest.raises(Forbidden, match="短于清单规定"):
        index(county, case, keep_until=date(2030, 12, 31))
    made = index(county, case)
    step(county, Recording, made, "consult", MAR, reader="rev", purpose="复核")
    with pytest.raises(Forbidden, match="尚未届满"):
        step(county, Recording, made, "destroy", date(2026, 6, 1), "head", reason="到期")


def flagged(county: County) -> list[str]:
    return [one[2] for one in recordings.by_unknown_devices(frozenset({county.bureau}))]


def test_a_device_off_the_register_is_refused_and_film_made_without_one_is_flagged(county: County) -> None:
    case = served(county)
    entered = step(county, Device, None, "enter", JAN, code="D-1", model="甲型", team="一队")
    index(county, case, device="D-1")
    with pytest.raises(Forbidden, match="没有登记.*（八）.*不填设备编号"):
        index(county, case, device="D-9")
    assert flagged(county) == []
    index(county, case)
    assert flagged(county) == [""]
    # Lost, as it turns out later, on a day before that of the recording.
    step(county, Device, entered, "lose", date(2026, 3, 1), reason="遗失")
    assert sorted(flagged(county)) == ["", "D-1"]
    with pytest.raises(Forbidden, match="当日不在用"):
        index(county, case, device="D-1")
    with pytest.raises(Forbidden, match="已于2026-03-01结案"):
        step(county, Device, entered, "repair", MAR, reason="送修")


def test_a_device_is_in_use_from_its_entry_and_not_while_it_is_repaired(county: County) -> None:
    case = served(county)
    late = step(county, Device, None, "enter", date(2026, 3, 3), code="D-2", model="甲型", team="一队")
    with pytest.raises(Forbidden, match="当日不在用"):
        index(county, case, device="D-2")
    index(county, case, device="D-2", recorded_on=date(2026, 3, 3), keep_until=date(2031, 3, 3))
    step(county, Device, late, "repair", date(2026, 3, 4), reason="镜头")
    away: dict[str, Any] = {"device": "D-2", "recorded_on": date(2026, 3, 5), "keep_until": date(2031, 3, 5)}
    with pytest.raises(Forbidden, match="正在维修"):
        index(county, case, **away)
    step(county, Device, late, "repaired", date(2026, 3, 5), reason="换镜头")
    index(county, case, **away)


def test_a_device_of_another_organ_is_refused(county: County) -> None:
    case = served(county)
    facts = {"code": "D-3", "model": "甲型", "team": "一队"}
    take(None, Device.enter, facts, by=["other"], on=JAN, organ=county.justice, procedure=Device)
    with pytest.raises(Forbidden, match="由其他机关登记"):
        index(county, case, device="D-3")


def test_teams_below_their_quota_come_first(county: County) -> None:
    for team, number in (("一队", 1), ("二队", 2)):
        publish(county, DeviceQuotas, JAN, code=team, title=team, devices=number)
    first = step(county, Device, None, "enter", JAN, code="D-1", model="甲型", team="一队")
    step(county, Device, None, "enter", JAN, code="D-2", model="甲型", team="二队")
    told = recordings.quotas(MAR, frozenset({county.bureau}))
    assert [(one.team, one.held, one.wanted) for one in told] == [("二队", 1, 2), ("一队", 1, 1)]
    step(county, Device, first, "hand_over".replace("_", "-"), MAR, team="二队")
    told = recordings.quotas(MAR, frozenset({county.bureau}))
    assert [(one.team, one.held) for one in told] == [("一队", 0), ("二队", 2)]
    with pytest.raises(Forbidden, match="已经登记"):
        step(county, Device, None, "enter", MAR, code="D-2", model="甲型", team="一队")
