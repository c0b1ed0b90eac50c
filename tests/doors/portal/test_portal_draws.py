"""Draws on the portal: hashes before the draw, the file after it, and anybody's file repeated."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.doors.portal.conftest import County
from tests.methods import second
from tests.methods.test_draw_document import EXAMPLE
from zhunsheng.cases.taking import take
from zhunsheng.methods import draw
from zhunsheng.procedures.enforcement.inspection import Draw

pytestmark = pytest.mark.django_db
PARTIES, NONCES = ["某县市场监管局", "某县司法局"], ["a" * 64, "b" * 64]
POOL = "\n".join(f"企业{n:02d}" for n in range(30))


def taken(county: County, case: str | None, step: str, on: date, **facts: Any) -> Any:
    return take(case, Draw.steps[step], facts, by=["h1"], on=on, organ=county.bureau, procedure=Draw)


def announced(county: County) -> Any:
    facts = {"name": "春季<b>抽查</b>", "pool": POOL, "quotas": ["10%"], "parties": PARTIES}
    return taken(county, None, "announce", date(2026, 3, 2), **facts)


def drawn(county: County) -> str:
    first = announced(county)
    case = first.case.id
    for side, nonce in zip(PARTIES, NONCES, strict=True):
        commitment = draw.commitment(nonce, side)
        taken(county, case, "commit", date(2026, 3, 3), side=side, commitment=commitment)
    for side, nonce in zip(PARTIES, NONCES, strict=True):
        taken(county, case, "reveal", date(2026, 3, 4), side=side, nonce=nonce)
    taken(county, case, "draw", date(2026, 3, 4))
    return str(first.number)


def test_before_the_draw_the_hashes_are_public_and_the_pool_is_not(county: County, client: Client) -> None:
    number = announced(county).number
    page = client.get(reverse("portal:draw", args=[number])).content.decode()
    assert draw.digest(draw.read_pool(POOL)) in page
    assert "企业07" not in page and "尚未抽取" in page
    assert client.get(reverse("portal:draw-file", args=[number])).status_code == 404
    assert number in client.get(reverse("portal:draws")).content.decode()


def test_after_the_draw_its_file_repeats_elsewhere(county: County, client: Client) -> None:
    number = drawn(county)
    page = client.get(reverse("portal:draw", args=[number])).content.decode()
    assert "结果相符" in page and "<b>抽查" not in page
    answer = client.get(reverse("portal:draw-file", args=[number]))
    said = json.loads(answer.content)
    assert second.drawn(said) == [one["id"] for one in said["drawn"]]
    assert len(said["drawn"]) == 3
    sent = client.post(reverse("portal:draw-check"), {"file": SimpleUploadedFile("a.json", answer.content)})
    assert sent.status_code == 200 and "结果相符" in sent.content.decode()


def test_a_changed_file_is_told_what_is_wrong(client: Client) -> None:
    wrong = json.loads(json.dumps(EXAMPLE))
    wrong["pool"][0]["weight"] = 9
    page = client.post(reverse("portal:draw-check"), {"text": json.dumps(wrong)}).content.decode()
    assert "名录与公布的摘要不符" in page and "结果相符" not in page
    forged = {"text": json.dumps(EXAMPLE), "published": "0" * 64}
    assert "事先公布的摘要不同" in client.post(reverse("portal:draw-check"), forged).content.decode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "  "}, "没有要核验的内容"),
        ({"text": "甲乙丙"}, "不是 JSON"),
        ({"text": "[1]"}, "不是抽取文件"),
        ({"file": SimpleUploadedFile("a.json", b"\xff\xfe\x00")}, "不是 JSON"),
    ],
)
def test_what_is_no_file_is_answered_with_what_to_do(client: Client, fields: Any, said: str) -> None:
    answer = client.post(reverse("portal:draw-check"), fields)
    assert answer.status_code == 400 and said in answer.content.decode()


def test_an_unknown_draw_is_not_found(client: Client) -> None:
    assert client.get(reverse("portal:draw", args=["没有"])).status_code == 404
