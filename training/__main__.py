"""``python -m training`` says what can be trained, and how; `make train` fits the largest, the encoder of acts."""

from __future__ import annotations

import ast
from pathlib import Path


def trainings() -> dict[str, str]:
    """What each module or package of this one trains, by the first line of the docstring beside its ``main``."""
    here = Path(__file__).parent
    files = {f.stem: f for f in here.glob("*.py") if not f.name.startswith("_")}
    files |= {f.parent.name: f for f in here.glob("*/__main__.py")}
    trees = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in sorted(files.items())}
    commands = {name: tree for name, tree in trees.items() if any(map(_is_main, tree.body))}
    return {name: (ast.get_docstring(tree) or "").split("\n")[0] for name, tree in commands.items()}


def _is_main(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name == "main"


def main() -> None:
    """One line for each command; none is run unasked, for each takes data that are not in the package."""
    for name, what in trainings().items():
        print(f"python -m training.{name} DATA    {what}")


if __name__ == "__main__":
    main()
