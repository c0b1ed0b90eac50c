"""The papers of the house: decisions numbered, the change log kept, both read-me files with the two commands."""

import re

from tests.house.tree import ROOT

ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))


def test_decisions_are_numbered_without_gap_or_repeat() -> None:
    assert [int(path.name[:4]) for path in ADRS] == list(range(1, len(ADRS) + 1))


def test_every_decision_has_the_form_of_nygard() -> None:
    for path in ADRS:
        text = path.read_text(encoding="utf-8")
        assert re.match(rf"# {int(path.name[:4])}\. \S", text), f"{path.name}: its title"
        for part in ("Status", "Context", "Decision", "Consequences"):
            assert f"\n## {part}\n" in text, f"{path.name} has no {part}"


def test_the_change_log_begins_with_what_is_not_yet_released() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## Unreleased", text, re.M)


def test_both_read_me_files_give_the_two_commands_and_link_to_each_other() -> None:
    english = (ROOT / "README.md").read_text(encoding="utf-8")
    chinese = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    for text in (english, chinese):
        assert "make run" in text and "make test" in text
    assert "README.zh-CN.md" in english and "README.md" in chinese


def test_every_link_between_the_papers_leads_somewhere() -> None:
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    wrong = []
    for paper in papers:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", paper.read_text(encoding="utf-8")):
            if "://" not in target and not (paper.parent / target).exists():
                wrong.append(f"{paper.name} -> {target}")
    assert wrong == []
