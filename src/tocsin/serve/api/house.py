"""What every address of the API shares: the project, how answers are made, and how an address is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from starlette.responses import JSONResponse, Response

from tocsin import __version__
from tocsin.export.incidents import incident_to_dict
from tocsin.export.jsonl import ORIGIN, origin
from tocsin.export.measured import error_rates
from tocsin.export.standing import is_claim
from tocsin.export.wording import headline
from tocsin.records import Incident, Record, plain
from tocsin.store import Entry

from ..shown import document_address
from ..site import Site
from .problems import MEDIA, Problem

BASE = "/api/v1"
JSON = "application/json"
_KINDS = {JSON: "object", "application/geo+json": "object"}
"""What an answer of a type is, where it is no text."""
_WRONG: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": told, "content": {MEDIA: {}}}
    for status, told in {
        400: "The request cannot be meant as it is.",
        401: "A token is needed.",
        404: "There is no such thing.",
        410: "It was withdrawn.",
        422: "A parameter is wrong.",
        503: "It takes too long, or the database is held up.",
    }.items()
}
_KNOWN: dict[int | str, dict[str, Any]] = {304: {"description": "What the reader has is still right (If-None-Match)."}}


class House:
    """Makes the answers."""

    def __init__(self, app: FastAPI, site: Site) -> None:
        self.app, self.site = app, site
        self.project, self.registry = site.project, site.registry

    def serve(
        self,
        path: str,
        answer: Callable[..., Response],
        *,
        shape: Any = None,
        media: Sequence[str] = (JSON,),
        example: object = None,
    ) -> None:
        """Give an answer its address, for GET and HEAD; the docstring is what the OpenAPI says of it.

        ``shape`` is the model of a JSON answer; ``media`` are the types of files that may come instead.
        """
        content: dict[str, Any] = {one: {"schema": {"type": _KINDS.get(one, "string")}} for one in media}
        if shape:
            content = {JSON: {"example": example} if example is not None else {}}
        fine: dict[str, Any] = {"description": "Found.", "content": content} | ({"model": shape} if shape else {})
        shared: dict[str, Any] = {"response_model": None, "response_class": Response}
        responses: dict[int | str, dict[str, Any]] = {200: fine, **_KNOWN, **_WRONG}
        summary = (answer.__doc__ or "").strip().partition("\n")[0].rstrip(".")
        self.app.add_api_route(path, answer, methods=["GET"], responses=responses, summary=summary, **shared)
        self.app.add_api_route(path, answer, methods=["HEAD"], include_in_schema=False, **shared)

    def page(
        self,
        items: Iterable[Mapping[str, Any]],
        following: str | None,
        total: int | None,
        *,
        left_out: int = 0,
        facets: Mapping[str, Mapping[str, int]] | None = None,
    ) -> Response:
        """One page of a list."""
        shown = {"items": list(items), "next": following, "total": total, "left_out": left_out}
        return answer(shown | {"facets": facets or {}, "about": self.about})

    def one(self, thing: Mapping[str, Any]) -> Response:
        """One thing."""
        return answer({**thing, "about": self.about})

    @property
    def about(self) -> dict[str, str]:
        """What every answer says of itself."""
        return {
            "program": f"tocsin {__version__}", "project": plain(self.site.name), "origin": ORIGIN,
            "error_rates": error_rates(), "reading": "/reading",
        }  # fmt: skip

    def record(self, record: Record, entry: Entry | None) -> dict[str, Any]:
        """One record with what stands beside it."""
        outlet = entry.outlet if entry else ""
        return record.to_dict() | {
            "origin": origin(record), "claim": is_claim(record), "headline": headline(record, self.registry, outlet),
            "outlet": outlet, "published": entry.published if entry else "",
            "href": f"{BASE}/records/{quote(record.doc, safe='')}/{quote(record.id, safe='')}",
            "page": document_address(record.doc, f"w-{record.id}"),
        }  # fmt: skip

    def records(self, found: Iterable[Record]) -> list[dict[str, Any]]:
        """Records, each with what is known of its document."""
        kept = list(found)
        entries = {one.id: one for one in self.project.entries(ids={r.doc for r in kept})} if kept else {}
        return [self.record(one, entries.get(one.doc)) for one in kept]

    def incidents(self, found: Iterable[Incident]) -> list[dict[str, Any]]:
        """Incidents with what stands beside them."""
        kept = list(found)
        known = self.project.provenance({doc for one in kept for doc in one.documents}) if kept else {}
        return [
            incident_to_dict(one, [known[doc].coder for doc in one.documents if doc in known], self.registry)
            | places_of("incidents", one.id)
            for one in kept
        ]


def places_of(*path: str) -> dict[str, str]:
    """Where a thing stands in the API, and where it is shown: both have the same way to it."""
    way = "/".join(quote(part, safe="") for part in path)
    return {"href": f"{BASE}/{way}", "page": f"/{way}"}


def answer(body: Mapping[str, Any]) -> Response:
    """A JSON answer."""
    return JSONResponse(body)
