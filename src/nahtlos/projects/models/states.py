"""The lives of a project, of a partner in it, and of a person's place: every move, and by whose hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a project stands."""

    IDEA = "idea", _("an idea")
    PLANNED = "planned", _("being planned")
    AGREED = "agreed", _("agreed with the partners")
    RUNNING = "running", _("running")
    ENDED = "ended", _("ended")
    GIVEN_UP = "given_up", _("given up")


_LEAD = frozenset({"coordination"})
MOVES: dict[State, dict[State, frozenset[str]]] = {
    State.IDEA: {State.PLANNED: _LEAD, State.GIVEN_UP: _LEAD},
    State.PLANNED: {State.AGREED: _LEAD, State.GIVEN_UP: _LEAD},
    State.AGREED: {
        State.PLANNED: _LEAD,
        State.RUNNING: _LEAD | {"program"},
        State.GIVEN_UP: _LEAD,
    },
    State.RUNNING: {State.ENDED: _LEAD, State.GIVEN_UP: _LEAD},
    State.ENDED: {},
    State.GIVEN_UP: {},
}
"""From a state to those that may follow, with the hands that may do it."""
OVER = (State.ENDED, State.GIVEN_UP)
TAKES = (State.AGREED, State.RUNNING)
"""Persons can be proposed."""


class PartnerState(models.TextChoices):
    """What an institution says to being a partner."""

    ASKED = "asked", _("asked")
    AGREED = "agreed", _("has agreed")
    DECLINED = "declined", _("has declined")


PARTNER_MOVES: dict[PartnerState, dict[PartnerState, frozenset[str]]] = {
    PartnerState.ASKED: {
        PartnerState.AGREED: frozenset({"partner"}),
        PartnerState.DECLINED: frozenset({"partner"}),
    },
    PartnerState.AGREED: {PartnerState.DECLINED: frozenset({"partner"})},
    PartnerState.DECLINED: {PartnerState.ASKED: _LEAD},
}


class Place(models.TextChoices):
    """Where a person stands in a project."""

    PROPOSED = "proposed", _("proposed to the person")
    WAITING = "waiting", _("on the waiting list")
    TAKEN = "taken", _("takes part")
    FINISHED = "finished", _("has finished")
    LEFT = "left", _("has left")
    REFUSED = "refused", _("the person does not want it")
    WITHDRAWN = "withdrawn", _("taken back")
    LAPSED = "lapsed", _("the project is over")


_PERSON, _HOLDER = frozenset({"person"}), frozenset({"holder"})
_PARTNER, _PROGRAM = frozenset({"partner"}), frozenset({"program"})
PLACE_MOVES: dict[Place, dict[Place, frozenset[str]]] = {
    Place.PROPOSED: {
        Place.TAKEN: _PERSON,
        Place.WAITING: _PERSON,
        Place.REFUSED: _PERSON,
        Place.WITHDRAWN: _HOLDER,
        Place.LAPSED: _PROGRAM,
    },
    Place.WAITING: {
        Place.TAKEN: _PROGRAM,
        Place.WITHDRAWN: _PERSON | _HOLDER,
        Place.LAPSED: _PROGRAM,
    },
    Place.TAKEN: {
        Place.FINISHED: _PARTNER | _PROGRAM,
        Place.LEFT: _PERSON | _HOLDER | _PARTNER | _PROGRAM,
    },
    Place.FINISHED: {},
    Place.LEFT: {},
    Place.REFUSED: {},
    Place.WITHDRAWN: {},
    Place.LAPSED: {},
}
LIVE = (Place.PROPOSED, Place.WAITING, Place.TAKEN)
"""Not over: a person has one such place in a project at a time."""
WAS_THERE = (Place.TAKEN, Place.FINISHED, Place.LEFT)
"""Takes part, or took part."""


class Lacks(models.TextChoices):
    """What is not open to the group, as the groups that nothing covers are told."""

    LANGUAGE = "language", _("no language course is open")
    QUALIFICATION = "qualification", _("no qualification is open")
    ENTRY = "entry", _("no programme for the way into work is open")
    LANGUAGE_SEAT = "language_seat", _("a language course is open, but without a seat here")
    COURSE_SEAT = "course_seat", _("a qualification is open, but without a seat here")
    ENTRY_SEAT = (
        "entry_seat",
        _("a programme for the way into work is open, but without a seat here"),
    )
    DECLINED_WORK = "declined_work", _("declined everywhere: work")
    DECLINED_APPRENTICESHIP = "declined_apprenticeship", _("declined everywhere: apprenticeship")
    DECLINED_LANGUAGE = "declined_language", _("declined everywhere: language")
    DECLINED_RECOGNITION = (
        "declined_recognition",
        _("declined everywhere: recognition of qualifications"),
    )
    DECLINED_RESIDENCE = "declined_residence", _("declined everywhere: residence")
    DECLINED_SOCIAL = "declined_social", _("declined everywhere: family, housing and money")
    DECLINED_EMPLOYERS = "declined_employers", _("declined everywhere: advice for employers")

    @property
    def is_seat(self) -> bool:
        """Whether the law opens it and nobody here has a seat."""
        return self.value.endswith("_seat")

    @property
    def is_declined(self) -> bool:
        """Whether whoever was asked has said no."""
        return self.value.startswith("declined_")
