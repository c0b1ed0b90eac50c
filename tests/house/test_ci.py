"""What CI runs: nothing is left out because something is missing."""

import os
import shutil
from pathlib import Path

import pytest
from django.db import connection

from tests.house.tree import ROOT


@pytest.mark.skipif(not os.environ.get("CI"), reason="only CI must have everything")
def test_in_ci_chromium_postgresql_and_java_are_there() -> None:
    assert Path("/usr/bin/chromium").exists()
    assert list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    assert shutil.which("java")


def test_where_a_database_is_named_the_tests_really_run_on_it() -> None:
    named = os.environ.get("ZHUNSHENG_DATABASE_URL", "sqlite")
    assert connection.vendor == named.split(":")[0]


def test_ci_runs_what_the_read_me_says_and_the_same_again_on_postgresql() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\nmake test\n" in script and "ZHUNSHENG_DATABASE_URL=" in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("command", ["run", "test", "check", "bench", "setup", "demo"])
def test_make_knows_the_command(command: str) -> None:
    assert f"\n{command}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_installation_of_the_tests_is_not_that_of_the_users() -> None:
    from django.conf import settings

    assert ROOT not in Path(settings.HOME).parents
