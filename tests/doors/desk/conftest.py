"""A bureau with two certified handlers, a head, a reviewer; a neighbour's clerk; everybody with an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from zhunsheng.cases.queries import today
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.registers import accounts, certificates, organs, people
from zhunsheng.registers.identity import make_credit_code
from zhunsheng.registers.models import Account

LONG_AGO, FAR = date(2015, 1, 1), date(2099, 12, 31)
COMPANY = {"kind": "organisation", "name": "某甲有限公司"}
PERSON = {"kind": "person", "person": "赵小敏", "phone": "13900000000"}


@dataclass
class Bureau:
    """Credit codes of the bureau and its neighbour; people are p-1, p-2 (handlers), p-3 (head), p-4 (reviewer), and
    p-9 at the neighbour's."""

    organ: str
    neighbour: str

    def signed_in(self, person: str) -> Client:
        """The browser of a person who is signed in."""
        client = Client(headers={"accept-language": "zh-hans"})
        client.force_login(Account.objects.get(person=person))
        return client

    def take(self, case: str | None, step: str, on: date, by: list[str] | None = None, **facts: Any) -> str:
        """Take a step with every duty answered lawfully; the case's id."""
        return take(
            case,
            Penalty.steps[step],
            granted(step) | facts,
            by=by or ["p-1", "p-2"],
            on=on,
            organ=self.organ,
            procedure=Penalty,
        ).case.id

    def filed(self, days_ago: int = 10, party: dict[str, Any] | None = None, cause: str = "无照经营") -> str:
        """A case filed so many days ago; its id."""
        return self.take(
            None, "file", today() - timedelta(days=days_ago), party=party or COMPANY, cause=cause
        )

    def told(self, days_ago: int = 10) -> str:
        """A case in which the party was told and waived its rights; its id."""
        case = self.filed(days_ago)
        day = today() - timedelta(days=days_ago)
        self.take(case, "conclude", day)
        self.take(case, "notify", day, kinds=["fine"], fine_yuan="2000")
        return self.take(case, "waive", day, by=["party", "p-1"])


def granted(step: str | Step) -> dict[str, Any]:
    """The lawful answers to a step's duties (of the penalty, where it is named)."""
    found = Penalty.steps[step] if isinstance(step, str) else step
    extras = {name: info.json_schema_extra for name, info in found.facts.model_fields.items()}
    return {
        name: extra["granted"]
        for name, extra in extras.items()
        if isinstance(extra, dict) and "granted" in extra and found.facts.model_fields[name].is_required()
    }


def form(step: str, **more: Any) -> dict[str, Any]:
    """What a browser sends: the lawful answers of a step, and the rest as given (two underscores for a point)."""
    sent: dict[str, Any] = {"on": today().isoformat()}
    for name, value in granted(step).items():
        sent[f"f.{name}"] = "yes" if value is True else value
    return sent | {name.replace("__", "."): value for name, value in more.items()}


@pytest.fixture
def bureau(book: str) -> Bureau:
    organs.found_jurisdiction("330182", "某县", "county", book=book)
    code, neighbour = make_credit_code("330182", 1), make_credit_code("330182", 2)
    organs.confirm_organ(code, "某县市场监管局", "330182", short_name="某市监", qualified_from=LONG_AGO)
    organs.confirm_organ(neighbour, "某县水利局", "330182", short_name="某水", qualified_from=LONG_AGO)
    for person, name, role, organ in (
        ("p-1", "何一", "handler", code),
        ("p-2", "何二", "handler", code),
        ("p-3", "首一", "head", code),
        ("p-4", "审一", "legal_reviewer", code),
        ("p-9", "邻一", "clerk", neighbour),
    ):
        people.enrol(person, name)
        people.appoint(person, organ, role, LONG_AGO, qualified=role == "legal_reviewer")
        accounts.open_account(f"u-{person}", None, person)
    for person in ("p-1", "p-2"):
        certificates.issue_certificate(person, code, f"Z-{person}", LONG_AGO, FAR)
    return Bureau(code, neighbour)
