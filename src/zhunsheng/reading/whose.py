"""Whose report it is: the county, city or organ that its title, its opening or its signature names."""

import re
from collections import Counter

_PLACE = re.compile(
    r"([一-龥]{2,4}?(?:自治[区州县旗]|新区|开发区|[省市区县州盟旗镇乡]|街道)(?:[一-龥]{2,3}[区县旗](?=人民政府|司法局|20))?)"
)
_TITLE = re.compile(r"法治政府|依法行政|法治建设|信息公开|行政复议|行政应诉|行政执法|提案|建议")
_NOBODY = re.compile(
    r"现将|^[全各我本该辖市区县城社山郊片地园片老新]|^(?:试点|示范|先行|管理|工作|建设|合作|服务|经济|农|功能)|[各全我本委依治照按和及的与对为策署]"
)
_DATED = re.compile(r"(?:^|[将对是按])([一-龥]{1,4}[区县市州旗])(?:人民政府)?(?:关于)?(?:19|20)\d{2}年", re.M)
_OPENING, _ENDING, _ENOUGH = 1200, 300, 2


def place_of(text: str, file: str = "") -> str:
    """The name met most in the title (counted five times), the opening and the end; "" where none is named."""
    counted: Counter[str] = Counter()
    for line in [file, *text[:_OPENING].split("\n")]:
        titled = len(line) <= 60 and _TITLE.search(line)
        for m in _PLACE.finditer(line):
            if not _NOBODY.search(m[1]) and len(m[1]) >= 3:
                counted[m[1]] += 5 if titled and "。" not in line else 1
    for m in _DATED.finditer(text[:_OPENING]):
        if not _NOBODY.search(m[1]):
            counted[m[1]] += 5
    for m in _PLACE.finditer(text[-_ENDING:]):
        if not _NOBODY.search(m[1]) and len(m[1]) >= 3:
            counted[m[1]] += 1
    best = counted.most_common(1)
    return best[0][0] if best and best[0][1] >= _ENOUGH else ""
