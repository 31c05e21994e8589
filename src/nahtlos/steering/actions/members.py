"""Who sits in a group: taken in, told, made chair, given a new link, let go, forgotten."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.network import queries as network
from nahtlos.network.actions.once import only_once
from nahtlos.steering import access
from nahtlos.steering.actions.holding import held
from nahtlos.steering.models import Chair, Group, Member, Pass, Task, TaskState
from nahtlos.steering.models.groups import a_year_on
from nahtlos.steering.news import MemberJoined
from nahtlos.steering.queries.links import digest_of, token_of

TWICE = _("Somebody with this address sits in the group already.")
FORGOTTEN_AFTER = timedelta(days=730)


@dataclass(frozen=True, kw_only=True)
class Who:
    """Who is taken in: a name, an address, and the institution or company."""

    name: str
    email: str
    institution: UUID | None = None
    company: UUID | None = None
    company_name: str = ""


@transaction.atomic
def add_member(*, group: Group, who: Who, by: Actor, at: datetime, on: date) -> Member:
    """Take somebody in. Whoever signs in with this address opens the papers there, anybody by link."""
    demand(access.may_keep_members(by, group))
    account = network.account_by_mail(who.email)
    with only_once(TWICE):
        member = Member.objects.create(
            region_id=group.region_id, group=group, institution_id=who.institution,
            company_id=who.company, company_name=who.company_name, name=who.name, email=who.email.lower(), joined_on=on,
        )  # fmt: skip
    key = uuid4()
    Pass.objects.create(
        region_id=group.region_id, group=group, member=member, account=account, link_key=key,
        token_digest=digest_of(token_of(key)),
    )  # fmt: skip
    publish(MemberJoined(member.pk, group.region_id))
    return member


@transaction.atomic
def new_link(*, member: Member, by: Actor) -> Member:
    """Send a new link, for a year; the old one opens nothing any more."""
    demand(access.may_keep_members(by, member.group))
    fresh = held(member)
    demand(_sits(fresh))
    key = uuid4()
    Pass.objects.filter(member=fresh).update(
        link_key=key, token_digest=digest_of(token_of(key)), link_until=a_year_on()
    )
    publish(MemberJoined(fresh.pk, fresh.region_id))
    return fresh


def _sits(member: Member) -> Refusal | None:
    return unless(member.left_on is None, _("This member has left."))


@transaction.atomic
def let_go(*, member: Member, by: Actor, at: datetime, on: date) -> Member:
    """Somebody leaves: the papers close for them. What they took on is given to somebody before."""
    demand(access.may_keep_members(by, member.group))
    fresh = held(member)
    demand(_sits(fresh))
    if Task.objects.filter(who=fresh, state=TaskState.OPEN).exists():
        raise Refused(Refusal(_("This member still has tasks. Please settle or give them first.")))
    Pass.objects.filter(member=fresh).update(ended_at=at)
    if fresh.leads:
        _unname(fresh, by)
    fresh.left_on = on
    fresh.save(update_fields=["left_on", "leads"])
    return fresh


@transaction.atomic
def name_chair(*, member: Member, by: Actor) -> Member:
    """Have a member with a sign-in lead the group."""
    account = Pass.objects.filter(member=member).values_list("account", flat=True).first()
    demand(access.may_name_chair(by, member, signs_in=account is not None))
    fresh = held(member)
    if not fresh.leads and account is not None:
        Chair.objects.create(
            region_id=fresh.region_id, group=fresh.group, member=fresh, account_id=account
        )
        fresh.leads = True
        fresh.save(update_fields=["leads"])
    return fresh


@transaction.atomic
def unname_chair(*, member: Member, by: Actor) -> Member:
    """They lead no more, and stay a member."""
    demand(access.may_name_chair(by, member, signs_in=True))
    fresh = held(member)
    _unname(fresh, by)
    fresh.save(update_fields=["leads"])
    return fresh


def _unname(member: Member, by: Actor) -> None:
    demand(access.may_name_chair(by, member, signs_in=True))
    Chair.objects.filter(member=member).delete()
    member.leads = False


@transaction.atomic
def forget_members(*, by: Actor, on: date) -> int:
    """As eraser: two years after somebody left, name and address go."""
    rows = Member.objects.filter(left_on__lt=on - FORGOTTEN_AFTER).exclude(name="", email="")
    return rows.update(name="", email="")
