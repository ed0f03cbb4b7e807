"""A brief as sentences with notes, and as HTML and Markdown."""

from __future__ import annotations

from .html import brief_body, brief_html
from .markdown import brief_markdown
from .write import write_brief

__all__ = ["brief_body", "brief_html", "brief_markdown", "write_brief"]
