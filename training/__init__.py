"""Training: how the models that are Tocsin's own are made from their data."""
