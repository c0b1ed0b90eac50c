"""The API as another system meets it: by token, through the gate, with the same `take` as people."""

from __future__ import annotations

import json
from datetime import date

import pytest

from zhunsheng import record
from zhunsheng.registers.accounts import make_token, open_account

DAY = date(2026, 3, 3)
COMPANY = {"kind": "organisation", "name": "某甲有限公司"}
PERSON = {"kind": "person", "person": "赵小敏", "phone": "13900000000"}


@pytest.fixture
def api(client, office):
    tokens = {}

    def call(method, path, body=None, who="h1", **words):
        if who and who not in tokens:
            tokens[who] = make_token(open_account(f"account-{who}", None, who))
        if who:
            words["HTTP_AUTHORIZATION"] = f"Bearer {tokens[who]}"
        if method == "get":
            return client.get(f"/api{path}", body or {}, **words)
        data = body if isinstance(body, bytes) else json.dumps(body, default=str)
        return client.post(f"/api{path}", data, content_type="application/json", **words)

    return call


def opening(office, **changes):
    told = {"procedure": "penalty", "step": "file", "organ": office.organ, "on": DAY, "by": ["h2"]}
    return told | {"facts": office.granted("file", party=COMPANY, cause="未按规定公示")} | changes


def inspecting(office, version, **changes):
    return {"facts": office.granted("inspect"), "on": DAY, "expecting": version, "by": ["h2"]} | changes


def test_a_case_is_opened_and_gone_on_with(api, office):
    opened = api("post", "/cases", opening(office))
    assert opened.status_code == 201
    case = opened.json()
    assert case["number"].startswith("某局立〔2026〕")
    done = api("post", f"/cases/{case['id']}/steps/inspect", inspecting(office, case["version"]))
    assert done.status_code == 201
    entries = record.entries(office.book, case["id"])
    assert [(entry.step, entry.by) for entry in entries] == [
        ("file", ("h1", "h2")),
        ("inspect", ("h1", "h2")),
    ]
    assert done.json()["digest"] == entries[-1].digest.hex()


def test_the_acting_officer_is_the_holder_of_the_token(api, office):
    case = api("post", "/cases", opening(office, by=["h1"]), who="h2").json()
    assert record.entries(office.book, case["id"])[0].by == ("h2", "h1")


def test_a_role_cannot_stand_in_for_a_person(api, office):
    refused = api("post", "/cases", opening(office, by=["handler"]))
    assert refused.status_code == 403
    assert not record.head(office.book).seq


def test_an_officer_of_another_organ_is_not_named_beside(api, office):
    assert api("post", "/cases", opening(office, by=["h9"])).status_code == 403
    assert api("post", "/cases", opening(office), who="h9").status_code == 403


def test_one_officer_alone_is_refused_with_the_article(api, office):
    refused = api("post", "/cases", opening(office, by=[]))
    assert refused.status_code == 403
    told = refused.json()
    assert {"instrument": "行政处罚法", "article": "第四十二条"} in told["articles"]
    assert told["instead"]


def test_a_step_out_of_order_is_refused_as_the_law_says(api, office):
    case = api("post", "/cases", opening(office)).json()
    body = {"facts": office.granted("decide"), "on": DAY, "expecting": case["version"]}
    refused = api("post", f"/cases/{case['id']}/steps/decide", body, who="boss")
    assert refused.status_code == 400
    assert refused.json()["articles"]


def test_facts_that_do_not_fit_are_named_by_field(api, office):
    refused = api("post", "/cases", opening(office, facts={"party": {"kind": "club"}, "mood": "good"}))
    assert refused.status_code == 422
    assert {problem["field"] for problem in refused.json()["problems"]} == {"party.kind", "mood"}


def test_somebody_acting_in_between_is_a_conflict_with_the_present_version(api, office):
    case = api("post", "/cases", opening(office)).json()
    api("post", f"/cases/{case['id']}/steps/inspect", inspecting(office, case["version"]))
    late = api("post", f"/cases/{case['id']}/steps/inspect", inspecting(office, case["version"]))
    assert late.status_code == 409
    assert late.json()["version"] == api("get", f"/cases/{case['id']}").json()["version"]


def test_expecting_must_be_said(api, office):
    case = api("post", "/cases", opening(office)).json()
    body = inspecting(office, 0)
    del body["expecting"]
    refused = api("post", f"/cases/{case['id']}/steps/inspect", body)
    assert refused.status_code == 422
    assert refused.json()["problems"][0]["field"].endswith("expecting")


def test_cases_of_other_organs_do_not_exist(api, office):
    case = api("post", "/cases", opening(office)).json()
    assert api("get", f"/cases/{case['id']}", who="h9").status_code == 404
    assert api("get", f"/cases/{case['id']}/clocks", who="h9").status_code == 404
    assert api("get", "/cases", who="h9").json()["items"] == []
    body = inspecting(office, case["version"], by=[])
    assert api("post", f"/cases/{case['id']}/steps/inspect", body, who="h9").status_code == 404


def test_a_list_shows_parties_masked_and_goes_on_by_key(api, office):
    for _n in range(3):
        office.take(None, "file", DAY, party=PERSON, cause="占道经营")
    first = api("get", "/cases", {"size": 2}).json()
    rest = api("get", "/cases", {"size": 2, "after": first["after"]}).json()
    numbers = [item["number"] for page in (first, rest) for item in page["items"]]
    assert len(set(numbers)) == 3
    assert rest["after"] is None
    assert "赵小敏" not in json.dumps([first, rest], ensure_ascii=False)
    assert api("get", "/cases", {"size": 0}).status_code == 422


def test_clocks_say_how_they_were_computed(api, office):
    case = api("post", "/cases", opening(office)).json()
    (clock,) = [one for one in api("get", f"/cases/{case['id']}/clocks").json() if one["name"] == "deciding"]
    assert (clock["start"], clock["due"]) == ("2026-03-03", "2026-06-01")
    assert clock["article"] == {"instrument": "行政处罚法", "article": "第六十条"}
    assert len(clock["explanation"]) > 1


@pytest.mark.parametrize(
    "header", [{}, {"HTTP_AUTHORIZATION": "Bearer zs_no"}, {"HTTP_AUTHORIZATION": "Basic eA=="}]
)
def test_without_a_token_nothing_is_shown(api, header):
    refused = api("get", "/cases", who=None, **header)
    assert refused.status_code == 401
    assert "令牌" in refused.json()["message"]


def test_an_account_that_stands_for_nobody_opens_nothing(api, client):
    token = make_token(open_account("robot", None))
    assert client.get("/api/cases", HTTP_AUTHORIZATION=f"Bearer {token}").status_code == 401


def test_a_body_too_long_or_no_json_is_refused_in_words(api, office):
    assert api("post", "/cases", b'{"facts": "' + b"x" * 2**20 + b'"}').status_code == 413
    broken = api("post", "/cases", b"{")
    assert broken.status_code == 400
    assert "JSON" in broken.json()["message"]


def test_too_many_calls_a_minute_wait(api, monkeypatch):
    from zhunsheng.doors.api.callers import PerMinute

    monkeypatch.setattr(PerMinute, "allow_request", lambda self, request: False)
    assert api("get", "/cases").status_code == 429


def test_what_is_not_there_is_404_in_words(api, office):
    assert api("get", "/cases/nix").status_code == 404
    assert api("get", "/procedures/nix", who=None).status_code == 404
    assert api("get", "/procedures/nix/steps/file/schema", who=None).status_code == 404
    assert "接口说明" in api("get", "/nix", who=None).json()["message"]
    assert api("get", "/figures/nix", {"year": 2026}).status_code == 404
    assert api("post", "/cases", opening(office, step="fly")).status_code == 404
    assert "请" in api("post", "/cases", opening(office, step="fly")).json()["message"]


def test_the_description_is_json_and_no_page_asks_a_network(api):
    described = api("get", "/openapi.json", who=None)
    assert described.status_code == 200
    paths = described.json()["paths"]
    assert {"/api/cases", "/api/cases/{case}/steps/{step}", "/api/public/penalties"} <= paths.keys()
    assert api("get", "/docs", who=None).status_code == 404


def test_every_step_gives_the_schema_of_its_facts(api):
    from zhunsheng.procedures.enforcement.penalty import Penalty

    for name in Penalty.steps:
        schema = api("get", f"/procedures/penalty/steps/{name}/schema", who=None).json()
        assert schema["additionalProperties"] is False, name


def test_what_is_declared_can_be_read_without_a_token(api):
    penalty = api("get", "/procedures/penalty", who=None).json()
    assert penalty in api("get", "/procedures", who=None).json()["procedures"]
    assert "decide" in [step["name"] for step in penalty["steps"]]


def test_the_public_sees_nothing_that_was_not_published(api, office):
    case = office.take(None, "file", DAY, party=PERSON)
    assert api("get", "/public/penalties", who=None).json()["items"] == []
    assert api("get", f"/public/penalties/{case.number}", who=None).status_code == 404


def test_the_cases_behind_a_figure_are_those_one_may_see(api, office):
    case = office.take(None, "file", DAY, party=COMPANY)
    figure = api("get", "/figures/cases_filed", {"year": 2026}).json()
    assert figure["value"] == 1
    mine = api("get", "/figures/cases_filed/cases", {"year": 2026}).json()
    assert [item["number"] for item in mine["items"]] == [case.number]
    theirs = {"year": 2026, "organ": office.organ}
    assert api("get", "/figures/cases_filed/cases", {"year": 2026}, who="h9").json()["items"] == []
    assert api("get", "/figures/cases_filed/cases", theirs, who="h9").json()["items"] == []
