"""Who acts, what is refused, what is written down, and the wall that decides what can be seen."""
