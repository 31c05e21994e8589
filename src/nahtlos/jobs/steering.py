"""What members of a group are told by mail, and the night of steering.

Each mail opens with the member's own link, or with the page itself for whoever signs in. No newcomer
stands in minutes; they are sent to those who may read them anyway.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.jobs import post
from nahtlos.jobs.acting import erasers
from nahtlos.network import queries as network
from nahtlos.steering import actions, papers, queries
from nahtlos.steering.news import CommitmentLate, MeetingTold, MemberJoined, TaskDue

DATES = frozenset({"invited", "moved", "cancelled"})


def _watching(region: UUID) -> Actor:
    return Actor(role=Watcher, region=region)


def when_meeting(news: MeetingTold) -> None:
    """Everybody is invited, told of another time or that it is called off, or sent the minutes."""
    with acting(_watching(news.region)):
        meeting = queries.meeting_for(news.meeting)
        if meeting is None:
            return
        readers = queries.readers_of(meeting.group_id)
        agenda = queries.agenda_of(meeting)
    calendar = _calendar(meeting) if news.what in DATES else ""
    told = {"meeting": meeting, "group": meeting.group, "agenda": agenda}
    once = f"meeting {meeting.pk} {news.what} {int(now().timestamp())}"
    page = f"/steering/meetings/{meeting.pk}/"
    _write(readers, news.what, told, page=page, once=once, calendar=calendar)


def _calendar(meeting: queries.Meeting) -> str:
    return papers.invitation(
        papers.Date(
            key=meeting.pk, starts_at=meeting.starts_at, ends_at=meeting.ends_at,
            place=meeting.place, title=meeting.group.name, made_at=meeting.made_at,
            changed_at=meeting.changed_at,
            off=meeting.state == queries.MeetingState.CANCELLED,
        )
    )  # fmt: skip


def when_joined(news: MemberJoined) -> None:
    """A new member gets the link to the papers."""
    with acting(_watching(news.region)):
        reader = queries.reader_for(news.member)
    if reader is not None:
        group = reader.member.group
        once = f"member {int(now().timestamp())}"
        _write([reader], "joined", {"group": group}, page=f"/steering/{group.pk}/", once=once)


def when_task(news: TaskDue) -> None:
    """Whoever took it on is told, three days before its day, and each week after it."""
    with acting(_watching(news.region)):
        task = queries.task_for(news.task)
        reader = queries.reader_for(task.who_id) if task else None
    if task is not None and reader is not None:
        once = f"task {task.pk} {news.what} {today()}"
        told = {"task": task, "group": task.group}
        _write([reader], news.what, told, page=f"/steering/tasks/{task.pk}/", once=once)


def when_late(news: CommitmentLate) -> None:
    """Whoever leads the group is told that a commitment is late."""
    with acting(_watching(news.region)):
        found = queries.commitment_for(news.commitment)
        readers = queries.leading(found.group_id) if found else []
    if found is not None:
        told = {"commitment": found, "group": found.group}
        page = f"/steering/commitments/{found.pk}/"
        _write(readers, "late", told, page=page, once=f"commitment {found.pk} {today()}")


def _subjects() -> dict[str, str]:
    return {
        "invited": _("Invitation: %(group)s"),
        "moved": _("Another date: %(group)s"),
        "cancelled": _("Called off: %(group)s"),
        "approved": _("Minutes: %(group)s"),
        "joined": _("You have a place in: %(group)s"),
        "given": _("You took something on: %(group)s"),
        "soon": _("Due soon: %(group)s"),
        "overdue": _("Overdue: %(group)s"),
        "late": _("A commitment is late: %(group)s"),
    }


def _write(
    readers: Iterable[queries.Reader], what: str, told: Mapping[str, object], *, page: str, once: str,
    calendar: str = "",
) -> None:  # fmt: skip
    """A mail to each, with what opens the papers to them."""
    for reader in readers:
        member = reader.member
        with translation.override(settings.LANGUAGE_CODE):
            words = {"what": what, "link": post.LINK, "member": member, **told}
            text = render_to_string("steering/mail/told.txt", words)
            subject = _subjects()[what] % {"group": member.group.name}
        of = None if reader.signs_in else reader.link_key
        mail = post.Mail(
            to=member.email, subject=subject, text=text, opens="together" if of else page, of=of,
            institution=member.institution_id, calendar=calendar,
        )  # fmt: skip
        post.tell(mail, region=member.region_id, once=f"{once} {member.pk}"[:120])


@app.periodic(cron="40 5 * * *")
@app.task(name="steering.night")
def night(timestamp: int) -> None:
    """Every night: remind of tasks, say what is late, forget who left long ago."""
    for region in network.regions():
        watch(_watching(region.pk), now())
    for eraser in erasers():
        with acting(eraser):
            actions.forget_members(by=eraser, on=today())


def watch(watcher: Actor, at: datetime) -> int:
    """One region, each row in a transaction of its own: what fails is tried the next night."""
    on, region = today(), sure(watcher.region)
    with acting(watcher):
        tasks, promises = queries.due_tasks(region, on), queries.late_commitments(region, on)
    for task in tasks:
        with acting(watcher):
            actions.remind(task=task, by=watcher, on=on)
    for commitment in promises:
        with acting(watcher):
            actions.fall_late(commitment=commitment, by=watcher, at=at, on=on)
    return len(tasks) + len(promises)
