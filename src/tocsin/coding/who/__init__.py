"""Says which actor a noun phrase stands for, and why."""

from .resolution import Resolution
from .unknown import unknown_names
from .who import Who

__all__ = ["Resolution", "Who", "unknown_names"]
