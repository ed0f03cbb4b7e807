"""The commands of ``python -m evaluation``. Each prints one line of JSON last, figures as fractions from 0 to 1."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from evaluation.cli_merging import register
from tocsin.errors import TocsinError

OUT = click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the predictions here, tab-separated with a header.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Measure Tocsin on coded texts.

    \b
    python -m evaluation records ../shared/gold/records ../shared/gold/texts --meta ../shared/gold/meta.jsonl
    python -m evaluation speed ../shared/data/articles/world_4000.jsonl.gz --sizes 500,1000
    python -m evaluation floors --quick
    """


@commands.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.argument("texts", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--meta",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON Lines with doc, title, outlet, published, lang.",
)
@OUT
@click.option("--docs", default="*", show_default=True, help="Only documents whose id fits this pattern.")
@click.option(
    "--lang", default="en", show_default=True, help="Only documents in this language by --meta; empty for all."
)
@click.option("--by", type=click.Choice(["type", "status", "doc"]), help="Show figures by this.")
@click.option("--errors", default=0, show_default=True, help="List so many missed, wrong and spurious records each.")
def records(
    gold: Path, texts: Path, meta: Path | None, out: Path | None, docs: str, lang: str, by: str | None, errors: int
) -> None:
    """Score records against GOLD (JSON Lines, a file or a folder) over TEXTS (a folder of DOC.txt).

    \b
    python -m evaluation records ../shared/gold/records ../shared/gold/texts --meta ../shared/gold/meta.jsonl
    """
    from evaluation.records import measure_records  # noqa: PLC0415 - loads the language model

    _print(measure_records(gold, texts, meta, out=out, docs=docs, lang=lang, by=by, errors=errors))


@commands.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--split", type=click.Choice(["train", "dev"]), default="dev", show_default=True)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the predictions here, tab-separated."
)
@click.option("--by", type=click.Choice(["type", "status", "doc"]), help="Show figures by this.")
@click.option("--errors", default=0, show_default=True, help="List so many missed, wrong and spurious records each.")
def articles(articles: Path, split: str, out: Path | None, by: str | None, errors: int) -> None:
    """Score records on the labelled ARTICLES: `dev` was kept back while the coder was written, `train` was not.

    \b
    python -m evaluation articles ../shared/data/articles/world_4000.jsonl.gz --split dev
    """
    from evaluation.records import measure_articles  # noqa: PLC0415 - loads the language model

    _print(measure_articles(articles, split, out=out, by=by, errors=errors))


@commands.command()
@click.argument(
    "texts",
    default="../shared/data/french_news/dev.tsv",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--split", type=click.Choice(["train", "dev"]), default="dev", show_default=True)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the predictions here, tab-separated."
)
@click.option("--by", type=click.Choice(["type", "status", "doc"]), help="Show figures by this.")
@click.option(
    "--errors", default=0, show_default=True, help="List so many missed, wrong and spurious records of train."
)
def french(texts: Path, split: str, out: Path | None, by: str | None, errors: int) -> None:
    """Score records on the labelled French articles in TEXTS: `dev` was kept back while the coder was written.

    \b
    python -m evaluation french --split dev
    """
    from evaluation.french import measure_french  # noqa: PLC0415 - loads the language model

    _print(measure_french(split, texts=texts, out=out, by=by, errors=errors))


@commands.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.argument("texts", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--meta", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="As for `records`.")
@click.option("--split", type=click.Choice(["train", "dev"]), default="dev", show_default=True, help="Of articles.")
@click.option(
    "--muc4",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Measure MUC-4's stage of execution on this folder too.",
)
@click.option("--limit", default=0, show_default=True, help="Only so many MUC-4 documents; 0: all.")
def status(gold: Path, texts: Path | None, meta: Path | None, split: str, muc4: Path | None, limit: int) -> None:
    """Score the status of events against GOLD over TEXTS; without TEXTS, GOLD is the file of labelled articles.

    \b
    python -m evaluation status ../shared/gold/records ../shared/gold/texts --meta ../shared/gold/meta.jsonl
    python -m evaluation status ../shared/data/articles/world_4000.jsonl.gz --split dev
    """
    from evaluation.status import measure_status  # noqa: PLC0415 - loads the language model

    _print(measure_status(gold, texts, meta, split=split, muc4=muc4, limit=limit))


@commands.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--split", type=click.Choice(["train", "dev"]), default="dev", show_default=True)
def confidence(articles: Path, split: str) -> None:
    """Score the confidence of records on the labelled ARTICLES: how far from what came true.

    \b
    python -m evaluation confidence ../shared/data/articles/world_4000.jsonl.gz
    """
    from evaluation.confidence import measure_confidence  # noqa: PLC0415 - loads the language model

    _print(measure_confidence(articles, split=split))


@commands.command()
def coders() -> None:
    """Score a second coder's records against the gold: how far people agree who work apart.

    \b
    python -m evaluation coders
    """
    from evaluation.coders import measure_coders  # noqa: PLC0415

    _print(measure_coders())


@commands.command()
@click.argument("articles", type=click.Path(exists=True, path_type=Path))
@click.option("--sizes", default="500,1000,2000,4000", show_default=True, help="How many articles each run codes.")
@click.option("--workers", default=0, help="Worker processes; 0: one a core.")
def speed(articles: Path, sizes: str, workers: int) -> None:
    """Time `tocsin run` on the first N ARTICLES, for each N: articles a second, memory of all processes, failures."""
    from evaluation.speed import measure_speed  # noqa: PLC0415

    _print(measure_speed(articles, [int(size) for size in sizes.split(",")], workers))


@commands.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@OUT
def traps(folder: Path, out: Path | None) -> None:
    """Count what breaks a trap of FOLDER/founding.json in the records of FOLDER/texts/seed-*.txt."""
    from evaluation.traps import measure_traps  # noqa: PLC0415

    _print(measure_traps(folder, out=out))


@commands.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@OUT
def times(folder: Path, out: Path | None) -> None:
    """Score time expressions on the TimeML (.tml) files below FOLDER as TempEval-3 does.

    Offsets are those of the content of <TEXT> as an XML parser gives it, its first line break included.

    \b
    python -m evaluation times ../shared/data/timebank
    """
    from evaluation.times import measure_times  # noqa: PLC0415 - loads the language model

    _print(measure_times(folder, out=out))


@commands.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--articles",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Also the mentions marked in evaluation/gold/mentions.jsonl.",
)
@click.option("--split", type=click.Choice(["train", "test"]), default="test", show_default=True)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write doc, start, end, actor, tab-separated."
)
@click.option("--errors", default=0, show_default=True, help="List so many wrong mentions.")
def actors(folder: Path, articles: Path | None, split: str, out: Path | None, errors: int) -> None:
    """Score who is who on FOLDER/aliases.json and on the actor fields of FOLDER/records."""
    from evaluation.actors import measure_actors  # noqa: PLC0415 - loads the language model

    _print(measure_actors(folder, articles=articles, split=split, out=out, errors=errors))


@commands.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@OUT
@click.option(
    "--demonyms/--no-demonyms", default=True, show_default=True, help="Tell names of peoples as their countries."
)
def places(folder: Path, out: Path | None, demonyms: bool) -> None:
    """Score toponyms and their places on lgl.xml, GeoVirus.xml, GWN.xml or TR-News.xml in FOLDER.

    \b
    python -m evaluation places ../shared/data/lgl
    """
    from evaluation.places import measure_places  # noqa: PLC0415 - loads the language model

    _print(measure_places(folder, out=out, demonyms=demonyms))


@commands.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--split", type=click.Choice(["train", "dev"]), help="Only articles of this part; dev was kept back.")
@click.option("--limit", default=0, help="Only so many articles.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the predictions here, tab-separated."
)
def dates(articles: Path, split: str | None, limit: int, out: Path | None) -> None:
    """Score the dating of undated texts on ARTICLES (JSON Lines, .gz or not) whose dates are hidden.

    \b
    python -m evaluation dates ../shared/data/articles/world_4000.jsonl.gz --split dev
    """
    from evaluation.dates import measure_dates  # noqa: PLC0415 - loads the language model

    _print(measure_dates(articles, split=split or "", limit=limit, out=out))


@commands.command("event-places")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@OUT
def event_places(file: Path, out: Path | None) -> None:
    """Score the place chosen for each verb of FILE: JSON Lines with id, text, verb and locations.

    \b
    python -m evaluation event-places ../shared/data/event_location/dev.jsonl
    """
    from evaluation.event_places import measure_event_places  # noqa: PLC0415 - loads the language model

    _print(measure_event_places(file, out=out))


@commands.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@OUT
@click.option("--limit", default=0, help="Only so many documents, spread evenly over all.")
@click.option("--cased/--capitals", default=True, show_default=True, help="Give small letters back before reading.")
def muc4(folder: Path, out: Path | None, limit: int, cased: bool) -> None:
    """Score incidents against the MUC-3/4 keys and texts below FOLDER; how is told in evaluation/muc4.py.

    \b
    python -m evaluation muc4 ../shared/data/muc4 --limit 150
    """
    from evaluation.muc4 import measure_muc4  # noqa: PLC0415 - loads the language model

    _print(measure_muc4(folder, casing=cased, limit=limit, out=out))


@commands.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--size", default=60, show_default=True, help="How many articles.")
def stages(articles: Path, size: int) -> None:
    """Say how the time of one process is shared out between parsing, names, places, times, actors and coding.

    \b
    python -m evaluation stages ../shared/data/articles/world_4000.jsonl.gz
    """
    from evaluation.stages import measure_stages  # noqa: PLC0415 - loads the language model

    _print(measure_stages(articles, size))


_WEIGHTS = click.option(
    "--weights",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with acts.onnx and acts.json instead of the packaged ones.",
)


@commands.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_WEIGHTS
@OUT
def plv(file: Path, weights: Path | None, out: Path | None) -> None:
    """Measure the kind of act between a marked actor and target: the PLV benchmark's FILE.tsv.

    \b
    python -m evaluation plv ../shared/data/plv/PLV_train.tsv
    """
    from evaluation.plv import measure_plv  # noqa: PLC0415 - loads the encoder

    _print(measure_plv(file, weights=weights, out=out))


@commands.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_WEIGHTS
@OUT
def roles(file: Path, weights: Path | None, out: Path | None) -> None:
    """Measure who does it and to whom: FILE has a token and its BIO tag a line (cameo_ner).

    \b
    python -m evaluation roles ../shared/data/cameo_ner/train.minus_PLV_test.txt
    """
    from evaluation.roles import measure_roles  # noqa: PLC0415 - loads the encoder

    _print(measure_roles(file, weights=weights, out=out))


@commands.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@OUT
@click.option("--errors", default=0, show_default=True, help="Show so many of the false alarms.")
def noevent(file: Path, out: Path | None, errors: int) -> None:
    """Measure false alarms where no act is told: FILE has a sentence, a tab and its class a line (cameo_class).

    \b
    python -m evaluation noevent ../shared/data/cameo_class/train.minus_PLV_test.tsv
    """
    from evaluation.noevent import measure_noevent  # noqa: PLC0415 - loads the language model

    _print(measure_noevent(file, out=out, errors=errors))


@commands.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@OUT
@click.option("--limit", default=0, help="Only the first so many texts by name.")
@click.option("--errors", default=0, show_default=True, help="List so many missed and so many spurious contents.")
def attribution(folder: Path, out: Path | None, limit: int, errors: int) -> None:
    """Score who claims what on FOLDER/text/*.txt against FOLDER/attributions/*.ann (PolNeAR, brat standoff).

    \b
    python -m evaluation attribution ../shared/data/polnear/dev
    """
    from evaluation.attribution import measure_attribution  # noqa: PLC0415 - loads the language model

    _print(measure_attribution(folder, out=out, limit=limit, errors=errors))


@commands.command()
@click.option("--quick", is_flag=True, help="Only those that take under a minute.")
@click.option("--raise", "raise_", is_flag=True, help="Write figures that are better than their floors as new floors.")
@click.option("--only", default="", help="Only the floor of this name.")
def floors(quick: bool, raise_: bool, only: str) -> None:
    """Measure again what evaluation/floors.json holds, and fail where a figure is below its floor.

    A floor whose data are absent is passed over, and said so; one whose data have changed fails.
    """
    from evaluation.floors import check_floors  # noqa: PLC0415

    result = check_floors(quick=quick, raise_=raise_, only=only)
    _print(result)
    if result["below"] or result["changed"]:
        sys.exit(1)


@commands.command()
@click.option("--measure", is_flag=True, help="Measure on all gold again first.")
@click.option("--take", multiple=True, metavar="NAME=FILE", help="What another command printed last: speed=FILE.")
def publish(measure: bool, take: tuple[str, ...]) -> None:
    """Write the figures of README, docs/USE.md and the exports from what was measured last.

    \b
    python -m evaluation speed ../shared/data/articles/world_4000.jsonl.gz > /tmp/speed
    python -m evaluation publish --take speed=/tmp/speed
    """
    from evaluation.publish import COMMANDS, load, measure_all, save  # noqa: PLC0415
    from evaluation.publish import publish as write  # noqa: PLC0415

    found = measure_all() if measure else load()
    for name, _, file in (one.partition("=") for one in take):
        if name not in COMMANDS:
            raise click.UsageError(f"no figures are called {name!r}; there are {', '.join(COMMANDS)}")
        found |= {name: json.loads(Path(file).read_text(encoding="utf-8").strip().splitlines()[-1])}
    if take:
        save(found)
    _print({"changed": write(load())})


register(commands)


def _print(result: dict[str, Any]) -> None:
    print(json.dumps({k: _rounded(v) for k, v in result.items()}))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    return [_rounded(v) for v in value] if isinstance(value, list) else value


def main() -> None:
    """Run a command; what Tocsin raises on purpose is one line."""
    try:
        commands(standalone_mode=True)
    except TocsinError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
