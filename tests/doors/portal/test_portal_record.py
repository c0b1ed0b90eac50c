"""Keys, checkpoints, tiles and receipts in public: enough to verify with, and nothing of what a case says."""

import hashlib
import json

import pytest

from zhunsheng import record
from zhunsheng.cases.models import CaseRow
from zhunsheng.record import below, checkpoints, keyring, notes, promises
from zhunsheng.record.receipt_check import check


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path / "home"
    for name in ("ZHUNSHENG_WITNESS", "ZHUNSHENG_WITNESSES", "ZHUNSHENG_BELOW", "ZHUNSHENG_PORTAL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def decided(county):
    case = county.decided(party={"kind": "person", "person": "赵小敏", "phone": "13900000000"})
    row = CaseRow.objects.get(id=case)
    return row, record.entries(row.book, case)


def text_of(answer):
    return answer.content.decode()


def test_keys_checkpoints_and_the_verifier_are_offered(client, decided):
    row, entries = decided
    before = text_of(client.get("/record"))
    assert "还没有检查点" in before and row.book in before
    made = checkpoints.make(row.book)
    page = text_of(client.get("/record"))
    (key,) = keyring.published(notes.origin(row.book))
    assert str(key).replace("+", "&#43;") in page or str(key) in page
    assert made.root.hex() in page and "verify_receipt.py" in page
    told = next(b for b in client.get("/record.json").json()["books"] if b["book"] == row.book)
    assert (told["entries"], told["checkpoints"][0]["note"]) == (entries[-1].seq, made.note)
    assert [one["key"] for one in told["keys"]] == [str(key)] and told["keys"][0]["signs"] is True
    keyring.rotate()
    told = next(b for b in client.get("/record.json").json()["books"] if b["book"] == row.book)
    assert [one["until"] is None for one in told["keys"]] == [True, False]


def test_the_verifier_that_is_offered_is_the_published_one(client):
    from pathlib import Path

    from django.contrib.staticfiles import finders

    tool = Path(__file__).parents[3] / "tools" / "verify_receipt.py"
    assert Path(finders.find("verify_receipt.txt")).read_bytes() == tool.read_bytes()


def test_tiles_are_given_under_their_specified_paths_and_lead_to_the_signed_root(client, book):
    from tests.record.conftest import fill

    fill(book, 300)
    made = checkpoints.make(book)
    assert client.get(f"/record/{book}/checkpoint").content.decode() == made.note
    full = client.get(f"/record/{book}/tile/0/000").content
    rest = client.get(f"/record/{book}/tile/0/001.p/44").content
    assert (len(full), len(rest)) == (256 * 32, 44 * 32)
    hashes = [whole[n : n + 32] for whole in (full, rest) for n in range(0, len(whole), 32)]

    def root(some):
        if len(some) == 1:
            return some[0]
        k = 1 << ((len(some) - 1).bit_length() - 1)
        return hashlib.sha256(b"\1" + root(some[:k]) + root(some[k:])).digest()

    assert root(hashes) == made.root
    assert client.get(f"/record/{book}/tile/1/000.p/1").content == root(hashes[:256])


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/001",
        "tile/0/001.p/45",
        "tile/0/001.p/0",
        "tile/0/002.p/1",
        "tile/0/1.p/44",
        "tile/0/x000/001.p/44",
        "tile/00/000",
        "tile/8/000",
        "tile/entries/000",
        "tile/0/..%2f..%2fhead",
        "tile/0/000/../../../../keys/checkpoint.json",
        "tile/0/%D9%A0%D9%A0%D9%A0",
        "tile/head",
        "head",
    ],
)
def test_no_other_path_opens_a_file(client, book, path):
    from tests.record.conftest import fill

    fill(book, 300)
    checkpoints.make(book)
    assert client.get(f"/record/{book}/{path}").status_code == 404


def test_what_the_address_of_a_code_tells_is_whether_and_not_what(client, decided):
    row, entries = decided
    one = entries[-1]
    address = f"/r/{row.book}/{one.seq}/{one.digest.hex()}"
    page = text_of(client.get(address))
    assert "尚待签名" in page
    checkpoints.make(row.book)
    page = text_of(client.get(address))
    assert "在账簿之中" in page and one.digest.hex() in page
    for hidden in ("赵小敏", "赵", row.number, row.id, "无照经营", "13900000000", "处罚决定"):
        assert hidden not in page.partition("<main")[2].partition("</main>")[0]
    told = client.get(f"{address}/proof.json").json()
    path = [bytes.fromhex(x) for x in told["proof"]]
    end = notes.checkpoint(told["checkpoint"].partition("\n\n")[0] + "\n")
    leaf = record.promises.digest_of(row.book, one.seq)
    from zhunsheng.record import merkle

    assert merkle.included(merkle.leaf(leaf), one.seq - 1, end.size, path, end.root)


@pytest.mark.parametrize("wrong", ["0" * 64, "", "short", "full"])
def test_a_number_without_its_digest_tells_nothing(client, decided, wrong):
    row, entries = decided
    checkpoints.make(row.book)
    digest = entries[0].digest.hex()
    wrong = {"short": digest[:15], "full": digest + "0", "": "x"}.get(wrong, wrong)
    known = client.get(f"/r/{row.book}/1/{wrong}")
    unknown = client.get(f"/r/{row.book}/999999/{wrong}")
    other = client.get(f"/r/no-such-book/1/{wrong}")
    assert {known.status_code, unknown.status_code, other.status_code} == {404}
    assert client.get(f"/r/{row.book}/1/{digest[:16]}").status_code == 200
    assert client.get(f"/r/{row.book}/{2**64}/{digest}").status_code == 404


def test_an_entry_changed_after_its_receipt_is_told_as_changed(client, decided, monkeypatch):
    row, entries = decided
    checkpoints.make(row.book)
    one = entries[0]
    forged = hashlib.sha256(b"forged").digest()
    monkeypatch.setattr("zhunsheng.record.standing.digest_of", lambda book, seq: forged)
    answer = client.get(f"/r/{row.book}/{one.seq}/{forged.hex()}")
    assert answer.status_code == 409 and "不在已签名的账簿之中" in text_of(answer)


def test_a_receipt_is_verified_as_it_would_be_offline(client, decided):
    row, entries = decided
    checkpoints.make(row.book)
    text = record.receipts.make(row.book, entries[-1].seq)
    page = text_of(client.post("/receipts", {"text": text}))
    assert "回执成立" in page and "赵小敏" not in page
    for changed in (text.replace("2026-03-02", "2026-03-01"), "{}", "[]", "x" * 10, "{" * 5000):
        answer = client.post("/receipts", {"text": changed})
        assert answer.status_code == 400 and "回执成立" not in text_of(answer)
    assert client.post("/receipts", {}).status_code == 400


def test_a_receipt_signed_by_its_own_key_alone_is_not_believed(client, decided, tmp_path, settings):
    """Another house, or a forger: everything fits together, but the key is not the one published here."""
    row, entries = decided
    checkpoints.make(row.book)
    text = record.receipts.make(row.book, entries[0].seq)
    keyring.path().unlink()
    answer = client.post("/receipts", {"text": text})
    assert answer.status_code == 400 and "没有公布" in text_of(answer)


def test_a_pending_receipt_is_completed_when_the_checkpoint_is_made(client, decided):
    row, entries = decided
    seq = entries[-1].seq
    pending = promises.given(row.book, seq)
    assert json.loads(pending)["format"] == "zhunsheng-pending-1"
    page = text_of(client.post("/receipts", {"text": pending}))
    assert "待定回执的签名成立" in page and "下载完整回执" not in page
    assert client.post("/receipts/complete", {"text": pending}).status_code == 400
    checkpoints.make(row.book)
    assert "下载完整回执" in text_of(client.post("/receipts", {"text": pending}))
    whole = client.post("/receipts/complete", {"text": pending.replace("\n", "\r\n")})
    assert whole["Content-Disposition"].startswith("attachment")
    verdict = check(whole.content.decode(), keyring.published(notes.origin(row.book)))
    assert verdict.body["seq"] == seq and "赵小敏" not in whole.content.decode()


@pytest.mark.parametrize("member", ["body", "salt", "promise", "keys"])
def test_a_changed_pending_receipt_is_refused(client, decided, member):
    row, entries = decided
    pending = json.loads(promises.given(row.book, entries[-1].seq))
    checkpoints.make(row.book)
    changes = {
        "body": pending["body"].replace("2026-03-02", "2026-03-01"),
        "salt": "0" * 32,
        "promise": pending["promise"].replace("\n\n", "\nx\n\n"),
        "keys": [],
    }
    answer = client.post("/receipts", {"text": json.dumps(pending | {member: changes[member]})})
    assert answer.status_code == 400


def test_a_promise_is_no_checkpoint_and_a_checkpoint_no_promise(decided):
    row, entries = decided
    pending = json.loads(promises.make(row.book, entries[0].seq))
    made = checkpoints.make(row.book)
    receipt = json.loads(record.receipts.make(row.book, entries[0].seq))
    with pytest.raises(record.CheckpointWrong):
        check(json.dumps(receipt | {"checkpoint": pending["promise"]}))
    with pytest.raises(record.CheckpointWrong):
        promises.check(json.dumps(pending | {"promise": made.note}))


def test_a_promise_that_was_broken_convicts_the_house(decided, monkeypatch):
    row, entries = decided
    pending = promises.make(row.book, entries[-1].seq)
    monkeypatch.setattr(promises, "digest_of", lambda book, seq: None)
    with pytest.raises(record.CheckpointWrong, match="签名承诺过"):
        promises.complete(pending)


def test_the_witness_of_others_answers_over_the_api(client, book, monkeypatch):
    from tests.record.conftest import fill

    fill(book, 9)
    made = checkpoints.make(book)
    body = f"old 0\n\n{made.note}".encode()

    def send(raw):
        return client.post("/api/witness/add-checkpoint", raw, content_type="text/plain")

    assert send(body).status_code == 404  # off by default
    monkeypatch.setenv("ZHUNSHENG_BELOW", str(keyring.published(notes.origin(book))[0]))
    key = record.witness_key.set_up("zhunsheng-witness/3301")
    answer = send(body)
    assert answer.status_code == 200 and answer.content.decode().startswith("— zhunsheng-witness/3301 ")
    assert below.newest(notes.origin(book)).note == made.note
    answer = send(body)
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (409, b"9\n", "text/x.tlog.size")
    assert send(b"x" * (record.witnessing.MOST_BYTES + 1)).status_code == 413
    assert str(key) in text_of(client.get("/record")).replace("&#43;", "+")
    assert client.get("/api/witness/below").status_code == 401
