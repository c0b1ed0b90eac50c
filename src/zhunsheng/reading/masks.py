"""Stretches of text whose numbers count nothing: dates, document numbers, titles, item numbers, slogans."""

import re
from bisect import bisect_right

_Y = r"(?<!\d)(?:19|20)\d{2}"
_JOIN = r"\s?(?:[-—–~至到、和与及]|——)\s?"
_CN = "一二三四五六七八九十百〇○零两"

_PATTERNS = (
    # titles of laws, plans and documents; angle brackets inside are theirs
    r"《[^《》\n]{1,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,80})?》",
    # years, spans of years, dates; 2021-2025年, 2023 年 2 月 7 日, 2019年末
    rf"{_Y}\s?年?(?:{_JOIN}(?:19|20)?\d{{2}}\s?年?){{0,4}}(?<=年)(?:度|初|底|末)?"
    r"(?:\s?\d{1,2}\s?月(?:份|底|初|末)?(?:\s?\d{1,2}\s?日)?)?",
    rf"{_Y}{_JOIN}(?:19|20)\d{{2}}(?!\d|\s?(?:个|项|件|人|户|名|元|万))",
    rf"{_Y}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)(?:\s{{1,2}}\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?",
    rf"{_Y}[-/.]\d{{1,2}}(?=[)\s])",
    r"(?<!\d)\d{1,2}\s?月?(?:[-—–~至到、]\s?\d{1,2}\s?)?月(?:份|底|初|末|[上中下]旬)?(?:\s?\d{1,2}(?:[-—–~至到、]\d{1,2})?\s?日)?",
    r"(?<=日)[-—–~至到、]\s?\d{1,2}\s?日",
    r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)",
    r"(?<!\d)\d{1,2}时(?:\d{1,2}分)?(?=[,。;、\s\-—至到前后起许左])",
    r"(?:上午|下午|中午|晚上?|早上?)\s?\d{1,2}[点时](?:\d{1,2}分)?",
    # document numbers, also without their brackets' year kind, and numbers that end in 号
    r"[〔(]\s?(?:19|20)\d{2}\s?[〕)]\s?第?\s?\d{0,6}\s?号?",
    r"(?<!\d)\d++\s?(?:-\s?\d++\s?)?号",
    # ordinals
    rf"第\s?(?:\d++|[{_CN}]++)(?:\s?[-—–至到、]\s?第?(?:\d++|[{_CN}]++))?",
    rf"(?:人大|政协|全会|常委会|代表大会)第?[{_CN}]{{1,3}}次(?:全体)?会议",
    rf"[{_CN}]{{1,4}}届(?:人大|政协)?(?:常委会)?[{_CN}]{{1,3}}[中次]",
    # addresses, telephone and index numbers, names with letters
    r"(?:https?://|www\.)[A-Za-z0-9./?=&_%#:+~-]{1,300}",
    r"(?<![A-Za-z0-9._-])[A-Za-z0-9._-]{1,60}+@[A-Za-z0-9.-]{1,60}",
    r"(?<!\d)\d++(?:-\d++){2,8}",
    r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)",
    r"(?<![A-Za-z])[A-Za-z]{1,20}+[-+]?\d++(?:[.\-]\d++)?",
    r"(?<![\d.])\d++(?:\.\d++)?(?:G(?!B)|K\b|D\b|A级|版|V\b)",
    # what a web page counts of itself
    r"共\s?\d++\s?页|(?<!\d)\d++\s?/\s?\d++\s?页|(?<!\d)\d++\s?条记录",
    # how numbers are printed, which periods are meant, how cases are counted in a note
    r"[×xX*]\s?100\s?%|\d位小数|前\s?(?:\d++|[两二三四五六七八九十]++)\s?个?(?:季度|月|周)|[一二两三四五六七八九十]种以上[^,。;]{0,10}(?:的[,]?)?(?=[,]?(?:算|按|计))",
    r"(?<![召举开行加织])(?<=[(、,在至对于])[一二三四五六七八九十]次(?:全体)?(?:会议|全会)",
    r"(?:[一二三四五六七八九十两]|\d)个(?=“[^“”\n]{1,12}(?:工程|行动|标准|统一|全覆盖|到位|百分百|一律)”)",
    # what was told is counted again: «两项合计», «前三类共», «上述四个单位»
    r"[两二三四五六七八九](?:[项类者种位区县]|个[一-龥]{2,3})(?:案件)?(?:合计|共计|总计)",
    r"(?<=前)[两二三四五六七八九](?:[项类者种位]|个[一-龥]{2,3})(?=共|占)",
    r"(?<=[,;。])[两二三四五六七八九][类者项](?:案件)?(?=共|占)",
    r"(?<=上述)[两二三四五六七八九](?:[项类种]|个[一-龥]{2,3})",
    # places in a ranking, spans of years that say when
    r"前\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?=位|名|强|列)",
    r"(?:最近|近|过去|未来|今后|前|每)\s?\d{1,2}年",
    # services that never close, circles of so many minutes: names, not counts
    r"7\s?[×xX*]\s?24(?:\s?小时)?",
    r"24\s?小时(?=自助|服务|在线|受理|值班|不打烊|热线|全天|政务|便民|监控|无人|不间断|[”」])",
    r"365\s?天(?=全年|不|无|天)",
    r"(?:(?<!\d)\d++|(?<![一二三五十])[一二三五十]++)\s?(?:分钟|小时|公里)(?=[一-龥]{0,8}圈)",
    r"(?:(?<!\d)\d++|(?<![一二三四五六七八九十])[一二三四五六七八九十]++)\s?(?:周年|后出生)",
    # labels that everyone uses; the numbered congresses of the party
    r"(?:十[五六七八九]|二十)大(?!重点|任务|行动|工程|专项|措施|举措|产业|项目|攻坚|类|领域)",
    r"(?<!“)[一二三四五六七八九十两]个(?:维护|确立|意识|自信|全面|代表|务必|规定|区分|坚持|毫不|不|一|最|百分|百年|必须|责任制|结合|统筹)",
    r"四大检察|八项规定|三项(?:制度|机制|清单)|三大(?:攻坚战|纠纷)|五大发展理念|四大班子|[四五]套班子|三支一扶|四种形态|三重一大|[三五]年(?:行动|规划|计划|普法)",
    r"(?<!\d)\d年(?=行动|规划|计划|普法)",
)
_MASK = re.compile("|".join(f"(?:{p})" for p in _PATTERNS))
_ITEM = re.compile(r"(?m)^[ \t]{0,40}[(]?(\d{1,2})(?:[.、)]|\.(?=\d))")
_QUOTED = re.compile(r"“[^“”\n]{1,24}”|‘[^‘’\n]{1,24}’|「[^「」\n]{1,24}」|『[^『』\n]{1,24}』")


_MARKS = re.compile(r'["\n]')
_LONGEST = 26


class Spans:
    """Sorted stretches that do not overlap, asked by offset."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        spans.sort()
        merged: list[tuple[int, int]] = []
        for start, end in spans:
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [s for s, _ in merged]
        self._spans = merged

    def around(self, at: int) -> tuple[int, int] | None:
        """The stretch that holds an offset."""
        i = bisect_right(self._starts, at) - 1
        return self._spans[i] if i >= 0 and at < self._spans[i][1] else None

    def __contains__(self, at: int) -> bool:
        return self.around(at) is not None


def masked(folded: str) -> Spans:
    """Where numbers count nothing."""
    spans = [m.span() for m in _MASK.finditer(folded) if m.end() > m.start()]
    return Spans(spans + _items(folded))


def quoted(folded: str) -> Spans:
    """Short quotations: there a number is a slogan's, as a rule."""
    spans = [m.span() for m in _QUOTED.finditer(folded)]
    return Spans(spans + _straight(folded))


def _straight(folded: str) -> list[tuple[int, int]]:
    """What stands between straight quotes, paired line by line."""
    spans: list[tuple[int, int]] = []
    opening = -1
    for m in _MARKS.finditer(folded):
        if m[0] == "\n":
            opening = -1
        elif opening < 0:
            opening = m.start()
        else:
            if m.end() - opening <= _LONGEST:
                spans.append((opening, m.end()))
            opening = -1
    return spans


def _items(folded: str) -> list[tuple[int, int]]:
    """Item numbers at the head of a line; «3.5个» is one only where items 2 or 4 are beside it."""
    found = [(int(m[1]), m.start(1), m.end()) for m in _ITEM.finditer(folded)]
    plain = {n for n, _, end in found if not folded[end : end + 1].isdigit()}
    spans = []
    for n, start, end in found:
        glued = folded[end : end + 1].isdigit()
        year = re.match(r"(?:19|20)\d{2}年", folded[end : end + 5])
        if not glued or year or n - 1 in plain or n + 1 in plain:
            spans.append((start, end))
    return spans
