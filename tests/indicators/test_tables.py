"""The tables: brought up to date by what changed, the same as made anew, safe between processes."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random

import pytest

from tests.indicators.county import COMPANY, County, wander
from zhunsheng import record
from zhunsheng.cases.models import CaseRow
from zhunsheng.indicators import catch_up, figures, rebuild, tables
from zhunsheng.indicators.columns import columns, fingerprint
from zhunsheng.indicators.store import current, engine, source
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.enforcement.penalty import Penalty

AS_OF = date(2026, 2, 1)


def _rows() -> list[tuple[object, ...]]:
    files = current().tables["penalty"]
    return sorted(engine().execute(source(files)).fetchall())


def test_catching_up_gives_the_same_tables_as_making_them_anew(county: County) -> None:
    wander(county, Random(1), 8)
    catch_up()
    for seed in (2, 3):
        wander(county, Random(seed), 6)
        case = CaseRow.objects.filter(closed__isnull=True).first()
        assert case is not None
        catch_up()
        assert current().tables["penalty"].delta
    caught = _rows()
    rebuild()
    assert not current().tables["penalty"].delta
    assert _rows() == caught
    assert len(caught) == CaseRow.objects.count()


def test_a_case_that_goes_on_is_counted_once(county: County) -> None:
    case = county.decided(date(2025, 3, 3), date(2025, 4, 1))
    assert figures(2025, ids=["penalties"])[0].value == 1
    county.take(case, "serve", date(2025, 4, 2))
    county.take(case, "publish", date(2025, 4, 3))
    assert figures(2025, ids=["penalties", "published_in_time"])[0].value == 1
    assert len(_rows()) == 1


def test_a_large_delta_is_folded_into_the_base(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    first = county.decided(date(2025, 3, 3), date(2025, 4, 1))
    catch_up()
    monkeypatch.setattr(tables, "FEW", 2)
    county.take(first, "serve", date(2025, 4, 2))
    county.take(None, "file", date(2025, 5, 6), party=COMPANY, cause="某事")
    catch_up()
    files = current().tables["penalty"]
    assert (files.delta, files.base_rows) == ("", 2)
    assert len(_rows()) == 2


def test_nothing_is_written_while_nothing_changes(county: County) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    first = catch_up()
    figures(2025)
    assert catch_up() == first


def test_the_tables_know_the_head_of_each_book(county: County) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    head = record.head(county.book)
    found = catch_up().positions[county.book]
    assert (found.seq, found.link) == (head.seq, head.link.hex())


def test_tables_of_another_book_are_made_anew(county: County) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    path = tables.folder() / "manifest.json"
    catch_up()
    link = current().positions[county.book].link
    path.write_text(path.read_text().replace(link, "00" * 32))
    county.take(None, "file", date(2025, 5, 6), party=COMPANY, cause="某事")
    before = current().tables["penalty"].base
    assert catch_up().tables["penalty"].base != before
    assert len(_rows()) == 2


@pytest.mark.parametrize("spoilt", ["", "{", '{"generation": 1}'])
def test_a_spoilt_manifest_is_no_harm(spoilt: str, county: County) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    (tables.folder() / "manifest.json").write_text(spoilt)
    assert figures(2025, ids=["penalties"])[0].value == 1


def test_a_lost_file_is_no_harm(county: County) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    catch_up()
    for path in tables.folder().glob("*.parquet"):
        path.unlink()
    assert figures(2025, ids=["cases_filed"])[0].value == 1


def test_old_files_do_not_pile_up(county: County) -> None:
    for day in range(1, 9):
        county.take(None, "file", date(2025, 5, day), party=COMPANY, cause="某事")
        catch_up()
    # One base a procedure, this delta and the one before.
    assert len(list(tables.folder().glob("*.parquet"))) <= len(PROCEDURES) + 2


def test_a_second_process_waits_for_the_writer(tables: Path, county: County) -> None:
    from zhunsheng.indicators.store import folder, writing

    program = (
        f"import fcntl; fcntl.flock(open({str(folder() / 'lock')!r}, 'w'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    )
    with writing():
        assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode
    assert not subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode


def test_columns_are_typed_from_the_declaration() -> None:
    kinds = columns(Penalty)
    assert kinds["file_on"] == kinds["clock_deciding__due"] == "DATE"
    assert kinds["decide__fine_yuan"] == kinds["pay__paid_yuan__sum"] == "DECIMAL(18,2)"
    assert kinds["decide__kinds"] == "VARCHAR[]" and kinds["decide__range_yuan"] == "DECIMAL(18,2)[]"
    assert kinds["decide__complex"] == "BOOLEAN" and kinds["decide__hearing_held"] == "DATE"
    assert kinds["review_defence__accepted"] == "BIGINT" and kinds["file__track"] == "VARCHAR"
    assert not any("resident_id" in name or "__person" in name or "phone" in name for name in kinds)


def test_every_fact_that_folding_writes_has_a_column(county: County) -> None:
    wander(county, Random(5), 40)
    known = set(columns(Penalty)) | {"awaits", "cause"}
    written = {name for row in CaseRow.objects.values_list("facts", flat=True) for name in row}
    assert written <= known


def test_another_declaration_has_another_fingerprint() -> None:
    assert fingerprint((Penalty,)) != fingerprint(PROCEDURES)
