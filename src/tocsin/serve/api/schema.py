"""The JSON Schema of the records, for whoever checks them."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter
from starlette.responses import Response

from tocsin.records import TYPES

from .asking import RecordType
from .house import House, answer


def routes(house: House) -> None:
    """Give them their addresses."""

    def schema() -> Response:
        """The JSON Schema of a record of any type."""
        any_type: Any = Annotated[reduce(or_, TYPES.values()), Field(discriminator="type")]
        return answer(TypeAdapter(any_type).json_schema())

    def schema_of(name: RecordType) -> Response:
        """The JSON Schema of the records of one type."""
        return answer(TYPES[name].model_json_schema())

    house.serve("/schema", schema)
    house.serve("/schema/{name}", schema_of)
