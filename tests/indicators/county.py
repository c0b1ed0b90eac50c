"""A county of two bureaus, and cases in it taken at random but through `take` alone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from zhunsheng.cases.errors import NotTaken
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.registers import certificates, local_rules, organs, people
from zhunsheng.registers.identity import make_credit_code

LONG_AGO, FAR = date(2015, 1, 1), date(2035, 12, 31)
COMPANY = {"kind": "organisation", "name": "某甲有限公司"}
BUSINESS = {"kind": "individual_business", "name": "某乙小吃店"}


@dataclass
class County:
    """The bureaus, and how to take a step with the lawful answers filled in."""

    book: str
    bureaus: tuple[str, str]

    def take(
        self,
        case: str | None,
        step: str,
        on: date,
        by: tuple[str, ...] = (),
        bureau: int = 0,
        lag: int = 0,
        **facts: Any,
    ) -> str:
        """Take a step by its casebook name, written down `lag` days later; the case's id."""
        found = Penalty.steps[step]
        given = {
            name: info.json_schema_extra["granted"]
            for name, info in found.facts.model_fields.items()
            if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
        }
        roles, mark = found.by.roles, f"b{bureau}"
        usual = (f"{mark}h1", f"{mark}h2") if "handler" in roles else (f"{mark}head",)
        if found.by.outsider:
            usual = (roles[0],)
        written = datetime.combine(on + timedelta(days=lag), time(4), UTC)
        taken = take(
            case,
            found,
            given | facts,
            by=by or usual,
            on=on,
            organ=self.bureaus[bureau],
            procedure=Penalty,
            at=written,
        )
        return taken.case.id

    def decided(self, filed: date, decided: date, fine: str = "2000", bureau: int = 0, **facts: Any) -> str:
        """A case filed, concluded, told, waived and decided with a fine: its id."""
        case = self.take(None, "file", filed, bureau=bureau, party=COMPANY, cause="无照经营", town="东镇")
        self.take(case, "conclude", filed, bureau=bureau)
        proposal = {"kinds": ["fine"], "fine_yuan": fine}
        self.take(case, "notify", filed, bureau=bureau, **proposal)
        self.take(case, "waive", filed, bureau=bureau)
        return self.take(case, "decide", decided, (f"b{bureau}head",), bureau=bureau, **(proposal | facts))


def found_county(book: str) -> County:
    """Enter the county, its bureaus and their people in the registers."""
    organs.found_jurisdiction("330182", "某县", "county", book=book)
    codes = (make_credit_code("330182", 1), make_credit_code("330182", 2))
    for n, code in enumerate(codes):
        organs.confirm_organ(
            code, f"某县第{n + 1}局", "330182", short_name=f"某{n + 1}", qualified_from=LONG_AGO
        )
        for person, role in (
            ("h1", "handler"),
            ("h2", "handler"),
            ("head", "head"),
            ("rev", "legal_reviewer"),
        ):
            people.enrol(f"b{n}{person}", f"{person}某")
            people.appoint(f"b{n}{person}", code, role, LONG_AGO, qualified=role == "legal_reviewer")
            if role == "handler":
                certificates.issue_certificate(f"b{n}{person}", code, f"Z-{n}-{person}", LONG_AGO, FAR)
    local_rules.set_rule("publish_persons", True, "测试目录", LONG_AGO, jurisdiction="330182")
    return County(book, codes)


KINDS = ("warning", "fine", "confiscate-gains", "suspend-licence", "order-to-stop", "revoke-licence")


def wander(county: County, random: Random, cases: int) -> None:
    """So many cases, each taken along a random way; what the law refuses is simply not taken."""
    for _n in range(cases):
        with suppress(NotTaken):
            _Way(county, random).walk()


class _Way:
    def __init__(self, county: County, random: Random) -> None:
        self.county, self.random = county, random
        self.bureau = random.randrange(2)
        self.day = date(2024, 9, 1) + timedelta(days=random.randrange(480))
        self.case: str | None = None
        self.kinds = random.sample(KINDS, random.randint(1, 2))
        self.fine = str(random.choice((500, 2000, 12_000, 150_000))) if "fine" in self.kinds else None

    def step(self, name: str, most: int = 5, by: tuple[str, ...] = (), **facts: Any) -> bool:
        self.day += timedelta(days=self.random.randint(0, most))
        lag = self.random.choice((0, 0, 0, 1, 9))
        try:
            self.case = self.county.take(
                self.case,
                name,
                self.day,
                by,
                self.bureau,
                lag,
                **{k: v for k, v in facts.items() if v is not None},
            )
        except NotTaken:
            return False
        return True

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def walk(self) -> None:
        party, head = self.random.choice((COMPANY, BUSINESS)), (f"b{self.bureau}head",)
        town = self.random.choice(("东镇", "西镇", None))
        if self.chance(0.25):
            amount = str(self.random.choice((50, 200, 2500)))
            self.step("summary-decide", party=party, town=town, kinds=["fine"], fine_yuan=amount)
            self.after(amount)
            return
        track = self.random.choice(("ordinary", "ordinary", "quick"))
        admits = True if track == "quick" else None
        if not self.step("file", party=party, town=town, track=track, admits=admits, consents=admits):
            return
        if self.chance(0.06):
            self.step("transfer", 30, head, to="公安局", approved_by=head[0], papers=["移送书"])
            return
        if self.chance(0.15):
            waived = self.random.choice(("300", "1000.50", None))
            facts = {"ground": "初次违法且轻微", "earlier_violations": 0, "harm": "轻微", "corrected": True}
            self.step("decide-no-penalty", 60, head, waived_yuan=waived, **facts)
            self.after(None)
            return
        self.step("conclude", 60)
        self.hear()
        lighter = self.random.choice((None, None, True))
        amount = str(int(self.fine) // 2) if self.fine and lighter else self.fine
        waived = str(int(self.fine) - int(amount)) if self.fine and amount and lighter else None
        taken = "3000.75" if "confiscate-gains" in self.kinds else None
        if self.step(
            "decide",
            70,
            head,
            kinds=self.kinds,
            fine_yuan=amount,
            confiscated_yuan=taken,
            mitigated=lighter,
            waived_yuan=waived,
            complex=self.random.choice((None, None, True)),
        ):
            self.after(amount)

    def hear(self) -> None:
        told = "3000.75" if "confiscate-gains" in self.kinds else None
        self.step("notify", 10, kinds=self.kinds, fine_yuan=self.fine, confiscated_yuan=told)
        if self.chance(0.3):
            self.step("defend", 3)
            self.step("review-defence", 3, accepted=self.random.choice((0, 1)))
        elif self.chance(0.3) and self.step("ask-hearing", 2):
            self.step("hearing-notice", 1, hearing_on=(self.day + timedelta(days=20)).isoformat())
            self.day += timedelta(days=20)
            self.step("hold-hearing", 0, (f"b{self.bureau}rev",), presides=f"b{self.bureau}rev")
        else:
            self.step("waive", 2)
        if self.chance(0.6):
            self.step("review", 5, (f"b{self.bureau}rev",))

    def after(self, fine: str | None) -> None:
        if self.case is None:
            return
        if self.chance(0.8):
            self.step("serve", 12, received=self.day.isoformat() if self.chance(0.1) else None)
        if self.chance(0.7):
            self.step("publish", 12)
        if self.chance(0.4):
            self.step("report-major", 10)
        if fine and self.chance(0.7):
            half = self.chance(0.3)
            self.step("pay", 20, paid_yuan=str(int(fine) // 2) if half else fine)
            if half and self.chance(0.6):
                self.step("pay", 20, paid_yuan=str(int(fine) - int(fine) // 2))
        if fine and self.chance(0.15):
            day = (self.day - timedelta(days=2)).isoformat()
            self.step("surcharge", 20, first_day=day, base_yuan=fine, total_yuan="10.5")
        if self.chance(0.12) and self.step("revoke", 30, (f"b{self.bureau}head",), ground="事实有误"):
            self.step("withdraw-publication", 6)
        if self.chance(0.6):
            self.step("close", 30)
