"""Every text that users see has an English translation, with the same values in it."""

import re
from functools import cache

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.house.tree import ROOT, SRC

CATALOGUE = SRC / "site" / "locale" / "en" / "LC_MESSAGES" / "django.po"
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
OPTIONS = {"**.html": {"extensions": "jinja2.ext.i18n", "silent": "false"}}
VALUE = re.compile(r"\{\w+(?::\w+)?\}|%\(\w+\)[\d.]*[sdf]")
HAN = re.compile(r"[一-龥]")
# Law names are cited by their Chinese short names in a few English sentences, and quoted text stays as it was.
QUOTED = re.compile(r'「[^」]*」|"[^"]*"|\([^)]*\)')


@cache
def sources() -> frozenset[str]:
    """Every text marked for translation (of a plural, its singular)."""
    found = extract_from_dir(str(SRC), METHODS, OPTIONS)
    return frozenset(one[2] if isinstance(one[2], str) else one[2][0] for one in found)


@cache
def translations() -> dict[str, tuple[str, ...]]:
    """Source texts with what the catalogue gives for them."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    return {
        (one.id if isinstance(one.id, str) else one.id[0]): (
            (one.string,) if isinstance(one.string, str) else tuple(one.string)
        )
        for one in catalogue
        if one.id and not one.fuzzy
    }


def test_every_source_text_has_an_english_translation() -> None:
    lacking = sorted(text for text in sources() if not all(translations().get(text, ("",))))
    assert lacking == [], "run scripts/messages and translate these in the catalogue"


def test_the_catalogue_holds_nothing_that_no_one_says() -> None:
    assert sorted(translations().keys() - sources()) == [], "run scripts/messages"


def test_a_translation_keeps_the_values_of_its_source() -> None:
    wrong = [
        text
        for text, found in translations().items()
        if any(sorted(VALUE.findall(one)) != sorted(VALUE.findall(text)) for one in found)
    ]
    assert wrong == []


def test_english_is_english() -> None:
    wrong = [one for found in translations().values() for one in found if HAN.search(QUOTED.sub("", one))]
    assert wrong == []


def test_the_script_extracts_what_this_test_does() -> None:
    settings = (ROOT / "scripts" / "babel.cfg").read_text(encoding="utf-8")
    assert "[python: **.py]" in settings and "[jinja2: **.html]" in settings
