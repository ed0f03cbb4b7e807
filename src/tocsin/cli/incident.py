"""`tocsin incident`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import click

from tocsin import merging
from tocsin.export.figures import days
from tocsin.export.incidents import contradiction_to_dict
from tocsin.export.naming import actor_names, country_name
from tocsin.export.origins import of_document
from tocsin.export.voices import holders_say
from tocsin.records import Incident, Origin
from tocsin.records.contradiction import Contradiction
from tocsin.records.telling import Count, Where
from tocsin.registry import Registry, load_registry
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .terminal import put as put_line
from .terminal import put_table, say

_EXAMPLES = ("tocsin incident 3f2a90c1", "tocsin incident 3f2a90c1 --json | jq .contradictions")


@click.command(cls=Examples, short_help=VERBS["incident"], examples=_EXAMPLES)
@click.argument("name", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@in_project
def incident(name: str, as_json: bool) -> None:
    """Show the incident ID: its best date, place and counts, what each source says, and what contradicts what.

    Sources are counted by origin: outlets that carry one text are one. Each report is shown with why it is held to tell
    this act; `tocsin join` and `tocsin part` put right what merging got wrong.
    """
    with Project.open(folder()) as project:
        shown = merging.show(project, name)
        origins = project.origins([doc for one in (shown.incident, *shown.denials) for doc in one.documents])
    if as_json:
        put_line(json.dumps(whole(shown, origins), ensure_ascii=False))
        return
    registry = load_registry()
    _head(shown.incident, shown.denials, registry)
    _reports(shown.incident, registry)
    for denial in shown.denials:
        _reports(denial, registry)
    _origins(origins)
    _contradictions(shown.contradictions, registry)
    if shown.reasons:
        rows = ((why.report.doc, why.beside.doc, why.decision.words) for why in shown.reasons)
        put_table(("one act", "with", "because"), rows)


def _head(one: Incident, denials: Iterable[Incident], registry: Registry) -> None:
    parties = " → ".join(actor_names(side, registry) for side in (one.actors, one.targets) if side)
    rows = [("incident", one.id), ("what", f"{one.event_type}, {one.standing}"), ("who", parties or "nobody named")]
    rows.append(("when", days(one) or "undated"))
    if one.where:
        rows.append(("where", _where(one.where, registry)))
    rows += [(tally, _count(found)) for tally, found in one.counts.items()]
    origins = len(one.sources)
    told = "one origin alone" if one.single_origin else f"{origins} origins"
    rows.append(("told by", f"{told}, {len(one.documents)} documents; first {one.told[0]}, last {one.told[1]}"))
    rows += [("denied by", denial.id) for denial in denials]
    if one.denies:
        rows.append(("denies", one.denies))
    if one.held:
        rows.append(("analyst", "an analyst had a say in what belongs to it"))
    put_table(("", ""), rows)


def _where(place: Where, registry: Registry) -> str:
    parts = [
        part for part in (place.name, place.admin1, place.country and country_name(place.country, registry)) if part
    ]
    return f"{', '.join(parts)}{f' ({place.precision})' if place.precision else ''}"


def _count(found: Count) -> str:
    low = "?" if found.low is None else f"{found.low:,}"
    high = "open" if found.high is None else f"{found.high:,}"
    return f"low {low}, best {found.best:,}, high {high}"


def _reports(one: Incident, registry: Registry) -> None:
    rows = [
        (
            source.origin,
            report.published,
            report.outlet or report.doc,
            report.status,
            holders_say(report.holders, registry, report.outlet),
            f"“{report.evidence}”",
        )
        for source in one.sources
        for report in source.reports
    ]
    put_table(("origin", "published", "outlet", "status", "who says so", "words"), rows)


def _origins(found: Mapping[str, Origin]) -> None:
    """Why documents that tell of it count as one voice; those that stand alone need no reason."""
    several = sorted((origin.id, doc) for doc, origin in found.items() if len(origin.members) > 1)
    if several:
        rows = [(f"one origin: {name}", doc, *of_document(found[doc], doc)) for name, doc in several]
        put_table(("", "document", "with", "because"), rows)


def _contradictions(found: Iterable[Contradiction], registry: Registry) -> None:
    rows = [
        (
            one.about,
            side.said,
            f"{side.origins}",
            "; ".join(dict.fromkeys(holders_say(voice.holders, registry, voice.outlet) for voice in side.voices)),
        )
        for one in found
        for side in one.sides
    ]
    if rows:
        put_table(("contradiction", "said", "origins", "by"), rows)
    else:
        say("no contradictions found")


def whole(shown: merging.Shown, origins: Mapping[str, Origin]) -> dict[str, Any]:
    """An incident as JSON values, with all that stands beside it; ``origins`` are those of its documents."""
    one = shown.incident
    plain = ("id", "event_type", "standing", "fact", "actors", "targets", "country", "first", "last", "denies", "held")
    return {
        **{name: getattr(one, name) for name in plain},
        "day": one.day and one.day._asdict(),
        "where": one.where and one.where._asdict(),
        "counts": {tally: found._asdict() for tally, found in one.counts.items()},
        "single_origin": one.single_origin,
        "first_report": one.told[0],
        "last_report": one.told[1],
        "trail": [step._asdict() for step in one.trail],
        "sources": [
            {"origin": s.origin, "outlets": s.outlets, "documents": sorted({r.doc for r in s.reports})}
            for s in one.sources
        ],
        "reports": [
            {
                "doc": r.doc, "record": r.record, "standing": r.standing, "holders": r.holders, "outlet": r.outlet,
                "published": r.published, "numbers": dict(r.numbers), "evidence": r.evidence,
            }
            for r in one.reports
        ],
        "origins": [asdict(origin) for _, origin in sorted({one.id: one for one in origins.values()}.items())],
        "denied_by": [denial.id for denial in shown.denials],
        "contradictions": [contradiction_to_dict(found) for found in shown.contradictions],
        "reasons": [
            {"doc": why.report.doc, "record": why.report.record, "with": [why.beside.doc, why.beside.record],
             "score": round(why.decision.score, 3), "features": [f._asdict() for f in why.decision.features]}
            for why in shown.reasons
        ],
    }  # fmt: skip
