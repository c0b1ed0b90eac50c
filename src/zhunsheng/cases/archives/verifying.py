"""What the page of an archive works on that verifies its entries in the reader's own browser, without a server or a network."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

WORDS = {
    "format": "格式不对",
    "key": "不是公钥,或者公钥的编号不对",
    "keys": "公钥",
    "signature": "检查点的签名不成立",
    "unsigned": "检查点不是由所给的公钥签名的",
    "tree": "不在签名的账簿之中:记录被改动过",
    "sealed": "公开的个人信息与记录的承诺值不符",
    "sm3": "这本账簿用 SM3 计算摘要,浏览器不能核验。请用 zhunsheng verify",
    "stands": "成立,在 {n} 条签名的记录之中",
    "pending": "尚无检查点覆盖,不能证明",
    "nosums": "所选文件夹中没有这个文件。请选择解压后的整个文件夹",
    "missing": "缺少",
    "changed": "被改动过",
    "whole": "完整",
    "unnamed": "完整,但核验过的记录没有列出它",
    "extra": "不在清单之中",
    "browser": "浏览器",
    "nocrypto": "不能计算摘要和签名。请换较新的浏览器,或者用 zhunsheng verify",
}
"""What the program says; an archive is in Chinese, as its papers are."""


def data(keys: Sequence[str], entries: Sequence[tuple[str, bytes]]) -> bytes:
    """`data.js`: the keys that go along, each entry's file, and the words. JSON is a value of JavaScript as it stands."""
    told = {"keys": list(keys), "entries": [{"name": name, "text": text.decode()} for name, text in entries]}
    return b"const ARCHIVE = " + orjson.dumps({"data": told, "say": WORDS}) + b";\n"
