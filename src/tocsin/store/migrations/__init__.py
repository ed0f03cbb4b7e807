"""The migrations of a project's database, oldest first in ``versions``; they travel in the package."""
