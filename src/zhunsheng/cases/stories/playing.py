"""Running a story: each act is tried through `take` on its day; a refused act leaves nothing and the story goes on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from zhunsheng.cases import folding
from zhunsheng.cases.errors import BadFacts, Forbidden
from zhunsheng.cases.stories.casting import Cast, cast
from zhunsheng.cases.stories.telling import Story, Told
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.clocks import Face
from zhunsheng.procedures.facts import Someone, marked
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.registers.refused import Refused
from zhunsheng.statutes.instruments import Article

ASSUMED = ("conclude",)
"""Steps that a story may leave out: where it never tells of them they are taken for granted."""


class Unknown(Exception):
    """A word of the story that the system does not know."""


def play(story: Story, serial: int) -> dict[str, Any]:
    """Run one story in its own county; answers `{"id", "acts": [...]}` as casebook.md asks."""
    stage = _Stage(story, cast(story, serial))
    return {"id": story.id, "acts": [stage.act(told) for told in story.acts]}


class _Stage:
    def __init__(self, story: Story, made: Cast) -> None:
        self.story, self.cast = story, made
        self.procedure = _procedure(story)
        self.cases: dict[str, Taken] = {}

    def act(self, told: Told) -> dict[str, Any]:
        """Try one act and report verdict, articles, message and the clocks after it."""
        answer: dict[str, Any] = {
            "n": told.n,
            "verdict": "allowed",
            "articles": [],
            "message": "",
            "clocks": [],
        }
        if told.conduct:
            return answer | {"message": "系统之外的行为,只作记述", "clocks": list(self._clocks(told))}
        try:
            step, facts = self._understand(told)
            self._prepare(told, step)
            taken = self._take(told.case, step, facts, told)
            answer["articles"] = [_cite(article) for article in _articles(step, told.on)]
            self.cases[told.case] = taken
        except Unknown as word:
            return answer | {"verdict": "unknown", "message": str(word)}
        except Forbidden as no:
            answer |= {
                "verdict": "refused",
                "articles": [_cite(one) for one in no.articles],
                "message": str(no),
            }
        except (BadFacts, Refused) as no:
            answer |= {"verdict": "refused", "message": str(no)}
        return answer | {"clocks": list(self._clocks(told))}

    def _understand(self, told: Told) -> tuple[Step, dict[str, Any]]:
        if self.procedure is None:
            raise Unknown(f"不认识的程序:{self.story.field}")
        step = self.procedure.steps.get(told.step)
        if step is None:
            raise Unknown(f"不认识的步骤:{told.step}")
        fields = step.facts.model_fields
        facts: dict[str, Any] = {}
        for name, info in fields.items():
            extra = info.json_schema_extra
            if isinstance(extra, dict) and "granted" in extra:
                facts[name] = extra["granted"]
        for word, value in told.facts.items():
            if word not in fields:
                raise Unknown(f"步骤 {told.step} 不认识的事实:{word}")
            facts[word] = value
        for name in marked(step.facts, Someone) & told.facts.keys():
            facts[name] = self.cast.people.get(str(facts[name]), str(facts[name]))
        if "party" in fields and "party" not in told.facts:
            facts["party"] = self.cast.party or {"kind": "organisation", "name": "某甲有限公司"}
        return step, facts

    def _prepare(self, told: Told, step: Step) -> None:
        """Take what the story takes for granted: an opening where it begins midway, the end of the investigation."""
        assert self.procedure is not None
        told_steps, key = self.story.tells(told.case), told.case
        midway = not any(
            self.procedure.steps[name].opens for name in told_steps if name in self.procedure.steps
        )
        if key not in self.cases and not step.opens:
            if not midway:
                return
            self._assume(told, "file", min(self.story.opened, told.on))
        held = self.cases.get(key)
        needs_end = any(one.name in ASSUMED for one in step.after)
        if held and needs_end and not held.case.did(*step.after) and not told_steps & set(ASSUMED):
            self._assume(told, "conclude", told.on)
        held = self.cases.get(key)
        if held and midway and step.after and not held.case.did(*step.after):
            missing = {one.name for one in step.after}
            if "decide" in missing and not told_steps & missing:
                self._assume(told, "decide", told.on)

    def _assume(self, told: Told, name: str, on: date) -> None:
        assert self.procedure is not None
        step = self.procedure.steps[name]
        facts: dict[str, Any] = {}
        for field, info in step.facts.model_fields.items():
            extra = info.json_schema_extra
            if isinstance(extra, dict) and "granted" in extra:
                facts[field] = extra["granted"]
        if name == "file":
            facts |= {"party": self.cast.party or {"kind": "organisation", "name": "某甲有限公司"}}
        if name == "decide":
            fine = told.facts.get("fine_yuan") or told.facts.get("base_yuan")
            facts |= {
                "kinds": told.facts.get("kinds") or ["fine"],
                "fine_yuan": fine or 1,
                "earlier_steps_done": True,
            }
        role = "head" if name == "decide" else "handler"
        by = self.cast.stand_in(role, self._organ(told))
        self.cases[told.case] = self._take(told.case, step, facts, told, by=by, on=on)

    def _organ(self, told: Told) -> str:
        held = self.cases.get(told.case)
        if held:
            return held.case.organ
        return next(
            (self.cast.organ_of[who] for who in told.who if who in self.cast.organ_of), self.cast.organ
        )

    def _take(
        self,
        key: str,
        step: Step,
        facts: dict[str, Any],
        told: Told,
        by: tuple[str, ...] | None = None,
        on: date | None = None,
    ) -> Taken:
        held = self.cases.get(key)
        day = on or told.on
        who = by or self.cast.by(told.who) or self._usual(step, told)
        return take(
            held.case.id if held else None,
            step,
            facts,
            by=who,
            on=day,
            organ=self._organ(told),
            procedure=self.procedure,
            at=_moment(told.on, told.at),
        )

    def _usual(self, step: Step, told: Told) -> tuple[str, ...]:
        """Who acts where the story names nobody."""
        role = step.by.roles[0]
        found = self.cast.stand_in(role, self._organ(told), max(1, step.by.certified))
        return found or (role,)

    def _clocks(self, told: Told) -> Iterator[dict[str, Any]]:
        held = self.cases.get(told.case)
        if held is not None:
            for face in folding.faces(held.case, told.on):
                yield _face(face)


def _procedure(story: Story) -> type[Procedure] | None:
    return next((one for one in PROCEDURES if one.name == story.field), None)


def _articles(step: Step, on: date) -> list[Article]:
    every = step.cites if isinstance(step.cites, tuple) else (step.cites,)
    return [article for article in every if article.governs(on)]


def _cite(article: Article) -> dict[str, str]:
    return {"instrument": article.instrument.short, "article": article.label}


def _face(face: Face) -> dict[str, Any]:
    return {
        "name": face.clock.title,
        **_cite(face.article),
        "kind": face.clock.kind.value,
        "whose": face.clock.whose,
        "start": face.start.isoformat(),
        "length": face.length.count,
        "unit": face.length.unit.value,
        "due": face.due.isoformat(),
        "binding": face.binding.isoformat(),
        "provisional": face.provisional,
        "outcome": face.outcome.value,
        "done": face.done.isoformat() if face.done else None,
    }


def _moment(day: date, at: str | None) -> datetime:
    hour = time.fromisoformat(at) if at else time(12)
    return datetime.combine(day, hour, folding.HERE).astimezone(UTC)
