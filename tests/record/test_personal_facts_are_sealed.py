"""Personal facts: a commitment in the book, the value in the vault, and lawful erasure."""

import hashlib
import io
import json
import stat

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng import record
from zhunsheng.record import Erased, Sealed, vault
from zhunsheng.record.canon import canonical

from .conftest import draft, run

NAME, NUMBER = "张三丰", "11010119900307001X"
FACTS = {
    "party": {"name": Sealed(NAME), "id/number~": Sealed(NUMBER)},
    "witnesses": [{"name": Sealed({"family": "李", "given": "四"})}],
    "amount": "100.00",
}
PLAIN = {
    "party": {"name": NAME, "id/number~": NUMBER},
    "witnesses": [{"name": {"family": "李", "given": "四"}}],
    "amount": "100.00",
}


@pytest.fixture
def sealed(book):
    with transaction.atomic():
        record.append(book, draft())
        return record.append(book, draft(facts=FACTS))


def test_no_personal_value_stands_in_the_book_the_vault_or_an_export(book, sealed):
    file = io.BytesIO()
    record.export(book, file)
    kept = [bytes(value) for (value,) in run("SELECT value FROM record_vault WHERE book = %s", book)]
    bodies = [body.encode() for (body,) in run("SELECT body FROM record_entry WHERE book = %s", book)]
    for text in (NAME, NUMBER, "李"):
        assert text.encode() not in b"".join([file.getvalue(), *kept, *bodies])


def test_the_commitment_is_the_hash_of_salt_and_canonical_value(book, sealed):
    commitment = sealed.facts["party"]["name"]["sealed"]
    (value,) = run("SELECT value FROM record_vault WHERE book = %s AND path = %s", book, "/party/name")[0]
    salt, content = vault.unlock(book, "/party/name", commitment, bytes(value))
    assert json.loads(content) == NAME and len(salt) == 16
    assert hashlib.sha256(salt + content).hexdigest() == commitment


def test_revealing_gives_the_values_back(book, sealed):
    assert record.reveal(book, sealed.seq, sealed.facts) == PLAIN
    assert record.reveal_many(record.walk(book)) == [draft().facts, PLAIN]


def test_the_same_value_sealed_twice_shows_no_likeness(book):
    with transaction.atomic():
        entry = record.append(book, draft(facts={"a": Sealed(NAME), "b": Sealed(NAME)}))
    assert entry.facts["a"] != entry.facts["b"]


def test_many_entries_are_revealed_with_one_query(book, sealed, django_assert_num_queries):
    with transaction.atomic():
        record.append_many(book, [draft(facts=FACTS) for _ in range(300)])
    entries = list(record.walk(book))
    with django_assert_num_queries(1):
        assert record.reveal_many(entries)[1:] == [PLAIN] * 301


def test_erasure_destroys_one_value_and_says_when_and_why(book, sealed):
    with transaction.atomic():
        told = record.erase(
            book, sealed.seq, "/party/name", "当事人申请", "个人信息保护法第四十七条", ("p9",)
        )
    shown = record.reveal(book, sealed.seq, sealed.facts)
    assert shown["party"]["name"] == Erased(told.on, "当事人申请")
    assert shown["party"]["id/number~"] == NUMBER
    assert (told.case, told.procedure, told.step, told.by) == (sealed.case, "record", "erase", ("p9",))
    assert told.facts == {
        "seq": sealed.seq,
        "paths": ["/party/name"],
        "ground": "当事人申请",
        "article": "个人信息保护法第四十七条",
    }
    assert record.verify(book).ok
    assert run("SELECT count(*) FROM record_vault WHERE book = %s AND value IS NULL", book) == [(1,)]


def test_erasing_everything_of_an_entry_then_leaves_nothing_to_erase(book, sealed):
    with transaction.atomic():
        assert (
            len(
                record.erase(book, sealed.seq, None, "法院裁定", "个人信息保护法第四十七条", ()).facts[
                    "paths"
                ]
            )
            == 3
        )
    with pytest.raises(record.NoSuchEntry, match="没有可以删除"), transaction.atomic():
        record.erase(book, sealed.seq, None, "法院裁定", "个人信息保护法第四十七条", ())
    assert record.verify(book).ok


def test_a_value_gone_without_its_entry_is_reported(book, sealed):
    run(
        "UPDATE record_vault SET value = NULL, erased_on = '2026-01-01', ground = '' WHERE path = '/party/name'"
    )
    assert [(w.seq, w.kind) for w in record.verify(book).wrong] == [(sealed.seq, "vault")]


def test_the_key_lies_apart_readable_by_its_owner_alone(book, sealed):
    path = vault.key_path()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_bytes()) == 32


def test_a_lost_key_is_told_and_never_replaced(book, sealed, settings, tmp_path):
    settings.HOME = tmp_path
    with pytest.raises(record.VaultLocked, match="密钥"):
        record.reveal(book, sealed.seq, sealed.facts)
    assert not vault.key_path().exists()


def test_another_key_opens_nothing(book, sealed, settings, tmp_path):
    settings.HOME = tmp_path
    vault.key_path().parent.mkdir()
    vault.key_path().write_bytes(b"k" * 32)
    with pytest.raises(record.VaultLocked, match="密钥不对"):
        record.reveal(book, sealed.seq, sealed.facts)
    assert {wrong.kind for wrong in record.verify(book).wrong} == {"vault"}


@given(
    st.recursive(
        st.text(max_size=5) | st.integers(0, 9),
        lambda v: st.dictionaries(st.text(max_size=3), v),
        max_leaves=8,
    )
)
def test_paths_name_one_place_each(value):
    from zhunsheng.record.canon import _Walk
    from zhunsheng.record.hashing import HASHES

    walk = _Walk(HASHES["sha256"])

    def seal(v):
        return (
            {key: seal(item) for key, item in v.items()}
            if isinstance(v, dict) and "sealed" not in v
            else Sealed(v)
        )

    plain = walk.plain(seal(value), "")
    found = dict(vault.commitments(plain))
    assert found == {secret.path: secret.commitment for secret in walk.secrets}
    assert len(found) == len(walk.secrets)
    assert all(secret.value == canonical(json.loads(secret.value)) for secret in walk.secrets)
