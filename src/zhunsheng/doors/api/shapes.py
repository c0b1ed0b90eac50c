"""What the API takes and answers, as OpenAPI shows it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import ConfigDict, Field


class Cite(Schema):
    """An article: the instrument's short name and the article as printed."""

    instrument: str
    article: str


class Problem(Schema):
    """One field that does not fit."""

    field: str
    title: str
    wrong: str


class Error(Schema):
    """A refusal: what, which article, what to do next; `version` only with 409, `years` (those that there are) where
    there are no figures of the year asked for."""

    message: str
    articles: list[Cite]
    instead: str
    problems: list[Problem]
    version: int | None = None
    years: list[int] | None = None


class Line(Schema):
    """A case as one line; the party is masked."""

    id: str
    number: str
    procedure: str
    organ: str
    organ_name: str
    party: str
    cause: str
    stage: str
    track: str
    outcome: str
    opened: date
    closed: date | None
    decided: date | None
    published: date | None
    next_due: date | None
    next_clock: str
    next_clock_title: str
    days_left: int | None


class Lines(Schema):
    """Some lines; hand `after` in to go on, it is null on the last page."""

    items: list[Line]
    after: str | None


class Fact(Schema):
    """A recorded fact as shown, masked where the caller may not see it."""

    title: str
    text: str


class Act(Schema):
    """One entry of the case."""

    seq: int
    step: str
    title: str
    on: date
    at: datetime
    by: list[str]
    facts: list[Fact]
    papers: dict[str, str]
    evidence: list[str]
    article: Cite | None
    lag_days: int
    stands: bool
    digest: str
    link: str


class Clock(Schema):
    """A clock as read today, with how it was computed."""

    name: str
    title: str
    kind: str
    whose: str
    article: Cite
    start: date
    due: date
    binding: date
    provisional: bool
    outcome: str
    done: date | None
    late_by: int
    explanation: list[str]


class Offer(Schema):
    """A step and why the caller may not take it today; `refusal` is null where it may be taken."""

    step: str
    title: str
    refusal: str | None
    article: Cite | None
    instead: str


class Whole(Schema):
    """A case as the caller may see it; `version` is what `expecting` wants."""

    line: Line
    version: int
    acts: list[Act]
    clocks: list[Clock]
    offers: list[Offer]


class Opening(Schema):
    """A case to be opened. `by`: whom to name beside the caller: a second officer, or the role of an outsider."""

    model_config = ConfigDict(extra="forbid")
    procedure: str
    step: str
    organ: str
    facts: dict[str, Any]
    on: date
    by: list[str] = Field(default_factory=list, max_length=20)


class Taking(Schema):
    """A step to be taken. `expecting`: the version of the case that the caller looked at; `corrects`: the number of the
    entry of the same step that this one corrects."""

    model_config = ConfigDict(extra="forbid")
    facts: dict[str, Any]
    on: date
    expecting: int
    corrects: int | None = None
    by: list[str] = Field(default_factory=list, max_length=20)


class Receipt(Schema):
    """A step that now stands in the book."""

    id: str
    number: str
    version: int
    step: str
    on: date
    papers: dict[str, str]
    digest: str
    link: str


class CaseRef(Schema):
    """A case behind a figure."""

    id: str
    number: str
    organ: str
    opened: date


class Behind(Schema):
    """Some of the cases behind a figure; hand `after` in to go on."""

    items: list[CaseRef]
    after: str | None
