"""Training: where models of Tocsin's own will be made. There is none yet."""
