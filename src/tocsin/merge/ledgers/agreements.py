"""The ledger of agreements: each instrument from proposal to end, with who said what of it when.

A state is what somebody said. In one document one voice gives an instrument one state, by the surest of its records;
a later mention of an earlier stage ("the deal signed in 2015") takes back no later one, unless as many origins since
speak of it as still there or in talks as told the later stage, or of an end more; what is only planned, threatened or
denied changes nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from tocsin.records import Agreement, Event, Record, Reported
from tocsin.records.ledger.agreement import AgreementEntry, AgreementStep, VoiceState
from tocsin.records.ledger.said import Said, sources
from tocsin.registry import load_registry

from .hear import Heard, by_place, deciding, hear
from .instrument import instrument
from .instruments import Mention, instruments

_STAGES = (
    "unknown", "proposed", "negotiating", "rejected", "agreed", "signed", "in-force", "renewed", "violated",
    "suspended", "terminated",
)  # fmt: skip
"""How far along an instrument is, the least first. A breach ends nothing: it stands just above being in force."""
_CONCLUDED = frozenset({"signed", "in-force", "renewed", "violated", "suspended", "terminated"})
_STANDING = frozenset({"agreed", "signed", "in-force", "renewed", "unknown"})
"""States of a mention that tells nothing of an end by itself."""
_ENDING = re.compile(
    r"\b(?:terminat|denounc|annul|scrap|cancel|abandon|revok|repudiat|withdr[ae]w|quit|end(?:s|ed|ing)? |null and void"
    r"|tor[en] up|tear(?:s|ing)? up|pull(?:s|ed|ing)? out|dénonc|abrog|rompre|rompu|retir)",
    re.IGNORECASE,
)
"""Words for ending or leaving a paper: to stop aid or talks under it is another matter."""
_ENDED = frozenset({"suspended", "terminated"})
_OPEN = frozenset({"proposed", "negotiating"})
_REVIVED = {"renewed": _CONCLUDED, "in-force": frozenset({"suspended", "violated"}), "rejected": frozenset({"agreed"})}
"""States that may follow a later stage, each with the stages that it takes back."""
_CHANGING = frozenset({"AGREE", "SANCTION", "REJECT", "CONCEDE", "RETREAT"})
"""Roots of the acts that change an instrument: concluding one, leaving one, refusing or keeping one."""
_CHANGED = frozenset({"agreed", "signed", "renewed", "suspended", "terminated"})
"""States that such an act brings about."""
_APART = {"ceasefire": 60}
"""Days without a word after which the next mention is of another instrument, by kind: a truce that nobody speaks of
for two months is over, and the next one between the same sides is a new one."""
_APART_UNNAMED = 5 * 365
"""The same for any other instrument known only by its parties and what it is about."""


def agreements(
    reported: Iterable[Reported], as_of: str = "", *, least: float = 0.0, order: Sequence[str] = ()
) -> tuple[AgreementEntry, ...]:
    """The instruments that records of agreements tell of, the one last spoken of first.

    ``as_of`` (an ISO day) leaves out what was neither told nor dated by then. ``least`` is the confidence below which a
    record is marked and sets no state beside surer ones. ``order`` names undated documents, earliest first, where that
    is known. Event records may be among ``reported``: where the same words tell the act as only planned, threatened or
    denied, the agreement's record changes no state.
    """
    known = list(reported)
    registry, acts = load_registry(), _acts(known)
    heard = hear(known, Agreement, as_of, least, order)
    mentions = [Mention(_as_ended(one, acts), instrument(one.record, registry)) for one in heard]
    chains = (link for group in instruments(mentions) for link in _links(group))
    entries = [_entry(link, acts, as_of) for link in chains]
    return tuple(sorted(entries, key=lambda one: (one.day[1], one.span[1], one.sources, one.id), reverse=True))


def _acts(reported: Sequence[Reported]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for one in reported:
        if isinstance(one.record, Event) and one.record.event_type in _CHANGING:
            found[one.doc].append(one.record)
    return found


def _as_ended(one: Heard[Agreement], acts: dict[str, list[Event]]) -> Heard[Agreement]:
    """The mention as one of an end, where the same words tell as a fact that a side ends or leaves it.

    Ending an agreement is an act that is done with its decision (RECORDS.md, ruling 15), and that record says who.
    """
    if one.record.state not in _STANDING:
        return one
    for act in acts.get(one.record.doc, ()):
        ends = act.event_type == "SANCTION" and act.mode in {"discontinue", "withdraw"} and act.is_fact
        if ends and _overlap(act, one.record) and _ENDING.search(act.evidence):
            said = replace(one.said, holders=act.holders or one.said.holders)
            return Heard(one.record.model_copy(update={"state": "terminated"}), said)
    return one


def _links(group: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The instruments of one pair and kind that follow on each other; one with a proper name is always one."""
    if any(mention.told.proper for mention in group):
        yield list(group)
        return
    links: list[list[Mention]] = []
    for mention in group:
        fitting = [at for at, link in enumerate(links) if _belongs(mention, link)]
        best = max(fitting, key=lambda at: (_same_year(mention, links[at]), at), default=-1)
        if best < 0:
            links.append([mention])
        else:
            links[best].append(mention)
    yield from links


def _same_year(mention: Mention, link: Sequence[Mention]) -> int:
    """Whether the year in its name is that in the name of another, or at least that of one's day."""
    if not mention.told.year:
        return 0
    if any(one.told.year == mention.told.year for one in link):
        return 2
    return int(any(one.heard.said.first[:4] == mention.told.year for one in link if one.heard.said.dated))


def _belongs(mention: Mention, link: Sequence[Mention]) -> bool:
    years = {one.told.year for one in link if one.told.year}
    if mention.told.year and years:
        return mention.told.year in years
    if _same_year(mention, link):
        return True
    apart = _APART.get(mention.told.kind, _APART_UNNAMED)
    if _days_between(link, mention.heard.said) > apart:
        return False
    return not (mention.heard.record.state in _OPEN and _is_concluded(link) and _tells_later(mention, link))


def _is_concluded(link: Sequence[Mention]) -> bool:
    """Whether two origins tell it as concluded, or one that gives the day: talks after that are about another."""
    telling = [one.heard.said for one in link if one.heard.record.state in _CONCLUDED and not one.told.unmade]
    return sources(telling) > 1 or any(said.basis == "words" for said in telling)


def _tells_later(mention: Mention, link: Sequence[Mention]) -> bool:
    """Whether it stands in another document than all of the link: within one, talks are told beside the pact."""
    return all(one.heard.said.doc != mention.heard.said.doc for one in link)


def _days_between(link: Sequence[Mention], said: Said) -> int:
    last = max((one.heard.said.last for one in link if one.heard.said.dated), default="")
    if not last or not said.dated:
        return 0
    return (date.fromisoformat(said.first) - date.fromisoformat(last)).days


def _entry(link: Sequence[Mention], acts: dict[str, list[Event]], as_of: str) -> AgreementEntry:
    steps = [AgreementStep(m.heard.record.state, m.heard.said, _unfulfilled(m, acts)) for m in link]
    undone = {id(m.heard) for m, step in zip(link, steps, strict=True) if step.unfulfilled}
    telling = _likely([one for one in deciding([m.heard for m in link]) if one.record.state != "unknown"])
    course = _course([one for one in _surest(telling, by_voice=False) if id(one) not in undone])
    now = course[-1] if course else None
    fullest = max(
        link, key=lambda m: (len(m.told.proper), bool(m.told.kind), bool(m.told.year), len(m.heard.record.name))
    )
    return AgreementEntry(
        id=_id(link),
        name=fullest.told.name,
        names=tuple(dict.fromkeys(m.told.name for m in link)),
        kind=next((m.told.kind for m in link if m.told.kind), ""),
        parties=_parties(link),
        proper=any(m.told.proper for m in link),
        state=now.record.state if now else "unknown",
        holders=now.said.holders if now else (),
        day=(now.said.first, now.said.last) if now and now.said.dated else ("", ""),
        steps=tuple(steps),
        voices=_voices([one for one in _surest(telling, by_voice=True) if id(one) not in undone]),
        course=tuple(AgreementStep(one.record.state, one.said) for one in course),
        word=now.said if now else None,
        as_of=as_of,
    )  # fmt: skip


def _parties(link: Sequence[Mention]) -> tuple[str, ...]:
    """Those whom at least half of the mentions have that name two or more; of a single one all."""
    telling = [m for m in link if len(m.told.parties) > 1] or list(link)
    everybody = sorted({party for m in telling for party in m.told.parties})
    return tuple(p for p in everybody if 2 * sum(p in m.told.parties for m in telling) >= len(telling))


def _fullness(mention: Mention) -> tuple[bool, int, bool, bool, int, str]:
    """A name that tells most comes first; one of a thing not there yet last, for it is the name of an earlier day."""
    told, name = mention.told, mention.told.name
    return not told.unmade, len(told.proper), bool(told.kind), bool(told.year), len(name), name


def _likely(heard: Sequence[Heard[Agreement]]) -> list[Heard[Agreement]]:
    """Without those that are less than half as likely right as the likeliest: they must not set a state beside it."""
    best = max((one.said.confidence or 0.0 for one in heard), default=0.0)
    return [one for one in heard if one.said.confidence is None or 2 * one.said.confidence >= best]


def _surest(heard: Sequence[Heard[Agreement]], *, by_voice: bool) -> list[Heard[Agreement]]:
    """One state a document, or a document and voice: that of its surest record, of even ones the furthest stage.

    What a document dates by its own words stands beside what it tells of its own day.
    """
    best: dict[tuple[str, str, str], Heard[Agreement]] = {}
    for one in heard:
        key = one.said.doc, one.said.voice if by_voice else "", one.said.last if one.said.basis == "words" else ""
        if key not in best or _weight(one) > _weight(best[key]):
            best[key] = one
    kept = {id(one) for one in best.values()}
    return [one for one in heard if id(one) in kept]


def _weight(one: Heard[Agreement]) -> tuple[float, int, int]:
    return one.said.confidence or 0.0, _STAGES.index(one.record.state), one.said.start


def _course(words: Sequence[Heard[Agreement]]) -> list[Heard[Agreement]]:
    """Those that set the state, one after the other; the last is the one that stands, by the rules above."""
    course: list[Heard[Agreement]] = []
    for one in words:
        if not course or _replaces(one, course[-1]):
            if course and course[-1].record.state == one.record.state:
                course.pop()  # told again: the state stands as it was last told
            course.append(one)
    if course and (back := _gone_back(words, course[-1])):
        course.append(back)
    return course


def _gone_back(words: Sequence[Heard[Agreement]], now: Heard[Agreement]) -> Heard[Agreement] | None:
    """The last word by which it is not so far after all, where enough origins say so since."""
    stage = _STAGES.index(now.record.state)
    so_far = sources(one.said for one in words if _STAGES.index(one.record.state) >= stage)
    since = [one for one in words[words.index(now) + 1 :] if _speaks_of_today(one) and not one.said.holders]
    back = [one for one in since if _STAGES.index(one.record.state) < stage]
    going_back = sources(one.said for one in back)
    return back[-1] if back and going_back >= so_far + (now.record.state in _ENDED) else None


def _speaks_of_today(one: Heard[Agreement]) -> bool:
    """Whether its state is one that lasts: "signed" may speak of long ago."""
    return one.record.state in _OPEN or one.record.state in {"in-force", "renewed"}


def _replaces(new: Heard[Agreement], now: Heard[Agreement]) -> bool:
    state, before = new.record.state, now.record.state
    if new.said.basis == "words" and now.said.dated and new.said.first > now.said.last:
        return True
    if state == "violated" and before == "in-force" and new.said.told == now.said.told and not now.said.holders:
        return False  # what a side calls a breach does not undo what an outlet tells of the same day
    if before == "in-force" and now.said.holders and not new.said.holders and state != "unknown":
        return True  # what only a side calls in force yields to what an outlet tells later
    return before in _REVIVED.get(state, ()) or _STAGES.index(state) >= _STAGES.index(before)


def _voices(words: Sequence[Heard[Agreement]]) -> tuple[VoiceState, ...]:
    by_voice: dict[str, list[Heard[Agreement]]] = defaultdict(list)
    for one in words:
        by_voice[one.said.voice].append(one)
    found = []
    for voice, told in by_voice.items():
        if course := _course(told):
            last = course[-1]
            same = [one.said for one in told if one.record.state == last.record.state]
            found.append((words.index(last), VoiceState(voice, last.record.state, last.said, sources(same))))
    return tuple(state for _, state in sorted(found, key=lambda one: one[0], reverse=True))


def _unfulfilled(mention: Mention, acts: dict[str, list[Event]]) -> str:
    """The status of the act that the same words tell, where none of such acts is told as a fact."""
    record = mention.heard.record
    if mention.told.unmade and record.state not in _OPEN and record.state not in {"rejected", "unknown"}:
        return "possible"
    if record.state not in _CHANGED:
        return ""
    same = sorted(
        (act for act in acts.get(record.doc, ()) if _overlap(act, record)), key=lambda act: (act.start, act.id)
    )
    return same[0].status if same and not any(act.is_fact for act in same) else ""


def _overlap(one: Record, other: Record) -> bool:
    """Half of the shorter's words at least."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(one.end - one.start, other.end - other.start)


def _id(link: Sequence[Mention]) -> str:
    """That of its first word in the order of places: more mentions later do not change it unless they come before."""
    first = min((m.heard.said for m in link), key=by_place)
    return hashlib.sha256(f"agreement {first.doc} {first.record}".encode()).hexdigest()[:16]
