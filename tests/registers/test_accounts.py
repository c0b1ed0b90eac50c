"""Accounts, guessing, tokens."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import authenticate

from zhunsheng.registers import accounts
from zhunsheng.registers.models import Account, Throttle, Token
from zhunsheng.registers.refused import Refused

from .conftest import County

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
GOOD = "准绳-2026-春"


@pytest.fixture
def account(county: County) -> Account:
    return accounts.open_account("he.yi", GOOD, "h1")


def test_the_password_is_kept_as_argon2_and_opens(account: Account) -> None:
    assert account.password.startswith("argon2$argon2id$") and GOOD not in account.password
    assert accounts.sign_in(" he.yi ", GOOD) == account
    assert account.person is not None and account.person.name == "h1某"
    assert authenticate(username="he.yi", password=GOOD) == account


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(account: Account) -> None:
    answers = set()
    for name, password in (("he.yi", "wrong-one"), ("nobody", GOOD), ("x" * 500, GOOD)):
        with pytest.raises(Refused) as refused:
            accounts.sign_in(name, password)
        answers.add((refused.value.message, refused.value.field))
    assert len(answers) == 1


def test_after_five_failures_even_the_right_password_waits_fifteen_minutes(account: Account) -> None:
    for _ in range(5):
        with pytest.raises(Refused, match="不正确"):
            accounts.sign_in("he.yi", "wrong-one", NOW)
    for late in (timedelta(0), timedelta(minutes=14, seconds=59)):
        with pytest.raises(Refused, match="15分钟后再试"):
            accounts.sign_in("he.yi", GOOD, NOW + late)
    with pytest.raises(Refused, match="15分钟后再试"):
        accounts.sign_in("HE.YI", GOOD, NOW)
    assert accounts.sign_in("he.yi", GOOD, NOW + timedelta(minutes=15)) == account
    assert not Throttle.objects.exists()


def test_a_success_forgets_the_failures_before_it(account: Account) -> None:
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(Refused, match="不正确"):
                accounts.sign_in("he.yi", "wrong-one", NOW)
        accounts.sign_in("he.yi", GOOD, NOW)


def test_a_name_nobody_has_pauses_too(db: None) -> None:
    for _ in range(5):
        with pytest.raises(Refused, match="不正确"):
            accounts.sign_in("nobody", "guess", NOW)
    with pytest.raises(Refused, match="暂停登录"):
        accounts.sign_in("nobody", "guess", NOW)


def test_a_new_password_lifts_the_pause(account: Account) -> None:
    for _ in range(5):
        with pytest.raises(Refused):
            accounts.sign_in("he.yi", "wrong-one", NOW)
    accounts.set_password(account, "another-good-one")
    assert accounts.sign_in("he.yi", "another-good-one", NOW) == account


def test_a_closed_account_opens_nothing(account: Account) -> None:
    token = accounts.make_token(account)
    accounts.close_account(account)
    with pytest.raises(Refused, match="已停用"):
        accounts.sign_in("he.yi", GOOD)
    with pytest.raises(Refused, match="不正确"):
        accounts.sign_in("he.yi", "wrong-one")
    assert accounts.account_of_token(token) is None


def test_weak_passwords_and_taken_names_are_refused(account: Account) -> None:
    for name, password, field in (
        ("he.yi", GOOD, "username"),
        ("a b", GOOD, "username"),
        ("", GOOD, "username"),
        ("he.er", "short", "password"),
        ("he.er.san", "HE.ER.SAN", "password"),
    ):
        with pytest.raises(Refused) as refused:
            accounts.open_account(name, password)
        assert refused.value.field == field


def test_an_account_without_a_password_cannot_sign_in(db: None) -> None:
    accounts.open_account("later", None)
    with pytest.raises(Refused, match="不正确"):
        accounts.sign_in("later", "")


def test_of_a_token_only_its_digest_is_kept(account: Account) -> None:
    text = accounts.make_token(account, "统计报送")
    (token,) = Token.objects.all()
    assert token.digest == hashlib.sha256(text.encode()).hexdigest()
    assert accounts.account_of_token(text) == account
    assert accounts.account_of_token(text[:-1]) is None and accounts.account_of_token("") is None
    accounts.revoke_token(token)
    assert accounts.account_of_token(text) is None


def test_the_use_of_a_token_is_noted_once_an_hour(account: Account) -> None:
    text = accounts.make_token(account)
    noted = []
    for minutes in (0, 59, 60):
        accounts.account_of_token(text, NOW + timedelta(minutes=minutes))
        noted.append(Token.objects.get().last_used)
    assert noted == [NOW, NOW, NOW + timedelta(hours=1)]
