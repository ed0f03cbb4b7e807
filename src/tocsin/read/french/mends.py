"""Mends what the French parser often has wrong, where the words themselves tell."""

from __future__ import annotations

from .draft import Draft
from .homographs import mend_homographs
from .lists import words

_OPENERS = frozenset({"qui", "que", "qu'", "qu’"})
_NAMED = frozenset({"nmod", "appos", "flat:name", "nsubj", "nsubj:pass", "obj", "obl:agent", "obl:arg", "obl:mod"})
_INVERTED = {
    "il": {"Gender": "Masc", "Number": "Sing"}, "elle": {"Gender": "Fem", "Number": "Sing"}, "on": {},
    "ils": {"Gender": "Masc", "Number": "Plur"}, "elles": {"Gender": "Fem", "Number": "Plur"},
}  # fmt: skip
"""Pronouns behind their verb, which the model may take for names: "dit-elle"."""
_CLOSES = frozenset({",", "»", "”", '"'})
_THAT = frozenset({"que", "qu'", "qu’"})
_RELATIVE = frozenset({"WP", "WDT", "WRB"})


def mend_names(draft: Draft) -> None:
    """Words that are of another kind than the model says, and names that it tears."""
    for word in range(len(draft)):
        _kind(draft, word)
    mend_homographs(draft)
    for ent in draft.doc.ents:
        if ent.label_ == "PERSON" or (ent.label_ == "ORG" and all(draft.kinds[t.i] == "PROPN" for t in ent)):
            _hold_together(draft, range(ent.start, ent.end))
    _join_runs(draft)


def mend_parse(draft: Draft) -> None:
    """Objects that are dates, participles hung on the nearest noun, relative clauses hung on a verb."""
    for word in range(len(draft)):
        _gerund(draft, word)
    for word in range(len(draft)):
        _clause_of_its_own(draft, word)
        label = draft.labels[word]
        if draft.words[word] == "t" and draft.kinds[word] == "PRON":
            draft.labels[word], draft.kinds[word] = "dep", "PART"  # "a-t-il"
        if label == "obj" and draft.lemmas[word] in words("weekdays"):
            draft.labels[word] = "obl:mod"
        elif label in {"obl:mod", "obl:arg", "nmod"} and draft.is_verb(word):
            _relative(draft, word)
        elif label in {"obl:mod", "obl:arg"} and draft.kinds[word] == "NOUN":
            _partitive_subject(draft, word)
        elif label in {"ccomp", "advcl", "parataxis", "obj"} and _after_its_noun(draft, word):
            _relative(draft, word)
        elif label == "acl" and draft.tags[word] == "VBG":
            _participle(draft, word)
        elif label == "acl" and draft.has(word, VerbForm="Inf"):
            _barred(draft, word)
            _asked_to(draft, word)
        elif label in {"acl", "acl:relcl"} and _opens_with_that(draft, word):
            _told_to_somebody(draft, word)
        elif label == "conj" and draft.kinds[word] in {"PROPN", "NOUN"}:
            _named(draft, word)
        elif label in {"nsubj", "nsubj:pass"}:
            _second_subject(draft, word)
    for word in range(len(draft)):
        if draft.labels[word] in {"obl:mod", "obl:arg"}:
            _object(draft, word)
        elif draft.labels[word] == "conj" and _opens_with_that(draft, word):
            _told_too(draft, word)


def _kind(draft: Draft, word: int) -> None:
    """Names that the model takes for other words, and verbs that it takes for adjectives: "la police enquête"."""
    token, kind = draft.doc[word], draft.kinds[word]
    if token.text.startswith("-") and draft.words[word] in _INVERTED:
        draft.is_now(word, "PRON", "PRP")
        draft.forms[word] = draft.forms[word] | _INVERTED[draft.words[word]]
        return
    if kind == "PROPN" and token.ent_type_ == "NORP" and token.is_lower:
        _is_of_people(draft, word)
    if kind in {"PROPN", "PUNCT", "SPACE", "ADP", "DET", "CCONJ"}:
        return
    if (
        token.ent_type_ == "PERSON"
        or (token.ent_type_ == "GPE" and kind in {"NOUN", "ADV", "PRON", "X", "VERB"})
        or (token.ent_type_ == "ORG" and kind in {"ADV", "PRON", "X", "ADJ"} and not token.is_sent_start)
    ):
        named = token.is_title and (token.is_sent_start is not True or token.ent_type_ == "PERSON")
        if named and not (kind == "NOUN" and draft.below(word, "det")):
            draft.is_now(word, "PROPN", "NNP")
        return
    if kind not in {"ADJ", "NOUN"} or draft.below(word, "cop", "det", "case", "aux:pass", "aux:tense", "amod"):
        return
    ends = draft.words[word].removesuffix("nt")
    if (
        ends.endswith("e")
        and any(c < word for c in draft.below(word, "nsubj"))
        and draft.below(word, "obj", "obl:mod", "obl:arg")
    ):
        draft.is_now(word, "VERB", "VBZ" if ends == draft.words[word] else "VBP", f"{ends}r")


def _is_of_people(draft: Draft, word: int) -> None:
    """ "Le journal kenyan": an adjective, however rare."""
    head = draft.heads[word]
    if head < word and draft.kinds[head] in {"NOUN", "PROPN"}:
        draft.is_now(word, "ADJ", "JJ")
        draft.labels[word] = "amod"


def _hold_together(draft: Draft, name: range) -> None:
    """The words of a person's name, which the parser hangs apart or takes for a verb's: "Pascal Affi N'Guessan"."""
    small = [word for word in name if not draft.doc[word].text[0].isupper()]
    name = range(max(small) + 1, name.stop) if small else name  # "Premier ministre" goes before the name
    outer = [word for word in name if draft.heads[word] not in name or draft.heads[word] == word]
    if not outer:
        return
    first = next((word for word in outer if draft.labels[word] in _NAMED), outer[0])
    for word in name:
        if draft.kinds[word] != "PUNCT":
            draft.kinds[word], draft.tags[word] = "PROPN", "NNP"
    for word in outer:
        if word != first and word not in draft.above(first):
            draft.hang(word, first, "flat:name")


def _gerund(draft: Draft, word: int) -> None:
    """ "Tout en intensifiant les frappes": the participle governs, and goes with the clause."""
    en = draft.heads[word]
    if draft.tags[word] != "VBG" or draft.words[en] != "en" or en >= word:
        return
    draft.replace(en, word)
    draft.labels[en] = "mark"
    above = next((a for a in draft.above(word) if draft.is_verb(a)), None)
    if above is not None:
        draft.hang(word, above, "advcl")


def _clause_of_its_own(draft: Draft, word: int) -> None:
    """ "… sont hors la loi », a déclaré": a helping verb behind a mark helps no verb that has another one."""
    verb = draft.heads[word]
    if draft.labels[word] not in {"aux:tense", "aux:pass"} or word > verb:
        return
    others = [c for c in draft.below(verb, "aux:tense", "aux:pass") if word < c < verb]
    if others and any(draft.words[w] in _CLOSES for w in range(word, others[0])):
        draft.labels[word], draft.kinds[word] = "parataxis", "VERB"


def _relative(draft: Draft, verb: int) -> None:
    """ "…, qui était à Paris" behind a comma goes with the noun before it."""
    pronoun = next((c for c in draft.below(verb) if draft.tags[c] in _RELATIVE and c < verb), None)
    if pronoun is None:
        return
    draft.labels[verb] = "acl:relcl"
    noun = next(
        (w for w in range(pronoun - 1, draft.doc[verb].sent.start - 1, -1) if draft.kinds[w] in {"NOUN", "PROPN"}), None
    )
    if noun is not None:
        draft.hang(verb, noun)


def _after_its_noun(draft: Draft, verb: int) -> bool:
    """ "L'initiative qui promet", "le territoire qu'elle a envahi": whatever the parser hangs them on."""
    if not draft.is_verb(verb):
        return False
    opening = next((c for c in draft.below(verb) if draft.words[c] in _OPENERS and c < verb), None)
    if opening is None or not opening or draft.kinds[opening - 1] not in {"NOUN", "PROPN", "PUNCT", "ADJ"}:
        return False
    if draft.words[opening] == "qui":
        return draft.labels[opening].startswith("nsubj")
    head = draft.heads[verb]
    beside = draft.heads[opening - 1] == head and draft.labels[opening - 1] == "obj"
    if beside and draft.lemmas[head] not in words("said"):
        draft.tags[opening], draft.labels[opening] = "WDT", "obj"
        return True
    return False


def _partitive_subject(draft: Draft, noun: int) -> None:
    """ "Des convois sont entrés": an article that the parser takes for a preposition."""
    verb = draft.heads[noun]
    cases = draft.below(noun, "case")
    if len(cases) != 1 or draft.words[cases[0]] != "des" or noun > verb or not draft.is_verb(verb):
        return
    finite = draft.has(verb, VerbForm="Fin") or draft.below(verb, "aux:tense", "aux:pass")
    if finite and not draft.below(verb, "nsubj", "nsubj:pass", "expl:subj"):
        draft.labels[noun] = "nsubj:pass" if draft.below(verb, "aux:pass") else "nsubj"
        draft.labels[cases[0]] = "det"


def _participle(draft: Draft, verb: int) -> None:
    """ "…, faisant onze morts": behind a comma it tells of the whole clause."""
    first = min([verb, *draft.below(verb)])
    if (first and draft.words[first - 1] == ",") or draft.words[first] == ",":
        above = next((a for a in draft.above(verb) if draft.is_verb(a)), None)
        if above is not None:
            draft.hang(verb, above, "advcl")


def _opens_with_that(draft: Draft, verb: int) -> bool:
    return any(draft.words[m] in _THAT for m in draft.below(verb, "mark"))


def _told_to_somebody(draft: Draft, verb: int) -> None:
    """ "A déclaré à l'AFP qu'il partirait" tells the AFP, and no clause of its own."""
    noun = draft.heads[verb]
    above = draft.heads[noun]
    if draft.labels[noun].startswith("obl") and draft.lemmas[above] in words("said") and above < verb:
        draft.hang(verb, above, "ccomp")


def _told_too(draft: Draft, verb: int) -> None:
    """ "Déclare que …, et que …": the second clause is told as the first is."""
    first = next(
        (c for c in draft.below(draft.heads[verb], "ccomp", "obj") if c < verb and _opens_with_that(draft, c)), None
    )
    if first is not None:
        draft.hang(verb, first)


def _barred(draft: Draft, verb: int) -> None:
    """ "Empêché par la police de partir": not the police's leaving."""
    noun = draft.heads[verb]
    if draft.labels[noun] == "obl:agent":
        draft.hang(verb, draft.heads[noun], "xcomp")


def _asked_to(draft: Draft, verb: int) -> None:
    """ "Appelle les habitants à partir": what they are called to do, not which habitants they are."""
    noun = draft.heads[verb]
    above = draft.heads[noun]
    if draft.labels[noun] in {"obj", "obl:arg", "iobj", "xcomp"} and draft.lemmas[above] in words("asking"):
        draft.hang(verb, above, "xcomp")


def _named(draft: Draft, name: int) -> None:
    """ "Le chef du FACT, Mahamat Ali, …": a name behind a comma tells who it is."""
    head = draft.heads[name]
    first = min([name, *draft.below(name)])
    joined = [c for c in draft.below(head, "conj") if c != name] or draft.below(name, "cc", "case")
    if {draft.kinds[head], draft.kinds[name]} != {"NOUN", "PROPN"} or joined:
        return
    if "," in {draft.words[first], draft.words[max(0, first - 1)]}:
        draft.labels[name] = "appos"


def _second_subject(draft: Draft, word: int) -> None:
    """ "La directrice, Marie Diop, …": two subjects are one, told twice."""
    verb = draft.heads[word]
    first = next((c for c in draft.below(verb, "nsubj", "nsubj:pass") if c < word), None)
    if first is None or word > verb:
        return
    if draft.kinds[first] in {"NOUN", "PROPN"} and draft.kinds[word] in {"NOUN", "PROPN"}:
        draft.hang(word, first, "appos")


def _join_runs(draft: Draft) -> None:
    """Names whose words the parser hangs apart: "le président | Vladimir Poutine"."""
    for word in range(1, len(draft)):
        if not _in_name(draft, word) or not _in_name(draft, word - 1):
            continue
        before = word - 1
        if draft.heads[word] == before:
            if draft.labels[word] in {"appos", "nmod"} and draft.doc[word].ent_type_ == draft.doc[before].ent_type_:
                draft.labels[word] = "flat:name"
            continue
        if draft.heads[before] == word:
            continue
        first = before
        while draft.labels[first] == "flat:name" and draft.heads[first] < first:
            first = draft.heads[first]
        outer = draft.heads[word]
        if (
            first not in {word, *draft.above(word)}
            and draft.labels[first] in _NAMED
            and outer not in range(first, word)
        ):
            draft.hang(word, first, "flat:name")


def _in_name(draft: Draft, word: int) -> bool:
    token = draft.doc[word]
    person = token.ent_type_ in {"PER", "PERSON"} or not token.ent_type_ or draft.kinds[word] == "PROPN"
    return draft.kinds[word] == "PROPN" and token.is_title and token.is_alpha and person


def _object(draft: Draft, noun: int) -> None:
    """ "Tuant au moins neuf patients": a noun without a preposition that is no time is what the verb is done to."""
    verb = draft.heads[noun]
    if draft.kinds[noun] not in {"NOUN", "PROPN"} or verb > noun or not draft.is_verb(verb):
        return
    if {draft.lemmas[noun], draft.words[noun]} & words("times") or draft.below(noun, "case"):
        return
    bare = draft.has(verb, VerbForm="Part", Tense="Past") and not draft.below(verb, "aux:tense")
    if not bare and not draft.below(verb, "obj", "xcomp", "ccomp", "aux:pass", "cop"):
        draft.labels[noun] = "obj"
