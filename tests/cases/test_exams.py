"""Exams from question bank to card: drawn by a seed, sat, marked by the system, counted with their denominators."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from tests.cases.people import LONG_AGO, Place, found_place
from zhunsheng.cases import exams
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.registers import people
from zhunsheng.registers.models import Person
from zhunsheng.registers.writing import add_many

DAY = date(2025, 5, 12)
SEED = "2025-05-10 福彩3D 381"


@pytest.fixture
def place(book: str) -> Place:
    return found_place(book)


def question(place: Place, code: str, subject: str = "general", **facts: object) -> str:
    """One question entered; single choice, the key is B."""
    told = {
        "form": "single",
        "stem": f"第{code}题",
        "options": ["甲", "乙", "丙"],
        "key": "B",
        "basis": "行政处罚法第四十二条",
        "topic": "程序",
        "field": None if subject == "general" else "城市管理",
    }
    return place.open("question-bank", "enter", DAY, ("clerk",), code=code, subject=subject, **(told | facts))


def exam(place: Place, due: list[str], general: int = 3, special: int = 2) -> str:
    """An exam planned, with its roster, drawn and opened."""
    case = place.open(
        "exam",
        "plan",
        DAY,
        ("clerk",),
        title="资格考试",
        opens_on=DAY,
        closes_on="2025-05-16",
        general=general,
        special=special,
        field="城市管理",
    )
    place.take(case, "exam", "set-roster", DAY, ("clerk",), due=due)
    if general:
        place.take(case, "exam", "draw-paper", DAY, ("clerk",), **exams.drawn(case, SEED, DAY))
    place.take(case, "exam", "open-exam", DAY, ("clerk",))
    return case


def sit(place: Place, case: str, person: str, paper: str, right: int, attempt: int = 1) -> str:
    """Somebody sits a paper and answers the first `right` questions rightly."""
    codes = exams.exam_row(case).facts[f"draw_paper__{paper}"]
    sat = place.open(
        "sitting", "begin", DAY, (person,), exam=case, person=person, paper=paper, attempt=attempt
    )
    answers = [f"{code}={'B' if n < right else 'A'}" for n, code in enumerate(codes)]
    place.take(sat, "sitting", "hand-in", DAY, (person,), answers=answers)
    return sat


def bank(place: Place) -> None:
    for n in range(6):
        question(place, f"G{n}")
        question(place, f"S{n}", "special")


def test_from_the_bank_to_the_card(place: Place) -> None:
    bank(place)
    case = exam(place, ["new", "h1"])
    passed = CaseRow.objects.get(pk=sit(place, case, "new", "general", 3))
    assert (passed.outcome, passed.facts["score"]) == ("passed", 100)
    failed = CaseRow.objects.get(pk=sit(place, case, "new", "special", 1))
    assert (failed.outcome, failed.facts["score"], failed.closed) == ("failed", 50, DAY)
    with pytest.raises(Forbidden, match="没有都合格"):
        place.open("certificate", "exam", DAY, ("clerk",), person="new", passed=True)
    noted = place.open("certificate", "exam", DAY, ("clerk",), person="new", passed=False)
    with pytest.raises(Forbidden, match="资格考试"):
        place.take(noted, "certificate", "apply", DAY, ("clerk",), person="new")
    assert sit(place, case, "new", "special", 2, attempt=2)
    place.take(noted, "certificate", "re-exam", DAY, ("clerk",), person="new", passed=True)
    place.take(noted, "certificate", "apply", DAY, ("clerk",), person="new")
    assert exams.missing(case) == {"general": ["h1"], "special": ["h1"]}
    place.open("sitting", "absent", DAY, ("clerk",), exam=case, person="h1", paper="general", reason="病假")
    found = exams.rates(case)["special"]
    assert (found.due, found.taken, found.passed, found.pass_rate, found.attendance) == (2, 1, 1, 100, 50)
    assert exams.rates(case)["general"].absent == 1
    assert exams.weak_topics(case) == [("程序", 6, 7)]


def test_the_paper_is_what_the_seed_draws_and_nothing_else(place: Place) -> None:
    bank(place)
    case = place.open("exam", "plan", DAY, ("clerk",), title="考试", opens_on=DAY, closes_on=DAY, general=2)
    codes = [f"G{n}" for n in range(6)]
    again = sorted(codes, key=lambda code: sha256(f"{SEED}\n{code}".encode()).hexdigest())[:2]
    assert exams.drawn(case, SEED, DAY)["general"] == again
    with pytest.raises(Forbidden, match="种子"):
        place.take(case, "exam", "draw-paper", DAY, ("clerk",), seed=SEED, general=again[::-1], special=[])
    place.take(case, "exam", "draw-paper", DAY, ("clerk",), seed=SEED, general=again, special=[])


def test_a_question_whose_article_fell_is_no_longer_drawn(place: Place) -> None:
    with pytest.raises(Forbidden, match="废止"):
        question(place, "G0", basis="行政处罚法(2017)第四十二条")
    first, _second = question(place, "G1"), question(place, "G2")
    place.take(first, "question-bank", "flag", DAY, ("clerk",), reason="条文修改")
    case = place.open("exam", "plan", DAY, ("clerk",), title="考试", opens_on=DAY, closes_on=DAY, general=1)
    assert exams.drawn(case, SEED, DAY)["general"] == ["G2"]
    with pytest.raises(Forbidden, match="单选"):
        question(place, "G3", key="AB")
    with pytest.raises(Forbidden, match="单选"):
        question(place, "G4", form="multiple", key="D")


def test_nobody_sits_for_another_or_outside_the_window_or_off_the_roster(place: Place) -> None:
    bank(place)
    case = exam(place, ["new"])
    with pytest.raises(Forbidden, match="本人"):
        place.open("sitting", "begin", DAY, ("h1",), exam=case, person="new", paper="general")
    with pytest.raises(Forbidden, match="应考名单"):
        place.open("sitting", "begin", DAY, ("h1",), exam=case, person="h1", paper="general")
    with pytest.raises(Forbidden, match="考试时间"):
        late = date(2025, 5, 17)
        place.open("sitting", "begin", late, ("new",), exam=case, person="new", paper="general")
    sat = sit(place, case, "new", "general", 2)
    with pytest.raises(Forbidden, match="已有记录"):
        place.open("sitting", "begin", DAY, ("new",), exam=case, person="new", paper="general", attempt=2)
    with pytest.raises(Forbidden):
        place.take(sat, "sitting", "mark-paper", DAY, ("sup",), score=100, passed=True)


def test_nobody_adds_a_point(place: Place) -> None:
    bank(place)
    case = exam(place, ["new"])
    sat = place.open("sitting", "begin", DAY, ("new",), exam=case, person="new", paper="general")
    held = place.take(sat, "sitting", "hand-in", DAY, ("new",), answers=[])
    assert held.case.id == sat
    row = CaseRow.objects.get(pk=sat)
    assert (row.outcome, row.facts["score"]) == ("failed", 0)


def test_the_key_is_published_after_and_is_the_key_marked_by(place: Place) -> None:
    bank(place)
    case = exam(place, ["new"])
    key = exams.key_of(case)
    with pytest.raises(Forbidden, match="考试结束"):
        place.take(case, "exam", "publish-key", DAY, ("clerk",), key=key)
    place.take(case, "exam", "close-exam", DAY, ("clerk",))
    with pytest.raises(Forbidden, match="不一致"):
        place.take(case, "exam", "publish-key", DAY, ("clerk",), key=[*key[:-1], key[-1][:-1] + "C"])
    place.take(case, "exam", "publish-key", DAY, ("clerk",), key=key)
    assert len(key) == 5
    assert all(line.endswith("=B") for line in key)


@pytest.mark.parametrize(
    ("paper", "sat", "passed", "shown"),
    [
        ("general", 225, 125, "55.6"),
        ("special", 217, 190, "87.6"),
        ("general", 326, 208, "63.8"),
        ("general", 1167, 1008, "86.4"),
    ],
)
def test_the_reports_numbers_come_out_of_the_sittings(
    place: Place, paper: str, sat: int, passed: int, shown: str
) -> None:
    case = place.open("exam", "plan", DAY, ("clerk",), title="全省考试", opens_on=DAY, closes_on=DAY)
    place.take(case, "exam", "set-roster", DAY, ("clerk",), number=sat)
    # All at once: each change of the registers makes every process forget what it knew of them.
    add_many([Person(id=f"k{n}", name=f"考{n}") for n in range(sat)])
    for n in range(sat):
        place.open(
            "sitting",
            "report-result",
            DAY,
            ("clerk",),
            exam=case,
            person=f"k{n}",
            paper=paper,
            passed=n < passed,
        )
    found = exams.rates(case)[paper]
    assert (found.taken, found.passed, found.due) == (sat, passed, sat)
    assert found.pass_rate == Decimal(shown)
    assert found.attendance == 100


def test_a_certificate_needs_no_note_where_both_sittings_stand(place: Place) -> None:
    bank(place)
    people.appoint("rev", place.bureau, "handler", LONG_AGO)
    case = exam(place, ["rev"])
    sit(place, case, "rev", "general", 3)
    sit(place, case, "rev", "special", 2)
    noted = place.open("certificate", "exam", DAY, ("clerk",), person="rev", passed=True)
    place.take(noted, "certificate", "apply", DAY, ("clerk",), person="rev")
    with pytest.raises(Forbidden, match="行政执法监督"):
        place.take(
            noted,
            "certificate",
            "issue-certificate",
            DAY,
            ("head",),
            number="X",
            since=DAY,
            until=date(2026, 1, 1),
        )
