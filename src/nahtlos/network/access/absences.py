"""Who may say that somebody is away, and who may stand in."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.network.models import Membership, Substitution

ADVISER = "adviser"
LONGEST_DAYS = 400
AWAY_ALREADY = gettext_lazy(
    "Somebody has just kept another absence for these days. Please look again."
)


def may_keep_absence(actor: Actor, absent: Membership) -> Refusal | None:
    """Oneself as an adviser, or whoever keeps the house."""
    oneself = absent.account_id == actor.account and absent.institution_id == actor.institution
    keeper = actor.may(May.KEEP_HOUSE) and absent.region_id == actor.region
    return (
        unless(
            oneself or keeper,
            _("An absence is kept by the adviser, or by the administration of the house."),
        )
        or unless(absent.role == ADVISER, _("Only advisers accompany persons and need somebody."))
        or unless(absent.ended_at is None, _("This person no longer works here."))
    )


def may_stand_in(
    actor: Actor, absent: Membership, stands_in: Membership, days: tuple[date, date]
) -> Refusal | None:
    """Whether this colleague can stand in on these days; each trouble is named with its days."""
    first, last = days
    return (
        may_keep_absence(actor, absent)
        or unless(first <= last, _("The last day lies before the first."))
        or unless(
            (last - first).days <= LONGEST_DAYS,
            _("Please choose at most a year. Whoever leaves for longer hands the persons over."),
        )
        or _colleagues(absent, stands_in)
        or _not_twice(absent, days)
        or _is_there(absent, stands_in, days)
    )


def _colleagues(absent: Membership, stands_in: Membership) -> Refusal | None:
    here = stands_in.institution_id == absent.institution_id and stands_in.role == ADVISER
    return unless(stands_in.pk != absent.pk, _("Nobody stands in for oneself.")) or unless(
        here and stands_in.ended_at is None,
        _("Only an adviser of the same institution can stand in."),
    )


def _not_twice(absent: Membership, days: tuple[date, date]) -> Refusal | None:
    kept = _away(absent, days)
    if kept is None:
        return None
    words = _("There is an absence from %(first)s to %(last)s already. Please end it first.")
    return Refusal(words % _days(kept))


def _is_there(absent: Membership, stands_in: Membership, days: tuple[date, date]) -> Refusal | None:
    """Whoever is away on one of the days cannot be asked; so no circle can close, either."""
    kept = _away(stands_in, days)
    if kept is None:
        return None
    words = {"name": stands_in.account.name} | _days(kept)
    if kept.stands_in_id == absent.pk:
        return Refusal(
            _("You stand in for %(name)s from %(first)s to %(last)s. Please choose somebody else.")
            % words
        )
    return Refusal(
        _("%(name)s is away, too, from %(first)s to %(last)s. Please choose somebody else.") % words
    )


def _away(membership: Membership, days: tuple[date, date]) -> Substitution | None:
    return Substitution.objects.between(*days).filter(absent=membership.pk).first()


def _days(kept: Substitution) -> dict[str, str]:
    days = {"first": kept.from_on, "last": kept.until_on}
    return {name: date_format(day, "SHORT_DATE_FORMAT") for name, day in days.items()}


def may_end_absence(actor: Actor, absence: Substitution) -> Refusal | None:
    """Whether this actor may end this absence."""
    return may_keep_absence(actor, absence.absent) or unless(
        absence.ended_at is None, _("This absence has been ended already.")
    )
