"""Our checkpoints before a witness over HTTP: an independent one co-signs them, and one that lies is not believed."""

import base64
import json
import socket
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import Error, transaction

from zhunsheng import record
from zhunsheng.record import CheckpointWrong, checkpoints, cosignatures, keyring, notes, receipts, witnesses
from zhunsheng.record.cosigning import cosign, cosignature
from zhunsheng.record.receipt_check import check
from zhunsheng.record.witness_client import MOST_BYTES

from .conftest import draft, fill, run
from .plain_witness import NAME, PlainWitness, published, serving
from .test_checkpoints_bind_the_operator import cut, forge, lose_checkpoints

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def plain(book):
    """A book with 300 signed entries, and a witness that knows its key."""
    fill(book, 300)
    made = checkpoints.make(book)
    told = PlainWitness(*keyring.published(notes.origin(book)))

    def answer(path, body):
        told.asked.append((path, body))
        return told.lie(body) if told.lie else told.answer(body)

    with serving(answer) as url:
        yield SimpleNamespace(
            book=book, made=made, told=told, url=url, witness=witnesses.witness(url, told.vkey)
        )


def ask(plain, **more):
    return cosignatures.ask(plain.book, plain.witness, seconds=3, **more)


def text_of(plain):
    return plain.made.note.partition("\n\n")[0] + "\n"


def test_an_independent_witness_co_signs_and_the_line_is_kept(plain):
    found = ask(plain)
    assert plain.told.asked[0][0] == "/w/add-checkpoint"
    assert plain.told.asked[0][1] == f"old 0\n\n{plain.made.note}".encode()
    assert abs(found.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert cosignatures.kept(plain.book, 1) == [found]
    note = cosignatures.with_cosignatures(plain.book, plain.made)
    assert note == plain.made.note + found.line + "\n"
    assert notes.signed(note, keyring.published(notes.origin(plain.book)))[0] == text_of(plain)


def test_every_growth_is_proved_to_it(plain):
    ask(plain)
    for count in (1, 212, 1, 30):
        fill(plain.book, count)
        made = checkpoints.make(plain.book)
        ask(plain)
        assert plain.told.state[notes.origin(plain.book)] == (made.size, made.root)
    assert len(plain.told.asked) == 5  # it was never asked with a size that it had to correct


def test_a_witness_that_knows_more_than_we_remember_is_asked_again_from_there(plain, disarmed):
    ask(plain)
    disarmed("DELETE FROM record_cosignature")
    fill(plain.book, 5)
    checkpoints.make(plain.book)
    ask(plain)
    assert [body.split(b"\n")[0] for _path, body in plain.told.asked[1:]] == [b"old 0", b"old 300"]


def test_an_unchanged_book_is_shown_again_after_a_day(plain):
    now = datetime.now(UTC)
    assert cosignatures.due(plain.book, plain.witness, now)
    ask(plain)
    assert not cosignatures.due(plain.book, plain.witness, now + timedelta(hours=23))
    assert cosignatures.due(plain.book, plain.witness, now + timedelta(hours=25))


def test_a_receipt_carries_the_co_signature_and_proves_it_offline(plain):
    found = ask(plain)
    text = receipts.make(plain.book, 7)
    own = keyring.published(notes.origin(plain.book))
    assert check(text, own).cosigned == ()
    assert check(text, [*own, plain.witness.key]).cosigned == (found,)
    receipt = json.loads(text)
    at = receipt["checkpoint"].rindex(" ") + 12
    changed = "A" if receipt["checkpoint"][at] != "A" else "B"
    receipt["checkpoint"] = receipt["checkpoint"][:at] + changed + receipt["checkpoint"][at + 1 :]
    with pytest.raises(CheckpointWrong, match="联署"):
        check(json.dumps(receipt), [*own, plain.witness.key])


def forger(plain):
    return plain.told.line(text_of(plain), private=Ed25519PrivateKey.generate())


def other_key(plain):
    stranger = PlainWitness()
    return stranger.line(text_of(plain))


def other_size(plain):
    return plain.told.line(text_of(plain).replace("\n300\n", "\n301\n"))


def no_cosignature(plain):
    """A plain signature, as a log makes it, under the witness's name and key."""
    return notes.sign(text_of(plain), NAME, [plain.told.private]).rpartition("\n\n")[2]


def tomorrow(plain):
    return plain.told.line(text_of(plain), at=int(time.time()) + 3 * 86400)


LIES = {
    "a forged signature": (forger, "与检查点不符"),
    "another key": (other_key, "没有用所设公钥"),
    "a signature on another size": (other_size, "与检查点不符"),
    "a signature of another kind": (no_cosignature, "没有用所设公钥"),
    "a time in the future": (tomorrow, "将来"),
    "nothing": (lambda plain: "", "不是联署"),
    "a line without an end": (lambda plain: plain.told.line(text_of(plain))[:-1], "不是联署"),
    "words": (lambda plain: "好的\n", "书写不规范|Base64"),
    "a huge answer": (lambda plain: plain.told.line(text_of(plain)) * 1000, "过长"),
    "a short signature": (
        lambda plain: f"— {NAME} {base64.b64encode(plain.witness.key.id + b'12345').decode()}\n",
        "与检查点不符",
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_witness_that_lies_is_not_believed(plain, lie):
    made, message = LIES[lie]
    plain.told.lie = lambda body: (200, made(plain), "text/plain")
    with pytest.raises(CheckpointWrong, match=message):
        ask(plain)
    assert cosignatures.kept(plain.book, 1) == [] and record.verify(plain.book).ok
    assert json.loads(receipts.make(plain.book, 7))["checkpoint"] == plain.made.note


CONFLICTS = {
    "a greater size": ("301\n", "末尾被删"),
    "the very size": ("0\n", "不是同一本账"),
    "no size": ("\n", "不是同一本账"),
    "a negative size": ("-1\n", "不是同一本账"),
    "digits without end": ("9" * 5000 + "\n", "不是同一本账"),
    "always another": (None, "两次说出不同的条数"),
}


@pytest.mark.parametrize("said", CONFLICTS)
def test_a_witness_that_names_a_wrong_size_leads_nowhere(plain, said):
    text, message = CONFLICTS[said]
    sizes = iter(["7\n", "9\n", "11\n"])
    plain.told.lie = lambda body: (409, text or next(sizes), "text/x.tlog.size")
    with pytest.raises(CheckpointWrong, match=message):
        ask(plain)
    assert len(plain.told.asked) <= 2


@pytest.mark.parametrize("status", [400, 403, 404, 422, 500, 302])
def test_a_refusal_is_told_and_no_redirect_is_followed(plain, status):
    plain.told.lie = lambda body: (status, f"{plain.url}/elsewhere", "text/plain")
    with pytest.raises(CheckpointWrong, match=f"状态码 {status}"):
        ask(plain)
    assert len(plain.told.asked) == 1


def drops(piece, pause):
    while True:
        yield piece
        time.sleep(pause)


def test_a_witness_that_sends_a_byte_now_and_then_is_cut_off(plain):
    plain.told.lie = lambda body: (200, drops(b"x", 0.1), "text/plain")
    with pytest.raises(CheckpointWrong, match="没有答复"):
        cosignatures.ask(plain.book, plain.witness, seconds=0.6)


def test_a_witness_that_never_stops_is_read_to_a_limit(plain):
    plain.told.lie = lambda body: (200, drops(b"x" * MOST_BYTES, 0), "text/plain")
    with pytest.raises(CheckpointWrong, match="过长"):
        ask(plain)


@pytest.mark.parametrize("speaks", [False, True], ids=["silent", "never answers the end of its headers"])
def test_a_witness_that_hangs_is_cut_off(plain, speaks):
    import threading

    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip():
            one, _address = server.accept()
            try:
                one.sendall(b"HTTP/1.1 200 OK\r\n" if speaks else b"")
                for n in range(200):
                    time.sleep(0.1)
                    one.sendall(f"X-{n}: y\r\n".encode() if speaks else b"")
            except OSError:
                one.close()

        threading.Thread(target=drip, daemon=True).start()
        hanging = witnesses.witness(f"http://127.0.0.1:{server.getsockname()[1]}", plain.told.vkey)
        with pytest.raises(CheckpointWrong, match="没有答复"):
            cosignatures.ask(plain.book, hanging, seconds=0.6)


def test_nobody_there_stops_neither_the_checkpoint_nor_the_other_witnesses(plain, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        gone = f"http://127.0.0.1:{server.getsockname()[1]} {plain.told.vkey}"
    monkeypatch.setenv("ZHUNSHENG_WITNESSES", f"{gone};{plain.url} {plain.told.vkey} # 市")
    asking, now = cosignatures.Asking(seconds=2), datetime.now(UTC)
    first, second = asking.round([plain.book], now)
    assert "不能连接" in first.what and first.found is None and second.found is not None
    assert asking.round([plain.book], now + timedelta(minutes=1)) == []  # left alone for a while


def test_a_cut_book_is_told_by_the_witness(plain, disarmed):
    ask(plain)
    cut(plain.book, disarmed, 200)
    lose_checkpoints(plain.book, disarmed)
    disarmed("DELETE FROM record_cosignature")
    checkpoints.rebuild(plain.book)
    checkpoints.make(plain.book)
    with pytest.raises(CheckpointWrong, match="见过账簿.*300 条.*只有 200 条"):
        ask(plain)


def test_a_forged_book_is_told_by_the_witness(plain, disarmed):
    ask(plain)
    forge(plain.book, disarmed, changed=17)
    lose_checkpoints(plain.book, disarmed)
    disarmed("DELETE FROM record_cosignature")
    checkpoints.rebuild(plain.book)
    checkpoints.make(plain.book)
    with pytest.raises(CheckpointWrong, match="不是同一本账"):
        ask(plain)
    fill(plain.book, 3)
    checkpoints.make(plain.book)
    with pytest.raises(CheckpointWrong, match="状态码 422"):
        ask(plain)


def test_the_table_of_co_signatures_takes_no_change(plain):
    ask(plain)
    for sql in ("UPDATE record_cosignature SET at = ''", "DELETE FROM record_cosignature"):
        with pytest.raises(Error), transaction.atomic():
            run(sql)


def test_a_row_that_does_not_verify_is_not_shown(plain, disarmed):
    ask(plain)
    disarmed("UPDATE record_cosignature SET line = replace(line, 'A', 'B')")
    assert cosignatures.kept(plain.book, 1) == []


def test_nobody_is_asked_unless_a_witness_is_set(plain, monkeypatch):
    monkeypatch.delenv("ZHUNSHENG_WITNESSES", raising=False)
    assert cosignatures.Asking().round([plain.book]) == [] and plain.told.asked == []


@pytest.mark.parametrize(
    "line",
    [
        "https://w.example",
        "ftp://w.example {key}",
        "https://u:p@w.example {key}",
        "https:// {key}",
        "https://w.example/?a=b {key}",
        "https://w.example {log}",
        "https://w.example {key} more",
        "/no/such/file",
    ],
)
def test_a_setting_that_says_nothing_is_refused(line, monkeypatch):
    public = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    words = {"key": published("w", 4, public), "log": published("w", 1, public)}
    monkeypatch.setenv("ZHUNSHENG_WITNESSES", line.format(**words))
    with pytest.raises(CheckpointWrong):
        witnesses.witnesses()


def test_a_setting_may_lie_in_a_file(tmp_path, monkeypatch):
    public = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    path = tmp_path / "witnesses"
    path.write_text(f"# 上级\nhttps://w.example/a/ {published('w', 4, public)}\n\n")
    monkeypatch.setenv("ZHUNSHENG_WITNESSES", str(path))
    assert [(one.url, one.key.name) for one in witnesses.witnesses()] == [("https://w.example/a", "w")]


def test_the_co_signature_is_the_published_one_byte_for_byte():
    """Key ids and message as the C2SP text has them, worked out here once more."""
    told = PlainWitness()
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    at = datetime.fromtimestamp(1679315147, UTC)
    line = cosign(text, NAME, told.private, at)
    assert line == told.line(text, at=1679315147)
    found = cosignature(text, line[:-1], [notes.key(told.vkey, (notes.COSIGNATURE,))])
    assert found is not None and found.at == at


def test_sm2_is_refused_and_nothing_else_is_signed_instead(book, monkeypatch):
    fill(book, 2)
    checkpoints.make(book)
    fill(book, 1)
    for given, said in (("sm2", "没有 SM2 签名"), ("rsa", "没有这种签名算法")):
        monkeypatch.setenv("ZHUNSHENG_SIGNATURE", given)
        with pytest.raises(CheckpointWrong, match=said):
            checkpoints.make(book)
    assert len(checkpoints.kept(book)) == 1
    with transaction.atomic():
        record.append(book, draft())  # the book itself goes on
