"""The installation's own keys (vault, checkpoints, witness, secret) in a file of their own, apart from the backups."""

import hmac
import os
from base64 import b64decode, b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import orjson
from django.conf import settings

from zhunsheng.record.backup.errors import BackupWrong, writing_files
from zhunsheng.record.backup.parts import Reader, Writer
from zhunsheng.record.backup.sealing import Opener, Passphrase, Recipient, derive
from zhunsheng.record.files import put

FORMAT = "zhunsheng-keys-1"


def secret() -> bytes:
    """The installation's secret: what it names in backups is named through it."""
    return str(settings.SECRET_KEY).encode()


def _held() -> dict[str, str]:
    home = Path(settings.HOME)
    paths = [home / "secret.key", *(home / "keys").glob("*")]
    return {
        path.relative_to(home).as_posix(): b64encode(path.read_bytes()).decode()
        for path in sorted(paths)
        if path.is_file() and not path.name.startswith(".")
    }


def keep(folder: Path, to: Recipient | Passphrase) -> str:
    """Keep the keys in a folder, encrypted; the name of the file. The same keys are kept once. Raises BackupWrong."""
    plain = orjson.dumps(_held(), option=orjson.OPT_SORT_KEYS)
    named = hmac.new(secret(), plain + repr(to).encode(), sha256).hexdigest()[:16]
    path = folder / f"keys-{named}.zsk"
    if not path.exists():
        key = os.urandom(32)
        body = BytesIO()
        writer = Writer(body, derive(key, FORMAT))
        writer.write(plain)
        writer.close()
        first = orjson.dumps({"format": FORMAT, "wrapped": to.wrap(key)})
        with writing_files("密钥的备份"):
            put(path, first + b"\n" + body.getvalue())
    return path.name


def bring_back(path: Path, opener: Opener | Passphrase, home: Path) -> list[str]:
    """Put the keys from such a file into a folder; their names. Raises BackupWrong."""
    kept = _opened(path, opener)
    for name, content in kept.items():
        place = PurePosixPath(name)
        if place.is_absolute() or ".." in place.parts or len(place.parts) > 2:
            raise BackupWrong(f"密钥备份 {path} 的内容不对。请核对文件。")
        with writing_files("密钥的恢复"):
            put(home / name, b64decode(content))
    return sorted(kept)


def _opened(path: Path, opener: Opener | Passphrase) -> dict[str, str]:
    try:
        first, _line, body = path.read_bytes().partition(b"\n")
        says: dict[str, Any] = orjson.loads(first)
        if says["format"] != FORMAT:
            raise ValueError
        key = opener.unwrap(says["wrapped"])
    except OSError as error:
        raise BackupWrong(f"密钥备份 {path} 缺失或者不能读取。请核对 --keys 所指的目录。") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BackupWrong(f"密钥备份 {path} 被改动或者不完整。请改用另一份。") from error
    with Reader(path, derive(key, FORMAT), skip=len(first) + 1) as stream:
        found: dict[str, str] = orjson.loads(stream.read())
    return found
