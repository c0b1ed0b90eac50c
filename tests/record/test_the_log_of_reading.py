"""Who looked at what: written before it is shown, chained, never changed, and a change by force is found."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from zhunsheng.record import TreeWrong, reading_log
from zhunsheng.record.reading_log import Look

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def look(what: str = "play", who: str = "p-1", target: str = "ab" * 32) -> Look:
    return Look(who, "330182", "case-1", what, target, "127.0.0.1")


def written(count: int) -> None:
    for n in range(count):
        reading_log.log(look("download", f"p-{n}"), at=AT + timedelta(minutes=n))


def forced(statement: str) -> None:
    """What a database administrator can do: switch the triggers off first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE record_reading DISABLE TRIGGER ALL")
        else:
            for name in ("no_update", "no_delete", "forward"):
                cursor.execute(f"DROP TRIGGER record_reading_{name}")
        cursor.execute(statement)


def test_a_look_is_written_with_who_when_and_what():
    assert reading_log.log(look(), at=AT)
    (read,) = reading_log.of_case("case-1")
    assert read.look == look() and read.number == 1 and read.at.startswith("2026-11-21T08:00")
    assert reading_log.verify() == 1 and reading_log.head() == (1, read.link)


def test_the_same_look_within_the_hour_is_one_look_but_each_download_counts():
    assert reading_log.log(look(), at=AT)
    assert not reading_log.log(look(), at=AT + timedelta(minutes=59))
    assert reading_log.log(look(), at=AT + timedelta(minutes=61))
    assert reading_log.log(look(who="p-2"), at=AT) and reading_log.log(look("thumbnail"), at=AT)
    assert reading_log.log(look("download"), at=AT) and reading_log.log(look("download"), at=AT)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_reading SET body = '{}'",
        "DELETE FROM record_reading WHERE number = 2",
        'INSERT INTO record_reading (number, body, link) VALUES (9, \'{"at":"","who":"","case":"","target":""}\', \'\')',
    ],
)
def test_the_database_refuses_to_change_a_look(statement):
    written(3)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert reading_log.verify() == 3


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE record_reading SET body = replace(body, 'p-1', 'p-9') WHERE number = 2", "第 2 条起"),
        ("DELETE FROM record_reading WHERE number = 2", "第 2 条起"),
        ("DELETE FROM record_reading WHERE number = 3", "末尾缺失"),
    ],
)
def test_a_change_by_force_is_found(statement, said):
    written(3)
    known = reading_log.head()
    forced(statement)
    with pytest.raises(TreeWrong, match=said):
        reading_log.verify(known)


def test_a_log_chained_anew_is_found_by_the_head_kept_elsewhere():
    written(3)
    known = reading_log.head()
    forced("DELETE FROM record_reading")
    for n in range(3):
        reading_log.log(look("download", f"q-{n}"), at=AT)
    assert reading_log.verify() == 3
    with pytest.raises(TreeWrong, match="重写"):
        reading_log.verify(known)


def test_a_long_log_is_walked_whole():
    written(5)
    assert [read.number for read in reading_log.walk(2)] == [2, 3, 4, 5]


def test_a_page_of_the_log_is_the_latest_asked_for_and_goes_on_where_it_ended():
    written(7)
    reading_log.log(Look("p-2", "330182", "case-2", "play", "cd" * 32, "::1"), at=AT + timedelta(days=1))
    asked = reading_log.Asked
    assert [one.number for one in reading_log.page(asked(), None, 3)] == [8, 7, 6]
    assert [one.number for one in reading_log.page(asked(), 6, 3)] == [5, 4, 3]
    assert [one.number for one in reading_log.page(asked(who=("p-2", "p-4")))] == [8, 5, 3]
    assert reading_log.page(asked(who=())) == []
    assert [one.number for one in reading_log.page(asked(cases=("case-2",)))] == [8]
    assert [one.number for one in reading_log.page(asked(what="play"))] == [8]
    within = asked(since=AT + timedelta(minutes=2), until=AT + timedelta(minutes=4))
    assert [one.number for one in reading_log.page(within)] == [4, 3]


def test_time_never_runs_backwards_in_the_log_so_that_a_day_is_found_whole():
    for minutes in (0, 10, 5, 5, 20, 20, 21):  # a clock set back in between
        reading_log.log(look("download"), at=AT + timedelta(minutes=minutes))
    assert [one.at for one in reading_log.walk()] == sorted(one.at for one in reading_log.walk())
    for low, high in ((0, 30), (5, 20), (20, 21), (21, 22), (11, 19), (30, 40), (0, 0)):
        since, until = AT + timedelta(minutes=low), AT + timedelta(minutes=high)
        plain = [n for n, m in enumerate((0, 10, 10, 10, 20, 20, 21), 1) if low <= m < high]
        found = reading_log.page(reading_log.Asked(since=since, until=until))
        assert [one.number for one in reversed(found)] == plain
    assert reading_log.verify() == 7


def test_a_log_longer_than_a_page_is_verified_whole(monkeypatch):
    monkeypatch.setattr(reading_log, "_PAGE", 2)
    written(5)
    assert reading_log.verify() == 5 and len(list(reading_log.walk())) == 5
    forced("UPDATE record_reading SET body = replace(body, 'p-3', 'p-9') WHERE number = 4")
    with pytest.raises(TreeWrong, match="第 4 条起"):
        reading_log.verify()
