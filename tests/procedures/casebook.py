"""Where the stories and their words lie, and how a story's expectations are held against what the system says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

CASEBOOK = Path(__file__).parents[1] / "casebook"
STORIES = sorted(CASEBOOK.glob("*/*.yaml"))
"""All fields; a story is named by its field and its file."""
WORDS: dict[str, Any] = yaml.safe_load((CASEBOOK / "words.yaml").read_text(encoding="utf-8"))


def told(path: Path) -> dict[str, Any]:
    """A story as written."""
    story: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return story


def differences(expected: dict[str, Any], answer: dict[str, Any]) -> Iterator[str]:
    """What an act's answer lacks of what was expected of it."""
    verdict = expected.get("verdict")
    if answer["verdict"] == "unknown" or verdict not in (None, "doubtful", answer["verdict"]):
        yield f"verdict {answer['verdict']}, expected {verdict}: {answer['message']}"
        return
    wanted = [(one["instrument"], one["article"]) for one in expected.get("articles") or ()]
    found = [(one["instrument"], one["article"]) for one in answer["articles"]]
    if missing := [one for one in wanted if one not in found]:
        yield f"articles {missing} not among {found}"
    if answer["verdict"] == "refused" and wanted and found[:1] != wanted[:1]:
        yield f"first article {found[:1]}, expected {wanted[:1]}: {answer['message']}"
    for clock in expected.get("clocks") or ():
        yield from _clock(clock, answer["clocks"])


def _clock(expected: dict[str, Any], clocks: list[dict[str, Any]]) -> Iterator[str]:
    place, start, kind = expected["article"], str(expected["start"]), expected["kind"]
    matching = [
        clock
        for clock in clocks
        if (clock["instrument"], clock["article"]) == (place["instrument"], place["article"])
        and (clock["start"], clock["kind"]) == (start, kind)
    ]
    wanted = {
        "due": str(expected["due"]),
        "binding": str(expected["binding"]),
        "outcome": expected["outcome"],
    }
    if "done" in expected:
        wanted["done"] = str(expected["done"])
    for name in ("length", "unit", "direction", "whose", "extended_by"):
        if name in expected:
            wanted[name] = expected[name]
    if not any(all(clock[name] == value for name, value in wanted.items()) for clock in matching):
        got = [{name: clock[name] for name in wanted} for clock in matching]
        yield f"{place['article']} from {start}: expected {wanted}, got {got}"
