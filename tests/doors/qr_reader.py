"""Reads a QR code out of a clean upright picture, as a telephone would; corrects no errors, so that it sees each.

Written from ISO/IEC 18004; only its tables of blocks and of alignment patterns come from the library that draws.
"""

from PIL import Image
from segno import consts

MASKS = [
    lambda r, c: (r + c) % 2,
    lambda r, c: r % 2,
    lambda r, c: c % 3,
    lambda r, c: (r + c) % 3,
    lambda r, c: (r // 2 + c // 3) % 2,
    lambda r, c: r * c % 2 + r * c % 3,
    lambda r, c: (r * c % 2 + r * c % 3) % 2,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2,
]


def matrix(picture: Image.Image) -> list[list[bool]]:
    """The modules, dark ones true: a finder pattern of seven stands in the upper left corner."""
    grey = picture.convert("L").point(lambda value: 255 if value < 128 else 0)
    left, top, right, bottom = grey.getbbox()
    assert min(left, top, picture.width - right, picture.height - bottom) * 33 > right - left, "no quiet zone"
    inside = top + (bottom - top) // 100 + 1
    finder = next(x for x in range(left + 2, right) if not grey.getpixel((x, inside))) - left
    count = 17 + 4 * round(((right - left) * 7 / finder - 17) / 4)
    step = (right - left) / count
    places = [int((n + 0.5) * step) for n in range(count)]
    return [[bool(grey.getpixel((left + x, top + y))) for x in places] for y in places]


def read(picture: Image.Image) -> str:
    """The text of a code of bytes."""
    cells = matrix(picture)
    size = len(cells)
    version = (size - 17) // 4
    assert size == 17 + 4 * version, size
    strip = [cells[8][c] for c in (0, 1, 2, 3, 4, 5, 7, 8)] + [cells[r][8] for r in (7, 5, 4, 3, 2, 1, 0)]
    kind = int("".join("01"[bit] for bit in strip), 2) ^ 0x5412
    level, mask = kind >> 13, MASKS[kind >> 10 & 7]
    fixed = _fixed(size, version)
    bits = ""
    for index, right in enumerate([c for c in range(size - 1, 0, -2) if c > 6] + [5, 3, 1]):
        for r in range(size) if index % 2 else range(size - 1, -1, -1):
            for c in (right, right - 1):
                if (r, c) not in fixed:
                    bits += "01"[cells[r][c] ^ (not mask(r, c))]
    words = [int(bits[n : n + 8], 2) for n in range(0, len(bits) // 8 * 8, 8)]
    sizes = [block.num_data for block in consts.ECC[version][level] for _ in range(block.num_blocks)]
    blocks: list[list[int]] = [[] for _ in sizes]
    given = iter(words)
    for n in range(max(sizes)):
        for block, length in zip(blocks, sizes, strict=True):
            if n < length:
                block.append(next(given))
    data = "".join(f"{word:08b}" for block in blocks for word in block)
    assert data[:4] == "0100", "not bytes"
    long = 8 if version < 10 else 16
    count, start = int(data[4 : 4 + long], 2), 4 + long
    return bytes(int(data[start + 8 * n : start + 8 * n + 8], 2) for n in range(count)).decode()


def _fixed(size: int, version: int) -> set[tuple[int, int]]:
    """The modules that hold no data: finders, format, timing, alignment, version."""
    found = {(r, c) for r in range(9) for c in range(9)}
    found |= {(r, c) for r in range(9) for c in range(size - 8, size)}
    found |= {(c, r) for r, c in set(found)}
    found |= {(6, n) for n in range(size)} | {(n, 6) for n in range(size)}
    centres = consts.ALIGNMENT_POS[version - 2] if version > 1 else ()
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    for y, x in {(y, x) for y in centres for x in centres} - corners:
        found |= {(y + r, x + c) for r in range(-2, 3) for c in range(-2, 3)}
    if version >= 7:
        block = {(r, size - 11 + c) for r in range(6) for c in range(3)}
        found |= block | {(c, r) for r, c in block}
    return found
