"""An analyst's choices about names, laid over the registry: what somebody has decided outweighs what ships."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from tocsin.errors import RegistryError
from tocsin.records.actor import SECTORS

from .types import Entry, EntryKind, Registry
from .variants import surfaces, without_accents

NOBODY = frozenset({"", "-"})
"""What a name is said to be that is no actor: a ship, a show, a slip of the reader."""
STATELESS = frozenset({"EXP", "NGO"})
"""Sectors that stand alone where no country is told."""


def with_choices(registry: Registry, choices: Mapping[str, str]) -> Registry:
    """The registry with each name standing for the actor chosen for it: ``{"the Tera committee": "NER.CVL"}``.

    The choice replaces every other reading of the name and of its spellings. ``-`` or nothing says that the name is no
    actor. A name may stand for itself, under its own id (``name_id``), where it is an actor that the registry lacks.
    The digest changes, so that documents are coded anew. Raises ``RegistryError`` for an actor that cannot be.
    """
    if not choices:
        return registry
    entries = dict(registry.entries)
    own = {name_id(name) for name in choices}
    for name, actor in sorted(choices.items()):
        if not name.strip():
            raise RegistryError("a choice needs a name")
        _check(registry, name, actor, own)
        for surface in surfaces(" ".join(name.split())):
            entries[surface] = (_entry(registry, surface, actor),)
    return replace(registry, entries=entries, digest=_digest(registry.digest, choices))


def name_id(name: str) -> str:
    """A name as records write it where no country stands behind it: ``Front of Téra`` → ``front-of-tera``."""
    words = re.findall(r"[a-z0-9]+", without_accents(re.sub(r"['’]s\b|['’.]", "", name)).lower())
    return "-".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _entry(registry: Registry, surface: str, actor: str) -> Entry:
    if actor in NOBODY:
        return Entry(surface, "organisation", "", "")
    code, _, sector = actor.partition(".")
    kind: EntryKind = "organisation"
    if code in registry.states:
        kind = "state" if not sector else "metonym" if sector == "GOV" else "group"
    elif code in registry.outlets:
        kind = "outlet"
    elif code in registry.groups or code.islower():
        kind = "group"
    return Entry(surface, kind, code, f"{code}.GOV" if kind == "state" else actor)


def _check(registry: Registry, name: str, actor: str, own: set[str]) -> None:
    code, dot, sector = actor.partition(".")
    known = _known(registry)
    if actor in NOBODY or ((actor in STATELESS or code in known or code in own) and not dot):
        return
    if code not in known:
        raise RegistryError(f"'{name}' cannot be '{actor}': no such actor{_near(registry, code, known)}")
    if sector not in SECTORS:
        near = get_close_matches(sector.upper(), SECTORS, 1, 0.5)
        meant = f"; did you mean {code}.{near[0]}?" if near else f"; sectors are {', '.join(SECTORS)}"
        raise RegistryError(f"'{name}' cannot be '{actor}': no such sector{meant}")
    if code.islower():
        raise RegistryError(
            f"'{name}' cannot be '{actor}': only countries and organisations have sectors; write {code}"
        )


def _known(registry: Registry) -> set[str]:
    return {*registry.states, *registry.organisations, *registry.groups, *registry.outlets}


def _near(registry: Registry, code: str, known: set[str]) -> str:
    """What may have been meant: an id by another case or spelling, or the actor that bears this for a name."""
    same = [one for one in known if one.lower() == code.lower()]
    named = list(_named(registry, code))
    alike = get_close_matches(code.lower(), sorted(one for one in known if one.islower()), 3, 0.7)
    found = list(dict.fromkeys([*same, *named, *alike]))[:3]
    return f"; did you mean {' or '.join(found)}?" if found else "; write an ISO alpha-3 code or an id of the registry"


def _named(registry: Registry, name: str) -> Iterator[str]:
    for form in (name, name.title(), name.upper()):
        yield from (entry.code for entry in registry.lookup(form) if entry.code)


def _digest(digest: str, choices: Mapping[str, str]) -> str:
    body = json.dumps([digest, sorted(choices.items())], ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()[: max(len(digest), 16)]
