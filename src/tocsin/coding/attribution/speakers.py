"""Turns claims into attributions: who the source is, whose words it passes on, and which claims stand in which."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter

from spacy.tokens import Token

from ..who import Resolution, Who
from .claim import Claim
from .lexicon import words
from .page import Page
from .record import Attribution
from .sources import agent, rivals

_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = frozenset({"the", "a", "an", "s", "news", "of", "and", "has", "have"})
_ON_THE_WEB = frozenset({"online", "web", "com", "digital"})
_PRONOUNS = frozenset({"he", "she", "they"})
_GETTING = frozenset({"cite", "get", "hear", "obtain", "quote", "read", "receive", "reject", "review", "see", "watch"})
"""Whoever does this with a document has not issued it."""
_UNNAMED = frozenset({"source", "people", "person", "witness", "eyewitness", "insider", "aide", "resident", "two"})
_SOME = frozenset({"other", "majority", "minority"})
_DOING = ("er", "or", "ist", "ian", "ect", "ive", "man", "ee")
"""Endings of whoever does something; the numbers and papers among them are spared too."""
_NOBODY = Resolution()
_ACTORS = attrgetter("actors")
_NAMES = attrgetter("names")


class Speakers:
    """Resolves the sources of one page's claims."""

    def __init__(self, page: Page, who: Who) -> None:
        self.page = page
        self.who = who
        self._outlet = _content_words(page.reading.document.outlet)
        self._own_ids = frozenset(i for i, o in who.registry.outlets.items() if any(map(self._is_own_name, o.names)))
        self._known: dict[int, Resolution] = {}
        self._placed: dict[str, Resolution] = {}
        """Whom a role noun means since an agency cited its bearer: "the spokesman"."""

    def attributions(self, claims: list[Claim]) -> list[Attribution]:
        """The claims as attributions, outer holders before inner ones; without those of the outlet's own voice."""
        found = []
        _tie(self.page, claims)
        for claim in claims:
            claim.through = [cited for cited in claim.through if self._may_be_cited(cited)]
        for claim in claims:
            own = self._own(claim)
            outer = [a for a in (self._own(c) for c in self._around(claim, claims)) if a.actors]
            if self.is_own_voice(claim) or (claim.needs_source and not own.actors):
                continue
            if not own.actors and "find" in words().classes(claim.cue) and self._is_thing(claim):
                continue
            found.append(self._attribution(claim, own, outer))
        return found

    def _attribution(self, claim: Claim, own: Resolution, outer: list[Resolution]) -> Attribution:
        statement = self._is_stated(claim) and not any(self._is_stated(inner) for inner in claim.gives_way)
        statement &= not (claim.reports and self.who.registry.outlets.keys() >= set(own.actors))
        addressees = self._resolve(claim.addressee).actors if claim.addressee is not None else ()
        heard = tuple(a for a in addressees if self._is_other_outlet(a))
        layers = [*outer, self._passing(claim)]
        chain = [*heard, *(a for layer in layers for a in layer.actors), *(own.actors or ("unnamed",))]
        return Attribution(
            start=claim.start,
            end=claim.end,
            holders=tuple(dict.fromkeys(chain)),
            names=own.names,
            quote=claim.quote,
            cue=claim.cue,
            cue_start=claim.cue_start,
            addressee=addressees,
            is_statement=statement,
            ambiguous=claim.ambiguous or self._other_speakers(claim, own),
            speakers=own.actors,
            why="; ".join(part for part in (claim.why, own.why) if part),
            source_start=claim.source_start,
        )

    def _is_stated(self, claim: Claim) -> bool:
        if not claim.is_statement or self._own(claim).actors:
            return claim.is_statement
        return not claim.needs_actor and (claim.quote == "direct" or not self._is_thing(claim))

    def _is_thing(self, claim: Claim) -> bool:
        """Whether no person speaks: "the standoff signalled that …", "a third said so", asked by somebody."""
        source, cue = claim.speaking, claim.cue_token
        if source is None or source.pos_ not in {"NOUN", "NUM"} or source.conjuncts:
            return False
        if cue is None or (cue.dep_ in {"conj", "advcl", "acl"} and source.head.i != cue.i):
            return False  # another clause's subject, which the parser may have lent to this one
        if cue.i and cue.nbor(-1).pos_ == "PROPN":
            return False  # "… its raids in Syria and Minister Karim Osman said": torn from its speaker
        word = source.lemma_.lower()
        known = words().documents | words().experts | _UNNAMED | _SOME
        return word not in known and not word.endswith(_DOING) and not self.who.sense(source).kind

    def _own(self, claim: Claim) -> Resolution:
        """The innermost source: whoever is quoted through it, or the one that goes on speaking."""
        if claim.carried is not None:
            return self._own(claim.carried)
        innermost = claim.speaking
        if innermost is None:
            return _NOBODY
        found = self._resolve(innermost)
        if _is_placed_by_frame(found):
            if claim.through:
                self._placed[innermost.lemma_] = self._at_home(found, self._passing(claim))
            if claim.through or found.why.partition(" = ")[2].startswith(f"{found.actors[0]}: named before"):
                found = self._placed.get(innermost.lemma_, found)
        goes_on = not found.actors or (innermost.norm_ == "they" and _several(claim.previous))
        if goes_on and innermost.norm_ in _PRONOUNS and claim.previous is not None:
            before = self._own(claim.previous)
            return before if before.actors else found
        return found

    def _at_home(self, found: Resolution, passing: Resolution) -> Resolution:
        """ "The agency said, citing the ministry": a ministry of the agency's own country, if no other is told."""
        outlet = self.who.registry.outlets.get(next(iter(passing.actors), ""))
        code, _, sector = found.actors[0].partition(".")
        if outlet is None or not outlet.state_controlled or not outlet.country or not sector or code == outlet.country:
            return found
        why = f"{found.why.split(', country')[0]}, cited by {outlet.id} of {outlet.country}"
        return Resolution((f"{outlet.country}.{sector}",), found.names, why)

    def _may_be_cited(self, cited: Token) -> bool:
        """Whether somebody's words are passed on: "citing the general", not "citing heavy rain"."""
        word = cited.lemma_.lower()
        known = words().documents | words().experts | _UNNAMED
        if cited.pos_ == "PROPN" or word in known or self._resolve(cited).actors:
            return True
        return self.who.sense(cited).kind in {"person", "people", "body", "group"}

    def _other_speakers(self, claim: Claim, own: Resolution) -> tuple[str, ...]:
        """Whom else "he" may mean, where two met in the sentence before and neither has spoken since."""
        pronoun = claim.source
        if pronoun is None or pronoun.norm_ not in {"he", "she"} or claim.previous is not None:
            return ()
        met = [t for t in rivals(pronoun) if self.page.line(t.idx) == self.page.line(pronoun.idx)]
        named = [(token, self._resolve(token)) for token in met]
        if len(named) < 2 or not any(r.actors == own.actors for _, r in named):
            return ()
        others = [token for token, r in named if r.names and r.actors and r.actors != own.actors]
        return tuple(f"said by {token.text}" for token in others)

    def _passing(self, claim: Claim) -> Resolution:
        """Who passes another's words on: the paper in "citing the general, the paper reports"."""
        if not claim.through or claim.source is None or claim.source.i == claim.through[-1].i:
            return _NOBODY
        return self._resolve(claim.source)

    def _around(self, claim: Claim, claims: list[Claim]) -> list[Claim]:
        """The claims that this one stands in, outermost first."""
        anchor = claim.cue_start if claim.cue_start >= 0 else claim.start
        outer = [c for c in claims if c.covers(anchor) and c.end - c.start > claim.end - claim.start]
        outer = [
            c for c in outer if c.cue_start != claim.cue_start and not self._is_outlet(c) and not self.is_own_voice(c)
        ]
        return sorted(outer, key=lambda c: c.start - c.end)

    def _resolve(self, token: Token) -> Resolution:
        if token.i not in self._known:
            self._known[token.i] = self._look_up(token)
        return self._known[token.i]

    def _look_up(self, token: Token) -> Resolution:
        found = self._first_known(token)
        if (
            token.pos_ == "NOUN"
            and found.actors
            and self._own_ids.issuperset(found.actors)
            and self._follows_head(token)
        ):
            beside = [c for c in token.children if c.dep_ in {"compound", "poss", "amod"} and c.i == token.i - 1]
            return next((r for c in beside if (r := self.who.actors(c, acting=True)).actors), _NOBODY)
        return found

    def _follows_head(self, token: Token) -> bool:
        """Whether a dateline stands right before the noun phrase: its agency is not whose officials they are."""
        start = min(c.idx for c in (token, *token.children) if c.i <= token.i and c.is_alpha)
        before = self.page.text[:start].rstrip(" \t-–—:")
        return self.page.is_furniture(len(before) - 1, len(before))

    def _first_known(self, token: Token) -> Resolution:
        if token.lemma_.lower() in words().experts and token.tag_ == "NNS" and not _described(token):
            return Resolution(("EXP",), (), "experts of no side")
        if token.lemma_.lower() == "source" and not _described(token) and not _is_definite(token):
            return _NOBODY
        if token.norm_ == "both" and (met := _both(token)):
            return _together([self._resolve(each) for each in met])
        issuers = _issuers(token)
        for candidate in (*(n for issuer in issuers for n in _named(issuer)), *issuers, *_named(token), token):
            found = self.who.actors(candidate, acting=True)
            if found.actors:
                return found
        for document in (*_same_before(token), *_any_before(token)):
            for issuer in _issuers(document):
                found = self.who.actors(issuer, acting=True)
                if found.actors:
                    return found
        for other in token.conjuncts if token.pos_ == "NOUN" else ():
            found = self.who.actors(other, acting=True)
            if found.actors and other.pos_ == "PROPN":
                return found  # "has stepped up its bombing and Minister Osman said": a thing beside its speaker
        return _NOBODY

    # -- the outlet's own voice ---------------------------------------------------------------------------------------

    def _is_outlet(self, claim: Claim) -> bool:
        """Whether the source is the outlet itself, whose report is no statement (ruling 12)."""
        if claim.source is None or not self._outlet or claim.through:
            return False
        phrase = [t for t in claim.source.subtree if t.i <= claim.source.i]
        named = _content_words(" ".join(t.text for t in phrase))
        return bool(named) and named <= self._outlet and claim.source.pos_ == "PROPN"

    def is_own_voice(self, claim: Claim) -> bool:
        """Whether the outlet speaks for itself: its reporters' words are its own, quoted or not (ruling 12)."""
        if self._is_outlet(claim) and claim.quote != "direct":
            return True
        own = self._own(claim).actors
        return bool(own) and not claim.through and self._own_ids.issuperset(own)

    def _is_own_name(self, name: str) -> bool:
        """Whether the outlet is called so, but for what says that it is on the web."""
        words_ = _content_words(name)
        return bool(words_) and words_ <= self._outlet and self._outlet - words_ <= _ON_THE_WEB

    def _is_other_outlet(self, actor: str) -> bool:
        outlet = self.who.registry.outlets.get(actor)
        if outlet is None:
            return False
        own = any(_content_words(name) <= self._outlet for name in outlet.names)
        return not own and not any(self._signs(name) for name in outlet.names)

    def _signs(self, name: str) -> bool:
        """Whether a notice on the page names the outlet, as "read more from" lines do."""
        return any(name.casefold() in self.page.text[f.start : f.end].casefold() for f in self.page.reading.furniture)


def _is_placed_by_frame(found: Resolution) -> bool:
    return len(found.actors) == 1 and "of the text's frame" in found.why


def _issuers(token: Token) -> list[Token]:
    """Those who issued a document that speaks: "the ministry's statement", "a report by the UN", "a Journal report"."""
    if token.lemma_.lower() in words().instruments - words().documents:
        return _authors(token)
    if token.lemma_.lower() not in words().documents | words().pictures and not _are_figures(token):
        return []
    found = [c for c in token.children if c.dep_ == "poss"]
    for child in token.children:
        if child.dep_ == "prep" and child.norm_ in {"by", "from", "of"}:
            found.extend(c for c in child.children if c.dep_ == "pobj")
        if child.dep_ == "acl":
            found.extend(_publishers(child))
    found.extend(c for c in token.children if c.dep_ in {"compound", "nmod"})
    if token.dep_ == "dobj" and token.head.lemma_ not in _GETTING:
        found.extend(c for c in token.head.children if c.dep_ == "nsubj")
    if token.dep_ == "pobj" and token.head.norm_ in {"in", "through", "via"} and token.head.head.pos_ == "VERB":
        found.extend(c for c in token.head.head.children if c.dep_ == "nsubj")
    return found


def _authors(token: Token) -> list[Token]:
    """Whose plan it is: "the minister's plan", "a plan laid out by the minister"."""
    found = [c for c in token.children if c.dep_ == "poss"]
    for child in token.children:
        if child.dep_ == "prep" and child.norm_ in {"by", "from"}:
            found.extend(c for c in child.children if c.dep_ == "pobj")
        by = agent(child) if child.dep_ == "acl" else None
        found.extend([by] if by is not None else [])
    return found


def _are_figures(token: Token) -> bool:
    """ "Numbers from the ministry": not "a number of soldiers"."""
    return token.norm_ == "numbers" and not any(c.norm_ == "of" for c in token.children)


def _publishers(verb: Token) -> list[Token]:
    """Who put a document out: "issued by the army", "posted on the council's website"."""
    by = agent(verb)
    found = [by] if by is not None else []
    for child in verb.children:
        if child.dep_ == "prep" and child.norm_ in {"on", "in", "through", "via", "to"}:
            sites = [c for c in child.children if c.dep_ == "pobj" and c.lemma_.lower() in words().documents]
            found.extend(c for site in sites for c in site.children if c.dep_ in {"poss", "compound"})
    return found


def _same_before(token: Token) -> list[Token]:
    """Earlier mentions of the document that "the statement" points back to, the last first."""
    word = token.lemma_.lower()
    if word not in words().documents or not _is_definite(token):
        return []
    return [t for t in reversed(token.doc[: token.i]) if t.lemma_.lower() == word and t.pos_ == "NOUN"]


def _is_definite(token: Token) -> bool:
    return any(c.norm_ in {"the", "that", "this", "these", "those"} for c in token.children)


def _any_before(token: Token) -> list[Token]:
    """The document named last before a plain "the document", whatever it was called there."""
    if token.lemma_.lower() not in {"document", "text"} or not any(c.norm_ == "the" for c in token.children):
        return []
    return [t for t in reversed(token.doc[: token.i]) if t.pos_ == "NOUN" and t.lemma_.lower() in words().documents][:1]


def _named(token: Token) -> list[Token]:
    """The name beside a common noun: "the newspaper The Herald" is the Herald, not a newspaper named before."""
    return [c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"] if token.pos_ == "NOUN" else []


def _both(token: Token) -> list[Token]:
    """ "The adviser met his counterpart and both said": the two of the clause before, where there are just two."""
    verb = token.head.head
    if token.dep_ != "nsubj" or token.head.dep_ != "conj" or any(c.dep_ == "prep" for c in token.children):
        return []
    found = [c for c in verb.children if c.dep_ in {"nsubj", "dobj"}]
    found += [o for c in verb.children if c.norm_ == "with" for o in c.children if o.dep_ == "pobj"]
    return found if len(found) == 2 else []


def _together(each: list[Resolution]) -> Resolution:
    if not all(found.actors for found in each):
        return _NOBODY
    actors, names = (tuple(dict.fromkeys(x for r in each for x in part(r))) for part in (_ACTORS, _NAMES))
    return Resolution(actors, names, "; ".join(r.why for r in each))


def _several(claim: Claim | None) -> bool:
    """Whether several spoke before, so that "they say" is likelier theirs than that of those they spoke of."""
    if claim is None or claim.source is None:
        return False
    return claim.source.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in claim.source.children)


def _described(token: Token) -> bool:
    """Whether anything says which experts are meant."""
    return any(c.dep_ in {"amod", "compound", "poss", "prep", "nmod", "relcl", "appos"} for c in token.children)


def _tie(page: Page, claims: list[Claim]) -> None:
    """Give each claim of a pronoun the claim before it in its paragraph, whose speaker the pronoun goes on with."""
    for before, claim in pairwise(claims):
        if claim.source is None or claim.source.norm_ not in _PRONOUNS or before.source is None:
            continue
        if page.line(before.start) == page.line(claim.start) and before.source.i < claim.source.i:
            claim.previous = before


def _content_words(name: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(name.casefold()) if w not in _EMPTY)
