"""Actors, days, deeds and numbers as they stand in a sentence that is to be read on its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tocsin.records import Incident
from tocsin.records.actor import base, sector
from tocsin.records.telling import Count
from tocsin.registry.types import Registry

from ..figures import words
from ..naming import UNNAMED, actor_name, listed, one_line, says, speaking
from ..phrases import phrase, phrases

NOBODY = "somebody whom the reports do not name"
QUOTED = 120
"""Longest run of a document's words inside a sentence; the note has them whole."""
_WITH_ARTICLE = frozenset(
    {"USA", "GBR", "ARE", "NLD", "PHL", "CAF", "COD", "COG", "GMB", "BHS", "MDV", "COM", "DOM", "SYC", "SLB", "MHL",
     "UNO", "EUR", "AFU", "ARL"}
)  # fmt: skip
_MASSES = {"CVL": "civilians in {}", "REB": "armed groups in {}", "OPP": "the opposition in {}"}
"""Those who are no organ of the state in whose country they are."""
_PLURAL = frozenset({"MIL", "JUD", "REB", "CVL", "MED", "EXP"})
_OUT_OF = {"RETREAT/withdraw": "of", "CONCEDE/withdraw": "from"}
"""What one pulls out of is a country, whomever the record has as its target."""
_COUNTED = {"killed": "dead", "injured": "injured", "abducted": "abducted", "arrested": "arrested",
            "released": "released", "displaced": "displaced"}  # fmt: skip


def voice(actor: str, registry: Registry) -> str:
    """The actor in running text: "the United States’ armed forces", "civilians in Mali", "an unnamed source"."""
    if actor in (UNNAMED, "EXP"):
        return speaking(actor, registry)
    article = "the " if base(actor) in _WITH_ARTICLE else ""
    if sector(actor) in _MASSES:
        return _MASSES[sector(actor)].format(article + actor_name(base(actor), registry))
    return one_line(article + speaking(actor, registry))


def voices(actors: Sequence[str], registry: Registry, empty: str = NOBODY) -> str:
    """Several of them as a list; a state beside an organ of its own goes without saying."""
    organs = {base(one) for one in actors if sector(one)}
    told = [one for one in actors if sector(one) or one not in organs]
    return listed([voice(one, registry) for one in told]) or empty


def country(code: str, registry: Registry) -> str:
    """A country in running text."""
    return voice(code, registry)


def says_that(holders: Sequence[str], registry: Registry) -> str:
    """The beginning of a claim: whoever holds it, so that what follows is theirs."""
    chain = [voice(one, registry) for one in holders]
    if len(chain) == 1 and holders[0] != UNNAMED:
        return f"{upper(chain[0])} {says(holders[0])} that "
    if len(chain) == 1:
        return "According to an unnamed source, "
    return f"According to {chain[-1]}, cited by {listed(chain[:-1])}, "


def upper(text: str) -> str:
    """The first letter as a sentence has it."""
    return text[:1].upper() + text[1:]


def day_in_words(first: str, last: str) -> str:
    """ "on 16 March 2024", "between 1 and 5 March 2024"; empty where nothing dates it."""
    if not first:
        return f"by {_day(last)}" if last else ""
    if first == last or not last:
        return f"on {_day(first)}"
    one, other = date.fromisoformat(first), date.fromisoformat(last)
    if (one.year, one.month) == (other.year, other.month):
        return f"between {one.day} and {_day(last)}"
    return f"between {_day(first)} and {_day(last)}"


def month_in_words(month: str) -> str:
    """ "March 2024" of 2024-03."""
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"


def _day(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.day} {found:%B %Y}"


def deed(incident: Incident, registry: Registry) -> str:
    """Who did what to whom, where and how many, without its day: "Niger’s government met with …, in Niamey".

    Who only claims a deed of their own is "it" or "they" after "X says that".
    """
    best = incident.best
    exact = f"{incident.event_type}/{best.mode}" in phrases()["modes"]
    past, going, _, before = phrase(incident.event_type, best.mode if exact else "")
    actors, targets = best.actors or incident.actors, best.targets or incident.targets
    many = len(actors) > 1 or any(sector(one) in _PLURAL for one in actors)
    verb = f"{'are' if many else 'is'} {going}" if best.status == "ongoing" else past
    others = [one for one in targets if one not in actors]
    target = towards(incident.event_type, best.mode, before, others, registry)
    who = ("they" if many else "it") if actors and best.holders[-1:] == tuple(actors) else voices(actors, registry)
    return f"{who} {verb}{target}{_place(incident, registry)}{_numbers(incident)}"


def towards(root: str, mode: str, before: str, targets: Sequence[str], registry: Registry) -> str:
    """To whom it was done, with the word before; empty where nobody is told."""
    if not targets:
        return ""
    if out := _OUT_OF.get(f"{root}/{mode}"):
        places = dict.fromkeys(base(one) for one in targets)
        return f" {out} {listed([country(one, registry) for one in places])}"
    return f"{', with regard to' if before == 'as to' else f' {before}'} {voices(targets, registry)}"


def quoted(text: str) -> str:
    """A document's own words, cut where they are long at a blank."""
    line = one_line(text)
    if len(line) > QUOTED:
        line = line[:QUOTED].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return words(line)


def _place(incident: Incident, registry: Registry) -> str:
    name = one_line(incident.best.place)
    whole = {"", incident.country.casefold(), actor_name(incident.country, registry).casefold()}
    return "" if name.casefold() in whole else f" (place: {name})"


def _numbers(incident: Incident) -> str:
    told = [f"{_count(found)} {_COUNTED[name]}" for name, found in incident.counts.items() if name in _COUNTED]
    return f", {listed(told)}" if told else ""


def _count(found: Count) -> str:
    best = f"{found.best:,.0f}"
    if found.low == found.high == found.best:
        return best
    if found.high is None:
        return f"at least {best}" if found.low in (None, found.best) else f"{best} (from {found.low:,.0f} on)"
    low = f"{found.low:,.0f} to " if found.low is not None else "up to "
    return f"{best} ({low}{found.high:,.0f} by other counts)" if found.best != found.low else f"{low}{found.high:,.0f}"
