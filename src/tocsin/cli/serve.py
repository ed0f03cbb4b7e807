"""`tocsin serve`."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from tocsin.errors import UsageError
from tocsin.serve import DEFAULT_PORT, HOST, is_loopback, new_token
from tocsin.serve import run as run_server
from tocsin.settings import load_settings

from .group import VERBS, Examples, folder, in_project
from .terminal import say
from .user import user_name

_EXAMPLES = (
    "tocsin serve",
    "tocsin serve --port 9000 --open",
    "tocsin serve --host 0.0.0.0 --make-token    # for others too, who need the token",
    "tocsin serve --host 0.0.0.0 --token-file token.txt --name crisis.example.org",
)
_IN_CLEAR = (
    "whoever can listen to the network can read what is sent, the token too: put a server with TLS in front of it, or "
    "reach it through `ssh -L`"
)


@click.command(cls=Examples, short_help=VERBS["serve"], examples=_EXAMPLES)
@click.option("--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, help="0: any free one.")
@click.option("--host", default=HOST, show_default=True, metavar="ADDRESS", help="Listen here; 0.0.0.0: everywhere.")
@click.option("--token-file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Let in only whoever has the token in this file.")  # fmt: skip
@click.option("--make-token", is_flag=True, help="Make a token for this time, and print it.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A host name under which others reach it.")
@click.option("--open", "in_browser", is_flag=True, help="Open it in the browser.")
@in_project
def serve(
    port: int, host: str, token_file: Path | None, make_token: bool, names: tuple[str, ...], in_browser: bool
) -> None:
    """Show the project as pages and as an API, until Ctrl-C. It may run while `tocsin run` writes.

    Without --host it answers this machine alone. Beyond it a token is required: in a browser it is asked for once, a
    program sends it as `Authorization: Bearer TOKEN`. It is taken from --token-file, else from TOCSIN_SERVE__TOKEN or
    `token` under [serve] in tocsin.toml.
    """
    settings = load_settings(folder()).serve
    beyond = not is_loopback(host)
    token = _token(token_file, make_token) or settings.token

    def announce(address: str) -> None:
        say(f"{address} shows the project{' to whoever has the token' if token else ''}; Ctrl-C stops it")
        if beyond:
            say(_IN_CLEAR)
        if make_token:
            say(f"token: {token}")
        if in_browser:
            webbrowser.open(address)

    run_server(folder(), port, announce, user_name(), host=host, token=token, names=(*settings.names, *names))


def _token(file: Path | None, make: bool) -> str:
    if make and file:
        raise UsageError("give either --make-token or --token-file")
    if make:
        return new_token()
    if file is None:
        return ""
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read as a token: {error}") from error
