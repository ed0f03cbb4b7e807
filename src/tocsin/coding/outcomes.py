"""Tells an outcome from a plan, a wish, a judgement or a thing's ability: only the first is a forecast."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from tocsin.records.actor import base

from . import clauses
from .context import Context
from .lexicon import load_lexicon


def foretells(context: Context, verb: Token, status: str, *, conditioned: bool) -> bool:
    """Whether a clause that looks ahead tells what comes about, not what somebody means to do."""
    lexicon = load_lexicon("forecasts")
    doer = doer_of(verb)
    if doer is None or doer.norm_ in lexicon["generic"] or _set_aside(verb, status):
        return False
    word = verb.lemma_.lower()
    if likelihood(verb):
        return word not in lexicon["meetings"] and not _until(verb)
    if _by_rule(verb, doer) or _polled(verb) or (conditioned and _threatened(context, verb, doer)):
        return False
    if not conditioned and (word in lexicon["judging"] or _judged(verb, doer) or _goes_on(verb, status)):
        return False
    if _told_later(verb) or _perceived(verb):
        return False
    if not conditioned and (
        _scheduled(verb, doer) or ("would" in clauses.auxiliaries(verb) and word in lexicon["needing"])
    ):
        return False
    if _until(verb) or (not conditioned and _in_place(verb)):
        return False
    told_of = verb.dep_ == "relcl" and doer != verb.head and verb.head.lemma_.lower() in lexicon["risks"]
    if verb.dep_ == "relcl" and not conditioned and not told_of:
        return (
            doer == verb.head
            and not any(c.norm_ in {"any", "no"} for c in doer.children)
            and word in lexicon["outcome_verbs"]
            and status != "conditional"
            and not _agent(context, doer)
        )
    if clauses.is_passive(verb) and not conditioned and _decided(verb, status):
        return False
    if verb.dep_ == "ccomp" and doer.norm_ in {"that", "which"} and verb.head.dep_ == "relcl":
        return word in lexicon["outcome_verbs"]  # "an order that he said would take back the signature"
    must = next(iter(clauses.children(verb, "xcomp")), None) if word == "have" else None
    if must is not None and must.lemma_ == "be" and not conditioned:
        return False
    if verb.head.lemma_ == "risk" or (word in lexicon["effects"] and not _somebody(doer)):
        return True
    agent = _agent(context, doer)
    if agent and (verb.head.lemma_ == "threaten" or (conditioned and {"can", "must"} & set(clauses.auxiliaries(verb)))):
        return False
    if agent and not conditioned and _has_to_do(verb):
        return _predicted(context, verb, doer)
    own = word in lexicon["fates_alone"] and bool(clauses.children(verb, "dobj")) and agent
    own = own or (word == "need" and doer.norm_ in {"i", "we"} and not conditioned)
    if (word in lexicon["fates"] and not own) or (must is not None and must.lemma_ not in lexicon["own_deeds"]):
        return True
    if clauses.is_passive(verb) and clauses.agents(verb) and word in lexicon["own_deeds"]:
        return False
    if agent:
        return (conditioned and word not in lexicon["own_deeds"]) or _predicted(context, verb, doer)
    return not (clauses.is_passive(verb) and word in lexicon["own_deeds"])


_CLOSE = 6
"""How many words from the verb above the word of likelihood stands: "is far from certain that"."""


def likelihood(verb: Token) -> str:
    """ "It is unlikely that it will", "made it more likely that they would": how likely a clause is told to be."""
    above = verb.head
    if verb.dep_ not in {"ccomp", "advcl", "csubj"} or above == verb or above.i > verb.i:
        return ""
    if verb.dep_ == "advcl" and not any(c.norm_ == "that" for c in clauses.children(verb, "mark")):
        return ""
    rows = load_lexicon("forecasts")["likelihood"]
    ahead = above.doc[above.i : max(verb.left_edge.i, above.i + 1)][:_CLOSE]
    hit = next((t for t in ahead if t.norm_ in rows), None)
    if hit is None:
        return ""
    far = any(t.norm_ in {"far", "not", "n't", "less", "hardly", "more"} for t in hit.doc[max(hit.i - 3, 0) : hit.i])
    return "possible" if far else str(rows[hit.norm_])


def _by_rule(verb: Token, doer: Token) -> bool:
    """ "The rules will apply to all", "its aim will be to", "the question will remain whether": set, not foretold."""
    lexicon = load_lexicon("forecasts")
    word, who = verb.lemma_.lower(), doer.lemma_.lower()
    if who in lexicon["rules"] and word in lexicon["in_force"]:
        return True
    if who in lexicon["purposes"] and word in {"be", "remain"} and "will" in clauses.auxiliaries(verb):
        return True
    refused = [c for c in clauses.children(verb, "attr", "nsubj") if clauses.children(verb, "expl")]
    none = [c for c in refused if any(t.norm_ in {"no", "“no"} for t in c.children)]
    if word == "be" and any(c.lemma_.lower() in lexicon["refused"] for c in none):
        return True
    under = any(t.norm_ in {"which", "whereby"} for c in verb.children for t in (c, *c.children) if c.i < verb.i)
    return verb.dep_ == "relcl" and verb.head.lemma_.lower() in lexicon["terms"] and under and doer != verb.head


def _polled(verb: Token) -> bool:
    """ "Those surveyed by 55%-21% would support strikes": what people hold, not what will come about."""
    share = any(t.norm_ in {"%", "percent"} for t in verb.subtree)
    return share and verb.lemma_.lower() in load_lexicon("polls")["holding"]


def _threatened(context: Context, verb: Token, doer: Token) -> bool:
    """ "If they go on, our army will wring their necks": one's own side's deed under a condition is a threat."""
    lexicon = load_lexicon("forecasts")
    if verb.lemma_.lower() in {*lexicon["outcome_verbs"], *lexicon["fates"], "be", "have", "see"}:
        return False
    if doer.lemma_.lower() in lexicon["things"] or doer.pos_ == "PRON" or doer.ent_type_ == "PERSON":
        return False
    own = {base(a) for a in context.actors(doer).actors}
    said = [a for a in context.attributions if a.start <= verb.idx < a.end and a.speakers]
    return any(own & {base(s) for s in a.speakers} for a in said)


def doer_of(verb: Token) -> Token | None:
    """The subject, also that of "is likely to", or the "there" that stands for one."""
    if (
        verb.dep_ == "xcomp"
        and (verb.head.pos_ == "ADJ" or verb.head.norm_ == "about")
        and clauses.is_verb(verb.head.head)
    ):
        return clauses.subject(verb.head.head)
    deed = clauses.children(verb, "csubj") if verb.lemma_ != "be" else []
    return clauses.subject(verb) or next(iter([*clauses.children(verb, "expl"), *deed]), None)


def _agent(context: Context, doer: Token) -> bool:
    """Whether the subject can mean to do it: a person, a state, a group, an office."""
    lexicon = load_lexicon("forecasts")
    if doer.dep_ in {"expl", "csubj"} or doer.lemma_.lower() in lexicon["things"]:
        return False
    if (
        {doer.norm_, doer.lemma_.lower()} & set(lexicon["agents"])
        or doer.tag_ == "CD"
        or doer.ent_type_ in {"PERSON", "NORP", "GPE", "ORG"}
        or doer.pos_ == "PROPN"
    ):
        return True
    if doer.norm_ == "it" and doer.head.lemma_.lower() in lexicon["brought_about"]:
        return False
    if doer.norm_ == "it":
        return not _empty(doer) and bool(context.actors(doer).actors)
    return doer.norm_ not in lexicon["thing_pronouns"] and bool(context.actors(doer).actors)


def _has_to_do(verb: Token) -> bool:
    """ "Will have to bring them along", "is going to need to act": what somebody is told to do; "may" only guesses."""
    if {"may", "might", "could"} & set(clauses.auxiliaries(verb)):
        return False
    return verb.lemma_.lower() in {"have", "need"} and any(clauses.has_to(c) for c in clauses.children(verb, "xcomp"))


def _judged(verb: Token, doer: Token) -> bool:
    """ "It would be unwise to wait", "that would be a mistake": a judgement on a mere thought."""
    if verb.lemma_ != "be":
        return False
    lexicon = load_lexicon("forecasts")
    if any(c.lemma_.lower() in lexicon["verdicts"] for c in clauses.children(verb, "attr")):
        return True
    if doer.norm_ != "it" or "would" not in clauses.auxiliaries(verb):
        return False
    return bool(clauses.children(verb, "acomp")) and any(clauses.has_to(c) for c in verb.subtree if clauses.is_verb(c))


def _goes_on(verb: Token, status: str) -> bool:
    """ "He could be working with them": a guess at what goes on already."""
    aux = set(clauses.auxiliaries(verb))
    return status == "possible" and verb.tag_ == "VBG" and "be" in aux and bool(aux & {"may", "might", "could"})


def _told_later(verb: Token) -> bool:
    """ "An inquiry would later condemn them": told looking back."""
    if "would" not in clauses.auxiliaries(verb) or verb.dep_ == "ccomp":
        return False
    return any(c.norm_ in {"later", "subsequently"} for c in clauses.children(verb, "advmod"))


def _perceived(verb: Token) -> bool:
    """ "Gunfire could be heard": what was perceived, not what may come."""
    passive = clauses.is_passive(verb) and "could" in clauses.auxiliaries(verb)
    return passive and verb.lemma_.lower() in load_lexicon("forecasts")["perceived"]


def _somebody(doer: Token) -> bool:
    """A person, or people that speak: theirs is a deed even where a measure's or a state's would be an effect."""
    return doer.ent_type_ == "PERSON" or doer.norm_ in {"i", "we", "you", "he", "she", "they", "who"}


_GOING_ON = frozenset({"continue", "begin", "start", "cease", "stop", "keep", "try", "refuse", "want", "seek"})
"""Verbs whose "it … to" is somebody's own deed: "it would continue to provide"."""


def _empty(it: Token) -> bool:
    """ "It will take time to rebuild", "it would be unwise if": a subject that stands for a clause."""
    verb = it.head
    behind = [c for c in verb.children if c.i > verb.i]
    return any(
        c.dep_ in {"acomp", "advcl", "ccomp", "csubj", "xcomp"}
        and (verb.lemma_ == "be" or (clauses.has_to(c) and (verb.lemma_ not in _GOING_ON or c.lemma_ == "do")))
        for c in behind
    ) or (verb.lemma_ == "take" and any(clauses.has_to(x) for c in behind for x in clauses.children(c, "relcl", "acl")))


def _scheduled(verb: Token, doer: Token) -> bool:
    """ "The talks will resume", "the truce would begin at midnight": what is arranged, not what comes about."""
    lexicon = load_lexicon("forecasts")
    takes_place = verb.lemma_ == "take" and any(o.lemma_ == "place" for o in clauses.objects(verb))
    return doer.lemma_.lower() in lexicon["arranged"] and (verb.lemma_.lower() in lexicon["schedule"] or takes_place)


def _in_place(verb: Token) -> bool:
    """ "There will be no ground troops", "the ship will be operational on Monday": whoever commands them decides."""
    lexicon = load_lexicon("forecasts")
    told = [c.lemma_.lower() for c in clauses.children(verb, "attr", "acomp", "oprd")]
    word = verb.lemma_.lower()
    if word in {"remain", "stay", "keep"} and any(w in lexicon["kept"] for w in told):
        return True  # "the border will remain closed": whoever closed it decides
    return word == "be" and any(w in {*lexicon["commanded"], "open", "closed", "shut"} for w in told)


def _until(verb: Token) -> bool:
    """ "Until it would be safe": a date that is waited for."""
    above = [verb, *islice(verb.ancestors, 2)]
    return any(c.norm_ in {"until", "till", "before"} and c.dep_ == "mark" for v in above for c in v.children)


def _predicted(context: Context, verb: Token, doer: Token) -> bool:
    """ "The groups will exploit it, the institute predicts": somebody else's outlook on an actor."""
    own = {base(a) for a in context.actors(doer).actors}
    for said in context.attributions:
        if said.start <= verb.idx < said.end and said.speakers and not own & {base(s) for s in said.speakers}:
            predicts = said.cue in load_lexicon("forecasts")["predicting"]
            if predicts or all(s.endswith("EXP") for s in said.speakers):
                return True
    return False


def _decided(verb: Token, status: str) -> bool:
    """ "Will be prosecuted", "could be granted": an office's own act, told in the passive."""
    lexicon = load_lexicon("forecasts")
    word = verb.lemma_.lower()
    if word in lexicon["outcome_verbs"]:
        return False
    return status != "possible" or word in lexicon["own_deeds"]


def _set_aside(verb: Token, status: str) -> bool:
    """Second halves of one outlook, if-clauses, indirect questions, wishes and present states."""
    own_words = clauses.children(verb, "aux", "auxpass", "nsubj", "nsubjpass")
    if verb.dep_ == "conj" and clauses.is_verb(verb.head) and not own_words:
        return True
    if (
        verb.dep_ in {"relcl", "advcl", "acl"}
        and any(c.norm_ in {"when", "where"} for c in verb.children)
        and status == "conditional"
    ):
        return True  # "a case where it would help": thought of, not foretold
    above = verb.head
    if verb.dep_ == "ccomp" and above.dep_ == "advcl" and _in_condition(above) and verb.i - above.i < 4:
        return True  # "if they can convince us that it would be brief"
    return _in_condition(verb) or _asked(verb) or _wished(verb) or _is_now(verb, status)


def _in_condition(verb: Token) -> bool:
    return any(c.norm_ in {"if", "unless", "provided", "should"} for c in verb.children if c.dep_ in {"mark", "advmod"})


def _asked(verb: Token) -> bool:
    """ "How long it could last", "whether he would apologise"."""
    if verb.dep_ not in {"ccomp", "pcomp", "xcomp", "csubj"}:
        return False
    first = verb.left_edge
    if first.norm_ in {"exactly", "precisely", "just"}:
        first = first.nbor(1)
    return first.norm_ in load_lexicon("forecasts")["asking"]


def _wished(verb: Token) -> bool:
    """What is hoped, demanded, promised or planned is no forecast."""
    if verb.dep_ not in {"ccomp", "acl", "advcl", "xcomp"}:
        return False
    above = verb.head
    if verb.dep_ == "advcl":
        return any(t.norm_ == "so" for t in verb.children) and any(t.norm_ == "that" for t in verb.children)
    if above.lemma_ == "guarantee" and clauses.is_verb(above):
        return False
    if above.lemma_ == "expect" and (above.tag_ == "VBD" or clauses.negation(above) is not None):
        return not clauses.is_passive(above)
    return above.lemma_.lower() in load_lexicon("forecasts")["wishes"]


def _is_now(verb: Token, status: str) -> bool:
    """ "May be more telling", "it might be time": a guess at what is."""
    if status == "possible" and clauses.negation(verb) is not None:
        return True
    if verb.lemma_ != "be":
        return verb.lemma_ == "have" and status == "possible" and not clauses.children(verb, "xcomp")
    words = set(clauses.auxiliaries(verb))
    return bool(words & {"may", "might"})
