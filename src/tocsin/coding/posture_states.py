"""Whether a force is there, is coming or going, was there, or is only proposed."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records.event import FACTS

from . import clauses
from .hosts import in_its_own_words, outer
from .lexicon import load_lexicon
from .nouns import governor, hull, premodifiers
from .status import status_of


def state_of(noun: Token, element: str) -> tuple[str, str]:
    """The state and the words that decided it; empty where the text tells of no force at all."""
    over = _noun_over(noun)
    if over:
        return over
    if _is_not_there(noun):
        return "", ""
    if any(t.norm_ in load_lexicon("postures")["ahead"] for t in premodifiers(noun)):
        return "proposed", "only thought of"
    if _lacking(noun) or _gone_over(noun):
        return "", ""
    user = next((c for c in clauses.children(noun, "relcl") if c.lemma_ in {"use", "run"} and c.tag_ == "VBD"), None)
    if user is not None:
        return "past", f"'{user.text}' in the past tense"
    verb, how = governor(outer(noun))
    moved = _under_way(noun, element)
    if moved:
        return moved
    if outer(noun) != noun and any(c.tag_ == "VBN" and c.lemma_ in _PLACED for c in clauses.children(noun, "acl")):
        return "present", "the whole of them, stationed there"
    if verb is None or not clauses.is_verb(verb) or how not in {"object", "subject"}:
        return "present", "as stated"
    return _by_verb(noun, element, verb, how)


def _by_verb(noun: Token, element: str, verb: Token, how: str) -> tuple[str, str]:
    """The state by the verb that has the force for its subject or object."""
    lexicon = load_lexicon("postures")["states"]
    word, status = verb.lemma_.lower(), status_of(verb).status
    if how == "object" and word in load_lexicon("postures")["harm"] and not in_its_own_words(noun):
        return "", ""  # who was killed there is told, not who stands there
    if how == "subject" and word in {"die", "perish", "fall", "drown", "crash", "defect", "desert"}:
        return "", ""
    if word == "leave" and any(c.norm_ in {"dead", "wounded", "injured"} for c in verb.subtree):
        return "", ""  # "left two soldiers dead"
    if word == "keep" and any(c.norm_ in {"out", "away", "off"} for c in verb.subtree if c.i - verb.i < 8):
        return "", ""
    if word in {"remain", "stay", "keep", "retain", "maintain"} and status in {"planned", "expected"}:
        return "present", f"'{verb.text}': there now"
    if word in lexicon["withdrawing"] or _leaves(verb, noun):
        return _leaving(noun, verb, status)
    if word in lexicon["past"] and not (word == "kick" and element == "base"):
        return ("past" if status in FACTS else "present"), f"'{verb.text}' is {status}"
    if word in lexicon["proposed"]:
        return ("", "") if status == "denied" else ("proposed", f"'{verb.text}'")
    if word in lexicon["arriving"]:
        return _arriving(verb, status)
    if word in lexicon["held"] and verb.tag_ == "VBD" and not clauses.auxiliaries(verb):
        return "past", f"'{verb.text}' in the past tense"
    if _unreal(verb, status) or (status not in FACTS and not in_its_own_words(noun)):
        return "", ""
    return "present", f"'{verb.text}'"


def _is_not_there(noun: Token) -> bool:
    """Whether the noun's own phrase tells of no force that stands somewhere: "no troops", "the death of a soldier"."""
    if any(c.dep_ in {"det", "neg"} and c.norm_ == "no" for c in noun.children):
        return True
    if noun.dep_ == "pobj" and noun.head.norm_ in {"without", "minus"}:
        return True
    above = outer(noun).head
    return above.norm_ == "of" and above.head.lemma_ in _LOST | _THOUGHTS


_LOST = frozenset({"lack", "absence", "death", "killing", "loss", "murder", "funeral"})
_THOUGHTS = frozenset({"use", "idea", "prospect", "option", "possibility", "question", "threat", "risk", "request"})
"""Nouns that only speak of forces: "ruled out the use of ground troops"."""
_PLACED = frozenset({"station", "base", "deploy", "post", "garrison"})


def _under_way(noun: Token, element: str) -> tuple[str, str] | None:
    """A ship that was sent somewhere is on its way: "which has been sent to the Mediterranean", "is heading for"."""
    verb, how = governor(noun)
    verbs = clauses.children(noun, "relcl", "acl")
    verbs += [verb] if verb is not None and how in {"object", "subject"} and clauses.is_verb(verb) else []
    for going in verbs if element == "ships" else []:
        bound = {c.norm_ for c in going.children} & {"to", "for", "toward", "towards", "into"}
        if bound and going.lemma_ in {"send", "dispatch", "head", "sail", "steam", "order", "move", "redirect"}:
            status = status_of(going).status
            return ("arriving" if status in FACTS else "proposed"), f"'{going.text}' is {status}"
    return None


def _lacking(noun: Token) -> bool:
    """ "There won't be any troops", "what is needed are advisers": they are not there."""
    verb = noun.head
    if noun.dep_ not in {"attr", "nsubj"} or verb.lemma_ != "be":
        return False
    if clauses.negation(verb) is not None and (noun.dep_ == "attr" or clauses.children(verb, "expl")):
        return True
    wanting = {"need", "want", "require", "lack", "miss"}
    return any(t.lemma_ in wanting for c in clauses.children(verb, "csubj", "csubjpass") for t in c.subtree)


def _gone_over(noun: Token) -> bool:
    """ "Soldiers who defected to the South" are no force there."""
    left = {"defect", "desert", "surrender", "die", "retire", "fall"}
    return any(c.lemma_ in left for c in clauses.children(noun, "relcl", "acl"))


def _unreal(verb: Token, status: str) -> bool:
    """ "There aren't many", "would need troops": a force that the words do not say is there."""
    being = verb.lemma_.lower() in {"be", "have", "need", "want", "use", "keep", "station", "base", "exist", "maintain"}
    return being and status not in FACTS


def _leaving(noun: Token, verb: Token, status: str) -> tuple[str, str]:
    """Done it is past, or withdrawing where only a part has gone; settled or going on it is withdrawing."""
    if verb.tag_ == "VB" and status in FACTS and not clauses.auxiliaries(verb):
        return "", ""  # "promised to end the war and bring the troops home"
    begun = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in load_lexicon("postures")["begun"]
    if status == "ongoing" or (begun and status == "actual"):
        return "withdrawing", f"'{verb.text}' is going on"
    if verb.lemma_ == "order" and status == "actual":
        return "withdrawing", f"'{verb.text}' out"
    if status == "actual" and verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in clauses.children(verb, "aux")):
        return "withdrawing", f"'{verb.text}' was going on"
    if status == "actual":
        part = outer(noun) != hull(noun) or any(
            t.norm_ in load_lexicon("postures")["part"] or t.pos_ == "NUM" for t in premodifiers(noun)
        )
        return ("withdrawing" if part else "past"), f"'{verb.text}' is done"
    settled = status in {"planned", "expected"} and {"will", "would", "'ll"} & set(clauses.auxiliaries(verb))
    if settled:
        return "withdrawing", f"'{verb.text}' is settled"
    return "present", f"leaving is only {status}"


def _arriving(verb: Token, status: str) -> tuple[str, str]:
    if status == "denied":
        return "", ""
    if status == "ongoing" and verb.tag_ == "VBN" and not any(c.norm_ == "being" for c in verb.children):
        return "present", f"'{verb.text}': a state"  # "is deployed to"
    if status in FACTS and _by_way_of(verb):
        return "", ""
    bound = any(c.norm_ in {"on", "toward", "towards"} for c in clauses.children(verb, "prep"))
    if bound and status in FACTS and verb.lemma_ in {"advance", "march", "move"}:
        return "arriving", f"'{verb.text}': on its way"
    going_on = verb.tag_ == "VBG" and {"is", "are", "was", "were", "'s", "'re"} & set(clauses.auxiliaries(verb))
    if status == "ongoing" or (status == "actual" and going_on):
        return "arriving", f"'{verb.text}' is going on"
    if status == "actual":
        return "present", f"'{verb.text}' is done"
    return "proposed", f"'{verb.text}' is only {status}"


def _by_way_of(verb: Token) -> bool:
    """ "Change the war by putting soldiers there": a gerund that tells of no deed done."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or clauses.auxiliaries(verb):
        return False
    return verb.head.norm_ not in {"after", "since", "following", "despite"}


def _leaves(verb: Token, noun: Token) -> bool:
    """ "Flown out", "brought home": with the particle, or where small parses take it for part of the noun."""
    rows = load_lexicon("postures")["leaving_with"]
    if verb.lemma_.lower() not in rows["verbs"]:
        return False
    homeward = any(t.norm_ == "home" for t in premodifiers(noun))
    return homeward or any(c.norm_ in rows["words"] for c in verb.children if c.dep_ in {"prt", "advmod", "prep"})


def _noun_over(noun: Token) -> tuple[str, str] | None:
    """ "The deployment of troops", "a withdrawal of its soldiers": by that noun, and by the verb above it."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.norm_ == "of" else None
    state = load_lexicon("postures")["nouns"].get(over.lemma_.lower()) if over is not None else None
    if over is None or state is None:
        return None
    verb, _ = governor(over)
    status = status_of(verb).status if verb is not None and clauses.is_verb(verb) else "actual"
    begun = verb is not None and verb.lemma_.lower() in load_lexicon("postures")["begun"]
    if state == "withdrawing":
        ordered = verb is not None and verb.lemma_.lower() in {"order", "announce", "complete", "accelerate", "speed"}
        settled = (begun or ordered) and status in FACTS
        return ("withdrawing" if settled else "present"), f"'{over.text}'"
    if state == "arriving" and not (begun and status == "actual"):
        return "proposed", f"'{over.text}'"
    return state, f"'{over.text}'"
