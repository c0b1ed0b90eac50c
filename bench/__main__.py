"""Runs every measurement in a process of its own and prints one table: figure, peer, ratio, aim."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

PARTS = (
    "probes",
    "counting",
    "reading",
    "append",
    "taking",
    "memory",
    "verifying",
    "backups",
    "tree",
    "tenmillion",
    "figures",
    "behind",
    "pages",
    "lists",
    "millions",
    "yearly",
)
POSTGRES = ("append", "pages", "lists")
HERE = Path(__file__).parent


def run(part: str, url: str | None, quick: bool, beside: str | None = None) -> list[dict[str, object]]:
    """One measurement in a fresh process with a fresh installation folder; an error becomes a row of its own.

    `url`: the database that holds our record; `beside`: one for a part that loads a peer itself.
    """
    with tempfile.TemporaryDirectory(prefix="zhunsheng-bench-") as home:
        env = os.environ | {"ZHUNSHENG_HOME": home, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        env.pop("ZHUNSHENG_DATABASE_URL", None)
        if url:
            env["ZHUNSHENG_DATABASE_URL"] = url
        if beside:
            env["ZHUNSHENG_BENCH_DATABASE_URL"] = beside
        if quick:
            env["BENCH_QUICK"] = "1"
        command = [sys.executable, "-m", f"bench.{part}"]
        done = subprocess.run(command, env=env, cwd=HERE.parent, capture_output=True, text=True, timeout=1800)
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return [{"what": part, "value": None, "unit": "", "note": f"did not run: {last[:200]}"}]
    rows: list[dict[str, object]] = json.loads(done.stdout.splitlines()[-1])
    return rows


def show(rows: list[dict[str, object]]) -> None:
    """One line a figure: value and unit, then the ratio beside its peer and the aim."""
    for row in rows:
        value = row.get("value")
        text = "—" if value is None else f"{value:,.4g}" if isinstance(value, float) else f"{value:,}"
        ratio = f"{row['ratio']:.2f}× {row['peer']}" if row.get("ratio") is not None else ""
        verdict = {True: "✓", False: "✗", None: " "}[row.get("met")]  # type: ignore[index]
        print(
            f"{verdict} {row['what']!s:<62} {text:>12} {row['unit']!s:<12} {ratio:<38} {row.get('aim') or ''}",
            flush=True,
        )
        if row.get("note"):
            print(f"    {row['note']}", flush=True)


def main() -> int:
    """Run what was asked for; exit 1 where a measurement could not be made."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[], help="which (default: all)")
    parser.add_argument("--quick", action="store_true", help="a tenth of the size, for trying out")
    parser.add_argument(
        "--postgres",
        default=os.environ.get("ZHUNSHENG_BENCH_DATABASE_URL"),
        help="URL of a throw-away database",
    )
    parser.add_argument(
        "--entries",
        type=int,
        help="of the long book that `backups` measures with; a million: 5 minutes, 2 GB of disk, 0.2 GB of memory",
    )
    parser.add_argument("--json", type=Path, help="also write the rows here")
    asked = parser.parse_args()
    if asked.entries:
        os.environ["BENCH_ENTRIES"] = str(asked.entries)
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    rows: list[dict[str, object]] = []
    for part in asked.parts or PARTS:
        for url in (None, asked.postgres) if part in POSTGRES and asked.postgres else (None,):
            print(f"\n— {part}{' (PostgreSQL)' if url else ''}", flush=True)
            found = run(part, url, asked.quick, asked.postgres)
            show(found)
            rows += found
    if asked.json:
        asked.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1))
    return int(any(str(row.get("note", "")).startswith("did not run") for row in rows))


if __name__ == "__main__":
    sys.exit(main())
