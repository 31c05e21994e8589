"""What the page of a road says beside the sentences of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.recognition import queries

State = queries.State
WORDS: dict[State, Promise] = {
    State.NOT_NEEDED: _("Recognition is not needed"),
    State.ADVISED: _("Advice was given"),
    State.APPLIED: _("Applied for"),
    State.DEFICIENT: _("Documents are missing"),
    State.COMPLETE: _("All documents are there"),
    State.FULL: _("Recognised in full"),
    State.PARTIAL: _("Recognised in part"),
    State.REFUSED: _("Refused"),
}
MOVES: dict[State | None, tuple[State, ...]] = {
    None: (State.APPLIED, State.ADVISED, State.NOT_NEEDED),
    State.NOT_NEEDED: (State.APPLIED, State.ADVISED),
    State.ADVISED: (State.APPLIED, State.NOT_NEEDED),
    State.APPLIED: (State.COMPLETE, State.DEFICIENT, State.FULL, State.PARTIAL, State.REFUSED),
    State.DEFICIENT: (State.COMPLETE, State.FULL, State.PARTIAL, State.REFUSED),
    State.COMPLETE: (State.FULL, State.PARTIAL, State.REFUSED, State.DEFICIENT),
    State.FULL: (),
    State.PARTIAL: (State.FULL,),
    State.REFUSED: (State.APPLIED,),
}
"""The usual next step first."""
OUTCOMES: dict[str, Promise] = {
    "full": _("In full"),
    "partial": _("In part"),
    "none": _("Not equivalent"),
    "finding": _("Result of the procedure"),
    "comparison": _("Statement of comparability"),
    "fully_comparable": _("Fully comparable"),
    "predominantly_comparable": _("Mostly comparable"),
    "permit": _("Licence"),
    "refused": _("Refused"),
}


@dataclass(frozen=True)
class Outcome:
    """What can come of the decision, in a word, in a sentence, and what to do then."""

    title: Promise
    step: queries.Step


def moves_from(procedure: queries.Procedure | None) -> list[tuple[State, Promise]]:
    """The next steps from here with their words, the usual one first."""
    here = State(procedure.state) if procedure else None
    return [(to, WORDS[to]) for to in MOVES[here]]


def outcomes_of(own: queries.OwnRoad) -> list[Outcome]:
    """What each outcome leads to."""
    steps = own.stage.outcomes if own.stage else ()
    return [Outcome(OUTCOMES[one.outcome], one) for one in steps]


def sources_of(own: queries.OwnRoad) -> Mapping[str, str]:
    """Links of the offices that this road names, title by address."""
    named = own.stage.fees if own.stage else ()
    ids = {one.sentence.basis.source for one in named} | {
        one.paper.sentence.basis.source for one in own.wanted
    }
    pages = (queries.source(id_) for id_ in sorted(filter(None, ids)))
    return {page[1]: page[0] for page in pages if page}
