"""Three lives as tables: of an apprenticeship, of its entry in the chamber's register, of one question."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Hand(StrEnum):
    """Whose hand moves something."""

    ADVISER = "adviser"
    CHAMBER = "chamber"
    TRAINEE = "trainee"
    TRAINER = "trainer"
    SCHOOL = "school"
    PROGRAM = "program"


class State(models.TextChoices):
    """Where an apprenticeship stands."""

    PREPARING = "preparing", _("being prepared")
    ENTRY = "entry", _("entry qualification (EQ)")
    TRIAL = "trial", _("on trial")
    CONTRACT = "contract", _("contract signed")
    TRAINING = "training", _("in training")
    PASSED = "passed", _("passed the exam")
    LEFT = "left", _("ended early")
    WITHDRAWN = "withdrawn", _("given up before the contract")


class Standing(models.TextChoices):
    """Where the entry in the chamber's register stands."""

    TOLD = "told", _("the chamber has been told")
    MISSING = "missing", _("something is missing")
    REGISTERED = "registered", _("registered")


class Asking(models.TextChoices):
    """Where one monthly question stands. Silence is a state of its own, never a yes."""

    ASKED = "asked", _("asked")
    REMINDED = "reminded", _("reminded")
    CALL = "call", _("to be telephoned")
    SILENT = "silent", _("nobody was reached")
    ANSWERED = "answered", _("answered")
    DROPPED = "dropped", _("not asked any more")


_A, _P = frozenset({Hand.ADVISER}), frozenset({Hand.PROGRAM})
_EITHER = frozenset({Hand.ADVISER, Hand.CHAMBER})
_THEY = frozenset({Hand.ADVISER, Hand.TRAINEE, Hand.TRAINER, Hand.SCHOOL})

MOVES: dict[State, dict[State, frozenset[Hand]]] = {
    State.PREPARING: {
        State.ENTRY: _A, State.TRIAL: _A, State.CONTRACT: _A, State.WITHDRAWN: _A,
    },
    State.ENTRY: {
        State.PREPARING: _A, State.TRIAL: _A, State.CONTRACT: _A, State.WITHDRAWN: _A,
    },
    State.TRIAL: {
        State.PREPARING: _A, State.ENTRY: _A, State.CONTRACT: _A, State.WITHDRAWN: _A,
    },
    # A contract that is dissolved before the first day leads back to the search.
    State.CONTRACT: {State.PREPARING: _A, State.TRAINING: _A},
    State.TRAINING: {State.PASSED: _A, State.LEFT: _A},
    State.PASSED: {},
    State.LEFT: {},
    State.WITHDRAWN: {},
}  # fmt: skip
STANDINGS: dict[Standing, dict[Standing, frozenset[Hand]]] = {
    Standing.TOLD: {Standing.MISSING: _EITHER, Standing.REGISTERED: _EITHER},
    Standing.MISSING: {Standing.TOLD: _A, Standing.REGISTERED: _EITHER},
    Standing.REGISTERED: {},
}
ASKINGS: dict[Asking, dict[Asking, frozenset[Hand]]] = {
    Asking.ASKED: {
        Asking.REMINDED: _P, Asking.CALL: _P, Asking.ANSWERED: _THEY, Asking.DROPPED: _A,
    },
    Asking.REMINDED: {Asking.CALL: _P, Asking.ANSWERED: _THEY, Asking.DROPPED: _A},
    Asking.CALL: {Asking.SILENT: _P, Asking.ANSWERED: _THEY, Asking.DROPPED: _A},
    Asking.SILENT: {Asking.ANSWERED: _THEY},
    Asking.ANSWERED: {},
    Asking.DROPPED: {},
}  # fmt: skip
BEFORE = (State.PREPARING, State.ENTRY, State.TRIAL)
"""There is no contract yet."""
BOUND = (State.CONTRACT, State.TRAINING, State.PASSED, State.LEFT)
"""There is, or was, a contract."""
OPEN = (*BEFORE, State.CONTRACT, State.TRAINING)
CHASED = (Asking.ASKED, Asking.REMINDED, Asking.CALL)
CAN_ANSWER = (*CHASED, Asking.SILENT)
