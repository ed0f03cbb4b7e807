"""`tocsin serve`."""

from __future__ import annotations

import webbrowser

import click

from tocsin.serve import DEFAULT_PORT
from tocsin.serve import run as run_server

from .group import VERBS, Examples, folder, in_project
from .terminal import say
from .user import user_name


@click.command(cls=Examples, short_help=VERBS["serve"], examples=("tocsin serve", "tocsin serve --port 9000 --open"))
@click.option("--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, help="0: any free one.")
@click.option("--open", "in_browser", is_flag=True, help="Open it in the browser.")
@in_project
def serve(port: int, in_browser: bool) -> None:
    """Show the project as a page, to this machine alone, until Ctrl-C. It may run while `tocsin run` writes."""

    def announce(address: str) -> None:
        say(f"{address} shows the project; Ctrl-C stops it")
        if in_browser:
            webbrowser.open(address)

    run_server(folder(), port, announce, user_name())
