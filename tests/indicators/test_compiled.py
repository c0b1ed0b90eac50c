"""What is compiled once an installation: found again by another process, and never for another question or release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.indicators import asking, compiled, review
from zhunsheng.indicators.declaring import Period
from zhunsheng.indicators.folder import folder

pytestmark = pytest.mark.django_db
YEAR = Period.year(2025, date(2026, 1, 31))


class Making:
    """Something to compile that counts how often it was."""

    def __init__(self, text: str) -> None:
        self.text, self.times = text, 0

    def __call__(self) -> str:
        self.times += 1
        return self.text


@pytest.fixture(autouse=True)
def fresh(tables: Path) -> Iterator[None]:
    """As a fresh process begins and ends: without memory."""
    asking._statement.cache_clear()
    yield
    asking._statement.cache_clear()


def _kept() -> list[Path]:
    return sorted((folder() / "compiled").iterdir())


def test_a_text_is_made_once_and_found_again() -> None:
    """The second time it is read."""
    made = Making("SELECT 1\nFROM t")
    assert compiled.kept(("one",), made) == compiled.kept(("one",), made) == "SELECT 1\nFROM t"
    assert made.times == 1


def test_another_question_is_another_text() -> None:
    """Nothing but the same question finds it."""
    compiled.kept(("one", ("a",)), Making("a"))
    assert compiled.kept(("one", ("b",)), Making("b")) == "b"


def test_another_release_finds_nothing(monkeypatch: Any) -> None:
    """Where a source changed, all is compiled anew."""
    compiled.kept(("one",), Making("old"))
    monkeypatch.setattr(compiled, "_sources", lambda: "another release")
    assert compiled.kept(("one",), Making("new")) == "new"


def test_every_room_that_a_declaration_reaches_is_in_the_digest() -> None:
    """The rooms are those below the doors and reports; each of them is there."""
    house = Path(compiled.__file__).parents[1]
    above = {"site", "doors", "reports", "reading"}
    rooms = {path.parent.name for path in house.glob("*/__init__.py")}
    assert set(compiled.ROOMS) == rooms - above


def test_a_text_cut_off_or_changed_is_made_anew() -> None:
    """A file that is not what was written is not believed."""
    compiled.kept(("one",), Making("SELECT 1"))
    (path,) = _kept()
    for broken in (b"", b"half", path.read_bytes().replace(b"1", b"2"), b"\xff\xfe"):
        path.write_bytes(broken)
        assert compiled.kept(("one",), Making("SELECT 1")) == "SELECT 1"
        assert path.read_text(encoding="utf-8").endswith("\nSELECT 1")


def test_where_nothing_can_be_written_it_answers_all_the_same() -> None:
    """A file stands where the folder should be."""
    (folder() / "compiled").write_text("", encoding="utf-8")
    assert compiled.kept(("one",), Making("text")) == "text"


def test_no_more_are_kept_than_so_many(monkeypatch: Any) -> None:
    """Anybody may ask for any list of figures; that fills no disk."""
    monkeypatch.setattr(compiled, "MOST", 3)
    for n in range(7):
        compiled.kept((n,), Making(str(n)))
    assert len(_kept()) == 3


def test_a_statement_read_again_is_the_one_compiled(monkeypatch: Any) -> None:
    """What a second process reads is, letter for letter, what Ibis makes; and Ibis is not asked."""
    batch = ("penalties", "cases_filed")
    first = asking.statement(batch, YEAR)
    asking._statement.cache_clear()
    monkeypatch.setattr(asking, "_compiled", lambda *_asked: pytest.fail("compiled again"))
    assert asking.statement(batch, YEAR) == first


def test_other_towns_are_another_statement(monkeypatch: Any) -> None:
    """A question that looks up the registers is compiled for what they say, and not for what they said."""
    found = []
    for known in (("town A",), ("town B",)):
        monkeypatch.setattr(review, "towns", lambda known=known: known)
        found.append(asking.statement(("files_reviewed_towns",), YEAR, known=known))
    assert "town A" in found[0] and "town B" in found[1]
