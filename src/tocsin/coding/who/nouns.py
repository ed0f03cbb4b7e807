"""Nouns without a name: roles, later names for something told before, lists that are counted."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from .frame import Frame
from .index import Index
from .lexicon import RoleWord, role_lexicon
from .memory import Memory
from .phrases import conjuncts, is_plural, left_words, lemma, possessors, prepositional
from .resolution import NOTHING, Kind, Mention, Ref, Sense
from .roles import Home, Roles

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
FRAMED = frozenset({"GOV", "MIL", "CVL", "REB", "JUD", "LEG", "COP", "OPP"})
"""Sectors that a country has of its own, so that the text's frame can tell whose."""
_GENERIC = frozenset({"person", "man", "woman", "family", "public", "community", "observer", "source"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "both": 2}


class Nouns:
    """Resolves the common nouns of one text."""

    def __init__(
        self, index: Index, memory: Memory, frame: Frame, roles: Roles, resolve: Callable[[Token], Sense]
    ) -> None:
        self._index = index
        self._memory = memory
        self._frame = frame
        self._roles = roles
        self._resolve = resolve

    def sense(self, head: Token) -> Sense:
        """What a common noun stands for."""
        word = lemma(head)
        return (
            self._nobody(head, word)
            or self._through(head, word)
            or self._several(head, word)
            or self._the_country(head, word)
            or self._role(head)
            or self._named_before(head, word)
            or self._owner(head)
            or NOTHING
        )

    def is_former(self, head: Token) -> bool:
        """ "A former U.S. official", "the ousted president"."""
        return any(
            token.lower_ in role_lexicon().words["former"] for token in left_words(head)
        ) or head.lower_.startswith("ex-")

    def _nobody(self, head: Token, word: str) -> Sense | None:
        if word not in role_lexicon().words["nobody"]:
            return None
        return Sense(why=f"{head.text}: no side is told")

    def _through(self, head: Token, word: str) -> Sense | None:
        """ "Members of X" are X."""
        if word not in role_lexicon().words["transparent"] and head.pos_ != "NUM":
            return None
        for preposition, inner in prepositional(head):
            if preposition == "of" and (sense := self._resolve(inner)).refs:
                return sense.because(f"{head.text} of {inner.text}: {sense.why}")
        return None

    def _role(self, head: Token) -> Sense | None:
        found = self._roles.word(head)
        if found is None:
            return None
        form, word = found
        home = self._roles.home(head, form)
        sector = self._roles.sector(head, word, form)
        former = self.is_former(head) and word.breadth == "person"
        if home.refs:
            return self._at_home(head, form, word, sector, home, former)
        if form == "coalition" or (form in ("force", "alliance") and not sector):
            return self._coalition(head)
        framed = self._earlier(head, form, former) or self._framed(head, form, word, sector, former)
        if framed is not None and not framed.refs and _definite(head) and (last := self._memory.role(head.i, form)):
            return last.because(f"{head.text} named before: {last.why}")
        return framed

    def _at_home(self, head: Token, form: str, word: RoleWord, sector: str, home: Home, former: bool) -> Sense | None:
        if home.led:
            led = form in ("coalition", "force", "alliance", "troop", "airstrike")
            refs = tuple(ref.in_role("MIL" if led else sector) for ref in home.refs)
            return Sense(refs, "body", "coalition", why=f"{home.why} {form}")
        if not sector and not word.open:
            return None
        refs = tuple(_in_role(ref, sector, word) for ref in home.refs)
        if former:
            refs = tuple(ref.bare() for ref in home.refs)
        if not sector and form in ("group", "party", "movement", "faction", "organization", "organisation", "agency"):
            return None
        return Sense(refs, _kind(head, word), form, why=f"{home.why} + role '{form}'" + (", former" if former else ""))

    def _coalition(self, head: Token) -> Sense | None:
        earlier = self._memory.role(head.i, "coalition")
        return earlier.because("the coalition named before") if earlier and _definite(head) else None

    def _earlier(self, head: Token, form: str, former: bool) -> Sense | None:
        if not _definite(head) or (left := left_words(head)) and any(t.ent_type_ in ("NORP", "GPE") for t in left):
            return None
        same = role_lexicon().same_kind
        found = self._memory.role(head.i, form, self._since(head, form))
        if found is None and form in same["putsch"]:
            found = next((s for word in same["putsch"] if (s := self._memory.role(head.i, word))), None)
        if found is None and form in same["armed"]:
            found = self._armed(head)
        if found is None:
            return None
        sense = found.because(f"{head.text} named before: {found.why}")
        return Sense(tuple(r.bare() for r in sense.refs), sense.kind, form, sense.names, sense.why) if former else sense

    def _since(self, head: Token, form: str) -> int:
        """From which sentence on an earlier mention counts: every state has an army; the last named may be another's."""
        return self._index.sentence(head.i) - 3 if form in role_lexicon().words["organs"] else 0

    def _armed(self, head: Token) -> Sense | None:
        def test(mention: Mention) -> bool:
            return any(ref.sector == "REB" or not ref.code.isupper() for ref in mention.sense.refs) and (
                mention.sense.kind in ("group", "people") and not _is_outlet(mention)
            )

        return self._memory.salient(head.i, test, self._index.sentence(head.i))

    def _framed(self, head: Token, form: str, word: RoleWord, sector: str, former: bool) -> Sense | None:
        if sector == "EXP":
            return Sense((Ref("", "EXP"),), _kind(head, word), form, why=f"{head.text}: experts without a country")
        if (
            not sector
            or sector not in FRAMED
            or form in _GENERIC
            or word.open
            and head.lower_ == form
            and not _definite(head)
            and sector != "GOV"
        ):
            return Sense((), "", form) if form in _GENERIC else None
        around = self._around(head)
        if around and not former:
            refs = tuple(Ref(code, sector) for code in around)
            return Sense(refs, _kind(head, word), form, why=f"in {', '.join(around)} + role '{form}'")
        code = self._frame.country(head)
        if not code:
            return Sense((), _kind(head, word), form, why=f"{head.text}: no country is told")
        ref = Ref(code) if former else Ref(code, sector)
        return Sense((ref,), _kind(head, word), form, why=f"the text's frame {code} + role '{form}'")

    def _around(self, head: Token) -> tuple[str, ...]:
        """The countries that the clause plays in: "In Mali, soldiers …", "leaders fell in Tunisia and Libya"."""
        verb = head.head if head.dep_ in ("nsubj", "nsubjpass", "dobj") else None
        if verb is None:
            return ()
        for preposition, inner in prepositional(verb):
            if preposition in ("in", "across", "inside"):
                codes = [self._index.country(token) for token in conjuncts(inner)]
                if codes and all(codes):
                    return tuple(dict.fromkeys(codes))
        return ()

    def _several(self, head: Token, word: str) -> Sense | None:
        """ "The two countries", "both sides", "five states — those include A, B …"."""
        if word == "other" and any(c.lower_ == "each" for c in head.children):
            return self._pair(head, 2)
        if word == "latter" or (word == "former" and head.pos_ in ("NOUN", "PROPN", "ADJ")):
            return self._latter(head, word)
        if word not in role_lexicon().words["pairs"] or not is_plural(head):
            return None
        count = next((_NUMBERS[t.lower_] for t in head.children if t.lower_ in _NUMBERS), 0)
        listed = self._listed(head, count) if count > 2 else None
        return listed or (self._pair(head, count) if count == 2 and word != "president" else None)

    def _pair(self, head: Token, count: int) -> Sense | None:
        found: dict[str, Ref] = {}
        for mention in self._memory.before(head.i):
            if self._index.sentence(head.i) - mention.sentence > 3 or len(found) >= count:
                break
            if mention.sense.kind in ("country", "body", "group"):
                for ref in mention.sense.refs:
                    found.setdefault(ref.code, ref)
        if len(found) < count:
            return None
        whole = lemma(head) in role_lexicon().words["countries"]
        refs = tuple(_country(ref) if ref.country or (whole and ref.sector) else ref for ref in found.values())
        return Sense(refs[:count], "people", why=f"{head.text}: the last {count} named")

    def _latter(self, head: Token, word: str) -> Sense | None:
        last = [m for m in self._memory.before(head.i) if m.sense.kind in ("country", "body", "group")][:2]
        if len(last) < 2:
            return None
        return last[0 if word == "latter" else 1].sense.because(f"the {word} of the last two named")

    def _listed(self, head: Token, count: int) -> Sense | None:
        rest = [t for t in self._index.sentence_tokens(self._index.sentence(head.i)) if t.i > head.i]
        spans = {id(s): s for t in rest if (s := self._index.name(t)) and s.name.kind == "state"}
        if len(spans) != count:
            return None
        refs = tuple(Ref(span.name.code, "GOV", country=True) for span in spans.values())
        return Sense(refs, "people", why=f"{head.text}: the {count} that the sentence lists")

    def _the_country(self, head: Token, word: str) -> Sense | None:
        if word not in role_lexicon().words["countries"] or is_plural(head) or not _definite(head):
            return None
        here = self._index.sentence(head.i)
        near = [m for m in self._memory.before(head.i) if m.sentence == here and m.sense.kind == "country"]
        codes = {m.sense.refs[0].code for m in near if m.sense.refs}
        code = codes.pop() if len(codes) == 1 else self._frame.dominant(codes) if codes else self._frame.country(head)
        if not code:
            return None
        return Sense((Ref(code, "GOV", country=True),), "country", why=f"the {word} that the text speaks of: {code}")

    def _named_before(self, head: Token, word: str) -> Sense | None:
        """ "The group", "the newspaper"."""
        if not _definite(head):
            return None
        if word in role_lexicon().same_kind["armed"]:
            found = self._armed(head)
            return found.because(f"{head.text}: {found.why}") if found else None
        if word in role_lexicon().same_kind["paper"]:
            for mention in self._memory.before(head.i):
                if _is_outlet(mention):
                    return mention.sense
        return None

    def _owner(self, head: Token) -> Sense | None:
        """ "Blinken's team" is Blinken's side."""
        if lemma(head) not in role_lexicon().words["transparent"]:
            return None
        for owner in possessors(head):
            if (sense := self._resolve(owner)).refs:
                return sense.because(f"possessive {owner.text} + '{head.text}'")
        return None


def _in_role(ref: Ref, sector: str, word: RoleWord) -> Ref:
    if word.open and ref.sector and (not ref.country or ref.sector != "GOV"):
        return ref if sector in ("", word.sector) and not ref.country else Ref(ref.code, ref.sector)
    return ref.in_role(sector or "GOV")


def _country(ref: Ref) -> Ref:
    return Ref(ref.code, "GOV", country=True)


def _kind(head: Token, word: RoleWord) -> Kind:
    if word.breadth == "body":
        return "people" if is_plural(head) else "body"
    return "people" if is_plural(head) or head.lower_ == "people" else "person"


def _definite(head: Token) -> bool:
    determiners = {child.lower_ for child in head.children if child.dep_ in ("det", "poss")}
    if determiners:
        return bool(determiners & _DEFINITE)
    described = any(child.dep_ in ("amod", "compound", "nummod", "acl", "relcl") for child in head.children)
    return head.tag_ in ("NNS", "NNP", "NNPS") and not described


def _is_outlet(mention: Mention) -> bool:
    return mention.sense.why.startswith("outlet")
