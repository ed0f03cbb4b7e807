"""Coding: a reading becomes records of the eight types, each with the words that it rests on."""

from __future__ import annotations

from dataclasses import replace

import tocsin
from tocsin.records import Coded, Explanation, Reading, Record
from tocsin.registry import Registry

from .acts import load_encoder
from .agreements import code_agreements
from .attribution import find_attributions
from .confidence import FACT, RIGHT, likely, load_weights, weighed
from .context import Context
from .disputes import code_disputes
from .events import code_events
from .forecasts import code_forecasts
from .indicators import code_indicators
from .lexicon import lexicon_digest
from .links import link_statements
from .postures import code_postures
from .reasons import explain
from .relations import code_relations
from .seen import completed
from .statements import code_statements
from .trace import Trace
from .where import load_forest
from .who import Who, unknown_names

_CODERS = (code_forecasts, code_agreements, code_postures, code_relations, code_indicators)


class Coder:
    """Codes readings with one registry. It keeps nothing between documents, so one coder serves a whole run."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def version(self, model: str) -> str:
        """What identifies this coder: program, lexicons, weights, registry and language model."""
        weights = [load_forest().digest, load_encoder().digest, *(load_weights(name).digest for name in (RIGHT, FACT))]
        coder = ".".join([lexicon_digest(), *(digest[:8] for digest in weights)])
        return f"tocsin-{tocsin.__version__}+{coder}.{self.registry.digest[:12]}.{model}"

    def code(self, reading: Reading) -> list[Record]:
        """All records of one text, in text order."""
        return list(self.coded(reading).records)

    def coded(self, reading: Reading) -> Coded:
        """The records, and what was found of the document itself."""
        context = self.context(reading)
        return Coded(tuple(self._stamped(context)), reading.written, unknown_names(reading, context.who))

    def explained(self, reading: Reading) -> tuple[Explanation, ...]:
        """Why each record of a text says what it says, in the order of the records: the text is coded with a trace."""
        context = replace(self.context(reading), trace=Trace())
        return tuple(explain(context, record) for record in self._stamped(context))

    def _stamped(self, context: Context) -> list[Record]:
        version = self.version(context.reading.model)
        found = likely(weighed(context, self.found(context)), context)
        stamped = [record.revised(context.text, version=version) for record in found]
        return sorted(stamped, key=lambda r: (r.start, r.end, r.type))

    def context(self, reading: Reading) -> Context:
        """The text with who is who in it and who says what."""
        who = Who(reading, self.registry)
        return Context(reading, who, find_attributions(reading, who))

    def found(self, context: Context) -> list[Record]:
        """The records of a text, not weighed yet: no particular order."""
        return link_statements(list(completed(context, self.ruled(context))), context.text)

    def ruled(self, context: Context) -> list[Record]:
        """Events, statements, and what rules find of the other types: all but what the encoder alone sees."""
        events = code_events(context)
        others = [record for coder in _CODERS for record in coder(context)]
        statements = code_statements(context.reading, context.attributions)
        return [*events, *statements, *code_disputes(context, events), *others]


__all__ = ["Coder"]
