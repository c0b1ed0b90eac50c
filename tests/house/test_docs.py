"""What can be called, set or asked is documented."""

import re

from django.urls import get_resolver

from tests.house.tree import ROOT, SRC, sources
from zhunsheng.doors.cli.commands import COMMANDS

DOCS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}


def test_every_command_is_documented() -> None:
    lacking = [one.name for one in COMMANDS if f"`zhunsheng {one.name}" not in DOCS["cli.md"]]
    assert lacking == []


def test_no_command_is_documented_that_there_is_not() -> None:
    named = set(re.findall(r"^\| `zhunsheng ([a-z-]+)", DOCS["cli.md"], re.M))
    assert named <= {one.name for one in COMMANDS}


def test_every_environment_variable_is_documented() -> None:
    used = {
        name
        for path in sources()
        for name in re.findall(r"ZHUNSHENG_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert sorted(used - set(re.findall(r"ZHUNSHENG_[A-Z_]+", DOCS["settings.md"]))) == []


def api_paths() -> set[str]:
    """Every path below /api/ as its address pattern says it, parameters in braces."""
    found = set()
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern).startswith("api/"):
            for one in getattr(pattern, "url_patterns", ()):
                found.add("/api/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(one.pattern)))
    return {path for path in found if not path.endswith(("/api/", "docs", "{rest}"))}


def test_every_path_of_the_api_is_documented() -> None:
    lacking = [path for path in api_paths() if path.rstrip("/") not in DOCS["api.md"]]
    assert sorted(lacking) == []


def test_every_room_is_on_the_tour() -> None:
    rooms = {path.name for path in SRC.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert sorted(room for room in rooms - {"site", "methods"} if room not in DOCS["tour.md"]) == []
