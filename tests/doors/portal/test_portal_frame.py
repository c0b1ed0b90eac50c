"""The frame of every page: languages, policy, landmarks."""

import re

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
PLAIN = ("home", "penalties", "reports", "reader", "proof")


@pytest.mark.parametrize("name", PLAIN)
def test_a_page_forbids_what_is_not_its_own(client: Client, name: str) -> None:
    answer = client.get(reverse(f"portal:{name}"))
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("name", PLAIN)
def test_a_page_has_one_heading_one_main_part_and_a_label_for_each_field(client: Client, name: str) -> None:
    page = client.get(reverse(f"portal:{name}")).content.decode()
    assert page.count("<h1") == 1 and page.count("<main") == 1 and 'class="skip"' in page
    fields = re.findall(r'<(?:input|select|textarea)\s+id="([^"]+)"', page)
    for field in fields:
        assert f'<label for="{field}"' in page
    unnamed = re.findall(r"<(?:input|select|textarea)(?![^>]*\bid=)(?![^>]*type=\"hidden\")[^>]*>", page)
    assert unnamed == []


def test_the_reader_chooses_the_language_and_comes_back(client: Client) -> None:
    answer = client.get(reverse("portal:language", args=["en"]) + "?back=/reader")
    assert answer.status_code == 302 and answer.headers["Location"] == "/reader"
    assert '<html lang="en">' in client.get("/reader").content.decode()


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_choosing_a_language_never_leads_off_the_site(client: Client, back: str) -> None:
    assert client.get(reverse("portal:language", args=["en"]), {"back": back}).headers["Location"] == "/"


def test_an_unknown_language_changes_nothing(client: Client) -> None:
    assert not client.get(reverse("portal:language", args=["xx"])).cookies


@pytest.mark.parametrize(
    "address",
    [
        "/penalties?text=a%00&organ=b%00&after=2026-03-02.c%00",
        "/published/draw?organ=b%00&after=2026-03-02.c%00",
        "/officers?text=%00",
        "/draws?organ=%00b&after=2026-03-02.%00",
        "/api/public/penalties?text=%00b&organ=%00",
        "/bodies?on=%00",
    ],
)
def test_a_list_asked_with_a_character_that_no_database_keeps_is_a_list(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address", ["/penalties/a%00", "/draws/a%00", "/draws/a%00/file.json", "/api/public/penalties/a%00"]
)
def test_a_number_with_such_a_character_is_nobodys(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_name_with_such_a_character_does_not_break_the_sign_in(client: Client) -> None:
    answer = client.post(
        "/desk/sign-in",
        "username=he%00yi&password=x%00",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 403
