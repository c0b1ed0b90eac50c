"""C2SP signed notes (Ed25519) and the checkpoint that a note carries; knows neither files nor tables."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from zhunsheng.record.errors import CheckpointWrong

ED25519 = b"\x01"
COSIGNATURE = b"\x04"  # Ed25519 under a witness's statement with its own time (C2SP tlog-cosignature)
ORIGIN = "zhunsheng/"
_DASH = "— "
_SIZE = re.compile("0|[1-9][0-9]{0,15}")
_LARGEST = 2**53  # numbers below it are the same in every language


def origin(book: str) -> str:
    """The name of a book's tree and of its keys: `zhunsheng/` and the book's name, percent-encoded."""
    return ORIGIN + quote(book, safe="")


@dataclass(frozen=True, slots=True)
class Key:
    """A public key under a name, as it is published: `name+id+base64(kind ‖ key)`; kind 0x01 signs, 0x04 co-signs."""

    name: str
    public: bytes
    kind: bytes = ED25519

    @property
    def id(self) -> bytes:
        """The first four bytes of SHA-256(name ‖ 0x0A ‖ kind ‖ key)."""
        return sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(self.kind + self.public).decode()}"


def key(text: str, kinds: tuple[bytes, ...] = (ED25519,)) -> Key:
    """The key that a published text names. Raises CheckpointWrong where the text is none, or its id is not its own."""
    name, _, rest = text.strip().partition("+")
    id, _, encoded = rest.partition("+")
    public = decoded(encoded)
    found = Key(name, public[1:], public[:1])
    if not name or len(public) != 33 or found.kind not in kinds or found.id.hex() != id:
        raise CheckpointWrong(f"「{text.strip()[:120]}」不是公钥。请从门户网站重新抄录。")
    return found


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What is signed: the tree's name, how many entries it has, its root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Three lines, each ended."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def checkpoint(text: str) -> Checkpoint:
    """The checkpoint that a note's text is; lines after the third are extensions. Raises CheckpointWrong."""
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1] or not lines[0]:
        raise CheckpointWrong("签名的内容不是检查点(名称、条数、树根三行)。请核对文件。")
    root = decoded(lines[2])
    if len(root) != 32 or not _SIZE.fullmatch(lines[1]) or int(lines[1]) >= _LARGEST:
        raise CheckpointWrong("检查点的条数或者树根书写不规范。请核对文件。")
    return Checkpoint(lines[0], int(lines[1]), root)


def sign(text: str, name: str, keys: Iterable[Ed25519PrivateKey]) -> str:
    """The note: text, an empty line, a line for each signature."""
    lines = []
    for private in keys:
        lines.append(line(Key(name, private.public_key().public_bytes_raw()), private.sign(text.encode())))
    return f"{text}\n{''.join(lines)}"


def signed(note: str, keys: Sequence[Key]) -> tuple[str, list[Key]]:
    """The text of a note and which of the keys signed it; signatures of unknown keys are passed over.

    Raises CheckpointWrong where it is no note, none of the keys signed it, or one of their signatures is wrong.
    """
    text, lines = parts(note)
    found: list[Key] = []
    for name, value, _line in lines:
        for one in keys:
            if one.kind == ED25519 and one.name == name and one.id == value[:4]:
                _check(one, value[4:], text)
                found.append(one)
    if not found:
        raise CheckpointWrong("检查点没有所给公钥的签名。请核对公钥和文件。")
    return text, found


def parts(note: str) -> tuple[str, list[tuple[str, bytes, str]]]:
    """The text of a note, and of each signature line name, id ‖ signature, and the line itself. Raises CheckpointWrong."""
    text, gap, signatures = note.rpartition("\n\n")
    if not gap or not signatures.endswith("\n") or any(sign < " " and sign != "\n" for sign in note):
        raise CheckpointWrong("不是签名文书:没有签名。请核对文件。")
    return text + "\n", [line_of(line) for line in signatures.removesuffix("\n").split("\n")]


def line_of(line: str) -> tuple[str, bytes, str]:
    """Name, id ‖ signature, and the line itself. Raises CheckpointWrong."""
    name, _gap, encoded = line.removeprefix(_DASH).partition(" ")
    value = decoded(encoded)
    if not line.startswith(_DASH) or not name or len(value) < 5:
        raise CheckpointWrong("签名行书写不规范。请核对文件。")
    return name, value, line


def line(key: Key, signature: bytes) -> str:
    """A signature line, ended."""
    return f"{_DASH}{key.name} {b64encode(key.id + signature).decode()}\n"


def _check(key: Key, signature: bytes, text: str) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, text.encode())
    except InvalidSignature as error:
        raise CheckpointWrong(f"签名与内容不符(密钥 {key.id.hex()}):检查点被改动或者伪造。") from error


def decoded(text: str) -> bytes:
    """Base64 that has one spelling only."""
    try:
        value = b64decode(text)
    except ValueError as error:
        raise CheckpointWrong("不是规范的 Base64。请核对文件。") from error
    if b64encode(value).decode() != text:
        raise CheckpointWrong("不是规范的 Base64。请核对文件。")
    return value
