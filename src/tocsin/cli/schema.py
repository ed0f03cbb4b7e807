"""`tocsin schema`."""

from __future__ import annotations

import json
from functools import reduce
from operator import or_
from typing import Annotated, Any

import click
from pydantic import Field, TypeAdapter

from tocsin.records import TYPES

from .group import VERBS, Examples, without_project
from .terminal import put


@click.command(cls=Examples, short_help=VERBS["schema"], examples=("tocsin schema", "tocsin schema event"))
@click.argument("record_type", metavar="[TYPE]", required=False, type=click.Choice(list(TYPES)))
@without_project
def schema(record_type: str | None) -> None:
    """Print the JSON Schema of a record: of one TYPE, or of any."""
    put(json.dumps(_of(record_type), indent=2, ensure_ascii=False))


def _of(record_type: str | None) -> dict[str, Any]:
    if record_type:
        return TYPES[record_type].model_json_schema()
    any_type: Any = Annotated[reduce(or_, TYPES.values()), Field(discriminator="type")]
    return TypeAdapter(any_type).json_schema()
