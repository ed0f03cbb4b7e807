"""Whatever is asked of the API within its own description of itself, it answers as that says; and never breaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tocsin.registry import load_registry
from tocsin.serve.api import make_api
from tocsin.serve.site import Site
from tocsin.store import Project

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 4
"""Requests to each address: few, for the suite; more find nothing else (400 were asked once)."""


@pytest.fixture(scope="module")
def api(project: Path) -> FastAPI:
    return make_api(Site(Project.open(project), load_registry(), project))


def test_every_answer_is_as_described(api: FastAPI) -> None:
    asked = 0
    for found in schemathesis.openapi.from_asgi("/openapi.json", api).get_all_operations():
        operation = found.ok() if isinstance(found, Ok) else None
        assert operation, found
        asked += _ask(operation)
    assert asked > 50


def _ask(operation: Any) -> int:
    asked = 0

    @given(case=operation.as_strategy())
    @settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None,
              phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))  # fmt: skip
    def asking(case: Any) -> None:
        nonlocal asked
        asked += 1
        case.call_and_validate(checks=CHECKS)

    asking()
    return asked


def test_every_address_says_what_it_answers(api: FastAPI) -> None:
    for path, methods in api.openapi()["paths"].items():
        told = methods["get"]
        assert told["summary"] and told["description"], path
        assert {"200", "304", "404", "422", "503"} <= set(told["responses"]), path
        for one in told.get("parameters", ()):
            assert one["in"] in ("query", "path"), path
