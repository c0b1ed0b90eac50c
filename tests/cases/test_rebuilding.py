"""The caches remade from the book alone: nothing differs after honest work; whatever was bent is named and mended."""

from datetime import date

from tests.cases.conftest import PERSON, County
from zhunsheng import record
from zhunsheng.cases import remembering
from zhunsheng.cases.demo import Summary
from zhunsheng.cases.models import CaseRow, Paper, Series, Worker
from zhunsheng.cases.rebuilding import rebuild


def _everything() -> list[list[tuple[object, ...]]]:
    tables = (CaseRow, Worker, Paper, Series)
    return [sorted(map(repr, table.objects.values_list())) for table in tables]


def test_a_whole_demo_county_differs_nowhere(demo: Summary) -> None:
    before = _everything()
    found = rebuild()
    assert found.entries == demo.steps
    assert found.cases == demo.cases
    assert found.found == []
    assert _everything() == before


def test_emptied_tables_are_remade_as_they_were(county: County) -> None:
    county.decided()
    county.decided(party=PERSON | {"person": "钱某某"})

    def told() -> list[list[tuple[object, ...]]]:
        cases = list(CaseRow.objects.order_by("id").values())
        workers = sorted(Worker.objects.values_list("case_id", "person", "closed", "due"))
        papers = sorted(Paper.objects.values_list("case_id", "seq", "kind", "number", "issued"))
        return [cases, workers, papers, sorted(Series.objects.values_list("organ", "series", "year", "last"))]

    before = told()
    for table in (Paper, Worker, CaseRow, Series):
        table.objects.all().delete()
    found = rebuild()
    assert found.counts["case", ""] == 2
    assert told() == before
    assert rebuild().found == []


def test_each_bent_column_is_named_with_what_it_was_and_becomes(county: County) -> None:
    case = county.decided()
    CaseRow.objects.filter(id=case).update(outcome="transferred", decided=date(2020, 1, 1))
    Worker.objects.filter(case_id=case, person="h1").delete()
    Series.objects.filter(series="decision").update(last=7)
    found = {(one.table, one.column): (one.was, one.becomes) for one in rebuild().found}
    assert found["case", "outcome"] == ("transferred", "penalised")
    assert found["case", "decided"] == (date(2020, 1, 1), date(2026, 3, 2))
    assert ("worker", "h1") in found
    assert found["series", "last"] == (7, 1)
    assert len(found) == 4
    assert rebuild().found == []


def test_a_row_that_no_book_knows_goes(county: County) -> None:
    case = county.decided()
    stray = CaseRow.objects.get(id=case)
    stray.id, stray.number = "stray", "无此案"
    stray.save(force_insert=True)
    (one,) = rebuild().found
    assert (one.table, one.case, one.was, one.becomes) == ("case", "stray", "无此案", None)
    assert list(CaseRow.objects.values_list("id", flat=True)) == [case]


def test_numbers_given_go_on_after_a_rebuilding(county: County) -> None:
    first = county.decided()
    Series.objects.all().delete()
    rebuild()
    second = county.decided()
    numbers = Paper.objects.filter(kind="decision").order_by("seq").values_list("case_id", "number")
    assert [(case, number.rpartition("〕")[2]) for case, number in numbers] == [
        (first, "1号"),
        (second, "2号"),
    ]


def test_what_is_remembered_is_what_the_book_tells(county: County) -> None:
    case = county.take(None, "file", date(2026, 1, 12), party=PERSON).case
    held = remembering.acts_of(county.book, case.id)
    remembering.forget()
    assert remembering.acts_of(county.book, case.id) == held == case.acts


def test_an_erased_person_is_not_remembered(county: County) -> None:
    taken = county.take(None, "file", date(2026, 1, 12), party=PERSON)
    assert remembering.acts_of(county.book, taken.case.id)[0].facts.party.person == "赵小敏"
    record.erase(county.book, taken.entry.seq, None, "保存期限届满", "个人信息保护法 第四十七条", ("head",))
    assert remembering.acts_of(county.book, taken.case.id)[0].facts.party.person == "＊＊＊"


def test_a_step_rolled_back_is_not_remembered(county: County) -> None:
    from django.db import transaction

    filed = county.take(None, "file", date(2026, 1, 12), party=PERSON).case.id
    with transaction.atomic():
        county.take(filed, "conclude", date(2026, 1, 20))
        transaction.set_rollback(True)
    assert [act.step.name for act in remembering.acts_of(county.book, filed)] == ["file"]
    # The number of the lost entry goes to another case; the first must not take it for its own.
    county.take(None, "file", date(2026, 1, 12), party=PERSON | {"person": "孙某"})
    assert [act.step.name for act in remembering.acts_of(county.book, filed)] == ["file"]
