"""Ledgers: what lives longer than one report, followed through time, each entry with its evidence and holder."""
