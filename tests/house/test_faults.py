"""Every fault that the record survives names tests that there are."""

import re

from tests.house.tree import ROOT, SRC


def rows() -> list[list[str]]:
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    part = page.partition("## Faults and what finds them\n")[2].partition("\n## ")[0]
    return [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")][1:]


def test_every_fault_names_tests_that_there_are() -> None:
    lacking = []
    for fault, _defence, tests in rows():
        named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", tests)
        assert named, fault
        for file, name in named:
            path = ROOT / file if "/" in file else ROOT / "tests" / "record" / file
            if not path.is_file() or f"def {name}(" not in path.read_text(encoding="utf-8"):
                lacking.append((fault, file, name))
    assert lacking == [] and len(rows()) >= 15


def test_every_defence_names_a_module_that_there_is() -> None:
    home = SRC / "record"
    known = {path.relative_to(home).with_suffix("").as_posix() for path in home.rglob("*.py")}
    known |= {"schema", "record_append"}
    named = {word for _fault, defence, _tests in rows() for word in re.findall(r"`([\w/]+)`", defence)}
    assert sorted(named - known) == []
