"""What a person stands for: by title, by office at the date, by what the text said of the person before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from tocsin.registry import Registry
from tocsin.registry.choices import name_id

from .entities import people_of_outlet
from .index import Index, NamedSpan
from .lexicon import RoleWord, role_lexicon
from .nouns import Nouns, is_of_state
from .persons import Persons
from .phrases import appositions, lemma, prepositional, title_words
from .resolution import STATELESS, Ref, Sense
from .roles import Roles, span_head
from .setting import Setting
from .titles import has_party_and_state

_SIDES = frozenset({"person", "people", "body", "group"})
_INITIALS = re.compile(r"[A-Z]{3,}")
_SOCIETY = "head of a society"
"""In place of the role: "the president" later in the text is seldom the one of a society."""
_GOVERNORS = frozenset({"governor", "mayor", "president"})
_LEADING = frozenset({"lead", "head", "run", "command", "chair", "oversee"})
_LOOSE = frozenset({"dep", "npadvmod", "nsubj", "appos", "nmod"})
"""How the parser hangs up a role that it does not see to be in apposition."""


class Bearers:
    """Resolves the persons of one text."""

    def __init__(
        self,
        index: Index,
        registry: Registry,
        persons: Persons,
        roles: Roles,
        nouns: Nouns,
        setting: Setting,
        resolve: Callable[[Token], Sense],
    ) -> None:
        self._index = index
        self._registry = registry
        self._persons = persons
        self._roles = roles
        self._nouns = nouns
        self._setting = setting
        self._resolve = resolve
        self._ousted = self._find_ousted()

    def sense(self, token: Token, span: NamedSpan) -> Sense:
        """Whom a name of a person stands for; the full name is told also where the role is not."""
        head = span_head(span, self._index)
        name = self._persons.full_name(span.name.text, span.first)
        titled = self._title(head, span)
        if has_party_and_state(span, self._index):
            titled = _in_congress(titled)
        office = self._persons.office(name)
        if titled is None and office is not None and not office.refs[0].sector:
            titled = self._beside(head, span)
        sense = self._weigh(titled, office, self._persons.remembered(name))
        sense = sense or self._beside(head, span) or titled or self._kind_before(head)
        if sense is None:
            return Sense((), "person", names=(name,), why=f"{name}: no role is told")
        titles = self._titles(head, span) if sense.lemma != _SOCIETY else ()
        sense = replace(sense, kind="person", names=(name,), titles=titles)
        if sense.refs:
            self._persons.remember(name, sense)
        return self._after_ouster(token, name, sense)

    def person_beside(self, role: Token) -> Token | None:
        """The person that a role noun stands beside: "the ambassador, Jane Roe", "Minister Roe"."""
        for other in [*appositions(role), *self._index.tokens[role.i + 1 : role.i + 2], *self._behind_a_phrase(role)]:
            span = self._index.name(other)
            if span is not None and span.name.kind == "person":
                return other
        return None

    def full_name(self, person: Token) -> str:
        """The full name of a person by one of its tokens."""
        span = self._index.name(person)
        return self._persons.full_name(span.name.text, span.first) if span is not None else ""

    def _behind_a_phrase(self, role: Token) -> Iterator[Token]:
        """ "Ambassador to the U.N. Jane Roe": the parser takes the person for the object of the preposition."""
        for _, other in prepositional(role):
            span = self._index.name(other)
            if span is not None and span.name.kind == "person" and self._house(span, role) is not None:
                yield other

    def _house(self, person: NamedSpan, role: Token) -> Token | None:
        """The name between a role with its preposition and the person right behind it: "U.N." before "Jane Roe"."""
        between = self._index.tokens[role.i + 1 : person.first]
        if len(between) < 2 or between[0].dep_ != "prep" or any(t.tag_ == "POS" for t in between):
            return None
        house = self._index.name(between[-1])
        return between[-1] if house is not None and house.name.kind != "person" else None

    def _before_a_phrase(self, span: NamedSpan) -> Token | None:
        """The role of a person whom the parser took for an object: "Ambassador" before "to the U.N. Jane Roe"."""
        above = span_head(span, self._index).head
        role = above.head
        told = above.dep_ == "prep" and above.i == role.i + 1 and role.pos_ in ("NOUN", "PROPN")
        return role if told and self._house(span, role) is not None else None

    def _weigh(self, titled: Sense | None, office: Sense | None, earlier: Sense | None) -> Sense | None:
        """The title that tells a country first; then the office by date; then what was said before.

        "President Roe" of old acts as what she was then: a title beside the name outweighs that the office has ended.
        """
        if titled is not None and titled.refs and not titled.framed:
            return titled
        if office is None:
            return earlier
        held = bool(office.refs[0].sector)
        if held or (titled is not None and titled.former):
            return office
        if titled is not None:
            sector = titled.refs[0].sector if titled.refs else "GOV"
            return replace(office, refs=(Ref(office.refs[0].code, sector),), lemma=titled.lemma)
        return earlier or office

    def _title(self, head: Token, span: NamedSpan) -> Sense | None:
        """The role before a name: "Saudi Foreign Minister", "Pentagon spokesman Col."."""
        before = title_words(span.first, head.doc)
        former = any(token.norm_ in role_lexicon().words["former"] for token in before)
        for token in before:
            found = None if self._index.name(token) else self._roles.word(token)
            if found is not None and found[1].breadth == "person" and found[0] not in role_lexicon().words["kin"]:
                return self._titled(head, token, found, former)
        return None

    def _kind_before(self, head: Token) -> Sense | None:
        """A word for a body that one person embodies: "pape" in "le pape François"."""
        before = [c for c in head.children if c.dep_ == "compound" and c.pos_ == "NOUN"]
        return next((sense for c in before[::-1] if (sense := self._resolve(c)).refs and sense.lemma), None)

    def _titles(self, head: Token, span: NamedSpan) -> tuple[str, ...]:
        before = title_words(span.first, head.doc)
        return tuple(found[0] for token in before if not self._index.name(token) and (found := self._roles.word(token)))

    def _titled(self, head: Token, token: Token, found: tuple[str, RoleWord], former: bool) -> Sense | None:
        form, word = found
        home = self._roles.home(head, form) or self._roles.home(token, form)
        sector = self._roles.sector(token, word, form) or "GOV"
        refs = home.refs or self._nouns.own_side(head, word)
        if refs:
            refs = tuple(ref.bare() if former else in_title(ref, sector, word) for ref in refs)
            return Sense(refs, "person", form, why=f"title '{form}' {home.told or 'of its side'}", former=former)
        if sector in STATELESS:
            return Sense((Ref("", sector),), "person", form, why=f"title '{form}'", former=former)
        if (society := self._society(token, form)) is not None:
            return society
        if sector == "MIL" and any(t.norm_ in role_lexicon().words["allied"] for t in title_words(token.i, head.doc)):
            return self._nouns.of_coalition(token, form)
        framed = self._nouns.may_frame(token, form, sector) and not self._setting.is_beyond(token, sector)
        framed &= not self._nouns.is_of_another(token, form, word)
        code = self._setting.country(head, own=is_of_state(sector, form)) if framed else ""
        refs = (Ref(code, country=True) if former else Ref(code, sector),) if code else ()
        why = f"title '{form}', country of the text's frame ({self._setting.told(code)})" if code else f"title '{form}'"
        return Sense(refs, "person", form, why=why, framed=True, former=former)

    def _society(self, title: Token, form: str) -> Sense | None:
        """ "ACLU Director Roe" leads what is named by its initials, and no country."""
        before = self._index.tokens[title.i - 1] if title.i else None
        if before is None or form not in role_lexicon().words["of_societies"]:
            return None
        span = self._index.name(before)
        if span is not None and span.name.code:
            return None
        if _INITIALS.fullmatch(before.text):
            return Sense((Ref(name_id(before.text)),), "person", _SOCIETY, why=f"title '{form}' of {before.text}")
        named = before.pos_ == "PROPN" and before.ent_type_ == "ORG" and before.ent_type_ != title.ent_type_
        return Sense((), "person", form, why=f"title '{form}' of {before.text}, which nobody knows") if named else None

    def _beside(self, head: Token, span: NamedSpan) -> Sense | None:
        """The role told in apposition, by the possessor, or in "who leads X"."""
        others = [*appositions(head), *self._loosely_beside(head, span)]
        others += [role] if (role := self._before_a_phrase(span)) is not None else []
        found = [sense for other in others if (sense := self._resolve(other)).refs and sense.kind in _SIDES]
        told = [sense for sense in found if sense.lemma not in ("", "outlet")]
        told.sort(key=lambda sense: not sense.refs[0].code)
        if told and told[0].refs[0].code:
            return told[0]
        return self._belonging(head) or next(iter(told), None)

    def _loosely_beside(self, head: Token, span: NamedSpan) -> Iterator[Token]:
        """A role noun right before the comma before the name, which the parser hung beside it."""
        if span.first < 2 or self._index.tokens[span.first - 1].text != ",":
            return
        for other in head.head.children:
            if other.dep_ in _LOOSE and other.i < head.i and other.right_edge.i == span.first - 2:
                yield other

    def _belonging(self, head: Token) -> Sense | None:
        for child in head.children:
            if child.dep_ == "relcl" and child.lemma_ in _LEADING:
                for thing in child.children:
                    if thing.dep_ == "dobj" and (sense := self._resolve(thing)).refs:
                        return Sense(sense.refs, "person", "leader", why=f"leads {thing.text}")
            if child.dep_ == "poss" and (owned := self._possessor(child)):
                return owned
        for preposition, house in prepositional(head):
            if preposition in ("of", "from", "at", "with") and (owned := self._possessor(house)):
                return owned
        return None

    def _possessor(self, owner: Token) -> Sense | None:
        span = self._index.name(owner)
        people = people_of_outlet(span.name.code, self._registry) if span else None
        if people is not None:
            return Sense((people,), "person", why=f"of {owner.text}")
        sense = self._resolve(owner)
        if not sense.refs or sense.kind != "group":
            return None
        return Sense(sense.refs, "person", why=f"possessive {owner.text}")

    def _after_ouster(self, token: Token, name: str, sense: Sense) -> Sense:
        """In the ouster itself the government, afterwards the bare country."""
        at = self._ousted.get(name)
        if at is None or token.i < at[0] or not sense.refs:
            return sense
        if token.i <= at[1]:
            refs = tuple(Ref(ref.code, "GOV") for ref in sense.refs)
            return replace(sense, refs=refs, why=f"{name}, in the ouster itself")
        return replace(sense, refs=tuple(ref.bare() for ref in sense.refs), why=f"{name}, after the ouster")

    def _find_ousted(self) -> dict[str, tuple[int, int]]:
        """Who loses office in this text, and where: the object of "oust", the subject of "was ousted"."""
        found: dict[str, tuple[int, int]] = {}
        for span in self._index.spans:
            if span.name.kind != "person":
                continue
            head = span_head(span, self._index)
            if head.dep_ in ("dobj", "nsubjpass") and lemma(head.head) in role_lexicon().words["ousting"]:
                found.setdefault(self._persons.full_name(span.name.text, span.first), (span.first, span.last))
        return found


def _in_congress(titled: Sense | None) -> Sense:
    """A title with party and state behind the name: of the American Congress, or a governor's office."""
    if titled is not None and titled.refs and not titled.framed and titled.refs[0].code == "USA":
        return titled
    former = titled is not None and titled.former
    sector = titled.refs[0].sector if titled is not None and titled.refs and titled.lemma in _GOVERNORS else "LEG"
    ref = Ref("USA", country=True) if former else Ref("USA", sector)
    return Sense((ref,), "person", titled.lemma if titled else "", why="party and state behind the name", former=former)


def in_title(ref: Ref, sector: str, word: RoleWord) -> Ref:
    """The bearer of a title at home: a spokesman of the army is the army's, a president of a state its government."""
    return ref if word.open and ref.sector and not ref.country else ref.in_role(sector)
