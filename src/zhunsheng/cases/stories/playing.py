"""Running a story: each act is tried through `take` on its day; a refused act leaves nothing and the story goes on."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from zhunsheng.cases import folding, remembering
from zhunsheng.cases.errors import BadFacts, Forbidden, NotTaken
from zhunsheng.cases.stories import owed, reporting
from zhunsheng.cases.stories.casting import Cast, cast
from zhunsheng.cases.stories.fields import Manner, Scene, manner_of
from zhunsheng.cases.stories.telling import Story, Told
from zhunsheng.cases.stories.understanding import Unknown, facts_of, granted
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.roles import INSIDE, OFFICERS_OR_HEAD, SYSTEM
from zhunsheng.procedures.vocabulary import ROLES, Procedure, Step
from zhunsheng.registers.refused import Refused

_log = logging.getLogger(__name__)


def play(story: Story, serial: int) -> dict[str, Any]:
    """Run one story in its own county; answers `{"id", "acts": [...]}` as casebook.md asks.

    Nothing in a story breaks the run: what goes wrong inside an act is its verdict "unknown", with story and act named.
    """
    try:
        stage = _Stage(story, cast(story, serial))
    except Exception as wrong:
        _log.exception("story %s: cast", story.id)
        said = f"故事 {story.id}:人物或者设定无法建立:{wrong}"
        return {"id": story.id, "acts": [_answer(told) | _unknown(said) for told in story.acts]}
    return {"id": story.id, "acts": [stage.act(told) for told in story.acts]}


def _answer(told: Told) -> dict[str, Any]:
    return {"n": told.n, "verdict": "allowed", "articles": [], "message": "", "clocks": []}


def _unknown(said: str) -> dict[str, Any]:
    return {"verdict": "unknown", "message": said}


class _Stage:
    def __init__(self, story: Story, made: Cast) -> None:
        self.story, self.cast = story, made
        self.manner = manner_of(story.field)
        if self.manner is not None:
            self.manner.prepare(story, made)
        self.cases: dict[tuple[str, str], Taken] = {}
        self.hindered: dict[tuple[str, str], tuple[str, Forbidden]] = {}
        """What kept a case of the story from being opened: the step and why."""
        self.latest = datetime.min.replace(tzinfo=UTC)
        self.about: dict[tuple[str, str], str] = {}
        """Whom the case held is about, where several cases of one procedure belong to one story case."""

    def act(self, told: Told) -> dict[str, Any]:
        """Try one act and report verdict, articles, message and the clocks after it."""
        answer = _answer(told)
        try:
            self._turn(told)
            over = self._set_aside(told)
            answer |= self._hear(told) if told.conduct else self._try(told)
            self._put_back(over)
            held = [taken for (key, _name), taken in self.cases.items() if key == told.case]
            return answer | {
                "clocks": [clock for one in held for clock in reporting.clocks(one.case, told.on)]
            }
        except Exception as wrong:
            _log.exception("story %s, act %s", self.story.id, told.n)
            where = f"故事 {self.story.id} 第 {told.n} 个行为({told.step})"
            return answer | _unknown(f"{where}:演算出错:{type(wrong).__name__}: {wrong}")

    def _turn(self, told: Told) -> None:
        """Take up the case that the told act is about; the one held for another stays beside it."""
        scene = self._scene(told)
        found = self.manner.find(scene) if self.manner is not None and not told.conduct else None
        if self.manner is None or found is None or not (subject := self.manner.about(scene, found[1])):
            return
        key = (told.case, found[0].name)
        before = self.about.get(key)
        if before is not None and before != subject:
            if key in self.cases:
                self.cases[told.case, f"{key[1]}, {before}"] = self.cases.pop(key)
            beside = (told.case, f"{key[1]}, {subject}")
            if beside in self.cases:
                self.cases[key] = self.cases.pop(beside)
        self.about[key] = subject

    def _set_aside(self, told: Told) -> tuple[tuple[str, str], Taken] | None:
        """The case that a further one takes the place of, where the told step opens one anew."""
        scene = self._scene(told)
        found = self.manner.find(scene) if self.manner is not None and not told.conduct else None
        if self.manner is None or found is None or not self.manner.anew(scene, found[1]):
            return None
        key = (told.case, found[0].name)
        return (key, self.cases.pop(key)) if key in self.cases else None

    def _put_back(self, over: tuple[tuple[str, str], Taken] | None) -> None:
        """Where the further case was refused the earlier one goes on; else it stays beside, for its clocks."""
        if over is not None:
            (case, name), taken = over
            beside = f"{name}, {taken.number}" if (case, name) in self.cases else name
            self.cases[case, beside] = taken

    def _hear(self, told: Told) -> dict[str, Any]:
        """Conduct is told, not taken; only the answers of others that the case must know of are taken down."""
        heard = self.manner is not None and told.step in self.manner.heard
        answer = self._try(told) if heard else {}
        return {"articles": answer.get("articles", []), "message": "系统之外的行为,只作记述"}

    def _try(self, told: Told) -> dict[str, Any]:
        try:
            manner, scene = self._manner(), self._scene(told)
            procedure, step = self._step(manner, scene)
            if "opened_by" in told.beside and scene.held(procedure.name) is None:
                self.cases[told.case, procedure.name] = owed.found(scene, procedure)
            self._grant(manner, scene, procedure, step)
            facts = facts_of(step, scene, manner.complete)
            who = manner.takers(scene, step, self._who(told, procedure, step))
            taken = self._take(told, procedure, step, facts, who, told.on)
        except Unknown as word:
            return _unknown(str(word))
        except Forbidden as no:
            return self._refused(scene, procedure, step, no)
        except BadFacts as no:
            missing = all(wrong == "未填写" for _path, _title, wrong in no.problems)
            return {"verdict": "refused" if missing else "unknown", "message": str(no)}
        except (NotTaken, Refused) as no:
            return {"verdict": "refused", "message": str(no)}
        looked_at = reporting.looked_at(procedure, step, told.on, taken.case)
        return {"articles": [reporting.cite(article) for article in looked_at]}

    def _refused(self, scene: Scene, procedure: type[Procedure], step: Step, no: Forbidden) -> dict[str, Any]:
        """Where the case itself could not be opened, what kept it from that comes first."""
        key = (scene.told.case, procedure.name)
        if step.opens and key not in self.cases:
            self.hindered[key] = step.name, no
        before = self.hindered[key][1].articles if key in self.hindered and key not in self.cases else ()
        articles = dict.fromkeys((*before, *no.articles))
        return {
            "verdict": "refused",
            "articles": [reporting.cite(one) for one in articles],
            "message": str(no),
        }

    def _scene(self, told: Told) -> Scene:
        return Scene(self.story, self.cast, told, self.cases)

    def _manner(self) -> Manner:
        if self.manner is None:
            raise Unknown(f"不认识的程序:{self.story.field}")
        return self.manner

    def _step(self, manner: Manner, scene: Scene) -> tuple[type[Procedure], Step]:
        found = manner.find(scene)
        if found is None:
            raise Unknown(f"不认识的步骤:{scene.told.step}")
        return found

    def _grant(self, manner: Manner, scene: Scene, procedure: type[Procedure], step: Step) -> None:
        """Take what the story takes for granted: whatever must come before and is nowhere told in this case. A step
        that the story tells of itself is never assumed, even where it comes too late or was refused."""
        said = self._said_of(manner, scene, procedure)
        key = (scene.told.case, procedure.name)
        if scene.told.step in manner.older and key in self.hindered:
            said -= {self.hindered[key][0]}
        opens = {name for name, one in procedure.steps.items() if one.opens}
        if scene.held(procedure.name) is None and not step.opens and not said & opens:
            opening = manner.opening(scene, procedure)
            if opening is not None:
                self._assume(manner, scene, procedure, procedure.steps[opening])
        held = scene.held(procedure.name)
        if held is None or not step.after:
            return
        if not held.case.did(*step.after):
            before = step.after[0]
            told_before = {one.name for one in step.after} & self._still_told(manner, scene, before, said)
            if told_before or before.opens or manner.ungranted(scene, before):
                return
            self._grant(manner, scene, procedure, before)
            self._assume(manner, scene, procedure, before)
        for name in manner.besides(scene, procedure):
            self._assume(manner, scene, procedure, procedure.steps[name])

    def _said_of(self, manner: Manner, scene: Scene, procedure: type[Procedure]) -> set[str]:
        """The steps of this procedure that the story tells of this story case, by their own names; where a case may be
        followed by a further one, those from one opening to the next."""
        told: set[str] = set()
        for act in scene.acts():
            found = manner.find(self._scene(act)) if not act.conduct else None
            if found is None or found[0] is not procedure:
                continue
            if manner.further and found[1].opens and told:
                if any(act is one for one in self._until(scene)):
                    told = set()
                else:
                    break
            told.add(found[1].name)
        return told

    def _until(self, scene: Scene) -> list[Told]:
        """The acts of this story case up to the one being told."""
        acts = scene.acts()
        here = next((n for n, act in enumerate(acts) if act is scene.told), len(acts))
        return acts[: here + 1]

    def _still_told(self, manner: Manner, scene: Scene, step: Step, said: set[str]) -> set[str]:
        """The steps that the story tells; what was undone counts as told only if it is told anew."""
        since = manner.told_since.get(step.name)
        return self.story.tells_after(scene.told, since) if since else said

    def _assume(self, manner: Manner, scene: Scene, procedure: type[Procedure], step: Step) -> None:
        told, facts = scene.told, granted(step)
        on = min(manner.opened_on(scene) or self.story.opened, told.on) if step.opens else told.on
        if "party" in step.facts.model_fields:
            facts["party"] = self.cast.party_of(told.case)
        if "approved_by" in step.facts.model_fields:
            facts["approved_by"] = self.cast.stand_in("head", self._organ(told, procedure), 1)[0]
        facts |= manner.facts_for(step, scene)
        # A file that moves is taken over by whoever goes on with it.
        who = self._who(told, procedure, step) if step.moves_to else self._stand_in(told, procedure, step)
        try:
            self._take(told, procedure, step, facts, who, on)
        except NotTaken as no:
            # The told act is then judged on what stands.
            if step.opens and isinstance(no, Forbidden):
                self.hindered[told.case, procedure.name] = step.name, no
            first = scene.held(procedure.name) is None
            _log.info("story %s: %s cannot be assumed", self.story.id, step.name, exc_info=first)

    def _take(
        self,
        told: Told,
        procedure: type[Procedure],
        step: Step,
        facts: dict[str, Any],
        who: tuple[str, ...],
        on: date,
    ) -> Taken:
        key = (told.case, procedure.name)
        held = self.cases.get(key)
        # Written on the day told, but never before what is already in the book.
        self.latest = max(self.latest, _moment(told.on, told.at))
        taken = take(
            held.case.id if held else None,
            step,
            facts,
            by=who,
            on=on,
            organ=self._organ(told, procedure),
            procedure=procedure,
            at=self.latest,
        )
        self.cases[key] = taken
        if step.owes is not None:
            self._retell()
        return self.cases[key]

    def _retell(self) -> None:
        """What a step owed was taken in other cases of the story: they stand as the book tells them now."""
        for place, held in self.cases.items():
            acts = remembering.acts_of(self.cast.mark, held.case.id)
            self.cases[place] = replace(held, case=replace(held.case, acts=acts))

    def _organ(self, told: Told, procedure: type[Procedure]) -> str:
        held = self.cases.get((told.case, procedure.name))
        if held:
            return held.case.organ
        if self.manner is not None and (home := self.manner.home(self._scene(told))):
            return home
        mine = (act for act in (told, *self.story.acts) if act.case == told.case)
        names = (who for act in mine for who in act.who)
        return next((self.cast.organ_of[who] for who in names if who in self.cast.organ_of), self.cast.organ)

    def _who(self, told: Told, procedure: type[Procedure], step: Step) -> tuple[str, ...]:
        """The story's names as persons or outside roles; where it names nobody, or the system itself, a stand-in."""
        if not told.who or (told.who == ("system",) or self.cast.all_are(told.who, "system")):
            return self._stand_in(told, procedure, step)
        found: list[str] = []
        for name in told.who:
            if name in self.cast.people:
                found.append(self.cast.people[name])
            elif stand_in := self.cast.stand_in(name, self._organ(told, procedure), 1):
                found += stand_in
            elif name in ROLES:
                found.append(name)
            else:
                raise Unknown(f"cast 中没有「{name}」")
        return self._with_a_second(step, tuple(dict.fromkeys(found)))

    def _with_a_second(self, step: Step, who: tuple[str, ...]) -> tuple[str, ...]:
        """Papers of the organ are told with whoever drew them up: the second officer is taken for granted.
        Nobody is added to acts towards the party."""
        if step.by is not OFFICERS_OR_HEAD or len(who) != 1:
            return who
        organ = next(
            (
                self.cast.organ_of[n]
                for n, one in self.cast.people.items()
                if one == who[0] and n in self.cast.organ_of
            ),
            "",
        )
        return (
            who + tuple(one for one in self.cast.stand_in("handler", organ) if one not in who)[:1]
            if organ
            else who
        )

    def _stand_in(self, told: Told, procedure: type[Procedure], step: Step) -> tuple[str, ...]:
        """Who acts where the story names nobody."""
        role = step.by.roles[0]
        found = self.cast.stand_in(role, self._organ(told, procedure), max(1, step.by.certified))
        return found or ((SYSTEM,) if SYSTEM in step.by.roles and role in INSIDE else (role,))


def _moment(day: date, at: Any) -> datetime:
    """The hour told, else noon. YAML reads 14:30 without quotes as 870 minutes."""
    try:
        hour = (
            time(*divmod(at, 60)) if isinstance(at, int) else time.fromisoformat(str(at)) if at else time(12)
        )
    except ValueError:
        hour = time(12)
    return datetime.combine(day, hour, folding.HERE).astimezone(UTC)
