"""What the tests at rest run in a process of its own: `python filled.py fill BACKUP | figures HEADS | erase | left`.

Prints one line of JSON. The demo county, small, with a case of our own whose evidence tells the person in plain words.
"""

import io
import json
import sys
from datetime import date
from pathlib import Path

from apart import say  # sets Django up
from django.core.management import call_command
from django.db import connection
from PIL import Image

from zhunsheng import record
from zhunsheng.cases import erasing
from zhunsheng.cases.demo import COUNTY, fill
from zhunsheng.cases.demo.years import steps
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.rebuilding import rebuild
from zhunsheng.cases.taking import take
from zhunsheng.indicators import catch_up, figures, pointed, pointers
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.identity import resident_id
from zhunsheng.record import backup
from zhunsheng.registers.models import Person, Post

TODAY, SCALE, SEED = date(2026, 11, 21), 0.05, 2025
PARTY = {
    "kind": "person",
    "person": "欧阳如意",
    "resident_id": resident_id("99999919900101001"),
    "born": "1990-01-01",
    "address": "不存在的县示例巷77号",
    "phone": "0000-8812345",
}
SAID = ("person", "resident_id", "address", "phone", "representative", "legal_representative", "whom")


def tell(value: object) -> None:
    """One line of JSON."""
    say(json.dumps(value, ensure_ascii=False))


def told(value: object) -> set[str]:
    """Every particular of a person among planned facts."""
    if isinstance(value, dict):
        # A place of publication is called address as well: a person's stands beside the kind of the party.
        own = {
            str(value[name]) for name in SAID if value.get(name) and (name != "address" or "kind" in value)
        }
        return own.union(*(told(one) for one in value.values()))
    return set().union(*(told(one) for one in value)) if isinstance(value, list) else set()


def keep(file: bytes, name: str) -> str:
    """Evidence, taken as the desk takes it."""
    upload = record.evidence.arriving.begin("h", name, len(file))
    return record.evidence.arriving.add(upload.id, "h", 0, io.BytesIO(file), len(file)).digest


def filled(root: str) -> None:
    """Tables, county, our own case with evidence, analytic tables of now and of a past head, checkpoint, backup."""
    call_command("migrate", verbosity=0)
    fill(scale=SCALE, seed=SEED, today=TODAY)
    early = pointers(catch_up().positions)
    # Ids are drawn anew each time, so the case is chosen by its day; its officers file on the day they filed it, for
    # today one of them may be without a certificate.
    cases = CaseRow.objects.filter(procedure="penalty").order_by("opened", "number")
    told_of = ((one, record.entries(COUNTY, one.id)[0]) for one in cases)
    like, file = next(pair for pair in told_of if pair[1].step == "file")
    picture = io.BytesIO()
    Image.new("RGB", (400, 300), "navy").save(picture, "PNG")
    digests = (keep(f"询问笔录。{PARTY}".encode(), "笔录.txt"), keep(picture.getvalue(), "照片.png"))
    record.evidence.thumbnail(digests[1])
    company = {"kind": "organisation", "name": "不存在的县某公司(示例)"}
    case, other = (
        take(
            *(None, Penalty.file, {"party": party, "cause": f"{party.get('person', '')}无照经营"}),
            by=file.by,
            on=file.on,
            organ=like.organ,
            procedure=Penalty,
            evidence=given,
        ).case.id
        for party, given in ((PARTY, digests), (company, (keep("账册。".encode(), "账册.txt"),)))
    )
    figures(2025, ids=["penalties"], heads=pointed(early))
    record.checkpoints.make(COUNTY)
    key = backup.sealing.new_key(Path(root).with_name("backup.key"))
    backup.make(Path(root), key, keys=Path(root).with_name("backup.keys"), full=True)
    planned = steps(SCALE, SEED, TODAY, None)
    parties = set().union(*(told(do.facts) for do in planned)) | {
        PARTY[name] for name in SAID if name in PARTY
    }
    tell(
        {
            "parties": sorted(parties),
            "officers": list(Person.objects.values_list("name", flat=True)),
            "case": case,
            "company": other,
            "digests": digests,
            "early": early,
            "key": backup.sealing.told(key),
        }
    )


def found(*heads: str) -> None:
    """Every figure of the years, now or as of these heads."""
    known = pointed(heads) if heads else None
    tell(
        {
            f"{year} {one.id}": [str(one.value), str(one.numerator), str(one.denominator)]
            for year in (2025, 2026)
            for one in figures(year, as_of=TODAY, heads=known)
        }
    )


def erased(case: str) -> None:
    """Erase our own case, by the head of its organ; prints the former ciphertexts, hex, and what was done."""
    row = CaseRow.objects.get(id=case)
    head = Post.objects.filter(organ_id=row.organ, role="head").values_list("person_id", flat=True)[0]
    with connection.cursor() as cursor:
        seqs = [one.seq for one in record.entries(row.book, case)]
        cursor.execute(f"SELECT value FROM record_vault WHERE seq IN ({','.join(map(str, seqs))})")
        former = [bytes(value).hex() for (value,) in cursor.fetchall()]
    done = erasing.erase(case, "unlawful", "青溪删〔2026〕1号", by=head, on=TODAY)
    catch_up()
    report = record.verify(row.book)
    tell(
        {
            "former": former,
            "values": done.plan.values,
            "evidence": done.plan.evidence,
            "waiting": done.waiting,
            "wrong": [str(one) for one in report.wrong],
            "checked": report.checked,
            "differences": rebuild().as_json()["found"],
        }
    )


def left() -> None:
    """Everything that the keys of the house still open: values of the vault, pieces of evidence, small pictures."""
    values = []
    for book in record.books():
        for entry in record.walk(book):
            values.append(str(record.reveal(book, entry.seq, entry.facts)))
    files = [
        record.evidence.open(digest).read().decode("utf-8", "replace") for digest in record.evidence.digests()
    ]
    tell({"values": values, "files": files})


def rotated(root: str, key: str) -> None:
    """Make a new whole backup and let the old ones go; the chains that went."""
    keys = Path(root).with_name("backup.keys")
    backup.make(Path(root), backup.sealing.recipient(key), keys=keys, full=True)
    tell(backup.rotate(Path(root), 9, keys))


if __name__ == "__main__":
    what, *words = sys.argv[1:]
    {"fill": filled, "figures": found, "erase": erased, "left": left, "rotate": rotated}[what](*words)
