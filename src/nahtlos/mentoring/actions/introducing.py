"""A human introduces: whoever runs the programme confirms a pair that the program proposed, or another."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.mentoring import access
from nahtlos.mentoring.actions.wishes import locked
from nahtlos.mentoring.models import Introduced, Mentor, Pair, State, Wish
from nahtlos.mentoring.news import PairMoved

_TAKEN = {
    "one_mentor_for_a_wish_at_a_time": _("Somebody is proposed to this person already."),
    "a_mentor_has_a_place": _("This mentor has no place any more."),
    "a_certificate_was_seen": _(
        "No certificate of conduct that still counts was seen. Please see it first."
    ),
}


@transaction.atomic
def introduce(
    *, wish: Wish, mentor: Mentor, parts: dict[str, int], by: Actor, at: datetime, on: date
) -> Pair:
    """Propose the two to each other. `parts` are the points that speak for it, kept as they were."""
    fresh = locked(wish)
    demand(access.may_introduce(by, fresh, mentor, on))
    try:
        with transaction.atomic():
            pair = _pair(fresh, mentor, parts, by=by, at=at)
    except IntegrityError as error:
        raise Refused(Refusal(_sentence(error))) from error
    publish(
        PairMoved(
            pair.pk, pair.person_id, pair.institution_id, pair.region_id, pair.programme_id,
            State.PROPOSED, "programme",
        )
    )  # fmt: skip
    return pair


def _pair(wish: Wish, mentor: Mentor, parts: dict[str, int], *, by: Actor, at: datetime) -> Pair:
    of = {
        "person_id": wish.person_id, "region_id": wish.region_id,
        "institution_id": wish.institution_id,
    }  # fmt: skip
    pair = Pair.objects.create(
        **of, wish=wish, programme=wish.programme, mentor=mentor, parts=parts,
        proposed_at=at, moved_at=at, moved_by_id=by.account,
    )  # fmt: skip
    Introduced.objects.create(
        **of, pair=pair, first_name=wish.first_name, languages=wish.languages,
        mentor_name=mentor.first_name, mentor_languages=mentor.languages,
    )  # fmt: skip
    return pair


def _sentence(error: IntegrityError) -> Promise:
    """Why the database refused, in words."""
    diag = getattr(error.__cause__, "diag", None)
    broken = getattr(diag, "constraint_name", None) or ""
    return _TAKEN.get(broken, _("This cannot be done any more. Please look at the page again."))
