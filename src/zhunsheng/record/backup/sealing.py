"""Who can open a backup: each has a key of its own, wrapped to a recipient's public key or to a passphrase."""

import binascii
import os
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from zhunsheng.record.backup.errors import BackupWrong, writing_files

PUBLIC, SECRET = "zsb-public-1-", "zsb-secret-1-"
KEY = 32
_ONCE = bytes(12)  # a wrapping key is used for one wrapping, so its nonce may be constant
_N, _R, _P = 2**17, 8, 1  # scrypt: 128 MiB, some tenths of a second
Wrapped = dict[str, Any]


def derive(key: bytes, label: str) -> bytes:
    """A key for one purpose, from another: HKDF with SHA-256."""
    return HKDF(SHA256(), KEY, None, label.encode()).derive(key)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A public key: who makes the backup need not be able to read it."""

    public: bytes

    def wrap(self, key: bytes) -> Wrapped:
        """The key, wrapped: X25519 with a key made for this once, HKDF, AES-256-GCM."""
        once = X25519PrivateKey.generate()
        shared = once.exchange(X25519PublicKey.from_public_bytes(self.public))
        half = once.public_key().public_bytes_raw()
        wrapped = AESGCM(_wrapping(shared, half, self.public)).encrypt(_ONCE, key, None)
        return {"kind": "x25519", "recipient": _text(self.public), "once": _text(half), "key": _text(wrapped)}


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Words that somebody knows by heart or keeps in a safe."""

    words: bytes

    def wrap(self, key: bytes) -> Wrapped:
        """The key, wrapped: scrypt, AES-256-GCM."""
        salt = os.urandom(16)
        made = Scrypt(salt, KEY, _N, _R, _P).derive(self.words)
        wrapped = AESGCM(made).encrypt(_ONCE, key, None)
        return {"kind": "scrypt", "salt": _text(salt), "n": _N, "r": _R, "p": _P, "key": _text(wrapped)}

    def unwrap(self, wrapped: Wrapped) -> bytes:
        """The key again. Raises BackupWrong."""
        if wrapped.get("kind") != "scrypt":
            raise BackupWrong("这份备份是用公钥加密的,口令打不开。请用 --key-file 给出私钥文件。")
        try:
            if (wrapped["n"], wrapped["r"], wrapped["p"]) != (_N, _R, _P):
                raise InvalidTag  # a forged cost would stop the machine
            made = Scrypt(_bytes(wrapped["salt"]), KEY, _N, _R, _P).derive(self.words)
            return AESGCM(made).decrypt(_ONCE, _bytes(wrapped["key"]), None)
        except (InvalidTag, KeyError, ValueError, TypeError) as error:
            raise BackupWrong("口令不对,或者备份的密钥信息被改动。请核对口令。") from error


@dataclass(frozen=True, slots=True)
class Opener:
    """A private key, kept apart from the installation and from the backups."""

    private: bytes

    @property
    def recipient(self) -> Recipient:
        """Its public half."""
        return Recipient(X25519PrivateKey.from_private_bytes(self.private).public_key().public_bytes_raw())

    def unwrap(self, wrapped: Wrapped) -> bytes:
        """The key again. Raises BackupWrong."""
        if wrapped.get("kind") != "x25519":
            raise BackupWrong("这份备份是用口令加密的,私钥打不开。请用 --passphrase-file 给出口令。")
        try:
            half = _bytes(wrapped["once"])
            mine = X25519PrivateKey.from_private_bytes(self.private)
            shared = mine.exchange(X25519PublicKey.from_public_bytes(half))
            made = _wrapping(shared, half, self.recipient.public)
            return AESGCM(made).decrypt(_ONCE, _bytes(wrapped["key"]), None)
        except (InvalidTag, KeyError, ValueError, TypeError) as error:
            raise BackupWrong("这把私钥打不开备份:不是它的私钥,或者密钥信息被改动。请核对私钥。") from error


def _wrapping(shared: bytes, half: bytes, public: bytes) -> bytes:
    return HKDF(SHA256(), KEY, half + public, b"zhunsheng backup key").derive(shared)


def _text(value: bytes) -> str:
    return b64encode(value).decode()


def _bytes(value: str) -> bytes:
    return b64decode(value, validate=True)


def new_key(path: Path) -> Recipient:
    """Make a pair: the private half into a new file for its owner alone. Raises BackupWrong where the file is there."""
    private = os.urandom(KEY)
    opener = Opener(private)
    line = f"{SECRET}{urlsafe_b64encode(private).decode()}\n"
    if path.exists():
        raise BackupWrong(f"文件 {path} 已经存在,没有覆盖。请换一个文件名。")
    with writing_files("密钥的写入"):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(f"# {told(opener.recipient)}\n{line}")
            file.flush()
            os.fsync(file.fileno())
    return opener.recipient


def told(recipient: Recipient) -> str:
    """A public key as a line of text."""
    return f"{PUBLIC}{urlsafe_b64encode(recipient.public).decode()}"


def recipient(text: str) -> Recipient:
    """A public key from its line. Raises BackupWrong."""
    return Recipient(_plain(text.strip(), PUBLIC, "备份公钥"))


def opener(path: Path) -> Opener:
    """The private key in a file. Raises BackupWrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BackupWrong(f"备份私钥文件 {path} 不能读取。请核对路径和权限。") from error
    found = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return Opener(_plain(found[0] if len(found) == 1 else "", SECRET, "备份私钥"))


def passphrase(path: Path) -> Passphrase:
    """The passphrase in the first line of a file. Raises BackupWrong where there is none."""
    try:
        words = path.read_bytes().split(b"\n")[0].strip()
    except OSError as error:
        raise BackupWrong(f"口令文件 {path} 不能读取。请核对路径和权限。") from error
    if len(words) < 12:
        raise BackupWrong("口令少于 12 个字节,太容易猜出。请换一个更长的口令。")
    return Passphrase(words)


def _plain(text: str, begins: str, what: str) -> bytes:
    try:
        found = urlsafe_b64decode(text.removeprefix(begins))
    except (binascii.Error, ValueError):
        found = b""
    if not text.startswith(begins) or len(found) != KEY:
        raise BackupWrong(
            f"{what}的格式不对,应以 {begins} 开头。请用 zhunsheng backup --new-key 所给的内容。"
        )
    return found
