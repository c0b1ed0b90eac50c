"""The archive of a case at the desk: for whoever may see the case, logged before it is given."""

import io
from zipfile import ZipFile

import pytest

from zhunsheng import record

from .conftest import PERSON


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"


def test_the_page_of_a_case_gives_its_archive_and_the_log_knows_who_took_it(bureau):
    case = bureau.filed(10, party=PERSON)
    desk = bureau.signed_in("p-1")
    assert f"/desk/cases/{case}/archive" in desk.get(f"/desk/cases/{case}").content.decode()
    answer = desk.get(f"/desk/cases/{case}/archive")
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    with ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as packed:
        assert {"index.html", "keys.txt", "SHA256SUMS"} <= set(packed.namelist())
    (look,) = [one.look for one in record.reading_log.of_case(case) if one.look.target == "archive"]
    assert look.what == "download"
    assert desk.get(f"/desk/cases/{case}/archive?public=1").status_code == 404
