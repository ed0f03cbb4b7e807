"""The day of a page that does not say in so many words when it was published, by htmldate: a last resort, and marked.

Only for pages that were fetched: their address often holds the day, and without any day an old report that a feed names
anew would look like news. A page of which this finds nothing stays undated.
"""

from __future__ import annotations

from copy import deepcopy

from htmldate import find_date
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

FIRST = "1995-01-01"
"""No report was on the web before."""
_LAST = "9999-12-31"
"""Not the day of today, which this stage does not know: whoever fetched the page drops what has not come yet."""


def found_published(tree: HtmlElement, url: str) -> str:
    """The ISO day on which the page was first published, by its address and by elements made for dates; else empty.

    Days that only stand in the text or at the page's foot do not count: they are of what is told, or of the site.
    """
    try:
        day = find_date(
            deepcopy(tree), extensive_search=False, original_date=True, url=url, min_date=FIRST, max_date=_LAST
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError, etree.LxmlError):
        return ""
    return day or ""
