"""Role nouns: which sector a noun tells, and which country or group it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from tocsin.records import Name
from tocsin.registry import Registry

from .entities import people_of_outlet
from .index import Index, NamedSpan
from .lexicon import RoleWord, role_lexicon
from .phrases import conjuncts, left_words, lemma, possessors, prepositional
from .resolution import Ref, Sense
from .titles import title_country

Resolve = Callable[[Token], Sense]
_PERSONAL = ("er", "or", "ist", "man", "ant")
_BODIES = frozenset({"state", "organisation", "group", "capital", "outlet"})
_DASHES = frozenset({"-", "--", "–", "—"})


@dataclass(frozen=True, slots=True)
class Home:
    """To whom a role belongs, and the words that say so."""

    refs: tuple[Ref, ...] = ()
    why: str = ""
    led: bool = False
    """It is the leader of a coalition."""

    @property
    def told(self) -> str:
        """The words that say so, to be read after the role: "of Niger", "in Bamako", "possessive its"."""
        first = self.why.partition(" ")[0]
        alone = first in ("possessive", "title") or first in role_lexicon().prepositions
        return self.why if alone or not self.why else f"of {self.why}"


class Roles:
    """Reads role nouns in one text."""

    def __init__(self, index: Index, registry: Registry, named: Callable[[NamedSpan], Sense], resolve: Resolve) -> None:
        self._named = named
        self._last_words = _last_words(registry)
        self._index = index
        self._registry = registry
        self._resolve = resolve

    def word(self, head: Token) -> tuple[str, RoleWord] | None:
        """The role that a noun names, with the form that the tables know it by."""
        known = role_lexicon().roles
        own = lemma(head)
        if head.pos_ not in ("NOUN", "PROPN"):
            return None
        for form in _forms(head, own) if {own, head.norm_} & self._last_words else ():
            if form in known:
                return own, known[form]
            if sector := self._registry.roles.get(form.replace("-", " ")):
                breadth = known[own].breadth if own in known else "person" if own.endswith(_PERSONAL) else "body"
                return own, RoleWord(sector, breadth)
        if head.text in role_lexicon().words["party_words"] and any(t.pos_ == "PROPN" for t in left_words(head)):
            return own, RoleWord("OPP", "body", open=True)
        return None

    def sector(self, head: Token, word: RoleWord, form: str) -> str:
        """The sector that the phrase tells: by the noun, or by the words before an open one."""
        before = [lemma(token) for token in left_words(head)]
        if "military" in before and form in role_lexicon().words["military_rulers"] and form != "leader":
            return "GOV"
        if not word.open:
            return word.sector
        if form == "leader" and any(self._is_people(token) for token in left_words(head)):
            return "CVL"
        for modifier in reversed(before):
            if sector := role_lexicon().modifiers.get(modifier):
                return sector
        return word.sector

    def _is_people(self, token: Token) -> bool:
        """A people without a state: "Tuareg leaders" speak for a community, not for a government."""
        span = self._index.name(token)
        return token.ent_type_ == "NORP" and span is not None and span.name.kind == "other" and not span.name.code

    def home(self, head: Token, role: str = "") -> Home:
        """Whose role it is: names before the noun, possessors, then phrases after it; empty if the phrase is silent."""
        own = self._index.name(head)
        left = [token for token in left_words(head) if own is None or not own.first <= token.i <= own.last]
        left = _own_words(_after_the_place(left))
        known = role_lexicon().roles.get(role)
        if known is not None and known.sector == "EXP":
            # "A Mali expert" knows Mali, and need not be of it.
            left = [token for token in left if token.dep_ == "poss" or not self._index.country(token)]
        if role in role_lexicon().words["others"]:
            named = self._from_names(head, [token for token in left if token.dep_ != "poss"])
            return named or (self._from_prepositions(head, role) if role == "counterpart" else None) or Home()
        if role in role_lexicon().words["deeds"]:
            return self._from_names(head, left) or self._from_possessors(head) or Home()
        return (
            self._from_names(head, left)
            or self._from_possessors(head)
            or self._from_title(head)
            or self._from_prepositions(head, role)
            or self._from_first_conjunct(head, role)
            or Home()
        )

    def _from_names(self, head: Token, left: list[Token]) -> Home | None:
        spans = {id(span): span for token in left if (span := self._index.name(token))}
        found: list[tuple[NamedSpan, Home]] = []
        for span in spans.values():
            home = self._of_span(span, head)
            if home is not None and home.refs:
                found.append((span, home))
        found += [(_as_span(token), home) for token in left if (home := self._of_joined_word(token))]
        found = found or [(_as_span(token), home) for token in left if (home := self._of_town(token))]
        if not found:
            return None
        known = [item for item in found if item[0].name.code or item[0].name.kind == "other"] or found
        groups = [home for span, home in known if span.name.kind in ("group", "organisation", "outlet")]
        joined = _joined(head, known)
        return groups[-1] if groups and not set(groups[-1].refs) <= set(joined.refs) else joined

    def _of_span(self, span: NamedSpan, head: Token) -> Home | None:
        doc = head.doc
        if doc[span.first].norm_.startswith(("pro-", "anti-")):
            return None
        if span.first and doc[span.first - 1].norm_.rstrip("-") in role_lexicon().words["against"]:
            return None
        if (
            span.first > 1
            and doc[span.first - 1].text == "-"
            and doc[span.first - 2].norm_ in role_lexicon().words["against"]
        ):
            return None
        after = doc[span.last + 1] if span.last + 1 < len(doc) else None
        if after is not None and after.text in {"-", "‑"} and after.i + 1 < len(doc):
            tied = doc[after.i + 1].norm_
            if tied in role_lexicon().words["patron"]:
                return None
            if tied in role_lexicon().words["led"]:
                return Home(self._refs(span), f"{span.name.text}-led", led=True)
        return Home(self._refs(span), span.name.text)

    def _refs(self, span: NamedSpan) -> tuple[Ref, ...]:
        if people := people_of_outlet(span.name.code, self._registry):
            return (people,)
        if span.name.kind == "organisation" and not span.name.code and (experts := self._experts(span)):
            return (experts,)
        if span.name.kind == "person":
            return self._resolve(span_head(span, self._index)).refs
        if span.name.kind == "place" and span.name.code in self._registry.states:
            return (Ref(span.name.code, "GOV", country=True),)
        return self._named(span).refs

    def _experts(self, span: NamedSpan) -> Ref | None:
        """The people of a think tank that nobody listed; of a country only where its name tells one."""
        words = span.name.text.split()
        if not role_lexicon().words["think_tank_words"] & set(words):
            return None
        codes = self._codes_in(words)
        owner = self._owner(span)
        if owner and not role_lexicon().words["think_tank_words"] & (set(words) - {"Council"}):
            return Ref(owner, "GOV")  # "Iran's Expediency Council" is the state's own
        return Ref(next(iter(codes), "") or owner or self._seat(span), "EXP")

    def _owner(self, span: NamedSpan) -> str:
        """The country that an organisation's possessor names."""
        owners = [c for c in span_head(span, self._index).children if c.dep_ == "poss"]
        for owner in owners:
            house = self._index.name(owner)
            codes = self._codes_in(house.name.text.split()) if house and house.name.kind == "organisation" else []
            if code := self._index.country_of(owner) or next(iter(codes), ""):
                return code
        return ""

    def _codes_in(self, words: list[str]) -> list[str]:
        """Countries that words of a name tell: "Australian National University", "U.S.-Korea Institute"."""
        parts = [part for word in words for part in (word, word.partition("-")[0])]
        entries = (entry for part in parts for entry in self._registry.lookup(part))
        return [entry.code for entry in entries if entry.kind in ("state", "demonym")]

    def _seat(self, span: NamedSpan) -> str:
        """The country of the town before "-based"."""
        before = self._index.tokens[max(0, span.first - 3) : span.first]
        if not before or not before[-1].norm_.endswith("based"):
            return ""
        return next((code for token in before if (code := self._index.country(token))), "")

    def _of_town(self, token: Token) -> Home | None:
        """ "Mosul residents", "Gaza militants": of the country that the town or district lies in."""
        code = self._index.land(token) if self._index.name(token) is None else ""
        return Home((Ref(code, "GOV", country=True),), token.text) if code else None

    def _of_joined_word(self, token: Token) -> Home | None:
        """ "U.S.-led", which is one token: a leader; "U.S.-backed" says nothing."""
        front, dash, back = token.text.rpartition("-")
        entries = self._registry.lookup(front) if dash and back in role_lexicon().words["led"] else ()
        return Home((Ref(entries[0].code, "GOV", country=True),), token.text, led=True) if entries else None

    def _from_possessors(self, head: Token) -> Home | None:
        for owner in possessors(head):
            sense = self._resolve(owner)
            if sense.refs:
                return Home(sense.refs, f"possessive {owner.text}")
        return None

    def _from_title(self, head: Token) -> Home | None:
        told = title_country(head, self._index)
        return Home((Ref(told[1], "GOV", country=True),), f"title {told[0]}") if told is not None else None

    def _from_prepositions(self, head: Token, role: str) -> Home | None:
        lexicon = role_lexicon()
        for preposition, token in prepositional(head):
            if preposition == "on" and lemma(token) == "side" and (home := self._from_names(token, left_words(token))):
                return home
        phrases = [(lexicon.prepositions[p], p, token) for p, token in prepositional(head) if p in lexicon.prepositions]
        for _, preposition, token in sorted(phrases, key=lambda item: item[:2]):
            if role in lexicon.words["abroad"] and preposition != "of":
                continue
            refs = self._of_all(preposition, token)
            if refs:
                return Home(refs, f"{preposition} {token.text}")
        return None

    def _of_all(self, preposition: str, token: Token) -> tuple[Ref, ...]:
        """Whom a phrase after a role names, with the names that are joined to it: "from Peru and Chile"."""
        joined = [t for t in conjuncts(token) if t.i >= token.i]
        named = [t for t in joined if (span := self._index.name(t)) is not None and span.name.kind in _BODIES]
        found = [ref for t in [token, *named] for ref in self._of_phrase(preposition, t)]
        return tuple(dict.fromkeys(found))

    def _of_phrase(self, preposition: str, token: Token) -> tuple[Ref, ...]:
        if preposition in ("in", "across", "inside"):
            return self._placed(token)
        if preposition == "at":
            return self._seated(token) or self._placed(token)
        refs = self._placed(token) if preposition == "with" else ()
        if refs:
            return refs
        span = self._index.name(token)
        refs = self._refs(span) if span and span.name.kind == "organisation" else self._resolve(token).refs
        return refs or (self._placed(token) if preposition in ("of", "from") else ()) or self._of_part(token)

    def _of_part(self, token: Token) -> tuple[Ref, ...]:
        """ "Directrice du programme Asie du German Marshall Fund": whoever has the part."""
        houses = [t for p, t in prepositional(token) if p == "of"] if token.pos_ == "NOUN" else []
        spans = [span for t in houses if (span := self._index.name(t)) is not None and span.name.kind in _BODIES]
        return next((refs for span in spans if (refs := self._refs(span))), ())

    def _seated(self, token: Token) -> tuple[Ref, ...]:
        """ "At the Centre for Peace in Nairobi": a house of experts is of the country where that part of it sits."""
        span = self._index.name(token)
        if span is None or all(ref.sector != "EXP" for ref in self._refs(span)):
            return ()
        towns = [t for p, t in prepositional(token) if p == "in"]
        codes = [code for t in towns if (code := self._index.land(t)) in self._registry.states]
        return (Ref(codes[0], "EXP"),) if codes else ()

    def _placed(self, token: Token) -> tuple[Ref, ...]:
        span = self._index.name(token)
        if span is None:
            code = self._index.land(token)
            return (Ref(code, "GOV", country=True),) if code in self._registry.states else ()
        if span.name.kind in ("state", "capital", "place") and span.name.code in self._registry.states:
            return (Ref(span.name.code, "GOV", country=True),)
        return self._refs(span) if span.name.kind in ("outlet", "organisation", "group") else ()

    def _from_first_conjunct(self, head: Token, role: str) -> Home | None:
        """ "Niger's army and police": the police are Niger's too."""
        if head.dep_ != "conj" or head.head.pos_ not in ("NOUN", "PROPN") or self._index.name(head.head):
            return None
        found = self.home(head.head, role)
        return found if found.refs and not found.led else None


def _after_the_place(left: list[Token]) -> list[Token]:
    """Without what a comma or dash parts from the phrase: "in Lausanne, Switzerland, Foreign Minister Roe"."""
    for k in range(len(left) - 2, 0, -1):
        mark = left[k]
        dash = mark.text in _DASHES and bool(mark.whitespace_ and mark.nbor(-1).whitespace_)
        listed = any(t.dep_ == "cc" for t in left[k:]) or left[k + 1].ent_type_ in ("GPE", "NORP")
        if dash or (mark.text == "," and not listed):
            return left[k + 1 :]
    return left


def _own_words(left: list[Token]) -> list[Token]:
    """Without what is joined before the head: "Russian" alone in "Mali's army and Russian mercenaries"."""
    for k in range(len(left) - 1, 0, -1):
        if left[k].dep_ == "cc" and left[k - 1].pos_ == "NOUN" and any(t.ent_type_ for t in left[k + 1 :]):
            return left[k + 1 :]
    return left


@lru_cache(maxsize=4)
def _last_words_of(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(form.replace("-", " ").rsplit(maxsplit=1)[-1] for form in forms) | forms


def _last_words(registry: Registry) -> frozenset[str]:
    """The words in which a role can end: most nouns are none, and need not be asked further."""
    return _last_words_of(frozenset({*registry.roles, *role_lexicon().roles}))


def _forms(head: Token, own: str) -> Iterator[str]:
    """The noun with one or two words before it, longest first: "coup-plotter", "security-force"."""
    words = [token.norm_ for token in head.doc[max(0, head.i - 2) : head.i]]
    for size in (2, 1):
        front = words[-size:]
        if len(front) == size and all(word.isalpha() for word in front):
            yield "-".join([*front, own])
            yield "-".join([*front, head.norm_])
    yield own
    yield head.norm_


def span_head(span: NamedSpan, index: Index) -> Token:
    """The token of a name that hangs on something outside of it."""
    tokens = index.tokens[span.first : span.last + 1]
    for token in tokens:
        if not span.first <= token.head.i <= span.last or token.head.i == token.i:
            return token
    return tokens[-1]


def _as_span(token: Token) -> NamedSpan:
    return NamedSpan(Name(token.idx, token.idx + len(token), token.text, "other"), token.i, token.i)


def _joined(head: Token, found: list[tuple[NamedSpan, Home]]) -> Home:
    """All countries where they are joined ("French and American troops"), else the first."""
    found = sorted(found, key=lambda item: item[0].first)
    doc = head.doc
    kept = [found[0]]
    for span, home in found[1:]:
        between = {token.norm_ for token in doc[kept[-1][0].last + 1 : span.first] if token.tag_ != "POS"}
        if not between or not between <= {"and", ",", "or", "the", "-", "—"}:
            break
        kept.append((span, home))
    refs = tuple(ref for _, home in kept for ref in home.refs)
    return Home(refs, ", ".join(home.why for _, home in kept), any(home.led for _, home in kept))
