"""Which items of a penalty decision may be public, and which are a person's own (行政处罚法 第四十八条)."""

PRIVATE = (
    "id",
    "身份证",
    "phone",
    "电话",
    "address",
    "住址",
    "home",
    "born",
    "出生",
    "bank",
    "账号",
    "photo",
    "照片",
)
ORGANISATIONS = ("organisation", "organization", "company", "enterprise", "公司", "单位", "法人", "组织")
PERSONS = ("person", "公民", "自然人", "individual", "citizen")


def private_items(fields: list[str]) -> list[str]:
    """The items among `fields` that belong to a person's private life."""
    return [
        item
        for item in fields
        if any(word in item.lower().replace("_", " ").split() or word in item for word in PRIVATE)
    ]
