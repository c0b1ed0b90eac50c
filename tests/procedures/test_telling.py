"""Stories told badly: each gets a message, none breaks the run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhunsheng.cases.stories import BadStory, play, playing, read

pytestmark = pytest.mark.django_db

ACTS = """
id: 7
opened: 2026-03-02
cast:
  - {id: h1, role: handler, name: 何一, organ: 某县某局}
  - {id: h2, role: handler, name: 何二, organ: 某县某局}
acts:
  - {n: 1, date: 2026-03-02, who: [h1, h2], step: file, facts: {violation: 2026-02-20}}
"""


def _play(tmp_path: Path, text: str) -> list[dict[str, Any]]:
    path = tmp_path / "story.yaml"
    path.write_text(text, encoding="utf-8")
    answers: list[dict[str, Any]] = play(read(path)[0], 1)["acts"]
    return answers


@pytest.mark.parametrize(
    ("act", "word"),
    [
        ("{n: 2, date: 2026-03-03, who: [h1, h2], step: weigh}", "weigh"),
        ("{n: 2, date: 2026-03-03, who: [h1, h2], step: inspect, facts: {colour: red}}", "colour"),
        ("{n: 2, date: 2026-03-03, who: [h1, ghost], step: inspect}", "ghost"),
        ("{n: 2, date: 2026-03-03, who: [h1, h2], step: notify, facts: {kinds: [exile]}}", "kinds"),
        ("{n: 2, date: 2026-03-03, who: [h1, h2], step: notify, facts: {fine_yuan: a lot}}", "罚款金额"),
    ],
)
def test_a_word_nobody_knows_is_unknown_and_never_passes(tmp_path: Path, act: str, word: str) -> None:
    answer = _play(tmp_path, f"{ACTS}  - {act}\n")[1]
    assert answer["verdict"] == "unknown"
    if word != "kinds":
        assert word in answer["message"]


@pytest.mark.parametrize(
    "text",
    [
        "acts: [",
        "just text",
        "id: 1",
        "acts: []",
        "acts: [{step: file}]",
        "acts: [{date: 2026-13-45, step: file}]",
        "acts: [{date: 2026-03-02}]",
        "cast: [nobody]\nacts: [{date: 2026-03-02, step: file}]",
        "acts: [{date: 2026-03-02, step: file, facts: [a, b]}]",
        "",
    ],
)
def test_a_story_that_cannot_be_read_says_where(tmp_path: Path, text: str) -> None:
    path = tmp_path / "故事.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadStory, match="故事"):
        read(path)


def test_a_story_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "gbk.yaml"
    path.write_bytes("title: 春节".encode("gbk"))
    with pytest.raises(BadStory, match="UTF-8"):
        read(path)


def test_who_may_be_one_name_and_the_hour_may_lack_its_quotes(tmp_path: Path) -> None:
    act = "{n: 2, date: 2026-03-03, at: 14:30, who: h1, step: inspect}"
    answer = _play(tmp_path, f"{ACTS}  - {act}\n")[1]
    assert answer["verdict"] == "refused"
    assert answer["articles"][0]["article"] == "第四十二条"


def test_conduct_is_told_and_not_taken(tmp_path: Path) -> None:
    act = "{n: 2, date: 2026-03-03, who: [stranger], conduct: true, what: {zh: 当事人搬走设备}}"
    first, second = _play(tmp_path, f"{ACTS}  - {act}\n")
    assert second["verdict"] == "allowed"
    assert second["clocks"] == first["clocks"]


def test_what_breaks_inside_an_act_is_named_and_the_story_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = playing.take

    def broken(case: Any, step: Any, *rest: Any, **words: Any) -> Any:
        if step.name == "inspect":
            raise ZeroDivisionError("three by zero")
        return real(case, step, *rest, **words)

    monkeypatch.setattr(playing, "take", broken)
    acts = (
        "  - {n: 2, date: 2026-03-03, who: [h1, h2], step: inspect}\n"
        "  - {n: 3, date: 2026-03-03, who: [h1, h2], step: question}\n"
    )
    answers = _play(tmp_path, ACTS + acts)
    assert [one["verdict"] for one in answers] == ["allowed", "unknown", "allowed"]
    assert "故事 7" in answers[1]["message"] and "inspect" in answers[1]["message"]


def test_a_cast_that_cannot_be_entered_makes_every_act_unknown(tmp_path: Path) -> None:
    twice = ACTS.replace(
        "\nacts:", "\n  - {id: h3, role: handler, certificate: {from: 2026-01-01, to: 2020-01-01}}\nacts:"
    )
    assert [one["verdict"] for one in _play(tmp_path, twice)] == ["unknown"]


def test_without_certificates_in_the_cast_officers_carry_them_and_beside_one_who_does_they_do_not(
    tmp_path: Path,
) -> None:
    assert _play(tmp_path, ACTS)[0]["verdict"] == "allowed"
    given = ACTS.replace("何一,", "何一, certificate: {from: 2020-01-01, to: 2030-01-01},")
    path = tmp_path / "two.yaml"
    path.write_text(given, encoding="utf-8")
    assert play(read(path)[0], 2)["acts"][0]["verdict"] == "refused"
