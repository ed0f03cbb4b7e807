"""The acts that sentences tell: how they were coded, and how the model that finds them is made from them."""
