"""`tocsin incidents`."""

from __future__ import annotations

import json
from typing import Any

import click

from tocsin import pipeline
from tocsin.export.figures import days
from tocsin.export.standing import mark
from tocsin.export.sureness import incident_weights, orders, share
from tocsin.export.wording import headline
from tocsin.records import Incident
from tocsin.records.event import ROOTS
from tocsin.records.incident import STANDINGS
from tocsin.registry import load_registry
from tocsin.store import Project
from tocsin.watch import INCIDENT_ORDERS, Chosen, Wanted, choose_incidents

from .group import VERBS, Examples, folder, in_project
from .merged import left_out_line
from .parameters import COUNTRY, DAY, SHARE
from .terminal import put, put_table, say

_SHOWN = 50
_EXAMPLES = (
    "tocsin incidents --type ASSAULT --country MLI --since 2023-07-26",
    "tocsin incidents --sure 0.8 --sort origins",
    "tocsin incidents --sure 0 --sort doubt    # the least sure too, and first",
    "tocsin incidents --standing denied --json | jq .reports",
)


@click.command(cls=Examples, short_help=VERBS["incidents"], examples=_EXAMPLES)
@click.option("--type", "types", multiple=True, metavar="ROOT", type=click.Choice(ROOTS, case_sensitive=False),
              help="Kind of event: ASSAULT, PROTEST …")  # fmt: skip
@click.option("--actor", "actors", multiple=True, metavar="ACTOR", help="On either side: NER also finds NER.GOV.")
@click.option("--country", "countries", multiple=True, metavar="ISO3", type=COUNTRY, help="Where it is.")
@click.option(
    "--standing", "standings", multiple=True, type=click.Choice(STANDINGS),
    help="Told as fact, only claimed, awaited, denied (default: fact and claim).",
)  # fmt: skip
@click.option("--since", type=DAY, help="On this day or later.")
@click.option("--until", type=DAY, help="On this day or earlier.")
@click.option("--sure", type=SHARE, default=None, help="Happened with this probability or more (default: the setting).")
@click.option(
    "--sort", "order", type=click.Choice(INCIDENT_ORDERS), default=INCIDENT_ORDERS[0], show_default=True,
    help=orders(INCIDENT_ORDERS),
)  # fmt: skip
@click.option("--limit", type=click.IntRange(0), default=None, help=f"At most so many; 0: all ({_SHOWN} in a table).")
@click.option("--json", "as_json", is_flag=True, help="With all reports, as JSON Lines.")
@in_project
def incidents(as_json: bool, limit: int | None, sure: float | None, **narrowed: Any) -> None:
    """List incidents: what the event records of all documents tell together.

    "sure" is the probability that at least one of the reports rightly tells it as happened or happening. It is that of
    the surest report: reports may go back to one another unseen, so further ones are not taken to make it likelier.

    Who tells it is counted by origin: outlets that carry one text are one, and stand beside each other with a + sign.

    What happened less surely than the setting `sure` under [watch] in tocsin.toml is left out, unless --sure says
    otherwise. What is awaited or denied has no such bound; what was not weighed is kept.
    """
    shown = limit if limit is not None else (0 if as_json else _SHOWN)
    given = {name: value for name, value in narrowed.items() if value}
    with Project.open(folder()) as project:
        least = project.settings.watch.sure if sure is None else sure
        chosen = choose_incidents(pipeline.incidents(project), Wanted(sure=least, limit=shown or None, **given))
        if as_json:
            for incident in chosen.incidents:
                put(json.dumps(_whole(incident), ensure_ascii=False))
        elif chosen.incidents:
            _table(project, chosen)
    if not chosen.total:
        say("no incidents" + (" match" if given or chosen.left_out else " yet; `tocsin run` finds the events"))
    elif len(chosen.incidents) < chosen.total:
        say(f"{len(chosen.incidents):,} of {chosen.total:,}; --limit 0 shows all, --json gives them whole")
    if told := left_out_line(chosen.left_out, least, "--sure 0 shows"):
        say(told)


def _table(project: Project, chosen: Chosen) -> None:
    registry = load_registry()
    records, rows = pipeline.best_records(project, chosen.incidents), []
    for incident in chosen.incidents:
        if record := records.get(incident.id):
            sure = "".join(share(value) for _, value in incident_weights(incident))
            what = f"{mark(record)} — {headline(record, registry, incident.best.outlet)}"
            rows.append((days(incident), sure, what, _tellers(incident)))
    put_table(("when", "sure", "what", "told by"), rows)


def _tellers(incident: Incident) -> str:
    """Outlets by origin: how many origins there are, and with a + sign those that carry one text."""
    told = [" + ".join(sorted({report.outlet or report.doc for report in one.reports})) for one in incident.sources]
    return f"{len(told)}: {', '.join(told)}" if len(told) > 1 else told[0]


def _whole(incident: Incident) -> dict[str, Any]:
    plain = ("id", "event_type", "standing", "fact", "actors", "targets", "country", "first", "last", "killed")
    beside = ("doc", "record", "standing", "fact", "outlet", "published")
    reports = [{name: getattr(report, name) for name in beside} for report in incident.reports]
    return {name: getattr(incident, name) for name in plain} | {
        "outlets": incident.outlets,
        "origins": [
            {"origin": one.origin, "documents": sorted({r.doc for r in one.reports})} for one in incident.sources
        ],
        "reports": reports,
    }
