"""Who introduces two to each other: a human, where every hard condition holds."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.mentoring.access.pairs import GONE
from nahtlos.mentoring.access.programmes import may_run
from nahtlos.mentoring.models import Certificate, Mentor, Programme, Training, Wish, WishState


def may_introduce(actor: Actor, wish: Wish, mentor: Mentor, on: date) -> Refusal | None:
    """Propose two to each other: whoever runs the programme, where every hard condition holds."""
    programme = wish.programme
    return (
        may_run(actor, programme)
        or unless(programme.closed_at is None, _("This programme has ended already."))
        or unless(wish.state == WishState.OPEN, GONE)
        or unless(
            mentor.programme_id == wish.programme_id, _("This mentor is in another programme.")
        )
        or unless(mentor.left_at is None, _("This mentor has left."))
        or unless(set(mentor.languages) & set(wish.languages), _("These two share no language."))
        or unless(mentor.pk not in wish.excluded, _("These two should not be introduced."))
        or _is_ready(programme, mentor, on)
    )


def _is_ready(programme: Programme, mentor: Mentor, on: date) -> Refusal | None:
    seen = Certificate.objects.filter(mentor=mentor, valid_until__gte=on)
    return unless(
        not programme.needs_certificate or seen.exists(),
        _("No certificate of conduct that still counts was seen. Please see it first."),
    ) or unless(
        not programme.needs_training or Training.objects.filter(mentor=mentor).exists(),
        _("This mentor has not been trained yet."),
    )
