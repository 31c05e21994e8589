"""The monthly questions of an apprenticeship, who is told of trouble, the chamber, and the night.

A message names no person, no company and no school: that something waits, and where. Only the page
behind the link of company or school says a first name, since one of them may train several.
"""

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from nahtlos.apprenticeships import access, actions, queries
from nahtlos.apprenticeships.news import (
    ChamberTold,
    OfApprenticeship,
    ReactionOpened,
    RegisterLate,
    SignAsked,
    SignHeard,
)
from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.core.roles import Usher, Watcher
from nahtlos.core.wall import acting
from nahtlos.jobs import post
from nahtlos.jobs.acting import told_by
from nahtlos.jobs.placements import holder
from nahtlos.jobs.referrals import watchers
from nahtlos.network import queries as network
from nahtlos.outbox import access as sending
from nahtlos.outbox import actions as outbox
from nahtlos.people.news import CaseClosed, FilesJoin
from nahtlos.people.wording.closing import closed_because


@app.periodic(cron="50 5 * * *")
@app.task(name="apprenticeships.night")
def night(timestamp: int) -> None:
    """Every morning: chase silence, ask whose month has come, remind of the register."""
    for watcher in watchers():
        watch(watcher)


def watch(watcher: Actor) -> int:
    """One region, each row in a transaction of its own: what fails is tried the next night."""
    at, region = now(), sure(watcher.region)
    with acting(watcher):
        late, houses = queries.late_keys(region, today()), queries.houses(region)
    for key in late:
        with acting(watcher):
            actions.chase(sign=key, by=watcher, at=at)
    return len(late) + sum(_house(region, house) for house in houses)


def _house(region: UUID, house: UUID) -> int:
    """One institution, in whose name is asked."""
    at, on = now(), today()
    with acting(holder(region, house)):
        due, unregistered = queries.to_ask(house, on), queries.to_remind(house, on)
    for key in due:
        with acting(holder(region, house)) as by:
            actions.ask_month(apprenticeship=key, on=on, by=by, at=at)
    for key in unregistered:
        with acting(holder(region, house)) as by:
            actions.remind_register(apprenticeship=key, by=by, on=on)
    return len(due) + len(unregistered)


def when_files_join(news: FilesJoin) -> None:
    """Nobody is on two ways at a time; a human says which goes on."""
    demand(access.may_become_one(news.person, news.merged))


def when_case_closed(news: CaseClosed) -> None:
    """What has no contract is given up with the case; of a training nobody is asked any more."""
    words = closed_because(news.reason)
    actions.end_with_case(person=news.person, by=told_by(news), at=now(), words=words)


def when_asked(news: SignAsked) -> None:
    """A message to whoever is asked; without any way to them they are telephoned."""
    with acting(holder(news.region, news.institution)):
        sign = queries.sign_for(news.sign)
        row = queries.apprenticeship_for(news.apprenticeship)
        voice = queries.voice_for(row.pk, sign.side)
    if news.side == queries.Side.TRAINEE:
        told = _tell_trainee(row, sign, again=news.again)
    else:
        told = voice is not None and _tell_voice(sign, voice, again=news.again)
    if not told:
        watcher = Actor(role=Watcher, region=news.region)
        with acting(watcher):
            actions.no_way(sign=sign.pk, by=watcher, at=now())


def _tell_trainee(row: queries.Apprenticeship, sign: queries.Sign, *, again: bool) -> bool:
    by = holder(row.region_id, row.institution_id, row.made_by_id)
    kind = "training_again" if again else "training"
    note = outbox.Note(kind=kind, values={"training": str(sign.pk)}, about=sign.pk)
    with acting(by):
        if sending.may_write(by, row.person) is not None:
            return False
        return outbox.write(person=row.person, note=note, by=by, at=now()) is not None


def _tell_voice(sign: queries.Sign, voice: queries.Voice, *, again: bool) -> bool:
    """By mail in the languages of staff, else by telephone or in another language."""
    if voice.email and voice.language in settings.STAFF_LANGUAGES:
        with translation.override(voice.language):
            words = {"link": post.LINK, "again": again}
            text = render_to_string("apprenticeships/mail/asked.txt", words)
            subject = _("A few short questions about your trainee")
        mail = post.Mail(
            to=voice.email, subject=subject, text=text, opens="trainee", of=sign.pk,
            institution=sign.institution_id,
        )  # fmt: skip
        post.tell(mail, region=sign.region_id, once=f"training {sign.pk} {again}")
        return True
    usher = Actor(role=Usher, region=sign.region_id)
    to = outbox.To(
        region=sign.region_id, institution=sign.institution_id, language=voice.language,
        telephone=voice.telephone, email=voice.email,
    )  # fmt: skip
    note = outbox.Note(kind="trainee", values={"trainee": str(sign.pk)}, about=sign.pk)
    with acting(usher):
        return outbox.send_errand(to=to, note=note, by=usher, at=now()) is not None


def when_heard(news: SignHeard) -> None:
    """Whether somebody has to act, is weighed in the name of the holder, who sees all sides."""
    with acting(holder(news.region, news.institution)) as by:
        actions.weigh(sign=news.sign, by=by, at=now())


def when_opened(news: ReactionOpened) -> None:
    """Whoever reacts is told that somebody needs them; not who said what."""
    _to_desk(news, news.who, "reaction", f"reaction {news.apprenticeship} {today()} {news.who}")


def when_late(news: RegisterLate) -> None:
    """Whoever keeps it is reminded of the chamber's register."""
    _to_desk(news, news.keeper, "register", f"register late {news.apprenticeship}")


def _to_desk(news: OfApprenticeship, whose: UUID, what: str, once: str) -> None:
    with acting(holder(news.region, news.institution)):
        to = network.mail_of_desk(whose, today())
        person = queries.apprenticeship_for(news.apprenticeship).person_id
    if not to:
        return
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("apprenticeships/mail/desk.txt", {"what": what, "link": post.LINK})
        subjects = {
            "reaction": _("An apprenticeship needs you"),
            "register": _("A contract is not registered yet"),
        }
    page = f"/persons/{person}/apprenticeship/"
    mail = post.Mail(to=to, subject=subjects[what], text=text, opens=page)
    post.tell(mail, region=news.region, once=once)


def when_told(news: ChamberTold) -> None:
    """The chamber gets a link to what it is to register."""
    with acting(holder(news.region, news.institution)):
        row = queries.apprenticeship_for(news.apprenticeship)
        told = queries.registration_of(row)
    if told is None or not told.chamber.email:
        return
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("apprenticeships/mail/chamber.txt", {"link": post.LINK})
        subject = _("A contract to be registered")
    mail = post.Mail(
        to=told.chamber.email, subject=subject, text=text, opens="register", of=told.pk,
        institution=news.institution,
    )  # fmt: skip
    at = told.told_at.isoformat() if told.told_at else ""
    post.tell(mail, region=news.region, once=f"register {told.pk} {at}")
