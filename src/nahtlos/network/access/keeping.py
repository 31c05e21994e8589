"""Who may change the network: the directory, who works where, who is asked to join."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Coordinator, May
from nahtlos.network.models import Account, Area, Institution, Invitation, Kind, Membership

DEAD_LINK = _("This link does not work. Perhaps it was used or taken back.")
NOT_THE_DIRECTORY = _(
    "Your role does not change the directory. Ask the coordination of your region."
)
NOBODY_INVITES = _("Please sign in before you invite somebody.")
ADMINISTRATOR, IMMIGRATION = "administrator", "immigration"


def _here(actor: Actor, region: UUID) -> Refusal | None:
    return unless(actor.region == region, _("This belongs to another region."))


def may_keep_directory(actor: Actor, region: UUID) -> Refusal | None:
    """Make and change institutions, areas, and who answers for what."""
    return unless(
        actor.may(May.KEEP_NETWORK),
        NOT_THE_DIRECTORY,
    ) or _here(actor, region)


def may_have_kind(institution: Institution, kind: str) -> Refusal | None:
    """An institution with staff does not become, or cease to be, an immigration office."""
    office = Kind.IMMIGRATION_OFFICE
    if (institution.kind == office) == (kind == office):
        return None
    staff = Membership.objects.live().filter(institution=institution.id)
    return unless(
        not staff.exists(),
        _(
            "As long as somebody works here, this can not become or stop being an immigration office."
        ),
    )


def may_answer_in(institution: Institution, area: Area | None) -> Refusal | None:
    """An institution answers in areas of its own region."""
    return unless(
        area is None or area.region_id == institution.region_id,
        _("This area belongs to another region."),
    )


def may_keep_staff(actor: Actor, region: UUID) -> Refusal | None:
    """Ask people to join, change what they do, and end it."""
    return unless(
        actor.may(May.INVITE),
        _("Your role does not decide who works here. Ask the coordination of your region."),
    ) or _here(actor, region)


def may_give_role(actor: Actor, role: str, institution: Institution) -> Refusal | None:
    """Give this role at this institution to somebody."""
    at_office = institution.kind == Kind.IMMIGRATION_OFFICE
    return (
        may_keep_staff(actor, institution.region_id)
        or unless(
            role != ADMINISTRATOR or actor.role.key == ADMINISTRATOR,
            _("Only an administrator makes somebody an administrator."),
        )
        or unless(
            role == IMMIGRATION or not at_office,
            _("Staff of the immigration office have the role “Immigration office” and no other."),
        )
        or unless(
            role != IMMIGRATION or at_office,
            _("The role “Immigration office” exists only at the immigration office."),
        )
    )


def may_invite(actor: Actor, email: str, role: str, institution: Institution) -> Refusal | None:
    """Ask whoever reads this mail address to work here. Nobody gives a role to themselves."""
    own = Account.objects.filter(pk__in=[actor.account], email__iexact=email)
    return may_give_role(actor, role, institution) or unless(
        not own.exists(),
        _("This is your own address. Somebody else has to invite you."),
    )


def may_withdraw(actor: Actor, invitation: Invitation) -> Refusal | None:
    """Take an invitation back, or send it anew."""
    return may_keep_staff(actor, invitation.region_id) or unless(
        invitation.accepted_at is None and invitation.withdrawn_at is None,
        _("This invitation has been answered or taken back already."),
    )


def may_accept(email: str, invitation: Invitation, at: datetime, *, new: bool) -> Refusal | None:
    """Take the place that an invitation offers: `new`, or with the sign-in of that very address."""
    return (
        unless(invitation.accepted_at is None and invitation.withdrawn_at is None, DEAD_LINK)
        or unless(
            invitation.expires_at > at, _("This invitation has run out. Please ask for a new one.")
        )
        or unless(
            new or email.casefold() == invitation.email.casefold(),
            _("This invitation was sent to another mail address. Please sign out first."),
        )
    )


def may_have_calendar(actor: Actor) -> Refusal | None:
    """Let a calendar ask for one's own appointments with persons."""
    return unless(
        actor.account is not None and actor.may(May.READ_PERSONS),
        _("Your role has no appointments with persons."),
    )


def may_renew_feed(actor: Actor) -> Refusal | None:
    """Give the network's calendar a new address."""
    return unless(
        actor.role is Coordinator and actor.region is not None,
        _("Only the coordination gives the calendar a new address."),
    )


def _keeps(actor: Actor, membership: Membership, keepers: Iterable[UUID]) -> Refusal | None:
    """Refuse to take away somebody's own place, and the last keeper of the house."""
    return (
        may_keep_staff(actor, membership.region_id)
        or unless(membership.ended_at is None, _("This person no longer works here."))
        or unless(
            actor.account != membership.account_id,
            _("This is your own place. Somebody else has to change it."),
        )
        or unless(
            membership.role != ADMINISTRATOR or actor.role.key == ADMINISTRATOR,
            _("Only an administrator changes the place of an administrator."),
        )
        or unless(
            membership.role != ADMINISTRATOR or set(keepers) - {membership.account_id},
            _("A region needs at least one administrator."),
        )
    )


def may_end(actor: Actor, membership: Membership) -> Refusal | None:
    """End somebody's work for an institution."""
    return _keeps(actor, membership, _administrators(membership))


def may_change_staff(actor: Actor, membership: Membership, role: str) -> Refusal | None:
    """Change what somebody does for an institution; with another role only if it could be given."""
    if role == membership.role:
        return may_keep_staff(actor, membership.region_id) or unless(
            membership.ended_at is None, _("This person no longer works here.")
        )
    return _keeps(actor, membership, _administrators(membership)) or may_give_role(
        actor, role, membership.institution
    )


def _administrators(membership: Membership) -> Iterable[UUID]:
    rows = Membership.objects.live().filter(region=membership.region_id, role=ADMINISTRATOR)
    return rows.values_list("account", flat=True)
