"""Where the reports of one incident contradict one another."""

from __future__ import annotations

from .find import contradictions

__all__ = ["contradictions"]
