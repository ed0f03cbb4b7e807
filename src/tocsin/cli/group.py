"""The command group: its verbs are loaded when they are called, and --project may stand before or after them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from tocsin import __version__

VERBS: Mapping[str, str] = MappingProxyType(
    {
        "init": "Make a project in a folder.",
        "add": "Add reports to the project: files, folders, web pages by URL, archives, or - for standard input.",
        "watch": "Watch feeds, sitemaps and pages; fetch what is new in them.",
        "run": "Code what is new, on all cores; goes on where it was stopped. Again and again with --every.",
        "import": "Bring in reference data: UCDP's counts, GDELT's leads, other coders' events.",
        "records": "List records, by type, actor, country, status, date, words or how sure they are.",
        "incidents": "List incidents: what the events tell together, and how surely it happened.",
        "incident": "Show one incident: who tells it and how, counts, contradictions, why it is one.",
        "join": "Have incidents be one, whatever merging finds; kept when documents are coded anew.",
        "part": "Have what a document tells be another act than an incident.",
        "ledger": "List what is followed through time: agreements, postures, prospects, relations, people …",
        "timeline": "List what is told of an actor, a country or an incident, day by day.",
        "alerts": "List alerts: what was told of late that somebody wants to know at once, and why.",
        "indicators": "Count events, deaths, protests, postures; rates of change, quoted figures beside.",
        "forecast": "Forecast deaths by country and month, with how well such forecasts did.",
        "resolve": "Say what came of a forecast that somebody made.",
        "holders": "List who forecast, and how it came out.",
        "brief": "Write the brief: what changed since the cut-off, each sentence with its sources.",
        "show": "Show a document's text with its records marked in it.",
        "explain": "Explain a record: which words gave each field, and what would change it.",
        "actors": "List who acts and is not in the registry; say once who a name is.",
        "documents": "List the documents, and why any failed.",
        "accept": "Say that a record is right.",
        "reject": "Say that a record is wrong: it is taken out, and a tombstone left.",
        "correct": "Change fields of a record; the change outlives coding anew.",
        "comment": "Note something beside a record.",
        "judgements": "List what was said of records, or write it as labels to learn from.",
        "retract": "Withdraw a document, or a record, and leave a tombstone.",
        "restore": "Take a withdrawal or a verdict back.",
        "purge": "Withdraw a document and delete its text for good.",
        "audit": "Measure on your own texts how many records are right and what is missed.",
        "serve": "Show the project as a page on this machine.",
        "export": "Write records, incidents or a ledger: JSON Lines, CSV, GeoJSON, Parquet; POLECAT, UCDP GED.",
        "code": "Code files without a project; records go to stdout as JSON Lines.",
        "schema": "Print the JSON Schema of the records, or of one type.",
        "registry": "Look after the registry of actors, places and codes.",
        "gazetteer": "Look after the gazetteer: build it, look up a place's name.",
    }
)
"""Each verb with its line in `tocsin --help`; the file of a verb is ``cli/<verb>.py``, its command ``<verb>``.

A verb that is a word of Python has an underscore behind it there: ``cli/import_.py``.
"""


class Verbs(click.Group):
    """Loads a verb's file when the verb is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The verbs, in the order in which they are used."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The verb's command, None for an unknown word."""
        if cmd_name not in VERBS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = getattr(import_module(f"tocsin.cli.{name}"), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list in `tocsin --help`, without loading any verb."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


class _Shown:
    """Help that ends with examples."""

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The examples, one a line."""
        with formatter.section("Examples"):
            for example in self.shown:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


class Examples(_Shown, click.Command):
    """A command whose help ends with examples."""


class ExamplesGroup(_Shown, click.Group):
    """A group of commands whose help ends with examples."""


def _remember(ctx: click.Context, _: click.Parameter, value: Path | None) -> Path | None:
    if value is not None:
        ctx.find_root().meta["tocsin.project"] = value
    return value


def in_project(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a verb the --project option; :func:`folder` says what was asked for."""
    return click.option(
        "--project", type=click.Path(path_type=Path), metavar="DIR", expose_value=False, callback=_remember,
        help="Folder of the project (default: this one, or the nearest above it that holds one).",
    )(command)  # fmt: skip


def without_project(command: Callable[..., Any]) -> Callable[..., Any]:
    """Lets a verb that needs no project be given one all the same, for scripts that say --project everywhere."""
    return click.option("--project", type=click.Path(path_type=Path), expose_value=False, hidden=True)(command)


def folder() -> Path:
    """The project's folder: as asked for, else the nearest that holds one, from the working directory upward."""
    asked: Path | None = click.get_current_context().find_root().meta.get("tocsin.project")
    here = Path.cwd()
    return asked or next((place for place in (here, *here.parents) if (place / "tocsin.sqlite").is_file()), Path())


@click.command("tocsin", cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@in_project
@click.option("--debug", is_flag=True, expose_value=False, help="Show where an error arose; may stand anywhere.")
@click.version_option(__version__, message="tocsin %(version)s")
def tocsin() -> None:
    """Read reports of a crisis and write down who did what to whom, with the words that each record rests on.

    Begin with: tocsin init crisis && cd crisis && tocsin add REPORTS && tocsin run && tocsin serve
    """
