"""Writes the figures of the documents and of every export from what the commands measured: none is typed by hand.

``measured.json`` keeps the last line of each command's output; the documents hold regions between
``<!-- figures:NAME -->`` and ``<!-- /figures -->`` that are rendered from it, and a test holds the two together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evaluation.coders import measure_coders
from evaluation.records import measure_articles, measure_records

ROOT = Path(__file__).parent.parent
MEASURED = Path(__file__).with_name("measured.json")
SHARED = ROOT.parent / "shared"
COMMANDS = {
    "gold": "records ../shared/gold/records ../shared/gold/texts --meta ../shared/gold/meta.jsonl",
    "dev": "articles ../shared/data/articles/world_4000.jsonl.gz --split dev",
    "sample": "records evaluation/gold/sample src/tocsin/sample/reports --meta src/tocsin/sample/sample.jsonl",
    "speed": "speed ../shared/data/articles/world_4000.jsonl.gz",
    "lgl": "places ../shared/data/lgl",
    "geovirus": "places ../shared/data/geovirus",
    "event-places": "training.event_places ../shared/data/event_location/dev.jsonl --check",
    "times": "times ../shared/data/timebank",
    "actors": "actors ../shared/gold --articles ../shared/data/articles/world_4000.jsonl.gz",
    "dates": "dates ../shared/data/articles/world_4000.jsonl.gz --split dev",
    "stages": "stages ../shared/data/articles/world_4000.jsonl.gz",
    "plv": "plv ../shared/data/plv/PLV_train.tsv",
    "plv-variant": "training.acts.compare acts.pt ../shared/data/plv/PLV_train.tsv --folds 3",
    "roles": "roles ../shared/data/cameo_ner/train.minus_PLV_test.txt",
    "noevent": "noevent ../shared/data/cameo_class/train.minus_PLV_test.tsv",
    "muc4": "muc4 ../shared/data/muc4 --limit 150",
    "polnear": "attribution ../shared/data/polnear/dev",
    "coders": "coders",
    "confidence": "confidence ../shared/data/articles/world_4000.jsonl.gz",
    "french": "french ../shared/data/french_news/dev.tsv",
}
DOCUMENTS = ("README.md", "docs/USE.md", "docs/model-card.md")
"""Those with regions."""
ROWS = {
    "f1": "records right (F1)",
    "f1_found": "records found (F1)",
    "must_recall": "of what an analyst must have, found",
    "status_accuracy": "status right, of events found",
    "false_facts": "planned, demanded, denied … acts that come out as facts",
    "unattributed": "claims that come out without who says so",
    "evidence_valid": "evidence is the text, word for word",
}


def measure_all() -> dict[str, Any]:
    """Measure on the three sets of gold and the second coder again; what else was measured stays."""
    sample = ROOT / "src/tocsin/sample"
    gold = SHARED / "gold"
    found = load() | {
        "gold": measure_records(gold / "records", gold / "texts", gold / "meta.jsonl"),
        "dev": measure_articles(SHARED / "data/articles/world_4000.jsonl.gz", "dev"),
        "sample": measure_records(ROOT / "evaluation/gold/sample", sample / "reports", sample / "sample.jsonl"),
        "coders": measure_coders(),
    }
    save(found)
    return found


def load() -> dict[str, Any]:
    """What was measured last, by set; empty at the beginning."""
    return dict(json.loads(MEASURED.read_text(encoding="utf-8"))) if MEASURED.exists() else {}


def save(found: dict[str, Any]) -> None:
    """Keep what was measured, figures rounded as they are shown."""
    MEASURED.write_text(json.dumps(_rounded(found), indent=1) + "\n", encoding="utf-8")


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    return [_rounded(v) for v in value] if isinstance(value, list) else value


def publish(found: dict[str, Any]) -> list[str]:
    """Render every region anew; returns the files that changed."""
    changed = []
    for path, text in rendered(found).items():
        file = ROOT / path
        if file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


def rendered(found: dict[str, Any]) -> dict[str, str]:
    """Each file that shows figures, as it should read."""
    files = {}
    for path in DOCUMENTS:
        text = (ROOT / path).read_text(encoding="utf-8")
        for name, render in REGIONS.items():
            text = _region(text, name, render(found))
        files[path] = text
    files["src/tocsin/export/measured.yaml"] = _export(found)
    return files


def _region(text: str, name: str, body: str) -> str:
    pattern = re.compile(rf"(<!-- figures:{name} -->\n).*?(<!-- /figures -->)", re.DOTALL)
    return pattern.sub(lambda m: f"{m.group(1)}{body}{m.group(2)}", text)


def _records(found: dict[str, Any]) -> str:
    head = "| | kept back | shared gold | sample | two people |\n| --- | --- | --- | --- | --- |\n"
    rows = "".join(
        f"| {what} | {_show(found['dev'][key])} | {_show(found['gold'][key])} | {_show(found['sample'][key])} |"
        f" {_show(found['coders'].get(key))} |\n"
        for key, what in ROWS.items()
    )
    commands = "  \n".join(
        f"`.venv/bin/python -m evaluation {COMMANDS[key]}` ({label}, {found[key]['documents']} texts)"
        for key, label in (
            ("dev", "kept back"),
            ("gold", "shared gold"),
            ("sample", "sample"),
            ("coders", "two people"),
        )
    )
    return f"{head}{rows}\n{commands}\n"


def _speed(found: dict[str, Any]) -> str:
    speed = found["speed"]
    command = f"`.venv/bin/python -m evaluation {COMMANDS['speed']} --sizes {','.join(speed['marks'])}`"
    marks = "".join(
        f"| up to {int(size):,} | {mark['seconds']:.0f} s | {mark['articles_per_second']:.1f} |\n"
        for size, mark in speed["marks"].items()
    )
    return (
        "| articles | time | articles a second |\n| --- | --- | --- |\n"
        + marks
        + f"\nMost memory, all processes together: {speed['peak_mb']:.0f} MB. Not coded: {speed['not_coded']} of"
        f" {speed['articles']:,}.\n\n{command}\n"
    )


CIRCUMSTANCES = (
    ("lgl", "resolved_acc161", "toponyms of local news that are placed: within 161 km", "trained on"),
    ("lgl", "all_acc161", "the same, of all that have a place", "trained on"),
    (
        "geovirus",
        "resolved_acc161",
        "toponyms of news on epidemics that are placed: within 161 km",
        "trained on",
    ),
    ("geovirus", "all_acc161", "the same, of all that have a place", "trained on"),
    ("event-places", "accuracy", "the place of an act, none included", "kept back in turn, a fifth at a time"),
    ("times", "relaxed_f1", "time expressions found", "read, two thirds of them"),
    ("times", "value_f1", "time expressions found with the right value", "read, two thirds of them"),
    ("actors", "mention_accuracy", "marked mentions with the right actor, sector aside", "marked by hand, looked at"),
    ("actors", "alias_code", "mentions of the gold texts with the right actor, sector aside", "read"),
    ("dates", "inside", "undated texts whose interval holds the true day", "kept back, figures seen on the way"),
)
"""What was measured, which figure, what it says, and what the figure flatters."""


def _circumstances(found: dict[str, Any]) -> str:
    rows = "".join(
        f"| {what} | {_show(found[name][key])} | {flatters} |\n" for name, key, what, flatters in CIRCUMSTANCES
    )
    dates, stages = found["dates"], found["stages"]
    names = dict.fromkeys(name for name, *_ in CIRCUMSTANCES)
    commands = "  \n".join(f"`.venv/bin/python -m {_module(COMMANDS[name])}`" for name in (*names, "stages"))
    return (
        f"| | figure | these texts were |\n| --- | --- | --- |\n{rows}\n"
        f"An undated text's interval has both bounds in {dates['bounded']:.0%} of cases, and is then"
        f" {dates['median_width_days']:,.0f} days wide at the median. Names, places and actors together take"
        f" {stages['who_and_where']:.0%} of reading and coding.\n\n{commands}\n"
    )


def _module(command: str) -> str:
    return command if command.startswith("training.") else f"evaluation {command}"


ACTS = (
    ("plv", "root_f1", "which of 15 kinds of act, both parties given: macro-F1", "0.49, 0.62, 0.82, 0.867"),
    ("plv", "quad_f1", "which of 4 kinds, by sums over the 15", "0.68, 0.77, 0.89, 0.963"),
    ("plv-variant", "root_f1", "of 15, when fitted further to this benchmark (not shipped)", "0.867, fitted to it too"),
    ("plv-variant", "quad_f1", "of 4, when fitted further to this benchmark (not shipped)", "0.963, fitted to it too"),
    ("roles", "source_f1", "who does it, nothing given: F1 of spans", "0.60"),
    ("roles", "target_f1", "to whom, nothing given: F1 of spans", "0.54"),
    ("roles", "target_f1_where_tagged", "the same, of sentences in which the benchmark tags a target", ""),
    ("noevent", "false_alarm", "sentences that tell no act, with an event recorded", ""),
    ("noevent", "said_to_be_fact", "the same, with one recorded as a fact", ""),
    ("muc4", "incident_f1", "incidents of violence told by a text: F1, of the right type", ""),
    ("muc4", "perpetrator_f1", "their perpetrators: F1", ""),
    ("muc4", "victim_f1", "their victims: F1", ""),
    ("muc4", "target_f1", "their physical targets: F1", ""),
    ("muc4", "stage_accuracy", "carried out, attempted or threatened, of incidents found", ""),
)
"""What was measured, which figure, what it says, and what others report of theirs."""
OTHERS = (
    "Published, of kinds of act: Universal PETRARCH, GPT-4 with the codebook, zero-shot inference with 355 million"
    " parameters, and ConfliBERT fitted to the benchmark, in this order, on its test part, which we have not; of roles:"
    " Universal PETRARCH. The variant is cross-validated in three parts."
)
NOT_YET = "not measured yet"


def _acts(found: dict[str, Any]) -> str:
    rows = "".join(
        f"| {what} | {_thousandths(found.get(name, {}).get(key))} | {others} |\n" for name, key, what, others in ACTS
    )
    names = dict.fromkeys(name for name, *_ in ACTS)
    commands = "  \n".join(f"`.venv/bin/python -m {_module(COMMANDS[name])}`" for name in names)
    return f"| | figure | published |\n| --- | --- | --- |\n{rows}\n{OTHERS}\n\n{commands}\n"


SAYINGS = (
    ("content", "what is said"),
    ("source", "who says it"),
    ("cue", "by which word"),
)


def _sayings(found: dict[str, Any]) -> str:
    """Attribution on PolNeAR."""
    polnear = found.get("polnear", {})
    rows = "".join(
        f"| {what} | {_thousandths(polnear.get(f'{kind}_f1'))} | {_thousandths(polnear.get(f'{kind}_exact_f1'))} |\n"
        for kind, what in SAYINGS
    )
    return (
        f"| of {polnear.get('texts', 0)} texts | words: F1 | whole stretches: F1 |\n| --- | --- | --- |\n{rows}\n"
        f"Of the attributions that are found, {polnear.get('source_right', 0):.0%} have the right source.\n\n"
        f"`.venv/bin/python -m evaluation {COMMANDS['polnear']}`\n"
    )


def _confidence(found: dict[str, Any]) -> str:
    """What was claimed against what came true, bin by bin, for records and for facts."""
    measured = found.get("confidence", {})
    right, fact = ({row["from"]: row for row in measured.get(key, [])} for key in ("reliability", "reliability_fact"))
    rows = "\n".join(
        f"| {start:.1f} to {start + 0.1:.1f} | {_came_true(right.get(start))} | {_came_true(fact.get(start))} |"
        for start in sorted(right | fact)
    )
    return (
        f"| stated | records: right | events: told as a fact |\n| --- | --- | --- |\n{rows}\n\n"
        f"Expected calibration error over {measured.get('records', 0):,} records of "
        f"{measured.get('documents', 0)} articles: "
        f"{_thousandths(measured.get('ece'))} for right, {_thousandths(measured.get('ece_fact'))} for facts.\n\n"
        f"`.venv/bin/python -m evaluation {COMMANDS['confidence']}`\n"
    )


def _came_true(row: dict[str, Any] | None) -> str:
    return f"{row['true']:.2f} of {row['n']:,}" if row else ""


def _french(found: dict[str, Any]) -> str:
    """The headline figures on French articles that nobody read."""
    measured = found.get("french", {})
    rows = "\n".join(f"| {label} | {_show(measured.get(key))} |" for key, label in ROWS.items())
    return (
        f"| {measured.get('documents', 0)} articles | figure |\n| --- | --- |\n{rows}\n\n"
        f"`.venv/bin/python -m evaluation {COMMANDS['french']}`\n"
    )


def _thousandths(value: float | None) -> str:
    return NOT_YET if value is None else f"{value:.3f}"


def _errors(found: dict[str, Any]) -> str:
    dev = found["dev"]
    kinds = "".join(
        f"| {kind} | {_show(row['precision'])} | {_show(row['recall'])} | {_show(row['f1'])} |\n"
        for kind, row in dev["types"].items()
    )
    return (
        "| on texts kept back | figure | 90 % interval |\n| --- | --- | --- |\n"
        + "".join(f"| {what} | {_show(dev[key])} | {_interval(dev, key)} |\n" for key, what in ROWS.items())
        + "\n| type | precision | recall | right (F1) |\n"
        "| --- | --- | --- | --- |\n" + kinds + f"\n`.venv/bin/python -m evaluation {COMMANDS['dev']} --by type`\n"
    )


def _interval(result: dict[str, Any], key: str) -> str:
    bounds = result["interval_90"].get(key)
    return f"{bounds[0]:.2f} to {bounds[1]:.2f}" if bounds else ""


def _show(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _export(found: dict[str, Any]) -> str:
    dev = found["dev"]
    figures = "".join(
        f"  - {{what: {json.dumps(ROWS[key], ensure_ascii=False)}, value: {dev[key]:.2f},"
        f" command: {json.dumps('python -m evaluation ' + COMMANDS['dev'])}}}\n"
        for key in ("f1", "f1_found", "status_accuracy", "false_facts", "unattributed")
    )
    return (
        "# How often the coder is wrong: what every export and the page say of it. Written by\n"
        "# `python -m evaluation publish` from texts kept back while the coder was made. Fractions from 0 to 1.\n"
        f'coder: "tocsin {_version()}"\nfigures:\n{figures}'
    )


def _version() -> str:
    import tocsin  # noqa: PLC0415 - only here

    return tocsin.__version__


REGIONS: dict[str, Callable[[dict[str, Any]], str]] = {
    "records": _records,
    "speed": _speed,
    "errors": _errors,
    "circumstances": _circumstances,
    "acts": _acts,
    "sayings": _sayings,
    "confidence": _confidence,
    "french": _french,
}
