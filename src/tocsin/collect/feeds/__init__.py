"""What sources give: feeds, sitemaps and lists of feeds become the reports that they name."""

from __future__ import annotations

from .give import given
from .opml import DEFAULTS, read_opml, write_opml
from .sniff import Sniffed, sniff

__all__ = ["DEFAULTS", "Sniffed", "given", "read_opml", "sniff", "write_opml"]
