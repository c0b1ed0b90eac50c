"""The program in an archive that verifies entries in the reader's browser: it refuses what the other verifiers refuse."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.doors.browser_house import ARGUMENTS, CHROMIUM
from zhunsheng import record
from zhunsheng.cases import archives
from zhunsheng.cases.archives import verifying
from zhunsheng.record import checkpoints, receipts

from .conftest import fill
from .receipt_mutations import MUTATIONS, WITNESSES
from .receipt_vouched import ALLOWED
from .test_four_verifiers_agree import issued

__all__ = ["issued"]
pytestmark = [
    pytest.mark.usefixtures("home"),
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed on this machine"),
]
PROGRAM = Path(archives.__file__).with_name("verify.js")
PAGE = """<!doctype html><meta charset="utf-8"><textarea id="keys"></textarea><button id="again"></button>
<ul id="entries"></ul><input id="folder" type="file"><ul id="files"></ul>
<script src="data.js"></script><script src="verify.js"></script>"""


def verdicts(folder, entries, keys):
    """Of each entry the page's mark, and its words."""
    told = {"keys": keys, "entries": [{"name": name, "text": text} for name, text in entries.items()]}
    (folder / "data.js").write_text(
        f"const ARCHIVE = {json.dumps({'data': told, 'say': verifying.WORDS})};\n"
    )
    (folder / "verify.js").write_bytes(PROGRAM.read_bytes())
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_context(offline=True).new_page()
        page.goto((folder / "page.html").as_uri())
        page.wait_for_selector("body[data-entries], #entries .bad:only-child")
        found = page.locator("#entries li").all_inner_texts()
        browser.close()
    return {name: (one[0], one) for name, one in zip(entries, found, strict=True)}


def test_the_page_of_an_archive_refuses_each_and_accepts_what_is_right(issued, tmp_path, monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the driver keeps a loop running in this thread
    right = {name: path.read_text(encoding="utf-8") for name, path in issued.right.items()}
    record.open_book("a+b/c~d*'(1)!")
    fill("a+b/c~d*'(1)!", 5)
    checkpoints.make("a+b/c~d*'(1)!")
    odd = receipts.make("a+b/c~d*'(1)!", 4)
    entries = {"true": issued.text, "odd": odd} | right | issued.texts
    keys = [*issued.given[:-1], *json.loads(odd)["keys"]]  # without the witness's
    found = verdicts(tmp_path, entries, keys)
    assert {name: found[name][1] for name in ["true", "odd", *ALLOWED] if found[name][0] != "✓"} == {}
    assert {name for name in MUTATIONS if found[name][0] != "✗"} == WITNESSES & set(MUTATIONS)
