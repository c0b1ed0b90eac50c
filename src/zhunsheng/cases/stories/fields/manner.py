"""How stories of one field are told: in which procedures, and what a story that begins midway takes for granted."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.cases.stories.casting import Cast
from zhunsheng.cases.stories.telling import Story, Told
from zhunsheng.cases.taking import Taken
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.vocabulary import Procedure, Step

Facts = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """An act of a story and what stands when it is told: the cases held so far, by story case and procedure."""

    story: Story
    cast: Cast
    told: Told
    cases: Mapping[tuple[str, str], Taken]

    def held(self, procedure: str) -> Taken | None:
        """The case of that procedure in this story case."""
        return self.cases.get((self.told.case, procedure))

    def case_of(self, procedure: str) -> Case | None:
        """That case as it stands."""
        held = self.held(procedure)
        return held.case if held else None

    def acts(self) -> list[Told]:
        """The acts that the story tells of this story case."""
        return [act for act in self.story.acts if act.case == self.told.case]

    def said(self) -> set[str]:
        """The steps that the story tells of this story case."""
        return self.story.tells(self.told.case)


def _first_opening(scene: Scene, procedure: type[Procedure]) -> str | None:
    return next((name for name, step in procedure.steps.items() if step.opens), None)


def _nothing(*_anything: Any) -> Facts:
    return {}


def _no_more(*_anything: Any) -> None:
    return None


def _never(*_anything: Any) -> bool:
    return False


def _none(*_anything: Any) -> tuple[str, ...]:
    return ()


def _as_told(scene: Scene, step: Step, who: tuple[str, ...]) -> tuple[str, ...]:
    return who


@dataclass(frozen=True)
class Manner:
    """One field. A told step belongs to the first of `procedures` that has it, unless `choose` names another.

    `aliases`: story words for steps of another name; `reads`: the step that a word means by what else the act tells. `opening`: the step that opens a case whose beginning is not
    told (None: nothing is assumed). `besides`: steps assumed beside what must come before. `facts_for`: facts of an assumed
    step, beside the lawful answers of its duties. `complete`: fills in place what the story does not repeat in the facts
    of a told step. `anew`: whether a told opening step begins a further case under the same story case (the earlier
    one is over, its clocks are still shown); `further`: whether that may happen at all. `told_since`: steps after which an earlier telling of a step no longer counts. `prepare`: what the
    registers of this field need before the first act. `takers`: who really takes a step, where the story names whom it is
    about. `opened_on`: the day on which an assumed case began. `home`: the organ in which it began, where that
    is not that of whoever acts. `heard`: answers of others that are taken down even where they are told as conduct.
    `about`: whom or what a told act of a procedure is about, where one story case may hold several cases of it.
    `ungranted`: whether a step that must come before is not taken for granted here. `older`: steps about something
    older than an opening that was told and refused.
    """

    field: str
    procedures: tuple[type[Procedure], ...]
    aliases: Mapping[str, str] = dataclasses.field(default_factory=dict)
    reads: Callable[[Scene], str | None] = _no_more
    choose: Callable[[Scene], type[Procedure] | None] = _no_more
    opening: Callable[[Scene, type[Procedure]], str | None] = _first_opening
    besides: Callable[[Scene, type[Procedure]], tuple[str, ...]] = _none
    facts_for: Callable[[Step, Scene], Facts] = _nothing
    complete: Callable[[Facts, Step, Scene], None] = _no_more
    anew: Callable[[Scene, Step], bool] = _never
    further: bool = False
    told_since: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    prepare: Callable[[Story, Cast], None] = _no_more
    takers: Callable[[Scene, Step, tuple[str, ...]], tuple[str, ...]] = _as_told
    opened_on: Callable[[Scene], date | None] = _no_more
    heard: frozenset[str] = frozenset()
    ungranted: Callable[[Scene, Step], bool] = _never
    home: Callable[[Scene], str | None] = _no_more
    about: Callable[[Scene, Step], str | None] = _no_more
    older: frozenset[str] = frozenset()

    def find(self, scene: Scene) -> tuple[type[Procedure], Step] | None:
        """The procedure and step that the told word means; None where no procedure of the field knows it."""
        word = self.reads(scene) or self.aliases.get(scene.told.step, scene.told.step)
        chosen = self.choose(scene)
        for procedure in (chosen, *self.procedures) if chosen else self.procedures:
            if word in procedure.steps:
                return procedure, procedure.steps[word]
        return None
