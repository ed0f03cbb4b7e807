"""What leaves the project: records as lines of English, JSON Lines and CSV."""
