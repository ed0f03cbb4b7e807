"""Who is at the keyboard."""

from __future__ import annotations

import getpass
import os


def user_name() -> str:
    """The user's name; in a container that gives the user none, the number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
