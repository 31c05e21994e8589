"""By which ways a person can be told something."""

from dataclasses import dataclass
from uuid import UUID

import phonenumbers
from django.conf import settings
from phonenumbers import PhoneNumberType

from nahtlos.outbox.models import Channel
from nahtlos.outbox.queries.choices import unwanted
from nahtlos.people.models import Contact, ContactKind

HOME = "DE"
MOBILE = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE,
                    PhoneNumberType.UNKNOWN, PhoneNumberType.PAGER, PhoneNumberType.VOIP,
                    PhoneNumberType.PERSONAL_NUMBER})  # fmt: skip
CHANNEL_OF = {ContactKind.PHONE.value: Channel.SMS, ContactKind.EMAIL.value: Channel.EMAIL}


@dataclass(frozen=True)
class Way:
    """A number or address at which a message may be left, and how it is shown without telling it."""

    contact: UUID
    channel: Channel
    shown: str
    wanted: bool


def dialled(number: str) -> str:
    """The number as a carrier wants it (E.164); empty where it is none."""
    try:
        parsed = phonenumbers.parse(number, HOME)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def can_receive_sms(number: str) -> bool:
    """Whether this may be a mobile telephone; numbers of no known kind are given a chance."""
    whole = dialled(number)
    return bool(whole) and phonenumbers.number_type(phonenumbers.parse(whole)) in MOBILE


def ways(person: UUID) -> list[Way]:
    """Every way that stands open, the preferred one first; unwanted ones are marked."""
    closed, sms = unwanted(person), bool(settings.SMS_CARRIER)
    rows = Contact.objects.filter(person=person, message_may_be_left=True, kind__in=CHANNEL_OF)
    return [
        Way(row.pk, channel, _hinted(row.value, channel), channel not in closed)
        for row in rows.order_by("-preferred", "kind", "id")
        if (channel := CHANNEL_OF[row.kind]) is Channel.EMAIL
        or (sms and can_receive_sms(row.value))
    ]


def way_to(person: UUID) -> Way | None:
    """The way by which a message goes if nobody chooses: the first that is wanted."""
    return next((way for way in ways(person) if way.wanted), None)


def way_for(telephone: str, email: str) -> tuple[Channel, str] | None:
    """By which way somebody without a file is told something: a mobile telephone first, then mail."""
    if settings.SMS_CARRIER and can_receive_sms(telephone):
        return Channel.SMS, telephone
    return (Channel.EMAIL, email) if email else None


def _hinted(value: str, channel: Channel) -> str:
    """Enough to tell two numbers apart, and no more."""
    if channel is Channel.SMS:
        return f"… {value.strip()[-2:]}"
    name, _at, domain = value.partition("@")
    return f"{name[:1]}…@{domain}"
