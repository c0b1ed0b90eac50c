"""The keys that sign checkpoints: a file of its own, readable by its owner alone; two are valid during a change."""

import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from zhunsheng.record.errors import CheckpointWrong, guarded_files
from zhunsheng.record.files import put
from zhunsheng.record.notes import Key
from zhunsheng.record.tiles import held as alone

OVERLAP = timedelta(days=30)
ALGORITHM = "ZHUNSHENG_SIGNATURE"


@dataclass(frozen=True, slots=True)
class Held:
    """One key: since when, until when it signs (None: no end known), its private half while it signs.

    `lost`: it was made where the keys before it were gone, so nothing here says whose signatures came before.
    """

    since: datetime
    until: datetime | None
    public: bytes
    private: bytes | None
    lost: bool = False


def path() -> Path:
    """Where the keys lie: apart from the database, to be kept apart in backups too."""
    return Path(settings.HOME) / "keys" / "checkpoint.json"


def held() -> list[Held]:
    """Every key that ever signed here, the oldest first; empty before the first. Raises CheckpointWrong."""
    try:
        with guarded_files():
            if not path().exists():
                return []
            rows = orjson.loads(path().read_bytes())
        return [
            Held(
                datetime.fromisoformat(row["since"]),
                datetime.fromisoformat(row["until"]) if row["until"] else None,
                b64decode(row["public"]),
                b64decode(row["private"]) if row["private"] else None,
                bool(row.get("lost")),
            )
            for row in rows
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise CheckpointWrong(f"检查点密钥文件 {path()} 已损坏。请从密钥备份恢复。") from error


def keep(keys: list[Held]) -> None:
    """Write the key file, whole or not at all. Raises RecordUnavailable."""
    rows = [
        {
            "since": one.since.isoformat(),
            "until": one.until.isoformat() if one.until else None,
            "public": b64encode(one.public).decode(),
            "private": b64encode(one.private).decode() if one.private else None,
        }
        | ({"lost": True} if one.lost else {})
        for one in keys
    ]
    with guarded_files():
        put(path(), orjson.dumps(rows, option=orjson.OPT_INDENT_2))


def _made(now: datetime) -> Held:
    private = Ed25519PrivateKey.generate()
    return Held(now, None, private.public_key().public_bytes_raw(), private.private_bytes_raw())


def algorithm() -> str:
    """How checkpoints are signed, by the setting ZHUNSHENG_SIGNATURE: `ed25519`.

    Raises CheckpointWrong for SM2, which the installed library cannot do, and for anything else: nothing is then signed
    in another way than the one that was ordered.
    """
    given = os.environ.get(ALGORITHM, "ed25519").strip().lower()
    if given in ("sm2", "sm2-sm3"):
        raise CheckpointWrong(
            f"{ALGORITHM}={given}:所装的密码库 cryptography 没有 SM2 签名,不能照此签名,因此没有签名。"
            "账簿的杂凑可以用 SM3(开立账簿时选定);检查点请用 ed25519。"
        )
    if given != "ed25519":
        raise CheckpointWrong(f"{ALGORITHM}={given[:40]}:没有这种签名算法。请改为 ed25519。")
    return given


def set_up(now: datetime | None = None) -> None:
    """Make the first key where there is none. Raises RecordUnavailable, CheckpointWrong."""
    algorithm()
    if held():
        return
    with alone(path().parent):  # of two servers that start at once, one makes the key
        if not held():
            keep([_made(now or datetime.now(UTC))])


def rotate(overlap: timedelta = OVERLAP, now: datetime | None = None) -> None:
    """Make a new key; the one before goes on signing beside it for `overlap`, then its private half is destroyed.

    Its public half stays published for ever: old checkpoints are verified with it.
    """
    now = now or datetime.now(UTC)
    with alone(path().parent):
        ended = [one if one.until else replace(one, until=now + overlap) for one in held()]
        keep([*_without_spent(ended, now), replace(_made(now), lost=not ended)])


def _without_spent(keys: list[Held], now: datetime) -> list[Held]:
    return [replace(one, private=None) if one.until and one.until <= now else one for one in keys]


def signing(now: datetime | None = None) -> list[Ed25519PrivateKey]:
    """The keys that sign now, the newest first; spent ones are destroyed on the way. Raises CheckpointWrong."""
    algorithm()
    keys = held()
    kept = _without_spent(keys, now or datetime.now(UTC))
    if kept != keys:
        keep(kept)
    found = [Ed25519PrivateKey.from_private_bytes(one.private) for one in reversed(kept) if one.private]
    if not found:
        raise CheckpointWrong(
            f"检查点密钥 {path()} 不见了。请从密钥备份恢复;确已丢失的,运行 zhunsheng checkpoint --rotate 另立新密钥并公布。"
        )
    return found


def complete() -> bool:
    """Whether every key that ever signed here is in the file: there is one, and none was made after a loss."""
    keys = held()
    return bool(keys) and not any(one.lost for one in keys)


def published(name: str) -> list[Key]:
    """The public keys under a name, the newest first, those included that no longer sign."""
    return [Key(name, one.public) for one in reversed(held())]
