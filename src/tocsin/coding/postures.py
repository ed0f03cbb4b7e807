"""Codes force postures: whose troops, bases or weapons are where, are coming, are leaving, or are only proposed."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tocsin.records import Bounds, Posture
from tocsin.records.actor import base

from . import clauses
from .context import Context
from .elements import INSIDE, STORES, element_of, is_put
from .holdings import holding
from .hosts import host_of, in_a_region, in_its_own_words, theatre
from .lexicon import load_lexicon
from .movements import movement
from .nouns import governor, hull, lemma, premodifiers
from .owners import is_guessed, owner_of
from .posture_states import state_of
from .presences import presence
from .status import status_of

_UNPLACED = frozenset({"ships"})
"""Elements that say something even where no host is told."""
_WEAPONS = frozenset({"missiles", "drones", "aircraft", "ships", "armour", "air-defence"})


def code_postures(context: Context) -> list[Posture]:
    """One record an owner, element, host and state; only with an owner, and with a host or a base of its own."""
    found: list[Posture] = []
    for sentence in context.asserting:
        for token in sentence:
            if token.pos_ not in {"NOUN", "PROPN", "VERB", "AUX"}:
                continue
            record = (
                _posture(context, token, found)
                or holding(context, token)
                or movement(context, token)
                or presence(context, token)
            )
            if record is not None:
                _keep(found, record)
        found += [r for t in sentence if (r := _rest(context, t, found)) is not None]
    return found


def _rest(context: Context, number: Token, found: list[Posture]) -> Posture | None:
    """ "…, although more than 8,000 will remain": a number that stands for part of the force told just before."""
    verb = number.head
    if (
        number.tag_ != "CD"
        or number.dep_ != "nsubj"
        or verb.lemma_.lower() not in load_lexicon("postures")["stationing"]
    ):
        return None
    start, end = number.left_edge.idx, verb.idx + len(verb)
    sentence = number.sent.start_char
    before = [r for r in found if r.element == "troops" and sentence <= r.start and r.end <= start]
    counts = context.numbers_in(start, number.idx + len(number))
    if not before or not counts or status_of(verb).status not in {"actual", "ongoing", "planned", "expected"}:
        return None
    last = before[-1]
    return context.record(
        Posture,
        (start, end),
        owner=last.owner,
        host=last.host,
        element=last.element,
        count=(counts[0].low, counts[0].high),
        state="present",
        why=f"'{verb.text}': the rest of those before",
    )


def _keep(found: list[Posture], record: Posture) -> None:
    """The first mention of a posture stays, unless a later one is the first with a count or with a verb of its own."""
    twin = next((i for i, other in enumerate(found) if _same(record, other)), None)
    if twin is None:
        found.append(record)
    elif found[twin].count is None and (record.count is not None or _bare(found[twin]) > _bare(record)):
        found[twin] = record


def _bare(record: Posture) -> bool:
    """Whether only a noun told it, without a verb that puts the force there."""
    return record.why.endswith("as stated")


def _same(a: Posture, b: Posture) -> bool:
    keys = ("element", "host", "state")
    return all(getattr(a, k) == getattr(b, k) for k in keys) and _owners(a) == _owners(b)


def _owners(record: Posture) -> set[str]:
    """A country's forces as one, its rebels apart from them."""
    return {o if o.endswith(".REB") else base(o) for o in record.owner}


def _posture(context: Context, noun: Token, found: list[Posture]) -> Posture | None:
    element = element_of(context, noun)
    if not element:
        return None
    owner = owner_of(context, noun) or (_own_base(context, noun, found) if element == "base" else ())
    owner = owner or _rebels(context, noun)
    if not owner:
        return None
    verb, _ = governor(noun)
    host, where = host_of(context, noun, owner)
    if element in _UNPLACED and where is None:
        host = ""  # at sea, wherever the text plays
    host = host or _default_host(context, noun, element, owner)
    if not host and verb is not None and verb.lemma_.lower() in _closing_in() and theatre(context) == base(owner[0]):
        host = base(owner[0])  # "encircled by the army", in its own country
    if host not in {base(o) for o in owner} and is_guessed(context, noun):
        return None
    shields = verb is not None and verb.lemma_.lower() in _shielding()
    if shields and element == "air-defence" and where is None and theatre(context) in {"", base(owner[0])}:
        host = base(owner[0]) if context.is_state(base(owner[0])) else host  # it defends its own
    at_border = where is not None and where.lemma_.lower() in {"border", "frontier", "boundary"}
    in_region = not host and _placed(noun) and in_a_region(context, noun)
    if not (_told(noun, element, owner, host) or in_region or (at_border and _placed(noun))):
        return None
    if host not in {base(o) for o in owner} and governor(noun)[0] is not None:
        host = _border(noun, owner, host)
    state, why = state_of(noun, element)
    if not state:
        return None
    if state == "present" and _years_ago(context, noun):
        state, why = "past", "in a year long gone"
    return context.record(
        Posture,
        _span(context, noun, where),
        owner=owner,
        host=host,
        element=element,
        count=_count(context, noun),
        state=state,
        why=f"'{noun.text}': {why}",
    )


def _rebels(context: Context, noun: Token) -> tuple[str, ...]:
    """ "Insurgents dug in around the port": fighters of nobody's name are the rebels of where they are."""
    lexicon = load_lexicon("postures")
    if noun.lemma_.lower() not in {*lexicon["irregulars"], "militia", "militiaman"}:
        return ()
    host, where = host_of(context, noun, ())
    return (f"{host}.REB",) if host and where is not None else ()


def _own_base(context: Context, noun: Token, found: list[Posture]) -> tuple[str, ...]:
    """ "A military base in Nevada": a base that is nobody else's is the country's own, if no others are there."""
    if not in_its_own_words(noun) or not {t.norm_ for t in premodifiers(noun)} & _MILITARY:
        return ()
    host, where = host_of(context, noun, ())
    left, right = noun.sent.start_char, noun.sent.end_char
    states = {n.code for n in context.reading.names if left <= n.start < right and context.is_state(n.code)}
    guests = any(r.host == host and base(o) != host for r in found for o in r.owner)
    return (f"{host}.MIL",) if host and where is not None and states <= {host} and not guests else ()


_MILITARY = frozenset({"military", "army", "naval", "navy", "air", "air-force", "marine"})


def _years_ago(context: Context, noun: Token) -> bool:
    """ "The surge of U.S. forces in Iraq in 2007", told years afterwards."""
    published = context.reading.document.published[:4]
    verb, _ = governor(noun)
    heads = [noun, hull(noun), *([verb] if verb is not None else [])]
    years = [int(o.text) for h in heads for o in clauses.preposition_objects(h, "in", "during") if _YEAR.match(o.text)]
    return published.isdigit() and any(year < int(published) - 1 for year in years)


_YEAR = re.compile(r"(?:19|20)\d\d$")


def _default_host(context: Context, noun: Token, element: str, owner: tuple[str, ...]) -> str:
    """Where a force stands that nothing places: a base in the text's theatre, rebels' arms in their country."""
    if element == "base" and noun.pos_ != "PROPN":
        beside = _named_before(context, noun) or _of_the_land(context, noun, owner)
        scene = theatre(context)
        return beside or (scene if scene not in {base(o) for o in owner} else "")
    if element in _WEAPONS and _keeps(noun):
        homes: dict[str, str] = load_lexicon("postures")["homes"]
        return homes.get(owner[0], base(owner[0]) if owner[0].endswith(".REB") else "")
    return ""


def _keeps(noun: Token) -> bool:
    """ "The militants' rocket launchers": what they are said to own they have, where they are."""
    return any(c.dep_ == "poss" for c in noun.children)


def _of_the_land(context: Context, noun: Token, owner: tuple[str, ...]) -> str:
    """ "Guam … the island's air base": the land that was named last."""
    if not any(c.lemma_.lower() in _LANDS for c in clauses.children(noun, "poss")):
        return ""
    own = {base(o) for o in owner}
    near = [p for p in context.reading.places if 0 < noun.idx - p.end < _BACK]
    return next((p.country for p in reversed(near) if p.country and p.country not in own), "")


_BACK = 300


_LANDS = frozenset({"island", "country", "city", "town", "region", "province", "nation", "kingdom", "territory"})


def _named_before(context: Context, noun: Token) -> str:
    """ "Tabqa dam, the coalition's main hub": the country of the place that the base only describes."""
    start = clauses.noun_span(noun)[0]
    near = [p for p in context.reading.places if p.country and 0 < start - p.end < 20]
    between = context.text[near[-1].end : start] if near else ""
    return near[-1].country if between.rstrip().endswith(",") and between.count(",") == 1 else ""


def _told(noun: Token, element: str, owner: tuple[str, ...], host: str) -> bool:
    """Whether the words place the force: abroad, or in a position at home; weapons only where somebody places them."""
    lexicon = load_lexicon("postures")
    verb, _ = governor(noun)
    word = verb.lemma_.lower() if verb is not None else ""
    if all(base(o) == host for o in owner) and not owner[0].endswith(".REB"):
        return word in lexicon["positions"] or _at_home(noun, element) or _sent_out(noun)
    if element in _UNPLACED and not host:
        verbs = [*clauses.children(noun, "relcl", "acl"), *([verb] if verb is not None else [])]
        return any(v.lemma_.lower() in {*lexicon["placed"], "head", "dispatch", "order"} for v in verbs)
    if element in _UNPLACED and _placed(noun):
        return True
    if element in _WEAPONS and lemma(noun) != "blockade":
        at = in_its_own_words(noun) and noun.tag_ == "NNS"
        has = word == "have" and verb is not None and bool(clauses.preposition_objects(verb, "in", "on", "near"))
        kept = _keeps(noun) and not owner[0].endswith(".MIL")
        struck = word in lexicon["strikes"] and governor(noun)[1] == "object"
        return bool(host) and (word in lexicon["placed"] or at or has or kept or struck)
    if owner[0].endswith(".REB") or (owner[0].islower() and lemma(noun) != "mercenary"):
        placed = word in {*lexicon["placed"], *lexicon["stationing"], *lexicon["positions"]}
        has = word in {"have", "keep", "maintain"} and bool(clauses.preposition_objects(noun, "in", "inside", "across"))
        return bool(host) and (placed or has or is_put(noun))
    if element == "other":
        return bool(host) and word in lexicon["stationing"]
    return bool(host) or element in _UNPLACED


def _placed(noun: Token) -> bool:
    """Whether a verb sends, keeps or puts the force where it is."""
    lexicon = load_lexicon("postures")
    words = {*lexicon["placed"], *lexicon["stationing"], *lexicon["states"]["arriving"], *lexicon["positions"]}
    verb, _ = governor(noun)
    verbs = [*clauses.children(noun, "acl", "relcl"), *([verb] if verb is not None else [])]
    return any(v.lemma_.lower() in words for v in verbs)


def _closing_in() -> set[str]:
    return set(load_lexicon("postures")["positions"])


def _shielding() -> set[str]:
    return set(load_lexicon("postures")["shielding"])


def _sent_out(noun: Token) -> bool:
    """ "The army deployed soldiers in Harare": at home too a force is told of where it is put in a named place."""
    verb, how = governor(noun)
    deployed = load_lexicon("postures")["deployed_at_home"]
    if verb is not None and how == "subject" and verb.lemma_.lower() in _MOVING_AT_HOME:
        places = [*clauses.preposition_objects(verb), *clauses.objects(verb)]
        return any(o.pos_ == "PROPN" for o in places)
    verbs = [*clauses.children(noun, "acl", "relcl"), *([verb] if verb is not None and how != "subject" else [])]
    return any(
        v.lemma_.lower() in deployed and any(o.pos_ == "PROPN" for o in clauses.preposition_objects(v, *INSIDE))
        for v in verbs
    )


_MOVING_AT_HOME = frozenset({"enter", "withdraw", "pull", "retreat", "advance", "arrive", "remain", "stay"})
"""Who does this in a named place of his own country is told of as a force there, or as one that left it."""


def _at_home(noun: Token, element: str) -> bool:
    """What says something on one's own soil too: a base, and the shield over it."""
    if element == "base":
        return in_its_own_words(noun)
    verb, _ = governor(noun)
    return element == "air-defence" and verb is not None and verb.lemma_.lower() in _shielding()


def _border(noun: Token, owner: tuple[str, ...], host: str) -> str:
    """Who masses forces on another's border stands on its own side of it."""
    verb, _ = governor(noun)
    massing = verb is not None and verb.lemma_.lower() in load_lexicon("postures")["massing"]
    at_border = massing and any(t.lemma_.lower() in {"border", "frontier"} for t in noun.sent)
    return base(owner[0]) if at_border and base(owner[0]).isupper() else host


def _span(context: Context, noun: Token, where: Token | None) -> tuple[int, int]:
    """The force with its number, its verb where it is the subject, and the place where the clause names it."""
    top = hull(noun)
    start, end = clauses.noun_span(top)
    start = min(start, clauses.noun_span(noun)[0])
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent" and noun.head.head.lemma_.lower() in _closing_in():
        start = min(start, noun.head.head.idx)
    if lemma(noun) in STORES:
        end = max([end, *(clauses.subtree_span(c)[1] for c in clauses.children(noun, "relcl", "acl"))])
    if end - start > _LONG and where is not None and start < where.idx < end:
        end = where.idx + len(where)
    verb, how = governor(noun)
    coordinated = noun.dep_ == "conj" or bool(clauses.children(noun, "conj"))
    if verb is not None and clauses.is_verb(verb) and how == "subject" and not coordinated:
        left, right = clauses.clause_span(verb)
        right = right if right - left < _LONG or where is None else max(verb.idx + len(verb), where.idx + len(where))
        start, end = min(start, left), max(end, right)
    split = coordinated and where is not None and any(noun.i < c.i < where.i for c in noun.conjuncts)
    if where is not None and where.sent == noun.sent and not split:
        left, right = clauses.noun_span(where)
        if where.dep_ in {"amod", "compound", "nmod"} and where.head.i > where.i:
            right = where.head.idx + len(where.head)
        if "," in context.text[where.idx : right] or right - where.idx > 60:
            right = max(end, where.idx + len(where))
        if right > end and right - end < 120:
            end = right
        if left < start and start - left < 60 and "," not in context.text[left:start]:
            start = left
    return context.one_line(start, end)


_LONG = 140
"""A clause that is longer tells more than where the force is."""


def _count(context: Context, noun: Token) -> Bounds | None:
    left = min(clauses.noun_span(noun)[0], clauses.noun_span(hull(noun))[0])
    for number in context.numbers_in(left, noun.idx):
        if number.unit not in {"percent", "usd", "year", "month", "day"}:
            return number.low, number.high
    return None
