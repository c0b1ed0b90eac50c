"""After a loss of the signing keys: the former public keys told again by an entry of every book, and known from then on.

The new key that was made instead stands in the same entry; the next checkpoint signs it, and witnesses co-sign that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from django.utils import timezone

from zhunsheng.record import checkpoints, keyring, witness
from zhunsheng.record.append import append
from zhunsheng.record.books import books, head
from zhunsheng.record.cursor import entries
from zhunsheng.record.erasure import PROCEDURE
from zhunsheng.record.errors import CheckpointWrong, writing
from zhunsheng.record.keyring import Held
from zhunsheng.record.notes import Key, key, origin
from zhunsheng.record.tiles import held as alone
from zhunsheng.record.words import Draft, Entry

CASE, STEP = "keys", "keys"
"""Such entries stand in no case of anybody's; readers of cases pass over entries of the record itself."""


def introduce(
    lines: Iterable[str], document: str, by: tuple[str, ...], now: datetime | None = None
) -> list[Entry]:
    """Take published lines of former keys into the key file, and write into every book which keys were lost and which sign now.

    Each must have signed a checkpoint, and together with the file's own they must have signed every one: afterwards the
    file is whole again (`keyring.complete`), and a key that was swapped is found as before the loss.
    Raises CheckpointWrong where nothing was lost or a key is none of ours; RecordUnavailable. Nothing is changed then.
    """
    now = now or datetime.now(UTC)
    with alone(keyring.path().parent):
        held, names = keyring.held(), books()
        if not any(one.lost for one in held):
            raise CheckpointWrong(
                "密钥文件没有在丢失之后另立过密钥,没有要补告的。密钥确已丢失的,请先运行 zhunsheng checkpoint --rotate。"
            )
        given = {one.public for one in _ours(lines, names)} - {one.public for one in held}
        if not given:
            raise CheckpointWrong("所给公钥都已在密钥文件中,没有要补告的。请给出丢失的公钥。")
        lost_at = next(one.since for one in held if one.lost)
        first = {public: _first_signed(public, names, lost_at) for public in given}
        _every_checkpoint([*given, *(one.public for one in held)], names)
        former = [Held(since, lost_at, public, None) for public, since in first.items()]
        former.sort(key=lambda one: one.since)
        with writing():
            told = [_tell(book, former, held, document, by, now) for book in names if head(book).seq]
        # Only now: a file made whole without an entry that says how would be worse than an entry told twice.
        keyring.keep([*former, *(replace(one, lost=False) for one in held)])
    return told


def _ours(lines: Iterable[str], names: Sequence[str]) -> list[Key]:
    found, origins = [key(line) for line in lines], {origin(book) for book in names}
    for one in found:
        if one.name not in origins:
            raise CheckpointWrong(
                f"「{one}」不是本站账簿的公钥。请核对从门户网站、公报或者见证人处抄录的公钥。"
            )
    return found


def _first_signed(public: bytes, names: Sequence[str], lost_at: datetime) -> datetime:
    """When a key signed its first checkpoint, at the latest when it was lost: what only the witness holds has no date.

    Raises CheckpointWrong where it signed none.
    """
    signed = []
    for book in names:
        mine = [Key(origin(book), public)]
        kept = [(one.note, min(one.at, lost_at)) for one in checkpoints.kept(book)]
        handed = [(note, lost_at) for note in witness.notes(book)]
        signed += [at for note, at in [*kept, *handed] if checkpoints.signed_by(note, mine)]
    if not signed:
        raise CheckpointWrong(
            f"公钥 {Key(origin(names[0]), public)} 没有签过这里的任何检查点,没有补告。请核对公钥。"
        )
    return min(signed)


def _every_checkpoint(publics: Sequence[bytes], names: Sequence[str]) -> None:
    """Raises CheckpointWrong where a checkpoint was signed by none of these keys: one is still to be given."""
    for book in names:
        keys, believed = [Key(origin(book), one) for one in publics], checkpoints.public_keys(book)
        handed = [note for note in witness.notes(book) if checkpoints.signed_by(note, believed)]
        notes = dict.fromkeys([*(one.note for one in checkpoints.kept(book)), *handed])
        unknown = sum(not checkpoints.signed_by(note, keys) for note in notes)
        if unknown:
            raise CheckpointWrong(
                f"账簿「{book}」还有 {unknown} 个检查点不是这些公钥签的,没有补告。请把丢失的公钥一次给全。"
            )


def _tell(
    book: str, former: Sequence[Held], held: Sequence[Held], document: str, by: tuple[str, ...], now: datetime
) -> Entry:
    lost, new = (
        [str(Key(origin(book), one.public)) for one in keys]
        for keys in (former, [h for h in held if h.private])
    )
    facts = {"lost": lost, "new": new, "document": document}
    for entry in entries(book, CASE):
        if entry.step == STEP and entry.facts == facts:  # told before the key file could not be written
            return entry
    return append(book, Draft(CASE, PROCEDURE, STEP, timezone.localdate(now), by, facts), at=now)
