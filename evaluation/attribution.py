"""Measures who claims what on PolNeAR (Newell et al., LREC 2018): the source, cue and content of each attribution.

Stretches are compared by their words, runs of letters and digits, so that neither side's commas and quotation marks
count; a cue of punctuation alone ("Smith: …") has none and is left out on both sides. *Token* figures compare all words
of a kind, *exact* ones whole stretches, a discontinuous one as one. Ours are first made as PolNeAR marks them: with
"that", quotation marks and auxiliaries, a quotation split by "she said" as one, what is said around "the minister said"
without it. The records keep who a source is and where its head stands, not its words: these are the noun phrase that
the parse hangs on that head, appositions and clauses with it, or the "who" that stands for it.

All that the coder attributes is measured, statement or not, as PolNeAR also marks what is believed, wanted, planned. It
goes further than any coder of statements should: somebody's support, dislike, decision or subject of talk ("is talking
about", "went easy on", "hired") is an attribution there, with its source; most sources that are missed are of these.
Of a text's annotators one speaks for it, whose contents agree best with the others'. What another annotator of the same
text reaches by this measure (``annotators_``) is what can be asked of a program.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from evaluation.scoring import f1, ratio
from tocsin.coding.attribution import Attribution, find_attributions
from tocsin.coding.who import Who
from tocsin.errors import UsageError
from tocsin.read import Reader
from tocsin.records import Document, Reading
from tocsin.registry import load_registry
from tocsin.registry.gazetteer import open_gazetteer

KINDS = ("source", "cue", "content")
OVERLAP = 0.5
"""Contents with this token-F1 belong to the same attribution."""
Span = tuple[int, int]
Words = frozenset[int]
"""Positions of words in a text."""

_WORD = re.compile(r"[^\W_]+")
_STRETCH = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_LINK = re.compile(r"E\d+\t(.+)")
_DATE = re.compile(r"_(\d{4}-\d\d-\d\d)_")
_BEFORE = re.compile(r"(?:\bthat )?[\"“‘']?$", re.IGNORECASE)
_AFTER = re.compile(r"[.,]?[\"”]")
_BESIDE = frozenset({"npadvmod", "advmod"})
"""What is no part of a source: "even" some, a poll "last week"."""
_GOING_ON = frozenset({"begin", "come", "continue", "go", "keep", "start"})
"""Verbs that a cue starts with: "went on to say"."""
_HELPERS = frozenset({"aux", "auxpass", "neg", "advmod"})


@dataclass(frozen=True)
class Marked:
    """One attribution's stretches of text by kind; none where it has no such part."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Article:
    """One text with the attributions that its annotator marked."""

    id: str
    text: str
    gold: tuple[Marked, ...]
    also: tuple[Marked, ...] = ()
    """What another annotator marked, if there was one."""


def measure_attribution(folder: Path, *, out: Path | None = None, limit: int = 0, errors: int = 0) -> dict[str, Any]:
    """Figures over the texts below ``folder``, the first ``limit`` by name; ``out`` gets one row a stretch found."""
    articles = read_articles(folder, limit)
    found = list(find_marked(articles))
    if out is not None:
        out.write_text("\n".join(_rows(articles, found)) + "\n", encoding="utf-8")
    for line in list_errors(articles, found, errors):
        print(line)
    return score(articles, found) | annotators(articles)


def annotators(articles: Sequence[Article]) -> dict[str, Any]:
    """Token-F1 of a second annotator against the one who speaks for the text, over the texts that two have marked."""
    twice = [article for article in articles if article.also]
    figures = score(twice, [article.also for article in twice]) if twice else {}
    return {"texts_of_two": len(twice)} | {f"annotators_{kind}_f1": figures.get(f"{kind}_f1") for kind in KINDS}


# -- gold -------------------------------------------------------------------------------------------------------------


def read_articles(folder: Path, limit: int = 0) -> list[Article]:
    """The texts in ``text/`` that have annotations in ``attributions/``, by name."""
    files: dict[str, list[Path]] = {}
    for file in sorted(folder.glob("attributions/*.ann")):
        files.setdefault(file.stem.rpartition("_")[0], []).append(file)
    texts = [text for text in sorted(folder.glob("text/*.txt")) if text.stem in files]
    if not texts:
        raise UsageError(f"{folder}: no text/NAME.txt with an attributions/NAME_xxxx.ann")
    return [_article(text, files[text.stem]) for text in texts[: limit or None]]


def _article(file: Path, annotations: Sequence[Path]) -> Article:
    text = file.read_bytes().decode("utf-8")
    index = WordIndex(text)
    marked = [read_marked(annotation) for annotation in annotations]
    contents = [_union(index.of(one.content) for one in each) for each in marked]
    agreement = [sum(_overlap(own, other) for other in contents) for own in contents]
    best = agreement.index(max(agreement))
    return Article(file.stem, text, marked[best], next((one for i, one in enumerate(marked) if i != best), ()))


def read_marked(file: Path) -> tuple[Marked, ...]:
    """The attributions with a content in one brat file. Covered text may run over a line break; notes are passed over.

    Each T line is an identifier, a kind with its offsets, and the text; each E line links T lines to one attribution.
    """
    spans: dict[str, tuple[Span, ...]] = {}
    links: list[str] = []
    for line in file.read_text(encoding="utf-8").split("\n"):
        if stretch := _STRETCH.match(line):
            spans[stretch[1]] = tuple((int(a), int(b)) for a, b in (p.split() for p in stretch[2].split(";")))
        elif link := _LINK.match(line):
            links.append(link[1])
    try:
        found = [_linked(link, spans) for link in links]
    except (KeyError, ValueError) as error:
        raise UsageError(f"{file}: an E line that links no T lines: {error}") from error
    return tuple(one for one in found if one.content)


def _linked(link: str, spans: dict[str, tuple[Span, ...]]) -> Marked:
    parts: dict[str, tuple[Span, ...]] = dict.fromkeys(KINDS, ())
    for label, name in (cell.split(":") for cell in link.split()):
        kind = label.rstrip("0123456789").lower()
        if kind in parts:
            parts[kind] += spans[name]
    return Marked(**parts)


# -- found ------------------------------------------------------------------------------------------------------------


def find_marked(articles: Iterable[Article]) -> Iterator[tuple[Marked, ...]]:
    """What the coder attributes in each text, as PolNeAR would mark it."""
    registry = load_registry()
    reader = Reader(registry, gazetteer=open_gazetteer())
    for article in articles:
        dated = _DATE.search(article.id)
        reading = reader.read(Document(article.id, article.text, published=dated[1] if dated else "", lang="en"))
        yield marked_of(reading, find_attributions(reading, Who(reading, registry)))


def marked_of(reading: Reading, found: Iterable[Attribution]) -> tuple[Marked, ...]:
    """A text's attributions by PolNeAR's conventions: a quotation split by "X said" is one, of two stretches."""
    joined: list[tuple[Attribution, Marked]] = []
    for one in found:
        marked = as_marked(reading, one)
        if joined and _goes_on(reading.text, joined[-1][0], one):
            before = joined[-1][1]
            joined[-1] = (one, replace(before, content=before.content + marked.content))
        else:
            joined.append((one, marked))
    return tuple(marked for _, marked in joined)


def _goes_on(text: str, before: Attribution, one: Attribution) -> bool:
    """Whether a quotation goes on with the one before it in the same paragraph, with no source of its own."""
    carried = one.quote == "direct" and one.cue_start < 0 <= one.source_start
    return carried and one.source_start == before.source_start and "\n" not in text[before.end : one.start]


def as_marked(reading: Reading, found: Attribution) -> Marked:
    """An attribution's stretches by PolNeAR's conventions."""
    cue, speaker = _token(reading.parse, found.cue_start), _token(reading.parse, found.source_start)
    content = _content(reading.text, found)
    if cue is None:
        return Marked((_source(speaker, None, found),) if speaker is not None else (), (), (content,))
    amid = found.start < cue.idx < found.end
    source = (_source(speaker, cue, found, amid=amid),) if speaker is not None else ()
    last = _last_of_cue(cue, found)
    said = (_cue(cue, last, found.cue),)
    return Marked(source, said, _around(content, [*source, *said]) if amid else (_behind(last, found, content),))


def _around(content: Span, others: Iterable[Span]) -> tuple[Span, ...]:
    """What is said without the "X said" in its midst."""
    first, last = min(a for a, _ in others), max(b for _, b in others)
    return tuple((a, b) for a, b in ((content[0], first), (last, content[1])) if a < b)


def _behind(last: Token, found: Attribution, content: Span) -> Span:
    """What is said without the preposition that belongs to the cue."""
    opens = found.start <= last.idx < found.end - len(last)
    return (last.nbor().idx if opens else content[0], content[1])


def _token(parse: Doc, offset: int) -> Token | None:
    span = parse.char_span(offset, offset + 1, alignment_mode="expand") if offset >= 0 else None
    return span[0] if span is not None else None


def _source(head: Token, cue: Token | None, found: Attribution, *, amid: bool = False) -> Span:
    """The noun phrase around its head without what is said; "who" alone where the verb of saying has it for subject."""
    relative = [c for c in cue.children if c.tag_ in {"WP", "WDT"} and head.i < c.i < cue.i] if cue is not None else []
    if relative:
        return relative[0].idx, relative[0].idx + len(relative[0])
    outside = {t.i for t in cue.subtree} if amid and cue is not None and head in cue.children else set[int]()
    said = {t.i for t in head.subtree if found.start <= t.idx < found.end} - outside
    said |= {t.i for t in head.subtree if t == cue or "\n" in t.text}
    said |= {t.i for c in head.children for t in c.subtree if c.dep_ in _BESIDE}
    own = {t.i for t in head.subtree} - (said - {head.i})
    first = last = head.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    while last > head.i and head.doc[last].tag_ in {"POS", ",", ":"}:
        last -= 1
    return head.doc[first].idx, head.doc[last].idx + len(head.doc[last])


def _last_of_cue(cue: Token, found: Attribution) -> Token:
    """The cue's particle, or the preposition that the content starts with: "called *for* talks"."""
    last = cue
    for token in cue.doc[cue.i + 1 : cue.i + 3]:
        if token.head == cue and (token.dep_ == "prt" or (token.dep_ == "prep" and token.idx == found.start)):
            last = token
        else:
            break
    return last


def _cue(cue: Token, last: Token, phrase: str) -> Span:
    """The verb with its auxiliaries and the adverbs before it; or all of a phrase such as "according to"."""
    first = cue
    while first.i and first.nbor(-1).head == cue and first.nbor(-1).dep_ in _HELPERS:
        first = first.nbor(-1)
    above = cue.head
    if cue.dep_ in {"xcomp", "advcl"} and above.lemma_ in _GOING_ON and above.i < first.i:
        while above.i and above.nbor(-1).head == above and above.nbor(-1).dep_ in _HELPERS:
            above = above.nbor(-1)
        first = above
    written = cue.doc.text[cue.idx : cue.idx + len(phrase)].casefold() == phrase
    return first.idx, max(cue.idx + len(phrase) if written else 0, last.idx + len(last))


def _content(text: str, found: Attribution) -> Span:
    near = max(0, found.start - 12)
    opened, closed = _BEFORE.search(text[near : found.start]), _AFTER.match(text, found.end)
    return near + opened.start() if opened else found.start, closed.end() if closed else found.end


def _rows(articles: Sequence[Article], found: Sequence[Sequence[Marked]]) -> Iterator[str]:
    yield "text\tkind\tstart\tend"
    for article, marked in zip(articles, found, strict=True):
        for one in marked:
            yield from (f"{article.id}\t{kind}\t{a}\t{b}" for kind in KINDS for a, b in getattr(one, kind))


# -- score ------------------------------------------------------------------------------------------------------------


class WordIndex:
    """The words of one text by their offsets."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _WORD.finditer(text)]
        self._starts, self._ends = [a for a, _ in spans], [b for _, b in spans]

    def of(self, spans: Iterable[Span]) -> Words:
        """Positions of the words that the stretches cover, in part or whole."""
        reached = (range(bisect_right(self._ends, a), bisect_left(self._starts, b)) for a, b in spans)
        return frozenset(position for each in reached for position in each)


def score(articles: Sequence[Article], found: Sequence[Sequence[Marked]]) -> dict[str, Any]:
    """Micro figures over all texts; ``source_right`` is the share of paired attributions whose sources share a word.

    Paired attributions without a source on either side count as right.
    """
    n: Counter[str] = Counter()
    for article, marked in zip(articles, found, strict=True):
        index = WordIndex(article.text)
        n.update(_counts(_worded(index, article.gold), _worded(index, marked)))
    return {
        "texts": len(articles),
        "attributions": n["gold"],
        "found": n["found"],
        **{f"{kind}_f1": _f1(n, f"{kind} token") for kind in KINDS},
        **{f"{kind}_exact_f1": _f1(n, f"{kind} exact") for kind in KINDS},
        **{f"{kind}_precision": ratio(n[f"{kind} token hit"], n[f"{kind} token found"]) for kind in KINDS},
        **{f"{kind}_recall": ratio(n[f"{kind} token hit"], n[f"{kind} token gold"]) for kind in KINDS},
        "paired_f1": f1(n["paired"], n["gold"], n["found"]),
        "source_right": ratio(n["right"], n["paired"]),
    }


Worded = dict[str, Words]
"""One attribution's words by kind."""


def _worded(index: WordIndex, marked: Iterable[Marked]) -> list[Worded]:
    return [{kind: index.of(getattr(one, kind)) for kind in KINDS} for one in marked]


def _counts(gold: list[Worded], found: list[Worded]) -> Counter[str]:
    n = Counter({"gold": len(gold), "found": len(found)})
    for kind in KINDS:
        wanted, told = {g[kind] for g in gold if g[kind]}, {f[kind] for f in found if f[kind]}
        for measure, a, b in (("exact", wanted, told), ("token", _union(wanted), _union(told))):
            n[f"{kind} {measure} hit"] += len(set(a) & set(b))
            n[f"{kind} {measure} gold"] += len(a)
            n[f"{kind} {measure} found"] += len(b)
    for one, other in paired(gold, found):
        n["paired"] += 1
        n["right"] += bool(one["source"] & other["source"]) or not (one["source"] or other["source"])
    return n


def _f1(n: Counter[str], name: str) -> float:
    return f1(n[f"{name} hit"], n[f"{name} gold"], n[f"{name} found"])


def paired(gold: Sequence[Worded], found: Sequence[Worded]) -> list[tuple[Worded, Worded]]:
    """Attributions whose contents overlap, the best overlaps first, each at most once."""
    scored = [(_overlap(g["content"], f["content"]), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    for overlap, i, j in sorted(scored, key=lambda row: -row[0]):
        if overlap >= OVERLAP and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], found[j]) for i, j in pairs.items()]


def _overlap(one: Words, other: Words) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _union(each: Iterable[Words]) -> Words:
    return frozenset[int]().union(*each)


def list_errors(articles: Sequence[Article], found: Sequence[Sequence[Marked]], most: int) -> Iterator[str]:
    """So many contents missed and so many spurious: those of which the other side has less than half the words."""
    left = {"missed": most, "spurious": most}
    for article, marked in zip(articles, found, strict=True):
        index = WordIndex(article.text)
        for name, ours, theirs in (("missed", article.gold, marked), ("spurious", marked, article.gold)):
            covered = _union(index.of(one.content) for one in theirs)
            alone = [one for one in ours if 2 * len(covered & (own := index.of(one.content))) < len(own)]
            yield from (f"{article.id}\t{name}\t{_quoted(article.text, one)}" for one in alone[: left[name]])
            left[name] -= len(alone[: left[name]])


def _quoted(text: str, one: Marked) -> str:
    return " | ".join(" … ".join(" ".join(text[a:b].split()) for a, b in getattr(one, kind)) or "–" for kind in KINDS)
