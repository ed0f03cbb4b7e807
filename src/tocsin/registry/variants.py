"""The ways in which one name is written: apostrophes, accents, articles, the Arabic article's hyphen."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and an accent.
_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "ʻ": "'"})
_ARABIC_ARTICLE = re.compile(r"^[Aa]l-(?=\w)")


def without_accents(name: str) -> str:
    """The name as agencies write it that print plain ASCII: Burkinabè → Burkinabe."""
    apart = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(mark for mark in apart if not unicodedata.combining(mark))


def _articles(name: str) -> set[str]:
    if name.startswith(("the ", "The ")):
        bare = name[4:]
        return {bare, f"the {bare}", f"The {bare}"}
    if _ARABIC_ARTICLE.match(name):
        return {article + name[3:] for article in ("al-", "Al-", "al ", "Al ")}
    return {name}


def surfaces(name: str) -> set[str]:
    """All written forms of a name. "the Kremlin" is also found as "Kremlin"; case is kept, for IS is not is."""
    straight = name.replace("’", "'")
    forms = _articles(straight) | _articles(without_accents(straight))
    return forms | {form.replace("'", "’") for form in forms}
