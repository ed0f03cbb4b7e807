"""``python -m training``, or `make train`: says what can be trained, and how."""

from __future__ import annotations

import ast
from pathlib import Path


def trainings() -> dict[str, str]:
    """What each command of this package trains, by the first line of its module's docstring."""
    files = sorted(f for f in Path(__file__).parent.glob("*.py") if not f.name.startswith("_"))
    modules = {f.stem: ast.parse(f.read_text(encoding="utf-8")) for f in files}
    commands = {name: tree for name, tree in modules.items() if any(map(_is_main, tree.body))}
    return {name: (ast.get_docstring(tree) or "").split("\n")[0] for name, tree in commands.items()}


def _is_main(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name == "main"


def main() -> None:
    """One line for each command; none is run unasked, for each takes data that are not in the package."""
    for name, what in trainings().items():
        print(f"python -m training.{name} DATA    {what}")


if __name__ == "__main__":
    main()
