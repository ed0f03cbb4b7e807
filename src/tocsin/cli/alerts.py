"""`tocsin alerts`."""

from __future__ import annotations

import json
import textwrap

import click

from tocsin import sending, warning
from tocsin.export.alerting import alert_title, alert_to_dict, cited_line, date_range, how_sure, why_now
from tocsin.records import plain
from tocsin.records.alert import Action, Raised
from tocsin.registry import Registry, load_registry
from tocsin.store import Project

from .group import VERBS, Examples, ExamplesGroup, folder, in_project
from .parameters import DAY
from .terminal import put, put_table, say
from .user import user_name

_EXAMPLES = (
    "tocsin alerts",
    "tocsin alerts --json | jq 'select(.severity == \"high\") | .title'",
    "tocsin alerts show 3f2a90c1",
    "tocsin alerts ack 3f2a90c1 --note 'with the desk'",
    "tocsin alerts send --dry-run",
)
_NOTE = click.option("--note", default="", help="Why: kept beside it.")


@click.group(cls=ExamplesGroup, short_help=VERBS["alerts"], examples=_EXAMPLES, invoke_without_command=True)
@click.option("--since", type=DAY, default=None, help="Only what was raised or changed on this day or later.")
@click.option("--all", "every", is_flag=True, help="Also what is acknowledged, muted or withdrawn.")
@click.option("--json", "as_json", is_flag=True, help="Whole, with every record, as JSON Lines.")
@in_project
@click.pass_context
def alerts(context: click.Context, since: str | None, every: bool, as_json: bool) -> None:
    """List alerts: what was told of late that somebody wants to know at once, the gravest first.

    `tocsin run` raises them by the rules of `tocsin alerts rules`. Each rests on records, and says why it came now, how
    sure it is and on how many independent origins; one that is unsure or has one origin alone says so. It is raised
    once, and updated when new reports change what it says. What is planned or claimed is never told as a fact.
    """
    if context.invoked_subcommand:
        return
    with Project.open(folder()) as project:
        known = warning.listed(project, since=since or "", every=True)
    found = known if every else [one for one in known if one.state == "open"]
    hidden = len(known) - len(found)
    registry = load_registry()
    if as_json:
        for one in found:
            put(json.dumps(alert_to_dict(one, registry), ensure_ascii=False))
    elif found:
        headings = ("id", "severity", "what", "days", "how sure", *(("state",) if every else ()))
        put_table(headings, (_row(one, registry, every) for one in found))
    if not found:
        say("no alerts; `tocsin run` raises them" if not hidden else "no open alerts")
    if hidden:
        say(f"{hidden:,} acknowledged, muted or withdrawn; --all shows them")


@alerts.command(cls=Examples, examples=_EXAMPLES[2:3])
@click.argument("name", metavar="ID")
@in_project
def show(name: str) -> None:
    """Show one alert: why now, how sure, every record that it rests on, and who did what with it."""
    with Project.open(folder()) as project:
        one = warning.one(project, name)
    registry, alert = load_registry(), one.alert
    put(plain(f"{alert.id}  {alert.severity}, {one.state}  {alert_title(alert, registry)}"))
    for label, words in (
        ("days", date_range(alert)),
        ("why now", why_now(alert, registry)),
        ("how sure", how_sure(alert)),
        ("raised", f"{one.raised_at}, changed {one.changed_at}, revision {one.revision}; rule {alert.rule}"),
    ):
        put(plain(textwrap.fill(words, 110, initial_indent=f"  {label:9}", subsequent_indent=" " * 11)))
    for cited in alert.cites:
        put(plain(f"  - {cited_line(cited, registry)}"))
    for heard in one.heard:
        put(plain(f"  {heard.created_at} {heard.user}: {heard.action}{f' — {heard.note}' if heard.note else ''}"))


@alerts.command(cls=Examples, examples=_EXAMPLES[3:4])
@click.argument("name", metavar="ID")
@_NOTE
@in_project
def ack(name: str, note: str) -> None:
    """Acknowledge an alert: it is listed no more, until new reports change what it says."""
    _say(name, "acknowledged", note)


@alerts.command(cls=Examples, examples=("tocsin alerts mute 3f2a90c1 --note 'an old story'",))
@click.argument("name", metavar="ID")
@_NOTE
@in_project
def mute(name: str, note: str) -> None:
    """Mute an alert: it is listed and sent no more, whatever comes."""
    _say(name, "muted", note)


@alerts.command(cls=Examples, examples=("tocsin alerts reopen 3f2a90c1",))
@click.argument("name", metavar="ID")
@_NOTE
@in_project
def reopen(name: str, note: str) -> None:
    """Have an acknowledged or muted alert be open again."""
    _say(name, "reopened", note)


@alerts.command(cls=Examples, examples=("tocsin alerts rules", "tocsin alerts rules --json"))
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@in_project
def rules(as_json: bool) -> None:
    """List the rules that hold here: those that come with Tocsin, and those of alerts.toml beside tocsin.toml."""
    with Project.open(folder()) as project:
        held = warning.rules_of(project)
    if as_json:
        for rule in held.rule:
            put(json.dumps(rule.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False))
        return
    put_table(("name", "looks at", "at most", "what"), ((r.name, r.on, r.severity, r.label) for r in held.rule))


@alerts.command(cls=Examples, examples=("tocsin alerts send --dry-run", "tocsin alerts send"))
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and send nothing.")
@in_project
def send(dry_run: bool) -> None:
    """Send what is new to the addresses of `notify` under [alerts] in tocsin.toml: mail, webhooks, chats.

    Addresses are written as apprise has them (mailto://, json://, slack:// …). Each alert goes out once, and again when
    new reports change what it says. Without an address nothing leaves this machine.
    """
    with Project.open(folder(), write=not dry_run) as project:
        told = sending.message(project)
        addresses = len(project.settings.alerts.notify)
        if told is None:
            say("nothing new to send")
            return
        if dry_run:
            put(plain(f"Subject: {told.subject}"))
            for line in ("", *told.body.splitlines()):
                put(plain(line))
            say(f"{len(told.alerts)} alerts would go to {addresses} addresses; nothing was sent")
            return
        if not addresses:
            say("no address to send to: set `notify` under [alerts] in tocsin.toml")
            return
        sending.send(project)
    say(f"sent {len(told.alerts)} alerts to {addresses} addresses")


def _say(name: str, action: Action, note: str) -> None:
    with Project.open(folder(), write=True) as project:
        one = warning.say(project, name, action, user_name(), note)
    say(f"alert {one.alert.id} is {one.state} now")


def _row(one: Raised, registry: Registry, every: bool) -> tuple[str, ...]:
    alert = one.alert
    what = f"{alert_title(alert, registry)} — {why_now(alert, registry)}"
    cells = (alert.id[:8], alert.severity, what, date_range(alert), how_sure(alert))
    return (*cells, one.state) if every else cells
