"""Nouns without a name: roles, later names for something told before, lists that are counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from .counted import Counted
from .countries import Countries, country_lexicon
from .frame import Frame
from .index import Index
from .later import Later, definite, is_outlet
from .lexicon import RoleWord, role_lexicon
from .memory import Memory
from .phrases import appositions, is_plural, left_words, lemma, possessors, prepositional
from .resolution import NOTHING, STATELESS, Kind, Ref, Sense
from .roles import Home, Roles
from .setting import Setting

FRAMED = frozenset({"GOV", "MIL", "CVL", "REB", "JUD", "LEG", "COP", "OPP", "REL"})
"""Sectors that a country has of its own, so that the text's frame can tell whose."""

_POLLING = frozenset({"poll", "survey", "question", "interview", "respondent"})
_OF_STATE = frozenset({"GOV", "MIL", "JUD", "LEG", "COP"})


class Nouns:
    """Resolves the common nouns of one text."""

    def __init__(
        self,
        index: Index,
        memory: Memory,
        frame: Frame,
        setting: Setting,
        roles: Roles,
        countries: Countries,
        resolve: Callable[[Token], Sense],
    ) -> None:
        self._index = index
        self._memory = memory
        self._frame = frame
        self._setting = setting
        self._roles = roles
        self._resolve = resolve
        self._later = Later(index, memory, frame, countries)
        self._counted = Counted(index, memory, frame, resolve)

    def sense(self, head: Token) -> Sense:
        """What a common noun stands for."""
        word = lemma(head)
        return (
            self._states_of(head, word)
            or self._ruler_of_old(head, word)
            or self._counted.sense(head, word)
            or self._nobody(head, word)
            or self._polled(head, word)
            or self._through(head, word)
            or self._later.the_country(head, word)
            or self._later.named_in_full(head, word)
            or (self._later.party(head) if word == "party" else None)
            or self._role(head)
            or self._later.named_before(head, word)
            or self._voice(head, word)
            or self._owner(head)
            or NOTHING
        )

    def is_former(self, head: Token) -> bool:
        """ "A former U.S. official", "the ousted president"."""
        return any(
            token.norm_ in role_lexicon().words["former"] for token in left_words(head)
        ) or head.norm_.startswith("ex-")

    def _nobody(self, head: Token, word: str) -> Sense | None:
        if word not in role_lexicon().words["nobody"]:
            return None
        return Sense(why=f"{head.text}: no side is told")

    def _polled(self, head: Token, word: str) -> Sense | None:
        """ "Those surveyed", "a majority" of a poll: people of the country that the text is about."""
        asked = any(c.dep_ in ("acl", "relcl") and c.lemma_ in _POLLING for c in head.children)
        share = word in ("majority", "plurality") and not any(p == "of" for p, _ in prepositional(head))
        near = self._index.sentence_tokens(self._index.sentence(head.i))
        if not (asked and head.norm_ == "those") and not (share and any(t.lemma_ in _POLLING for t in near)):
            return None
        code = self._setting.country(head, own=True)
        refs = (Ref(code, "CVL"),) if code else ()
        return Sense(refs, "people", why=f"{head.text} of a poll, country of the text's frame", framed=True)

    def _states_of(self, head: Token, word: str) -> Sense | None:
        """ "The three states of the alliance" are the alliance."""
        if word not in role_lexicon().words["countries"] or not is_plural(head):
            return None
        inner = next((t for p, t in prepositional(head) if p == "of"), None)
        if inner is None and any(t.norm_ == "member" for t in left_words(head)):
            return self._later.bloc(head)
        sense = self._resolve(inner) if inner is not None else NOTHING
        return sense.because(f"{head.text} of {sense.why}") if sense.kind == "group" and sense.refs else None

    def _ruler_of_old(self, head: Token, word: str) -> Sense | None:
        """ "Its former colonial power" is the state that ruled it."""
        if word not in country_lexicon().colonial_words:
            return None
        if not word.startswith("coloni") and all(t.norm_ != "colonial" for t in left_words(head)):
            return None
        owner = next(iter(possessors(head)), None) or next((t for p, t in prepositional(head) if p == "of"), None)
        ruled = [ref.code for ref in self._resolve(owner).refs] if owner is not None else [self._setting.country(head)]
        powers = dict.fromkeys(p for code in ruled if (p := country_lexicon().colonial_power.get(code)))
        refs = tuple(Ref(code, "GOV", country=True) for code in powers)
        return Sense(
            refs, "country", why=f"{head.text}: ruled {', '.join(ruled)} before" if refs else f"{head.text}: whose?"
        )

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
        if sector == "MED" and (outlet := self._outlet_beside(head)):
            return outlet
        former = self.is_former(head) and word.breadth == "person"
        if home.refs:
            return self._at_home(head, form, word, sector, home, former)
        if form in role_lexicon().words["deeds"] or form in role_lexicon().words["others"]:
            return None
        if form == "coalition" or (form in ("force", "alliance") and not sector):
            return self._coalition(head)
        framed = self._earlier(head, form, sector, former) or self._framed(head, form, word, sector, former)
        if framed is not None and not framed.refs and definite(head) and (last := self._memory.role(head.i, form)):
            return last.again()
        return framed

    def _outlet_beside(self, head: Token) -> Sense | None:
        """ "The state-run newspaper Al Nahar" is that newspaper."""
        for other in [*appositions(head), *(t for t in head.doc[head.i + 1 : head.i + 2] if t.pos_ == "PROPN")]:
            span = self._index.name(other)
            if span is not None and span.name.kind == "outlet" and (sense := self._resolve(other)).refs:
                return sense
        return None

    def _at_home(self, head: Token, form: str, word: RoleWord, sector: str, home: Home, former: bool) -> Sense | None:
        if home.led:
            if sector == "REB":
                return self._framed(head, form, word, sector, former)  # "the U.S.-led forces battle insurgents"
            led = form in ("coalition", "force", "alliance", "troop", "airstrike")
            refs = tuple(ref.in_role("MIL" if led else sector) for ref in home.refs)
            return Sense(refs, "body", "coalition", why=f"{home.why} {form}")
        if not sector and not word.open:
            return None
        if form == "fighter" and any(ref.code in role_lexicon().words["peaceful"] for ref in home.refs):
            sector = "MIL"  # "a U.S. fighter" flies
        refs = tuple(_in_role(ref, sector, word) for ref in home.refs)
        if form in role_lexicon().words["followers"]:
            refs = tuple(Ref(next(iter(self._setting.home(ref)), ref.code), sector) for ref in refs)
        if former:
            refs = tuple(ref.bare() for ref in home.refs)
        if form in role_lexicon().words["kin"]:
            refs = tuple(ref for ref in refs if ref.code)  # of whom no country is told, his mother has none
        if all(ref.code.islower() for ref in home.refs) and word.open:
            return Sense(home.refs, "group", form, why=f"{home.why} {form}")
        if not sector and form in role_lexicon().same_kind["armed"] and not is_plural(head):
            return self._later.armed(head, frozenset(ref.code for ref in home.refs))
        return Sense(refs, _kind(head, word), form, why=f"role '{form}' {home.told}", former=former)

    def _coalition(self, head: Token) -> Sense | None:
        earlier = self._memory.role(head.i, "coalition")
        return earlier.again() if earlier and definite(head) else None

    def _earlier(self, head: Token, form: str, sector: str, former: bool) -> Sense | None:
        if not definite(head) or any(self._tells_country(token) for token in left_words(head)):
            return None
        same = role_lexicon().same_kind
        found = self._memory.role(head.i, form, since=self._since(head, form), plural=is_plural(head))
        if found is None and form in role_lexicon().words["organs"]:
            found = self._told_of_one(head, form)
        if found is None and form in same["putsch"]:
            found = self._memory.last(head.i, same["putsch"])
        if found is None and form in same["armed"] and sector in ("", "REB"):
            found = self._later.armed(head)
        if found is None:
            return None
        sense = found.again()
        return replace(sense, refs=tuple(ref.bare() for ref in sense.refs), lemma=form) if former else sense

    def _told_of_one(self, head: Token, form: str) -> Sense | None:
        """The organ that the text has told in so many words at any distance, if it was always one country's."""
        alike = [m.sense for m in self._memory.before(head.i) if m.sense.lemma == form and not m.sense.names]
        told = [sense for sense in alike if sense.refs and not sense.framed and not sense.former]
        codes = {ref.code for sense in told for ref in sense.refs}
        return told[0] if len(codes) == 1 else None

    def _tells_country(self, token: Token) -> bool:
        """A name of a country or people before a role; not the one after "pro-", whose side is taken."""
        if token.ent_type_ not in ("NORP", "GPE") or token.norm_ in role_lexicon().modifiers:
            return False
        if token.norm_.startswith(("pro-", "anti-")) or token.norm_ in {*role_lexicon().words["against"], "-"}:
            return False
        before = [t.norm_.rstrip("-") for t in token.doc[max(0, token.i - 2) : token.i] if t.text != "-"]
        return not before or before[-1] not in role_lexicon().words["against"]

    def _since(self, head: Token, form: str) -> int:
        """From which sentence on an earlier mention counts: every state has an army, the last may be another's."""
        return self._index.sentence(head.i) - 3 if form in role_lexicon().words["organs"] else 0

    def _framed(self, head: Token, form: str, word: RoleWord, sector: str, former: bool) -> Sense | None:
        """A role whose country only the text as a whole tells."""
        kind = _kind(head, word)
        if sector in STATELESS:
            return Sense((Ref("", sector),), kind, form, why=f"{head.text}: {sector} without a country")
        if not self.may_frame(head, form, sector):
            return None
        if own := self.own_side(head, word):
            return Sense(own, kind, form, why=f"{head.text}: of the side that its sentence names")
        if self.is_of_another(head, form, word):
            return Sense((), kind, form, why=f"{head.text}: of somebody whom the text does not place", framed=True)
        if self._setting.is_beyond(head, sector):
            western = any(t.norm_ == "western" for t in left_words(head)) and kind in ("person", "people")
            several = (Ref("west"),) if western and sector in _OF_STATE else ()
            return Sense(several, kind, form, why=f"{head.text}: of more than one country", framed=True)
        if form in role_lexicon().words["envoys"]:
            return Sense((), kind, form, why=f"{head.text}: of a country that the text does not tell", framed=True)
        if sector == "MIL" and any(t.norm_ in role_lexicon().words["allied"] for t in left_words(head)):
            return replace(self.of_coalition(head, form), kind=kind)
        told = self._later.rebels_of(head) if sector == "REB" else ""
        if form in role_lexicon().words["junta_forces"] and definite(head):
            told = told or self._junta_country(head)
        ours = is_of_state(sector, form) and (word.breadth == "person" or form in role_lexicon().words["soldiery"])
        codes = (told,) if told else self._setting.countries(head, form, rebels=sector == "REB", own=ours)
        refs = tuple(Ref(code, country=True) if former else Ref(code, sector) for code in codes)
        framed = " and ".join(self._frame.told(code) for code in codes)
        why = f"role '{form}', country of the text's frame ({framed})" if refs else f"role '{form}': no country is told"
        return Sense(refs, kind, form, why=why, framed=True, former=former)

    def of_coalition(self, head: Token, form: str) -> Sense:
        """A role with forces of several states: of the coalition told of before, if there was one."""
        earlier = self._memory.role(head.i, "coalition")
        why = f"{head.text}: whose coalition?"
        return replace(earlier.again(), lemma=form) if earlier else Sense((), "person", form, why=why, framed=True)

    def _junta_country(self, head: Token) -> str:
        """ "The military" is that of the junta which the text told of last."""
        junta = self._memory.last(head.i, role_lexicon().same_kind["putsch"])
        codes = {ref.code for ref in junta.refs if ref.sector == "GOV"} if junta is not None else set()
        return codes.pop() if len(codes) == 1 else ""

    def may_frame(self, head: Token, form: str, sector: str) -> bool:
        """Whether the text's country is likely the role's: not for "a source", though for "a security source"."""
        bare = role_lexicon().roles.get(form)
        nobody = form in role_lexicon().words["anybody"] and (bare is None or bare.sector == sector)
        return not nobody and (sector in FRAMED or self._is_state_medium(head, sector))

    def _is_state_medium(self, head: Token, sector: str) -> bool:
        """ "State television" is the medium of the country that the text is about."""
        return sector == "MED" and any(t.norm_ in role_lexicon().words["state_media"] for t in left_words(head))

    def is_of_another(self, head: Token, form: str, word: RoleWord) -> bool:
        """ "The spokesman of a traders' committee" is not the government's, though nobody knows the committee."""
        heads = form in role_lexicon().words["heads_of_anything"]
        if not (word.open or heads) or word.breadth != "person":
            return False
        for preposition, inner in prepositional(head):
            if preposition == "at" and inner.ent_type_ == "ORG":
                return not self._resolve(inner).refs
            if preposition in ("of", "for") and inner.ent_type_ not in ("DATE", "TIME", "CARDINAL"):
                return not self._resolve(inner).refs and inner.pos_ in ("NOUN", "PROPN")
        return False

    def own_side(self, head: Token, word: RoleWord) -> tuple[Ref, ...]:
        """A spokesman or leader without a home belongs to the group that its sentence has named."""
        if not word.open or word.breadth != "person":
            return ()
        here = self._index.sentence(head.i)
        official = lemma(head) in role_lexicon().words["of_state"]
        for mention in self._memory.before(head.i):
            if mention.sentence < here:
                return ()
            if official and any(ref.code.islower() for ref in mention.sense.refs):
                continue
            if mention.sense.kind == "group" and mention.quoted < 0 and not is_outlet(mention):
                return mention.sense.refs
        return ()

    def _voice(self, head: Token, word: str) -> Sense | None:
        """ "An African Union summit" is the African Union; "a statement by the Houthis" is theirs."""
        if word not in role_lexicon().words["voices"]:
            return None
        home = self._roles.home(head, "voice")
        spoken = home.refs or next(
            (s.refs for p, t in prepositional(head) if p in ("by", "from") and (s := self._resolve(t)).refs), ()
        )
        return Sense(spoken, "body", word, why=f"{head.text} of {home.why}") if spoken else None

    def _owner(self, head: Token) -> Sense | None:
        """ "Blinken's team" is Blinken's side."""
        if lemma(head) not in role_lexicon().words["transparent"]:
            return None
        for owner in possessors(head):
            if (sense := self._resolve(owner)).refs:
                return sense.because(f"possessive {owner.text} + '{head.text}'")
        return None


def is_of_state(sector: str, form: str) -> bool:
    """Those whom every country has, at home as at the scene; civilians and rebels are where things happen."""
    return sector in _OF_STATE or form in role_lexicon().words["kin"]


def _in_role(ref: Ref, sector: str, word: RoleWord) -> Ref:
    if word.open and ref.sector and (not ref.country or ref.sector != "GOV"):
        return ref if sector in ("", word.sector) and not ref.country else Ref(ref.code, ref.sector)
    return ref.in_role(sector or "GOV")


def _kind(head: Token, word: RoleWord) -> Kind:
    if word.breadth == "body":
        return "people" if is_plural(head) else "body"
    return "people" if is_plural(head) or head.norm_ == "people" else "person"
