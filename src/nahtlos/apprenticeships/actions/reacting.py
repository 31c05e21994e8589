"""A sign of trouble becomes the task of a named person, with a day; and what they did about it."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import access, engine
from nahtlos.apprenticeships.models import OPEN, Apprenticeship, Asking, Did, Reaction, Sign
from nahtlos.apprenticeships.news import ReactionOpened
from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.network.models import Membership

WITHIN = timedelta(days=3)
GONE = Refusal(_("This is not there any more."))


@transaction.atomic
def weigh(*, sign: UUID, by: Actor, at: datetime) -> Reaction | None:
    """Whether what was said this month needs somebody; the keeper then reacts, one thing at a time."""
    heard = Sign.objects.filter(pk=sign, institution=by.institution).first()
    if heard is None:
        return None
    rows = Apprenticeship.objects.select_for_update(of=("self",))
    row = rows.filter(pk=heard.apprenticeship_id, state__in=OPEN).first()
    if row is None or not engine.worries(_month(heard), silent_in_a_row=_silent(heard)):
        return None
    if Reaction.objects.filter(apprenticeship=row, done_on=None).exists():
        return None
    on = timezone.localdate(at)
    made = Reaction.objects.create(
        apprenticeship=row, person_id=row.person_id, region_id=row.region_id,
        institution_id=row.institution_id, who_id=row.keeper_id, opened_on=on, due_on=on + WITHIN,
    )  # fmt: skip
    publish(ReactionOpened(row.pk, row.region_id, row.institution_id, row.keeper_id))
    return made


def _of_month(heard: Sign, *numbers: int) -> QuerySet[Sign]:
    rows = Sign.objects.filter(apprenticeship=heard.apprenticeship_id, since=heard.since)
    return rows.filter(number__in=numbers)


def _month(heard: Sign) -> list[int]:
    """What the answers of this month weigh, of each side; without those that somebody acted on."""
    rows = _of_month(heard, heard.number).filter(state=Asking.ANSWERED)
    done = Reaction.objects.filter(apprenticeship=heard.apprenticeship_id, done_on__isnull=False)
    last = done.order_by("-done_at").first()
    if last is not None:
        rows = rows.filter(answered_at__gt=last.done_at)
    return list(rows.values_list("weight", flat=True))


def _silent(heard: Sign) -> int:
    """How often in a row up to this month this side was silent."""
    rows = _of_month(heard, heard.number - 1, heard.number)
    return rows.filter(side=heard.side, state=Asking.SILENT).count()


def _locked(reaction: Reaction) -> Reaction:
    rows = Reaction.objects.select_for_update(of=("self",)).select_related("person__institution")
    found = rows.filter(pk=reaction.pk).first()
    if found is None:
        raise Refused(GONE)
    return found


@transaction.atomic
def react(
    *, reaction: Reaction, did: Did, on: date, by: Actor, at: datetime, words: str = ""
) -> Reaction:
    """What was done about it, and when."""
    fresh = _locked(reaction)
    demand(access.may_react(by, fresh, on))
    demand(unless(on <= timezone.localdate(at), _("This day lies in the future.")))
    fresh.did, fresh.words, fresh.done_on = did, words.strip(), on
    fresh.done_at, fresh.done_by_id = at, sure(by.account)
    fresh.save(update_fields=["did", "words", "done_on", "done_at", "done_by"])
    return fresh


@transaction.atomic
def hand_on(*, reaction: Reaction, to: Membership, by: Actor) -> Reaction:
    """A colleague reacts instead; the day stays."""
    fresh = _locked(reaction)
    demand(access.may_hand_on(by, fresh, to))
    fresh.who = to
    fresh.save(update_fields=["who"])
    publish(ReactionOpened(fresh.apprenticeship_id, fresh.region_id, fresh.institution_id, to.pk))
    return fresh
