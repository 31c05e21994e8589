"""Questions about ideas and complaints; they never write."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.ideas.models import DAYS, OPEN, Answer, Idea, Kind, Rule, Sender, State

__all__ = ("Answer", "Idea", "Kind", "Reading", "State", "answer_of", "answered", "by_code",
           "code_of", "days_of", "digest_of", "idea_for", "late", "mine", "reading", "sender_of",
           "soon", "waiting")  # fmt: skip

LETTERS, GROUP, SIGNS = 10, 4, 16
SOON = 3


def code_of(once: UUID) -> str:
    """The receipt code of a form: four groups of four signs, the same however often it is sent."""
    made = hmac.new(settings.SECRET_KEY.encode(), b"ideas" + once.bytes, hashlib.sha256).digest()
    signs = base64.b32encode(made[:LETTERS]).decode()
    return "-".join(signs[at : at + GROUP] for at in range(0, SIGNS, GROUP))


def digest_of(code: str) -> str:
    """A code as the database keeps it, however it was typed: small, with blanks, 0 for O, 1 for I."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(plain.replace("0", "O").replace("1", "I").encode()).hexdigest()


@dataclass(frozen=True)
class Reading:
    """What a sender reads with the code."""

    idea: Idea
    answer: Answer | None


def by_code(code: str) -> Reading | None:
    """What stands behind a receipt code."""
    digest = digest_of(code)
    with acting(Actor(link=digest)):
        idea = Idea.objects.filter(code_digest=digest).first()
        return Reading(idea, answer_of(idea.pk)) if idea else None


def reading(idea: Idea) -> Reading:
    """The same for whoever sees it otherwise."""
    return Reading(idea, answer_of(idea.pk))


def idea_for(key: UUID) -> Idea | None:
    """One that the actor may see."""
    return (
        Idea.objects.select_related("place__account", "place__institution").filter(pk=key).first()
    )


def answer_of(idea: UUID) -> Answer | None:
    """Its answer."""
    return Answer.objects.filter(idea=idea).first()


def sender_of(idea: UUID) -> Sender | None:
    """Who sent it, if they said so."""
    return Sender.objects.filter(idea=idea).first()


def waiting(region: UUID) -> list[Idea]:
    """Everything without an answer that the actor may see, the most urgent first."""
    rows = Idea.objects.select_related("place__account", "place__institution")
    return list(rows.filter(region=region, state__in=OPEN))


def mine(account: UUID) -> QuerySet[Idea]:
    """What waits for an answer by this person, the most urgent first."""
    return Idea.objects.filter(account=account, state=State.WITH_SOMEBODY)


def answered(region: UUID, text: str = "", *, most: int = 100) -> list[Answer]:
    """Asked and answered, the newest first; found by any word."""
    rows = Answer.objects.filter(region=region)
    for word in text.split()[:6]:
        rows = rows.filter(
            Q(title__icontains=word) | Q(asked__icontains=word) | Q(text__icontains=word)
        )
    return list(rows[:most])


def days_of(region: UUID) -> int:
    """Within how many days the region answers."""
    return Rule.objects.filter(region=region).values_list("days", flat=True).first() or DAYS


def soon(region: UUID, on: date) -> list[Idea]:
    """With somebody, due within three days, not reminded; asked by the program."""
    rows = Idea.objects.filter(region=region, state=State.WITH_SOMEBODY, reminded_on=None)
    return list(rows.filter(due_on__lte=on + timedelta(days=SOON)))


def late(region: UUID, on: date) -> list[Idea]:
    """Due and not answered, of which the coordination was not told; asked by the program."""
    rows = Idea.objects.filter(region=region, state__in=OPEN, told_on=None)
    return list(rows.filter(due_on__lt=on))
