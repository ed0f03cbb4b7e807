"""Penn tags for French words, from the kind and form that the model gives them."""

from __future__ import annotations

from .draft import Draft

_BY_KIND = {
    "ADJ": "JJ", "ADP": "IN", "ADV": "RB", "CCONJ": "CC", "INTJ": "UH", "NUM": "CD", "PART": "RP", "SCONJ": "IN",
    "SPACE": "_SP", "SYM": "SYM", "X": "FW",
}  # fmt: skip
_MARKS = {
    ",": ",", ".": ".", "!": ".", "?": ".", "«": "``", "“": "``", "»": "''", "”": "''", '"': "''", "(": "-LRB-",
    ")": "-RRB-",
}  # fmt: skip
_RELATIVE = frozenset({"qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})


def tag_words(draft: Draft) -> None:
    """Give every word the tag that its form would have in English; helping verbs come later."""
    for word in range(len(draft)):
        draft.tags[word] = _tag(draft, word)


def _tag(draft: Draft, word: int) -> str:
    kind = draft.kinds[word]
    if kind in {"VERB", "AUX"}:
        return _of_verb(draft, word)
    plural = draft.has(word, Number="Plur")
    if kind == "NOUN":
        return "NNS" if plural else "NN"
    if kind == "PROPN":
        return "NNP"
    if kind == "PUNCT":
        return _MARKS.get(draft.words[word], ":")
    if kind == "DET":
        return "PRP$" if draft.has(word, Poss="Yes") else "DT"
    if kind == "PRON":
        return _of_pronoun(draft, word)
    return _BY_KIND.get(kind, "NN")


def _of_verb(draft: Draft, word: int) -> str:
    form = draft.forms[word]
    if form.get("VerbForm") == "Inf":
        return "VB"
    if form.get("VerbForm") == "Part":
        return "VBG" if form.get("Tense") == "Pres" else "VBN"
    if form.get("Mood") == "Imp" or form.get("Tense") == "Fut" or form.get("Mood") == "Cnd":
        return "VB"
    if form.get("Tense") in {"Imp", "Past"}:
        return "VBD"
    third = form.get("Number") == "Sing" and form.get("Person", "3") == "3" and form.get("Mood") != "Sub"
    return "VBZ" if third else "VBP"


def _of_pronoun(draft: Draft, word: int) -> str:
    if draft.words[word] in _RELATIVE or draft.has(word, PronType="Rel"):
        return "WDT" if draft.words[word] not in {"qui", "où"} else "WP" if draft.words[word] == "qui" else "WRB"
    return "DT" if draft.has(word, PronType="Dem") and draft.words[word] not in {"celui", "celle"} else "PRP"
