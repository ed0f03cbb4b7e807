"""Helping verbs of a French parse: compound tenses, the passive, and what pouvoir, devoir, aller and venir de add.

English says in words what French says by a form ("retirera": will withdraw) and the other way round ("a retiré" is
"withdrew", not "has withdrawn": it is the tense in which deeds are told). Forms that stand for a word are noted beside
the verb (:mod:`tocsin.records.moods`).
"""

from __future__ import annotations

from .draft import Draft
from .lists import table, words

_SILENT = "dep"
_REFLEXIVE = frozenset({"se", "s'", "s’"})
_FUTURE = ("rai", "ras", "ra", "rons", "rez", "ront")
_CONDITIONAL = ("rais", "rait", "rions", "riez", "raient")


def read_verbs(draft: Draft) -> None:
    """Give every verb its English helpers: those that it has as words, and those that its form stands for."""
    settled = set()
    for verb in range(len(draft)):
        if draft.is_verb(verb):
            _mend_form(draft, verb)
        if draft.below(verb, "aux:tense", "aux:pass"):
            _compound(draft, verb)
            settled.add(verb)
    for verb in range(len(draft)):
        if draft.is_verb(verb) and not draft.labels[verb].startswith(("aux", "cop")) and verb not in settled:
            _own_form(draft, verb)
    for verb in range(len(draft)):
        if draft.lemmas[verb] in table("modals") and draft.is_verb(verb):
            _modal(draft, verb)
    for verb in range(len(draft)):
        _share(draft, verb)


# -- compound tenses and the passive ----------------------------------------------------------------------------------


def _mend_form(draft: Draft, verb: int) -> None:
    """The model takes "partirons" for a present and "enquêtait" for a conditional, which their endings tell."""
    word, lemma = draft.words[verb], draft.lemmas[verb]
    if not draft.has(verb, VerbForm="Fin") or len(lemma) < 4:
        return
    stem, simple = lemma.removesuffix("e"), lemma[:-2]
    past = {simple + ending for ending in ("ait", "aient", "ais")}
    if draft.has(verb, Mood="Cnd"):
        if not word.endswith(_CONDITIONAL):
            _is_now(draft, verb, "VBD", Mood="Ind", Tense="Imp")
    elif word.endswith(_CONDITIONAL) and word not in past:
        _is_now(draft, verb, "VB", Mood="Cnd", Tense="Pres")
    elif word.endswith("ront") or word in {stem + ending[1:] for ending in _FUTURE}:
        _is_now(draft, verb, "VB", Mood="Ind", Tense="Fut")


def _is_now(draft: Draft, verb: int, tag: str, **form: str) -> None:
    draft.forms[verb] = draft.forms[verb] | form
    draft.tags[verb] = tag


def _compound(draft: Draft, verb: int) -> None:
    tense = draft.first(verb, "aux:tense")
    passive = draft.first(verb, "aux:pass")
    if tense is not None and passive is None and draft.lemmas[tense] == "être" and not _takes_etre(draft, verb):
        tense, passive = None, tense
    if passive is not None and tense is None and _takes_etre(draft, verb) and draft.lemmas[verb] in words("with_etre"):
        tense, passive = passive, None
        for subject in draft.below(verb, "nsubj:pass"):
            draft.labels[subject] = "nsubj"
    if passive is not None:
        _passive(draft, verb, passive)
        for subject in draft.below(verb, "nsubj"):
            draft.labels[subject] = "nsubj:pass"
    if tense is not None:
        _tense(draft, verb, tense, passive)
    if draft.kinds[verb] == "ADJ" or passive is not None:
        draft.kinds[verb] = "VERB"


def _takes_etre(draft: Draft, verb: int) -> bool:
    """Whether être with the participle is a past tense: verbs of moving, and reflexive ones."""
    if draft.lemmas[verb] in words("with_etre"):
        return True
    helpers = draft.below(verb, "aux:tense", "aux:pass", "cop")
    near = {*draft.below(verb), *(h - 1 for h in helpers if h)}
    return any(draft.words[c] in _REFLEXIVE for c in near)


def _passive(draft: Draft, verb: int, helper: int) -> None:
    draft.labels[helper], draft.tags[verb] = "auxpass", "VBN"
    form = draft.forms[helper]
    norm, told = _simple(form, draft.has(helper, Number="Plur"))
    draft.norms[helper] = norm
    if told:
        _tell(draft, verb, told, helper)


def _simple(form: dict[str, str], plural: bool) -> tuple[str, str]:
    """What a form of être is in English, and the helper that it stands for."""
    if form.get("VerbForm") == "Inf":
        return "be", ""
    if form.get("VerbForm") == "Part":
        return ("being", "") if form.get("Tense") == "Pres" else ("was", "")
    if form.get("Mood") == "Cnd":
        return "be", "would"
    if form.get("Tense") == "Fut":
        return "be", "will"
    if form.get("Tense") in {"Imp", "Past"}:
        return ("were" if plural else "was"), ""
    if form.get("Mood") == "Sub":
        return "be", ""
    return ("are" if plural else "is"), ""


def _tense(draft: Draft, verb: int, helper: int, passive: int | None) -> None:
    form = draft.forms[helper]
    norm, told = _have(form)
    draft.tags[verb] = "VBN" if norm or passive is not None else "VBD"
    if form.get("Mood") == "Cnd" and not _under_condition(draft, verb):
        norm, told = "", ""
        draft.tags[verb] = "VBN" if passive is not None else "VBD"
        draft.hearsay.add(verb)
    if norm:
        draft.labels[helper], draft.norms[helper] = "aux", norm
        draft.tags[helper] = "VBG" if norm == "having" else "VB" if norm == "have" else "VBD"
        if passive is not None:
            draft.norms[passive] = "been"
    else:
        draft.labels[helper], draft.kinds[helper] = _SILENT, "PART"
        if passive is not None:
            draft.norms[passive] = "were" if draft.has(helper, Number="Plur") else "was"
    if form.get("VerbForm") == "Inf":
        _told_perfect(draft, verb, helper)
    if told:
        _tell(draft, verb, told, helper)


def _told_perfect(draft: Draft, verb: int, helper: int) -> None:
    """ "Affirme avoir tué": what somebody says to have done is told, not aimed at."""
    draft.norms[helper], draft.tags[helper] = "having", "VBG"
    head = draft.heads[verb]
    told = draft.lemmas[head] in words("said") and draft.lemmas[head] not in words("of_gerund")
    if draft.labels[verb] == "xcomp" and told:
        draft.labels[verb] = "ccomp"


def _have(form: dict[str, str]) -> tuple[str, str]:
    """What the helper of a compound tense is in English; nothing where the whole is a simple past."""
    if form.get("VerbForm") == "Inf":
        return "have", ""
    if form.get("VerbForm") == "Part":
        return "having", ""
    if form.get("Mood") == "Cnd":
        return "have", "would"
    if form.get("Tense") == "Fut":
        return "have", "will"
    if form.get("Tense") in {"Imp", "Past"}:
        return "had", ""
    return "", ""


# -- the verb's own form ----------------------------------------------------------------------------------------------


def _own_form(draft: Draft, verb: int) -> None:
    if verb in draft.helpers or verb in draft.hearsay:
        return
    if draft.has(verb, Tense="Fut", VerbForm="Fin"):
        draft.helpers[verb] = "will"
    elif draft.has(verb, Mood="Cnd"):
        _tell(draft, verb, "would", verb)
    elif draft.has(verb, VerbForm="Inf"):
        draft.helpers[verb] = "to"


def _tell(draft: Draft, verb: int, helper: str, form: int) -> None:
    """Note the helper, unless it is a conditional by which others are said to tell it."""
    hearsay = (
        helper == "would"
        and not _under_condition(draft, verb)
        and not _back_shifted(draft, verb)
        and draft.lemmas[form] in words("states")
        and (draft.lemmas[verb] in words("states") or bool(draft.below(verb, "cop")) or not draft.is_verb(verb))
    )
    if hearsay:
        draft.hearsay.add(verb)
        draft.tags[verb] = "VBN" if draft.tags[verb] == "VBN" else "VBD"
    else:
        draft.helpers[verb] = helper


def _under_condition(draft: Draft, verb: int) -> bool:
    """Whether an if-clause stands beside the verb, or its own clause is one."""
    near = {verb, *draft.above(verb)}
    clauses = [c for top in near for c in draft.below(top, "advcl")] + [verb]
    return any(draft.words[m] in words("if") for c in clauses for m in draft.below(c, "mark"))


def _back_shifted(draft: Draft, verb: int) -> bool:
    """Whether it is the future of somebody's words: "a dit qu'il serait présent"."""
    if draft.labels[verb] != "ccomp":
        return False
    head = draft.heads[verb]
    past = draft.has(head, VerbForm="Part") or draft.has(head, Tense="Imp") or draft.has(head, Tense="Past")
    return draft.is_verb(head) and past


# -- pouvoir, devoir, aller, venir de ---------------------------------------------------------------------------------


def _modal(draft: Draft, modal: int) -> None:
    deed = next(
        (c for c in draft.below(modal, "xcomp", "advcl", "ccomp") if _is_infinitive(draft, c) and c > modal), None
    )
    if deed is None or not _goes_with(draft, modal, deed):
        return
    helpers = table("modals")[draft.lemmas[modal]]
    tense = _tense_of(draft, modal)
    if tense not in helpers:
        return
    hearsay, norm = modal in draft.hearsay, helpers[tense]
    draft.hearsay.discard(modal)
    draft.helpers.pop(modal, None)
    draft.helpers.pop(deed, None)
    draft.replace(modal, deed)
    for child in draft.below(modal):
        silent = draft.labels[child] in {"aux", "auxpass", _SILENT} and child < modal
        draft.hang(child, deed, _SILENT if silent else "")
        if silent:
            draft.kinds[child] = "PART"
    for mark in draft.below(deed, "mark"):
        if draft.words[mark] in {"de", "d'", "d’"} and mark > modal:
            draft.labels[mark] = _SILENT
    draft.labels[modal], draft.kinds[modal] = ("aux", "AUX") if norm else (_SILENT, "PART")
    draft.tags[modal], draft.tags[deed] = "MD", _deed_tag(draft, deed, told=not norm)
    if norm:
        draft.norms[modal] = norm
    elif draft.below(deed, "auxpass"):
        draft.norms[draft.below(deed, "auxpass")[0]] = "was"
    if hearsay:
        draft.helpers[deed] = "might" if norm else ""


def _deed_tag(draft: Draft, deed: int, *, told: bool) -> str:
    if draft.tags[deed] == "VBN":
        return "VBN"
    return "VBD" if told else "VB"


def _is_infinitive(draft: Draft, word: int) -> bool:
    """Whether a word is an infinitive, or one helps it: "être tué", "avoir tué", "être prêt"."""
    parts = (word, *draft.below(word, "aux", "auxpass", "aux:tense", "aux:pass", "cop", _SILENT))
    return any(draft.has(one, VerbForm="Inf") for one in parts)


def _goes_with(draft: Draft, modal: int, deed: int) -> bool:
    """Venir takes "de" to tell what has just happened, risquer what may; no other takes a preposition."""
    marks = [draft.words[m] for m in draft.below(deed, "mark", "case") if m < deed]
    if draft.lemmas[modal] in {"venir", "risquer"}:
        return marks[:1] in (["de"], ["d'"], ["d’"]) and not draft.below(modal, "aux", _SILENT)
    return not marks


def _tense_of(draft: Draft, modal: int) -> str:
    form = draft.forms[modal]
    if modal in draft.hearsay or form.get("Mood") == "Cnd":
        return "Cnd"
    if form.get("Mood") == "Sub":
        return "Sub"
    if form.get("VerbForm") == "Part":
        helped = draft.below(modal, "aux", "auxpass", _SILENT)
        return "Past" if any(draft.kinds[c] in {"AUX", "PART"} for c in helped) else "Part"
    tense = form.get("Tense", "")
    return "Past" if tense == "Past" else tense


# -- coordination -----------------------------------------------------------------------------------------------------


def _share(draft: Draft, verb: int) -> None:
    """A second participle has the tense of the first: "ont attaqué et brûlé"."""
    if draft.labels[verb] != "conj" or draft.tags[verb] != "VBN" or draft.below(verb, "aux", "auxpass", _SILENT):
        return
    head = draft.heads[verb]
    if draft.is_verb(head) and draft.tags[head] == "VBD" and draft.has(head, VerbForm="Part"):
        draft.tags[verb] = "VBD"
        if head in draft.hearsay:
            draft.hearsay.add(verb)
