"""Finds proper names: the registry's own first, then what the model's NER adds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from tocsin.records import Name
from tocsin.records.reading import NameKind
from tocsin.registry import Entry, Office, Registry

from .name_matcher import COMPONENT, RegistryNames, best_entry, name_lexicon
from .other_meanings import means_other

_KINDS: dict[str, NameKind] = {
    "state": "state", "demonym": "demonym", "capital": "capital", "metonym": "capital", "organisation": "organisation",
    "group": "group", "person": "person", "outlet": "outlet", "place": "place", "region": "place",
}  # fmt: skip
_NER: dict[str, NameKind] = {
    "PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organisation", "NORP": "other",
}  # fmt: skip


def add_registry_names(nlp: Language, registry: Registry) -> None:
    """Put the registry's surface forms before the statistical NER, which takes Niger for a person.

    May be called again on the same pipeline: the component is there once and holds the latest registry.
    """
    if not nlp.has_pipe(COMPONENT):
        nlp.add_pipe(COMPONENT, before="ner")
    component = nlp.get_pipe(COMPONENT)
    if isinstance(component, RegistryNames):
        component.load(registry)


def find_names(parse: Doc, registry: Registry) -> tuple[Name, ...]:
    """Names in text order, each with its kind and, where the registry knows it, its code.

    Persons carry no code: which office a person holds hangs on the date, and is for the coding to say.
    """
    spans = [name for ent in parse.ents if (name := _of_entity(ent, registry))]
    holders = surnames(registry.offices)
    spans = _mended(parse, spans, holders)
    spans = _with_companies(parse, spans)
    spans = _with_institutions(parse, spans)
    spans = [_named_after_place(parse, found) for found in spans]
    spans = _with_compass(parse, spans, registry)
    taken = {i for span, _, _ in spans for i in range(span.start, span.end)}
    spans += _described(parse, taken)
    taken = {i for span, _, _ in spans for i in range(span.start, span.end)}
    spans += _short_forms(parse, [span for span, kind, _ in spans if kind == "person"], taken, holders)
    spans += _short_groups(parse, spans, taken)
    spans = _without_american_states(parse, _surnames_that_are_states(parse, spans))
    spans.sort(key=lambda item: item[0].start)
    return tuple(Name(s.start_char, s.end_char, s.text, kind, code) for s, kind, code in spans)


_POLITE = frozenset({"mr", "mrs", "ms", "miss"})
_TOWARDS = frozenset({"in", "to", "from", "of", "with", "against", "into", "across", "and"})
_PROPER = frozenset({"NNP", "NNPS"})
_PLACES = frozenset({"state", "demonym", "capital", "place"})
Found = tuple[Span, NameKind, str]


def _of_entity(ent: Span, registry: Registry) -> Found | None:
    if ent.label_ not in _NER:
        return None
    span = _trimmed(ent)
    if span is None or span.text in {"MP", "MPs", "PM"}:
        return None
    if not any(c.isupper() for c in span.text) and not _written_small(span.text, registry):
        return None
    if means_other(span, name_lexicon()):
        return None
    span = _hyphenated(span) if ent.label_ == "PERSON" else span
    entry = best_entry(span.text, registry) or _shouted(span.text, registry)
    if entry is not None and not (ent.label_ == "PERSON" and entry.kind == "place"):
        return span, _KINDS[entry.kind], "" if entry.kind == "person" else entry.code
    return span, _NER[ent.label_], ""


def _written_small(surface: str, registry: Registry) -> bool:
    """Whether a name needs no capital: "l'armée malienne", "les talibans"."""
    return any(entry.kind in {"demonym", "group"} for entry in registry.lookup(surface))


def _shouted(surface: str, registry: Registry) -> Entry | None:
    """ "NIAMEY", as datelines write it: the toponym, and nothing else that title case might make of an acronym."""
    if len(surface) < 4 or not surface.replace(" ", "").isalpha() or not surface.isupper():
        return None
    entry = best_entry(surface.title(), registry)
    return entry if entry is not None and entry.kind in ("state", "capital", "place") else None


def _hyphenated(span: Span) -> Span:
    """ "Yoon Young-chan" where the NER has stopped at "Yoon"."""
    doc, end = span.doc, span.end
    rest = doc[end : end + 3]
    torn = len(rest) == 3 and rest[0].tag_ == "NNP" and rest[1].text == "-" and not rest[1].whitespace_
    return doc[span.start : end + 3] if torn and not rest[0].ent_type_ and not rest[2].ent_type_ else span


def _trimmed(ent: Span) -> Span | None:
    """The entity without article, titles, possessive and line breaks."""
    start, end = ent.start, ent.end
    doc = ent.doc
    titles = name_lexicon()["titles"]
    while start < end and (doc[start].norm_ == "the" or doc[start].is_space):
        start += 1
    while ent.label_ == "PERSON" and start < end - 1 and doc[start].norm_.rstrip(".") in titles:
        start += 1
    for i in range(start, end):
        if "\n" in doc[i].text:
            end = i
            break
    while end > start and (
        doc[end - 1].tag_ == "POS" or doc[end - 1].is_space or doc[end - 1].text in {"-", "—", "–", ","}
    ):
        end -= 1
    return doc[start:end] if start < end else None


def _mended(parse: Doc, spans: list[Found], holders: frozenset[str]) -> list[Found]:
    """What the NER has wrong and the text itself tells: persons and groups that are named in full elsewhere."""
    persons = {span[i].text for span, kind, _ in spans if kind == "person" and len(span) > 1 for i in (0, -1)}
    persons |= {span.text for span, _, code in spans if not code and span.text in holders and _alone_enough(span[0])}
    groups = _group_words(spans)
    return [_mend(parse, found, persons, groups) for found in spans]


def _mend(parse: Doc, found: Found, persons: set[str], groups: dict[str, str]) -> Found:
    span, kind, code = found
    if not code and kind != "place" and _settled(parse, span):
        return span, "place", ""
    if kind == "person" and span.start and parse[span.start - 1].norm_ in name_lexicon()["group_nouns"]:
        return span, "organisation", ""
    if kind == "person":
        joined = (len(span) == 1 or _particle(span[0])) and span.start and _forename(parse[span.start - 1], span)
        return (parse[span.start - 1 : span.end] if joined else span), kind, code
    if code or kind not in ("organisation", "other", "place"):
        return found
    if len(span) <= 3 and any(_tells_person(child) for token in span for child in token.children):
        return span, "person", ""
    if span.text in groups and kind != "place":
        return span, "group", groups[span.text]
    if (len(span) == 1 and span.text in persons) or (len(span) > 1 and _titled(parse, span)):
        return span, "person", ""
    return found


def _settled(parse: Doc, span: Span) -> bool:
    """ "The town of Zorgouna" is a place, whatever it sounds like."""
    before = [token.norm_ for token in parse[max(0, span.start - 2) : span.start]]
    return len(before) == 2 and before[1] == "of" and before[0] in name_lexicon()["settlements"]


def _titled(parse: Doc, span: Span) -> bool:
    """ "President Lucie Marchand" is a person, also where the NER takes the name for a company."""
    before = parse[span.start - 1].norm_.rstrip(".") if span.start else ""
    name_like = len(span) <= 3 and all(token.tag_.startswith("NNP") for token in span)
    return name_like and before in name_lexicon()["person_titles"]


def _with_companies(parse: Doc, spans: list[Found]) -> list[Found]:
    """ "Ethiopian Airlines" is one name, of a company."""
    words = name_lexicon()["company_words"]
    ends = {span.end for span, _, _ in spans if span.end < len(parse) and parse[span.end].text in words}
    return [_company(parse, found) if found[0].end in ends else found for found in spans]


def _company(parse: Doc, found: Found) -> Found:
    span, kind, code = found
    return (parse[span.start : span.end + 1], "organisation", "") if kind == "demonym" or not code else found


def _named_after_place(parse: Doc, found: Found) -> Found:
    """ "The Tera Front": a town's name that begins an organisation's."""
    span, kind, _ = found
    head = parse[span.end] if span.end < len(parse) else None
    if kind != "place" or head is None or head.ent_type_ or head.tag_ not in _PROPER:
        return found
    if head.text not in name_lexicon()["bodies_after_place"]:
        return found
    return parse[span.start : span.end + 1], "organisation", ""


def _with_institutions(parse: Doc, spans: list[Found]) -> list[Found]:
    """ "The Bank of England" and "the Popular Front of Tera" are one name each, and neither is a place."""
    known = {i for span, _, code in spans if code for i in range(span.start, span.end)}
    whole = [
        span
        for token in parse[:-2]
        if token.tag_ in _PROPER and token.i + 1 not in known and (span := _institution(parse, token, spans))
    ]
    covered = {i for span in whole for i in range(span.start, span.end)}
    kept = [found for found in spans if not covered & set(range(found[0].start, found[0].end))]
    return kept + [(span, "organisation", "") for span in whole]


def _institution(parse: Doc, token: Token, spans: list[Found]) -> Span | None:
    """The name around a word that takes "of": what is capitalised before it, and after the preposition."""
    lexicon = name_lexicon()
    alone = token.text in lexicon["institutions_of"]
    if not (alone or token.text in lexicon["bodies_of"]) or parse[token.i + 1].norm_ not in ("of", "for"):
        return None
    start, end = token.i, token.i + 2
    while start and parse[start - 1].tag_ in ("NNP", "NNPS") and parse[start - 1].text[0].isupper():
        start -= 1
    end += end < len(parse) and parse[end].norm_ == "the"
    first = end
    while end < len(parse) and parse[end].tag_ in ("NNP", "NNPS") and parse[end].text[0].isupper():
        end += 1
    torn = end < len(parse) and parse[end].tag_ == "POS" and end - first == 1
    listed = any(code and kind not in _PLACES and span.start < end and span.end > start for span, kind, code in spans)
    if torn or listed:
        return None
    states = any(kind in ("state", "demonym") for span, kind, _ in spans if span.start == first)
    return parse[start:end] if end > first and (alone or not states) else None


def _with_compass(parse: Doc, spans: list[Found], registry: Registry) -> list[Found]:
    """ "North and South Korea" are two states, of which the first is named by half."""
    first: list[Found] = []
    for span, kind, _ in spans:
        half = parse[span.start - 2] if span.start > 1 and parse[span.start - 1].norm_ in ("and", "or") else None
        if (
            kind not in ("state", "demonym")
            or half is None
            or not {half.text, span[0].text} <= name_lexicon()["compass"]
        ):
            continue
        entry = best_entry(f"{half.text} {span[1:].text}", registry)
        if entry is not None and entry.kind == kind:
            first.append((parse[half.i : half.i + 1], kind, entry.code))
    taken = {found[0].start for found in first}
    return [found for found in spans if not taken & set(range(found[0].start, found[0].end))] + first


def _described(parse: Doc, taken: set[int]) -> Iterator[Found]:
    """Persons whom the NER missed and an apposition tells: "Awa Cissé, a teacher in the town"."""
    for token in parse:
        if token.i in taken or token.tag_ != "NNP" or not any(_tells_person(child) for child in token.children):
            continue
        first = token.i
        while first and parse[first - 1].tag_ == "NNP" and parse[first - 1].i not in taken and token.i - first < 3:
            first -= 1
        while first < token.i and parse[first].norm_.rstrip(".") in name_lexicon()["titles"]:
            first += 1
        if all(t.is_alpha and t.text[0].isupper() and not t.is_upper for t in parse[first : token.i + 1]):
            yield parse[first : token.i + 1], "person", ""


def _tells_person(noun: Token) -> bool:
    """Whether a noun in apposition says what a person is."""
    if noun.dep_ != "appos" or noun.pos_ != "NOUN" or noun.tag_ != "NN":
        return False
    lexicon = name_lexicon()
    return noun.lemma_.lower() in lexicon["person_nouns"] or noun.norm_.endswith(tuple(lexicon["person_endings"]))


def _particle(token: Token) -> bool:
    return token.norm_ in name_lexicon()["particles"]


def _forename(token: Token, span: Span) -> bool:
    titles = name_lexicon()["titles"]
    return (
        token.tag_.startswith("NNP")
        and token.head in span
        and not token.ent_type_
        and token.norm_.rstrip(".") not in titles
    )


def _short_groups(parse: Doc, spans: list[Found], taken: set[int]) -> Iterator[Found]:
    """ "Brotherhood" after the Muslim Brotherhood was named: the last word of a group's name, if no common one."""
    groups = _group_words(spans)
    for token in parse:
        if token.i not in taken and token.text in groups and token.tag_ == "NNP":
            yield parse[token.i : token.i + 1], "group", groups[token.text]


def _group_words(spans: list[Found]) -> dict[str, str]:
    named = {span[-1].text: code for span, kind, code in spans if kind == "group" and len(span) > 1}
    return {word: code for word, code in named.items() if word not in name_lexicon()["generic_last_words"]}


def _short_forms(parse: Doc, persons: list[Span], taken: set[int], holders: frozenset[str]) -> Iterator[Found]:
    """Surnames that the NER missed: of persons named in full in this text, and of the registry's office holders."""
    surnames = {span[i].text for span in persons if len(span) > 1 for i in (0, -1)}
    for token in parse:
        if token.i in taken or token.tag_ not in ("NNP", "NNPS") or token.ent_type_ in ("DATE", "GPE"):
            continue
        if token.text in surnames or (token.text in holders and _alone_enough(token)):
            yield parse[token.i : token.i + 1], "person", ""


def _surnames_that_are_states(parse: Doc, spans: list[Found]) -> list[Found]:
    """Jordan is Michael Jordan where he was named in full and no word of the text speaks of Jordanians or Amman."""
    surnames = {span[-1].text: span.start for span, kind, _ in reversed(spans) if kind == "person" and len(span) > 1}
    spoken_of = {code for span, kind, code in spans if kind in ("demonym", "capital")}

    def is_person(span: Span, kind: NameKind, code: str) -> bool:
        if kind not in ("state", "capital") or len(span) > 1 or span.text not in name_lexicon()["also_personal"]:
            return False
        before = parse[span.start - 1].norm_.rstrip(".") if span.start else ""
        after = parse[span.end].tag_ if span.end < len(parse) else ""
        alone = kind == "capital" or code not in spoken_of
        return before in _POLITE or (
            surnames.get(span.text, span.start) < span.start
            and alone
            and after.startswith("V")
            and before not in _TOWARDS
        )

    return [(s, "person", "") if is_person(s, kind, code) else (s, kind, code) for s, kind, code in spans]


@lru_cache(maxsize=2)
def surnames(offices: tuple[Office, ...]) -> frozenset[str]:
    """Short forms by which holders of the registry's offices are called."""
    return frozenset(short for office in offices for short in office.surnames)


def _alone_enough(token: Token) -> bool:
    titles = name_lexicon()["titles"]
    titled = token.i > 0 and token.nbor(-1).norm_.rstrip(".") in titles
    return titled or token.text not in name_lexicon()["common_surnames"]


def _without_american_states(parse: Doc, spans: list[Found]) -> list[Found]:
    """Georgia is the U.S. state where the text speaks of Atlanta."""
    signs = name_lexicon()["american_state"]
    text = parse.text
    present = {name for name, words in signs.items() if any(word in text for word in words)}
    return [
        (s, "place", "USA") if kind == "state" and s.text in present else (s, kind, code) for s, kind, code in spans
    ]
