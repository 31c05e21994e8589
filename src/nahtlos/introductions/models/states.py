"""The life of an introduction as one table: from where to where, and by whose hand."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where an introduction stands."""

    WISHED = "wished", _("wished by the person")
    PROPOSED = "proposed", _("the person is asked")
    SHOWN = "shown", _("the employer is asked")
    CHASED = "chased", _("the employer has not answered")
    LATER = "later", _("the employer decides later")
    INVITED = "invited", _("invited to a talk")
    TRIAL = "trial", _("trial days")
    PLACED = "placed", _("has the job")
    REFUSED = "refused", _("the employer said no")
    DECLINED = "declined", _("the person said no")
    WITHDRAWN = "withdrawn", _("taken back")
    SETTLED = "settled", _("somebody else has the job")
    UNANSWERED = "unanswered", _("never answered")


class Side(StrEnum):
    """Whose hand moves an introduction."""

    ADVISER = "adviser"
    PERSON = "person"
    EMPLOYER = "employer"
    SERVICE = "service"
    PROGRAM = "program"


ENDED = frozenset(
    {
        State.PLACED,
        State.REFUSED,
        State.DECLINED,
        State.WITHDRAWN,
        State.SETTLED,
        State.UNANSWERED,
    }
)
OPEN = frozenset(State) - ENDED
AT_THE_EMPLOYER = frozenset({State.SHOWN, State.CHASED, State.LATER, State.INVITED, State.TRIAL})
"""Where the employer sees the anonymous profile."""
NAMED = frozenset({State.INVITED, State.TRIAL, State.PLACED})
"""Where name and contact may be open to the employer, if the person agreed to that."""

# The employer's service says it for the employer, after a call.
_ANSWER = frozenset({Side.EMPLOYER, Side.SERVICE})
_THEIRS = frozenset({Side.ADVISER, Side.PERSON})
_PROGRAM = frozenset({Side.PROGRAM})

_ANSWERS = {
    State.INVITED: _ANSWER,
    State.TRIAL: _ANSWER,
    State.LATER: _ANSWER,
    State.REFUSED: _ANSWER,
}
_ENDS = {State.WITHDRAWN: _THEIRS, State.PLACED: _PROGRAM, State.SETTLED: _PROGRAM}


def _without(state: State) -> dict[State, frozenset[Side]]:
    return {to: hands for to, hands in _ANSWERS.items() if to is not state}


MOVES: dict[State, dict[State, frozenset[Side]]] = {
    State.WISHED: {
        State.PROPOSED: frozenset({Side.ADVISER}),
        State.WITHDRAWN: _THEIRS,
        State.PLACED: _PROGRAM,
        State.SETTLED: _PROGRAM,
    },
    State.PROPOSED: {
        State.SHOWN: _THEIRS,
        State.DECLINED: _THEIRS,
        State.WITHDRAWN: frozenset({Side.ADVISER}),
        State.PLACED: _PROGRAM,
        State.SETTLED: _PROGRAM,
    },
    State.SHOWN: _ANSWERS | _ENDS | {State.CHASED: _PROGRAM},
    State.CHASED: _ANSWERS | _ENDS | {State.UNANSWERED: frozenset({Side.SERVICE})},
    State.LATER: _without(State.LATER) | _ENDS | {State.SHOWN: _PROGRAM},
    State.INVITED: _without(State.INVITED) | _ENDS | {State.CHASED: _PROGRAM},
    State.TRIAL: _without(State.TRIAL) | _ENDS | {State.CHASED: _PROGRAM},
    **{ended: {} for ended in sorted(ENDED)},
}
"""Placed and settled are moved by the program, since the others may be held by other institutions."""
