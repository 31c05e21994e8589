"""Who leads a group, who sits in it, and what the coordination alone does."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Coordinator, Role, Watcher
from nahtlos.steering.models import Chair, Group, Member, Pass

CHAIR, MEMBER, LINK, PROGRAM = "chair", "member", "link", "program"
ENDED = _("This group has ended.")
LEADS = _("Only whoever leads the group or coordinates the region does this.")


def hands(actor: Actor, group: Group) -> frozenset[str]:
    """By which hands this actor acts in the group; none for a stranger."""
    if actor.link:
        held = Pass.objects.filter(group=group, token_digest=actor.link, ended_at=None)
        return frozenset({LINK}) if held.exists() else frozenset()
    if actor.region != group.region_id:
        return frozenset()
    by_role: dict[type[Role], frozenset[str]] = {
        Coordinator: frozenset({CHAIR, MEMBER}),
        Watcher: frozenset({PROGRAM}),
    }
    return by_role.get(actor.role) or _by_account(actor, group)


def _by_account(actor: Actor, group: Group) -> frozenset[str]:
    if actor.account is None:
        return frozenset()
    if Chair.objects.filter(group=group, account=actor.account).exists():
        return frozenset({CHAIR, MEMBER})
    own = Pass.objects.filter(group=group, account=actor.account, ended_at=None)
    return frozenset({MEMBER}) if own.exists() else frozenset()


def may_open(actor: Actor, group: Group) -> Refusal | None:
    """Open the group's papers: its members and the coordination."""
    return unless(
        hands(actor, group),
        _("The papers of this group are for its members and the coordination."),
    )


def may_lead(actor: Actor, group: Group) -> Refusal | None:
    """Lead it, as long as it stands."""
    return unless(CHAIR in hands(actor, group), LEADS) or unless(group.closed_at is None, ENDED)


may_change = may_keep_members = may_lead


def may_make(actor: Actor) -> Refusal | None:
    """Begin a group."""
    return unless(
        actor.role is Coordinator and actor.region, _("Only the coordination begins a group.")
    )


def may_close(actor: Actor, group: Group) -> Refusal | None:
    """End a group."""
    return unless(
        actor.role is Coordinator and actor.region == group.region_id,
        _("Only the coordination ends a group."),
    ) or unless(group.closed_at is None, ENDED)


def may_name_chair(actor: Actor, member: Member, *, signs_in: bool) -> Refusal | None:
    """Have somebody lead the group, or no longer."""
    return (
        unless(
            actor.role is Coordinator and actor.region == member.region_id,
            _("Only the coordination says who leads a group."),
        )
        or unless(member.group.closed_at is None, ENDED)
        or unless(member.left_on is None, _("This member has left."))
        or unless(
            signs_in, _("Whoever leads a group needs a sign-in here. Please invite them first.")
        )
    )
