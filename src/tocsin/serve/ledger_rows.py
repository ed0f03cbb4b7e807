"""An entry of a ledger as a list and its own page show it: its head, who tells otherwise, and where its words stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from tocsin.export.heads import Head, head
from tocsin.export.ledgers import agreement_state, posture_state
from tocsin.export.trails import CHANGES, Step, rivals
from tocsin.records.ledger.said import CURRENT, Said
from tocsin.records.shown import ShownEntry
from tocsin.registry import Registry

from .shown import document_address


@dataclass(frozen=True, slots=True)
class Named:
    """One ledger, in words."""

    name: str
    title: str
    what: str
    """What an entry of it is."""
    state: str
    """How it comes by its state."""
    things: str
    """Its entries, in the plural."""


LEDGERS = (
    Named("agreements", "Agreements", "treaties, accords and truces, from proposal to end",
          "The state is the last that somebody gave it; other voices of the same time stand beside it.", "agreements"),
    Named("postures", "Postures", "whose forces stand in which country, and how many",
          "How it stood by the last word on it. A figure is shown as present only if told within the last 90 days "
          "of what is known.", "postures"),
    Named("prospects", "Prospects", "what is planned, demanded, expected or threatened, and what came of it",
          "What it has come to by what was told last. Nothing here is done unless a report that tells it as a fact is "
          "linked.", "prospects"),
    Named("relations", "Relations", "how two parties stand to each other",
          "The direction is what somebody stated last. The tone is worked out, by the formula on each entry’s page.",
          "pairs"),
    Named("forecasts", "Forecasts", "what somebody said may or will come",
          "Open until a person says what came of it: the program resolves none.", "forecasts"),
    Named("people", "People", "who holds an office, is held, freed or ousted, of those in a public role",
          "Offices are the registry’s; custody and how an office was left are what reports tell as fact.", "people"),
    Named("disputes", "Disputes", "what two sides tell differently",
          "What each side says stands beside the other. No side is taken.", "disputes"),
    Named("indicators", "Indicators", "figures as quoted, with who measured or claims them",
          "Each figure is as quoted. Nothing is added up, and unlike measures are not compared.", "figures"),
)  # fmt: skip
"""In the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in a list."""

    shown: ShownEntry
    head: Head
    rivals: tuple[Step, ...]
    before: str
    """The state before, in words; empty where it has had one only."""
    address: str
    silent: int = 0
    """Days since the word that gives its state, where that is so long ago that it is no word on the present; else 0."""

    @property
    def words(self) -> str:
        """The words that give its state."""
        return self.head.word.evidence if self.head.word else ""


def named(name: str) -> Named | None:
    """The ledger of that name; None where there is none."""
    return next((one for one in LEDGERS if one.name == name), None)


def row(shown: ShownEntry, registry: Registry, as_of: str = "", latest: str = "") -> Row:
    """An entry as one row of a list. ``latest`` is the last day on which anything was reported."""
    before = state_words(shown.ledger, shown.before) if shown.before else ""
    others, found = rivals(shown.entry, registry), head(shown.entry, registry)
    address = entry_address(shown.ledger, shown.entry.id, as_of)
    return Row(shown, found, others, before, address, silence(found.word, as_of or latest))


def silence(word: Said | None, latest: str) -> int:
    """Days from a word to the last day of what is known, where they are more than a season; else 0."""
    if word is None or not word.dated or not latest:
        return 0
    days = (date.fromisoformat(latest) - date.fromisoformat(word.last)).days
    return days if days > CURRENT else 0


def state_words(ledger: str, state: str) -> str:
    """A state as its ledger has it, in words."""
    match ledger:
        case "agreements":
            return agreement_state(state)
        case "postures":
            return posture_state(state)
        case "relations":
            return CHANGES.get(state, state)
    return state.replace("-", " ")


def entry_address(ledger: str, entry: str, as_of: str = "") -> str:
    """Where one entry's page is."""
    day = f"?{urlencode({'as_of': as_of})}" if as_of else ""
    return f"/ledgers/{ledger}/{quote(entry, safe='')}{day}"


def words_address(said: Said) -> str:
    """Where the words of a step stand in their text, lit."""
    return document_address(said.doc, f"w-{said.record}")
