"""The key this installation co-signs the books below with: a file of its own, made on demand, apart from the log keys."""

from base64 import b64decode, b64encode
from pathlib import Path

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from zhunsheng.record.errors import CheckpointWrong, guarded_files
from zhunsheng.record.files import put
from zhunsheng.record.notes import COSIGNATURE, Key


def path() -> Path:
    """Where the key lies."""
    return Path(settings.HOME) / "keys" / "witness.json"


def held() -> tuple[str, Ed25519PrivateKey] | None:
    """The witness's name and key; None where this installation is no witness. Raises CheckpointWrong."""
    try:
        with guarded_files():
            if not path().exists():
                return None
            kept = orjson.loads(path().read_bytes())
        return str(kept["name"]), Ed25519PrivateKey.from_private_bytes(b64decode(kept["private"]))
    except (ValueError, KeyError, TypeError) as error:
        raise CheckpointWrong(f"见证密钥文件 {path()} 已损坏。请从密钥备份恢复。") from error


def public() -> Key | None:
    """The published key (kind 0x04); None where this installation is no witness. Raises CheckpointWrong."""
    kept = held()
    return Key(kept[0], kept[1].public_key().public_bytes_raw(), COSIGNATURE) if kept else None


def set_up(name: str) -> Key:
    """Make this installation a witness of that name; one that is a witness already keeps its key.

    Raises CheckpointWrong for a name that a note cannot carry, or another name than the one before.
    """
    if not name or any(sign.isspace() or sign == "+" or sign < " " for sign in name):
        raise CheckpointWrong(
            "见证人的名称不能是空的,不能有空格和加号。请改用如 zhunsheng-witness/3301 的名称。"
        )
    before = held()
    if before is None:
        private = Ed25519PrivateKey.generate()
        kept = {"name": name, "private": b64encode(private.private_bytes_raw()).decode()}
        with guarded_files():
            put(path(), orjson.dumps(kept, option=orjson.OPT_INDENT_2))
    elif before[0] != name:
        raise CheckpointWrong(f"本站已是见证人「{before[0]}」,名称和密钥不能更换:下级已按它核验。")
    found = public()
    assert found is not None
    return found
