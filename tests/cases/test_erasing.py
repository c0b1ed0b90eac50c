"""Erasing a case's personal facts: what goes, what stays, who may order it, and that everything still verifies."""

from __future__ import annotations

import errno
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from zhunsheng import record
from zhunsheng.cases import erasing, feed, past, remembering, rows
from zhunsheng.cases.errors import Forbidden, NoSuchCase
from zhunsheng.cases.models import CaseRow, ImportedRow
from zhunsheng.cases.offers import case_view
from zhunsheng.cases.rebuilding import rebuild
from zhunsheng.cases.taking import take
from zhunsheng.cases.viewing import viewer_of
from zhunsheng.indicators.columns import BASE
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.facts import HIDDEN
from zhunsheng.registers import local_rules

from .conftest import PERSON, County

ORDERED = {"ground": "unlawful", "document": "某市监删〔2026〕1号"}
DAY = date(2026, 11, 21)


def erase(case: str, by: str = "head", on: date = DAY, **words: Any) -> erasing.Done:
    return erasing.erase(case, **(ORDERED | words), by=by, on=on)


def statement(words: str) -> str:
    return record.evidence.store(io.BytesIO(f"询问笔录:{words}".encode()))


@pytest.fixture
def decided(county: County) -> str:
    return county.decided(party=PERSON)


@pytest.fixture(autouse=True)
def settled(django_capture_on_commit_callbacks: Any) -> Any:
    """The tests run in a transaction: what follows a commit runs where it is asked for."""
    return django_capture_on_commit_callbacks


def refused(*args: Any, **words: Any) -> set[str]:
    with pytest.raises(Forbidden) as no:
        erase(*args, **words)
    return {one.rule for one in no.value.refusals}


def test_everything_personal_goes_and_the_rest_stays(county: County, decided: str) -> None:
    before = rows.stored([decided], facts=True)[decided]
    done = erase(decided)
    entries = record.entries(county.book, decided)
    assert "赵小敏" not in str(record.reveal_many(entries))
    row = CaseRow.objects.get(id=decided)
    assert (row.party, row.party_key) == (HIDDEN, "")
    after = rows.stored([decided], facts=True)[decided]
    assert {name for name in after if after[name] != before[name]} == {"party", "party_key"}
    assert done.plan.values == 3
    told = [one for one in entries if one.procedure == "record"]
    assert [one.seq for one in told] == list(done.entries)
    (said,) = record.erasures(told)
    assert said.ground == "违法或者违反约定处理"
    assert said.article == "个人信息保护法第四十七条第一款第(四)项"
    assert (said.document, said.by, said.of) == ("某市监删〔2026〕1号", ("head",), entries[0].seq)
    assert record.verify(county.book).wrong == []


def test_what_was_remembered_of_the_person_goes_too(county: County, decided: str) -> None:
    assert "赵小敏" in str(remembering.acts_of(county.book, decided)[0].facts)
    erase(decided)
    assert decided not in remembering._held
    assert "赵小敏" not in str(remembering.acts_of(county.book, decided)[0].facts)


def test_rebuilding_from_the_book_finds_nothing_to_put_right(county: County, decided: str) -> None:
    erase(decided)
    assert rebuild().as_json()["found"] == []


def test_the_columns_of_the_analytic_tables_and_of_their_past_keep_what_they_say(
    county: County, decided: str
) -> None:
    days = [name for name in BASE if name in ("opened", "closed", "decided", "published", "withdrawn")]
    tables, then = list(feed.rows(BASE, days)), list(past.changed(county.book, 2, BASE))
    erase(decided)
    assert list(feed.rows(BASE, days)) == tables
    assert list(past.changed(county.book, 2, BASE)) == then


def test_another_case_of_the_same_person_stands_untouched(county: County, decided: str) -> None:
    other = county.decided(party=PERSON)
    assert CaseRow.objects.get(id=other).party_key == CaseRow.objects.get(id=decided).party_key != ""
    erase(decided)
    assert CaseRow.objects.get(id=other).party == "赵某某"
    assert "赵小敏" in str(record.reveal_many(record.entries(county.book, other)))


def test_one_value_of_one_entry_goes_alone(county: County, decided: str) -> None:
    first = record.entries(county.book, decided)[0]
    done = erase(decided, seq=first.seq, path="/party/phone")
    party = record.reveal(county.book, first.seq, first.facts)["party"]
    assert party["phone"] == record.Erased(party["phone"].on, "违法或者违反约定处理")
    assert (party["person"], done.plan.values) == ("赵小敏", 1)
    assert CaseRow.objects.get(id=decided).party == "赵某某"
    erase(decided)
    assert refused(decided) == {"nothing"}


def test_no_more_goes_than_was_listed_where_a_text_tells_the_value_too(county: County) -> None:
    case = county.take(None, "file", date(2026, 1, 12), party=PERSON, cause="赵小敏无照经营").case.id
    first = record.entries(county.book, case)[0]
    before = record.kept_places(county.book, [first.seq])[first.seq]
    (losing,) = erase(case, seq=first.seq, path="/party/person").plan.losing
    assert set(losing.paths) == {"/party/person", "/cause"} < set(before)
    assert set(record.kept_places(county.book, [first.seq])[first.seq]) == set(before) - set(losing.paths)


def test_a_row_taken_in_from_a_ledger_is_not_found_by_its_words_any_more(
    county: County, decided: str
) -> None:
    ImportedRow.objects.create(key="k", file="f", sheet="s", row=1, case=decided, seq=1, person="h1")
    ImportedRow.objects.create(key="l", file="f", sheet="s", row=2, case="other", seq=9, person="h1")
    erase(decided)
    keys = set(ImportedRow.objects.values_list("key", flat=True))
    assert "k" not in keys and "l" in keys and len(keys) == 2


class TestEvidence:
    def filed(self, county: County, *evidence: str, **facts: Any) -> str:
        return take(
            *(None, Penalty.file, {"party": PERSON, "cause": "无照经营"} | facts),
            by=["h1", "h2"],
            on=date(2026, 1, 12),
            organ=county.bureau,
            procedure=Penalty,
            evidence=evidence,
        ).case.id

    def test_the_bytes_go_and_the_page_says_so_without_alarm(self, county: County, settled: Any) -> None:
        digest = statement("赵小敏说")
        case = self.filed(county, digest)
        with settled(execute=True):
            done = erase(case)
        assert done.plan.evidence == [digest]
        assert not record.evidence.exists(digest)
        about = record.evidence.about([digest])[digest]
        assert (about.here, about.erased) == (False, True)
        (act,) = case_view(viewer_of("h1", DAY), case).acts
        assert act.evidence == ()
        assert [(one.evidence, one.seq) for one in act.erased] == [((digest,), done.entries[0])]
        assert record.verify(county.book).wrong == []

    def test_a_file_that_another_case_needs_stays_but_not_for_this_case(
        self, county: County, settled: Any
    ) -> None:
        digest = statement("两案共用")
        case, other = self.filed(county, digest), self.filed(county, digest)
        with settled(execute=True):
            assert erase(case).plan.evidence == []
        assert record.evidence.exists(digest)
        assert case_view(viewer_of("h1", DAY), case).acts[0].evidence == ()
        assert case_view(viewer_of("h1", DAY), other).acts[0].evidence == (digest,)
        with settled(execute=True):  # the last one that needed it
            assert erase(other).plan.evidence == [digest]
        assert not record.evidence.exists(digest)

    def test_files_may_be_left(self, county: County, settled: Any) -> None:
        digest = statement("留下")
        case = self.filed(county, digest)
        with settled(execute=True):
            erase(case, evidence=False)
        assert record.evidence.exists(digest)
        assert case_view(viewer_of("h1", DAY), case).acts[0].evidence == (digest,)
        with settled(execute=True):
            assert erase(case).plan.values == 0
        assert not record.evidence.exists(digest)

    def test_the_same_file_may_come_again(self, county: County, settled: Any) -> None:
        digest = statement("再次收到")
        case = self.filed(county, digest)
        with settled(execute=True):
            erase(case)
        words = "询问笔录:再次收到".encode()
        record.evidence.take(io.BytesIO(words), len(words), digest, "a.txt")
        assert record.evidence.erasing.sweep() == []
        assert record.evidence.about([digest])[digest].here

    def test_what_a_crash_left_after_the_commit_goes_later(self, county: County) -> None:
        digest = statement("没有删完")
        case = self.filed(county, digest)
        erase(case)  # the callbacks of the commit never run
        assert record.evidence.exists(digest)
        assert record.evidence.erasing.sweep() == [digest]
        assert not record.evidence.exists(digest)

    def test_a_file_that_an_entry_names_since_its_erasure_stays_for_that_entry(self, county: County) -> None:
        digest = statement("表单还开着")
        case = self.filed(county, digest)
        erase(case)
        other = self.filed(county, digest)  # uploaded before, sent after
        assert record.evidence.erasing.sweep() == []
        assert record.evidence.exists(digest) and record.evidence.about([digest])[digest].here
        assert case_view(viewer_of("h1", DAY), case).acts[0].evidence == ()
        assert case_view(viewer_of("h1", DAY), other).acts[0].evidence == (digest,)

    def test_a_folder_that_refuses_is_told_and_the_rest_goes(
        self, county: County, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        files = sorted([statement("甲"), statement("乙")])
        erase(self.filed(county, *files))
        unlink = Path.unlink

        def refuse(path: Path, **words: Any) -> None:
            if files[0][2:] in path.name:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            unlink(path, **words)

        with monkeypatch.context() as refusing:
            refusing.setattr(Path, "unlink", refuse)
            told = erasing._settle()
        assert "还有1件" in told and "不能删除证据文件夹中的" in told and "未写入" not in told
        assert [record.evidence.exists(one) for one in files] == [True, False]
        assert record.evidence.erasing.sweep() == [files[0]]

    def test_recordings_of_the_case_go_with_it(self, county: County, settled: Any) -> None:
        digest = statement("录音")
        case = self.filed(county)
        number = record.append(
            county.book,
            record.Draft(
                *("rec1", "recording", "index", date(2026, 1, 13), ("h1",)),
                {"_": {"number": "R1", "organ": county.bureau}},
                (digest,),
            ),
        ).seq
        row = {
            "book": county.book,
            "number": "R1",
            "subject": case,
            "organ": county.bureau,
            "version": number,
        }
        CaseRow.objects.create(id="rec1", procedure="recording", opened=date(2026, 1, 13), stage="", **row)
        plan = erasing.planned(case)
        assert (("rec1", number, (digest,))) in [(one.case, one.seq, one.evidence) for one in plan.losing]
        assert plan.evidence == [digest]


class TestWhoAndWhen:
    def test_only_the_head_of_the_organ_may_order_it(self, decided: str) -> None:
        assert refused(decided, by="h1") == {"role"}
        assert refused(decided, by="sup") == {"role"}
        erase(decided)

    def test_an_open_case_is_left_alone_unless_the_facts_were_taken_unlawfully(self, decided: str) -> None:
        for ground in ("purpose", "expired", "withdrawn"):
            assert refused(decided, ground=ground) == {"open"}
        assert refused(decided, ground="other", article="某法第一条") == {"open"}
        erase(decided)

    def test_a_closed_case_waits_for_its_retention(self, county: County, decided: str) -> None:
        CaseRow.objects.filter(id=decided).update(closed=date(2026, 3, 2))
        assert refused(decided, ground="purpose") == {"retention"}
        assert refused(decided, ground="expired", on=date(2056, 3, 2)) == {"retention"}
        local_rules.set_rule(
            "personal_retention_years", 10, "某县档发〔2020〕1号", date(2020, 1, 1), organ=county.bureau
        )
        assert refused(decided, ground="expired", on=date(2036, 3, 2)) == {"retention"}
        erase(decided, ground="expired", on=date(2036, 3, 3))

    def test_consent_withdrawn_needs_the_end_of_the_case_alone(self, decided: str) -> None:
        CaseRow.objects.filter(id=decided).update(closed=date(2026, 3, 2))
        erase(decided, ground="withdrawn")

    def test_the_order_is_named_and_names_nobody(self, decided: str) -> None:
        assert refused(decided, document=" ") == {"document"}
        assert refused(decided, document="字" * 81) == {"document"}
        assert refused(decided, document="赵小敏申请书") == {"personal"}
        assert refused(decided, ground="因为") == {"ground"}
        CaseRow.objects.filter(id=decided).update(closed=DAY - timedelta(20_000))
        assert refused(decided, ground="other") == {"article"}

    def test_a_refusal_leaves_everything(self, county: County, decided: str) -> None:
        head = record.head(county.book)
        refused(decided, document="赵小敏申请书")
        assert record.head(county.book) == head
        assert CaseRow.objects.get(id=decided).party == "赵某某"

    def test_there_is_no_such_case(self, county: County) -> None:
        with pytest.raises(NoSuchCase):
            erase("nowhere")

    def test_the_refusal_says_what_to_do(self, decided: str) -> None:
        CaseRow.objects.filter(id=decided).update(closed=date(2026, 3, 2))
        with pytest.raises(
            Forbidden, match="案卷须保存到2056-03-02,期限未满.个人信息保护法第四十七条.*期满后再删除"
        ):
            erase(decided, ground="purpose")


def test_the_page_of_the_case_hides_the_values_and_tells_the_erasure(county: County, decided: str) -> None:
    done = erase(decided)
    view = case_view(viewer_of("h1", DAY), decided)
    assert view.line.party == HIDDEN
    filed, *others = view.acts
    assert "赵小敏" not in str(filed.facts) and HIDDEN in dict(filed.facts).values()
    assert [one.seq for one in filed.erased] == list(done.entries)
    assert [one.erased for one in others] == [()] * len(others)
