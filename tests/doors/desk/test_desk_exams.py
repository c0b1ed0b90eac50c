"""Sitting an exam online: one's own papers, the questions without the key, one hand-in, the mark."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.cases.people import Place, found_place
from zhunsheng.cases import exams
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import today
from zhunsheng.registers import accounts
from zhunsheng.registers.models import Account


@pytest.fixture
def place(book: str) -> Place:
    made = found_place(book)
    for person in ("new", "h1"):
        accounts.open_account(f"u-{person}", None, person)
    return made


def exam(place: Place) -> str:
    """An exam of two general questions, one of them with several right answers, open today for `new`."""
    day = today()
    for code, form, key in (("G1", "single", "B"), ("G2", "multiple", "AC")):
        place.open(
            "question-bank", "enter", day, ("clerk",), code=code, subject="general", form=form, key=key,
            stem=f"{code}的题干", options=["甲", "乙", "丙"], basis="行政处罚法第四十二条",
        )  # fmt: skip
    case = place.open(
        "exam", "plan", day, ("clerk",), title="资格考试", opens_on=day, closes_on=day, general=2
    )
    place.take(case, "exam", "set-roster", day, ("clerk",), due=["new"])
    place.take(case, "exam", "draw-paper", day, ("clerk",), **exams.drawn(case, "种子", day))
    place.take(case, "exam", "open-exam", day, ("clerk",))
    return case


def browser(person: str) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(person=person))
    return client


def test_a_paper_is_sat_once_and_marked_at_once(place: Place) -> None:
    case, mine = exam(place), browser("new")
    assert "开始答卷" in mine.get("/desk/exams").content.decode()
    begun = mine.post(f"/desk/exams/{case}/general")
    page = mine.get(begun.url).content.decode()
    assert set(re.findall(r"G\d的题干", page)) == {"G1的题干", "G2的题干"}
    assert page.count('type="checkbox"') == 3
    assert page.count('type="radio"') == 3
    assert "checked" not in page
    assert "继续答卷" in mine.get("/desk/exams").content.decode()
    done = mine.post(begun.url, {"q-G1": "B", "q-G2": ["A", "C"]}, follow=True)
    assert "已交卷" in done.content.decode()
    assert "合格" in done.content.decode()
    row = CaseRow.objects.get(procedure="sitting")
    assert (row.outcome, row.facts["score"], row.subject) == ("passed", 100, "new")
    again = mine.post(begun.url, {"q-G1": "A"})
    assert again.status_code == 422


def test_nobody_sees_or_sits_anothers_paper(place: Place) -> None:
    case, mine, other = exam(place), browser("new"), browser("h1")
    begun = mine.post(f"/desk/exams/{case}/general")
    assert other.get(begun.url).status_code == 404
    assert other.post(begun.url, {"q-G1": "B"}).status_code == 404
    assert other.post(f"/desk/exams/{case}/general").status_code == 404
    assert "没有您应考的试卷" in other.get("/desk/exams").content.decode()


def test_who_failed_may_sit_again_and_the_best_counts(place: Place) -> None:
    case, mine = exam(place), browser("new")
    begun = mine.post(f"/desk/exams/{case}/general")
    mine.post(begun.url, {"q-G1": "A"})
    assert exams.rates(case)["general"].passed == 0
    assert "第2次" in mine.get("/desk/exams").content.decode()
    again = mine.post(f"/desk/exams/{case}/general")
    assert again.url != begun.url
    said = mine.post(again.url, {"q-G1": "B", "q-G2": ["A"]})
    assert said.status_code == 302, said.content.decode()
    found = exams.rates(case)["general"]
    # 1 of 1 and half of 1 are 75 of a hundred.
    assert (found.taken, found.passed, found.pass_rate) == (1, 1, 100)
    assert CaseRow.objects.filter(procedure="sitting", facts__score=75).count() == 1
