"""Finds who says what: quotations with their speakers, indirect speech, "according to", reports of reports.

Quotations are read first, with the verb of saying that each one takes; then the clauses that the other verbs, nouns,
prepositions and adverbs attribute. What stands inside another's words takes that holder as its outer one.
"""

from __future__ import annotations

from tocsin.records import Reading

from ..who import Who
from .alone import in_passing
from .arrange import arranged
from .hearsay import Hearsay
from .interview import answers
from .moods import told_by_form
from .onward import going_on
from .page import Page
from .posts import paragraphs, posted
from .quoted import Quoter
from .record import Attribution
from .reported import Reporter
from .speakers import Speakers
from .stances import Stances


def find_attributions(reading: Reading, who: Who) -> tuple[Attribution, ...]:
    """All attributions of the text, in text order; nested ones stand beside the one they stand in."""
    quoter = Quoter(Page(reading))
    spoken = quoter.read()
    speakers = Speakers(quoter.page, who)
    quoted = [claim for claim in spoken if not speakers.is_own_voice(claim)]
    own = frozenset(c.start for c in spoken) - {c.start for c in quoted}
    page = Page(reading, own) if own else quoter.page
    reported = [*Reporter(page, quoter.cues).read(), *Hearsay(page, quoter.cues).read(), *Stances(page).read()]
    quoted += in_passing(page, [*quoted, *reported])
    quoted += [*answers(page), *posted(page), *paragraphs(page)]
    reported += going_on(page, [*quoted, *reported])
    reported += told_by_form(page, [*quoted, *reported])
    return tuple(speakers.attributions(arranged(page, quoted, reported)))


__all__ = ["Attribution", "find_attributions"]
