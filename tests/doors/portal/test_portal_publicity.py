"""What anybody can and cannot read of a penalty."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.portal.conftest import SECRETS, Published
from zhunsheng.cases.models import CaseRow, Paper

pytestmark = pytest.mark.django_db
# Another year has the same pages, each breakdown the same shape: one of them is enough.
ELSEWHERE = ("/static/", "/desk/", "/language/", "/figures/2025", "#")


def text(client: Client, address: str, status: int = 200) -> str:
    """The page at an address, which must answer with this status."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return str(answer.content.decode())


def decision(number: str) -> str:
    """The address of a decision."""
    return reverse("portal:decision", args=[number])


def test_the_list_shows_published_decisions_with_the_name_of_a_person_masked(
    client: Client, published: Published
) -> None:
    page = text(client, reverse("portal:penalties"))
    assert published.person in page and published.company in page
    assert "某甲有限公司" in page and "赵" in page and "赵小敏" not in page
    assert published.hidden not in page and published.withdrawn not in page


def test_searching_finds_by_party_and_by_organ(client: Client, published: Published) -> None:
    found = text(client, reverse("portal:penalties") + "?text=某甲")
    assert published.company in found and published.person not in found
    assert "没有符合条件" in text(client, reverse("portal:penalties") + "?organ=000000000000000000")


def test_a_full_name_of_a_person_finds_nothing(client: Client, published: Published) -> None:
    assert published.person not in text(client, reverse("portal:penalties") + "?text=赵小敏")


def test_a_decision_shows_each_public_entry_with_its_article_and_its_place_in_the_chain(
    client: Client, published: Published
) -> None:
    page = text(client, decision(published.company))
    assert "行政处罚法第五十七条" in page and "罚款" in page
    assert "事先告知" not in page
    assert "行政处罚法" in text(
        client, reverse("portal:entry", args=[published.company, _seq(published.company)])
    )


def _seq(number: str) -> int:
    """The entry of the decision itself: the one that issued its paper."""
    return int(Paper.objects.filter(case__number=number, kind="decision").values_list("seq", flat=True).get())


def test_an_entry_that_is_not_public_cannot_be_opened_by_its_number(
    client: Client, published: Published
) -> None:
    told = Paper.objects.get(case__number=published.company, kind="advance-notice").seq
    text(client, reverse("portal:entry", args=[published.company, told]), 404)


def test_a_withdrawn_decision_says_why_and_shows_nothing_else(client: Client, published: Published) -> None:
    page = text(client, decision(published.withdrawn), 410)
    assert "决定因事实不清被撤销" in page and "行政处罚法第四十八条" in page
    assert "某甲有限公司" not in page and "无照经营" not in page and "2,000" not in page
    text(client, reverse("portal:entry", args=[published.withdrawn, 1]), 410)


def test_a_revoked_decision_still_on_the_page_says_so(client: Client, published: Published) -> None:
    assert "已被撤销或者变更" in text(client, decision(published.revoked))


def test_an_unpublished_case_looks_like_none(client: Client, published: Published) -> None:
    unknown = text(client, decision("不存在〔2026〕1号"), 404)
    hidden = text(client, decision(published.hidden), 404)
    assert hidden.replace(published.hidden, "X").count("没有找到") == unknown.count("没有找到")
    text(client, decision(str(CaseRow.objects.get(number=published.hidden).id)), 404)


def test_pages_follow_each_other_by_key_without_gap_or_repeat(
    client: Client, published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhunsheng.doors.portal.penalties.SIZE", 1)
    seen, address = [], reverse("portal:penalties")
    for _ in range(5):
        answer = client.get(address)
        seen += re.findall(r'<span class="sub">([^<]+)</span>', answer.content.decode())
        after = _next(answer.content.decode())
        if after is None:
            break
        address = reverse("portal:penalties") + after
    assert sorted(seen) == sorted([published.person, published.company, published.revoked])


def _next(page: str) -> str | None:
    found = re.search(r'rel="next" href="([^"]+)"', page)
    return html.unescape(found[1]) if found else None


def _shown_already(address: str) -> bool:
    """Every figure has the same page at a head, by a definition, broken down: those of one figure are enough.

    The files of a figure under a definition are those of the figure. Each figure itself, its files, its definitions
    and the cases behind it are all opened.
    """
    twice = "by=" in address or "head=" in address or ("definition=" in address and "format=" in address)
    return twice and "cases_filed" not in address


def test_no_page_of_the_portal_names_a_person_or_an_unpublished_case(
    client: Client, published: Published
) -> None:
    """Follow every link from the first page and look for what nobody may see."""
    waiting, seen = [reverse("portal:home"), decision(published.withdrawn), decision(published.hidden)], set()
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith(ELSEWHERE) or _shown_already(address):
            continue
        seen.add(address)
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        page = body.decode(errors="ignore")
        assert answer.status_code in (200, 404, 410), address
        for secret in SECRETS:
            assert secret not in page, (address, secret)
        links = (html.unescape(link).split("#")[0] for link in re.findall(r'href="([^"]+)"', page))
        base = address.split("?")[0]
        waiting += [base + link if link.startswith("?") else link for link in links if link[:1] in ("/", "?")]
    assert len(seen) > 300
