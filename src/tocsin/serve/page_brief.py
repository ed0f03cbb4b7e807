"""The brief at ``/brief``, to be read, printed and taken away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from tocsin import briefs
from tocsin.errors import UsageError
from tocsin.export.briefing import brief_body, brief_html, brief_markdown
from tocsin.records.brief import Brief, Cite

from .asked import Asked, asked
from .shown import document_address
from .site import Site, serve

FIELDS = ("since", "until", "country", "actor", "sure")
KEPT = 32
"""Briefs that are kept as long as nothing was committed: writing one reads hundreds of incidents."""


def routes(app: FastAPI, site: Site) -> None:
    """Serve the brief and its two downloads."""

    @lru_cache(maxsize=KEPT)
    def written(_: tuple[object, ...], values: tuple[str, ...]) -> Brief:
        since, until, country, actor, sure = values
        return briefs.brief(
            site.project, since=since, until=until, countries=_listed(country.upper()), actors=_listed(actor),
            sure=float(sure) if sure else None,
        )  # fmt: skip

    def made(query: Mapping[str, str]) -> tuple[Asked, Brief]:
        want = asked(query, FIELDS, {})
        return want, written(site.project.state(), tuple(want.values[name] for name in FIELDS))

    def page(request: Request) -> HTMLResponse:
        try:
            want, brief = made(request.query_params)
        except UsageError as error:
            return site.page("brief", [], asked=asked(request.query_params, FIELDS, {}), body="", why=str(error))
        body = Markup(brief_body(brief, _address))  # noqa: S704 - all of it is escaped where it is put together
        return site.page("brief", [], asked=want, body=body, why="")

    def download(request: Request, form: str) -> Response:
        try:
            _, brief = made(request.query_params)
        except UsageError as error:
            return site.failure(400, str(error))
        if form not in {"html", "md"}:
            return site.failure(404, "There is nothing at this address.")
        name = f"brief-{brief.scope.since}-{brief.scope.until}.{form}"
        text, kind = (brief_html(brief), "text/html") if form == "html" else (brief_markdown(brief), "text/markdown")
        return Response(text, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})

    serve(app, "/brief", page)
    serve(app, "/brief.{form}", download)


def _listed(values: str) -> tuple[str, ...]:
    return tuple(one for value in values.split(",") if (one := value.strip()))


def _address(cite: Cite) -> str:
    return document_address(cite.doc, f"w-{cite.record}")
