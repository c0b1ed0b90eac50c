"""Co-signatures (C2SP tlog-cosignature, Ed25519): a witness says when it saw a checkpoint; knows neither files nor tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from zhunsheng.record.errors import CheckpointWrong
from zhunsheng.record.notes import COSIGNATURE, Key, line, line_of, parts

AHEAD = timedelta(days=1)
"""How far a witness's clock may run before ours; beyond that its time says nothing."""


@dataclass(frozen=True, slots=True)
class Cosignature:
    """Which witness saw the checkpoint, when by its own clock, and the signature line (not ended)."""

    key: Key
    at: datetime
    line: str


def _statement(text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def cosign(text: str, name: str, private: Ed25519PrivateKey, at: datetime) -> str:
    """The line, ended, by which a witness of that name vouches for a checkpoint's text."""
    seconds = int(at.timestamp())
    signature = private.sign(_statement(text, seconds))
    return line(
        Key(name, private.public_key().public_bytes_raw(), COSIGNATURE),
        seconds.to_bytes(8, "big") + signature,
    )


def cosignature(
    text: str, given: str, keys: Iterable[Key], now: datetime | None = None
) -> Cosignature | None:
    """What a signature line says about a text; None where it is of no known witness.

    Raises CheckpointWrong where it is of a known witness and does not hold, or is dated into the future.
    """
    name, value, _line = line_of(given)
    for key in keys:
        if key.kind != COSIGNATURE or key.name != name or key.id != value[:4]:
            continue
        seconds = int.from_bytes(value[4:12], "big")
        try:
            Ed25519PublicKey.from_public_bytes(key.public).verify(value[12:], _statement(text, seconds))
        except InvalidSignature as error:
            raise CheckpointWrong(f"见证人「{name}」的联署与检查点不符:联署被改动或者伪造。") from error
        if (
            seconds > ((now or datetime.now(UTC)) + AHEAD).timestamp()
        ):  # a number first: no calendar has them all
            raise CheckpointWrong(f"见证人「{name}」的联署时刻在将来。请核对双方的时钟。")
        return Cosignature(key, datetime.fromtimestamp(seconds, UTC), given)
    return None


def cosigned(note: str, keys: Iterable[Key], now: datetime | None = None) -> list[Cosignature]:
    """The co-signatures of these witnesses on a note, the others passed over. Raises CheckpointWrong."""
    text, lines = parts(note)
    known = list(keys)
    found = (cosignature(text, given, known, now) for _name, _value, given in lines)
    return [one for one in found if one]
