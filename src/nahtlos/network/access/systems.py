"""Who may give, take, use and end a key of an institution's own system, and where it is told."""

from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.network.models import Delivery, Kind, Membership, SystemKey, Webhook

KEY_ENDED = _("This key has been ended.")
KEY_ROLES = frozenset({"adviser", "member"})
KEY_HOLDS = timedelta(days=732)
WHOLE_ADDRESS = _(
    "Please write the whole address, for example https://system.lindenau.example/nahtlos."
)
NOT_INSIDE = _("This address lies inside a private network. Please give one that is public.")
NAT64 = ip_network("64:ff9b::/96")


def may_make_key(actor: Actor, membership: Membership) -> Refusal | None:
    """Give a program a key that acts as this membership."""
    institution = membership.institution
    return (
        unless(
            actor.may(May.KEEP_HOUSE),
            _("Only an administrator gives a key to an institution's own system."),
        )
        or unless(actor.region == membership.region_id, _("This belongs to another region."))
        or unless(
            institution.kind != Kind.IMMIGRATION_OFFICE,
            _("The immigration office has no key. People there answer single questions."),
        )
        or unless(membership.ended_at is None, _("This person no longer works here."))
        or unless(
            membership.role in KEY_ROLES,
            _("A key acts as an adviser or a member of an institution, and as nobody else."),
        )
    )


def may_last_until(at: datetime, begins: datetime, ends: datetime) -> Refusal | None:
    """A key ends, and somebody looks at it again."""
    return unless(
        max(at, begins) < ends <= at + KEY_HOLDS, _("A key ends within two years from today.")
    )


def may_take_key(actor: Actor, key: SystemKey) -> Refusal | None:
    """See a key, once: only whoever it acts as, so that nobody acts in another one's name."""
    return (
        unless(
            actor.account == key.account_id and actor.membership == key.membership_id,
            _("Only whoever this key acts as can take it."),
        )
        or unless(key.ended_at is None, KEY_ENDED)
        or unless(
            key.token_digest is None,
            _("This key has been shown already. Ask the administration for a new one."),
        )
    )


def may_end_key(actor: Actor, key: SystemKey) -> Refusal | None:
    """End a key at once: the administration, or whoever it acts as."""
    own = actor.account == key.account_id and actor.membership == key.membership_id
    keeper = actor.may(May.KEEP_HOUSE) and actor.region == key.region_id
    return unless(
        own or keeper, _("Only the administration, or whoever this key acts as, ends it.")
    ) or unless(key.ended_at is None, KEY_ENDED)


def may_use_key(key: SystemKey, at: datetime, *, works_there: bool) -> Refusal | None:
    """Whether a key opens something at this moment."""
    return (
        unless(key.ended_at is None, KEY_ENDED)
        or unless(key.valid_from <= at, _("This key does not hold yet."))
        or unless(at < key.valid_until, _("This key has run out."))
        or unless(works_there, _("Whoever this key acts as no longer works there."))
    )


def may_keep_system(actor: Actor, institution: UUID | None) -> Refusal | None:
    """Say where the own institution's system is told, and have it told again."""
    return unless(
        actor.role.key in KEY_ROLES and actor.institution == institution,
        _("Only advisers and members of the institution look after its own system."),
    )


def may_tell_at(address: str, *, anywhere: bool) -> Refusal | None:
    """Whether a system may be told at this address; `anywhere` lets a demo call this very machine."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return Refusal(WHOLE_ADDRESS)
    plain_host = not parts.username and not parts.password and not parts.fragment
    return (
        unless(parts.scheme in {"https", "http"} and host and plain_host, WHOLE_ADDRESS)
        or unless(anywhere or parts.scheme == "https", WHOLE_ADDRESS)
        or unless(
            address.isascii() and not any(sign <= " " or sign == "\x7f" for sign in address),
            WHOLE_ADDRESS,
        )
        or unless(anywhere or _public_if_number(host), NOT_INSIDE)
    )


def _public_if_number(host: str) -> bool:
    try:
        return is_public(ip_address(host))
    except ValueError:
        return host != "localhost" and not host.endswith(".localhost")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address lies in the public internet; an address of version 4 in one of 6 counts as it."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        teredo = address.teredo
        if inner is None and address in NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None or teredo is not None:
            return inner is not None and is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def may_switch(webhook: Webhook, *, on: bool) -> Refusal | None:
    """Whether there is anything to switch."""
    return unless(
        (webhook.off_at is not None) is on,
        _("This address is switched on already.") if on else _("This address is off already."),
    )


def may_send_again(delivery: Delivery) -> Refusal | None:
    """Tell it once more."""
    return unless(
        delivery.webhook.off_at is None, _("Please switch the address on first.")
    ) or unless(delivery.state != Delivery.State.WAITING, _("This is on its way already."))
