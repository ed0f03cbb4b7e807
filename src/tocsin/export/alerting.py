"""An alert in words: what, why now, how surely, on whose word. What is planned or claimed never reads as a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from textwrap import shorten
from types import MappingProxyType
from typing import Any

from tocsin.records.alert import STATE_ONLY, Alert, Cited, Raised
from tocsin.registry import Registry

from .naming import UNNAMED, actor_names, country_name, listed, one_line
from .standing import Mark, is_status, mark_told
from .sureness import share
from .voices import holders_say

_LONGEST = 80
_NOT_A_FACT: Mapping[str, str] = MappingProxyType(
    {
        "planned": "planned, not done",
        "discussed": "under discussion, not decided",
        "possible": "held possible, not told as done",
        "demanded": "demanded, not done",
        "disputed": "disputed: no side is taken here",
    }
)
_LOWERED: Mapping[str, str] = MappingProxyType(
    {
        "claim": "it is somebody's claim",
        "quoted": "the figure is quoted, not counted here",
        "planned": "it is planned, not done",
        "discussed": "it is under discussion",
        "possible": "it is only held possible",
        "demanded": "it is only demanded",
        "disputed": "it is disputed",
        "unplaced": "no place is told",
        "unsure": "the records are unsure",
        "reinforcement": "these forces were told as there before",
        "deep": "it stands far down in the text, as background mostly does",
        "background": "a text without a date tells it as past",
    }
)
_POINT: Mapping[str, str] = MappingProxyType(
    {"killed": "number of dead", "injured": "number of injured", "actor": "who did it", "denial": "whether it was",
     "dispute": "what both sides say"}
)  # fmt: skip


def alert_title(alert: Alert, registry: Registry) -> str:
    """What it is about in a line: plain, and no more certain than its words."""
    return one_line(f"{alert.label}: {_what(alert, registry)}{_standing(alert, registry)}")


def why_now(alert: Alert, registry: Registry) -> str:
    """What was told when, beside what, and what keeps it from being graver."""
    parts = [_counted(alert) if alert.on == "rise" else _told_when(alert)]
    parts += [_beside(one, registry) for one in alert.beside]
    if alert.on == "newcomer":
        read, days = alert.figures["documents_before"], alert.figures["days_before"]
        parts.append(f"no word on it in {read:g} documents of {days:g} days before")
    if alert.lowered:
        parts.append(f"no graver, for {listed([_LOWERED.get(one, one) for one in alert.lowered])}")
    return "; ".join(filter(None, parts))


def how_sure(alert: Alert) -> str:
    """Probability, origins, and that it rests on one origin or is unsure, where it does."""
    told = f"{alert.origins} origins" if alert.origins != 1 else "one origin alone"
    if alert.on == "rise":
        return f"counted over {told}; by chance with probability {alert.figures['probability']:g}"
    sure = f"sure {share(alert.sure)}" if alert.sure is not None else "not weighed"
    return f"{'low confidence: ' if alert.low_confidence else ''}{sure}; {told}"


def alert_mark(alert: Alert) -> Mark:
    """The mark of what its words make of it: filled only where an outlet tells it as done in its own voice."""
    status = {"fact": "actual", "claim": "actual", "quoted": "told", "counted": "told"}.get(alert.told, alert.told)
    labels = {"fact": "told as done", "claim": "told as done", "quoted": "quoted figure", "counted": "counted here"}
    holders = next((c.holders for c in alert.cites if c.holders), ()) if alert.told in {"claim", "quoted"} else ()
    return mark_told(status, holders, labels.get(alert.told, ""))


def cited_mark(cited: Cited) -> Mark:
    """The mark of one record that it rests on."""
    usual = {"dispute": "disputed", "statement": "said"}.get(cited.type, cited.status)
    return mark_told(usual if is_status(usual) else "told", cited.holders)


def date_range(alert: Alert) -> str:
    """The days that it speaks of, as far as anything dates it."""
    if not alert.first:
        return "no day told"
    return alert.first if alert.first == alert.last else f"{alert.first} to {alert.last}"


def method(alert: Alert) -> str:
    """How it was made, in a line."""
    documents = len({cited.doc for cited in alert.cites})
    return (
        f"Machine-coded by Tocsin, not reviewed: rule {alert.rule} over {len(alert.cites)} "
        f"record{'s' if len(alert.cites) > 1 else ''} of {documents} document{'s' if documents > 1 else ''}."
    )


def alert_to_dict(raised: Raised, registry: Registry) -> dict[str, Any]:
    """An alert as JSON: what it says in words first, then every record that it rests on."""
    alert = raised.alert
    whole = asdict(alert)
    cites = whole.pop("cites")
    words = {
        "id": alert.id,
        "title": alert_title(alert, registry),
        "severity": alert.severity,
        "state": raised.state,
        "told": alert.told,
        "why_now": why_now(alert, registry),
        "how_sure": how_sure(alert),
        "dates": date_range(alert),
        "method": method(alert),
        "single_origin": alert.single_origin,
        "raised_at": raised.raised_at,
        "changed_at": raised.changed_at,
        "revision": raised.revision,
    }
    heard = [asdict(one) for one in raised.heard]
    return words | {name: value for name, value in whole.items() if name not in words} | {
        "heard": heard, "records": cites
    }  # fmt: skip


def cited_line(cited: Cited, registry: Registry) -> str:
    """One record that it rests on: who says so, in which words, where."""
    said = holders_say(cited.holders, registry, cited.outlet)
    day = f", {cited.published}" if cited.published else ", undated"
    return (
        f"{said} “{one_line(cited.words)}” [{cited.doc}{day}; {cited.status or cited.type}, sure {share(cited.sure)}]"
    )


def _what(alert: Alert, registry: Registry) -> str:
    actors = actor_names(alert.actors, registry, "")
    where = country_name(alert.country, registry)
    match alert.on:
        case "agreement":
            return f"“{_short(alert.about)}”{f' of {actors}' if actors else ''}"
        case "posture":
            return f"{alert.about} of {actors} in {where}"
        case "indicator":
            period = f" {one_line(str(alert.figures['period']))}" if "period" in alert.figures else ""
            return f"{one_line(alert.about)} up {alert.figures['percent']:g} percent{period}"
        case "rise":
            place = f"{alert.about}, {where}" if alert.about else where
            return f"{alert.figures['count']:g} in {place} where {alert.figures['expected']:g} are expected"
        case "newcomer":
            return f"{actors} in {where}"
        case "contradiction":
            point = _POINT.get(alert.about, alert.about)
            return f"{point}{f' — {actors}' if actors else ''}{f', {where}' if where else ''}"
    against = [one.partition(" ")[2] for one in alert.beside if one.startswith("forces ")]
    named = actors if not against else f"against {actor_names(against, registry)}"
    return ", ".join(filter(None, (named, where and f"in {where}"))) or "no place or actor told"


def _standing(alert: Alert, registry: Registry) -> str:
    if alert.told in {"claim", "quoted"}:
        holders = next((c.holders for c in alert.cites if c.holders), ()) or alert.actors
        if not holders or holders[-1] == UNNAMED:
            return " (reported; the source is not named)"
        return f" (so {actor_names(holders[-1:], registry)})"
    return f" ({_NOT_A_FACT[alert.told]})" if alert.told in _NOT_A_FACT else ""


def _short(text: str) -> str:
    """A name as written; where a whole clause stands for it, its beginning."""
    return shorten(one_line(text), _LONGEST, placeholder=" …")


def _told_when(alert: Alert) -> str:
    number = len({cited.doc for cited in alert.cites})
    several = f" in {number} documents" if number > 1 else ""
    if not alert.told_first:
        return f"told{several or ' in a text'} without a date: when is not known"
    if alert.told_first == alert.told_last:
        return f"told{several} on {alert.told_first}"
    return f"told{several} from {alert.told_first} to {alert.told_last}"


def _counted(alert: Alert) -> str:
    figures = alert.figures
    return (
        f"{figures['count']:g} incidents in the week from {alert.first} ({figures['reports']:g} reports, "
        f"{figures['documents_read']:g} documents read); its own {figures['weeks']:g} weeks read before let expect "
        f"{figures['expected']:g}, and as many or more with probability {figures['probability']:g} "
        "(negative binomial)"
    )


def _beside(one: str, registry: Registry) -> str:
    kind, _, code = one.partition(" ")
    match kind:
        case "officials":
            return f"officials take part: {actor_names((code,), registry)}"
        case "rival":
            return f"its forces or agreements were with {actor_names((code,), registry)}"
        case "forces":
            return f"the same words speak of forces of {actor_names((code,), registry)}"
        case "contested":
            return "other voices tell otherwise"
    return "only outlets that a government controls tell it" if one == STATE_ONLY else one
