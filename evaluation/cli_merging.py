"""The measures of merging: incidents, stories, copies, what is followed through time.

Each file of commands has its own module; this one hangs them on ``python -m evaluation``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click


def register(commands: click.Group) -> None:
    """Add the measures of merging to a group of commands."""
    from evaluation.cli_copies import copies  # noqa: PLC0415 - they print by what stands below
    from evaluation.cli_forecasts import forecasts  # noqa: PLC0415
    from evaluation.cli_founding import founding, order  # noqa: PLC0415
    from evaluation.cli_pages import pages  # noqa: PLC0415
    from evaluation.cli_pairs import faults, pairs, scale  # noqa: PLC0415
    from evaluation.cli_stories import incidents, stories  # noqa: PLC0415
    from evaluation.cli_timelines import timelines  # noqa: PLC0415
    from evaluation.cli_warning import alerts, rises  # noqa: PLC0415
    from evaluation.cli_watching import collecting  # noqa: PLC0415

    commands.add_command(collecting)

    merging = copies, faults, founding, incidents, order, pairs, scale, stories, timelines
    for command in (*merging, alerts, forecasts, pages, rises):
        commands.add_command(command)


def show(result: Mapping[str, Any]) -> None:
    """Print a result as one line of JSON, figures to four places."""
    print(json.dumps({key: rounded(value) for key, value in result.items()}))


def rounded(value: Any) -> Any:
    """A figure, or a list or mapping of them, to four places."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, Mapping):
        return {key: rounded(one) for key, one in value.items()}
    return [rounded(one) for one in value] if isinstance(value, list) else value
