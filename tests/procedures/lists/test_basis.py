"""The basis of a list's item: which instruments it names, and whether they still stand on a day."""

from __future__ import annotations

from datetime import date

import pytest

from zhunsheng.procedures.basis import ended, instruments

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("basis", "named"),
    [
        ("行政处罚法第五十七条", ("行政处罚法",)),
        ("《中华人民共和国行政处罚法》第五十七条第一款、第二款", ("行政处罚法",)),
        ("行政处罚法第五十七条;行政许可法第三条", ("行政处罚法", "行政许可法")),
        ("行政处罚法第五十七条、行政许可法第三条", ("行政处罚法", "行政许可法")),
        ("《行政处罚法（2017年修正）》第三条", ("行政处罚法(2017)",)),
        ("某县市容管理办法", ("某县市容管理办法",)),
    ],
)
def test_a_basis_names_its_instruments(basis: str, named: tuple[str, ...]) -> None:
    assert instruments(basis) == named


def test_a_plain_name_means_the_version_in_force() -> None:
    assert ended("行政处罚法第三条", TODAY) is None
    assert ended("行政处罚法第三条", date(2018, 6, 1)) is None


def test_a_version_named_by_its_year_ends_with_it() -> None:
    assert ended("行政处罚法(2017)第三条", date(2021, 7, 14)) is None
    assert ended("行政处罚法(2017)第三条", date(2021, 7, 15)) == "行政处罚法(2017)"


def test_what_the_catalogue_does_not_know_ends_by_local_notice() -> None:
    local = {"某县市容管理办法": "2026-02-28"}
    assert ended("某县市容管理办法第三条", TODAY) is None
    assert ended("某县市容管理办法第三条", date(2026, 2, 28), local) is None
    assert ended("某县市容管理办法第三条", date(2026, 3, 1), local) == "某县市容管理办法"
