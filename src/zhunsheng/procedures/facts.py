"""What a step records: facts with meaning in their types. Money, names and numbers say what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    model_validator,
)

from zhunsheng.procedures import identity
from zhunsheng.statutes.words import _

HIDDEN = "＊＊＊"
"""Stands for a personal value that was not opened from the vault."""


class Personal:
    """Marks a type whose values live in the vault and are masked on every way out."""


class Called(Personal):
    """Marks a type whose values are names of people: masked to the family name, and looked for in texts."""


class Someone:
    """Marks a type that names a member: somebody by the identifier that the registers keep."""


class Linked:
    """Marks a type that names other cases, by case number, paper number or id."""


class Brief:
    """Marks a text for programs (JSON, a code): people read what `told` says of it; the entry holds the whole."""

    def __init__(self, told: Callable[[str], str]) -> None:
        self.told = told


def marks(info: Any) -> list[Any]:
    """Everything that an annotation says about a field, unions and Annotated opened."""
    return [*info.metadata, *_opened(info.annotation)]


def _opened(annotation: Any) -> list[Any]:
    if get_origin(annotation) in (Union, UnionType):
        return [part for one in get_args(annotation) for part in _opened(one)]
    inner = [get_args(annotation)[0]] if hasattr(annotation, "__metadata__") else []
    return [annotation, *inner, *getattr(annotation, "__metadata__", ())]


@cache
def fields(model: type[BaseModel]) -> frozenset[str]:
    """The names of a model's fields; asking the model for one that it has not is slow."""
    return frozenset(model.model_fields)


@cache
def marked(model: type[BaseModel], kind: type) -> frozenset[str]:
    """The fields of `model` whose type carries a mark of `kind`."""
    return frozenset(n for n, i in model.model_fields.items() if any(isinstance(m, kind) for m in marks(i)))


@cache
def briefs(model: type[BaseModel]) -> dict[str, Brief]:
    """The fields of `model` whose texts are for programs, and what people read of them."""
    found = ((name, mark) for name, info in model.model_fields.items() for mark in marks(info))
    return {name: mark for name, mark in found if isinstance(mark, Brief)}


@cache
def organs_in(model: type[BaseModel]) -> frozenset[str]:
    """The fields of `model` that name organs by credit code: their titles say so."""
    told = "(统一社会信用代码)"
    return frozenset(n for n, i in model.model_fields.items() if (i.title or "").endswith(told))


@cache
def nested(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The fields of `model` that are models themselves."""
    return {
        name: part
        for name, info in model.model_fields.items()
        for part in marks(info)
        if isinstance(part, type) and issubclass(part, BaseModel)
    }


@cache
def tables(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The fields of `model` that are lists of models: an inventory, a roster, a score sheet."""
    return {
        name: part
        for name, info in model.model_fields.items()
        for kind in marks(info)
        if get_origin(kind) is list
        for one in get_args(kind)
        for part in _opened(one)
        if isinstance(part, type) and issubclass(part, BaseModel)
    }


def parts(facts: BaseModel) -> list[BaseModel]:
    """The models within one: its nested ones and the rows of its tables, as far as they were told."""
    model = type(facts)
    found = [getattr(facts, name) for name in nested(model)]
    found += [one for name in tables(model) for one in getattr(facts, name) or ()]
    return [one for one in found if isinstance(one, BaseModel)]


def _credit_code(text: str) -> str:
    if text != HIDDEN and not identity.is_credit_code(text):
        raise ValueError(_("统一社会信用代码应为18位且校验位正确(GB 32100)"))
    return text


def _resident_id(text: str) -> str:
    if text != HIDDEN and not identity.is_resident_id(text):
        raise ValueError(_("居民身份证号码应为18位且校验位正确(GB 11643)"))
    return text


def _money(value: Decimal) -> Decimal:
    if value < 0:
        raise ValueError(_("金额不能为负"))
    if value != value.quantize(Decimal("0.01")):
        raise ValueError(_("金额最多精确到分"))
    return value


def _plain(value: Decimal) -> str:
    """50000, 12.5 — one text for one amount, so that equal facts hash equally."""
    text = format(value, "f")
    return re.sub(r"\.?0+$", "", text) if "." in text else text


def _yes_no(value: Any) -> Any:
    """A form sends 是/否, a sheet yes/no, a story true/false; all mean the same."""
    if isinstance(value, str):
        return {"是": True, "否": False, "yes": True, "no": False, "有": True, "无": False}.get(
            value.strip().lower(), value
        )
    return value


Money = Annotated[
    Decimal,
    AfterValidator(_money),
    PlainSerializer(_plain, return_type=str),
    Field(json_schema_extra={"unit": "元"}),
]
Flag = Annotated[bool, BeforeValidator(_yes_no)]
PersonName = Annotated[str, Called(), Field(max_length=60)]
ResidentId = Annotated[str, Personal(), AfterValidator(_resident_id)]
Phone = Annotated[str, Personal(), Field(max_length=30)]
PersonalText = Annotated[str, Personal(), Field(max_length=400)]
PersonalDate = Annotated[str, Personal(), Field(pattern=r"^\d{4}-\d{2}-\d{2}$|^＊＊＊$")]
CreditCode = Annotated[str, AfterValidator(_credit_code)]
Text = Annotated[str, Field(max_length=20_000)]
Member = Annotated[str, Someone(), Field(max_length=64)]
Members = Annotated[list[Annotated[str, Field(max_length=64)]], Someone()]
CaseRef = Annotated[str, Linked(), Field(max_length=80)]
CaseRefs = Annotated[list[Annotated[str, Field(max_length=80)]], Linked()]


class Facts(BaseModel):
    """The facts of one step: frozen, nothing beyond what the step asks for."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, use_enum_values=False)


class PartyKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    INDIVIDUAL_BUSINESS = "individual_business"


PARTY_KINDS = {
    PartyKind.PERSON: _("公民"),
    PartyKind.ORGANISATION: _("法人或者其他组织"),
    PartyKind.INDIVIDUAL_BUSINESS: _("个体工商户"),
}


class Party(Facts):
    """Whom the case is about. A natural person's particulars are personal, an organisation's name is not."""

    kind: PartyKind = Field(title=_("当事人类别"))
    name: str | None = Field(None, title=_("单位名称"), max_length=200)
    person: PersonName | None = Field(None, title=_("姓名(公民、经营者)"))
    credit_code: CreditCode | None = Field(None, title=_("统一社会信用代码"))
    representative: PersonName | None = Field(None, title=_("法定代表人、负责人"))
    resident_id: ResidentId | None = Field(None, title=_("居民身份证号"))
    born: PersonalDate | None = Field(None, title=_("出生日期"))
    address: PersonalText | None = Field(None, title=_("住址、住所"))
    phone: Phone | None = Field(None, title=_("联系电话"))

    @model_validator(mode="before")
    @classmethod
    def _person_by_name(cls, said: Any) -> Any:
        """A natural person has no public name: one written where an undertaking's stands is the person's own."""
        if not isinstance(said, Mapping) or not said.get("name") or said.get("kind") != PartyKind.PERSON:
            return said
        person = said.get("person") or said["name"]
        if person not in (said["name"], HIDDEN):
            raise ValueError(_("当事人是公民的,只填姓名,不填单位名称"))
        return {**said, "name": None, "person": person}

    def shown(self) -> str:
        """The name that a list may show: an organisation's in full, a person's masked."""
        if self.kind is PartyKind.ORGANISATION:
            return self.name or HIDDEN
        if self.name:
            return self.name
        return identity.masked_name(self.person) if self.person and self.person != HIDDEN else HIDDEN

    def age_on(self, day: date) -> int | None:
        """Full years on `day`; a person is not yet a year older on the birthday itself (doubts.md)."""
        if not self.born or self.born == HIDDEN:
            return None
        born = date.fromisoformat(self.born)
        return day.year - born.year - ((day.month, day.day) <= (born.month, born.day))
