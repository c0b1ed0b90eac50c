"""How a fact asks to be filled in: duties that must be answered, and what a story takes for granted."""

from typing import Any

from pydantic import Field


def duty(title: str, *, granted: Any = True) -> Any:
    """A fact that the law makes a duty of: it must be answered, and `granted` is the lawful answer.

    Stories (casebook.md) mention a duty only where it was neglected; their runner fills the rest with `granted`.
    """
    return Field(title=title, json_schema_extra={"granted": granted})
