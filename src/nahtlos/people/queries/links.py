"""Questions about the links and codes that open a person's own page."""

from uuid import UUID

from django.core.signing import Signer
from django.db.models import Exists, Q, QuerySet

from nahtlos.core.clock import now
from nahtlos.people.models import Contact, Link, Person, Record

SIGNER = Signer(salt="nahtlos.people.link")


def token_of(link: UUID) -> str:
    """What a link that the program sends carries: it follows from the key, so it is kept nowhere."""
    return SIGNER.sign(str(link)).replace(":", "~")


def _open() -> QuerySet[Link]:
    return Link.objects.filter(ended_at=None, locked_at=None, expires_at__gt=now())


def link_in_use(digest: str) -> Link | None:
    """The link behind the digest of its token or code, as long as it opens something."""
    return _open().filter(Q(token_digest=digest) | Q(code_digest=digest)).first()


def links(person: UUID) -> QuerySet[Link]:
    """The links of a person that still open something."""
    return _open().filter(person=person)


def links_so_far(person: UUID) -> QuerySet[Link]:
    """Every link of a person to the own page, newest first."""
    return Link.objects.filter(person=person, consent=None).order_by("-made_at", "-id")


def birth_date_known(person: UUID) -> bool:
    """Whether the file can answer what a link asks."""
    return Record.objects.filter(person=person, birth_date__isnull=False).exists()


def reached(person: UUID) -> tuple[bool, bool]:
    """Whether a way to reach the person is known, and whether a link to the own page is open."""
    ways, linked = Contact.objects.filter(person=person), links(person).filter(consent=None)
    found = Person.objects.filter(pk=person).values_list(Exists(ways), Exists(linked)).first()
    return found or (False, False)
