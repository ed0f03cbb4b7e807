"""The country of a role whose own phrase tells none: by the clause, by who rules as soldiers, by the text's frame."""

from __future__ import annotations

from spacy.tokens import Token

from .frame import Frame
from .index import Index
from .lexicon import pronoun_lexicon, role_lexicon
from .phrases import conjuncts, left_words, lemma, possessors, prepositional
from .resolution import Ref
from .when import When


class Setting:
    """Finds the countries that the roles of one text belong to by what stands around them."""

    def __init__(self, index: Index, frame: Frame, when: When) -> None:
        self._index = index
        self._frame = frame
        self._when = when

    def countries(self, head: Token, form: str, *, rebels: bool = False, own: bool = False) -> tuple[str, ...]:
        """The countries of a role without a home; empty where the text leaves it open."""
        foreign = form in role_lexicon().words["undemocratic"]
        one = self._troubled(head) if rebels or foreign else self.country(head, own=own)
        codes = self._around(head) or self._soldiers(head, form) or (one,)
        return tuple(code for code in codes if code)

    def country(self, head: Token, *, own: bool = False) -> str:
        """The frame's country for a role without a home; ``own`` for those whom a paper also has at home.

        "The army" beside a country that is the subject is not that country's: that would be "its army".
        """
        subjects = {
            self._index.country(token)
            for token in self._index.sentence_tokens(self._index.sentence(head.i))
            if token.dep_ == "nsubj" and token.head.lemma_.lower() not in pronoun_lexicon()["saying"]
        }
        unlikely = frozenset(code for code in subjects if code) | self._from_abroad(head)
        return self._frame.country(head, unlikely, own=own)

    def _troubled(self, head: Token) -> str:
        """Whose rebels they are: of the state that the text is about, also where that is whom they fight.

        A state at peace that speaks of rebels or sends soldiers against them has them elsewhere.
        """
        peaceful = role_lexicon().words["peaceful"]
        return self._frame.country(head, self._from_abroad(head) | self._patrons(head), barred=peaceful)

    def _patrons(self, head: Token) -> frozenset[str]:
        """ "Pro-Russian rebels" are not Russia's."""
        return frozenset(code for token in left_words(head) if (code := self._index.country_of(token)))

    def _from_abroad(self, head: Token) -> frozenset[str]:
        """Whose base, embassy or troops the clause speaks of: they stand in another country."""
        words = role_lexicon().words["stationed"]
        near = self._index.sentence_tokens(self._index.sentence(head.i))
        return frozenset(
            code for t in near if t.dep_ != "nsubj" and (code := self._index.country_of(t)) and lemma(t.head) in words
        )

    def told(self, code: str) -> str:
        """A country by name, with how often the text names it."""
        return self._frame.told(code)

    def home(self, ref: Ref) -> tuple[str, ...]:
        """Where a group is at home, if that is one country; a country's own code."""
        codes = self._frame.home(ref.code)
        return tuple(codes) if len(codes) == 1 else ()

    def is_beyond(self, head: Token, sector: str) -> bool:
        """ "A European diplomat", "the region's army chiefs": of no one country, least of all of the frame's."""
        words = role_lexicon().words
        owners = {lemma(owner) for owner in possessors(head)}
        qualifiers = {t.norm_ for t in left_words(head) if t.dep_ != "poss" and t.head.i >= head.i}
        some = any(lemma(head) in nouns for word, nouns in role_lexicon().beyond_of_some.items() if word in qualifiers)
        of_state = sector in ("GOV", "MIL", "COP", "LEG") and bool(qualifiers & words["beyond_of_state"])
        return some or of_state or bool(qualifiers & words["beyond"] or owners & words["beyond_owners"])

    def _soldiers(self, head: Token, form: str) -> tuple[str, ...]:
        """ "The military government" is that of a state which soldiers rule, if the text speaks of one."""
        words = role_lexicon().words
        qualified = {token.norm_ for token in left_words(head)} & {"military", "ruling"}
        if form not in words["rulers"] and not (qualified and form in words["rulers_if_military"]):
            return ()
        ruled = frozenset(
            c for c, (since, until) in role_lexicon().military_rule.items() if self._when.may_lie(since, until)
        )
        code = self._frame.likeliest(head, ruled)
        return (code,) if code else ()

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
