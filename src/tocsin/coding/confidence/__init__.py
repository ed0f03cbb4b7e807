"""Calibrated confidence: the probability that a record is right, and that an event is told as a fact."""

from .judge import FACT, LEAST, RIGHT, likely, load_weights, weighed

__all__ = ["FACT", "LEAST", "RIGHT", "likely", "load_weights", "weighed"]
