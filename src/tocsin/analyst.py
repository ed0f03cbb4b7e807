"""Reading and coding in one: what a worker process runs, and what codes a single text in process."""

from __future__ import annotations

from functools import lru_cache

from tocsin.coding import Coder
from tocsin.errors import Unreadable
from tocsin.read import FRENCH_MODEL, Readers, is_installed, language_of
from tocsin.records import Briefing, Coded, Document, Explanation, Reading
from tocsin.registry import load_registry
from tocsin.registry.choices import with_choices
from tocsin.registry.gazetteer import open_gazetteer

LANGUAGES = frozenset({"en", "fr"})
"""What is coded."""
_NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "ha": "Hausa", "it": "Italian", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
_NO_FRENCH = (
    "is in French, whose language model is not installed: run `make setup` or `pip install 'tocsin[fr]'`, "
    "then `tocsin run --retry`"
)


class Analyst:
    """Reads and codes one document at a time."""

    def __init__(self, briefing: Briefing) -> None:
        registry = with_choices(load_registry(), dict(briefing.choices))
        self._readers, self._coder = Readers(registry, briefing.model, open_gazetteer()), Coder(registry)
        self.version = self._coder.version(self._readers.version)

    def __call__(self, document: Document) -> Coded:
        """All that is found in one document.

        Raises ``Unreadable`` where it is in a language that is not read, by what is known of it or by its words: the
        rules would make things up of it.
        """
        return self._coder.coded(self._read(document))

    def explain(self, document: Document) -> tuple[Explanation, ...]:
        """Why each record of one document says what it says. Raises ``Unreadable`` as above."""
        return self._coder.explained(self._read(document))

    def _read(self, document: Document) -> Reading:
        language = language_of(document)
        if language not in LANGUAGES:
            named = _NAMES.get(language, f"the language {language!r}")
            raise Unreadable(f"is in {named}, which this version does not read")
        if language == "fr" and not is_installed(FRENCH_MODEL):
            raise Unreadable(_NO_FRENCH)
        return self._readers[language].read(document)


@lru_cache(maxsize=1)
def analyst(briefing: Briefing) -> Analyst:
    """The analyst with a briefing, made once a process, for loading takes a second or two."""
    return Analyst(briefing)
