"""Why a forecast has its status: its modal, its condition, or the word that looks ahead."""

from __future__ import annotations

from tocsin.records import Forecast, Part, Reason, Words

from ..context import Context
from ..lexicon import load_lexicon
from . import labels, pointing


def foretold(context: Context, record: Forecast, cues: tuple[Words, ...]) -> Part:
    """The status of one forecast; ``cues`` are the words by which it was found."""
    share, second = labels.value(context, record, "status")
    lexicon = load_lexicon("forecasts")
    modals = lexicon["modals"]
    inside = context.reading.parse.char_span(record.start, record.end, alignment_mode="expand") or ()
    verbs = {t for cue in cues for t in pointing.at(context, cue.start)}
    helping = [t for t in inside if t.norm_ in modals and (t.head in verbs or not verbs)]
    given = {"status": record.status, "note": record.why}
    ahead = [t for t in inside if t.norm_ in lexicon["chances"] or t.norm_ in lexicon["lexical"]]
    words = pointing.each(context, helping or ahead) or cues or (pointing.span(context, record.start, record.end),)
    if helping:
        given |= {"word": helping[0].text, "else": str(modals[helping[0].norm_])}
    if record.status == "conditional" and record.condition:
        given |= {"condition": record.condition}
        at = context.text.find(record.condition, record.start, record.end)
        condition = (pointing.span(context, at, at + len(record.condition)),) if at >= 0 else ()
        change = Reason("forecast without its condition" if helping else "condition left out", given)
        reasons = (Reason("forecast under a condition", given),)
        return Part("status", (record.status,), (*condition, *words), "rule", reasons, share, second, (change,))
    if not helping:
        how, name = (
            ("encoder", "encoder has the value") if record.why.startswith("read as") else ("rule", "looks ahead")
        )
        reason = Reason(name, given | {"value": record.status})
        change = Reason("other words for it", given | {"words": ahead[0].text}) if ahead else Reason("words for it")
        if how == "encoder":
            return Part("status", (record.status,), words, "encoder", (reason,), share, second, (change,))
        return Part("status", (record.status,), words, "rule", (reason,), share, second, (change,))
    name = "modal foretells" if given["else"] == record.status else "modal bent"
    return Part(
        "status", (record.status,), words, "lexicon", (Reason(name, given),), share, second,
        (Reason("another modal", given),),
    )  # fmt: skip
