"""What is installed is pinned, hashed, and fetched from wherever the machine is told to."""

import re
import tomllib

import pytest

from tests.house.tree import ROOT, kept, name

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Put together here, so that this file does not name what it forbids.
HOSTS = re.compile(
    "|".join(
        (
            "py" + r"pi\.org",
            "python" + r"hosted\.org",
            r"(?<!emit-)index" + "-url",
            r"npm" + r"js\.(com|org)",
            "find" + "-links",
        )
    )
)
HERE = re.compile(r"(?<![\w.}$~/-])/(work|root|home|Users)/[\w.]")


def pins(text: str) -> dict[str, str]:
    """Each requirement of a lock with its whole block of hashes."""
    blocks = re.split(r"\n(?=\S)", text.strip())
    return {re.split(r"[=\[ ;]", block)[0].lower().replace("_", "-"): block for block in blocks}


def wanted(extras: tuple[str, ...] = ()) -> set[str]:
    """The names that pyproject.toml asks for."""
    lines = [*PROJECT["dependencies"]]
    for extra in extras:
        lines += PROJECT["optional-dependencies"][extra]
    return {re.split(r"[<>=\[ ;]", line)[0].lower().replace("_", "-") for line in lines}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_pin_of_a_lock_is_exact_and_hashed(lock) -> None:  # type: ignore[no-untyped-def]
    for package, block in pins(lock.read_text(encoding="utf-8")).items():
        assert re.match(r"[\w.\[\]-]+==[\w.+!]+", block), f"{package} is not pinned"
        assert "--hash=sha256:" in block, f"{package} has no hash"


def test_the_locks_hold_all_that_pyproject_asks_for() -> None:
    text = {path.stem: pins(path.read_text(encoding="utf-8")) for path in LOCKS}
    assert wanted(("build",)) <= text["run"].keys()
    assert wanted(("build", "dev")) <= text["dev"].keys()
    assert wanted(("build", "dev", "bench")) <= text["bench"].keys()
    assert wanted(("build", "spark")) <= text["spark"].keys()


def test_who_does_not_ask_for_spark_does_not_install_half_a_gigabyte() -> None:
    for path in LOCKS:
        assert ("pyspark" in pins(path.read_text(encoding="utf-8"))) == (path.stem == "spark")


def test_all_locks_agree_on_a_version() -> None:
    seen: dict[str, set[str]] = {}
    for path in LOCKS:
        for package, block in pins(path.read_text(encoding="utf-8")).items():
            seen.setdefault(package, set()).add(block.split()[0])
    assert {package: versions for package, versions in seen.items() if len(versions) > 1} == {}


def test_no_file_names_a_package_index_or_a_path_of_one_machine() -> None:
    wrong = []
    for path in kept():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if HOSTS.search(line) or HERE.search(line):
                wrong.append(f"{name(path)}:{number}: {line.strip()[:80]}")
    assert wrong == []


def test_nothing_copyleft_is_installed_with_the_product() -> None:
    run = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").lower()
    for refused in ("pymerkle", "viewflow", "easyofd", "pymupdf", "django-fsm"):
        assert refused not in run
