"""The way to a finished training as stations, for the adviser's page and the own page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import queries

State = queries.State
WAY: tuple[tuple[State, Promise], ...] = (
    (State.PREPARING, _("Preparation")),
    (State.ENTRY, _("Entry qualification (EQ)")),
    (State.TRIAL, _("Trial")),
    (State.CONTRACT, _("Contract and register")),
    (State.TRAINING, _("Apprenticeship")),
    (State.PASSED, _("Exam")),
)


@dataclass(frozen=True)
class Station:
    """One station of the way: done, now, next, or left out."""

    state: str
    title: Promise
    stands: str


def stations(row: queries.Apprenticeship) -> Iterable[Station]:
    """The stations of the way for this row."""
    states = [state for state, _title in WAY]
    at = State.TRAINING if row.state == State.LEFT else row.state
    here = states.index(State(at)) if at in states else -1
    for number, (state, title) in enumerate(WAY):
        passed = number < here
        left_out = passed and (
            (state == State.ENTRY and row.entry_id is None)
            or (state == State.TRIAL and row.trial_id is None)
        )
        if not left_out:
            stands = "now" if number == here else "done" if passed else "next"
            yield Station(state, title, stands)
