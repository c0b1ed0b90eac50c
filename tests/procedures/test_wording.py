"""Words that people write, and the weight of kinds: what each is understood as."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from zhunsheng.procedures.enforcement.penalty.kinds import Kind, heavier
from zhunsheng.procedures.enforcement.penalty.performance import Performance as P
from zhunsheng.procedures.enforcement.penalty.performance import overturned
from zhunsheng.procedures.enforcement.penalty.words import by_public_notice, no_harm, passed, rights


@pytest.mark.parametrize(
    "said", ["passed", "no objection", "无异议", "consent", "cleared", "correct", "同意", "lawful"]
)
def test_a_review_that_lets_the_decision_go_on(said: str) -> None:
    assert passed(said)


@pytest.mark.parametrize(
    "said", ["returned", "incorrect", "needs correction", "unclear", "不同意", "不合法", "", None]
)
def test_a_review_that_does_not(said: str | None) -> None:
    assert not passed(said)


@pytest.mark.parametrize(
    ("said", "given_up"),
    [
        (["defence"], ["state", "defend"]),
        (["陈述申辩"], ["state", "defend"]),
        (["陈述", "申辩", "听证"], ["state", "defend", "hearing"]),
        (["statement"], ["state"]),
        (["state", "defend"], ["state", "defend"]),
        (["all"], ["state", "defend", "hearing"]),
        (["hearing"], ["hearing"]),
    ],
)
def test_rights_given_up_are_known_by_many_names(said: list[str], given_up: list[str]) -> None:
    assert rights(said) == given_up


@pytest.mark.parametrize(
    "said", ["notice", "by notice", "public notice", "publication", "公告", "announcement"]
)
def test_service_by_public_notice(said: str) -> None:
    assert by_public_notice(said)


@pytest.mark.parametrize(
    "said", ["direct", "post with notice of receipt", "electronic", "邮寄", "留置送达", ""]
)
def test_other_manners_of_service(said: str) -> None:
    assert not by_public_notice(said)


@pytest.mark.parametrize(
    "said",
    ["set aside", "amended", "modified", "reduced", "reversed", "cancelled", "confirmed unlawful", "撤销"],
)
def test_a_decision_that_did_not_stand(said: str) -> None:
    act: Any = SimpleNamespace(step=P.reconsideration_decide, facts=SimpleNamespace(outcome=said))
    assert overturned(None, act)


@pytest.mark.parametrize(
    ("said", "none"), [("none", True), ("没有", True), ("no harm", True), ("minor", False), ("轻微", False)]
)
def test_slight_harm_is_not_no_harm(said: str, none: bool) -> None:
    assert no_harm(said) is none


def _penalty(*kinds: Kind, fine: int | None = None) -> Any:
    return SimpleNamespace(kinds=list(kinds), fine_yuan=fine)


@pytest.mark.parametrize(
    ("new", "told", "more"),
    [
        (_penalty(Kind.WARNING), _penalty(Kind.FINE, fine=60_000), False),
        (_penalty(Kind.FINE, fine=20_000), _penalty(Kind.ORDER_TO_CLOSE), False),
        (_penalty(Kind.SUSPEND_LICENCE), _penalty(Kind.REVOKE_LICENCE), False),
        (_penalty(Kind.FINE, fine=300), _penalty(Kind.WARNING), True),
        (_penalty(Kind.FINE, fine=9_000), _penalty(Kind.CONFISCATE_GAINS), True),
        (_penalty(Kind.FINE, Kind.WARNING, fine=500), _penalty(Kind.FINE, fine=500), True),
        (_penalty(Kind.FINE, fine=700), _penalty(Kind.FINE, Kind.ORDER_TO_CLOSE, fine=500), True),
        (_penalty(Kind.FINE, fine=500), _penalty(Kind.FINE, fine=500), False),
    ],
)
def test_what_takes_the_place_of_a_heavier_kind_is_not_heavier(new: Any, told: Any, more: bool) -> None:
    assert heavier(new, told) is more
