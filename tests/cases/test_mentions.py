"""Personal values typed into free texts: sealed in the entry, masked on every way out, erased with the value."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tests.cases.conftest import PERSON, County
from zhunsheng import record
from zhunsheng.cases import erasing
from zhunsheng.cases.mentions import NOBODY, Mentions, free, masked_facts
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.offers import case_view, public_view
from zhunsheng.cases.queries import published
from zhunsheng.cases.rebuilding import rebuild
from zhunsheng.cases.viewing import viewer_of
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.facts import HIDDEN, Party
from zhunsheng.procedures.identity import credit_code, is_resident_id, resident_id
from zhunsheng.registers import local_rules

DAY = date(2026, 3, 2)
FOUND = "赵小敏(电话13900000000)出售过期食品,雇用孙某某。"
OTHER = resident_id("99999919850505002")


@pytest.fixture
def decided(county: County) -> str:
    """A person's case whose cause and decision name the person, published."""
    local_rules.set_rule(
        "publish_persons", True, "某县公开目录(2026)", date(2026, 1, 1), jurisdiction="330182"
    )
    filed = county.take(None, "file", date(2026, 1, 12), party=PERSON, cause="赵小敏无照经营").case.id
    county.take(filed, "conclude", date(2026, 1, 20))
    county.take(filed, "notify", date(2026, 1, 21), kinds=["fine"], fine_yuan="2000")
    county.take(filed, "waive", date(2026, 1, 22), by=["party"])
    county.take(filed, "decide", DAY, by=["head"], kinds=["fine"], fine_yuan="2000", facts_found=FOUND)
    county.take(filed, "publish", date(2026, 3, 4), by=["h1"])
    return filed


def told(value: Any) -> str:
    """Whatever a way out gives, as one text."""
    return json.dumps(value, ensure_ascii=False, default=repr)


def test_the_entry_holds_a_seal_where_a_text_tells_who_it_was(county: County, decided: str) -> None:
    entries = record.entries(county.book, decided)
    written = told([one.facts for one in entries])
    assert not any(PERSON[name] in written for name in ("person", "phone", "resident_id"))
    decision = next(one for one in entries if one.step == "decide")
    assert decision.facts["facts_found"].keys() == {"sealed"}
    assert record.reveal(county.book, decision.seq, decision.facts)["facts_found"] == FOUND
    assert record.verify(county.book).wrong == []


def test_the_officers_own_organ_reads_the_text_as_it_was_typed(decided: str) -> None:
    assert FOUND in told([act.facts for act in case_view(viewer_of("h1", DAY), decided).acts])


@pytest.mark.parametrize(
    "who, reads", [("sup", f"赵某某(电话{HIDDEN})出售过期食品,雇用孙某某。"), (None, "赵某某无照经营")]
)
def test_whoever_may_not_open_personal_facts_reads_the_text_masked(
    decided: str, who: str | None, reads: str
) -> None:
    view = public_view(decided) if who is None else case_view(viewer_of(who, DAY), decided)
    shown = told([act.facts for act in view.acts]) + repr(view.line)
    assert reads in shown and "赵小敏" not in shown and PERSON["phone"] not in shown


def test_the_row_that_lists_and_figures_read_is_masked_and_rebuilt_alike(decided: str) -> None:
    row = CaseRow.objects.get(id=decided)
    assert row.cause == "赵某某无照经营" and "赵小敏" not in told(row.facts)
    assert "赵小敏" not in repr(published().items)
    assert rebuild().as_json()["found"] == []


@pytest.mark.parametrize("path", ["/party/person", "/party/phone"])
def test_where_one_value_is_erased_the_texts_that_tell_it_go_too(
    county: County, decided: str, path: str
) -> None:
    first = record.entries(county.book, decided)[0]
    words = {"ground": "unlawful", "document": "某市监删〔2026〕1号", "by": "head", "on": date(2026, 11, 21)}
    done = erasing.erase(decided, seq=first.seq, path=path, **words)
    lost = {(one.step, place) for one in done.plan.losing for place in one.paths}
    texts = {("立案", "/cause"), ("处罚决定", "/facts_found")}
    assert lost == {("立案", path)} | (texts if path == "/party/person" else {("处罚决定", "/facts_found")})
    gone = PERSON[path.rpartition("/")[2]]
    assert gone not in told(record.reveal_many(record.entries(county.book, decided)))
    assert gone not in told([act.facts for act in public_view(decided).acts])
    assert rebuild().as_json()["found"] == [] and record.verify(county.book).wrong == []


def test_a_text_that_names_nobody_stays_open(county: County) -> None:
    case = county.decided(party=PERSON, facts_found="出售过期食品十二件。")
    entry = next(one for one in record.entries(county.book, case) if one.step == "decide")
    assert entry.facts["facts_found"] == "出售过期食品十二件。"


@pytest.mark.parametrize("whom, kept", [("当事人、本人", True), ("当事人、钱小二", False)])
def test_a_word_that_is_nobodys_name_seals_no_text(county: County, whom: str, kept: bool) -> None:
    filed = county.take(None, "file", date(2026, 1, 12), party=PERSON, cause="无照经营").case.id
    county.take(filed, "question", date(2026, 1, 13), whom=whom)
    county.take(filed, "inspect", date(2026, 1, 14), found="当事人与钱小二在场,由本人签名。")
    entry = next(one for one in record.entries(county.book, filed) if one.step == "inspect")
    assert isinstance(entry.facts["found"], str) is kept


def test_an_undertakings_public_name_may_hold_its_owners() -> None:
    known = Mentions({"赵小敏": "赵某某"}, {"赵小敏餐馆"})
    assert not known.within("对赵小敏餐馆的处罚")
    assert known.masked("赵小敏餐馆由赵小敏经营") == "赵小敏餐馆由赵某某经营"


def test_a_resident_number_of_anybody_is_seen_and_a_credit_code_is_not() -> None:
    assert NOBODY.within(f"证人{OTHER}称") and NOBODY.masked(f"证人{OTHER}称") == (
        f"证人{OTHER[:6]}********{OTHER[-4:]}称"
    )
    assert not NOBODY.within(f"证人{OTHER[:-1]}称") and not NOBODY.within(f"编号1{OTHER}")
    codes = (credit_code(f"91330119900101{n:03}") for n in range(1000))
    both = next(code for code in codes if is_resident_id(code))
    assert not NOBODY.within(f"单位{both}")


def test_what_a_case_makes_another_owe_names_its_party_masked_for_good(county: County) -> None:
    facts = Penalty.steps["decide"].facts.model_construct(facts_found=FOUND, kinds=[])
    there = masked_facts(facts, Mentions({"赵小敏": "赵某某", "13900000000": HIDDEN}))
    assert there.model_dump()["facts_found"] == f"赵某某(电话{HIDDEN})出售过期食品,雇用孙某某。"
    assert masked_facts(there, Mentions({"赵小敏": "赵某某"})) is there


def test_every_free_text_of_every_procedure_takes_the_sign_of_a_sealed_one() -> None:
    """A case of which something was erased must still be read: HIDDEN fits wherever a text may be sealed."""
    models = {step.facts for one in PROCEDURES for step in one.steps.values()}
    tried = 0
    for model in models - {Party}:
        for name in free(model):
            many = "list" in str(model.model_fields[name].annotation)
            model.__pydantic_validator__.validate_assignment(
                model.model_construct(), name, [HIDDEN] if many else HIDDEN
            )
            tried += 1
    assert tried > 300
