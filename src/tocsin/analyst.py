"""Reading and coding in one: what a worker process runs, and what codes a single text in process."""

from __future__ import annotations

from functools import lru_cache

from tocsin.coding import Coder
from tocsin.errors import Unreadable
from tocsin.read import Reader
from tocsin.records import Briefing, Coded, Document
from tocsin.registry import load_registry
from tocsin.registry.choices import with_choices
from tocsin.registry.gazetteer import open_gazetteer

LANGUAGES = frozenset({"", "en"})
"""What is coded: English, and what nothing is known of, for no language is guessed."""
_NAMES = {"fr": "French", "ar": "Arabic", "de": "German", "es": "Spanish", "pt": "Portuguese", "ru": "Russian"}


class Analyst:
    """Reads and codes one document at a time."""

    def __init__(self, briefing: Briefing) -> None:
        registry = with_choices(load_registry(), dict(briefing.choices))
        self._reader, self._coder = Reader(registry, briefing.model, open_gazetteer()), Coder(registry)
        self.version = self._coder.version(self._reader.version)

    def __call__(self, document: Document) -> Coded:
        """All that is found in one document.

        Raises ``Unreadable`` where it is known to be in another language: English rules would make things up of it.
        """
        if document.lang not in LANGUAGES:
            language = _NAMES.get(document.lang, f"the language {document.lang!r}")
            raise Unreadable(f"is in {language}, which this version does not read")
        return self._coder.coded(self._reader.read(document))


@lru_cache(maxsize=1)
def analyst(briefing: Briefing) -> Analyst:
    """The analyst with a briefing, made once a process, for loading takes a second or two."""
    return Analyst(briefing)
