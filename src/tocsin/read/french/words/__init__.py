"""French words by the names that the rules know: each says which entry of the lexicons it shares, and in which form.

Nothing is translated. ``retirer`` shares the rules of "withdraw", ``selon`` those of "according"; a word that no rule
speaks of keeps its own name.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from tocsin.read.french.draft import NORMS, Draft

from .forms import inflect
from .lists import plain
from .lookup import entry_of, is_adjective, participle_of
from .phrases import take_up
from .senses import choose
from .small_words import norm_of

NAME = "tocsin_french_words"
_WHOLE = ("état-major", "État-major", "Etat-major", "États-majors", "états-majors", "guet-apens")
"""Compounds that the tokenizer tears, so that the parser takes their halves for two words."""
_NAMING = frozenset({"NOUN", "PROPN"})
_INFLECTED = frozenset({"VERB", "AUX", "NOUN"})


@Language.component(NAME)
def name_words(doc: Doc) -> Doc:
    """Lemmas and norms of a text whose tree is already rewritten."""
    draft = Draft(doc)
    draft.norms.update(doc.user_data.get(NORMS, {}))
    phrased, gone = take_up(draft)
    _qualify(draft, gone)
    given = {word: entry for word in range(len(draft)) if word not in gone and (entry := entry_of(draft, word))}
    given.update(phrased)
    choose(draft, given)
    forms = {word: _form(draft, word, entry) for word, entry in given.items()}
    for word in range(len(draft)):
        if word in forms or word in gone:
            continue
        if draft.kinds[word] == "ADJ" and (entry := participle_of(plain(draft.words[word]))):
            given[word], forms[word] = inflect(entry, "VBN"), inflect(entry, "VBN")
        elif norm := norm_of(draft, word, given):
            forms[word] = norm
    draft.write()
    for word, entry in given.items():
        doc[word].lemma_ = entry
    for word, form in forms.items():
        doc[word].norm_ = form
    return doc


def _qualify(draft: Draft, gone: set[int]) -> None:
    """A bare participle that lists know as an adjective is one: "des groupes armés"."""
    for word in range(len(draft)):
        bare = draft.labels[word] == "acl" and draft.tags[word] == "VBN" and word not in gone
        if bare and draft.kinds[draft.heads[word]] in _NAMING and not draft.below(word) and is_adjective(draft, word):
            draft.kinds[word], draft.tags[word], draft.labels[word] = "ADJ", "JJ", "amod"


def _form(draft: Draft, word: int, entry: str) -> str:
    if draft.kinds[word] in _INFLECTED:
        plural = draft.has(word, Number="Plur")
        form = inflect(entry, draft.tags[word], plural=plural)
        return f"ex-{form}" if plain(draft.words[word]).startswith("ex-") else form
    return "not" if draft.labels[word] == "neg" and entry not in {"never", "hardly"} else entry


def add_french_words(nlp: Language) -> None:
    """Put the component behind the tree, and keep whole what the tokenizer tears."""
    if NAME in nlp.pipe_names:
        return
    keep_whole = getattr(nlp.tokenizer, "add_special_case", None)  # a tokenizer of other make has none
    if keep_whole is not None:
        for word in _WHOLE:
            keep_whole(word, [{"ORTH": word}])
    nlp.add_pipe(NAME, last=True)


__all__ = ["NAME", "add_french_words"]
