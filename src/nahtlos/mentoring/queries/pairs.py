"""Pairs as a page shows them: with the first names that may be seen, meetings and words."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from nahtlos.mentoring.models import (
    STANDING,
    About,
    Answered,
    Ended,
    Introduced,
    Meeting,
    Mentor,
    Pair,
    State,
    Word,
)


@dataclass(frozen=True)
class Shown:
    """A pair with what the reader may see: the latest meetings first, own words, for a programme all."""

    pair: Pair
    introduced: Introduced | None
    meetings: tuple[Meeting, ...]
    words: tuple[Word, ...]

    @property
    def stands(self) -> bool:
        """Whether the two meet, or should."""
        return self.pair.state in STANDING

    def said(self, side: str, about: str = About.END) -> Word | None:
        """The last word of this side about the end, or about the silence that is asked about now."""
        asked = self.pair.asked_on if about == About.SILENCE else None
        fits = (w for w in self.words if (w.side, w.about, w.asked_on) == (side, about, asked))
        return next(fits, None)

    @property
    def silence_of_person(self) -> Word | None:
        """What the person answered to the question that is open now."""
        return self.said("person", About.SILENCE)

    @property
    def silence_of_mentor(self) -> Word | None:
        """What the mentor answered to it."""
        return self.said("mentor", About.SILENCE)

    @property
    def hours(self) -> float:
        """How long all meetings took."""
        return sum(one.minutes for one in self.meetings) / 60


def pair_for(pair: UUID) -> Pair | None:
    """One pair, as far as the wall shows it."""
    return (
        Pair.objects.select_related("programme__institution", "programme__company")
        .filter(pk=pair)
        .first()
    )


def shown(pairs: "QuerySet[Pair]") -> list[Shown]:
    """These pairs with all that the reader may see of them, in four queries."""
    found = list(
        pairs.select_related("programme__institution", "programme__company").order_by(
            "next_at", "-moved_at"
        )
    )
    keys = [one.pk for one in found]
    names = {one.pair_id: one for one in Introduced.objects.filter(pair__in=keys)}
    met: dict[UUID, list[Meeting]] = defaultdict(list)
    for meeting in Meeting.objects.filter(pair__in=keys):
        met[meeting.pair_id].append(meeting)
    words: dict[UUID, list[Word]] = defaultdict(list)
    for word in Word.objects.filter(pair__in=keys):
        words[word.pair_id].append(word)
    return [
        Shown(one, names.get(one.pk), tuple(met[one.pk]), tuple(words[one.pk])) for one in found
    ]


def shown_pair(pair: Pair) -> Shown:
    """One pair with all that the reader may see of it."""
    return shown(Pair.objects.filter(pk=pair.pk))[0]


def reason_of(word: Word) -> str:
    """What a reason says, in the reader's language."""
    codes = Ended if word.about == About.END else Answered
    return str(codes(word.reason).label) if word.reason else ""


def of_mentor(account: UUID) -> list[Shown]:
    """Whom this mentor is proposed, accompanies, or has just stopped accompanying."""
    mine = Mentor.objects.filter(account=account).values("pk")
    quiet = (State.DECLINED, State.WITHDRAWN, State.LAPSED)
    return shown(Pair.objects.filter(mentor__in=mine).exclude(state__in=quiet))


def of_person(person: UUID) -> list[Shown]:
    """The pairs of a person that stand, wait for an answer, or have ended."""
    quiet = (State.DECLINED, State.WITHDRAWN, State.LAPSED)
    return shown(Pair.objects.filter(person=person).exclude(state__in=quiet))


def meeting_for(meeting: UUID) -> Meeting | None:
    """One meeting, as far as the wall shows it."""
    return Meeting.objects.filter(pk=meeting).first()


def address_of_mentor(pair: UUID) -> str:
    """Where a mentor is reached by mail; empty where nobody knows."""
    found = (
        Pair.objects.filter(pk=pair).values_list("mentor__email", "mentor__account__email").first()
    )
    return next((one for one in found or () if one), "")
