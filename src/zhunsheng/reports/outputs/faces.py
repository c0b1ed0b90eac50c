"""The typefaces of a PDF: open Chinese fonts that this machine has, or those that the operator put in a folder.

GB/T 9704 names 仿宋, 小标宋, 黑体 and 楷体. The fonts of these names are not free, so only those are used which the
operator's own folder ($ZHUNSHENG_FONTS) holds; of the machine's own fonts the open ones.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

from zhunsheng.statutes.words import _

SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN")
SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN")
KAI = ("LXGW WenKai", "LXGW WenKai GB", "AR PL UKai CN", "AR PL KaitiM GB")
NAMED: Mapping[str, tuple[str, ...]] = {
    "body": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FZFangSong-Z02S"),
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "STZhongsong"),
    "heading": ("SimHei", "黑体", "STHeiti", "FZHei-B01S"),
    "subheading": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "FZKai-Z03S"),
}
OPEN: Mapping[str, tuple[str, ...]] = {
    "body": SERIF,
    "title": SERIF,
    "heading": SANS,
    "subheading": (*KAI, *SERIF),
}
PACKAGE = "fonts-noto-cjk"
MISSING = _(
    "不能生成 PDF:本机没有可以嵌入的中文字体。请安装软件包 {package}"
    "(例如 apt-get install {package}),或者把字体文件放进环境变量 ZHUNSHENG_FONTS 所指的文件夹。其他格式不受影响。"
)


class NoFonts(Exception):
    """No Chinese font can be embedded; the message says which package to install."""

    def __init__(self) -> None:
        super().__init__(MISSING.format(package=PACKAGE))


@dataclass(frozen=True)
class Search:
    """Where fonts are looked for: the operator's folder, and the machine's own where `system`."""

    folder: str = ""
    system: bool = True

    @classmethod
    def usual(cls) -> Search:
        """The machine's fonts and the folder that $ZHUNSHENG_FONTS names."""
        return cls(os.environ.get("ZHUNSHENG_FONTS", ""))


@dataclass(frozen=True)
class Faces:
    """The family for each part of a document, and the weight that tells it apart."""

    fonts: typst.Fonts
    body: tuple[str, ...]
    title: tuple[str, ...]
    heading: tuple[str, ...]
    subheading: tuple[str, ...]
    weights: Mapping[str, str]

    def told(self) -> dict[str, object]:
        """As the template reads it. The last resort of every part is the body's open family."""
        named = {name: list(getattr(self, name)) for name in NAMED}
        return named | {"weights": dict(self.weights)}


@lru_cache(maxsize=4)
def faces(search: Search) -> Faces:
    """The faces found, read once a process. Raises NoFonts where no Chinese serif or sans is there to embed."""
    folders: list[str] = [search.folder] if search.folder else []
    fonts = typst.Fonts(include_system_fonts=search.system, include_embedded_fonts=False, font_paths=folders)
    every = set(fonts.families())
    home = Path(search.folder).resolve() if search.folder else None
    own = {
        one.family for one in fonts.fonts() if home and one.path and home in Path(one.path).resolve().parents
    }
    found = {}
    for part, names in OPEN.items():
        found[part] = tuple(one for one in NAMED[part] if one in own) + tuple(
            one for one in names if one in every
        )
    body = found["body"] or found["heading"]
    if not body:
        raise NoFonts
    full = {part: (*one, *(name for name in body if name not in one)) for part, one in found.items()}
    weights = {
        # The faces named by the standard are heavy as they are; an open serif takes its bold.
        "title": "regular" if full["title"][0] in NAMED["title"] else "bold",
        "heading": "regular" if full["heading"][0] not in body else "bold",
        "subheading": "bold" if full["subheading"][0] in SERIF else "regular",
    }
    return Faces(fonts, full["body"], full["title"], full["heading"], full["subheading"], weights)
