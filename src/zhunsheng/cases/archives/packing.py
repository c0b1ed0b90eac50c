"""Packing a case for one viewer: what the gate shows, nothing more; the archive needs no server to be read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel

from zhunsheng import record
from zhunsheng.cases.archives import verifying
from zhunsheng.cases.folding import HERE
from zhunsheng.cases.offers import ActView, CaseView, case_view
from zhunsheng.cases.papers import NoSuchPaper, paper_of
from zhunsheng.cases.recorded import Recorded, recorded
from zhunsheng.cases.viewing import Viewer
from zhunsheng.procedures.titles import outcome_title

_BLOCK = 1 << 20
_HERE = Path(__file__).parent
_PAGE = Environment(
    loader=FileSystemLoader(_HERE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the archive: its name there, how it is called, its SHA-256; `shown` as image, audio, video, or not."""

    name: str
    title: str
    sha256: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Packed:
    """What was packed: a name for the file, and the case and its book."""

    name: str
    book: str
    case: str


Facts = tuple[tuple[str, str], ...]
Read = Callable[[type[BaseModel], Facts], Iterable[tuple[str, str]]]


def _as_they_are(model: type[BaseModel], facts: Facts) -> Facts:
    return facts


class _Zip:
    """A zip file that is the same for the same content."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = ZipFile(file, "w")
        self.files: list[File] = []

    def add(self, name: str, title: str, content: bytes) -> File:
        with self._opened(name, packed=True) as out:
            out.write(content)
        return self._told(name, title, hashlib.sha256(content).hexdigest())

    def stream(self, name: str, title: str, source: IO[bytes], shown: str = "") -> File:
        running = hashlib.sha256()
        with self._opened(name, packed=False) as out:
            while block := source.read(_BLOCK):
                running.update(block)
                out.write(block)
        return self._told(name, title, running.hexdigest(), shown)

    def _opened(self, name: str, packed: bool) -> IO[bytes]:
        info = ZipInfo(name)  # its date is always 1980-01-01
        info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        info.external_attr = 0o644 << 16
        return self._zip.open(info, "w", force_zip64=not packed)

    def _told(self, name: str, title: str, digest: str, shown: str = "") -> File:
        self.files.append(File(name, title, digest, shown))
        return self.files[-1]

    def close(self) -> None:
        sums = "".join(f"{one.sha256}  {one.name}\n" for one in sorted(self.files, key=lambda one: one.name))
        self.add("SHA256SUMS", "", sums.encode())
        self._zip.close()


@dataclass(frozen=True, slots=True)
class _Told:
    """One entry in the index."""

    act: ActView
    at: datetime
    papers: list[File]
    facts: list[tuple[str, str]]
    evidence: list[File]
    proof: File
    proved: bool
    films: list[tuple[Recorded, list[File]]]


def archive_of(
    viewer: Viewer, case: str, file: IO[bytes], now: datetime, read: Read = _as_they_are
) -> Packed:
    """Write the archive of a case, as this viewer may see it, into a file.

    `read` puts the facts of an act into the words of a door.

    Inside the organ that handles the case personal facts are in clear; to others they are masked, and the public gets
    of each entry its digest and proof alone. Raises NoSuchCase where the viewer may not see the case, TreeWrong.
    """
    view = case_view(viewer, case)
    inside = viewer.opens(view.line.organ)
    packed = _Zip(file)
    films = recorded(viewer, view)
    entries: dict[str, bytes] = {}
    told = [_entry(packed, viewer, view, act, read, films.get(act.seq, []), entries) for act in view.acts]
    keys = "".join(f"{key}\n" for key in record.checkpoints.public_keys(view.book))
    packed.add("keys.txt", "签名公钥", keys.encode())
    page = _PAGE.get_template("index.html.jinja").render(
        view=view,
        line=view.line,
        outcome=outcome_title(view.line.procedure, view.line.outcome) if view.line.outcome else "",
        told=told,
        inside=inside,
        public=viewer.public or not viewer.sees(view.line.organ),
        files=sorted(packed.files, key=lambda one: one.name),
        made=now.astimezone(HERE),
        keys=keys.split(),
    )
    packed.add("index.html", "卷宗索引", page.encode())
    packed.add("data.js", "", verifying.data(keys.split(), list(entries.items())))
    verifier = _PAGE.get_template("verify.html.jinja").render(line=view.line)
    packed.add("verify.html", "核验本卷宗", verifier.encode())
    for name in ("archive.css", "verify.js"):
        packed.add(name, "", (_HERE / name).read_bytes())
    packed.close()
    return Packed(f"{view.line.number}.zip", view.book, view.line.id)


def _entry(
    packed: _Zip,
    viewer: Viewer,
    view: CaseView,
    act: ActView,
    read: Read,
    films: Sequence[Recorded],
    entries: dict[str, bytes],
) -> _Told:
    papers: list[File] = []
    for kind, number in act.papers.items() if viewer.sees(view.line.organ) else ():
        try:
            found = paper_of(viewer, view.line.id, kind)
        except NoSuchPaper:
            continue
        papers.append(packed.add(f"papers/{act.seq}-{kind}.docx", number, found.data))
    evidence = _pieces(packed, act.evidence) if viewer.opens(view.line.organ) else []
    proved, text = _proof(viewer, view, act)
    name = f"entries/{act.seq}.json"
    proof, entries[name] = packed.add(name, f"第 {act.seq} 号记录", text), text
    facts = list(read(view.procedure.steps[act.step].facts, act.facts))
    shot = [(one, _film(packed, viewer, view, one, entries)) for one in films]
    return _Told(act, act.at.astimezone(HERE), papers, facts, evidence, proof, proved, shot)


def _pieces(packed: _Zip, digests: Iterable[str]) -> list[File]:
    """The originals that are here, each once in the archive, however many entries name it."""
    found, held = [], {one.name.partition(".")[0]: one for one in packed.files}
    for digest, about in record.evidence.about(digests).items():
        if one := held.get(f"evidence/{digest}"):
            found.append(one)
        elif about.here:
            ending = about.kind.endings[0] if about.kind else "bin"
            with record.evidence.open(digest) as source:
                name = f"evidence/{digest}.{ending}"
                found.append(packed.stream(name, digest[:12], source, about.shown))
    return found


def _film(
    packed: _Zip, viewer: Viewer, view: CaseView, one: Recorded, entries: dict[str, bytes]
) -> list[File]:
    """A recording beside its act: the original, and the entry of the index that names it with device and holder."""
    if not (one.opens and one.seq and viewer.opens(view.line.organ)):
        return []
    _proved, text = _receipt(viewer, view, one.seq)
    name = f"entries/{one.seq}.json"
    entries[name] = text
    proof = packed.add(name, f"第 {one.seq} 号记录", text)
    return [*_pieces(packed, [one.about.digest] if one.about else []), proof]


def _proof(viewer: Viewer, view: CaseView, act: ActView) -> tuple[bool, bytes]:
    """Whether a checkpoint covers the entry, and its file: a receipt, the bare entry, or for the public its digest."""
    return _receipt(viewer, view, act.seq) if viewer.sees(view.line.organ) else _bare(view.book, act)


def _receipt(viewer: Viewer, view: CaseView, seq: int) -> tuple[bool, bytes]:
    book = view.book
    opened = _openable(book, seq) if viewer.opens(view.line.organ) else []
    try:
        return True, record.receipts.make(book, seq, opened).encode()
    except record.CheckpointWrong:
        body, salt = record.receipts.stored(book, seq)
        entry = record.entry(book, seq)
        chained = {"digest": entry.digest.hex(), "link": entry.link.hex()}
        plain = {"seq": seq, "salt": salt.hex(), "body": body, **chained}
        return False, orjson.dumps(plain, option=orjson.OPT_INDENT_2) + b"\n"


def _bare(book: str, act: ActView) -> tuple[bool, bytes]:
    """What anybody may have: the body names more than is published."""
    found = record.standing.standing(book, act.seq, act.digest)
    plain = {"book": book, "seq": act.seq, "digest": act.digest, "link": act.link}
    if found is not None and found.under is not None:
        proof = [one.hex() for one in found.proof]
        plain |= {"proof": proof, "checkpoint": found.under.note}
    return "proof" in plain, orjson.dumps(plain, option=orjson.OPT_INDENT_2) + b"\n"


def _openable(book: str, seq: int) -> list[str]:
    """The places of the personal values that are still kept."""
    rows = record.vault.stored(book, [seq])
    promised = record.vault.commitments(record.entry(book, seq).facts)
    return [
        path for path, _commitment in promised if rows.get((seq, path), (None, None, None))[0] is not None
    ]
