"""Who may see figures, who may have them counted, and when again."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Administrator, Analyst, Coordinator, May
from nahtlos.outcomes.engine import months_before
from nahtlos.outcomes.models import Draft, Edition, Example
from nahtlos.outcomes.translate.anonymous import gives_away
from nahtlos.people.models import Person

SEES = (Coordinator, Analyst, Administrator)
REQUESTS = 3
APART = 3
"""Months between two editions: what differs between two is never what one or two people did lately."""


def may_see(actor: Actor) -> Refusal | None:
    """Figures are for whoever steers and judges."""
    return unless(
        actor.role in SEES and actor.region is not None,
        gettext_lazy("Figures are seen by the coordination, analysts and the administration."),
    )


def may_look_at_fairness(actor: Actor) -> Refusal | None:
    """Who is proposed, by group, is for the coordination alone."""
    return unless(
        actor.role is Coordinator and actor.region is not None,
        gettext_lazy("Only the coordination of the region sees who is proposed, by group."),
    )


def may_count(actor: Actor, last: date | None, today: date) -> Refusal | None:
    """Only the coordination has figures counted, and not again before three months are over."""
    return unless(
        actor.role is Coordinator and actor.region is not None,
        gettext_lazy("Only the coordination of the region has figures counted."),
    ) or unless(may_follow(last, today), _too_soon(last))


def may_follow(last: date | None, today: date) -> bool:
    """Whether an edition of today may follow the last one."""
    return last is None or today >= next_on(last)


def next_on(last: date) -> date:
    """The first day on which the next edition may be counted."""
    return months_before(last, -APART)


def may_bring(actor: Actor, *, there: bool) -> Refusal | None:
    """Official files are brought by the coordination, once for an edition."""
    return unless(
        actor.role is Coordinator and actor.region is not None,
        gettext_lazy("Only the coordination of the region brings official files."),
    ) or unless(
        not there,
        gettext_lazy("The official indicators of this edition are there. They are not changed."),
    )


def _too_soon(last: date | None) -> str:
    if last is None:
        return ""
    return _(
        "The next figures can be counted on %(day)s. Counted closer together, the difference of two"
        " editions could tell of single persons."
    ) % {"day": date_format(next_on(last), "DATE_FORMAT")}


def may_publish(actor: Actor) -> Refusal | None:
    """What leaves the house is the coordination's word."""
    return unless(
        actor.role is Coordinator and actor.region is not None,
        gettext_lazy("Only the coordination of the region publishes figures."),
    )


def may_open(actor: Actor, edition: Edition | None) -> Refusal | None:
    """Publish figures for other regions."""
    return may_publish(actor) or unless(
        edition is not None, gettext_lazy("First have the figures counted.")
    )


def may_print(
    actor: Actor, edition: Edition | None, draft: Draft | None, *, agreed: int, checked: bool
) -> Refusal | None:
    """Publish the briefing: everything is there, and somebody has read the examples."""
    wanted = len(draft.examples) if draft else 0
    return (
        may_open(actor, edition)
        or unless(
            draft is not None and all(len(draft.requests.get(one, ())) == REQUESTS for one in ("de", "en")),
            gettext_lazy("First write the three requests, in German and English."),
        )
        or unless(
            agreed == wanted,
            gettext_lazy("Somebody has taken back an example. Please choose another one."),
        )
        or unless(
            checked or not wanted,
            gettext_lazy("Please read the examples once more: nobody may be recognised in them."),
        )
    )  # fmt: skip


def may_write_example(actor: Actor, person: Person, texts: tuple[str, str]) -> Refusal | None:
    """The person's own adviser, in words by which nobody is found."""
    names = (person.given_name, person.family_name, person.native_name)
    found = [piece for text in texts for piece in gives_away(text, names)]
    return _own_adviser(actor, person) or unless(
        not found,
        _("Somebody could be found by “%(piece)s”. Please write it without.")
        % {"piece": found[0] if found else ""},
    )


def may_agree_to(actor: Actor, example: Example) -> Refusal | None:
    """Write down the person's yes, once."""
    return _own_adviser(actor, example.person) or unless(
        example.agreed_at is None, gettext_lazy("The person has agreed to this already.")
    )


def may_take_back(actor: Actor, example: Example) -> Refusal | None:
    """Write down that the person wants it no more; for the person themselves, too."""
    return _own_adviser(actor, example.person) or unless(
        example.taken_back_at is None, gettext_lazy("This has been taken back already.")
    )


def _own_adviser(actor: Actor, person: Person) -> Refusal | None:
    return unless(
        actor.may(May.KEEP_PERSONS) and actor.institution == person.institution_id,
        gettext_lazy("Only the person's own adviser writes this."),
    )
