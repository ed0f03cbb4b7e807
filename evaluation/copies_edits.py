"""Makes of an article what an editor elsewhere makes of it: the positives of ``python -m evaluation copies``.

The words of the articles stay in memory. Every choice follows from the article's id, so a run can be repeated.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from tocsin.records import Document

HOWS = ("light", "edited", "cut", "brief", "padded")
"""``light``: headline, spelling, dates, furniture around it. ``edited``: also the first paragraph written anew, words
changed. ``cut``: also the last third gone. ``brief``: the first 90 to 160 words alone. ``padded``: edited, and
paragraphs of the outlet's own between."""
_OUTLETS = ("The Harbour Post", "Northern Ledger", "Daily Meridian", "Radio Delta", "The Inland Courier")
_AROUND = (
    "Support independent journalism: become a member of {outlet} today.",
    "{outlet} | Home | World | Politics | Sport | Weather | Puzzles",
    "You have 2 free articles left this month. Log in or subscribe to go on reading.",
    "Have you seen something newsworthy? Tell our desk at tips@example.org.",
    "Listen to this story on our evening podcast, free wherever you get your podcasts.",
    "Comments on this story are closed after three days; our rules of debate apply.",
    "More on this: our map of the region | our timeline | what we know so far",
)
_LEADS = (
    "New developments concerning {0}, {1} and {2} drew attention, as this overview shows.",
    "Many had seen it coming: the news about {0} and {1} made its way to {2} within hours.",
    "Questions remain over {0}, and {1} and {2} may wait for answers, but these are the facts.",
)
_SPELLINGS = (
    ("organization", "organisation"), ("ization", "isation"), ("ize ", "ise "), ("ized ", "ised "), ("color", "colour"),
    ("labor", "labour"), ("defense", "defence"), ("center", "centre"), ("program ", "programme "), ("honor", "honour"),
    ("neighbor", "neighbour"), ("traveled", "travelled"), ("percent", "per cent"), ("toward ", "towards "),
)  # fmt: skip
_SYNONYMS = {
    "said": "stated", "also": "too", "about": "some", "however": "though", "killed": "slain", "big": "large",
    "began": "started", "although": "though", "many": "numerous", "help": "aid", "shows": "reveals", "near": "close to",
    "because": "since", "last": "past", "but": "yet", "told": "informed", "later": "afterwards", "called": "termed",
}  # fmt: skip
_DATE = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)([a-z]*)\.? (\d{1,2})\b(?!,? ?\d{3}\b)")


def copy_of(document: Document, how: str, another: Document) -> Document:
    """The document as another outlet prints it, in one of the ``HOWS``. ``another`` lends paragraphs."""
    chance = random.Random(f"{document.id} {how}")
    outlet = chance.choice([name for name in _OUTLETS if name != document.outlet])
    paragraphs = _paragraphs(document.text)
    if how in ("edited", "cut", "padded"):
        paragraphs[:1] = [_lead(document, chance)]
    if how == "cut":
        paragraphs = paragraphs[: max(2, len(paragraphs) * 2 // 3)]
    if how == "brief":
        paragraphs = _brief(paragraphs, chance.randint(90, 160))
    if how != "light":
        paragraphs = [_reworded(paragraph, chance, 0.04) for paragraph in paragraphs]
    if how == "padded":
        for own in sorted(another.text.split("\n"), key=len)[-2:]:
            paragraphs.insert(chance.randint(1, len(paragraphs)), " ".join(own.split()[:60]))
    around = [line.format(outlet=outlet) for line in chance.sample(_AROUND, 4)]
    body = _localised("\n\n".join(paragraphs))
    text = "\n\n".join([*around[:2], body, *around[2:]])
    return replace(document, id=f"{document.id}~{how}", text=text, title=_headline(document, chance), outlet=outlet)


def _paragraphs(text: str) -> list[str]:
    """Lines, or two sentences each where a page has lost its line breaks."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) >= 5:
        return lines
    sentences = re.split(r"(?<=[.!?”\"]) +(?=[A-Z“\"])", " ".join(lines))
    return [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]


def _lead(document: Document, chance: random.Random) -> str:
    names = re.findall(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?", document.text[:1500]) or ["the matter"]
    return chance.choice(_LEADS).format(*chance.choices(names, k=3))


def _brief(paragraphs: list[str], words: int) -> list[str]:
    kept: list[str] = []
    for paragraph in paragraphs:
        left = words - sum(len(one.split()) for one in kept)
        if left <= 5:
            break
        kept.append(" ".join(paragraph.split()[:left]))
    return kept


def _reworded(paragraph: str, chance: random.Random, share: float) -> str:
    """A word here and there left out or put in another way, as a sub-editor saves a line."""
    kept = []
    for word in paragraph.split(" "):
        if word in _SYNONYMS and chance.random() < 0.5:
            kept.append(_SYNONYMS[word])
        elif chance.random() >= share / 2:
            kept.append(word)
    return " ".join(kept)


def _localised(text: str) -> str:
    text = _DATE.sub(lambda found: f"{found[3]} {found[1]}{found[2]}", text).replace('"', "”").replace("'", "’")
    for american, british in _SPELLINGS:
        text = text.replace(american, british)
    return text


def _headline(document: Document, chance: random.Random) -> str:
    words = document.title.split()
    return " ".join([*words[len(words) // 3 :], "–", "what", "we", "know"]) if chance.random() < 0.5 else ""
