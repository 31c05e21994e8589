"""How a command says that it cannot go on: one sentence on standard error and an exit status."""


class Fault(Exception):
    """Something stands in the way; the text is a sentence that says what and what to do."""

    status = 1


class BadInput(Fault):
    """What was handed in is wrong; the text names the place."""

    status = 2
