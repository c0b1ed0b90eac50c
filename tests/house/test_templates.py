"""Pages under a strict content policy: no inline script or style, nothing from elsewhere, labels for all fields."""

import re

from tests.house.tree import SRC, name

PAGES = sorted([*SRC.rglob("*.html"), *SRC.rglob("*.jinja")])
STATIC = sorted(path for path in SRC.glob("site/static/**/*") if path.suffix in {".css", ".js", ".svg"})
INLINE = re.compile(r"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|<script(?![^>]*\bsrc=)", re.I)
REMOTE = re.compile(r"(?:src|href|action|url\(|@import)\s*=?\s*[\"'(]?\s*(?:https?:)?//", re.I)


def test_no_page_holds_inline_script_or_style() -> None:
    assert [name(path) for path in PAGES if INLINE.search(path.read_text(encoding="utf-8"))] == []


def test_nothing_is_fetched_from_another_host() -> None:
    wrong = [name(path) for path in [*PAGES, *STATIC] if REMOTE.search(path.read_text(encoding="utf-8"))]
    assert wrong == []


def test_no_page_switches_escaping_off() -> None:
    wrong = [
        name(path)
        for path in PAGES
        if re.search(r"\|\s*safe\b|autoescape false", path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_every_whole_page_says_its_language_and_width() -> None:
    wrong = []
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        if "<html" in text and not (re.search(r"<html[^>]+lang=", text) and 'name="viewport"' in text):
            wrong.append(name(path))
    assert wrong == []
