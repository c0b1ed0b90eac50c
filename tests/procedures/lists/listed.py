"""Taking a list's entry from proposal to publication, for the tests of every list."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.cases.conftest import County
from zhunsheng.cases.taking import take
from zhunsheng.procedures.listing import PublicList


def step(
    county: County,
    of: Any,
    case: str | None,
    name: str,
    on: date,
    by: str = "h1",
    /,
    **facts: Any,
) -> str:
    """One step of a case of that procedure at the bureau: its id."""
    taken = take(case, of.steps[name], facts, by=[by], on=on, organ=county.bureau, procedure=of)
    return taken.case.id


def publish(county: County, of: type[PublicList], since: date, on: date | None = None, **item: Any) -> str:
    """An entry proposed by h1, passed by the head, in force from `since`: its id."""
    on = on or since
    case = step(county, of, None, "propose", on, **item)
    step(county, of, case, "review", on, "head", verdict="passed")
    step(county, of, case, "publish", on, since=since, source="某府办〔2026〕1号")
    return case


def amend(county: County, of: type[PublicList], case: str, since: date, **item: Any) -> None:
    """A later version, in force from `since`."""
    step(county, of, case, "amend", since, reason="依据调整", **item)
    step(county, of, case, "review", since, "head", verdict="passed")
    step(county, of, case, "publish", since, since=since, source="某府办〔2026〕2号")
