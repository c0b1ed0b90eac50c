"""Cards, bodies, powers, reform and hand-overs, as the registers know them after each step."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.cases.people import LONG_AGO, Place, found_place
from zhunsheng.cases import capacity, lineage, training_hours
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.rebuilding import rebuild
from zhunsheng.cases.yearly_check import Stopped, held_cards, take_many, yearly_check
from zhunsheng.procedures.enforcement.officers.certificate import CertificateCase
from zhunsheng.registers import authority, organs, people, powers
from zhunsheng.registers.identity import make_credit_code

DAY = date(2025, 3, 3)
PARTY = {"kind": "organisation", "name": "某甲有限公司"}


@pytest.fixture
def place(book: str) -> Place:
    return found_place(book)


def card(place: Place, person: str, number: str, on: date = DAY) -> str:
    """A card applied for after both papers, forwarded and issued: the id of its case."""
    case = place.open("certificate", "exam", on, ("clerk",), person=person, passed=True)
    place.take(case, "certificate", "apply", on, ("clerk",), person=person)
    place.take(case, "certificate", "forward", on, ("clerk",), to="市司法局")
    place.take(
        case,
        "certificate",
        "issue-certificate",
        on,
        ("sup",),
        number=number,
        since=on,
        until=on + timedelta(days=365),
    )
    return case


def valid(person: str, organ: str, day: date) -> bool:
    """Whether the registers know a valid card on that day."""
    return authority.actor(person, organ, day).certified


def test_a_card_lives_from_issue_to_its_end(place: Place) -> None:
    case = card(place, "new", "Z-new")
    assert not valid("new", place.bureau, DAY - timedelta(days=1))
    assert valid("new", place.bureau, DAY)
    assert not valid("new", place.town, DAY)
    end = DAY + timedelta(days=365)
    assert valid("new", place.bureau, end)
    assert not valid("new", place.bureau, end + timedelta(days=1))
    place.take(case, "certificate", "renew", date(2025, 12, 1), ("head",), until=date(2029, 12, 31))
    assert valid("new", place.bureau, date(2029, 12, 31))
    place.take(
        case,
        "certificate",
        "off-duty",
        date(2025, 12, 7),
        ("head",),
        officer="new",
        since=date(2025, 12, 1),
        until=date(2025, 12, 31),
    )
    assert valid("new", place.bureau, date(2025, 12, 4))
    assert not valid("new", place.bureau, date(2025, 12, 7))
    place.take(
        case, "certificate", "back-on-duty", date(2025, 12, 20), ("head",), first_day=date(2025, 12, 21)
    )
    assert not valid("new", place.bureau, date(2025, 12, 20))
    assert valid("new", place.bureau, date(2025, 12, 21))
    place.take(case, "certificate", "revoke", date(2026, 1, 4), ("head",), ending="retirement")
    assert valid("new", place.bureau, date(2026, 1, 3))
    assert not valid("new", place.bureau, date(2026, 1, 4))
    row = CaseRow.objects.get(pk=case)
    assert (row.outcome, row.subject, row.closed) == ("revoked", "new", date(2026, 1, 4))
    assert not rebuild().found


def test_a_number_is_given_once_and_the_step_falls_with_it(place: Place) -> None:
    card(place, "new", "Z-new")
    with pytest.raises(Forbidden, match="Z-h1"):
        card(place, "aux2", "Z-h1") if people.enrol("aux2", "某") and people.appoint(
            "aux2", place.bureau, "handler", LONG_AGO
        ) else None
    assert CaseRow.objects.filter(subject="aux2", outcome="held").count() == 0


def test_256_cards_are_checked_at_once_or_not_at_all(place: Place) -> None:
    for n in range(256):
        people.enrol(f"p{n}", f"甲{n}")
        people.appoint(f"p{n}", place.bureau, "handler", LONG_AGO)
        place.open(
            "certificate",
            "register",
            DAY,
            ("clerk",),
            person=f"p{n}",
            number=f"N{n}",
            since=LONG_AGO,
            until=date(2026, 12, 31),
        )
    told: list[int] = []
    done = yearly_check(
        place.bureau, 2025, by=("clerk",), on=date(2025, 12, 1), misconduct=["p7"], progress=told.append
    )
    assert (len(done), sum(told)) == (256, 256)
    rows = CaseRow.objects.filter(procedure="certificate")
    assert sum(row.facts["yearly_check__passed"] is True for row in rows) == 255
    with pytest.raises(Stopped, match="年审"):
        yearly_check(place.bureau, 2025, by=("clerk",), on=date(2025, 12, 2))
    assert sum(row.facts["yearly_check_n"] for row in rows.all()) == 256
    renewed = take_many(
        held_cards(place.bureau)[:5],
        CertificateCase.renew,
        lambda case: {"until": "2031-12-31"},
        by=("head",),
        on=date(2025, 12, 3),
    )
    assert len(renewed) == 5


def test_a_power_moves_on_its_day_and_comes_back(place: Place) -> None:
    powers.grant_power(place.bureau, "C-101", "占道经营", "某条例第十条", LONG_AGO)
    case = place.open(
        "grant",
        "guide",
        DAY,
        ("sup",),
        at=place.justice,
        code="C-101",
        title="占道经营",
        basis="某条例第十条",
        department=place.bureau,
    )
    place.take(case, "grant", "request", DAY, ("sup",), town=place.town)
    place.take(case, "grant", "match", DAY, ("sup",), duty_code="D-1")
    place.take(case, "grant", "ready", DAY, ("sup",), certified_officers=1)
    first = date(2025, 4, 1)
    with pytest.raises(Forbidden, match="承接能力不足"):
        place.take(case, "grant", "announce", DAY, ("sup",), effective=first, document="某府发1号")
    place.take(case, "grant", "ready", DAY, ("sup",), certified_officers=2)
    place.take(case, "grant", "announce", DAY, ("sup",), effective=first, document="某府发1号")
    filing = {"party": PARTY, "violation_code": "C-101"}
    running = place.open("penalty", "file", date(2025, 3, 31), ("h1", "h2"), **filing)
    with pytest.raises(Forbidden, match="第二十四条"):
        place.open("penalty", "file", date(2025, 3, 31), ("z1", "z2"), at=place.town, **filing)
    with pytest.raises(Forbidden, match="第二十四条"):
        place.open("penalty", "file", first, ("h1", "h2"), **filing)
    place.open("penalty", "file", first, ("z1", "z2"), at=place.town, **filing)
    with pytest.raises(Forbidden, match="接办"):
        place.take(running, "penalty", "question", first, ("h1", "h2"))
    place.take(running, "penalty", "take-over", first, ("z1",), to=place.town, opened="2025-03-31")
    row = CaseRow.objects.get(pk=running)
    assert (row.organ, row.opened, row.next_due) == (place.town, date(2025, 3, 31), date(2025, 6, 29))
    place.take(running, "penalty", "question", date(2025, 4, 2), ("z1", "z2"))
    with pytest.raises(Forbidden, match="已于2025-04-01移交"):
        place.take(running, "penalty", "question", date(2025, 4, 2), ("h1", "h2"))
    place.take(case, "grant", "after-check", date(2026, 3, 1), ("sup",), used=12, wrong=3)
    place.take(
        case, "grant", "take-back", date(2026, 3, 2), ("sup",), effective="2026-04-01", reason="错案多"
    )
    assert powers.holds_power(place.town, "C-101", date(2026, 3, 31))
    assert powers.holds_power(place.bureau, "C-101", date(2026, 4, 1))
    assert not rebuild().found


def test_only_a_body_on_the_list_enforces(place: Place) -> None:
    team = make_credit_code("330182", 9)
    organs.confirm_organ(team, "某县执法大队", "330182", short_name="某队")
    people.appoint("h1", team, "handler", LONG_AGO)
    with pytest.raises(Forbidden, match="执法主体名单"):
        place.open("penalty", "file", DAY, ("h1",), at=team, party=PARTY)
    at = {"at": place.justice, "body": team}
    with pytest.raises(Forbidden, match="不能成为行政执法主体"):
        place.open("qualification", "confirm-body", DAY, ("sup",), nature="testing", **at)
    case = place.open(
        "qualification", "confirm-body", DAY, ("sup",), kind="authorised", basis="某法第九条", **at
    )
    assert not authority.actor("h1", team, DAY).organ_qualified
    place.take(case, "qualification", "publish-body", date(2025, 3, 5), ("sup",))
    assert not authority.actor("h1", team, date(2025, 3, 4)).organ_qualified
    assert authority.actor("h1", team, date(2025, 3, 5)).organ_qualified
    place.take(
        case,
        "qualification",
        "end-body",
        date(2025, 6, 1),
        ("sup",),
        last_day="2025-06-30",
        reason="机构改革",
    )
    assert authority.actor("h1", team, date(2025, 6, 30)).organ_qualified
    assert not authority.actor("h1", team, date(2025, 7, 1)).organ_qualified


def test_bodies_that_went_up_in_another_keep_their_cases(place: Place) -> None:
    old, heir = make_credit_code("330182", 8), make_credit_code("330182", 9)
    organs.confirm_organ(old, "某县路政大队", "330182", qualified_from=LONG_AGO, field="交通运输")
    organs.confirm_organ(heir, "某县交通执法队", "330182", field="交通运输")
    assert [cell.conflict for cell in lineage.matrix(DAY) if cell.field == "交通运输"] == [False]
    case = place.open(
        "reform", "plan", DAY, ("head",), field="交通运输", level="county", predecessors=[old], successor=heir
    )
    place.take(case, "reform", "three-fixes", DAY, ("head",), document="某编〔2025〕1号", posts=40)
    place.take(case, "reform", "complete", DAY, ("head",), effective="2025-04-01")
    assert lineage.line_of(heir) == {old, heir}
    assert lineage.heir(old, date(2025, 3, 31)) == old
    assert lineage.heir(old, date(2025, 4, 1)) == heir
    assert not authority.actor("h1", old, date(2025, 4, 1)).organ_qualified
    assert authority.actor("h1", heir, date(2025, 4, 1)).organ_qualified


def test_assistants_go_over_with_a_list_signed_by_both_sides(place: Place) -> None:
    on = {"to": place.town, "assistants": ["aux"], "vehicles": ["某A·0001"], "budget": "县财政"}
    with pytest.raises(Forbidden, match="执法人员"):
        place.open(
            "assistants-handover", "list-over", DAY, ("clerk",), **(on | {"assistants": ["aux", "h1"]})
        )
    case = place.open("assistants-handover", "list-over", DAY, ("clerk",), **on)
    place.take(case, "assistants-handover", "sign-giving", DAY, ("head",))
    with pytest.raises(Forbidden, match="签字"):
        place.take(case, "assistants-handover", "complete", DAY, ("clerk",), effective="2025-04-01")
    place.take(case, "assistants-handover", "sign-taking", DAY, ("sup",))
    place.take(case, "assistants-handover", "complete", DAY, ("clerk",), effective="2025-04-01")
    assert authority.roles_of("aux", date(2025, 3, 31)) == {place.bureau: frozenset({"auxiliary"})}
    assert authority.roles_of("aux", date(2025, 4, 1)) == {place.town: frozenset({"auxiliary"})}
    with pytest.raises(Forbidden, match="辅助人员"):
        place.open("penalty", "summary-decide", date(2025, 4, 2), ("z1", "aux"), at=place.town, party=PARTY)


def test_hours_and_units_under_the_floor_are_counted(place: Place) -> None:
    for n, (at, scope, roll) in enumerate(
        [
            (place.bureau, "unit", ["h1", "h2"]),
            (place.bureau, "unit", ["h1"]),
            (place.town, "unit", ["z1"]),
            (place.justice, "district", ["h1", "z1"]),
            (place.bureau, "self", ["h2"]),
        ]
    ):
        by = {place.bureau: "clerk", place.town: "z1", place.justice: "sup"}[at]
        place.open(
            "training", "hold-training", DAY + timedelta(n), (by,), at=at, title="三项制度", scope=scope,
            hours="4.5", roll=roll,
        )  # fmt: skip
    assert training_hours.hours_of(2025) == {
        "h1": Decimal("13.5"),
        "h2": Decimal(9),
        "z1": Decimal(9),
    }
    assert training_hours.hours_of(2024) == {}
    short = {unit.organ: unit.short for unit in training_hours.under_floor(2025)}
    assert short == {place.town: 1, place.justice: 2}
    assert training_hours.district_short(2025) == 1
    under = training_hours.officers_under(2025, Decimal(10), place.bureau, DAY)
    assert under == [("new", Decimal(0)), ("h2", Decimal(9))]


def test_reviewers_are_counted_and_shared_with_who_has_none(place: Place) -> None:
    assert [one.organ for one in capacity.without_reviewer(DAY)] == [place.town]
    case = place.open(
        "reviewer-share", "assign", DAY, ("head",), reviewer="rev", towns=[place.town], since=DAY
    )
    assert capacity.without_reviewer(DAY) == []
    found = {one.organ: one for one in capacity.capacities(DAY)}
    assert (found[place.town].reviewers, found[place.town].shared) == (0, 1)
    # Three officers with one reviewer: a third, well over one in twenty.
    assert (found[place.bureau].ratio, found[place.bureau].short) == (Decimal("33.3"), False)
    assert authority.actor("rev", place.town, DAY).legal_qualified
    place.take(case, "reviewer-share", "end-share", date(2025, 4, 1), ("head",), last_day="2025-04-30")
    assert [one.organ for one in capacity.without_reviewer(date(2025, 5, 1))] == [place.town]


def test_posts_filled_make_a_town_ready(place: Place) -> None:
    case = place.open(
        "team-post", "set-quota", DAY, ("head",), town=place.town, moved_down=60, transferred=24, law_posts=48
    )
    assert capacity.teams()[0].readiness == 0
    place.take(
        case, "team-post", "fill", DAY, ("clerk",), filled=67, law_filled=30, certified=2, vehicles=1,
        premises=True,
    )  # fmt: skip
    # 67 of 84 is under four fifths (67.2); cards, vehicle and premises count, the budget does not.
    assert (capacity.teams()[0].posts, capacity.teams()[0].readiness) == (84, 60)
    place.take(
        case,
        "team-post",
        "fill",
        DAY,
        ("clerk",),
        filled=68,
        certified=2,
        vehicles=1,
        premises=True,
        budget=True,
    )
    assert capacity.teams()[0].readiness == 100


def test_an_operation_adds_up_its_trips_and_names_its_cases(place: Place) -> None:
    case = place.open("operation", "plan-operation", DAY, ("clerk",), title="打击侵权假冒", topic="知识产权")
    for officers, vehicles, premises in ((200, 50, 150), (272, 66, 195)):
        place.take(
            case,
            "operation",
            "trip",
            DAY,
            ("clerk",),
            officers=officers,
            vehicles=vehicles,
            premises=premises,
        )
    filed = place.take(None, "penalty", "file", DAY, ("h1", "h2"), party=PARTY)
    place.take(case, "operation", "link-cases", DAY, ("clerk",), cases=[filed.number])
    with pytest.raises(Forbidden, match="没有编号"):
        place.take(case, "operation", "link-cases", DAY, ("clerk",), cases=["某立〔2025〕999号"])
    facts = CaseRow.objects.get(pk=case).facts
    assert (facts["trip__officers__sum"], facts["trip__vehicles__sum"]) == (472, 116)
    assert (facts["trip__premises__sum"], facts["cases_linked"]) == (345, 1)
