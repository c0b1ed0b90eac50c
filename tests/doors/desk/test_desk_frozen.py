"""What is frozen for programs is read by people: on the case's page, of each entry, in the archive."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

from tests.doors.desk.conftest import Bureau
from tests.doors.desk.reported import Desk, desk, last_year
from tests.doors.desk.test_desk_statistics import punished
from tests.doors.desk.test_desk_tables import supervisor
from zhunsheng.procedures.openness.frozen import briefly

__all__ = ["desk", "last_year", "punished", "supervisor"]


def _machine(text: str) -> list[str]:
    """Facts that look like JSON."""
    return re.findall(r"<dd>\s*[{\[](?:&#34;|&quot;|\"|\{|\[|\})", text)


def test_the_case_of_a_report_tells_its_editions_in_words(desk: Desk) -> None:
    desk.save("opening", "现将全年情况报告如下。")
    desk.freeze()
    told = desk.client().get(f"/desk/cases/{desk.case}").text
    assert not _machine(told)
    assert re.search(r"<dt>段落</dt><dd>\d+段</dd>", told) and re.search(r"<dt>数字</dt><dd>\d+个</dd>", told)
    assert "<dt>记录簿末尾</dt><dd>" in told and "<dt>章节</dt><dd>" in told and "opening</dd>" not in told
    leads = re.findall(rf'href="({desk.address}/editions/\d+)"', told)
    assert len(leads) == 2
    assert all(desk.client().get(one).status_code == 200 for one in leads)


def test_the_archive_of_a_report_tells_them_so_too(desk: Desk) -> None:
    sent = desk.client().get(f"/desk/cases/{desk.case}/archive")
    with ZipFile(io.BytesIO(b"".join(sent))) as held:  # type: ignore[arg-type]  # a streamed answer is its pieces
        told = held.read("index.html").decode()
        entries = [name for name in held.namelist() if name.startswith("entries/")]
        whole = "".join(held.read(name).decode() for name in entries)
    assert not _machine(told) and "段" in told
    assert "paragraphs" in whole


def test_each_draft_of_a_table_is_read_as_it_was_frozen(
    bureau: Bureau, punished: str, supervisor: str
) -> None:
    client = bureau.signed_in(supervisor)
    for remarks in ("先改。", "再改。"):
        made = client.post("/desk/bulletins/draft?quarter=2025Q1", {"remarks": remarks})
    page = client.get(made["Location"]).text
    assert not _machine(page) and re.search(r"\d+格,其中\d+格有数,统计期间2025-01-01至2025-03-31,截至", page)
    later, first = re.findall(r'href="(/desk/tables/[0-9a-f]+\?entry=\d+)"', page)
    assert "先改。" in client.get(first).text and "先改。" not in client.get(later).text
    assert f"file.xlsx?entry={first.rsplit('=', 1)[1]}" in client.get(first).text
    address = first.partition("?")[0]
    assert "再改。" in client.get(address).text
    assert client.get(f"{address}?entry=1").status_code == 404


def test_an_old_table_without_days_is_told_by_its_numbers() -> None:
    assert briefly('{"blocks": []}') == "0格,其中0格有数"
