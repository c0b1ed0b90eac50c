"""The rule library as a step asks for it: answers meant for it, each flagged where its law has ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhunsheng.cases.lists import RegisteredLists
from zhunsheng.procedures import basis


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of the library. `ended`: the instrument that no longer stands, "" where all do."""

    code: str
    title: str
    text: str
    basis: str
    ended: str


def answers(organ: str, procedure: str, step: str, day: date) -> tuple[Answer, ...]:
    """What the library of the organ's place says of a step, by code."""
    found = RegisteredLists(organ, day).entries("rulebook", of_procedure=procedure, of_step=step)
    return tuple(
        Answer(
            str(one["code"]),
            str(one["title"]),
            str(one.get("text") or ""),
            str(one.get("basis") or ""),
            basis.ended(str(one.get("basis") or ""), day) or "",
        )
        for one in found
    )
