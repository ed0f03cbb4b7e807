"""What one proper name stands for, before the text around it is heard."""

from __future__ import annotations

import re

from tocsin.registry import Entry, Registry

from .index import NamedSpan
from .lexicon import role_lexicon
from .resolution import NOTHING, Ref, Sense

_KINDS = ("state", "organisation", "group", "capital", "metonym", "demonym", "outlet")
_ORGANISATIONS = frozenset({"organisation", "group"})


def entry_of(surface: str, registry: Registry) -> Entry | None:
    """The registry's reading of a name, articles and apostrophes aside."""
    plain = " ".join(surface.split()).removeprefix("the ").removeprefix("The ")
    pointed = f"{plain}." if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", plain) else plain
    for form in (plain, pointed, plain.replace("’", "'"), plain.replace("'", "’"), f"The {plain}"):
        known = [entry for entry in registry.lookup(form) if entry.kind in _KINDS]
        if known:
            return min(known, key=lambda entry: _KINDS.index(entry.kind))
    return None


def named_sense(span: NamedSpan, registry: Registry) -> Sense:
    """States, capitals, metonyms, organisations, groups and outlets; nothing for persons and plain places."""
    name = span.name
    if name.kind == "person" or (name.kind == "place" and not entry_of(name.text, registry)):
        return NOTHING
    entry = entry_of(name.text, registry)
    if entry is not None and not entry.code:
        return Sense(kind="nobody", why=f"{name.text}: no actor, as somebody chose")
    if entry is None and name.code in registry.states and name.kind in ("state", "demonym"):
        return Sense(
            (Ref(name.code, "GOV", country=True),), "country", why=f"{name.text}: half of a name that two share"
        )
    if entry is None and name.text in role_lexicon().partisans:
        return Sense((_written(role_lexicon().partisans[name.text]),), "group", why=f"partisans {name.text}")
    if entry is None or (name.kind == "place" and entry.kind == "state"):
        if name.kind == "group" and name.code:
            return Sense((Ref(name.code),), "group", why=f"group {name.text}")
        return _of_state(name.text) if name.kind == "organisation" else NOTHING
    if entry.kind == "outlet":
        return Sense((Ref(entry.code),), "group", "outlet", why=f"outlet {name.text}")
    if led := _led(name.text, registry):
        return led
    if entry.kind in _ORGANISATIONS:
        return Sense((_written(entry.acting or entry.code),), "group", why=f"{entry.kind} {name.text}")
    _, _, sector = entry.acting.partition(".")
    return Sense((Ref(entry.code, sector or "GOV", country=True),), "country", why=f"{entry.kind} {name.text}")


def people_of_outlet(code: str, registry: Registry) -> Ref | None:
    """Experts for a think tank, the outlet itself for its reporters, nothing where the code is no outlet's."""
    outlet = registry.outlets.get(code)
    if outlet is None:
        return None
    return Ref(outlet.country, "EXP") if outlet.kind == "think-tank" else Ref(code)


def _led(text: str, registry: Registry) -> Sense | None:
    """ "Saudi-led coalition" is the leader's forces, also where it is listed as an organisation."""
    front, dash, _ = text.partition("-led ")
    leader = entry_of(front, registry) if dash else None
    return Sense((Ref(leader.code, "MIL"),), "body", "coalition", why=text) if leader else None


def _written(actor: str) -> Ref:
    code, _, sector = actor.partition(".")
    return Ref(code, sector)


def _of_state(text: str) -> Sense:
    """A body that nobody listed, whose name tells whose it is: "House Ethics Office", "the Oversight Committee"."""
    words = re.findall(r"[\w’']+", text)
    told = role_lexicon().first_words.get(words[0]) if len(words) > 1 else None
    told = told or next(
        (actor for name, actor in role_lexicon().committees.items() if name in " ".join(text.split())), None
    )
    return Sense((_written(told),), "body", "committee", why=f"{text}, by its name") if told else NOTHING
