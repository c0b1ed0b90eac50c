"""What is left to do when the last entries, or the keys, are really gone: docs/backup.md, «After a real loss»."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cases.installed import Installation
from tests.cases.places import House, house


@dataclass
class Lost:
    """Five entries backed up, ten signed and witnessed, then backed up too; a receipt of the eighth and the key."""

    made: House
    receipt: Path
    keys: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def lost(tmp_path_factory):
    with house(tmp_path_factory.mktemp("lost"), 1) as made:
        made.run("guard")
        found = Lost(made, made.folder / "receipt.json")
        for _time in range(2):
            assert made.call("checkpoint").returncode == 0
            made.backup()
            made.installation.run("work", "1", "1")
        done = made.call("checkpoint", "--keys", "--json")
        found.keys = json.loads(done.stdout)["kill"]
        assert made.call("record", "receipt", "--seq", "8", "-o", found.receipt).returncode == 0
        yield found


def test_a_book_that_lost_its_end_is_never_signed_again_but_what_was_given_out_stays_proved(lost):
    made = lost.made
    with made.restored("--upto", "1") as there:
        book = there.says["books"]["kill"]
        assert there.done.returncode == 1 and there.says["lost"] == 5 and there.place.is_dir()
        assert (book["witnessed"], book["lost_entries"]) == (10, [6, 10])
        for still in (True, False):  # not even after what the restoring wrote down is gone
            refused = made.call("checkpoint", **there.env)
            assert refused.returncode == 1 and "恢复了旧库" in refused.stderr
            (there.place / "lost.json").unlink(missing_ok=not still)
        Installation(made.env | there.env).run(
            "work", "1", "2"
        )  # the same acts entered anew are other entries
        refused = made.call("checkpoint", **there.env)
        assert refused.returncode == 1 and "不是同一本账" in refused.stderr
        verified = made.call("verify", "--json", **there.env)
        (book,) = json.loads(verified.stdout)["books"]
        assert verified.returncode == 1 and {"forged", "witness"} <= {one["kind"] for one in book["wrong"]}
        receipt = made.call("verify", lost.receipt, "--key", lost.keys[0], **there.env)
        assert receipt.returncode == 0, receipt.stdout


def test_a_book_of_another_history_than_the_witness_holds_is_refused(lost, tmp_path):
    with house(tmp_path, 3) as other:
        other.backup()
        with other.restored("--witness", str(lost.made.folder / "witness")) as there:
            assert there.done.returncode == 1
            assert "签名之后被改动" in there.done.stderr
            assert not there.place.exists()


def test_a_newer_backup_heals_it(lost):
    with lost.made.restored() as there:
        assert there.done.returncode == 0, there.done.stderr
        assert lost.made.call("checkpoint", **there.env).returncode == 0


def test_a_lost_key_is_told_by_the_security_administrator_and_the_book_is_whole_again(lost):
    made = lost.made
    with made.restored(ZHUNSHENG_WITNESS="") as there:
        (there.place / "keys" / "checkpoint.json").unlink()
        refused = made.call("checkpoint", **there.env)
        assert refused.returncode == 1 and "--rotate" in refused.stderr
        assert made.call("checkpoint", "--rotate", **there.env).returncode == 0
        assert made.call("verify", **there.env).returncode == 1  # who signed before is not known here
        words = ["checkpoint", "--former", *lost.keys, "--document", "某府办〔2026〕3号"]
        for more, said in (((), "--by"), (("--by", "h1"), "不是安全管理员")):
            refused = made.call(*words, *more, **there.env)
            assert refused.returncode == 1 and said in refused.stderr
        told = made.call(*words, "--by", "anquan", **there.env)
        assert told.returncode == 0 and "第 11 条" in told.stderr and "见证人" in told.stderr
        assert made.call("verify", **there.env).returncode == 0
        seen = there.look()
        assert seen["wrong"] == [] and seen["differences"]["found"] == []
