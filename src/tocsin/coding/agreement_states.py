"""In which state an instrument is told to be: by the verb or noun above it, its own clause, its own words."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from tocsin.records.event import FACTS

from . import clauses
from .instruments import wrapped, wrapper
from .lexicon import load_lexicon
from .nouns import governor, premodifiers
from .status import is_decided, status_of


class Told(NamedTuple):
    """A state, the words that decided it, and whether they tell how the instrument fares now."""

    state: str
    why: str
    now: bool = False


NOTHING = Told("", "")


def state_of(noun: Token) -> Told:
    """The state that the text gives an instrument; nothing where it only names it."""
    lexicon = load_lexicon("agreements")
    qualities = _qualities(noun)
    open_ = next((w for w in qualities if lexicon["adjectives"].get(w, "in-force") != "in-force"), "")
    if open_:
        return Told(lexicon["adjectives"][open_], f"'{open_}'")
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if owners and any(clauses.has_to(c) for c in clauses.children(noun, "acl")):
        return Told("agreed", "an agreement of theirs to do something")
    if "would-be" in noun.doc[noun.left_edge.i : noun.i + 1].text:
        return Told("proposed", "'would-be'")
    if wrapper(noun) is not None:
        return _by_wrapper(noun)
    for reading in (_by_predicate, _by_governor, _by_own_clause, _by_adjective, _in_general, _only_thought_of):
        told = reading(noun)
        if told.state:
            return told
    return NOTHING


def _qualities(noun: Token) -> list[str]:
    """The words before the noun that qualify it: what stands behind it is a clause of its own."""
    return [t.norm_ for t in premodifiers(noun) if t.pos_ not in {"DET", "PRON"}]


def _by_wrapper(noun: Token) -> Told:
    """ "Cease-fire talks" are held, "a truce proposal" is made, taken or turned down."""
    head, rows = noun.head, load_lexicon("agreements")["wrappers"]
    state = next(s for s, words in rows.items() if head.lemma_.lower() in words)
    verb, how = governor(head)
    if state == "proposed" and verb is not None and clauses.is_verb(verb) and status_of(verb).status in FACTS:
        if verb.lemma_ in {"reject", "refuse", "rebuff", "spurn", "dismiss"} and how == "object":
            return Told("rejected", f"'{verb.text}'")
        if verb.lemma_ in {"accept", "approve", "endorse"} and how == "object":
            return Told("agreed", f"'{verb.text}'")
    return Told(state, f"'{head.text}'")


def _by_adjective(noun: Token) -> Told:
    """ "The fragile truce", "an existing pact": there it is, whatever else the sentence says of it."""
    words = load_lexicon("agreements")["adjectives"]
    found = next((w for w in _qualities(noun) if words.get(w) == "in-force"), "")
    return Told("in-force", f"'{found}'", True) if found else NOTHING


def _by_predicate(noun: Token) -> Told:
    """ "The truce is in force", "the pact is dead", "a deal remains elusive"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in {"be", "remain", "seem", "stay", "appear", "look", "become", "come"}:
        return NOTHING
    words = [c for c in verb.children if c.dep_ in {"acomp", "attr", "advmod", "oprd"} and c.i > verb.i]
    words += [o for p in clauses.children(verb, "prep") for o in clauses.children(p, "pobj")]
    rows = load_lexicon("agreements")["predicates"]
    for word in words:
        state = next((s for s, known in rows.items() if word.norm_ in known), "")
        if state == "negotiating":
            return Told(state, f"'{word.text}'")
        if state and clauses.negation(verb) is None and status_of(verb).status in FACTS:
            return Told(state, f"'{word.text}'", True)
    return NOTHING


def _by_governor(noun: Token) -> Told:
    """The state that the verb or noun above the instrument gives it."""
    lexicon = load_lexicon("agreements")
    verb, how = wrapped(noun)
    if verb is None:
        return NOTHING
    if how in {"subject", "object"}:
        rows = lexicon[how]
    else:
        rows = lexicon["prepositions"].get(how, {})
        particle = verb.pos_ in {"ADP", "ADV", "SCONJ"} and verb.head != verb
        verb = verb.head if particle and not _of(rows, verb) else verb
    state = _of(rows, verb)
    if verb.lemma_ == "declare" and any(c.norm_ in {"void", "null", "dead", "over"} for c in verb.subtree):
        state = "terminated"
    if verb.lemma_ == "break" and how == "subject" and any(c.norm_ in {"down", "apart"} for c in verb.children):
        state = "terminated"
    if state == "terminated" and how == "subject" and clauses.children(verb, "dobj"):
        state = "in-force" if verb.lemma_ == "end" else ""  # "the truce ended weeks of fighting"
    if state == "signed" and verb.i > 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).norm_ == "un":
        state = "rejected"  # "un-signing the treaty"
    if state == "violated" and how == "object" and not _has_doer(verb):
        state = "in-force"  # "clauses that violate the treaty"
    if verb.lemma_ == "come" and not {c.norm_ for c in verb.children} & {"into", "in"}:
        state = ""
    if not state:
        return NOTHING
    if verb.dep_ in {"csubj", "csubjpass"} and any(c.norm_ in rows_of_reach() for c in verb.head.children):
        return Told("proposed", f"'{verb.text}' is within reach or not")
    state = _by_status(state, verb)
    return Told(state, f"'{verb.text}'", _lasts(state, verb))


def rows_of_reach() -> set[str]:
    """Words that say how far off an instrument is: "reaching a deal is possible"."""
    return {*load_lexicon("agreements")["predicates"]["negotiating"], "hard", "difficult", "easy", "feasible"}


def _has_doer(verb: Token) -> bool:
    """Whether somebody can be the one who breaks it: a name, people, or nobody told; not "clauses that violate"."""
    doer = clauses.subject(verb)
    if doer is None or clauses.is_passive(verb) or verb.dep_ == "advcl":
        return True
    return doer.pos_ in {"PROPN", "PRON"} or doer.lemma_.lower() in _DOERS or bool(doer.ent_type_)


_DOERS = frozenset(
    {
        "side",
        "party",
        "government",
        "army",
        "force",
        "troop",
        "rebel",
        "militant",
        "group",
        "country",
        "state",
        "regime",
    }
    | {"fighter", "soldier", "separatist", "insurgent", "neighbor", "neighbour", "nation", "power", "junta", "militia"}
    | {"fighting", "clash", "violence", "offensive", "battle", "rocket", "bombing", "explosion", "blast", "assault"}
    | {"attack", "strike", "shelling", "airstrike", "raid", "launch", "test", "deployment", "faction", "movement"}
)


def _in_general(noun: Token) -> Told:
    """ "Under the treaty", "as part of the deal", "despite the truce": it holds, whatever is done under it."""
    rows = load_lexicon("agreements")["stands_behind"]
    verb, how = governor(noun)
    if verb is None or how not in rows or (how != "despite" and not is_definite(noun)):
        return NOTHING
    if clauses.is_verb(verb) and status_of(verb).status in {"conditional", "possible"}:
        return NOTHING
    return Told("in-force", f"'{how}'")


def _only_thought_of(noun: Token) -> Told:
    """ "A deal that would open the border", "any truce that might hold": one that there is not yet."""
    if not any(c.norm_ in {"a", "an", "any", "some", "another"} for c in noun.children):
        return NOTHING
    for verb in clauses.children(noun, "relcl"):
        if clauses.is_verb(verb) and {"would", "might", "could", "may", "will"} & set(clauses.auxiliaries(verb)):
            return Told("proposed", f"'{verb.text}' is open")
    return NOTHING


def is_definite(noun: Token) -> bool:
    """Whether the words speak of an instrument as one that there is: "the pact", "their truce", "this treaty"."""
    if noun.pos_ == "PROPN" and not any(c.norm_ in {"a", "an"} for c in noun.children):
        return True
    return any(c.dep_ == "poss" or c.norm_ in {"the", "this", "that", "these", "those"} for c in noun.children)


def _by_own_clause(noun: Token) -> Told:
    """ "A truce that took effect on Friday", "a pact negotiated by both", "an accord he worked out with them"."""
    lexicon = load_lexicon("agreements")
    for verb in clauses.children(noun, "acl", "relcl"):
        if clauses.has_to(verb) or not clauses.is_verb(verb):
            continue
        if clauses.is_passive(verb) and any(
            o.lemma_.lower() in lexicon["breaches"] for o in [*clauses.agents(verb), *clauses.preposition_objects(verb)]
        ):
            return Told("violated", f"'{verb.text}' by breaches")
        undergone = clauses.is_passive(verb) or clauses.subject(verb) != noun
        state = _of(lexicon["object" if undergone else "subject"], verb)
        if state:
            if state == "negotiating" and undergone and verb.tag_ == "VBN" and verb.dep_ == "acl":
                state = "agreed"  # "a truce negotiated by both" has come about
            state = _by_status(state, verb)
            return Told(state, f"'{verb.text}'", _lasts(state, verb))
    return NOTHING


def _lasts(state: str, verb: Token) -> bool:
    """Whether the verb tells that the instrument holds now, not only what it says or that somebody wants it kept."""
    lasting = load_lexicon("agreements")["lasting"]
    return state == "in-force" and verb.lemma_.lower() in lasting and status_of(verb).status in FACTS


def _of(states: dict[str, list[str]], verb: Token) -> str:
    word = verb.lemma_.lower()
    return next((state for state, words in states.items() if word in words), "")


def _by_status(state: str, verb: Token) -> str:
    """What is only planned, demanded or denied has not reached the state that its verb names."""
    status = status_of(verb).status
    if state == "in-force" and status in {"planned", "expected"} and verb.lemma_ in _STARTING:
        return "agreed"  # "the truce will begin at midnight"
    if state == "terminated" and verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in {"expire", "end", "lapse"}:
        return "in-force"  # "the pact expires in 2030"
    if state in {"agreed", "signed"} and status in FACTS and _unfinished(verb):
        return "proposed" if verb.dep_ == "acl" or verb.head.norm_ == "on" else "negotiating"
    if state == "violated" and status in FACTS and verb.pos_ == "NOUN" and not _breach_is_fact(verb):
        return "in-force"
    if status in FACTS and not _ahead(verb) and not _aimed(verb):
        return state
    if state == "terminated" and status == "planned" and _ended_by_decision(verb):
        return state
    if state == "in-force" and status == "denied" and verb.lemma_.lower() in load_lexicon("agreements")["duties"]:
        return "violated" if _shirked(verb) else "in-force"
    if state in {"negotiating", "proposed"}:
        if status in {"denied", "conditional"}:
            return ""
        ahead = clauses.is_verb(verb) and status in {"planned", "possible"}
        return "proposed" if ahead else state  # "they are to negotiate a deal"
    if state in {"agreed", "signed"}:
        if status == "denied":
            return ""
        return "negotiating" if status == "discussed" or _at_hand(verb) else "proposed"
    if state == "in-force" and verb.lemma_.lower() in load_lexicon("agreements")["contents"]:
        return "proposed"  # "a treaty that would ban all tests"
    if state == "rejected" or (verb.lemma_ in _STARTING and status not in FACTS):
        return ""
    return "in-force"


def _ended_by_decision(verb: Token) -> bool:
    """ "Its decision to end the pact", "decided to quit it": the decision is the act (ruling 15), a move is not."""
    top = verb if clauses.is_verb(verb) else verb.head
    return is_decided(top) and top.head.lemma_.lower() != "move"


def _unfinished(verb: Token) -> bool:
    """ "The odds of them reaching a deal", "making a deal is hard": a gerund that tells of no deed done."""
    if verb.tag_ != "VBG" or clauses.auxiliaries(verb):
        return False
    if verb.dep_ == "acl":  # "dependent on the rebels making a deal"
        return verb.head.dep_ == "pobj" and verb.head.head.norm_ in {"on", "of", "about"}
    if verb.dep_ not in {"pcomp", "csubj", "dobj"}:
        return False
    return verb.head.norm_ not in {"after", "by", "since", "upon", "following", "despite", "for", "in", "with"}


def _breach_is_fact(breach: Token) -> bool:
    """ "Increased enrichment in violation of the pact": as much a fact as what was done."""
    deed = breach.head.head if breach.dep_ == "pobj" and breach.head.norm_ == "in" else None
    while deed is not None and not clauses.is_verb(deed) and deed.head != deed:
        deed = deed.head
    return deed is None or not clauses.is_verb(deed) or status_of(deed).status in FACTS


def _shirked(verb: Token) -> bool:
    """ "Did not honour the deal", "failed to": the duty itself is denied, not that somebody says it is met."""
    if clauses.negation(verb) is not None:
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in {"fail", "refuse", "neglect", "decline", "stop", "cease"}


def _at_hand(verb: Token) -> bool:
    """ "On the verge of signing", "close to reaching": the talks are all but done."""
    above = [a.norm_ for a in list(verb.ancestors)[:3]]
    return bool({"verge", "brink", "close", "near", "closer", "nearer", "cusp", "about"} & set(above))


_STARTING = frozenset({"begin", "start", "take", "go", "enter", "come"})


def _aimed(verb: Token) -> bool:
    """ "A bill aimed at killing the pact", "a resolution rejecting it", "an accord being signed": not done yet."""
    if any(c.norm_ == "being" and c.dep_ == "auxpass" for c in verb.children):
        return True
    if verb.tag_ != "VBG" or verb.dep_ not in {"acl", "pcomp"}:
        return False
    drafts = load_lexicon("agreements")["drafts"]
    return verb.head.norm_ in {"at", "toward", "towards"} or verb.head.lemma_.lower() in drafts


def _ahead(verb: Token) -> bool:
    """ "Even after a treaty is concluded", "until a deal is reached": in the present tense that is still to come."""
    marks = {c.norm_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i}
    if verb.head.norm_ in {"after", "until", "before", "once"} and verb.dep_ == "pcomp":
        marks.add(verb.head.norm_)
    if not marks & {"after", "until", "till", "before", "once", "when", "unless", "if"}:
        return False
    finite = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    return finite.tag_ in {"VBZ", "VBP", "MD"}
