"""What only one country has: its titles of office, and the party and state behind an American legislator's name."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Token

from .index import Index, NamedSpan
from .lexicon import role_lexicon
from .phrases import title_words

_PARTY_AND_STATE = re.compile(r",?\s*\(?(?:[RDI]|Rep|Dem|Ind)\.?[-–‑]\s?[A-Z][A-Za-z.]+")
_AFTER = 20


def title_country(head: Token, index: Index) -> tuple[str, str] | None:
    """The title of one country's own before a noun or name, with that country: "Home Secretary Jane Roe".

    A title that several countries have tells none where the text names another of them more often.
    """
    words = [_plain(token) for token in [*title_words(head.i, head.doc), head]]
    line = [*words, *(_plain(token) for token in head.doc[head.i + 1 : head.i + 4])]
    present = set(line)
    for title, code in role_lexicon().home_titles.items():
        if not present.issuperset(title):
            continue
        if any(tuple(line[k : k + len(title)]) == title for k in range(len(words))):
            return None if _is_of_another(title, code, index) else (" ".join(title), code)
    return None


def has_party_and_state(span: NamedSpan, index: Index) -> bool:
    """ "Jane Roe, R-Ohio", "Roe (D-N.Y.)": a member of the American Congress."""
    return _PARTY_AND_STATE.match(index.text, span.name.end, span.name.end + _AFTER) is not None


def _plain(token: Token) -> str:
    return token.norm_.rstrip(".")


def _is_of_another(title: tuple[str, ...], code: str, index: Index) -> bool:
    others = role_lexicon().shared_titles.get(title, frozenset())
    named = Counter(span.name.code for span in index.spans)
    return any(named[other] > named[code] for other in others)
