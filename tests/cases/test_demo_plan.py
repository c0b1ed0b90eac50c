"""What the demo county plans, before anything is written."""

from datetime import date
from random import Random

from zhunsheng.cases.demo.courses import COURSES, choices
from zhunsheng.cases.demo.invented import party
from zhunsheng.cases.demo.staff import teams
from zhunsheng.cases.demo.years import steps
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.identity import is_credit_code, is_resident_id
from zhunsheng.registers.identity import credit_code

TODAY = date(2026, 11, 21)


def test_the_same_seed_plans_the_same_county() -> None:
    assert steps(0.1, 7, TODAY) == steps(0.1, 7, TODAY)
    assert steps(0.1, 7, TODAY) != steps(0.1, 8, TODAY)


def test_a_whole_county_opens_twelve_hundred_penalty_cases_in_its_year() -> None:
    opened = [do for do in steps(1.0, 2025, TODAY) if do.step.opens and do.procedure is Penalty]
    assert sum(do.on.year == 2025 for do in opened) == 1200
    assert sum(do.on.year == 2026 for do in opened) > 50


def test_steps_stand_in_the_order_of_the_moments_and_none_lies_in_the_future() -> None:
    planned = steps(1.0, 2025, TODAY)
    assert all(a.at <= b.at for a, b in zip(planned, planned[1:], strict=False))
    assert all(do.on <= do.at.date() <= TODAY for do in planned)


def test_every_course_of_the_table_has_an_organ_where_it_may_happen() -> None:
    for _count, text in COURSES:
        sort = frozenset(wish for wish in text.split() if not wish.startswith("stop:"))
        assert choices(sort), text


def test_about_three_hundred_people_work_in_thirty_organs_and_some_certificates_are_unsound() -> None:
    people = [one for team in teams().values() for group in team.by_role.values() for one in group]
    assert len(teams()) == 30
    assert 280 <= len(people) <= 360
    assert len({one.id for one in people}) == len(people)
    assert sum(one.until < TODAY for one in people) >= 3
    assert sum(one.held is not None for one in people) >= 3
    assert {team.office.kind for team in teams().values()} == {"statutory", "authorised", "entrusted"}


def test_invented_numbers_are_well_formed_and_of_no_real_region() -> None:
    rng = Random(1)
    for serial in range(200):
        for kind in "obp":
            made = party(rng, kind, date(2025, 5, 5), serial)
            if "resident_id" in made:
                assert is_resident_id(made["resident_id"])
                assert made["resident_id"].startswith("99")
                assert made["resident_id"][6:14] == made["born"].replace("-", "")
            if "credit_code" in made:
                assert is_credit_code(made["credit_code"])
    for team in teams().values():
        assert credit_code(team.code).region == "990123"
