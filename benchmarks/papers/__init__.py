"""How quick papers are: a whole plan, a letter, a form filled, beside an empty page set the same way."""
