"""Draws the map of the page: countries from world-atlas, provinces from what the gazetteer places where."""
