"""Nobody takes an office by naming it."""

from datetime import date

import pytest

from tests.cases.conftest import COMPANY, County
from zhunsheng.cases.errors import Forbidden
from zhunsheng.registers.refused import Refused


def test_naming_the_office_is_not_holding_it(county: County) -> None:
    case = county.take(None, "file", date(2026, 1, 12), party=COMPANY).case.id
    with pytest.raises((Refused, Forbidden)):
        county.take(case, "approve-measure", date(2026, 1, 13), by=["h1", "deputy_head"])


def test_an_outsider_does_not_take_a_step_of_the_organ(county: County) -> None:
    case = county.take(None, "file", date(2026, 1, 12), party=COMPANY).case.id
    with pytest.raises(Forbidden):
        county.take(case, "conclude", date(2026, 1, 13), by=["party"])
    with pytest.raises(Forbidden):
        county.take(case, "decide", date(2026, 1, 14), by=["party"], kinds=["fine"], fine_yuan="1")
