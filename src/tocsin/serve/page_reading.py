"""How the page is to be read, and what it must not be taken for."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from tocsin.export.measured import measured

from .legend import LEGEND
from .site import Site, serve


def routes(app: FastAPI, site: Site) -> None:
    """Serve the page on reading."""

    def reading() -> HTMLResponse:
        return site.page("reading", [], legend=LEGEND, measured=measured(), least=site.project.settings.watch.sure)

    serve(app, "/reading", reading)
