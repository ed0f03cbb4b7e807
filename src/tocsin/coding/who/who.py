"""The resolver of one document: names, roles, pronouns and what the text said before."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Reading
from tocsin.registry import Registry

from .entities import named_sense, people_of_outlet
from .frame import Frame
from .index import Index, NamedSpan
from .lexicon import role_lexicon
from .memory import Memory
from .nouns import FRAMED, Nouns
from .persons import Persons
from .phrases import NOMINAL, appositions, conjuncts, is_plural, is_subject, lemma, title_words
from .pronouns import Pronouns, pronoun_class
from .resolution import NOTHING, Mention, Ref, Resolution, Sense
from .roles import Roles, span_head

_SIDES = frozenset({"person", "people", "body", "group"})
_LEADING = frozenset({"lead", "head", "run", "command", "chair", "oversee"})


class Who:
    """Resolves the noun phrases of one document; made once a document, for later mentions lean on earlier ones."""

    def __init__(self, reading: Reading, registry: Registry) -> None:
        self.reading = reading
        self.registry = registry
        self._index = Index(reading)
        self._memory = Memory()
        self._frame = Frame(reading.parse, self._index, registry)
        self._persons = Persons(self._index, registry, reading.document.published)
        self._roles = Roles(self._index, registry, self._sense)
        self._nouns = Nouns(self._index, self._memory, self._frame, self._roles, self._sense)
        self._pronouns = Pronouns(self._index, self._memory, self._sense)
        self._ousted = self._find_ousted()
        self._known: dict[int, Sense] = {}
        self._open: set[int] = set()
        self._read = False

    def actors(self, head: Token, *, acting: bool = True, speaker: Resolution | None = None) -> Resolution:
        """The actors behind the noun phrase headed by ``head``, its conjuncts included.

        ``acting`` writes a state as its government (``NER.GOV``), as for a subject or an addressee; without it the bare
        country stays (``NER``), as for relations, agreements and a place visited. ``speaker`` binds "we" and "I".
        """
        self._read_through()
        found = [self._one(token, acting, speaker) for token in conjuncts(head)]
        if len(found) == 1:
            return found[0]
        told = [one for one in found if one.actors]
        return Resolution(
            tuple(dict.fromkeys(a for one in told for a in one.actors)),
            tuple(dict.fromkeys(n for one in told for n in one.names)),
            "; ".join(one.why for one in told),
        )

    def _one(self, token: Token, acting: bool, speaker: Resolution | None) -> Resolution:
        if speaker is not None and pronoun_class(token) == "speaker":
            return Resolution(speaker.actors, speaker.names, f"{token.text} = the speaker")
        return self._sense(token).resolution(acting=acting)

    def _read_through(self) -> None:
        """Resolve the text's nouns once in their order, so that each finds what was named before it."""
        if self._read:
            return
        self._read = True
        for token in self.reading.parse:
            span = self._index.name(token)
            if token.pos_ not in NOMINAL and span is None:
                continue
            if span is not None and token.i != span_head(span, self._index).i:
                continue
            sense = self._sense(token)
            if sense.refs:
                self._memory.add(self._mention(token, sense))

    def _mention(self, token: Token, sense: Sense) -> Mention:
        return Mention(
            token.i,
            self._index.sentence(token.i),
            sense,
            is_subject(token),
            is_plural(token),
            self._index.quotation(token),
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
        span = self._index.name(token)
        if span is None:
            return self._common(token) if token.pos_ in (*NOMINAL, "ADJ", "NUM", "DET") else NOTHING
        if span.name.kind == "person":
            return self._person(token, span)
        if span.name.kind == "demonym":
            return self._demonym(token, span)
        sense = named_sense(span, self.registry)
        if span.name.kind == "organisation" and (not sense.refs or not sense.refs[0].code.isupper()):
            return self._office_by_name(token, span) or sense
        return sense

    def _common(self, token: Token) -> Sense:
        """A common noun, with the name of the person that stands beside it: "the ambassador, Jane Roe"."""
        sense = self._nouns.sense(token)
        if sense.kind != "person" or not sense.refs or sense.names:
            return sense
        beside = [*appositions(token), *self._index.tokens[token.i + 1 : token.i + 2]]
        for other in beside:
            span = self._index.name(other)
            if span is not None and span.name.kind == "person":
                name = self._persons.full_name(span.name.text, span.first)
                return Sense(sense.refs, sense.kind, sense.lemma, (name,), sense.why)
        return sense

    def _office_by_name(self, token: Token, span: NamedSpan) -> Sense | None:
        """An organisation whose name is a role: "the Egyptian Health Ministry", "the Supreme Court"."""
        if span.name.code:
            return None
        found = self._roles.word(token)
        if found is None or found[1].open:
            return None
        inner = [self.registry.lookup(word.text) for word in self._index.tokens[span.first : span.last]]
        codes = [entries[0].code for entries in inner if entries and entries[0].kind in ("state", "demonym")]
        if codes:
            return Sense((Ref(codes[0], found[1].sector),), "body", found[0], why=f"{span.name.text}")
        return self._nouns.sense(token)

    def _demonym(self, token: Token, span: NamedSpan) -> Sense:
        """ "The French" are France; "Yemenis", "thousands of Yemenis" are its people."""
        head = span_head(span, self._index)
        collective = any(child.lower_ in ("the", "both") for child in head.children if child.dep_ in ("det", "predet"))
        collective = collective and not any(child.dep_ == "nummod" for child in head.children)
        if head.dep_ in ("amod", "compound", "nmod", "poss") or collective or self._joined_collective(head):
            return Sense((Ref(span.name.code, "GOV", country=True),), "country", why=f"demonym {span.name.text}")
        return Sense((Ref(span.name.code, "CVL"),), "people", why=f"people of {span.name.text}")

    def _joined_collective(self, head: Token) -> bool:
        return head.dep_ == "conj" and any(child.lower_ == "the" for child in head.head.children)

    def _person(self, token: Token, span: NamedSpan) -> Sense:
        head = span_head(span, self._index)
        name = self._persons.full_name(span.name.text, span.first)
        office = self._persons.office(name)
        titled = self._title(head, span)
        earlier = self._persons.remembered(name)
        sense = self._weigh(titled, office, earlier) or self._beside(head)
        if sense is None and titled is not None:
            sense = titled
        if sense is None:
            return Sense((), "person", names=(name,), why=f"{name}: no role is told")
        sense = Sense(sense.refs, "person", sense.lemma, (name,), sense.why)
        if sense.refs:
            self._persons.remember(name, sense)
        return self._after_ouster(token, name, sense)

    def _weigh(self, titled: Sense | None, office: Sense | None, earlier: Sense | None) -> Sense | None:
        """The title beside the name first, where it tells a country; then the office by date; then what was said before."""
        if titled is not None and titled.refs and not titled.why.startswith("the text's frame"):
            return titled
        if office is not None:
            if titled is not None and titled.lemma and office.refs and not office.refs[0].sector:
                code, former = office.refs[0].code, "former" in titled.why
                sector = titled.refs[0].sector if titled.refs else "GOV"
                return (
                    office if former else Sense((Ref(code, sector),), "person", titled.lemma, office.names, office.why)
                )
            return office
        return earlier

    def _title(self, head: Token, span: NamedSpan) -> Sense | None:
        """The role before a name: "Saudi Foreign Minister", "Pentagon spokesman Col."."""
        before = title_words(span.first, head.doc)
        former = any(t.lower_ in role_lexicon().words["former"] for t in before)
        for token in before:
            if self._index.name(token) is not None and self._index.name(token) is not span:
                continue
            found = self._roles.word(token)
            if found is None or found[1].breadth != "person":
                continue
            return self._titled(head, token, found[0], former)
        return None

    def _titled(self, head: Token, token: Token, form: str, former: bool) -> Sense | None:
        word = self._roles.word(token)
        home = self._roles.home(head, form)
        if word is None:
            return None
        sector = self._roles.sector(token, word[1], form) or "GOV"
        if home.refs:
            refs = tuple(r.bare() if former else self._nouns_role(r, sector, word[1].open) for r in home.refs)
            return Sense(refs, "person", form, why=f"{home.why} + title '{form}'" + (", former" if former else ""))
        code = self._frame.country(head) if sector in FRAMED else ""
        refs = (Ref(code, "" if former else sector),) if code else ()
        return Sense(
            refs, "person", form, why=f"the text's frame {code} + title '{form}'" + (", former" if former else "")
        )

    def _nouns_role(self, ref: Ref, sector: str, is_open: bool) -> Ref:
        if is_open and ref.sector and not ref.country:
            return ref
        return ref.in_role(sector)

    def _beside(self, head: Token) -> Sense | None:
        """The role told in apposition, by the possessor, or in "who leads X"."""
        told = [s for other in appositions(head) if (s := self._sense(other)).refs and s.kind in _SIDES and s.lemma]
        told.sort(key=lambda sense: not sense.refs[0].code)
        if told and told[0].refs[0].code:
            return told[0]
        return self._belonging(head) or next(iter(told), None)

    def _belonging(self, head: Token) -> Sense | None:
        for child in head.children:
            if child.dep_ == "relcl" and child.lemma_ in _LEADING:
                for thing in child.children:
                    if thing.dep_ == "dobj" and (sense := self._sense(thing)).refs:
                        return Sense(sense.refs, "person", "leader", why=f"leads {thing.text}")
            if child.dep_ == "poss" and (sense := self._possessor(child)):
                return sense
        return None

    def _possessor(self, owner: Token) -> Sense | None:
        span = self._index.name(owner)
        people = people_of_outlet(span.name.code, self.registry) if span else None
        if people is not None:
            return Sense((people,), "person", why=f"of {owner.text}")
        sense = self._sense(owner)
        return (
            Sense(sense.refs, "person", why=f"possessive {owner.text}")
            if sense.refs and sense.kind == "group"
            else None
        )

    def _after_ouster(self, token: Token, name: str, sense: Sense) -> Sense:
        """In the ouster itself the government, afterwards the bare country."""
        at = self._ousted.get(name)
        if at is None or token.i < at[0] or not sense.refs:
            return sense
        if token.i <= at[1]:
            refs = tuple(Ref(ref.code, "GOV") for ref in sense.refs)
            return Sense(refs, "person", sense.lemma, (name,), f"{name}, in the ouster itself")
        return Sense(tuple(r.bare() for r in sense.refs), "person", sense.lemma, (name,), f"{name}, after the ouster")

    def _find_ousted(self) -> dict[str, tuple[int, int]]:
        """Who loses office in this text, and where: the object of "oust", the subject of "was ousted"."""
        found: dict[str, tuple[int, int]] = {}
        for span in self._index.spans:
            if span.name.kind != "person":
                continue
            head = span_head(span, self._index)
            verb = head.head
            lost = head.dep_ in ("dobj", "nsubjpass") and lemma(verb) in role_lexicon().words["ousting"]
            if lost:
                found.setdefault(self._persons.full_name(span.name.text, span.first), (span.first, span.last))
        return found
