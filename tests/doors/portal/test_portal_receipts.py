"""A receipt rightly signed of a book that is no longer, or never was, the one here: the portal raises an alarm."""

import shutil

import pytest
from django.db import transaction

from tests.record.conftest import draft, fill
from zhunsheng.record import append, checkpoints, notes, promises, receipts
from zhunsheng.record.receipt_check import check


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path / "home"
    for name in ("ZHUNSHENG_WITNESS", "ZHUNSHENG_WITNESSES", "ZHUNSHENG_PORTAL"):
        monkeypatch.delenv(name, raising=False)
    return settings.HOME


def write(book, what):
    with transaction.atomic():
        append(book, draft(facts={"说明": what}))


@pytest.fixture
def elsewhere(book, home):
    """What a copy of the house signed, that was written on while this one was not: receipts by name."""
    fill(book, 9)
    checkpoints.make(book)
    before = receipts.make(book, 4)
    shutil.copytree(home / "trees", home / "trees-before")
    copy = transaction.savepoint()
    write(book, "撤案")
    promise = promises.make(book, 10)
    write(book, "结案")
    checkpoints.make(book)
    told = {"its own": receipts.make(book, 10), "shared": receipts.make(book, 4), "promise": promise}
    transaction.savepoint_rollback(copy)
    shutil.rmtree(home / "trees")
    (home / "trees-before").rename(home / "trees")
    return told | {"before": before}


def said(answer):
    """The page's status, its alarm and its words."""
    page = answer.content.decode()
    alarm = page.partition('role="alert"')[2].partition("</div>")[0]
    assert "回执成立" not in page and "待定回执的签名成立" not in page
    return answer.status_code, "警报" in alarm, alarm


def test_a_receipt_of_a_copy_that_was_written_on_differently(client, book, elsewhere):
    for _ in range(2):
        write(book, "另案")
    assert checkpoints.make(book).size == 11  # as many as the copy had signed
    keys = checkpoints.own_keys(book)
    for name, words in (
        ("its own", "第 10 条现在不是回执上的这一条"),
        ("shared", "没有作出过回执上的检查点(11 条)"),
        ("promise", "第 10 条记录,现在账簿中没有它,或者已不是它"),
    ):
        if name != "promise":
            assert check(elsewhere[name], keys).trusted  # rightly signed, as anybody finds without the house
        code, alarm, told = said(client.post("/receipts", {"text": elsewhere[name]}))
        assert (code, alarm) == (409, True) and words in told, name
        assert "就是证据" in told and "verify_receipt.txt" in told and "监察机关" in told
    assert said(client.post("/receipts/complete", {"text": elsewhere["promise"]}))[:2] == (409, True)
    assert "回执成立" in client.post("/receipts", {"text": elsewhere["before"]}).content.decode()


def test_a_receipt_of_a_book_that_was_cut_since(client, book, elsewhere):
    for name in ("its own", "shared"):
        code, alarm, told = said(client.post("/receipts", {"text": elsewhere[name]}))
        assert (code, alarm) == (409, True) and "有过 11 条记录,现在只有 9 条" in told
    assert said(client.post("/receipts", {"text": elsewhere["promise"]}))[:2] == (409, True)
    assert "回执成立" in client.post("/receipts", {"text": elsewhere["before"]}).content.decode()


def test_the_alarm_shows_which_entry_it_is_about(client, book, elsewhere):
    page = client.post("/receipts", {"text": elsewhere["its own"]}).content.decode()
    assert book in page and "第10号" in page and notes.origin(book) not in page


def test_a_file_that_is_no_text_is_refused_and_not_mended(client, book, elsewhere, tmp_path):
    line = "— nobody" + "\ufffd AAAAAAAAAAAAAAAA\\n"
    right = elsewhere["before"].replace('=\\n"', f'=\\n{line}"')
    raw = right.encode()
    assert raw.count("\ufffd".encode()) == 1 and check(right, checkpoints.own_keys(book))
    for content, code in ((raw, 200), (raw.replace("\ufffd".encode(), b"\xff"), 400)):
        path = tmp_path / "receipt.json"
        path.write_bytes(content)
        with path.open("rb") as file:
            assert client.post("/receipts", {"file": file}).status_code == code
