"""The demo county's exam: a bank of twelve questions, one exam of two papers, who sat it and how. All of it made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from zhunsheng.cases import exams
from zhunsheng.cases.demo.events import Act, Event, case, one
from zhunsheng.cases.demo.plan import Made, Of
from zhunsheng.procedures.learning import Exam, QuestionBank, Sitting, Subject

TOWNS = ("stone", "willow", "pine", "ford")
SEED = "2025-04-10 青溪县公证处抽取的数字 3817(示例)"
EXAM_DAY = date(2025, 4, 14)
KEYS = ("A", "B", "C")


def told() -> Iterator[Event]:
    """Bank, exam and sittings."""
    yield from _bank()
    yield from _exam()
    yield from _sittings()


def _bank() -> Iterator[Event]:
    """Twelve questions, half of general law; one of them was flagged when its article changed."""
    for n in range(12):
        general = n < 6
        facts = {
            "code": f"{'ZH' if general else 'ZY'}-{n + 1:02d}",
            "subject": "general" if general else "special",
            "field": None if general else "城市管理",
            "form": ("single", "multiple", "true-false")[n % 3],
            "stem": f"示例题目第{n + 1}题",
            "options": [] if n % 3 == 2 else ["甲", "乙", "丙"],
            "key": (KEYS[n % 3], "AC", "T")[n % 3],
            "basis": ("行政处罚法第四十二条", "行政处罚法第五十五条", "行政强制法第十八条")[n % 3],
            "topic": ("执法资格", "调查取证", "强制措施")[n % 3],
        }
        acts: list[Act] = [(date(2025, 3, 3), "enter", "justice.clerk", facts)]
        if n == 5:
            acts.append((date(2025, 3, 10), "flag", "justice.clerk", {"reason": "条文待核(示例)"}))
        yield from case(f"question {n}", QuestionBank, "justice", *acts)


def _exam() -> Iterator[Event]:
    """One exam of both papers: the roster is six handlers of the towns."""

    def paper(name: str) -> Made:
        return Made(lambda cases: exams.drawn(cases["exam"], SEED, EXAM_DAY)[name])

    plan = {
        "title": "2025年行政执法资格考试(示例)",
        "opens_on": EXAM_DAY,
        "closes_on": EXAM_DAY + timedelta(days=4),
        "general": 4,
        "special": 4,
        "field": "城市管理",
    }
    drawn = {"seed": SEED, "general": paper("general"), "special": paper("special")}
    clerk = "justice.clerk"
    yield from case(
        "exam",
        Exam,
        "justice",
        (date(2025, 3, 17), "plan", clerk, plan),
        (date(2025, 3, 24), "set-roster", clerk, {"due": _candidates()}),
        (EXAM_DAY, "draw-paper", clerk, drawn),
        (EXAM_DAY, "open-exam", clerk, {}),
        (date(2025, 4, 21), "close-exam", clerk, {}),
        (date(2025, 4, 22), "publish-key", clerk, {"key": Made(lambda cases: exams.key_of(cases["exam"]))}),
    )


def _candidates() -> list[str]:
    """Assistants of four towns, who want to become officers' deputies; and the clerks of two."""
    return [one(f"{key}.clerk") for key in TOWNS]


def _sittings() -> Iterator[Event]:
    """Everybody sits both papers; the last fails the special one, and one is absent."""
    for n, key in enumerate(TOWNS):
        person = one(f"{key}.clerk")
        for place, paper in enumerate(("general", "special")):
            name, day = f"sitting {key} {paper}", EXAM_DAY + timedelta(days=1 + place)
            who: dict[str, Any] = {"exam": Of("exam"), "person": person, "paper": paper}
            if n == 3 and paper == "special":
                yield from case(
                    name, Sitting, key, (day, "absent", f"{key}.clerk", who | {"reason": "公务出差(示例)"})
                )
                continue
            answers = Made(_answers(paper, wrong=n == 2 and paper == "special"))
            yield from case(
                name,
                Sitting,
                key,
                (day, "begin", f"{key}.clerk", who),
                (day, "hand-in", f"{key}.clerk", {"answers": answers}),
            )


def _answers(paper: str, *, wrong: bool) -> Any:
    def made(cases: Any) -> list[str]:
        row = exams.exam_row(cases["exam"])
        asked = exams.paper_of(row, Subject(paper))
        return [f"{one.code}={'F' if wrong else ''.join(sorted(one.key))}" for one in asked]

    return made
