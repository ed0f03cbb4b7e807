"""`tocsin audit`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from tocsin import pipeline
from tocsin.errors import UsageError
from tocsin.records import SUBJECTS, AuditJudgement, Stratum
from tocsin.registry import load_registry
from tocsin.review import Measured, Sitting, anew, behind, tell, waiting
from tocsin.store import Project, keep_answer

from .group import VERBS, Examples, ExamplesGroup, folder, in_project
from .progress import counting
from .terminal import put, put_table, say
from .user import user_name

_EXAMPLES = (
    "tocsin audit sample -n 100",
    "tocsin audit judge",
    "tocsin audit judge --user ben --again    # a second person, on the same items",
    "tocsin audit report",
    "tocsin audit report --json > measured.json",
)
_GROUPS = ("right_by_type", "quotable_by_confidence", "stated_confidence", "right_by_source", "faults", "found_by_type")
_PATIENCE = 20
_PAUSE = 0.5
"""Another writer is waited for so many times so many seconds before an answer is given up."""


@click.group(cls=ExamplesGroup, short_help=VERBS["audit"], examples=_EXAMPLES)
@in_project
def audit() -> None:
    """Measure how good the records of this project are: draw some at random, judge them, read what follows.

    Judging a hundred records and a hundred sentences takes an hour or two. Whatever is judged counts at once.
    """


@audit.command(cls=Examples, short_help="Draw records and sentences at random.",
               examples=("tocsin audit sample -n 100", "tocsin audit sample -n 200 --sentences 50"))  # fmt: skip
@click.option("-n", "records", type=click.IntRange(0, 100_000), default=100, show_default=True, metavar="N",
              help="Records to draw, beside those drawn before.")  # fmt: skip
@click.option("--sentences", type=click.IntRange(0, 100_000), default=None, metavar="N",
              help="Sentences to draw, to see what is missed (default: as many).")  # fmt: skip
@click.option("--seed", type=click.IntRange(0), default=None, metavar="N",
              help="Of the first drawing: the same seed draws the same again (default: 1).")  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Only the summary, not the strata.")
@in_project
def sample(records: int, sentences: int | None, seed: int | None, quiet: bool) -> None:
    """Draw records and sentences to be judged, by type, confidence and source.

    Within each stratum all have the same chance. Drawing again adds to what was drawn, and takes in what was coded
    since; what was judged stays. With -n 0 nothing is added but that.
    """
    with Project.open(folder(), write=True) as project, counting() as show:
        drawn = pipeline.sample(
            project, records, records if sentences is None else sentences, seed=seed, user=user_name(), progress=show
        )
    for draw in drawn:
        if draw.strata and not quiet:
            put_table((f"{draw.subject}s", "there are", "drawn", "chance of each"), map(_row, draw.strata))
    told = " and ".join(f"{len(draw.members):,} of {draw.population:,} {draw.subject}s" for draw in drawn)
    say(f"drawn are {told}; next: `tocsin audit judge`")


@audit.command(cls=Examples, short_help="Judge what was drawn, one key an answer.",
               examples=("tocsin audit judge", "tocsin audit judge --user ben --again",
                         "tocsin audit judge --only sentences"))  # fmt: skip
@click.option("--user", default="", metavar="NAME", help="Who judges (default: your login).")
@click.option("--only", type=click.Choice([f"{subject}s" for subject in SUBJECTS]), help="Ask of one kind alone.")
@click.option("--again", is_flag=True, help="Begin with what others have judged, so that agreement can be told.")
@click.option("--skipped", is_flag=True, help="Ask what you skipped.")
@in_project
def judge(user: str, only: str | None, again: bool, skipped: bool) -> None:
    """Judge what was drawn, one key an answer: r right, w wrong and then what, s skip, b back, q quit.

    Each record is shown in its sentence, with what it says beside it. It is right if everything shown holds by the
    text. Of a sentence it is asked whether it tells something that no listed record has. Each answer is kept at once,
    and the next `tocsin audit judge` goes on from there. Others' answers are not shown.
    """
    where, person = folder(), user.strip() or user_name()
    with Project.open(where, write=True) as project:  # brings the project up to date, and tells a busy one at once
        drawn = [project.last_draw(subject) for subject in SUBJECTS if only in (None, f"{subject}s")]
        said = project.drawn_judgements()
    items = [item for draw in drawn if draw for item, _ in draw.members]
    if not items:
        raise UsageError("nothing was drawn yet; `tocsin audit sample` draws what is to be judged")
    left = waiting(items, said, person, again=again, skipped=skipped)
    if not left:
        say(_all_done(person, skipped))
        return
    from .asking import ask  # noqa: PLC0415 - brings what words records, which drawing and reporting need not

    with Project.open(where) as project:
        sitting = Sitting(left, person, [] if skipped else behind(items, said, person))
        kept = ask(
            sitting, lambda item: project.shown(item.subject, item.key), lambda one: _keep(where, one), load_registry()
        )
    rest = "; `tocsin audit judge` goes on from there" if kept < len(left) else ""
    answers = f"{kept:,} {'answer' if kept == 1 else 'answers'}"
    say(f"kept {answers} by {person}{rest}; `tocsin audit report` says what follows")


@audit.command(cls=Examples, short_help="Say what the judgements come to.",
               examples=("tocsin audit report", "tocsin audit report --json | jq .right"))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="As one JSON object; null where too few were judged to say.")
@in_project
def report(as_json: bool) -> None:
    """Say what the judgements come to: how many records are right, what is wrong, what is missed.

    Shares are of the whole project, weighted by the design of the draw, each with its 90 % interval: drawn again and
    again, nine such intervals in ten would hold the true share. Judges' own errors are not in it; see agreement.
    """
    with Project.open(folder()) as project:
        found, gone = pipeline.measured(project), pipeline.gone(project)
    if as_json:
        put(json.dumps(_plain(found) | {"records_changed_since": gone}, ensure_ascii=False))
        return
    told = tell(found)
    for line in told.progress:
        put(line)
    for table in told.tables:
        put_table(table.headings, table.rows)
    for line in told.lines:
        put(line)
    for line in filter(None, (*told.cautions, anew(gone))):
        say(line)


def _keep(where: Path, said: AuditJudgement) -> None:
    def waiting() -> None:
        say("another tocsin is writing to this project; waiting for it")

    keep_answer(where, said, tries=_PATIENCE, pause=_PAUSE, waiting=waiting)


def _all_done(person: str, skipped: bool) -> str:
    if skipped:
        return f"{person} has skipped nothing that is drawn"
    return f"{person} has judged all that was drawn: see `tocsin audit report`, or draw more with `tocsin audit sample`"


def _row(stratum: Stratum) -> tuple[str, ...]:
    return stratum.name, f"{stratum.size:,}", f"{stratum.drawn:,}", f"{stratum.drawn / stratum.size:.3f}"


def _plain(found: Measured) -> dict[str, Any]:
    """Values for JSON; groups of figures become objects by name."""
    values = asdict(found)
    return values | {name: dict(values[name]) for name in _GROUPS}
