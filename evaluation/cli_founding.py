"""The commands that measure texts without dates: what they tell together, and in which order they were written."""

from __future__ import annotations

from pathlib import Path

import click

from evaluation.cli_merging import show


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--gold", is_flag=True, help="Merge the records of FOLDER/records where a text has some, not the coder's."
)
@click.option("--errors", is_flag=True, help="Say what was not found, was mixed, or has another state, and the clues.")
def founding(folder: Path, gold: bool, errors: bool) -> None:
    """Score merging, ledgers and order of time on FOLDER/texts and FOLDER/founding.json: texts whose dates nobody
    gives.

    \b
    python -m evaluation founding ../shared/gold --errors

    A record lies on a gold mention if they share half of the shorter and a quarter of both together; it is of the
    cluster whose mention it covers best. Groups are the incidents, the deeds of undated texts, the prospects (steps
    and outcome) and the postures that the product makes. clusters_found: clusters more than half of whose mentions
    that carry a record lie in one group, with at least one in each of the cluster's documents. false_merges: groups
    with records of two clusters. order_right: 1 if the documents come in the gold's order without a tie.
    states_right: share of the states of agreements, postures, relations and situations in the gold that the ledgers
    give: for each document from its records alone, and at the end from all in the order found. An agreement is the
    gold's if a record of it lies on its mentions or it has two of its parties; a posture by owner, host and element
    (and a count at the end, where the gold gives one); a relation by its parties; a situation is the prospect on a
    mention of its cluster, each status a step in its document.
    """
    from evaluation.founding import measure_founding  # noqa: PLC0415 - loads the language model

    show(measure_founding(folder, gold_records=gold, errors=errors))


@click.command()
@click.argument("articles", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--split", type=click.Choice(["tune", "test"]), default="test", show_default=True)
@click.option("--coded", type=click.Path(dir_okay=False, path_type=Path), help="Keep the articles' records here.")
@click.option("--fit", is_flag=True, help="Count the clues on both `tune` halves and write their weights.")
def order(articles: Path | None, split: str, coded: Path | None, fit: bool) -> None:
    """Score the order of time of texts without dates, on sets written for it or on sets of dated ARTICLES.

    \b
    python -m evaluation order
    python -m evaluation order ../shared/data/articles/world_4000.jsonl.gz

    decided: share of the pairs of texts that are put in an order; accuracy: share of these that are right; sets_right:
    sets in which every pair is right and every tie a tie.
    """
    from evaluation.order import article_sets, fit_weights, measure_order, written_sets  # noqa: PLC0415

    if fit and articles is None:
        raise click.UsageError("weights are counted on articles: give the file")
    if articles is None:
        show(measure_order(written_sets(split)))
    elif fit:
        show(fit_weights([*written_sets("tune"), *article_sets(articles, "tune", coded)]))
    else:
        show(measure_order(article_sets(articles, split, coded)))
