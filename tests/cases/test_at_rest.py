"""Nothing personal lies in plain text: every file and every column of a filled installation, read for every party.

Names of officials are not party data: the registers hold them by design. A party who is called as an official is, or
whose name is part of an official's, is looked for by number, address and telephone only.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest

from tests import processes
from tests.cases.installed import database

PROGRAM = str(Path(__file__).with_name("filled.py"))


@dataclass
class Filled:
    """A filled installation: its folder, its backups, its database, and what the filling told of it."""

    home: Path
    root: Path
    url: str | None
    told: dict[str, Any] = field(default_factory=dict)

    def run(self, *words: str) -> Any:
        env = os.environ | {
            "ZHUNSHENG_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": "zhunsheng.site.settings",
        }
        done = processes.run(
            [PROGRAM, *words], env | ({"ZHUNSHENG_DATABASE_URL": self.url} if self.url else {})
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    @property
    def needles(self) -> list[str]:
        """What must not be found."""
        officers = self.told["officers"]
        return [one for one in self.told["parties"] if not any(one in name for name in officers)]

    def columns(self) -> Iterator[tuple[str, list[bytes]]]:
        """Every column of every table, with the forms in which its cells may hold text."""
        if self.url is None:
            with closing(sqlite3.connect(self.home / "zhunsheng.sqlite3")) as there:
                names = there.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                for (table,) in names:
                    yield from _columns(table, there.execute(f'SELECT * FROM "{table}"'))
            return
        with psycopg.connect(self.url) as server:
            tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
            for (table,) in server.execute(tables).fetchall():
                yield from _columns(table, server.execute(f'SELECT * FROM "{table}"'.encode()))

    def hits(self, needles: Iterable[str]) -> list[str]:
        """Where one of the needles stands in plain: file or column, and the needle."""
        forms = {form: one for one in needles for form in _forms(one)}
        found, columns = list[str](), list[Iterator[tuple[str, list[bytes]]]]()
        for path in sorted(
            path for top in (self.home, self.root) for path in top.rglob("*") if path.is_file()
        ):
            content = path.read_bytes()
            found += [f"{path.name}: {forms[form]}" for form in forms if form in content]
            if path.suffix == ".parquet":
                columns.append(_columns(path.name, duckdb.sql(f"SELECT * FROM read_parquet('{path}')")))
        for name, cells in chain(*columns, self.columns()):
            joined = b"\n".join(cells)
            found += [f"{name}: {forms[form]}" for form in forms if form in joined]
        return found


def _columns(table: str, cursor: Any) -> Iterator[tuple[str, list[bytes]]]:
    names, rows = [one[0] for one in cursor.description], cursor.fetchall()
    for n, name in enumerate(names):
        yield f"{table}.{name}", [_bytes(row[n]) for row in rows]


def _bytes(cell: Any) -> bytes:
    return bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()


def _forms(text: str) -> set[bytes]:
    """A text as files may hold it: UTF-8, JSON in ASCII, and what is long enough for it in UTF-16 and GB 18030."""
    found = {text.encode(), json.dumps(text)[1:-1].encode()}
    return found | ({text.encode("utf-16-le"), text.encode("gb18030")} if len(text) > 2 else set())


@pytest.fixture(scope="module")
def filled() -> Iterator[Filled]:
    with ExitStack() as ends:
        here = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="zhunsheng-filled-")))
        url = ends.enter_context(database("filled")) if os.environ.get("ZHUNSHENG_DATABASE_URL") else None
        made = Filled(here / "home", here / "backup", url)
        made.told = made.run("fill", str(made.root))
        yield made


def test_no_party_of_the_county_is_found_in_any_file_or_column(filled: Filled) -> None:
    assert len(filled.needles) > 100
    assert filled.hits(filled.needles) == []
    names = {path.name for path in filled.home.rglob("*")}
    assert {"evidence", "thumbnails", "analytics", "past", "arriving", "keys", "trees"} <= names
    assert any(path.suffix == ".part" for path in filled.root.rglob("*"))
    assert filled.url or "zhunsheng.sqlite3" in names


def test_what_is_looked_for_is_there_for_who_holds_the_keys(filled: Filled) -> None:
    opened = filled.run("left")
    missing = [one for one in filled.needles if one not in str(opened["values"])]
    assert missing == []
    assert "欧阳如意" in str(opened["files"])


@pytest.mark.parametrize("place", ["column", "evidence", "log", "parquet", "ascii", "utf-16"])
def test_one_value_in_plain_is_found_and_its_place_named(filled: Filled, tmp_path: Path, place: str) -> None:
    copy, was = Filled(tmp_path / "home", tmp_path / "none", filled.url), ""
    shutil.copytree(filled.home, copy.home)
    if place == "column":
        was = _plant(copy, "欧阳如意")
        found = {"cases_caserow.cause: 欧阳如意"}
    elif place == "parquet":
        path = copy.home / "analytics" / "planted.parquet"
        duckdb.sql(
            f"COPY (SELECT '欧阳如意' AS who FROM range(9)) TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
        )
        found = {"planted.parquet.who: 欧阳如意"}
    else:
        text = json.dumps("见欧阳如意") if place == "ascii" else "笔录:欧阳如意"
        (copy.home / "planted").write_bytes(text.encode("utf-16-le" if place == "utf-16" else "utf-8"))
        found = {"planted: 欧阳如意"}
    try:
        assert found <= set(copy.hits(["欧阳如意"]))
    finally:
        if place == "column":
            _plant(copy, was)


def _plant(copy: Filled, text: str) -> str:
    """Write a text into a column; what stood there."""
    which = "FROM cases_caserow ORDER BY id LIMIT 1"
    sql = f"UPDATE cases_caserow SET cause = '{text}' WHERE id = (SELECT id {which})"
    there: Any = psycopg.connect(copy.url) if copy.url else sqlite3.connect(copy.home / "zhunsheng.sqlite3")
    with closing(there), there:
        was = str(there.execute(f"SELECT cause {which}").fetchone()[0])
        there.execute(sql)
    return was


@pytest.fixture(scope="module")
def before(filled: Filled) -> dict[str, Any]:
    early = filled.told["early"]
    raw = {path.name: path.read_bytes() for path in filled.home.glob("*.sqlite3*")}
    return {"now": filled.run("figures"), "early": filled.run("figures", *early), "raw": raw}


@pytest.fixture(scope="module")
def done(filled: Filled, before: dict[str, Any]) -> Any:
    return filled.run("erase", filled.told["case"])


class TestErased:
    """What the keys of the house still open after one person's facts were erased, and what figures then say."""

    def test_the_book_still_verifies_and_the_caches_agree(self, done: Any) -> None:
        assert (done["wrong"], done["differences"], done["waiting"]) == ([], [], "")
        assert done["checked"] > 600
        assert done["values"] == 6  # five particulars, and the cause that tells the name

    def test_every_figure_keeps_its_value_now_and_as_of_an_earlier_head(
        self, filled: Filled, before: dict[str, Any], done: Any
    ) -> None:
        assert len(before["now"]) > 200
        assert filled.run("figures") == before["now"]
        assert filled.run("figures", *filled.told["early"]) == before["early"]

    def test_nothing_that_the_keys_open_tells_the_person(self, filled: Filled, done: Any) -> None:
        opened = str(filled.run("left"))
        for one in ("欧阳如意", "99999919900101001", "不存在的县示例巷77号", "0000-8812345", "1990-01-01"):
            assert one not in opened
        assert any(one in opened for one in filled.needles)
        assert len(done["evidence"]) == 2
        names = "".join(path.parent.name + path.name for path in filled.home.rglob("*"))
        assert not any(digest in names for digest in filled.told["digests"])
        uploads = "".join(path.read_text() for path in filled.home.glob("arriving/*/upload.json"))
        assert not any(digest in uploads for digest in filled.told["digests"])

    def test_the_former_ciphertexts_are_out_of_the_database_and_its_log(
        self, filled: Filled, before: dict[str, Any], done: Any
    ) -> None:
        if filled.url:  # PostgreSQL keeps former rows, encrypted, until VACUUM
            return
        former = [bytes.fromhex(one) for one in done["former"]]
        assert all(any(one in content for content in before["raw"].values()) for one in former)
        # A freed place is partly written over by what comes next: any sixteen bytes in a row would still tell.
        parts = {one[n : n + 16] for one in former for n in range(0, len(one) - 15, 4)}
        for path in filled.home.glob("*.sqlite3*"):
            assert not any(part in path.read_bytes() for part in parts), path.name

    def test_the_backup_that_held_the_evidence_goes_at_the_next_rotation(
        self, filled: Filled, done: Any
    ) -> None:
        before = _chains(filled)
        assert filled.run("rotate", str(filled.root), filled.told["key"]) == before
        assert len(_chains(filled)) == 1

    def test_files_alone_make_a_backup_go_as_well(self, filled: Filled, done: Any) -> None:
        only = filled.run("erase", filled.told["company"])
        assert (only["values"], len(only["evidence"]), only["wrong"]) == (0, 1, [])
        (held,) = _chains(filled)
        assert filled.run("rotate", str(filled.root), filled.told["key"]) == [held]
        assert filled.run("rotate", str(filled.root), filled.told["key"]) == []


def _chains(filled: Filled) -> list[str]:
    return sorted(path.name for path in filled.root.iterdir() if path.is_dir())
