"""``python -m evaluation``: the benchmarks as commands, each with the path of its data."""

from __future__ import annotations

from evaluation.cli import main

if __name__ == "__main__":
    main()
