"""Every story of the casebook, told to the same code as `zhunsheng story`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.procedures.casebook import STORIES, differences, told
from zhunsheng.cases.stories import play, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", STORIES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_law_answers_as_the_story_expects(path: Path) -> None:
    (story,) = read(path)
    answers = play(story, 1)["acts"]
    wrong = [
        f"act {act.n} ({act.step}): {difference}"
        for act, answer in zip(story.acts, answers, strict=True)
        for difference in differences(act.expect, answer)
    ]
    assert not wrong, "\n".join(wrong)


def test_there_are_stories_enough_and_no_two_of_one_number() -> None:
    numbers = [(path.parent.name, told(path)["id"]) for path in STORIES]
    assert len(numbers) >= 50
    assert len(set(numbers)) == len(numbers)


def test_every_story_has_a_title_in_both_languages() -> None:
    for path in STORIES:
        title = told(path)["title"]
        assert title["zh"] and title["en"], path.stem


def test_a_wrong_expectation_is_found() -> None:
    answer = {"verdict": "refused", "articles": [], "message": "", "clocks": []}
    assert list(differences({"verdict": "allowed"}, answer))
    assert not list(differences({"verdict": "doubtful"}, answer))
    assert list(
        differences({"verdict": "refused", "articles": [{"instrument": "x", "article": "y"}]}, answer)
    )
