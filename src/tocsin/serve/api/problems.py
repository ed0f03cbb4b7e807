"""What the API answers where it cannot answer: problem details (RFC 9457) that say in a sentence what to do."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from tocsin.errors import TocsinError, UsageError
from tocsin.records import plain

MEDIA = "application/problem+json"
_NOTHING = "There is nothing at this address; /api/v1/openapi.json lists what there is."
_SHOWN = 8
"""Faults of a request that are listed."""


class Fault(BaseModel):
    """One thing that is wrong with a request."""

    where: str = Field(description="the parameter", examples=["since"])
    what: str = Field(description="what is wrong with it", examples=["not a day; write it YYYY-MM-DD"])


class Problem(BaseModel):
    """Why there is no answer, and what to do."""

    type: str = Field("about:blank", description="always about:blank: status and title say it")
    title: str = Field(description="the status in words", examples=["Unprocessable Content"])
    status: int = Field(examples=[422])
    detail: str = Field(description="what is wrong and what to do", examples=["since: not a day; write it YYYY-MM-DD"])
    errors: list[Fault] = Field(default_factory=list, description="each parameter that is wrong")


class NotFound(TocsinError):
    """There is no such thing; the message says how to find what there is."""


class Gone(TocsinError):
    """It was there and is withdrawn; the message says when and why, and none of its words."""


def problem(
    status: int, detail: str, faults: list[dict[str, str]] | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """One answer that says why there is none."""
    try:
        title = HTTPStatus(status).phrase
    except ValueError:
        title = "Error"
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": plain(detail)}
    return JSONResponse(body | {"errors": faults or []}, status, dict(headers or {}), MEDIA)


def answer_failures(app: FastAPI) -> None:
    """Have an app answer every failure as a problem."""

    def misunderstood(_: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it alone
        faults = [_fault(one) for one in error.errors()[:_SHOWN]]
        return problem(422, "; ".join(f"{fault['where']}: {fault['what']}" for fault in faults), faults)

    def refused(_: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 400
        return problem(status, _NOTHING if status == 404 else "That cannot be served.")

    def broken(_: Request, __: Exception) -> Response:
        return problem(500, "Something in Tocsin broke on this request; the terminal says what.")

    app.add_exception_handler(RequestValidationError, misunderstood)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(NotFound, lambda _, error: problem(404, str(error)))
    app.add_exception_handler(Gone, lambda _, error: problem(410, str(error)))
    app.add_exception_handler(UsageError, lambda _, error: problem(400, str(error)))
    app.add_exception_handler(TocsinError, lambda _, error: problem(503, str(error), headers={"Retry-After": "5"}))
    app.add_exception_handler(Exception, broken)


def _fault(error: Mapping[str, Any]) -> dict[str, str]:
    where = ".".join(str(part) for part in error["loc"] if part not in ("query", "path")) or "request"
    if error["type"] == "extra_forbidden":
        return {"where": plain(where), "what": "is no parameter of this address; /api lists those there are"}
    told = str(error["msg"]).removeprefix("Value error, ")
    return {"where": plain(where), "what": f"{told[:1].lower()}{told[1:]}"}
