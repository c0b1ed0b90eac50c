"""The gate: what each viewer may see of a case."""

from datetime import date

import pytest

from tests.cases.conftest import COMPANY, PERSON, County
from zhunsheng import record
from zhunsheng.cases.errors import BadFacts, NoSuchCase
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.offers import case_view, public_view
from zhunsheng.cases.queries import my_work, organ_cases, published
from zhunsheng.cases.viewing import PUBLIC, Viewer, viewer_of
from zhunsheng.registers.local_rules import set_rule

DAY = date(2026, 3, 2)


def texts(view: object) -> str:
    return repr([(act.facts, act.by_names, act.papers) for act in view.acts]) + repr(view.line)  # type: ignore[attr-defined]


def test_the_handling_organ_reads_a_person_in_full(county: County) -> None:
    case = county.decided(party=PERSON)
    view = case_view(viewer_of("h1", DAY), case)
    assert PERSON["resident_id"] in texts(view) and PERSON["person"] in texts(view)


def test_the_supervisor_sees_the_case_but_the_person_masked(county: County) -> None:
    case = county.decided(party=PERSON)
    view = case_view(viewer_of("sup", DAY), case)
    shown = texts(view)
    assert "赵某某" in shown and not any(PERSON[key] in shown for key in ("person", "resident_id", "phone"))


def test_a_persons_name_written_where_a_firms_stands_is_the_persons_all_the_same(county: County) -> None:
    case = county.decided(party={"kind": "person", "name": "赵小敏"})
    assert "赵小敏" not in repr(record.entries(county.book, case)[0].facts)
    assert CaseRow.objects.get(id=case).party == "赵某某"
    with pytest.raises(BadFacts, match="当事人是公民的,只填姓名,不填单位名称"):
        county.decided(party={"kind": "person", "name": "某店", "person": "赵小敏"})


def test_another_organ_does_not_see_the_case_at_all(county: County) -> None:
    case = county.decided()
    with pytest.raises(NoSuchCase):
        case_view(viewer_of("other", DAY), case)
    assert organ_cases(viewer_of("other", DAY)).items == []


def test_the_public_sees_a_case_only_once_it_is_published_and_until_it_is_withdrawn(county: County) -> None:
    set_rule("publish_persons", True, "某县公开目录(2026)", date(2026, 1, 1), jurisdiction="330182")
    case = county.decided(party=PERSON)
    with pytest.raises(NoSuchCase):
        public_view(case)
    county.take(case, "publish", date(2026, 3, 4), by=["h1"])
    shown = texts(public_view(case))
    assert "2,000" in shown and "罚款" in shown
    assert not any(PERSON[key] in shown for key in ("person", "resident_id", "phone")) and "h1某" not in shown
    assert [line.id for line in published().items] == [case]
    county.take(case, "revoke", date(2026, 3, 5), ground="适用依据错误")
    county.take(case, "withdraw-publication", date(2026, 3, 6), by=["h1"])
    with pytest.raises(NoSuchCase):
        public_view(case)
    assert published().items == []


def test_the_public_has_no_work_list(county: County) -> None:
    county.decided()
    assert my_work(PUBLIC).items == [] and organ_cases(PUBLIC).items == []


def test_pages_by_keyset_show_every_case_once_in_order(county: County) -> None:
    cases = {
        county.take(
            None, "file", date(2026, 1, 5 + n % 3), party={"kind": "organisation", "name": f"{n}"}
        ).case.id
        for n in range(23)
    }
    viewer, after, seen = viewer_of("h1", DAY), None, []
    while True:
        page = organ_cases(viewer, after=after, size=5)
        seen += page.items
        after = page.after
        if after is None:
            break
    assert {line.id for line in seen} == cases and len(seen) == 23
    assert [line.opened for line in seen] == sorted((line.opened for line in seen), reverse=True)
    first = my_work(viewer, size=20)
    rest = my_work(viewer, after=first.after, size=20)
    assert len(first.items) == 20 and {line.id for line in first.items + rest.items} == cases
    assert [line.next_due for line in first.items] == sorted(line.next_due for line in first.items)


def test_what_may_be_done_next_is_offered_with_the_reason_where_not(county: County) -> None:
    case = county.take(
        None, "file", date(2026, 1, 12), party={"kind": "organisation", "name": "某甲"}
    ).case.id
    offers = {offer.step.name: offer.refusal for offer in case_view(viewer_of("h1", DAY), case).offers}
    assert offers["inspect"] is None
    assert offers["serve"] is not None and offers["serve"].rule == "order"
    assert offers["decide"] is not None and offers["decide"].article is not None


def test_the_work_of_a_role_names_every_case_once_those_without_a_clock_last(book: str) -> None:
    made = [
        ("c", None),
        ("a", None),
        ("b", date(2026, 3, 4)),
        ("d", date(2026, 3, 2)),
        ("e", None),
        ("f", None),
    ]
    for id, due in made:
        CaseRow.objects.create(
            id=id,
            book=book,
            procedure="penalty",
            number=id,
            organ="11330182MB0000001X",
            version=1,
            opened=date(2026, 1, 5),
            stage="办理",
            awaits="head",
            next_due=due,
        )
    viewer = Viewer("p", frozenset({"11330182MB0000001X"}), {"11330182MB0000001X": frozenset({"head"})})
    for size in (1, 2, 3, 6):
        told: list[str] = []
        page = my_work(viewer, "head", size=size)
        told += (line.id for line in page.items)
        while page.after:
            page = my_work(viewer, "head", after=page.after, size=size)
            told += (line.id for line in page.items)
        assert told == ["d", "b", "a", "c", "e", "f"]


def test_a_text_with_the_character_that_postgresql_cannot_keep_is_refused(county: County) -> None:
    with pytest.raises(BadFacts, match="案由"):
        county.take(None, "file", date(2026, 1, 12), party=COMPANY, cause="无照\0经营")
    with pytest.raises(BadFacts, match="当事人"):
        county.take(None, "file", date(2026, 1, 12), party=COMPANY | {"name": "某\0甲"}, cause="无照经营")
