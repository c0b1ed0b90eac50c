"""A small county with a published decision on a person, one on a company, one withdrawn, one never published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from tests.cases.conftest import COMPANY, PERSON, County, county  # noqa: F401
from zhunsheng.cases.models import CaseRow
from zhunsheng.registers import local_rules


@dataclass(frozen=True)
class Published:
    """The case numbers of the small county."""

    person: str
    company: str
    withdrawn: str
    hidden: str
    revoked: str


SECRETS = (
    "赵小敏",
    PERSON["resident_id"],
    PERSON["phone"],
    "某路3号",
    "未公开有限公司",
    "h1某",
    "head某",
    "h2某",
)
SECRET_ORG = {"kind": "organisation", "name": "未公开有限公司"}


@pytest.fixture
def published(county: County) -> Published:  # noqa: F811
    """Cases in every state of publicity."""
    local_rules.set_rule("publish_persons", True, "某县公开目录", date(2020, 1, 1), jurisdiction="330182")
    person = county.decided(party=PERSON | {"address": "某路3号"})
    company, gone, revoked = (county.decided(party=COMPANY) for _ in range(3))
    hidden = county.decided(party=SECRET_ORG)
    for case in (person, company, gone, revoked):
        county.take(case, "serve", date(2026, 3, 4), received=date(2026, 3, 4), signed=True)
        county.take(case, "publish", date(2026, 3, 5), by=["head"], fields=["party", "kinds"])
    for case in (gone, revoked):
        county.take(case, "revoke", date(2026, 4, 1), by=["head"], ground="事实不清")
    county.take(gone, "withdraw-publication", date(2026, 4, 2), by=["head"], reason="决定因事实不清被撤销")
    number = dict(CaseRow.objects.values_list("id", "number"))
    return Published(*(number[case] for case in (person, company, gone, hidden, revoked)))
