"""Sending something, with a name or without, and taking it back."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.core.wall import acting
from nahtlos.ideas import access, queries
from nahtlos.ideas.access import GONE
from nahtlos.ideas.models import Idea, Sender, State
from nahtlos.ideas.news import IdeaMoved


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What somebody sends. Without name and mail nothing is kept that says who it was."""

    kind: str
    text: str
    topic: str = ""
    language: str = "de"
    may_publish: bool = False
    name: str = ""
    email: str = ""


@transaction.atomic
def send(*, region: UUID, letter: Letter, once: UUID, on: date) -> str:
    """Send it; the receipt code. The same form sent twice is sent once, and has the same code.

    It is written as nobody, whoever is signed in, so that the book of changes knows no account either.
    """
    code = queries.code_of(once)
    if queries.by_code(code) is not None:
        return code
    with acting(NOBODY):
        idea = Idea(
            region_id=region, kind=letter.kind, topic=letter.topic, text=letter.text,
            language=letter.language, may_publish=letter.may_publish,
            code_digest=queries.digest_of(code), received_on=on,
            due_on=on + timedelta(days=queries.days_of(region)),
        )  # fmt: skip
        try:
            with transaction.atomic():
                idea.save(force_insert=True)
                if letter.name or letter.email:
                    Sender(region_id=region, idea=idea, name=letter.name, email=letter.email).save(
                        force_insert=True
                    )
        except IntegrityError:
            return code  # the same form, in the same moment
        publish(IdeaMoved(idea.pk, region, "received"))
    return code


def _by(code: str) -> Actor:
    return Actor(link=queries.digest_of(code))


def _change(code: str, **values: object) -> None:
    with acting(_by(code)):
        changed = Idea.objects.filter(code_digest=queries.digest_of(code)).update(**values)
    if not changed:
        raise Refused(Refusal(GONE))


@transaction.atomic
def take_back(*, code: str) -> None:
    """With the code: it is not to be answered any more, and its words go."""
    found = queries.by_code(code)
    if found is None:
        raise Refused(Refusal(GONE))
    demand(access.may_move(_by(code), found.idea, State.WITHDRAWN, sender=True))
    _change(code, state=State.WITHDRAWN, text="")


@transaction.atomic
def publish_words(*, code: str, may_publish: bool) -> None:
    """With the code: the words may be read in the network once it is answered, or not."""
    found = queries.by_code(code)
    if found is None:
        raise Refused(Refusal(GONE))
    demand(access.may_hide(found.idea))
    _change(code, may_publish=may_publish)
