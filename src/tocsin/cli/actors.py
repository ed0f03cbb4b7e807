"""`tocsin actors`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

import click

from tocsin import pipeline
from tocsin.errors import UsageError
from tocsin.records import UnknownActor
from tocsin.registry import load_registry
from tocsin.registry.choices import with_choices
from tocsin.store import NOBODY, Choice, Project

from .group import VERBS, Examples, ExamplesGroup, folder, in_project
from .terminal import put, put_table, say
from .user import user_name

_EXAMPLES = (
    "tocsin actors",
    "tocsin actors --country NER --json",
    "tocsin actors show 'Tera Front'",
    "tocsin actors set 'Tera Front' jnim",
    "tocsin actors set 'the Tera committee' NER.CVL --note 'elected in May'",
    "tocsin actors set 'Sea Star' -    # a ship: no actor at all",
)


@click.group(cls=ExamplesGroup, short_help=VERBS["actors"], examples=_EXAMPLES, invoke_without_command=True)
@click.option("--country", default="", metavar="CODE", help="Only those that a text binds to this country: NER.")
@click.option("--limit", type=click.IntRange(0), default=40, show_default=True, help="At most so many; 0: all.")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@in_project
@click.pass_context
def actors(context: click.Context, country: str, limit: int, as_json: bool) -> None:
    """List who acts in the documents and is not in the registry, the most frequent first.

    Say once who a name is with `tocsin actors set`: the choice is kept in the project, and the next `tocsin run` codes
    the documents anew with it.
    """
    if context.invoked_subcommand:
        return
    with Project.open(folder()) as project:
        found = pipeline.unknown_actors(project)
    found = [one for one in found if not country or country.upper() in one.countries]
    shown = found[: limit or None]
    if as_json:
        for one in shown:
            put(json.dumps(asdict(one), ensure_ascii=False))
    elif shown:
        put_table(("name", "kind", "documents", "mentions", "country", "called"), map(_row, shown))
        if len(shown) < len(found):
            say(f"{len(found) - len(shown):,} more; `--limit 0` lists all")
    else:
        say("no unknown actors" + (" there" if country else "; `tocsin run` looks for them as it codes"))


@actors.command(cls=Examples, examples=("tocsin actors show 'Tera Front'",))
@click.argument("name")
@in_project
def show(name: str) -> None:
    """Show what the documents call an unknown name, and where it stands first in each."""
    with Project.open(folder()) as project:
        (one,) = _named(pipeline.unknown_actors(project), name)
        put_table(("document", "words"), ((doc, _around(project, doc, one)) for doc in one.docs))
    for words in one.descriptions:
        say(f"called: {words}")


@actors.command("set", cls=Examples, examples=_EXAMPLES[3:])
@click.argument("name")
@click.argument("actor")
@click.option("--note", default="", help="Why: kept beside the choice.")
@in_project
def choose(name: str, actor: str, note: str) -> None:
    """Say who NAME is: an actor such as NER.GOV, jnim or ECO, a new id of its own, or - for no actor at all."""
    with_choices(load_registry(), {name: actor})  # refuses, in one line, what cannot be
    _append(Choice(name, actor, user_name(), note))
    say(
        f"from the next run on, '{name}' is {'no actor' if actor == NOBODY else actor}; `tocsin run` codes anew with it"
    )


@actors.command(cls=Examples, examples=("tocsin actors unset 'Tera Front'",))
@click.argument("name")
@in_project
def unset(name: str) -> None:
    """Take back a choice; that it was made stays on record."""
    with Project.open(folder()) as project:
        standing = [choice.name for choice in project.choices()]
    if name not in standing:
        raise UsageError(f"nothing was said of '{name}'; `tocsin actors choices` lists what was")
    _append(Choice(name, "", user_name()))
    say(f"'{name}' is again what the registry and the texts make of it, from the next run on")


@actors.command(cls=Examples, examples=("tocsin actors choices", "tocsin actors choices --json"))
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@in_project
def choices(as_json: bool) -> None:
    """List the choices that hold, with who made them and when."""
    with Project.open(folder()) as project:
        found = project.choices()
    if as_json:
        for choice in found:
            put(json.dumps(asdict(choice), ensure_ascii=False))
    elif found:
        rows = ((c.name, c.actor, c.user, c.created_at, c.note) for c in found)
        put_table(("name", "actor", "by", "at", "note"), rows)
    else:
        say("no choices yet; `tocsin actors set NAME ACTOR` makes one")


def _append(choice: Choice) -> None:
    with Project.open(folder(), write=True) as project:
        project.choose(choice)


def _named(found: Iterable[UnknownActor], name: str) -> list[UnknownActor]:
    same = [one for one in found if one.name.casefold() == name.casefold()]
    if not same:
        raise UsageError(f"no unknown actor '{name}' here; `tocsin actors --limit 0` lists all")
    return same[:1]


def _around(project: Project, doc: str, actor: UnknownActor) -> str:
    """The line in which the name first stands, cut to what a screen shows."""
    text = project.document(doc).text
    at = max(text.casefold().find(actor.name.casefold()), 0)
    start = max(text.rfind("\n", 0, at) + 1, at - _BEFORE)
    return text[start : at + _AFTER].split("\n")[0]


_BEFORE, _AFTER = 60, 120
"""Characters of the text that are shown on either side of a name."""


def _row(one: UnknownActor) -> tuple[str, ...]:
    called = "; ".join(one.descriptions[:3])
    return one.name, one.kind, f"{one.documents:,}", f"{one.mentions:,}", " ".join(one.countries[:3]), called
