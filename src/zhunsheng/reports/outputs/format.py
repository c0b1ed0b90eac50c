"""The format of a report's machine-readable twin: `docs/report-format.schema.json` is made from these models, and
`docs/report-format.md` tells it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT = "zhunsheng-report/1"


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TwinPiece(_Told):
    """A stretch of text. Of a figure: which (its name in `figures`), and how it is printed."""

    text: str
    start: int = Field(description="offset in `text`, in Unicode code points, where it begins")
    end: int = Field(description="offset where it ends")
    figure: str = ""
    form: str = Field(
        "", description="value, part (numerator), whole (denominator), rest, wan, yi, change, before"
    )
    by: str = Field("", description="the breakdown of which it prints one part")
    key: str = Field("", description="which part")
    case: str = Field("", description="the case that it tells of")


class TwinParagraph(_Told):
    """A heading or a paragraph."""

    kind: str = Field(description="heading, subheading, text, or the chapter where people write it")
    own: bool = Field(description="written by people, not from figures")
    pieces: list[TwinPiece]
    chapter: str = ""
    source: str = ""
    about: str = ""


class TwinFigure(BaseModel):
    """A figure as it was frozen: value, numbers, definition and its version, article, period, heads of the books."""

    model_config = ConfigDict(extra="allow")
    id: str
    ref: str = Field(description="its name here; `id|by=key` for a part of a breakdown")
    title: str
    kind: str = Field(description="count, sum, rate, mean, median or stock")
    value: Any
    unit: str
    numerator: Any
    denominator: Any
    definition: str
    article: str
    period: dict[str, str] = Field(description="first and last day")
    as_of: str = Field(description="the day on which what was pending was looked at")
    heads: dict[str, Any] = Field(description="by book: number and link of its last entry")
    before: Any = Field(None, description="the value of the year before")
    address: str = Field(description="where the portal shows it as of these heads")


class TwinNumber(_Told):
    """A printed number and the figure behind it."""

    start: int
    end: int
    text: str
    figure: str = Field(description="`ref` in `figures`")
    form: str
    part: str = Field(description="which of the figure's cases stand behind it: numerator, denominator, rest")
    address: str


class TwinEntry(_Told):
    """The entry of the record that froze the edition."""

    case: str
    book: str
    seq: int
    digest: str
    link: str
    address: str


class Twin(BaseModel):
    """法治政府建设年度报告. A report with its figures, their offsets in the text, and where it stands in the record.

    Facts of the edition beside those named here stand under their own names.
    """

    model_config = ConfigDict(extra="allow")
    format: Literal["zhunsheng-report/1"]
    status: Literal["draft", "published", "corrected"]
    site: str = Field(
        description="the portal's address, before which every address here is to be read; may be empty"
    )
    year: int
    title: str
    number: str
    issuer: str
    dated: date
    reason: str = Field(description="why it was corrected")
    text: str = Field(description="title, number and paragraphs, parted by line feeds")
    sha256: str = Field(description="of `text` in UTF-8, in hex")
    paragraphs: list[TwinParagraph]
    numbers: list[TwinNumber]
    figures: list[TwinFigure]
    heads: dict[str, Any]
    entry: TwinEntry | None = Field(description="null for a draft")


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a twin."""
    made = Twin.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": FORMAT} | made
