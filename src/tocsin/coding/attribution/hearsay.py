"""Finds attribution without an active verb: according to X, X's claim that …, reportedly, is said to, is blamed for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from .claim import Claim
from .lexicon import words
from .page import Page
from .sources import agent, is_first_person, is_undone, nearby, subject

_VERBAL = frozenset({"VERB", "AUX"})
_WHICH = frozenset({"lequel", "laquelle", "lesquels", "lesquelles"})
"""French "selon lequel": what a noun of saying told."""


class Hearsay:
    """The claims of one page that prepositions, nouns, adverbs and passives attribute, in text order."""

    def __init__(self, page: Page, taken: Iterable[int]) -> None:
        self.page = page
        self.taken = frozenset(taken)
        self._words = words()
        self._prepositions = self._words.prepositions[page.parse.lang_ if page.parse.lang_ == "fr" else "en"]
        self._openers = frozenset(phrase[0] for phrase in self._prepositions)

    def read(self) -> list[Claim]:
        """One claim a phrase."""
        found = []
        for token in self.page.parse:
            find = self._finder(token)
            claim = find(token) if find is not None and token.i not in self.taken else None
            if claim is not None:
                claim.start, claim.end = self.page.trimmed(*self.page.within_line(token.idx, claim.start, claim.end))
                if claim.end > claim.start:
                    self._mark_quoted(claim, token)
                    found.append(claim)
        return found

    def _finder(self, token: Token) -> Callable[[Token], Claim | None] | None:
        """The rule that a word may call for; most words call for none."""
        known, lower, lemma = self._words, token.norm_, token.lemma_
        if lower in {"in", "by"} and _whose(token) is not None:
            return self._view
        if token.lower_ == "de" and token.doc.lang_ == "fr":
            return self._sourced
        if lower in self._openers:
            return self._preposition
        if lower in known.adverbs:
            return self._adverb
        if lower in known.alleged and token.dep_ == "amod":
            return self._alleged
        if lemma in known.nouns and token.pos_ == "NOUN":
            return self._noun
        if (lemma in known.passives or lemma in known.blame) and token.tag_ == "VBN":
            return self._passive
        return None

    def _mark_quoted(self, claim: Claim, token: Token) -> None:
        if any(claim.start <= q.start < claim.end for q in self.page.quotations):
            claim.quote = "mixed"
        if self.page.quotation(token.idx) is not None:
            claim.is_statement = False

    # -- according to -------------------------------------------------------------------------------------------------

    def _preposition(self, token: Token) -> Claim | None:
        for phrase in self._prepositions:
            if token.norm_ == phrase[0]:
                stretch = token.doc[token.i : token.i + len(phrase)]
                if tuple(t.norm_ for t in stretch) == phrase:
                    cue = " ".join(phrase)
                    return self._according(token, stretch[-1], "according to" if cue == "according" else cue)
        return None

    def _according(self, token: Token, last: Token, cue: str) -> Claim | None:
        end = self.page.sentence(token)[1]
        source = next((c for c in last.children if c.dep_ == "pobj"), None) or _next_nominal(last, end)
        if source is None:
            return None
        if source.lower_ in _WHICH:
            return self._told_by_noun(token, source)
        return self._set_off(token, source, cue, min(end, self._end_of_source(source, end)))

    def _told_by_noun(self, token: Token, pronoun: Token) -> Claim | None:
        """ "Les affirmations des talibans selon lesquelles ils tiennent la vallée"."""
        verb = _governor(token)
        if verb is None or verb.dep_ not in {"relcl", "acl"}:
            return None
        noun, end = verb.head, verb.right_edge.idx + len(verb.right_edge)
        source = _owner(noun)
        claim = Claim(pronoun.idx + len(pronoun), end, "indirect", noun.lemma_, "noun of saying with its clause", noun)
        claim.source, claim.unnamed, claim.is_statement = source, source is None, source is not None
        return claim

    def _sourced(self, token: Token) -> Claim | None:
        """ "De source sécuritaire, dix assaillants ont été tués"."""
        source = next((c for c in token.children if c.dep_ == "pobj" and c.lemma_ == "source"), None)
        if source is None or source.i != token.i + 1:
            return None
        return self._set_off(token, source, "according to", source.right_edge.idx + len(source.right_edge))

    def _view(self, token: Token) -> Claim | None:
        """ "In the minister's view, …", "by his own account, …"."""
        source = _whose(token)
        if source is None or is_first_person(source) or source.norm_ in {"my", "our", "your"}:
            return None
        last = source.head.right_edge
        before, after = token.doc[max(token.i - 1, token.sent.start) : token.i], token.doc[last.i + 1 : last.i + 2]
        if not all(t.is_punct or t.is_space for t in (*before, *after)):
            return None
        return self._set_off(token, source, f"{token.norm_} {source.head.norm_}", last.idx + len(last))

    def _set_off(self, token: Token, source: Token, cue: str, phrase_end: int) -> Claim:
        """What a phrase set off from its sentence attributes: sentence, clause, or the quoted words after it."""
        start, end = self.page.sentence(token)
        leading = not any(t.is_alpha for t in token.doc[self.page.at(start) : token.i] if t.idx >= start)
        claim = Claim(start, token.idx, "indirect", cue, f"{cue}, after its clause", token, source)
        if leading:
            claim.start, claim.end, claim.why = phrase_end, end, f"{cue}, before its clause"
        else:
            claim.start = self._clause_start(token, start)
            if self._is_aside(token, phrase_end, end):
                claim.end, claim.why = end, f"{cue}, amid its clause"
            quoted = next((q for q in self.page.quotations if phrase_end <= q.start <= phrase_end + 3), None)
            if quoted is not None and "." not in self.page.text[phrase_end : quoted.start]:
                claim.start, claim.end, claim.why = quoted.start, quoted.end, f"{cue}, before quoted words"
        return claim

    def _is_aside(self, token: Token, phrase_end: int, end: int) -> bool:
        """ "The army, according to the mayor, has left": the clause's verb is still to come."""
        verb = _governor(token)
        return (
            verb is not None
            and phrase_end <= verb.idx < end
            and verb.dep_ in {"ROOT", "ccomp", "conj", "relcl"}
            and any(c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i < token.i for c in verb.children)
        )

    def _end_of_source(self, source: Token, end: int) -> int:
        following = source.doc[source.i + 1 : source.i + 3]
        if len(following) == 2 and following[0].text == "," and following[1].norm_ in {"citing", "quoting"}:
            cited = following[1].right_edge
            return cited.idx + len(cited)
        aside = [c for c in source.children if c.dep_ in {"relcl", "appos"} and c.i > source.i]
        if aside and aside[-1].right_edge.i + 1 < len(source.doc) and aside[-1].right_edge.nbor().text == ",":
            return aside[-1].right_edge.idx + len(aside[-1].right_edge)
        right = source.right_edge
        stop = right.idx + len(right)
        comma = self.page.text.find(", ", source.idx, end)
        before_verb = next((t.idx for t in source.subtree if t.i > source.i and t.dep_ in {"ccomp", "ROOT"}), stop)
        return min(stop, before_verb) if comma < 0 else min(stop, before_verb, max(comma, source.idx + len(source)))

    def _clause_start(self, token: Token, start: int) -> int:
        """Start of the coordinate or relative clause that the phrase closes, else of the sentence."""
        verb = _governor(token)
        if verb is None:
            return start
        if verb.dep_ == "advcl" and verb.head.i > token.i:
            marks = [c for c in verb.children if c.dep_ == "mark" and c.i < verb.i]
            return max(start, marks[0].nbor().idx if marks else verb.left_edge.idx)
        while (
            verb.dep_ in {"ccomp", "xcomp", "advcl", "pcomp", "acl"}
            and verb.head.pos_ in _VERBAL
            and verb.head.i < verb.i
        ):
            verb = verb.head
        if verb.dep_ in {"conj", "relcl"} and any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children):
            if verb.dep_ == "conj" and "," not in {t.text for t in token.doc[verb.head.i : verb.i]}:
                return start  # "rockets fell but nobody died, according to …" is told as one
            return max(start, verb.left_edge.idx)
        return start

    # -- reportedly ---------------------------------------------------------------------------------------------------

    def _adverb(self, token: Token) -> Claim | None:
        head = token.head
        verb = head if head.pos_ in _VERBAL else _governor(token)
        if verb is None:
            return None
        start, end = self._clause(verb)
        return Claim(
            start, end, "indirect", token.norm_, "hearsay adverb", token, None, unnamed=True, is_statement=False
        )

    def _alleged(self, token: Token) -> Claim | None:
        """ "The alleged attack": the act that the noun names, and no more."""
        noun = token.head
        if noun.pos_ != "NOUN" or noun.i < token.i:
            return None
        end = noun.idx + len(noun)
        return Claim(
            token.idx, end, "indirect", token.norm_, "hearsay adjective", token, None, unnamed=True, is_statement=False
        )

    # -- is said to, is blamed for ------------------------------------------------------------------------------------

    def _passive(self, token: Token) -> Claim | None:
        known = words()
        if is_undone(token):
            return None
        subjects = [c for c in token.children if c.dep_ == "nsubjpass"]
        if not subjects and token.dep_ != "acl":
            return None
        blame = token.lemma_ in known.blame
        clauses = [c for c in token.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > token.i]
        if not blame and not clauses:
            return None
        if token.lemma_ == "link" and not _links_to_deed(token):
            return None
        source = agent(token)
        start, end = self._clause(token)
        if [c.norm_ for c in subjects] == ["it"] and clauses and clauses[0].dep_ == "ccomp":
            start = next((c.nbor().idx for c in clauses[0].children if c.norm_ == "that"), clauses[0].left_edge.idx)
        why = "blame in the passive" if blame else "hearsay in the passive"
        return Claim(
            start, end, "indirect", token.lemma_, why, token, source, unnamed=source is None, is_statement=False
        )

    def _clause(self, verb: Token) -> tuple[int, int]:
        """From the verb's subject to the end of what hangs on it, without clauses added after a comma."""
        subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}]
        first = (
            subjects[0].left_edge.idx
            if subjects
            else verb.head.left_edge.idx
            if verb.dep_ == "acl"
            else verb.left_edge.idx
        )
        last = verb
        for child in verb.children:
            if child.i > verb.i and child.dep_ not in {"punct", "conj", "cc", "parataxis"}:
                last = child.right_edge if child.right_edge.i > last.i else last
        return first, last.idx + len(last)

    # -- X's claim that … ---------------------------------------------------------------------------------------------

    def _noun(self, token: Token) -> Claim | None:
        if "deny" in _classes(token.head):
            return None
        clause = next((c for c in _behind(token) if c.dep_ in {"acl", "ccomp", "relcl"} and _has_that(c)), None)
        if clause is None:
            return self._reports_of(token)
        that = next(c for c in clause.children if c.norm_ == "that")
        end = clause.right_edge.idx + len(clause.right_edge)
        source = _owner(token)
        why = "noun of saying with its clause"
        return Claim(
            that.idx + 4,
            end,
            "indirect",
            token.lemma_,
            why,
            token,
            source,
            unnamed=source is None,
            is_statement=source is not None,
        )

    def _reports_of(self, token: Token) -> Claim | None:
        """ "Amid reports of shelling", "allegations of torture": unnamed people tell of the act."""
        of = next((c for c in token.children if c.dep_ == "prep" and c.norm_ == "of" and c.i == token.i + 1), None)
        act = next((c for c in of.children if c.dep_ in {"pobj", "pcomp"}), None) if of is not None else None
        owned = any(c.dep_ == "poss" or c.norm_ in {"by", "from"} for c in token.children)
        if act is None or owned or act.pos_ == "PROPN" or token.tag_ != "NNS" or token.lemma_ not in words().reports:
            return None
        end = act.right_edge.idx + len(act.right_edge)
        why = "reports of an act"
        return Claim(
            act.left_edge.idx, end, "indirect", token.lemma_, why, token, None, unnamed=True, is_statement=False
        )


def _classes(token: Token) -> frozenset[str]:
    return words().classes(token.lemma_)


def _has_that(clause: Token) -> bool:
    return any(c.norm_ == "that" and c.dep_ == "mark" for c in clause.children)


def _behind(noun: Token) -> list[Token]:
    """What hangs on a noun, or on those whose it is: "protests from mayors that …"."""
    owners = [o for c in noun.children if c.norm_ in {"by", "from"} for o in c.children if o.dep_ == "pobj"]
    return [*noun.children, *(c for owner in owners for c in owner.children)]


def _governor(token: Token) -> Token | None:
    """The nearest verb above a token."""
    for above in token.ancestors:
        if above.pos_ in _VERBAL:
            return above
    return None


def _next_nominal(token: Token, end: int) -> Token | None:
    following = [t for t in token.doc[token.i + 1 : token.i + 9] if t.idx < end]
    comma = next((n for n, t in enumerate(following) if t.text == ","), len(following))
    return nearby(following[:comma])


def _links_to_deed(verb: Token) -> bool:
    """ "Is linked to the poisoning", not "linked to the movement" nor "linked to growth"."""
    if not any(c.dep_ == "nsubjpass" for c in verb.children):
        return False
    objects = [o for c in verb.children if c.norm_ == "to" for o in c.children if o.dep_ == "pobj"]
    return any(o.pos_ == "NOUN" and o.lemma_.lower() in words().deeds for o in objects)


def _whose(token: Token) -> Token | None:
    """The possessor in "in the minister's view"."""
    noun = next((c for c in token.children if c.dep_ == "pobj" and c.lemma_.lower() in words().views), None)
    return next((c for c in noun.children if c.dep_ == "poss"), None) if noun is not None else None


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: the possessor, the by- or from-phrase, or the subject that makes the claim."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.norm_ in {"by", "from", "of"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.pos_ in _VERBAL and noun.head.lemma_ not in words().taking:
        return subject(noun.head)
    if noun.dep_ == "pobj" and noun.head.head.pos_ in _VERBAL and noun.head.head.lemma_ in {"hold", "stand", "respond"}:
        return next((c for c in noun.head.head.children if c.dep_ == "nsubj"), None)
    return None
