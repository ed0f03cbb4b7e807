"""Coding: a reading becomes records of the eight types, each with the words that it rests on."""

from __future__ import annotations

import tocsin
from tocsin.records import Coded, Reading, Record
from tocsin.registry import Registry

from .acts import load_encoder
from .agreements import code_agreements
from .attribution import find_attributions
from .context import Context
from .disputes import code_disputes
from .events import code_events
from .forecasts import code_forecasts
from .indicators import code_indicators
from .lexicon import lexicon_digest
from .links import link_statements
from .postures import code_postures
from .relations import code_relations
from .statements import code_statements
from .where import load_forest
from .who import Who, unknown_names

_CODERS = (code_forecasts, code_agreements, code_postures, code_relations, code_indicators)


class Coder:
    """Codes readings with one registry. It keeps nothing between documents, so one coder serves a whole run."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def version(self, model: str) -> str:
        """What identifies this coder: program, lexicons, weights of both models, registry and language model."""
        coder = f"{lexicon_digest()}.{load_forest().digest[:8]}.{load_encoder().digest[:8]}"
        return f"tocsin-{tocsin.__version__}+{coder}.{self.registry.digest[:12]}.{model}"

    def code(self, reading: Reading) -> list[Record]:
        """All records of one text, in text order."""
        return list(self.coded(reading).records)

    def coded(self, reading: Reading) -> Coded:
        """The records, and what was found of the document itself."""
        who = Who(reading, self.registry)
        context = Context(reading, who, find_attributions(reading, who))
        version = self.version(reading.model)
        events = code_events(context)
        found: list[Record] = [
            *events,
            *code_statements(reading, context.attributions),
            *code_disputes(context, events),
        ]
        found += [record for coder in _CODERS for record in coder(context)]
        linked = link_statements(found, context.text)
        stamped = [record.revised(context.text, version=version) for record in linked]
        ordered = sorted(stamped, key=lambda r: (r.start, r.end, r.type))
        return Coded(tuple(ordered), reading.written, unknown_names(reading, who))


__all__ = ["Coder"]
