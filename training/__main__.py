"""``python -m training``, or `make train`: says what can be trained, and how."""

from __future__ import annotations

import ast
from pathlib import Path


def trainings() -> dict[str, str]:
    """What each module of this package trains, by the first line of its docstring."""
    files = sorted(f for f in Path(__file__).parent.glob("*.py") if not f.name.startswith("_"))
    docs = {f.stem: ast.get_docstring(ast.parse(f.read_text(encoding="utf-8"))) or "" for f in files}
    return {name: doc.splitlines()[0] for name, doc in docs.items() if doc}


def main() -> None:
    """One line for each command; none is run unasked, for each takes data that are not in the package."""
    for name, what in trainings().items():
        print(f"python -m training.{name} DATA    {what}")


if __name__ == "__main__":
    main()
