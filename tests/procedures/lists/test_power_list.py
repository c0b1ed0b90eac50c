"""权责清单: a published power is the one that filings are judged by, from its first day to its last."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cases.conftest import COMPANY, County
from tests.procedures.lists.listed import amend, publish, step
from zhunsheng.cases import listing
from zhunsheng.cases.errors import Forbidden
from zhunsheng.procedures.enforcement.lists.powers import PowerList
from zhunsheng.registers.powers import grant_power, holds_power, powers_of

JAN, MAR = date(2026, 1, 5), date(2026, 3, 2)
POWER = {
    "code": "CF-1",
    "title": "对无照经营的处罚",
    "basis": "行政处罚法第九条",
    "kind": "penalty",
    "level": "county",
    "duties": ["立案责任", "调查责任"],
}


def test_a_power_without_a_duty_is_an_error(county: County) -> None:
    with pytest.raises(Forbidden, match="没有对应的责任事项"):
        step(county, PowerList, None, "propose", JAN, **(POWER | {"duties": []}))
    with pytest.raises(Forbidden, match="没有对应的责任事项"):
        step(county, PowerList, None, "propose", JAN, **(POWER | {"duties": [" "]}))


def test_a_published_power_serves_filings_from_its_first_day_until_its_last(county: County) -> None:
    grant_power(county.bureau, "CF-0", "另一事项", "某条例第一条", date(2020, 1, 1))
    case = publish(county, PowerList, MAR, on=JAN, **POWER)
    filing = {"party": COMPANY, "cause": "无照经营", "violation_code": "CF-1"}
    with pytest.raises(Forbidden, match="权责清单"):
        county.take(None, "file", date(2026, 3, 1), **filing)
    assert county.take(None, "file", MAR, **filing)
    step(county, PowerList, case, "withdraw", MAR, "head", reason="职权划转", last_day=date(2026, 3, 31))
    assert county.take(None, "file", date(2026, 3, 31), **filing)
    with pytest.raises(Forbidden, match="权责清单"):
        county.take(None, "file", date(2026, 4, 1), **filing)


def test_an_amended_power_goes_on_without_a_gap_under_its_new_title(county: County) -> None:
    case = publish(county, PowerList, JAN, **POWER)
    amend(county, PowerList, case, MAR, **(POWER | {"title": "对无证无照经营的处罚"}))
    days = (date(2026, 3, 1), MAR)
    assert all(holds_power(county.bureau, "CF-1", day) for day in days)
    titles = [powers_of(county.bureau, day)[0].title for day in days]
    assert titles == ["对无照经营的处罚", "对无证无照经营的处罚"]


def test_a_power_of_the_register_is_taken_over_by_the_list(county: County) -> None:
    grant_power(county.bureau, "CF-1", "旧名", "某条例第一条", date(2020, 1, 1))
    publish(county, PowerList, MAR, on=JAN, **POWER)
    assert [one.title for one in powers_of(county.bureau, date(2026, 3, 1))] == ["旧名"]
    assert [one.title for one in powers_of(county.bureau, MAR)] == [POWER["title"]]


def test_a_withdrawal_before_the_version_begins_is_refused(county: County) -> None:
    case = publish(county, PowerList, MAR, on=JAN, **POWER)
    with pytest.raises(Forbidden, match="早于现行版本的生效日"):
        step(county, PowerList, case, "withdraw", JAN, "head", reason="误列", last_day=JAN)
    assert listing.entry("power-list", "CF-1", MAR) is not None


def test_the_same_code_listed_unlike_by_two_organs_is_found(county: County) -> None:
    publish(county, PowerList, JAN, **POWER)
    publish(county, PowerList, JAN, **(POWER | {"organ": county.justice, "kind": "inspection"}))
    publish(county, PowerList, JAN, **(POWER | {"code": "CF-2"}))
    publish(county, PowerList, JAN, **(POWER | {"code": "CF-2", "organ": county.justice}))
    assert list(listing.unlike("power-list", MAR, ("kind",))) == ["CF-1"]
    assert listing.unlike("power-list", MAR) == {}
