"""What every test shares: an installation folder of its own, and a book nobody else writes in."""

import os
import shutil
import tempfile
import uuid
from pathlib import Path

import django
import hypothesis
import pytest

# Before Django reads its settings (so they are named here, not in pyproject.toml, where pytest-django reads them
# first): each worker keeps its things in a fresh folder, never in the installation's own.
HOME = tempfile.mkdtemp(prefix="zhunsheng-test-")
os.environ["ZHUNSHENG_HOME"] = HOME
Path(HOME, "static").mkdir()
os.environ["DJANGO_SETTINGS_MODULE"] = "zhunsheng.site.settings"
django.setup()
# A busy machine must not fail a test: times are measured in bench/ alone.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")
CHROMIUM = "/usr/bin/chromium"
ASKS = {"db", "transactional_db", "django_db_setup"}
LAW, OURS = (Path(__file__).parent / folder for folder in ("procedures", "house"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "postgresql: needs PostgreSQL (ZHUNSHENG_DATABASE_URL)")
    config.addinivalue_line("markers", "lawonly: law and house alone; asks no database")
    config.addinivalue_line("markers", "spark: needs Java; `make test` installs Spark where Java is")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What in the rooms of law and of the house asks no database says the same on every one: `-m "not lawonly"`.

    A test that really commits is refused: the record's tables have no models, so that the emptying after such a test
    would leave its books to whichever test this worker runs next. Those start a program of their own instead.
    """
    for item in items:
        fixtures, marked = getattr(item, "fixturenames", ()), item.get_closest_marker("django_db")
        if "transactional_db" in fixtures or (marked and marked.kwargs.get("transaction")):
            raise pytest.UsageError(f"{item.nodeid} commits; start a program as tests/record/program.py does")
        asks = ASKS & set(fixtures) or marked
        if not asks and any(map(item.path.is_relative_to, (LAW, OURS))):
            item.add_marker("lawonly")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """What is not installed is left out with its reason; in CI it is a failure."""
    if item.get_closest_marker("browser") and not Path(CHROMIUM).exists():
        _lacking("Chromium is not installed (apt-get install chromium)")
    if item.get_closest_marker("spark") and not shutil.which("java"):
        _lacking("Java is not installed (apt-get install openjdk-17-jre-headless)")
    if item.get_closest_marker("postgresql") and not os.environ.get("ZHUNSHENG_DATABASE_URL"):
        # .ci/run runs every test a second time there, where this cannot happen.
        pytest.skip("runs on PostgreSQL only: set ZHUNSHENG_DATABASE_URL")


def _lacking(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{what}; in CI nothing may be left out", pytrace=False)
    pytest.skip(what)


def pytest_sessionfinish() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture
def book(db: None) -> str:
    """An open, empty book with a name of its own."""
    from zhunsheng import record

    name = f"测试县-{uuid.uuid4().hex[:12]}"
    record.open_book(name)
    return name
