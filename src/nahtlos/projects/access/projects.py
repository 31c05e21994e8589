"""Who begins a project, plans it, asks partners, and moves it; in which state, and why not yet."""

from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Coordinator, May, Watcher
from nahtlos.projects.access.hands import leads
from nahtlos.projects.models import (
    MOVES,
    OVER,
    PARTNER_MOVES,
    PartnerState,
    Project,
    ProjectPartner,
    Slot,
    State,
)

LEADS = _("Only the coordination of the region leads a project.")
IS_OVER = _("This project is over.")
NO_WORDS = _("Please write in a sentence how it ended.")
OF_PARTNER = _("Only the staff of this institution answers for it.")


def may_begin(actor: Actor) -> Refusal | None:
    """Begin a project, or take a group that nothing covers into one."""
    return unless(
        actor.role is Coordinator and actor.region is not None and actor.institution is not None,
        LEADS,
    )


def may_change(actor: Actor, project: Project) -> Refusal | None:
    """Change what it is, its week and its partners: the coordination, until it is over."""
    return unless(leads(actor, project), LEADS) or unless(project.state not in OVER, IS_OVER)


def may_have(project: Project, places: int) -> Refusal | None:
    """Nobody who has a place loses it because there are fewer."""
    return unless(
        places >= project.taken,
        _("More persons take part already. Please leave at least as many places."),
    )


def may_move(
    actor: Actor, project: Project, to: State, *, on: date, words: str = ""
) -> Refusal | None:
    """Move a project on: the coordination; the program begins it on its day."""
    by_itself = actor.role is Watcher and actor.region == project.region_id
    was = State(project.state)
    return (
        unless(leads(actor, project) or by_itself, LEADS)
        or unless(
            to in MOVES[was],
            format_lazy(
                _("A project that is “{was}” does not become “{becomes}”."),
                was=was.label, becomes=to.label,
            ),
        )
        or unless(not by_itself or "program" in MOVES[was][to], LEADS)
        or _is_ready(project, to, on, words)
    )  # fmt: skip


def _is_ready(project: Project, to: State, on: date, words: str) -> Refusal | None:
    if to in OVER:
        return unless(words.strip(), NO_WORDS)
    if to == State.PLANNED:
        return unless(
            project.contact_name and project.contact_telephone,
            _("Please write down first who helps, with a telephone number."),
        ) or unless(
            project.starts_on and project.ends_on,
            _("Please write down first from when to when it lasts."),
        )
    if to == State.AGREED:
        return _is_carried(project)
    return unless(
        project.starts_on is not None and project.starts_on <= on,
        _("Its first day lies ahead."),
    )


def _is_carried(project: Project) -> Refusal | None:
    partners = ProjectPartner.objects.filter(project=project)
    return (
        unless(
            partners.filter(state=PartnerState.AGREED, meets=True).exists(),
            _("No partner that meets the participants has agreed yet."),
        )
        or unless(
            not partners.filter(state=PartnerState.ASKED).exists(),
            _("A partner has not answered yet. Please ring them, or take the request back."),
        )
        or unless(
            Slot.objects.filter(project=project).exists(),
            _("Nothing stands in the week yet."),
        )
    )


def may_answer(actor: Actor, partner: ProjectPartner, to: PartnerState) -> Refusal | None:
    """Agree to be a partner, or decline: the staff of that institution."""
    was = PartnerState(partner.state)
    own = actor.may(May.READ_PERSONS) and actor.institution == partner.institution_id
    return (
        unless(own, OF_PARTNER)
        or unless(partner.project.state not in OVER, IS_OVER)
        or unless(
            to in PARTNER_MOVES[was] and "partner" in PARTNER_MOVES[was][to],
            format_lazy(
                _("A partner that “{was}” does not become one that “{becomes}”."),
                was=was.label, becomes=to.label,
            ),
        )
    )  # fmt: skip


def may_tell(actor: Actor, partner: ProjectPartner) -> Refusal | None:
    """Say what the institution gives: its staff, once it has agreed."""
    own = actor.may(May.READ_PERSONS) and actor.institution == partner.institution_id
    return (
        unless(own, OF_PARTNER)
        or unless(partner.project.state not in OVER, IS_OVER)
        or unless(
            partner.state == PartnerState.AGREED,
            _("Please say first whether you would like to be a partner."),
        )
    )


def may_ask_again(actor: Actor, partner: ProjectPartner) -> Refusal | None:
    """Ask a partner once more who has declined: the coordination."""
    return may_change(actor, partner.project) or unless(
        partner.state == PartnerState.DECLINED, _("This institution has not declined.")
    )


def may_drop(actor: Actor, partner: ProjectPartner) -> Refusal | None:
    """Take a request back that nobody has answered, or that was declined."""
    return may_change(actor, partner.project) or unless(
        partner.state != PartnerState.AGREED,
        _("This partner has agreed. Only the partner itself steps back."),
    )
