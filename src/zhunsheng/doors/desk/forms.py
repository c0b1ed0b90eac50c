"""A step's facts as the inputs of a form: every input follows from the type of its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from zhunsheng.doors.desk.choices import GROUNDS, SELDOM, WORDS
from zhunsheng.doors.desk.wording import t
from zhunsheng.procedures.facts import Personal, Someone, marks, organs_in, tables
from zhunsheng.procedures.titles import title_of

PREFIX = "f."
OWN = frozenset(["approved_by", "presides", "decided_by", "handlers"])
"""Members who can only be of the organ that handles the case."""
LONG = 300
"""A text of more signs than this gets a box of several lines."""
SHOWN, BLANK, MOST_ROWS = 3, 30, 2000
"""Blank rows shown below those filled in, and all there are; more rows than so many are sent by file, not by form."""


@dataclass(frozen=True)
class Shape:
    """What kind of input a field needs. `kind`: date, yesno, pick (one of), picks (some of), money, number, amounts,
    lines, member, organ, part (a model within), rows (models within), long, text."""

    kind: str
    model: type[BaseModel] | None = None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Input:
    """One input with what stands in it."""

    name: str
    title: str
    kind: str
    must: bool
    duty: bool = False
    unit: str = ""
    options: tuple[tuple[str, str], ...] = ()
    hints: tuple[tuple[str, str], ...] = ()
    value: str = ""
    values: tuple[str, ...] = ()
    error: str = ""
    parts: tuple[Input, ...] = ()
    rows: tuple[tuple[Input, ...], ...] = ()
    most: int = 0

    @property
    def id(self) -> str:
        """Its id on the page."""
        return self.name.replace(".", "-").replace("_", "-")

    @property
    def shown(self) -> int:
        """How many rows stand open: those filled in and a few blank ones."""
        return len(self.rows) - BLANK + SHOWN

    @property
    def filled(self) -> bool:
        """Whether something stands in it or is wrong in it, or in a part of it."""
        return bool(self.error or self.value or self.values) or any(one.filled for one in self.parts)

    @property
    def wide(self) -> bool:
        """Whether it takes the whole width of the form."""
        plain = self.kind in ("text", "date", "money", "number", "member", "organ", "amounts")
        choice = self.kind == "pick" or (self.kind == "yesno" and not self.must)
        return not (plain or choice)


@dataclass(frozen=True)
class Form:
    """The inputs of a step: those asked first, and those folded away because most cases do without them."""

    first: tuple[Input, ...]
    seldom: tuple[Input, ...]

    @property
    def opened(self) -> bool:
        """Whether the folded part must be shown: something stands in it or is wrong in it."""
        return any(one.filled for one in self.seldom)


@dataclass(frozen=True)
class Entered:
    """What stands in a form: texts by the input's name, what is wrong by the field's path, members (of the organ and
    others) and organs to choose from."""

    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    members: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    organs: tuple[tuple[str, str], ...] = ()
    hints: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def area_and_name(model: type[BaseModel]) -> str:
    """What facts are called where two areas call theirs the same: licence.Decision."""
    return f"{model.__module__.rsplit('.', 2)[-2]}.{model.__name__}"


def form_of(model: type[BaseModel], entered: Entered) -> Form:
    """The form for these facts."""
    every = _inputs(model, entered, "")
    seldom = SELDOM.get(area_and_name(model)) or SELDOM.get(model.__name__, frozenset())
    folded = {one.name for one in every if one.name.removeprefix(PREFIX) in seldom}
    return Form(
        tuple(one for one in every if one.name not in folded),
        tuple(one for one in every if one.name in folded),
    )


def _inputs(model: type[BaseModel], entered: Entered, path: str) -> list[Input]:
    return [_input(model, name, info, entered, path) for name, info in model.model_fields.items()]


def _input(model: type[BaseModel], name: str, info: FieldInfo, entered: Entered, path: str) -> Input:
    where, found = f"{path}{name}", shape(model, name, info)
    texts = tuple(entered.texts.get(PREFIX + where, ()))
    extra = info.json_schema_extra
    duty = isinstance(extra, dict) and "granted" in extra
    parts = tuple(_inputs(found.model, entered, f"{where}.")) if found.model and found.kind == "part" else ()
    if not info.is_required():  # what may be left out as a whole asks for none of its parts
        parts = tuple(replace(one, must=False) for one in parts)
    return Input(
        name=PREFIX + where,
        title=t(info.title or name),
        kind=found.kind,
        must=info.is_required(),
        duty=duty,
        unit=t(_unit(info)) if found.kind == "money" else "",
        options=_options(model, name, entered, found, texts),
        hints=_hints(model, name, entered),
        value=texts[0] if texts else "",
        values=texts,
        error=t(entered.wrong.get(where, "")),
        parts=parts,
        rows=tuple(_rows(found.model, entered, where)) if found.model and found.kind == "rows" else (),
        most=_longest(info),
    )


def _options(
    model: type[BaseModel], name: str, entered: Entered, found: Shape, texts: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """What may be chosen; a code that the registers do not know stays, where it was entered."""
    if found.kind == "member" or _of_members(model.model_fields[name]):
        return entered.members if name in OWN else (*entered.members, *entered.others)
    if name not in organs_in(model):
        return found.options
    known = {code for code, _name in entered.organs}
    return (*entered.organs, *((one, one) for one in texts if one not in known))


def _unit(info: FieldInfo) -> str:
    """What an amount is counted in: yuan where the field says nothing else."""
    extra = info.json_schema_extra
    return str(extra.get("unit", "元")) if isinstance(extra, dict) else "元"


def _of_members(info: FieldInfo) -> bool:
    return any(isinstance(kind, Someone) for kind in marks(info))


def _rows(model: type[BaseModel], entered: Entered, where: str) -> Iterator[tuple[Input, ...]]:
    """The rows that are filled in, and some blank ones; only the facts themselves say what a row must have."""
    for n in range(rows_in(entered.texts, PREFIX + where) + BLANK):
        yield tuple(replace(one, must=False) for one in _inputs(model, entered, f"{where}.{n}."))


def rows_in(texts: Mapping[str, Sequence[str]], start: str) -> int:
    """How many rows a form sent for the list whose inputs begin so."""
    found = [
        name.removeprefix(f"{start}.").partition(".")[0] for name in texts if name.startswith(f"{start}.")
    ]
    filled = [int(one) for one in found if one.isascii() and one.isdigit() and int(one) < MOST_ROWS]
    return max(filled, default=-1) + 1


def shape(model: type[BaseModel], name: str, info: FieldInfo) -> Shape:
    """The kind of input that a field of these facts needs."""
    kinds = marks(info)
    listed = next((kind for kind in kinds if get_origin(kind) is list), None)
    words = WORDS.get((model.__name__, name))
    options = tuple((value, t(title)) for value, title in words.items()) if words else ()
    if name in tables(model):
        return Shape("rows", model=tables(model)[name])
    if listed is not None:
        people = _of_members(info) or name in organs_in(model)
        return Shape("picks") if people else _list_shape(get_args(listed)[0], options)
    if options:
        return Shape("pick", options=options)
    if name in organs_in(model):
        return Shape("organ")
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return Shape("part", model=kind)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return Shape("pick", options=_choices(kind))
    if _of_members(info):
        return Shape("member")
    plain = {bool: "yesno", date: "date", Decimal: "money", int: "number"}
    simple = next((plain[kind] for kind in kinds if isinstance(kind, type) and kind in plain), None)
    if simple is None and any(r"\d{4}-\d{2}-\d{2}" in (_told(kind, "pattern") or "") for kind in kinds):
        simple = "date"
    small = any(isinstance(kind, Personal) for kind in kinds) or (model.__name__, name) in GROUNDS
    return Shape(simple or ("long" if _longest(info) > LONG and not small else "text"))


def _hints(model: type[BaseModel], name: str, entered: Entered) -> tuple[tuple[str, str], ...]:
    """Suggestions for a text: value and note."""
    fixed = tuple((t(one), "") for one in GROUNDS.get((model.__name__, name), ()))
    return fixed or tuple(entered.hints.get(name, ()))


def _list_shape(item: Any, options: tuple[tuple[str, str], ...]) -> Shape:
    if isinstance(item, type) and issubclass(item, Enum):
        return Shape("picks", options=_choices(item))
    if options:
        return Shape("picks", options=options)
    # A text with a limit or a pattern is annotated; so are the numbers of cases.
    plain = get_args(item)[0] if hasattr(item, "__metadata__") else item
    return Shape("lines" if plain is str else "amounts")


def _choices(kind: type[Enum]) -> tuple[tuple[str, str], ...]:
    return tuple((str(one.value), t(title_of(one))) for one in kind)


def _longest(info: FieldInfo) -> int:
    return max((_told(kind, "max_length") or 0 for kind in marks(info)), default=0)


def _told(kind: Any, what: str) -> Any:
    """A limit said by an annotation, be it said directly or inside a Field."""
    inner = next((told for one in getattr(kind, "metadata", ()) if (told := getattr(one, what, None))), None)
    return inner or getattr(kind, what, None) or (getattr(kind, "__dict__", None) or {}).get(what)
