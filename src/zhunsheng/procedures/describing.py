"""What is declared of a procedure, as plain data: steps, clocks and bars, each with its article and its dates."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.clocks import Clock
from zhunsheng.procedures.vocabulary import Bar, Cites, Procedure, Step
from zhunsheng.statutes.instruments import Article


def describe(procedure: type[Procedure]) -> dict[str, Any]:
    """Name, title, steps, clocks (one row a version of the article) and bars (one row a version), ready for JSON."""
    return {
        "name": procedure.name,
        "title": procedure.title,
        "steps": [_step(step) for step in procedure.steps.values()],
        "clocks": [row for clock in procedure.clocks.values() for row in _clock(clock)],
        "bars": [row for step in procedure.steps.values() for bar in step.bars for row in _bar(step, bar)],
    }


def versions(cites: Cites) -> tuple[Article, ...]:
    """The articles cited, one for each version or instrument."""
    return cites if isinstance(cites, tuple) else (cites,)


def _place(article: Article) -> dict[str, Any]:
    instrument = article.instrument
    until = instrument.until.isoformat() if instrument.until else None
    return {
        "instrument": instrument.short,
        "article": article.label,
        "in_force": {"from": instrument.since.isoformat(), "to": until},
    }


def _step(step: Step) -> dict[str, Any]:
    first, *others = versions(step.cites)
    return {
        "name": step.name,
        "title": step.title,
        "by": list(step.by.roles),
        "certified": step.by.certified,
        "after": [before.name for before in step.after],
        **_place(first),
        "other_versions": [_place(article) for article in others],
        "facts": {name: info.title or name for name, info in step.facts.model_fields.items()},
    }


def _clock(clock: Clock) -> list[dict[str, Any]]:
    length = clock.usual
    return [
        {
            "name": clock.name,
            "title": clock.title,
            "kind": clock.kind.value,
            "whose": clock.whose,
            "length": length.count,
            "unit": length.unit.value,
            "local_rule": getattr(clock.length, "key", None),
            "direction": "backward" if clock.back_from else "forward",
            "since": [step.name for step in clock.since],
            "until": [step.name for step in clock.until],
            **_place(article),
        }
        for article in clock.articles
    ]


def _bar(step: Step, bar: Bar) -> list[dict[str, Any]]:
    return [
        {
            "step": step.name,
            "name": bar.name,
            "message": bar.message,
            "instead": bar.instead,
            **_place(article),
        }
        for article in versions(bar.cites)
    ]
