"""Links for those who sign an internship, what is told of it, and the night that watches its days.

Messages name no person and no company: they say that something waits, and where.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.core.roles import Usher, Watcher
from nahtlos.core.wall import acting
from nahtlos.internships import access, actions, queries
from nahtlos.internships.news import (
    InternshipLate,
    InternshipOver,
    InternshipWithdrawn,
    OfInternship,
    SignatureGiven,
    SignaturesAsked,
)
from nahtlos.jobs import post
from nahtlos.jobs.acting import adviser_at, told_by
from nahtlos.network import queries as network
from nahtlos.outbox import actions as outbox
from nahtlos.people import queries as people
from nahtlos.people.news import CaseClosed, FilesJoin
from nahtlos.people.wording.closing import closed_because

TRY_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=5)
DAYS_BEFORE = 3
WHATS: dict[type[OfInternship], str] = {
    SignaturesAsked: "sign", SignatureGiven: "signed", InternshipLate: "late",
    InternshipOver: "over", InternshipWithdrawn: "withdrawn",
}  # fmt: skip


def when_told(news: OfInternship) -> None:
    """Have it told by a job in the same transaction."""
    tell.defer(
        internship=str(news.internship), account=str(news.account),
        membership=str(news.membership), what=WHATS[type(news)],
    )  # fmt: skip


def when_case_closed(news: CaseClosed) -> None:
    """With its case ends what is not signed by everybody; what is signed stays until it ends."""
    words = closed_because(news.reason)
    actions.end_with_case(person=news.person, by=told_by(news), at=now(), words=words)


def when_files_join(news: FilesJoin) -> None:
    """Nobody is in two internships at a time; a human says which of two agreements holds."""
    demand(access.may_become_one(news.person, news.merged))


@app.task(name="internships.tell", retry=TRY_AGAIN)
def tell(*, internship: str, account: str, membership: str, what: str) -> None:
    """Send what is due, as the adviser who keeps the agreement; nothing once they have left."""
    by = adviser_at(UUID(account), membership)
    if by is None:
        return
    with acting(by):
        try:
            one = queries.internship_for(UUID(internship))
        except queries.NoInternship:
            return
        _told(one, what, by, now())


def _told(one: queries.Internship, what: str, by: Actor, at: datetime) -> None:
    if what == "withdrawn":
        _withdrawn(one, by, at)
    elif what == "over":
        actions.ask_how_it_was(internship=one, at=at)
        _send_links(one, queries.Opens.ASSESS, by, at)
        _to_person(one, "how_it_was", by, at, about=one.pk)
    elif one.state in {queries.State.TO_SIGN, queries.State.SIGNED}:
        if one.state == queries.State.TO_SIGN:
            actions.make_links(internship=one, at=at)
        _send_links(one, queries.Opens.SIGN, by, at)
        if what == "late":
            _remind(one, by, at)
        if one.state == queries.State.SIGNED or what == "late":
            _to_adviser(one, what, by)


def _send_links(one: queries.Internship, opens: queries.Opens, by: Actor, at: datetime) -> None:
    """Each link once, however often the job runs; also those that were waiting for their turn."""
    for link in queries.due_for_links(one, opens):
        if actions.mark_sent(link=link, at=at) and not _send(one, link, by, at):
            actions.mark_unsent(link=link)


def _send(one: queries.Internship, link: queries.Pass, by: Actor, at: datetime) -> bool:
    """Whether there was a way to them."""
    signer = link.signer
    if signer.party == queries.Party.PERSON:
        return _to_person(one, "agreement", by, at, link=link.pk, about=link.pk)
    if signer.email and signer.language in settings.STAFF_LANGUAGES:
        what = "sign" if link.opens == queries.Opens.SIGN else "assess"
        once = f"internship {link.pk}"
        _mail(one, signer.email, what, language=signer.language, once=once, link=link.pk)
        return True
    return _errand(one, link, at)


def _errand(one: queries.Internship, link: queries.Pass, at: datetime) -> bool:
    """To somebody without a file: by telephone, or by mail in a language that staff does not read."""
    signer, usher = link.signer, Actor(role=Usher, region=one.region_id)
    kind = "agreement" if link.opens == queries.Opens.SIGN else "how_it_was"
    to = outbox.To(
        region=one.region_id, institution=one.institution_id, language=signer.language,
        telephone=signer.telephone, email=signer.email,
    )  # fmt: skip
    note = outbox.Note(kind=kind, values={"sign": str(link.pk)}, about=link.pk)
    with acting(usher):
        return outbox.send_errand(to=to, note=note, by=usher, at=at) is not None


def _to_person(
    one: queries.Internship, kind: str, by: Actor, at: datetime, *, about: UUID,
    link: UUID | None = None,
) -> bool:  # fmt: skip
    person = people.person_for(one.person_id)
    if person.closed_at is not None:
        return False
    values = {"sign": str(link)} if link else {}
    note = outbox.Note(kind=kind, values=values, about=about)
    return outbox.write(person=person, note=note, by=by, at=at) is not None


def _remind(one: queries.Internship, by: Actor, at: datetime) -> None:
    """Whoever has a link and has not signed is told once more, with the same link."""
    for signing in queries.signings_of(one):
        link = signing.link
        if signing.signature is None and link is not None and not signing.waits:
            _again(one, link, by, at)


def _again(one: queries.Internship, link: queries.Pass, by: Actor, at: datetime) -> None:
    signer = link.signer
    if signer.party == queries.Party.PERSON:
        _to_person(one, "agreement", by, at, link=link.pk, about=link.pk)
    elif signer.email:
        language = signer.language if signer.language in settings.STAFF_LANGUAGES else "en"
        _mail(
            one,
            signer.email,
            "late",
            language=language,
            once=f"internship late {link.pk}",
            link=link.pk,
        )


def _withdrawn(one: queries.Internship, by: Actor, at: datetime) -> None:
    """Whoever was sent a link, and the person, who may have taken it back elsewhere."""
    for signer in queries.signers_of(one.pk):
        known = queries.latest_pass(signer.pk, queries.Opens.SIGN)
        if signer.email and known is not None and known.sent_at:
            once = f"internship withdrawn {one.pk} {signer.pk}"
            _mail(one, signer.email, "withdrawn", language=signer.language, once=once)
    _to_person(one, "news", by, at, about=one.pk)


def _to_adviser(one: queries.Internship, what: str, by: Actor) -> None:
    person = people.person_for(one.person_id)
    to = network.mail_of_desk(person.adviser_id, today())
    if to:
        once = f"internship {what} {one.pk} {one.number}"
        _mail(one, to, f"adviser_{what}", language=settings.LANGUAGE_CODE, once=once)


def _subjects() -> dict[str, str]:
    return {
        "sign": _("An agreement waits for your signature"),
        "late": _("An agreement is not signed yet"),
        "assess": _("How was the internship?"),
        "withdrawn": _("An internship does not take place"),
        "adviser_signed": _("Everybody has signed"),
        "adviser_late": _("An internship begins soon, and somebody has not signed"),
    }


def _mail(
    one: queries.Internship, to: str, what: str, *, language: str, once: str,
    link: UUID | None = None,
) -> None:  # fmt: skip
    """One mail; with `link` that by which somebody signs or tells."""
    with translation.override(language):
        subject = _subjects()[what]
        text = render_to_string("internships/mail/told.txt", {"what": what, "link": post.LINK})
    page = f"/internships/{one.pk}/" if what.startswith("adviser") else "/"
    mail = post.Mail(
        to=to, subject=subject, text=text, opens="sign" if link else page, of=link,
        institution=one.institution_id,
    )  # fmt: skip
    post.tell(mail, region=one.region_id, once=once)


def watchers() -> Iterator[Actor]:
    """The program watching deadlines, once for each region."""
    for region in network.regions():
        yield Actor(role=Watcher, region=region.pk)


@app.periodic(cron="35 5 * * *")
@app.task(name="internships.night")
def night(timestamp: int) -> None:
    """Every morning: begin and end by the day, and have those reminded who have not signed."""
    for watcher in watchers():
        watch(watcher)


def watch(watcher: Actor) -> int:
    """One region, each internship in a transaction of its own; how many were moved or reminded."""
    at, on, region = now(), today(), sure(watcher.region)
    with acting(watcher):
        begun, over = queries.to_start(region, on), queries.to_end(region, on)
        late = queries.to_remind(region, on, DAYS_BEFORE)
    for key in begun:
        with acting(watcher):
            actions.start(internship=queries.internship_for(key), by=watcher, at=at)
    for key in over:
        with acting(watcher):
            actions.end(internship=queries.internship_for(key), by=watcher, at=at)
    for key in late:
        with acting(watcher):
            actions.remind(internship=key, by=watcher, at=at)
    return len(begun) + len(over) + len(late)
