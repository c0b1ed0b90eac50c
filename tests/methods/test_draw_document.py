"""docs/draw.md says what the program does: its example repeats, and its shell lines give its hashes."""

import json
import re
import subprocess
from pathlib import Path

from tests.methods import second
from zhunsheng.methods import draw

DOCUMENT = (Path(__file__).parents[2] / "docs" / "draw.md").read_text(encoding="utf-8")
EXAMPLE = json.loads(re.findall(r"```json\n(.*?)```", DOCUMENT, re.S)[0])
LINES = re.findall(r"```sh\n(.*?)```", DOCUMENT, re.S)[0]


def test_the_example_repeats_in_both_programs() -> None:
    assert draw.verify(EXAMPLE) == []
    assert second.seed(EXAMPLE) == EXAMPLE["seed"]
    assert second.drawn(EXAMPLE) == draw.chosen(draw.read(EXAMPLE)) == ["企业一", "企业三", "企业五"]


def test_the_shell_lines_give_the_hashes_and_the_order() -> None:
    ran = subprocess.run(["bash", "-c", LINES], capture_output=True, text=True, check=True)
    words = [line.split() for line in ran.stdout.splitlines()]
    commitments = [one["commitment"] for one in EXAMPLE["commits"]]
    hashes = [EXAMPLE["pool_sha256"], EXAMPLE["announced_sha256"], *commitments, EXAMPLE["seed"]]
    assert [one[0] for one in words[:5]] == hashes
    assert words[5][1].startswith("企业一")
    assert [one[1] for one in words[10:]] == ["企业二", "企业五", "企业三"]


def test_every_field_of_the_file_is_described() -> None:
    assert [name for name in EXAMPLE if f"`{name}`" not in DOCUMENT] == []
