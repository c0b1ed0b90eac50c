"""The record in public: books, keys, checkpoints with their co-signatures, the tiles of the tree; nothing but hashes."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.doors.portal.shell import missing, page
from zhunsheng.record import NoSuchBook
from zhunsheng.record.tiles import HASH, WIDTH, tile_name

SHOWN = 10
_TILE = re.compile(r"(0|[1-9]\d?)/((?:x\d{3}/)*\d{3})(?:\.p/([1-9]\d{0,2}))?\Z", re.ASCII)
_LEVELS = 8  # of height 8: 2**64 entries


def book_shown(name: str) -> dict[str, Any]:
    """What is public of one book: where it ends, its keys with their dates, its newest checkpoints."""
    book = record.book(name)
    signs = record.notes.origin(name)
    held = {one.public: one for one in record.keyring.held()}
    keys = [
        {
            "key": str(key),
            "since": held[key.public].since if key.public in held else None,
            "until": held[key.public].until if key.public in held else None,
            "signs": key.public in held and held[key.public].private is not None,
        }
        for key in record.checkpoints.own_keys(name)
    ]
    newest = record.checkpoints.kept(name)[: -SHOWN - 1 : -1]
    checkpoints = [
        {
            "number": one.number,
            "size": one.size,
            "root": one.root.hex(),
            "at": one.at,
            "note": record.cosignatures.with_cosignatures(name, one),
            "witnesses": [
                {"key": str(seen.key), "name": seen.key.name, "at": seen.at}
                for seen in record.cosignatures.kept(name, one.number)
            ],
        }
        for one in newest
    ]
    return {
        "book": name,
        "origin": signs,
        "hash": book.hash,
        "entries": book.head.seq,
        "link": book.head.link.hex(),
        "keys": keys,
        "checkpoints": checkpoints,
    }


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Books, keys, checkpoints, and how anybody verifies them."""
    books = [book_shown(name) for name in record.books()]
    return page(request, "record", books=books, witness=record.witness_key.public())


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """The same for programs."""
    witness = record.witness_key.public()
    told = {
        "books": [book_shown(name) for name in record.books()],
        "witness": str(witness) if witness else None,
    }
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
def checkpoint(request: HttpRequest, book: str) -> HttpResponse:
    """The newest checkpoint as a signed note (C2SP tlog-tiles: `checkpoint`)."""
    end = record.checkpoints.newest(book)
    if end is None:
        return _nothing(request)
    text = record.cosignatures.with_cosignatures(book, end)
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-cache"})


@require_safe
def tile(request: HttpRequest, book: str, rest: str) -> HttpResponse:
    """A tile of the tree: hashes one after another (C2SP tlog-tiles); a full one never changes."""
    found = _TILE.match(rest)
    if not found or int(found[1]) >= _LEVELS or len(rest) > 64:
        return _nothing(request)
    level, width = int(found[1]), int(found[3] or WIDTH)
    number = int("".join(found[2].replace("x", "").split("/")))
    wanted = tile_name(level, number, width).removeprefix(f"tile/{level}/")
    try:
        tree = record.places.tree_of(record.book(book).name)
        there = (tree.size >> (8 * level)) - number * WIDTH
        if width > WIDTH or width > there or wanted != rest.partition("/")[2]:
            return _nothing(request)
        content = tree.tile(level, number, width)
    except (NoSuchBook, record.TreeWrong):
        return _nothing(request)
    assert len(content) == width * HASH
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


def _nothing(request: HttpRequest) -> HttpResponse:
    return missing(request, gettext("这里没有这个检查点或者树的分块。请从存证与公钥页面查找。"))
