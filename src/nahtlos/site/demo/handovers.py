"""Two whole cases that change hands, one waiting and one taken over; and another region that is known."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from nahtlos.core.wall import acting
from nahtlos.network.models import Membership
from nahtlos.people import wording
from nahtlos.people.models import Consent, Document, Note, Part, Purpose
from nahtlos.referrals import actions
from nahtlos.referrals.engine.sealing import Pair, public_text
from nahtlos.referrals.models import Handover, Referral, Stage
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World, acting_as

PARTS = (Part.CONTACT.value, Part.PLAN.value, Part.PROFILE.value)
WHY = "Zieht im nächsten Monat in das Gebiet der anderen Beratungsstelle."


@dataclass(frozen=True)
class Passing:
    """Whose case goes to whom, and how many days ago it was offered."""

    whole: File
    to: Membership
    days: int


def hand_over(world: World, files: list[File]) -> None:
    """To the first adviser of the tour, who finds it in the inbox; and from them to another."""
    first = files[0].adviser
    there = next(
        m for m in world.memberships
        if m.role == "adviser" and m.institution_id != first.institution_id
    )  # fmt: skip
    fitting = [one for one in files[12:] if _fits(one)]
    offered = next(f for f in fitting if f.adviser.institution_id == there.institution_id)
    given = next(f for f in fitting if f.adviser.institution_id == first.institution_id)
    _offer(Passing(offered, first, 2))
    _take(_offer(Passing(given, there, 9)), Passing(given, there, 4))


def _fits(whole: File) -> bool:
    """An open case with notes that stay, and nothing open that would have to end."""
    quiet = not whole.rows[Referral] and whole.person.closed_at is None
    return quiet and bool(whole.rows[Note]) and whole.draft.opened > 30


def _offer(passing: Passing) -> Handover:
    whole, world = passing.whole, passing.whole.world
    at, to = world.at(-passing.days, 11), passing.to.institution_id
    language = wording.language_for(whole.person.preferred_language)
    by = acting_as(whole.adviser)
    with acting(by):
        consent = Consent.objects.create(
            **whole.of, recipient_id=to, purpose=Purpose.HANDOVER, parts=list(PARTS),
            how="on_the_spot", valid_from=at, valid_until=at + timedelta(days=60), asked_at=at,
            given_at=at, language=language, wording=world.wording(language), asked_by_id=whole.adviser.account_id,
        )  # fmt: skip
        papers = Document.objects.filter(person=whole.person).values_list("pk", flat=True)
        one = Handover.objects.create(
            **whole.of, giver_id=whole.person.institution_id, recipient_id=to, why=WHY,
            parts=list(PARTS), documents=sorted(papers), with_consents=True, consent=consent,
            moved_at=at - timedelta(minutes=9), moved_by_id=by.account,
        )  # fmt: skip
        Handover.objects.filter(pk=one.pk).update(
            state=Stage.OFFERED, moved_at=at, offered_at=at, sight_ends_at=consent.valid_until,
            answer_due_on=timezone.localdate(at) + timedelta(days=7),
        )  # fmt: skip
    return one


def _take(one: Handover, passing: Passing) -> None:
    at, by = passing.whole.world.at(-passing.days, 15), acting_as(passing.to)
    with acting(by):
        Handover.objects.filter(pk=one.pk).update(
            state=Stage.TAKEN, moved_at=at, ended_at=at, adviser_id=by.membership,
            moved_by_id=by.account,
        )  # fmt: skip


def known_region(world: World) -> None:
    """The own region has keys and knows one other, so that a case can be sealed for it."""
    keeper = next(m for m in world.memberships if m.role == "administrator")
    by, at = acting_as(keeper), world.at(-40)
    with acting(by):
        actions.make_region_key(by=by, at=at)
        other = public_text("Kreis Beispielau", Pair.new().public)
        actions.add_partner(text=other, by=by, at=at)
