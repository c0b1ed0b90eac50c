"""Invented people, companies and numbers: well-formed, of a region that does not exist, so that nobody real is hit."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from zhunsheng.cases.demo.places import COUNTY, TOWNS
from zhunsheng.procedures.identity import resident_id
from zhunsheng.registers.identity import make_credit_code

FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛范彭"
GIVEN = "安邦辰川丹恩帆芳刚歌海禾佳静凯岚朗乐林敏宁楠培晴然瑞珊涛桐薇文希晓欣雅阳依颖雨泽珍之舟"
WORDS = ("溪源", "云岭", "石桥", "柳岸", "松涛", "清泉", "禾丰", "永和", "长青", "明远", "同心", "万隆")
TRADES = (
    "食品",
    "建材",
    "商贸",
    "物流",
    "机械",
    "纺织",
    "农业",
    "餐饮管理",
    "科技",
    "物业服务",
    "化工",
    "印务",
)
SHOPS = ("小吃店", "便利店", "五金店", "超市", "理发店", "水果店", "修理铺", "饭馆", "旅社", "粮油店")


def name(rng: Random) -> str:
    """A person's name."""
    return rng.choice(FAMILY) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2))))


def _person(rng: Random, day: date, years: tuple[int, int]) -> dict[str, Any]:
    born = day - timedelta(days=rng.randint(years[0] * 365 + 30, years[1] * 365))
    first17 = f"{COUNTY}{born:%Y%m%d}{rng.randint(0, 999):03d}"
    town = rng.choice(list(TOWNS.values()))
    return {
        "person": name(rng),
        "resident_id": resident_id(first17),
        "born": born.isoformat(),
        "address": f"青溪县{town}示例路{rng.randint(1, 300)}号",
        "phone": f"0000-{rng.randint(0, 9_999_999):07d}",
    }


def party(
    rng: Random, kind: str, day: date, serial: int, years: tuple[int, int] = (19, 68)
) -> dict[str, Any]:
    """A party of kind o (organisation), b (individual business) or p (person), as the filing asks for it."""
    if kind == "p":
        return {"kind": "person", **_person(rng, day, years)}
    if kind == "b":
        shop = f"青溪县{rng.choice(WORDS)}{rng.choice(FAMILY)}记{rng.choice(SHOPS)}(示例)"
        code = make_credit_code(COUNTY, 50_000_000 + serial, "92")
        return {
            "kind": "individual_business",
            "name": shop,
            "credit_code": code,
            **_person(rng, day, (22, 65)),
        }
    company = f"青溪{rng.choice(WORDS)}{rng.choice(WORDS)}{rng.choice(TRADES)}有限公司(示例)"
    return {
        "kind": "organisation",
        "name": company,
        "credit_code": make_credit_code(COUNTY, 10_000_000 + serial, "91"),
    }
