"""``python -m training``, or `make train`: says what there is to train, which is nothing yet."""

from __future__ import annotations

NOTHING = "nothing to train: this coder is made of lexicons and rules; its only weights are the packaged parser's"


def main() -> None:
    """Say so in one line."""
    print(NOTHING)


if __name__ == "__main__":
    main()
