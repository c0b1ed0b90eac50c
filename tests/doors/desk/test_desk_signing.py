"""Who gets in, in which language, and what the browser is told to allow."""

from __future__ import annotations

from django.test import Client

from tests.doors.desk.conftest import Bureau
from zhunsheng.registers import accounts
from zhunsheng.registers.models import Account


def test_a_stranger_is_led_to_the_door_and_back(bureau: Bureau) -> None:
    accounts.set_password(Account.objects.get(person="p-1"), "long-enough-1")
    client = Client()
    answer = client.get("/desk/cases?text=x")
    assert answer.status_code == 302 and answer.url == "/desk/sign-in?next=%2Fdesk%2Fcases%3Ftext%3Dx"
    sent = {"username": "u-p-1", "password": "long-enough-1", "next": "/desk/cases?text=x"}
    assert client.post("/desk/sign-in", sent).url == "/desk/cases?text=x"
    assert client.get("/desk/cases").status_code == 200


def test_a_wrong_password_keeps_the_name_and_says_what_to_do(bureau: Bureau) -> None:
    answer = Client().post("/desk/sign-in", {"username": "u-p-1", "password": "wrong"})
    assert answer.status_code == 403
    assert 'value="u-p-1"' in answer.text and "请重新输入" in answer.text


def test_the_way_back_never_leads_out_of_the_house(bureau: Bureau) -> None:
    accounts.set_password(Account.objects.get(person="p-1"), "long-enough-1")
    sent = {"username": "u-p-1", "password": "long-enough-1", "next": "https://elsewhere.example/"}
    assert Client().post("/desk/sign-in", sent).url == "/desk/work"


def test_signing_out_ends_the_session(bureau: Bureau) -> None:
    client = bureau.signed_in("p-1")
    client.post("/desk/sign-out")
    assert client.get("/desk/work").status_code == 302


def test_an_account_without_a_person_is_told_whom_to_ask(bureau: Bureau) -> None:
    account = accounts.open_account("nobody", None)
    client = Client()
    client.force_login(account)
    answer = client.get("/desk/work")
    assert answer.status_code == 403 and "系统管理员" in answer.text


def test_the_language_is_remembered(bureau: Bureau) -> None:
    client = bureau.signed_in("p-1")
    client.post("/desk/language", {"language": "en", "next": "/desk/work"})
    assert '<html lang="en">' in client.get("/desk/work").text
    client.post("/desk/language", {"language": "xx"})
    assert '<html lang="en">' in client.get("/desk/work").text


def test_a_page_runs_no_script_but_its_own_and_is_not_framed(bureau: Bureau) -> None:
    answer = bureau.signed_in("p-1").get("/desk/work")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert " style=" not in answer.text and "<script>" not in answer.text and "http://" not in answer.text


def test_a_form_without_its_token_is_refused(bureau: Bureau) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(Account.objects.get(person="p-1"))
    answer = client.post("/desk/new/penalty/file", {})
    assert answer.status_code == 403 and "刷新后再提交" in answer.text


def test_an_unknown_address_says_so_in_words(bureau: Bureau) -> None:
    answer = bureau.signed_in("p-1").get("/desk/no-such-page")
    assert answer.status_code == 404 and "没有这个页面" in answer.text
