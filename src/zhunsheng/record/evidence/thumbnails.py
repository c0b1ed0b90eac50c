"""Small pictures of evidence, drawn anew so that nothing active comes along; kept sealed, apart from the originals."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

from zhunsheng.record.errors import EvidenceWrong, guarded_files
from zhunsheng.record.evidence.folder import Folder
from zhunsheng.record.evidence.keeping import open as opened
from zhunsheng.record.evidence.keeping import valid
from zhunsheng.record.evidence.sealing import HEAD, Opening, make_key, seal_bytes

SIZES = {"small": 320, "large": 1600}
"""Pixels of the longer side."""
MOST_PIXELS = 80_000_000
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF")


def thumbnail(digest: str, size: str = "small") -> bytes:
    """A JPEG of the picture. Raises EvidenceWrong where it is no picture that can be drawn, or a size that is none."""
    if size not in SIZES:
        raise EvidenceWrong(f"没有「{size[:20]}」这种缩略图。")
    here = Folder(Path(settings.HOME) / "thumbnails")
    name, bound = f"{valid(digest)}.{size}", f"{digest} {size}"
    if (length := here.size(name)) is not None:
        opening = Opening(here.read(name, 0, HEAD), bound, length)
        return opening.opened(0, here.read(name, HEAD, length))
    drawn = _drawn(digest, SIZES[size])
    make_key()
    with guarded_files():
        draft = here.draft_folder() / f".{name}.{id(drawn)}"
        draft.write_bytes(seal_bytes(drawn, bound))
    here.put(draft, name)
    return drawn


def _drawn(digest: str, longest: int) -> bytes:
    try:
        with opened(digest) as file, warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=_FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise EvidenceWrong(f"图片 {digest[:8]} 太大,不显示缩略图。请下载原件查看。")
                picture.draft("RGB", (longest, longest))
                turned = ImageOps.exif_transpose(picture)
                turned.thumbnail((longest, longest))
                flat = Image.new("RGB", turned.size, "white")
                clear = turned.convert("RGBA")
                flat.paste(clear, mask=clear.getchannel("A"))
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise EvidenceWrong(f"图片 {digest[:8]} 不能显示缩略图。请下载原件查看。") from error
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=80)
    return out.getvalue()
