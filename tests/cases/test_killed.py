"""A server killed in the middle of a thousand concurrent steps loses nothing that it acknowledged."""

import signal
from itertools import islice

from tests.cases.installed import Installation, installed


def _sound(installation: Installation, acknowledged: list[str]) -> dict[str, object]:
    """Every acknowledged step is there, nothing is wrong, every cache is what the book says."""
    stands = installation.look()
    entries = {(seq, *told) for seq, told in stands["entries"].items()}
    missing = [line for line in acknowledged if tuple(line.split()) not in entries]
    assert missing == []
    assert stands["wrong"] == []
    assert stands["checked"] == len(entries) > 0
    assert stands["differences"]["found"] == []
    return stands


def test_every_acknowledged_step_survives_the_kill() -> None:
    with installed() as installation:
        process = installation.start("work", "8", "25")
        assert process.stdout is not None
        acknowledged = list(islice(process.stdout, 300))
        process.send_signal(signal.SIGKILL)
        # What was in the pipe when the server died was acknowledged too; a torn last line was not.
        acknowledged += [line for line in process.stdout if line.endswith("\n")]
        process.wait()
        stands = _sound(installation, [line.strip() for line in acknowledged])
        assert len(acknowledged) < 1000
        assert len(stands["entries"]) - len(acknowledged) <= 8  # at most one step in flight a thread
        after = installation.run("work", "1", "1")
        _sound(installation, after)


def test_numbers_have_no_gap_and_no_repeat_when_many_decide_at_once() -> None:
    with installed() as installation:
        processes = [installation.start("work", "2", "5") for _n in range(4)]
        acknowledged = [
            line.strip() for process in processes for line in process.communicate(timeout=240)[0].splitlines()
        ]
        assert len(acknowledged) == 4 * 2 * 5 * 5
        stands = _sound(installation, acknowledged)
        given = sorted(int(n.rpartition("〕")[2].rstrip("号")) for n in stands["papers"] if "罚决" in n)
        assert given == list(range(1, 41))


def test_of_two_who_act_on_one_state_one_is_told_and_loses_nothing() -> None:
    import json

    with installed() as installation:
        for line in installation.run("race", "15"):
            _case, answers = json.loads(line)
            taken = [answer for answer in answers if answer == "taken"]
            told = [answer for answer in answers if "现场检查" in answer and "您填写的内容仍在" in answer]
            assert len(taken) == len(told) == 1
        stands = _sound(installation, [])
        assert len(stands["entries"]) == 30
