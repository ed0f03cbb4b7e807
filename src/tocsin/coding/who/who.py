"""The resolver of one document: names, roles, pronouns and what the text said before."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tocsin.records import Reading
from tocsin.registry import Registry

from .bearers import Bearers
from .countries import Countries, country_lexicon
from .entities import named_sense
from .frame import Frame
from .index import Index, NamedSpan
from .local import LocalNames
from .memory import Memory
from .nouns import Nouns
from .outlet import outlet_home
from .persons import Persons
from .phrases import NOMINAL, acts, conjuncts, is_plural, is_subject, left_words, phrase_heads
from .pronouns import Pronouns, pronoun_class
from .resolution import NOTHING, Mention, Ref, Resolution, Sense
from .roles import Roles, span_head
from .setting import Setting
from .when import When

_GENERATIONS = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III"})
_SHOWN = 4
"""Words before a noun that the reason for its resolution repeats."""


class Who:
    """Resolves the noun phrases of one document; made once a document, for later mentions lean on earlier ones."""

    def __init__(self, reading: Reading, registry: Registry) -> None:
        self.reading = reading
        self.registry = registry
        self.index = Index(reading)
        self._memory = Memory()
        self._frame = Frame(
            reading.parse, self.index, registry, self._memory, outlet_home(reading.document.outlet, registry)
        )
        self.local = LocalNames(self.index, registry)
        self._roles = Roles(self.index, registry, self._named, self._sense)
        when = When.of(reading)
        setting = Setting(self.index, self._frame, when)
        countries = Countries(registry)
        self._nouns = Nouns(self.index, self._memory, self._frame, setting, self._roles, countries, self._sense)
        self._persons = persons = Persons(self.index, registry, when)
        self._pronouns = Pronouns(self.index, self._memory, self._sense, persons.gender)
        self._bearers = Bearers(self.index, registry, persons, self._roles, self._nouns, setting, self._sense)
        self._capitals = frozenset(state.capital for state in registry.states.values())
        self._has_ships = any(token.text in country_lexicon().ships for token in self.index.tokens)
        self._known: dict[int, Sense] = {}
        self._open: set[int] = set()
        self._read = False

    def actors(self, head: Token, *, acting: bool = True, speaker: Resolution | None = None) -> Resolution:
        """The actors behind the noun phrase headed by ``head``, its conjuncts included.

        ``acting`` writes a state as its government (``NER.GOV``), as for a subject or an addressee; without it the bare
        country stays (``NER``), as for relations, agreements and a place visited. ``speaker`` binds "we" and "I".
        """
        self._read_through()
        return _together([self._one(token, acting, speaker) for token in self._all_of(head)])

    def sense(self, token: Token) -> Sense:
        """All that is known of one token's phrase, without its conjuncts."""
        self._read_through()
        return self._sense(token)

    def scene(self, token: Token, outsiders: frozenset[str]) -> str:
        """The country where the text as a whole and around the token plays, empty where the two differ.

        ``outsiders`` are countries that act on others there: a power whose forces strike abroad.
        """
        self._read_through()
        return self._frame.scene(token, outsiders)

    def is_listed(self, name: str) -> bool:
        """Whether the registry has a name, as an actor, an office holder or part of the world."""
        return bool(self.registry.lookup(name)) or self._persons.office(name) is not None

    def _all_of(self, head: Token) -> list[Token]:
        """The head with its conjuncts, and "North" before "and South Korea", which hangs on it as its modifier."""
        found = conjuncts(head)
        span = self.index.name(head)
        if span is None or span.first < 2 or self.index.tokens[span.first - 1].dep_ != "cc":
            return found
        half = self.index.name(self.index.tokens[span.first - 2])
        if half is None or not half.name.kind == span.name.kind == "state":
            return found
        first = self.index.tokens[half.first]
        return [first, *found] if first.dep_ == "nmod" and first.head.i == head.i else found

    def at(self, start: int, end: int) -> Resolution:
        """The actors behind the words from ``start`` to ``end``, in the role in which their clause has them."""
        self._read_through()
        heads = phrase_heads(self.reading.parse, start, end)
        found = [self._one(token, acts(token), None) for token in heads]
        return _together(found)

    def _one(self, token: Token, acting: bool, speaker: Resolution | None) -> Resolution:
        if speaker is not None and pronoun_class(token) == "speaker":
            why = f"{token.text} = {' '.join(speaker.actors)}: {speaker.why or 'the speaker'}"
            return Resolution(speaker.actors, speaker.names, why)
        found = self._sense(token).resolution(acting=acting)
        if not found.why:
            return found
        return replace(found, why=f"{self._phrase(token)} = {' '.join(found.actors) or 'nobody told'}: {found.why}")

    def _phrase(self, token: Token) -> str:
        """The words of a phrase up to its head, or its name."""
        span = self.index.name(token)
        if span is not None:
            return " ".join(span.name.text.split())
        first = next(iter(left_words(token)[-_SHOWN:]), token)
        return " ".join(self.reading.parse[first.i : token.i + 1].text.split())

    def _read_through(self) -> None:
        """Resolve the text's nouns once in their order, so that each finds what was named before it."""
        if self._read:
            return
        self._read = True
        for token in self.index.tokens:
            span = self.index.name(token)
            if span is None and token.pos_ not in NOMINAL:
                continue
            if span is not None and token.i != span_head(span, self.index).i:
                continue
            sense = self._sense(token)
            if sense.refs or sense.kind == "person":
                self._memory.add(self._mention(token, sense))

    def _mention(self, token: Token, sense: Sense) -> Mention:
        return Mention(
            token.i,
            self.index.sentence(token.i),
            sense,
            is_subject(token),
            is_plural(token),
            self.index.quotation(token),
            sense.kind == "person" and token.dep_ in ("compound", "nmod", "amod"),
        )

    def _sense(self, token: Token) -> Sense:
        """The sense of one token's phrase, without its conjuncts; asked once, answered from memory afterwards."""
        if token.i in self._known:
            return self._known[token.i]
        if token.i in self._open:
            return NOTHING
        self._open.add(token.i)
        sense = self._find(token)
        self._open.discard(token.i)
        self._known[token.i] = sense
        return sense

    def _find(self, token: Token) -> Sense:
        sort = pronoun_class(token)
        if sort:
            return self._pronouns.sense(token, sort)
        span = self.index.name(token)
        if token.pos_ in NOMINAL and (
            special := self._several_states(token) or self._half(token) or self._ship(token, span)
        ):
            return special
        if span is None and token.text in _GENERATIONS and (before := self._person_before(token)) is not None:
            return self._sense(before)
        if span is None:
            return self._common(token) if token.pos_ in (*NOMINAL, "ADJ", "NUM", "DET") else NOTHING
        if span.name.kind == "person":
            return self._bearers.sense(token, span)
        if span.name.kind == "demonym":
            return self._demonym(span)
        if span.name.kind == "organisation" and not span.name.code and self._persons.is_person(span.name.text):
            return self._bearers.sense(token, span)
        if outlet := self._short_outlet(token, span):
            return outlet
        if (behind := self._behind_dateline(token, span)) is not None:
            return self._sense(behind)
        sense = self._seat(span) or self._abroad(span, self._named(span))
        if sense.kind == "nobody":
            return sense
        listed = sense.lemma == "outlet" or (sense.refs and sense.refs[0].code.isupper())
        if span.name.kind == "organisation" and not listed:
            sense = self._office_by_name(token, span) or sense
        return sense if sense.refs or span.name.code else self._told_beside(span_head(span, self.index))

    def _named(self, span: NamedSpan) -> Sense:
        """What a name stands for by itself: in the registry, else as an organisation of this text's own."""
        sense = named_sense(span, self.registry)
        return sense if sense.refs or sense.kind else self.local.sense(span)

    def _several_states(self, token: Token) -> Sense | None:
        """ "The two Koreas", "the countries of Peru, Chile and Bolivia"."""
        codes = country_lexicon().plural_states.get(token.norm_) if token.pos_ != "PRON" else None
        codes = codes or tuple(span.name.code for span in self._listed(token))
        if not codes:
            return None
        return Sense(tuple(Ref(code, "GOV", country=True) for code in codes), "people", why=f"all {token.text}")

    def _listed(self, noun: Token) -> list[NamedSpan]:
        """The states behind a plural for states, the last of them where the parse hangs it on the plural."""
        own = self.index.name(noun)
        if noun.norm_ not in country_lexicon().listed or (own is not None and own.name.kind == "state"):
            return []
        behind = [o for of in noun.children if of.norm_ == "of" for o in of.children if o.dep_ == "pobj"]
        words = [t for o in behind for t in o.subtree]
        words += [c for c in noun.children if c.dep_ == "conj"] if len(behind) == 1 else []
        spans = dict.fromkeys(span for t in words if (span := self.index.name(t)) is not None)
        return [span for span in spans if span.name.kind == "state"]

    def _half(self, token: Token) -> Sense | None:
        """ "The North" is North Korea in a text that names it, and not "the north of the country"."""
        codes = country_lexicon().halves.get(token.text)
        whole = [c.dep_ for c in token.children if c.dep_ not in ("det", "case")]
        if not codes or whole or token.dep_ in ("compound", "nmod") or all(c.norm_ != "the" for c in token.children):
            return None
        named = {span.name.code for span in self.index.spans} & codes
        return Sense((Ref(named.pop(), "GOV", country=True),), "country", why=f"the {token.text}") if named else None

    def _ship(self, token: Token, span: NamedSpan | None) -> Sense | None:
        """ "The USS Boxer" sails in the navy of the United States."""
        if not self._has_ships:
            return None
        first = span.first if span is not None else token.i
        near = self.index.tokens[max(0, first - 1) : token.i + 1]
        code = next((code for t in near if (code := country_lexicon().ships.get(t.text))), "")
        named = token.pos_ == "PROPN" and (span is None or span.name.kind not in ("state", "demonym"))
        return (
            Sense((Ref(code, "MIL"),), "body", "ship", why=f"ship {token.text} of {code}") if code and named else None
        )

    def _person_before(self, token: Token) -> Token | None:
        """The name that "Jr." closes after a comma."""
        near = [t for t in self.index.tokens[max(0, token.i - 2) : token.i] if t.text != ","]
        span = self.index.name(near[-1]) if near else None
        return near[-1] if span is not None and span.name.kind == "person" else None

    def _behind_dateline(self, token: Token, span: NamedSpan) -> Token | None:
        """The subject that the parser hung on a dateline: "SEOUL, South Korea -- State radio announced"."""
        if span.name.kind not in ("capital", "place", "state") or token.dep_ != "nsubj" or not token.is_sent_start:
            return None
        loose = [c for c in token.children if c.dep_ in ("appos", "conj") and c.pos_ == "NOUN" and c.i < token.head.i]
        return next((c for c in loose if self._dash_between(span.last, c.i)), None)

    def _dash_between(self, first: int, last: int) -> bool:
        """Whether a dash stands between two tokens, and no "and" before it."""
        words = [t.text for t in self.index.tokens[first + 1 : last]]
        dash = next((k for k, word in enumerate(words) if word in ("-", "--", "–", "—")), None)
        return dash is not None and not {"and", "or"} & set(words[:dash])

    def _short_outlet(self, token: Token, span: NamedSpan) -> Sense | None:
        """ "The Times" is the newspaper of that name which the text has named last."""
        word = span.name.text.removeprefix("The ").removeprefix("the ")
        if span.name.code or " " in word or not span.first or span.name.kind in ("person", "place"):
            return None
        article = word != span.name.text or self.index.tokens[span.first - 1].norm_ in ("the", "this")
        for mention in self._memory.before(token.i) if article else ():
            named = self.index.name(self.index.tokens[mention.head])
            if named is not None and named.name.kind == "outlet" and named.name.text.endswith(f" {word}"):
                return mention.sense
        return None

    def _seat(self, span: NamedSpan) -> Sense | None:
        """ "Brussels will pay": the European Union, in a text that names it and not Belgium."""
        code = country_lexicon().seats.get(span.name.text, "")
        if not code or span.name.kind != "capital" or not acts(span_head(span, self.index)):
            return None
        named = {other.name.code for other in self.index.spans if other.name.text != span.name.text}
        if code not in named or span.name.code in named:
            return None
        return Sense((Ref(code),), "group", why=f"{span.name.text}: seat of {code}, which the text names")

    def _abroad(self, span: NamedSpan, sense: Sense) -> Sense:
        """ "Canada's House of Commons" is Canada's, though the name alone means another one."""
        if span.name.kind != "capital" or sense.kind != "country":
            return sense
        before = self.index.tokens[max(0, span.first - 2) : span.first]
        owners = [
            c for t in before if t.dep_ in ("poss", "amod", "compound", "nmod") and (c := self.index.country_of(t))
        ]
        if not owners or owners[-1] == sense.refs[0].code or span.name.text in self._capitals:
            return sense
        return replace(sense, refs=(Ref(owners[-1], sense.refs[0].sector),), why=f"{span.name.text} of {owners[-1]}")

    def _common(self, token: Token) -> Sense:
        """A common noun, with the name of the person that stands beside it: "the ambassador, Jane Roe"."""
        sense = self._nouns.sense(token)
        if not sense.refs and not sense.kind and token.pos_ == "PROPN":
            return self._told_beside(token)
        person = self._bearers.person_beside(token) if sense.kind == "person" and not sense.names else None
        if person is None:
            return sense
        if not sense.refs:
            told = self._sense(person)
            return told if told.refs else sense
        return replace(sense, names=(self._bearers.full_name(person),))

    def _told_beside(self, token: Token) -> Sense:
        """A name that nobody knew for one, by the role before it or beside it: "lecturer Hanif", "NTV, a channel"."""
        before = [c for c in token.children if c.dep_ in ("compound", "nmod") and c.pos_ == "NOUN"]
        for role in [*before[::-1], *(c for c in token.children if c.dep_ == "appos")]:
            sense = self._sense(role)
            if sense.refs and sense.lemma and sense.lemma != "outlet":
                return sense.because(f"{token.text}: {sense.why}")
        return NOTHING

    def _office_by_name(self, token: Token, span: NamedSpan) -> Sense | None:
        """An organisation whose name is a role: "the Egyptian Health Ministry", "the Supreme Court"."""
        if span.name.code:
            return None
        found = self._roles.word(token)
        if found is None or found[1].open or found[1].sector == "BUS":
            return None  # a company acts under its own name
        inner = [self.registry.lookup(word.text) for word in self.index.tokens[span.first : span.last]]
        codes = [entries[0].code for entries in inner if entries and entries[0].kind in ("state", "demonym")]
        if codes:
            return Sense((Ref(codes[0], found[1].sector),), "body", found[0], why=f"{span.name.text}")
        return self._nouns.sense(token)

    def _demonym(self, span: NamedSpan) -> Sense:
        """ "The French" are France; "Yemenis", "thousands of Yemenis" are its people."""
        head = span_head(span, self.index)
        beside = {child.norm_: child.dep_ for child in head.children}
        counted = "nummod" in beside.values() or "all" in beside or "other" in beside
        collective = not counted and ("the" in beside or "both" in beside or self._joined_collective(head))
        if head.dep_ in ("amod", "compound", "nmod", "poss") or collective:
            return Sense((Ref(span.name.code, "GOV", country=True),), "country", why=f"demonym {span.name.text}")
        return Sense((Ref(span.name.code, "CVL"),), "people", why=f"people of {span.name.text}")

    def _joined_collective(self, head: Token) -> bool:
        return head.dep_ == "conj" and any(child.norm_ == "the" for child in head.head.children)


def _together(found: list[Resolution]) -> Resolution:
    """Several resolutions as one: all who are told."""
    if len(found) == 1:
        return found[0]
    told = [one for one in found if one.actors]
    return Resolution(
        tuple(dict.fromkeys(a for one in told for a in one.actors)),
        tuple(dict.fromkeys(n for one in told for n in one.names)),
        "; ".join(one.why for one in told),
    )
