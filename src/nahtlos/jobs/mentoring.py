"""What follows when a wish or a pair moves, and the night of mentoring.

Mail to a mentor or a programme names nobody: it says that something waits, and where. The person is told
in the name of whoever holds the file, that there is something new on their page.
"""

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Adviser, Member, Watcher
from nahtlos.core.wall import acting
from nahtlos.jobs import post
from nahtlos.jobs.acting import erasers, told_by
from nahtlos.mentoring import actions, queries
from nahtlos.mentoring.news import CertificatesEnd, HelpWanted, PairMoved, WishMoved
from nahtlos.network import queries as network
from nahtlos.outbox import access as sending
from nahtlos.outbox import actions as outbox
from nahtlos.people import queries as people
from nahtlos.people.news import CaseClosed, FilesJoin

TO_PERSON = frozenset({"proposed", "active", "silent", "ended"})
TO_NOTHING = frozenset({"withdrawn", "declined", "lapsed"})
TO_MENTOR = TO_NOTHING | {"proposed", "active", "silent", "ended"}
TO_PROGRAMME = frozenset({"active", "declined", "lapsed", "ended"})


def when_wish(news: WishMoved) -> None:
    """The person learns what was proposed to them, the programme that somebody looks for a mentor."""
    if news.state == "proposed":
        tell_person(news.person, news.holder, news.region)
    elif news.state == "open":
        _tell_programme(news.programme, news.region, "wish", f"wish {news.wish}")


def when_pair(news: PairMoved) -> None:
    """Both learn that something waits for them, each alone; the programme what came of it."""
    once = f"pair {news.pair} {news.state} {now().isoformat()}"
    if news.state in TO_PERSON and news.by != "person":
        tell_person(news.person, news.holder, news.region)
    if news.state in TO_MENTOR and news.by != "mentor":
        _tell_mentor(news, once)
    if news.state in TO_PROGRAMME and news.by != "programme":
        _tell_programme(news.programme, news.region, "pair", once)


def when_help(news: HelpWanted) -> None:
    """The contact of the programme looks after it."""
    once = f"help {news.pair} {news.because} {now().isoformat()}"
    _tell_programme(news.programme, news.region, "help", once)


def when_certificates(news: CertificatesEnd) -> None:
    """Seen again in time, or nobody new is introduced to this mentor."""
    once = f"certificates {news.programme} {today()}"
    _tell_programme(news.programme, news.region, "certificates", once)


def when_case_closed(news: CaseClosed) -> None:
    """With its case ends what looks for a mentor; whoever has one keeps them until it ends."""
    actions.end_with_case(person=news.person, by=told_by(news), at=now())


def when_files_join(news: FilesJoin) -> None:
    """One person looks once in a programme."""
    actions.make_one(person=news.person, merged=news.merged, by=told_by(news), at=news.at)


def watchers() -> Iterator[Actor]:
    """The program watching deadlines, once for each region."""
    for region in network.regions():
        yield Actor(role=Watcher, region=region.pk)


@app.periodic(cron="10 5 * * *")
@app.task(name="mentoring.night")
def night(timestamp: int) -> None:
    """Every night: ask whoever fell silent, tell the programme, let lapse, warn, forget who left."""
    for watcher in watchers():
        watch(watcher)
    for eraser in erasers():
        actions.forget_mentors(by=eraser, at=now())


def watch(watcher: Actor) -> int:
    """One region, each pair in a transaction of its own: what fails is tried the next night."""
    at, on, region = now(), today(), sure(watcher.region)
    with acting(watcher):
        late = queries.unanswered(region, at)
        quiet, unheard = queries.silent(region, on), queries.unheard(region, on)
        ending = queries.ending(region, on)
    for key in late:
        with acting(watcher):
            actions.lapse(pair=key, by=watcher, at=at)
    for key in quiet:
        with acting(watcher):
            actions.fall_silent(pair=key, by=watcher, at=at, on=on)
    for key in unheard:
        with acting(watcher):
            actions.tell_programme(pair=key, by=watcher, on=on)
    for programme, certificates in ending.items():
        with acting(watcher):
            actions.warn(programme=programme, certificates=certificates, by=watcher, on=on)
    return len(late) + len(quiet) + len(unheard) + len(ending)


def tell_person(key: UUID, holder: UUID, region: UUID) -> None:
    """In the name of the adviser; a closed file gets no message."""
    by = Actor(role=Adviser, institution=holder, region=region)
    with acting(by):
        try:
            person = people.person_for(key)
        except people.NoPerson:
            return
    if person.adviser is None:
        return
    by = Actor(
        role=Adviser, account=person.adviser.account_id, membership=person.adviser_id,
        institution=holder, region=region,
    )  # fmt: skip
    with acting(by):
        if sending.may_write(by, person) is None:
            outbox.write(person=person, note=outbox.Note(kind="news"), by=by, at=now())


def _runs(programme: UUID, region: UUID) -> tuple[queries.Programme | None, Actor]:
    """The programme, and whoever runs it there."""
    with acting(Actor(role=Watcher, region=region)):
        found = queries.programme_for(programme)
    at = found.institution_id if found else None
    return found, Actor(role=Member, institution=at, region=region)


def _tell_mentor(news: PairMoved, once: str) -> None:
    found, runs = _runs(news.programme, news.region)
    if found is None:
        return
    with acting(runs):
        to = queries.address_of_mentor(news.pair)
    if to:
        what = f"mentor_{'withdrawn' if news.state in TO_NOTHING else news.state}"
        _mail(to, what, "/mentor/", f"mentor {once}", region=news.region, programme=found)


def _tell_programme(programme: UUID, region: UUID, what: str, once: str) -> None:
    found, _by = _runs(programme, region)
    if found is not None and found.contact_email:
        page = f"/mentoring/{programme}/"
        _mail(found.contact_email, what, page, once, region=region, programme=found)


def _subjects() -> dict[str, str]:
    return {
        "wish": _("Somebody looks for a mentor"),
        "pair": _("There is news of a pair"),
        "help": _("A pair needs you"),
        "certificates": _("Certificates of conduct run out"),
        "mentor_proposed": _("We would like to introduce somebody to you"),
        "mentor_active": _("You can begin"),
        "mentor_silent": _("How is it going with the two of you?"),
        "mentor_ended": _("Your time together has ended"),
        "mentor_withdrawn": _("We have taken a suggestion back"),
    }


def _mail(
    to: str, what: str, opens: str, once: str, *, region: UUID, programme: queries.Programme
) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        words = {"what": what, "link": post.LINK, "programme": programme}
        text = render_to_string("mentoring/mail/told.txt", words)
        subject = _subjects()[what]
    mail = post.Mail(
        to=to, subject=subject, text=text, opens=opens, institution=programme.institution_id
    )
    post.tell(mail, region=region, once=once[:120])
