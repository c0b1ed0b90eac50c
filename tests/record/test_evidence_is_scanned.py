"""The virus scanner: what it finds is named and not kept; when it is away the settings say what happens."""

import io
import socket
import socketserver
import threading

import pytest

from zhunsheng.record import EvidenceWrong, RecordUnavailable, evidence
from zhunsheng.record.evidence.scanning import Scanned, scan

# What every scanner reports by agreement, put together here so that no scanner reports this file.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd(socketserver.StreamRequestHandler):
    """clamd's INSTREAM as its manual says it: length-prefixed pieces, one of length nought at the end."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        got = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            got += self.rfile.read(length)
            if len(got) > 2_000_000:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in got else b"stream: OK\0")


@pytest.fixture(params=["tcp", "unix"])
def clamd(request, tmp_path, monkeypatch):
    if request.param == "tcp":
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd)
        where = f"127.0.0.1:{server.server_address[1]}"
    else:
        server = socketserver.ThreadingUnixStreamServer(str(tmp_path / "c"), Clamd)
        where = f"unix:{tmp_path / 'c'}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("ZHUNSHENG_CLAMD", where)
    yield where
    server.shutdown()
    server.server_close()


def test_a_clean_file_is_clean(clamd):
    assert scan(io.BytesIO(b"%PDF-1.7" + bytes(700_000))) is Scanned.CLEAN


def test_an_infected_file_is_refused_by_the_name_of_what_was_found(clamd):
    with pytest.raises(EvidenceWrong, match="Eicar-Test-Signature"):
        scan(io.BytesIO(bytes(300_000) + EICAR))


def test_a_file_over_the_scanner_s_own_limit_is_not_taken_for_clean(clamd, monkeypatch):
    with pytest.raises(RecordUnavailable, match="size limit|没有应答"):
        scan(io.BytesIO(bytes(9_000_000)))
    monkeypatch.setenv("ZHUNSHENG_CLAMD_AWAY", "keep")
    assert scan(io.BytesIO(bytes(9_000_000))) is Scanned.NOT


@pytest.mark.django_db
def test_an_infected_file_is_not_kept(clamd, settings, tmp_path):
    settings.HOME = tmp_path
    content = b"%PDF-1.7\n" + EICAR
    with pytest.raises(EvidenceWrong, match="没有保存"):
        evidence.take(io.BytesIO(content), len(content), "ab" * 32, "a.pdf")
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_a_scanner_that_is_away_stops_the_file_or_leaves_it_marked(monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("ZHUNSHENG_CLAMD", f"127.0.0.1:{free.getsockname()[1]}")
        with pytest.raises(RecordUnavailable, match="没有应答"):
            scan(io.BytesIO(b"x"))
        monkeypatch.setenv("ZHUNSHENG_CLAMD_AWAY", "keep")
        assert scan(io.BytesIO(b"x")) is Scanned.NOT


@pytest.mark.parametrize("where", ["unix:/nowhere/clamd", "no address", "127.0.0.1:port"])
def test_a_setting_that_leads_nowhere_is_a_scanner_that_is_away(monkeypatch, where):
    monkeypatch.setenv("ZHUNSHENG_CLAMD", where)
    with pytest.raises(RecordUnavailable, match="没有应答"):
        scan(io.BytesIO(b"x"))
