"""The head of the log of reading is an entry that checkpoints sign: a log cut, rewritten or deleted is named."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from zhunsheng import record
from zhunsheng.record import checkpoints, reading_anchor, reading_log
from zhunsheng.record.reading_log import Look

from .conftest import fill, run

AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path / "home"
    monkeypatch.setenv("ZHUNSHENG_WITNESS", str(tmp_path / "witness"))


def looked(count, who="p"):
    for n in range(count):
        reading_log.log(Look(f"{who}-{n}", "b", "case-1", "download", "ab" * 32, "::1"), at=AT)


def freed():
    """The triggers of the log out of the way, as an operator with every right has them."""
    if connection.vendor == "sqlite":
        for name in ("no_update", "no_delete", "forward"):
            run(f"DROP TRIGGER record_reading_{name}")
    else:
        run("ALTER TABLE record_reading DISABLE TRIGGER ALL")
        run("GRANT ALL ON record_reading TO CURRENT_USER")


def cut():
    run("DELETE FROM record_reading WHERE number > 2")


def wiped():
    run("DELETE FROM record_reading")


def chained_anew():
    """The same looks, one of them by somebody else, in a chain that is right in itself."""
    every = list(reading_log.walk())
    run("DELETE FROM record_reading")
    for read in every:
        who = "somebody" if read.number == 2 else read.look.who
        reading_log.log(Look(who, "b", "case-1", "download", "ab" * 32, "::1"), at=AT)


def kinds():
    return {wrong.kind for report in record.verify_all().books for wrong in report.wrong}


def steps(book):
    return [(entry.procedure, entry.step) for entry in record.walk(book) if entry.procedure == "record"]


def test_each_checkpoint_binds_the_looks_so_far_and_writes_nothing_where_there_are_none(book):
    fill(book, 3)
    assert checkpoints.make(book).size == 3
    looked(4)
    assert checkpoints.make(book).size == 4 and checkpoints.make(book).size == 4
    (anchor,) = reading_anchor.anchors(book)
    assert (anchor.seq, anchor.number, anchor.link) == (4, *reading_log.head())
    assert steps(book) == [("record", "reading")]
    assert record.verify(book).ok and record.verify_all().ok
    assert reading_anchor.standing() == reading_anchor.Standing(4, anchor.link, 4, ())


def test_an_empty_book_is_no_place_for_looks(book):
    looked(1)
    with pytest.raises(record.CheckpointWrong):
        checkpoints.make(book)
    assert record.head(book).seq == 0


def test_looks_alone_make_a_checkpoint_due_the_next_day_and_only_once(book):
    fill(book, 3)
    made = checkpoints.make(book)
    day = made.at + timedelta(days=1)
    assert not checkpoints.due(book, day)
    looked(1)
    assert not checkpoints.due(book, made.at + timedelta(hours=1)) and checkpoints.due(book, day)
    checkpoints.make(book, at=day)
    assert not checkpoints.due(book, day + timedelta(days=2))


@pytest.mark.parametrize(("crime", "said"), [(cut, "截断"), (wiped, "截断"), (chained_anew, "重新链接")])
def test_a_log_cut_wiped_or_chained_anew_is_named(book, crime, said):
    fill(book, 3)
    looked(5)
    checkpoints.make(book)
    freed()
    crime()
    found = record.verify_all()
    assert found.reading == () and not found.ok  # the chain in itself says nothing
    (wrong,) = [wrong for report in found.books for wrong in report.wrong]
    assert wrong.kind == "reading" and wrong.seq == 4 and said in wrong.what
    standing = reading_anchor.standing()
    assert not standing.ok and standing.anchored == 0 and said in standing.wrong[0]


def test_a_forged_log_is_not_cured_by_looks_and_checkpoints_made_later(book):
    fill(book, 3)
    looked(5)
    checkpoints.make(book)
    freed()
    chained_anew()
    looked(3, "q")
    fill(book, 1)
    checkpoints.make(book)
    assert steps(book) == [("record", "reading")]  # a forged log is not vouched for again
    assert kinds() == {"reading"}
    # Even where the forger writes an anchor of his own: the earlier one tells.
    head = reading_log.head()
    facts = {"number": head[0], "link": head[1].hex()}
    draft = record.Draft("reading", "record", "reading", AT.date(), ("system",), facts)
    with record.writing():
        record.append(book, draft)
    checkpoints.make(book)
    assert kinds() == {"reading"}


def test_a_log_put_back_from_a_backup_goes_on(book):
    fill(book, 3)
    looked(5)
    checkpoints.make(book)
    freed()
    kept = [(read.number, read.link) for read in reading_log.walk()]
    bodies = run("SELECT number, body, link FROM record_reading ORDER BY number")
    wiped()
    checkpoints.make(book)
    for row in bodies:
        run("INSERT INTO record_reading (number, body, link) VALUES (%s, %s, %s)", *row)
    looked(1, "q")
    checkpoints.make(book)
    assert [one.number for one in reading_anchor.anchors(book)] == [5, 6]
    assert record.verify_all().ok and [(r.number, r.link) for r in reading_log.walk()][:5] == kept


def test_an_edited_look_is_named_by_the_chain(book):
    fill(book, 3)
    looked(5)
    checkpoints.make(book)
    freed()
    run("UPDATE record_reading SET body = replace(body, 'p-1', 'p-9') WHERE number = 2")
    found = record.verify_all()
    assert not found.ok and "第 2 条起" in found.reading[0] and found.as_json()["reading"] == [*found.reading]
    assert reading_anchor.standing().wrong == found.reading


def test_an_anchor_taken_out_of_the_book_is_missed_by_the_checkpoint(book, disarmed):
    fill(book, 3)
    looked(5)
    checkpoints.make(book)
    disarmed("DELETE FROM record_entry WHERE book = %s AND seq = 4", book)
    disarmed(
        "UPDATE record_book SET head_seq = 3, head_link = (SELECT link FROM record_entry WHERE book = %s AND seq = 3)"
        " WHERE name = %s",
        *(book, book),
    )
    assert "shrunk" in kinds()
